/** What the commands say. */
export const cli = {
  'init.done': '{file} has been made.',
  'init.next': 'To answer the questions: scs-check ask {file} --lang en',
  'status.category': '{met} of {total} {total:criterion|criteria} in place ({answered} answered)',
  'report.written': 'Report written: {file}',
  'baseline.entry': '{file}: {gaps} {gaps:criterion|criteria}, {findings} {findings:finding|findings}',
  'baseline.new': 'criteria newly recorded, and those whose state changed ({count}): {ids}',
  'baseline.closed': 'criteria that are gone ({count}): {ids}',
  'baseline.written': 'Baseline written: {file}',
  'baseline.dry-run': '{file} was not written (--dry-run)',
  'baseline.stdin': 'standard input (-) cannot be recorded in a baseline',
  'baseline.comment': 'This file is written by scs-check check --update-baseline. It is not changed by hand.',
  'baseline.comment.privacy':
    'It tells the weak points of your company. Choose whom you give it to, and do not put it in a public place.',
  'check.open': 'Criteria that still need work, are unknown or need an answer ({count}): {ids}',
  'check.not-applicable':
    'Criteria that do not apply, by your answers ({count}, to be confirmed with a specialist or by the procedure of {publisher}): {ids}',
  'check.not-applicable.hint':
    'If they have been confirmed, --allow-not-applicable counts them as in place (not where nothing of the level is in place)',
  'check.config': 'Config file: {file}',
  'check.config.none': 'Config file: none',
  'check.waived': 'Criteria that are waived for now ({count}): {ids}',
  'check.waived.until': '{id} (until {until})',
  'check.waiting': 'not all in place; what is left is waived for now',
  'check.as-known': 'not all in place; what is left is in the baseline',
  'check.waiting-or-known': 'not all in place; what is left is waived for now or in the baseline',
  'check.held': 'findings to fix remain ({errors} {errors:error|errors}, {warnings} {warnings:warning|warnings})',
  'check.all-of.passed': 'all in place (self-check)',
  'check.all-of.not-passed': 'not all in place',
  'check.points.passed': 'everything is answered (there is no lower limit of points)',
  'check.points.not-passed': 'some items are not answered yet',
  'check.coverage.passed': 'everything is answered (it is counted, and nothing is judged)',
  'check.coverage.not-passed': 'not everything is answered yet',
  'check.file': '{file} -> {level} (edition {edition}, self-check)',
  'lint.clean': '{files} {files:file|files} checked. No problems.',
  'lint.unread': 'Of {files} {files:file|files}, {looked} {looked:was|were} checked and {unread} could not be.',
  'lint.unread.found':
    'Of {files} {files:file|files}, {looked} {looked:was|were} checked and {unread} could not be. In what was checked: {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}.',
  'lint.found':
    '{files} {files:file|files} checked. {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}.',
  'catalogue.created': '{file} has been made. Change it to make it your own.',
  'catalogue.created.next':
    'To check it for errors: scs-check lint {file} --lang en / To answer it: scs-check ask --catalogue {file} --lang en',
  'catalogue.framework': '{framework}: {item}',
  'catalogue.caveats': '* {caveats}',
  'catalogue.caveats.more': '* is what has to be known of the source. More: {command}',
  'catalogue.note': 'On the source: {note}',
  'catalogue.row':
    '{title} (edition {edition}, {requirements} {requirements:requirement|requirements}, {criteria} {criteria:criterion|criteria})',
  'official.sheet': 'The sheet "{sheet}" has {criteria} {criteria:criterion|criteria}.',
  'official.compared':
    'Compared with the catalogue {catalogue} (edition {edition}, {criteria} {criteria:criterion|criteria}): numbers, levels, titles of requirements, names of categories and sections. {matched} {matched:criterion|criteria} {matched:has|have} the same number in both. The wording of the criteria is not compared (that of the catalogue is ours).',
  'official.hash.same': 'The SHA-256 is the same as recorded in the catalogue for its source.',
  'official.hash.different':
    'The SHA-256 is not the one recorded in the catalogue for its source. This may be a new edition, or a file that was saved again.',
  'official.hash.no-record': 'The catalogue has no record of the SHA-256 of its source.',
  'official.hash.file': 'this file',
  'official.hash.source': 'on record',
  'official.agrees': 'Numbers, levels and titles are all the same.',
  'official.found': 'There {count:is|are} {count} {count:difference|differences}.',
  'official.differs':
    '{file} and the catalogue {catalogue} differ in {count} {count:place|places}. The official wording is shown with the {matched} {matched:criterion|criteria} whose numbers match (for details: scs-check catalogue official).',
  'official.other-hash':
    'The SHA-256 of {file} is not the recorded one of the source, but numbers, levels and titles are the same as in the catalogue.',
  'explain.count': '{met} of {total} {total:criterion|criteria} in place -> {judgement}',
  'explain.members': 'Criteria counted',
  'explain.references': 'Criteria it builds on',
  'explain.referenced-by': 'Criteria that build on it',
  'explain.mappings': 'Items of other frameworks',
  'explain.mapping': '{framework}: {items} ({reason})',
  'explain.mappings.ours':
    'The crosswalks are ours, and overlap only in part. What speaks of the official table is a tag from it.',
  'explain.assumption': 'Assumption',
} as const;
