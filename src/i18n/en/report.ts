/** Sentences of the gap report, the same on screen, in Markdown and on paper. */
export const report = {
  'report.title': '{level} gap report',
  'report.title.specialist': '{level} gap report (for a specialist)',
  'report.title.buyer': '{level} result of a self-check (for a buyer)',
  'report.organization': 'Company',
  'report.organization.missing': '(no company name given)',
  'report.scope': 'Scope',
  'report.scope.companies': 'companies',
  'report.scope.sites': 'sites',
  'report.scope.departments': 'departments',
  'report.scope.systems': 'systems',
  'report.scope.part': '{field}: {names}',
  'report.scope.missing': '(no scope given)',
  'report.date': 'Report made',
  'report.answered': 'Answered',
  'report.answered.range': '{first} to {last}',
  'report.edition': 'Edition',
  'report.edition.value': '{title} (edition {edition})',
  'report.source': 'Source',
  'report.source.value': '{publisher}, "{document}" (published {published})',
  'report.digest': 'Check value',
  'report.disclaimer':
    'This is the result of a self-check. It is not an evaluation or a registration by the scheme: {title}.',
  'report.stage': 'From here to {title}',
  'report.stage.need': '({position}) {text}.',
  'report.stage.need.certainty': '({position}) {text} (certainty: {certainty}).',
  'report.stage.certainty': 'Certainty of these steps, where none is given: {certainty}.',
  'report.stage.lacks': 'Still to do in this file: {lacks}.',
  'report.stage.lacks.none': 'In this file nothing is left of it.',
  'report.stage.answer': 'The answer in this file is "{answer}".',
  'report.stage.unsettled': 'What we could not confirm to be published: {items}.',
  'report.lack.unanswered': 'not answered',
  'report.lack.unknown': 'do not know',
  'report.lack.open': 'still open',
  'report.lack.not-applicable': 'does not apply (to be confirmed)',
  'report.lack.contradictions': 'contradictions',
  'report.lack.unevidenced': '"in place" without evidence',
  'report.lack.unreviewed': 'without the view of a specialist',
  'report.stage.separator': '; ',
  'report.scope.separator': '; ',

  'report.summary': 'Summary',
  'report.summary.breakdown': 'By state: {states}.',
  'report.summary.state': '{state} {count}',
  'report.summary.state.to-confirm': '{state} {count} (to be confirmed)',
  'report.summary.requirements':
    'Of the {total} {total:requirement|requirements}, {fulfilled} {fulfilled:is|are} complete.',
  'report.summary.fulfilled': 'For all {total} {total:criterion|criteria} of {level} the answer is "in place".',
  'report.summary.to-confirm':
    'Of the {total} {total:criterion|criteria} of {level}, {met} {met:is|are} answered "in place" and the remaining {notApplicable} "does not apply". How criteria that do not apply are treated needs to be confirmed.',
  'report.summary.not-fulfilled':
    'Of the {total} {total:criterion|criteria} of {level}, {met} {met:is|are} in place and {open} still {open:needs|need} work.',
  'report.summary.not-judged': 'Of the {total} {total:criterion|criteria}, {met} {met:is|are} in place.',
  'report.summary.points': 'The total is now {sum} {sum:point|points} (of {max}).',
  'report.summary.points.not-final':
    'It is not final, because {open} of the {total} {total:item|items} {open:is|are} not answered yet.',
  'report.summary.points.band': 'Band of the source (in our words): {text}.',
  'report.summary.points.band.likely':
    'The limits of this band come from explanatory material, not from the official text.',
  'report.summary.points.band.unconfirmed': 'The limits of this band have not been confirmed yet.',
  'report.summary.rest': 'What had no room on this page is in the whole report.',
  'report.summary.over': 'Of those in place, {count} {count:is|are} overdue (a recurring duty, or its evidence).',
  'report.summary.date': '{count} {count:date has|dates have} not come yet.',
  'report.lapses': 'Overdue, or with a wrong date',
  'report.lapses.met': 'In place, with an overdue duty or expired evidence: {count} ({ids})',
  'report.lapses.open': 'Others with an overdue duty or expired evidence: {count} ({ids})',
  'report.lapses.due': 'Past the day they were due: {count} ({ids})',
  'report.lapses.waiver': 'With a waiver that has ended: {count} ({ids})',
  'report.lapses.date': 'With a date that has not come yet: {count} ({ids})',
  'report.lapses.more': '{ids} and {count} more',
  'report.lapses.rest': 'All of them are in "{title}" of the whole report.',
  'report.lapses.none': 'Nothing is overdue.',
  'report.lapses.next': 'The next day to keep is {on} ({id} {title}: {what}).',
  'report.lapses.next.several':
    'The next day to keep is {on} ({count} things, the first of them {id} {title}: {what}).',
  'report.lapses.next.due': 'due date',
  'report.lapses.next.duty': 'yearly or other duty',
  'report.lapses.next.evidence': 'end of evidence',
  'report.lapses.next.waiver': 'end of a waiver',
  'report.lapses.next.date': 'date',
  'report.lapses.all': 'All that is overdue, or has a wrong date ({count})',
  'report.summary.unknown':
    '{count} {count:criterion|criteria} {count:is|are} answered "do not know" and cannot be judged yet.',
  'report.summary.unanswered': '{count} {count:criterion|criteria} {count:is|are} unanswered and cannot be judged yet.',
  'report.summary.undecided':
    '{undecided} {undecided:criterion|criteria} {undecided:is|are} answered "do not know" or unanswered and cannot be judged yet.',
  'report.summary.undetermined':
    'Of the {total} {total:criterion|criteria} of {level}, {met} {met:is|are} in place. This cannot be judged yet, because {undecided} {undecided:criterion|criteria} {undecided:is|are} answered "do not know" or unanswered.',

  'report.categories': 'State of each category',
  'report.categories.row': '{met}/{total}',
  'report.categories.alt': 'Bar chart ({of}). {rows}',
  'report.categories.alt.row': '{title}: {met} of {total} {total:criterion|criteria} in place',
  'report.category': 'Category',
  'report.total': 'Total',
  'report.categories.other': 'other',

  'report.message': 'From the company',
  'report.proof': 'What this report shows, and what it does not',
  'report.proof.self':
    'The company has answered for itself. Neither scs-check nor {publisher} has checked what the answers say.',
  'report.proof.nobody': 'There is no view of a specialist: nobody has checked this result.',
  'report.proof.views':
    'The views of specialists are those in the file of the company. Whether they are really those of the specialist can be told from a result that the specialist has signed.',
  'report.proof.digest':
    '"{label}" shows which answers the report was made from. It does not show that the answers are true.',
  'report.proof.hash':
    'The SHA-256 of evidence shows that a file is the same one. It does not show that what the file says is true.',
  'report.proof.specialist':
    'The plans of the company (what comes next, due dates, targets) are not in it. Of confidential evidence it says only that there is some.',
  'report.proof.buyer':
    'It does not say which criteria are not in place, and holds no notes, evidence or names of people. Whether it was changed can be told from a result that the company has signed (command verify of scs-check).',

  'report.progress': 'Change over time',
  'report.progress.point': 'Date',
  'report.progress.now': 'now',
  'report.progress.before': 'before the record',
  'report.progress.other': '{level}, edition {edition}',
  'report.progress.changes': 'What changed since {point}',
  'report.progress.incomparable':
    'Some are of another level or edition. They are counted among other criteria, so the counts alone do not compare.',
  'report.progress.later':
    '{file} has answers of a later day than any in this assessment. Please make sure that you report on the newer one.',
  'report.progress.not-whole':
    'The record has a gap, or lacks a change. Earlier counts may be wrong (npx scs-check log --verify).',
  'report.progress.since':
    'On {date}, the catalogue or level was changed. Nothing is compared with answers from before.',
  'report.progress.history':
    'The record holds states alone. With an earlier assessment file, named after --compare, differences in evidence and plans are told too.',

  'report.targets': 'Count by target level',
  'report.targets.row': '{level} {title}: {met} of {total} {total:criterion|criteria} in place',
  'report.targets.ours':
    'The company has set these target levels itself. How they read is our own suggestion and has nothing to do with the levels of any official document.',
  'report.targets.rest': '{count} {count:criterion|criteria} {count:has|have} no target level.',

  'report.actions': 'What to do next',
  'report.actions.none': 'There is nothing to do next.',
  'report.action.when.week': 'Today and this week',
  'report.action.when.month': 'This month',
  'report.action.when.budget': 'Needs a budget or a vendor',
  'report.closing.contradictions':
    '{count} {count:answer contradicts|answers contradict} another. See the contradictions, and correct one of the two answers.',
  'report.closing.evidence':
    '{count} {count:criterion|criteria} in place {count:has|have} no evidence (a document or a screen) yet. Write down where it is (npx scs-check evidence).',
  'report.closing.specialist':
    '{count} {count:criterion has|criteria have} no view of a specialist who agrees. Ask a specialist to look at them (npx scs-check review).',
  'report.actions.answer': 'First answer the {count} unanswered {count:criterion|criteria}.',
  'report.action.first-step': 'First step',
  'report.action.find-out': 'Find out first',
  'report.action.find-out.ask': 'ask how it stands today ({who}).',
  'report.action.find-out.anybody': 'ask whoever knows how it stands today.',
  'report.action.reason.unblocks': '{count} other {count:criterion|criteria} ({ids}) {count:builds|build} on it.',
  'report.action.reason.overdue': 'The day set for it is over.',
  'report.action.reason.begun': 'It has already begun.',

  'report.contents': 'Contents',
  'report.contents.back': 'to the contents',

  'report.plan': 'Plan of work',
  'report.plan.what': 'What to do',
  'report.plan.done': 'Done',
  'report.plan.order': 'Order',
  'report.plan.who': 'Who',
  'report.plan.hand': '{name} ({count})',
  'report.plan.how': 'Effort: {efforts}.',
  'report.plan.when': 'When, effort',
  'report.plan.when.week': 'this week',
  'report.plan.when.month': 'this month',
  'report.plan.when.budget': 'budget/vendor',
  'report.plan.find-out': 'ask',
  'report.plan.owner': 'In charge',
  'report.plan.due': 'Due',
  'report.plan.blank': '________',
  'report.plan.role': '{who} (nobody in charge yet)',
  'report.plan.nobody': 'nobody in charge yet',
  'report.vendor': 'Questions for the vendor (to tear off)',
  'report.vendor.intro':
    'These questions are for the security self-check of this company: {organization}. Please tick or write down what you know of what you do for it, and return the sheet.',
  'report.vendor.us': 'our company',
  'report.vendor.ask': 'How does it stand today?',
  'report.vendor.help': 'We are going to work on this. What can you do, at what cost and in how many days?',
  'report.vendor.reply': 'Reply',
  'report.vendor.boxes': '□ yes   □ no   □ do not know',
  'report.vendor.name': 'Company and name',
  'report.vendor.date': 'Date',

  'report.open': 'Criteria that still need work ({count})',
  'report.overview': 'Quick look (provisional)',
  'report.overview.note':
    'This report is provisional: {unanswered} of {total} criteria have no answer yet. Below is what was said at a glance of each requirement; it is not counted.',
  'report.overview.row': '{id} {title}: {glance} ({count} unanswered)',
  'report.open.conditions': 'Conditions for "in place"',
  'report.open.not-yet': 'Not in place yet',
  'report.open.not-yet.all': 'Not in place yet (all are needed)',
  'report.open.conditions.missing': 'Missing conditions',
  'report.open.conditions.unrecorded': 'Some of these are missing (which is not recorded)',
  'report.open.options': 'Options (at least {count})',
  'report.open.options.when': 'Options (at least {count}, in this case: {text})',
  'report.open.option.when': '{text} (only in this case: {when})',
  'report.open.option.chosen': '{text} (chosen)',
  'report.open.evidence': 'Examples of evidence',
  'report.open.who': 'Who knows',
  'report.detail': '{label}: {value}',
  'report.detail.between': '; ',
  'report.open.work': 'Work',
  'report.open.effort': 'Effort',
  'report.open.why': 'Why it matters',

  'report.met': 'Criteria in place ({count})',

  'report.unknown': 'Not known, and whom to ask ({count})',
  'report.unknown.handout':
    'A hand-out for those who know is made by npx scs-check handout with the name of the assessment and --unknown. It is filled in in a browser where the name after -o ends in .html, in Excel where it ends in .xlsx. --role divides it by whom to ask.',
  'report.unknown.ask': 'Whom to ask',
  'report.unanswered': 'Unanswered criteria ({count})',

  'report.not-applicable': 'Answered "does not apply" ({count})',
  'report.not-applicable.mark': 'To be confirmed with a specialist or by the procedure of {publisher}',
  'report.not-applicable.chosen': 'keep the reason why it is left out',
  'report.not-applicable.reason': 'Reason',
  'report.not-applicable.no-reason': '(no reason given)',

  'report.contradictions': 'Answers that do not fit together ({count})',

  'report.published': "Publisher's wording",
  'report.published.guidance': "Publisher's guidance",
  'report.published.references': "Publisher's references",
  'report.official': 'Official wording (from your own file)',

  'report.table': 'All criteria',
  'report.table.id': 'Number',
  'report.table.question': 'Question',
  'report.table.state': 'State',
  'report.table.record': 'Record',
  'report.table.told-on': '(page {page}) {question}',
  'report.table.held': 'In charge, evidence',
  'report.table.told': '(see above)',
  'report.table.continued': '{title} (continued)',
  'report.record.option': 'Chosen: {options}',
  'report.record.missing': 'Missing conditions: {numbers}',
  'report.record.last-done': 'Last done: {date}',
  'report.record.reason': 'Reason: {text}',
  'report.record.note': 'Note: {text}',
  'report.record.evidence': 'Evidence: {text}',
  'report.record.target': 'Target: {level} {title}',
  'report.record.owner': 'In charge: {name}',
  'report.record.due': 'Due: {date}',
  'report.record.evidence.until': 'valid until {date}',
  'report.record.waiver': 'Waived until {until} ({reason})',
  'report.record.waiver.endless': 'Waiver without an end date: it has no effect ({reason})',
  'report.record.review': 'View of the specialist: {view} ({on}, {name}).',
  'report.record.advice': 'Advice of the specialist: {text}',
  'report.record.question': 'Question of the specialist: {text}',
  'report.record.reply': 'Reply to the question: {text}',
  'report.record.reply.by': 'Reply to the question ({by}): {text}',
  'report.record.view-reason': 'Why the specialist cannot tell: {text}',
  'report.summary.views': 'Views of specialists, of {total} criteria: {views}.',
  'report.record.retired': 'Answer to the earlier edition ({edition}): {state}. {why}. It is not counted',
  'report.record.answered': 'Answered by: {name} ({date})',
  'report.record.answered.by': 'Answered by: {name}',
  'report.record.answered.on': 'Answered on: {date}',
  'report.record.derived': 'Proposed from the answer to {id}, adopted by the person answering',

  'report.evidence': 'Evidence ({count})',
  'report.evidence.item': '{number}  {text}',
  'report.evidence.hash': 'SHA-256: {sha256}',
  'report.workbook.open': 'Open and unknown criteria',
  'report.workbook.title': 'Title',
  'report.workbook.when': 'When',
  'report.workbook.evidence': 'Evidence',
  'report.workbook.register': 'List of evidence',
  'oscal.no-plan.title': 'Assessment plan (there is none)',
  'oscal.no-plan':
    'There is no file with an assessment plan. The firm has answered the questions of the catalogue itself.',
  'report.records': 'Records',

  'report.mappings': 'Other frameworks',
  'report.mappings.row': '{from} {title}: {items}',
  'report.mappings.items': '{framework} {items}',
  'report.mappings.ours':
    'We wrote these by reading the texts side by side; they are no official crosswalk. All of them overlap only in part: that one side is in place does not make the other so. They help to find evidence. Only the functions (such as GV) are tags from the official table.',

  'report.assumptions': 'What this report assumes',
  'report.assumption.all-criteria':
    'Here {level} counts as in place when all of its criteria are in place. This is our assumption, not a judgement by {publisher}.',
  'report.assumption.not-applicable':
    'How "does not apply" is treated is not decided here. These criteria are counted separately and not as in place. Confirm them with a specialist or by the procedure of {publisher}.',
  'report.assumption.not-applicable.chosen':
    '"Does not apply" means that you have not chosen it. It is counted separately and not as in place. Keep the reason why it is left out.',
  'report.assumption.points':
    'Each answer has its own points: in place, partly, not yet, do not know. Unanswered criteria are not the same as "do not know" and get no points.',
  'report.assumption.bands':
    'Some bands of the total could be confirmed only in an old document. They are shown with their certainty.',
  'report.assumption.coverage':
    'This only counts what is in place. It is not a score and not a judgement of any standard. The way of counting is ours.',
  'report.assumption.absent':
    'Devices and work that the company does not have are not counted among the conditions. This, too, is our assumption.',
  'report.assumption.actions':
    'We decided the order and the time of what to do next, by what builds on what, which days are over, what attacks use first and the rough effort.',
  'report.assumption.own-words':
    'Questions and conditions were written for this check. For the official text, see "{document}" by {publisher}.',
  'report.assumption.source': 'On the source: {note}',
  'report.footer': '{organization}  Edition {edition}, {digest}  Handle with care',
  'report.page': '{page} / {pages}',
  'report.glyph-missing':
    '{count} different {count:character|characters} ({sample}) {count:is|are} shown as "〓", because the typefaces of this document lack {count:it|them}.',
} as const;
