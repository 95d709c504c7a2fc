/** What the interview says. */
export const interview = {
  'ask.welcome':
    'Answer the questions one by one, and you will know what is in place and what is missing of the {total} {total:criterion|criteria} of {level}. Your answers are stored on this computer only and are not sent anywhere.',
  'ask.welcome.unknown': 'If you do not know, answer "do not know". You will then be told whom to ask.',
  'ask.welcome.leave': 'You can stop at any time. Each answer is saved to {file} as you give it.',
  'ask.resume':
    '{name}: going on where you stopped. {answered} of {total} {total:criterion|criteria} {answered:is|are} answered.',
  'ask.resume.unnamed':
    'Going on where you stopped. {answered} of {total} {total:criterion|criteria} {answered:is|are} answered.',

  'ask.organization': 'Write the name of your company',
  'ask.organization.required': 'Write at least one character for the name of your company',
  'ask.scope.intro':
    'Write down what this check covers. Where there are several, separate them with ";". To write it later, just press Enter.',
  'ask.scope.companies': 'Companies covered (for example: head office; names of subsidiaries)',
  'ask.scope.sites': 'Sites covered (for example: head office; second factory)',
  'ask.scope.departments': 'Departments covered (for example: all departments; design department)',
  'ask.scope.systems': 'Systems covered (for example: PCs in the company; email; accounting)',
  'ask.fact.place': 'About your company {position}/{total}',
  'ask.previous.fact': 'Earlier answer: {answer}',
  'ask.previous.note': 'Note: {note}',
  'ask.previous.evidence': 'Evidence: {count} {count:item|items}',
  'ask.fact.keys': '[1] yes   [2] no   [3] do not know      b back   q save and stop',

  'ask.place': '{category} {position}/{total} - overall {overall}/{all}',
  'ask.previous': 'Earlier answer: {state} (Enter keeps it and goes on)',
  'ask.proposals':
    'Your other answers allow us to propose "in place" for {count} {count:criterion|criteria}. At each question, look at the reason and check it. Nothing is counted until you adopt it.',
  'ask.proposal': 'Proposal: {state} (from the answer to {id}. Reason: {reason})',
  'ask.proposal.keys':
    'If the conditions (shown with ?) are fulfilled, press Enter to adopt it. If not, answer as usual.',
  'ask.changed': 'Changed {id} from "{before}" to "{after}" (b goes back).',
  'ask.profile.not': 'The facts about your company say: "{statement}". If that is right, press 5.',
  'ask.keys.more': '? explain  b back  s later  n note  e evidence  j go to  a answer all together  q save and stop',
  'ask.keys.more.target':
    '? explain  b back  s later  n note  e evidence  t target  j go to  a answer all together  q save and stop',
  'ask.keys.wrong': 'Keys you can use: {keys}',
  'key.adopt': 'adopt the proposal',
  'key.help': 'explain',
  'key.back': 'back',
  'key.skip': 'later',
  'key.note': 'note',
  'key.evidence': 'evidence',
  'key.target': 'target',
  'key.jump': 'go to',
  'key.all': 'answer all together',
  'key.quit': 'save and stop',

  'ask.help.conditions': 'Conditions for "in place" (all are needed)',
  'ask.help.options': 'Options (at least {count})',
  'ask.help.options.when': 'Options (at least {count}, in this case: {text})',
  'ask.help.option.only-when': 'only in this case: {text}',
  'ask.help.cadence': 'How often: {text}',
  'ask.help.references': 'Related criteria: {ids}',
  'ask.help.id': 'Number in the source: {id} ({level}, requirement {requirement} {title})',
  'ask.help.states': 'Answer "partly" when some of the conditions are fulfilled.',

  'ask.options': 'Which of these apply (at least {count})?',
  'ask.options.when': 'Which of these apply in this case: "{text}"? If none, just press Enter.',
  'ask.options.too-few': 'Choose at least {count}. If none apply, press 0 to go back and choose "not yet" or "partly".',
  'ask.options.keys':
    'Choose by letter (the same letter again takes it back). Enter decides, 0 goes back to the question.',
  'ask.last-done': 'Day it was last done (for example: 2026-04-01. If you do not know, just press Enter)',
  'ask.date.wrong': '"{text}" cannot be read as a date. Write it like 2026-04-01.',
  'ask.date.future': '"{text}" is a day that has not come yet',
  'ask.reason':
    'Why it does not apply (a specialist or the like has to confirm this later. Enter without any text goes back)',
  'ask.reason.required': 'It becomes "does not apply" when you write a reason. The answer has not been changed.',
  'ask.note': 'Note (Enter without any text means no note)',
  'ask.kept-for-answer': 'It will be saved with your answer when you choose one.',
  'ask.too-long': 'Write at most {max} {max:character|characters}',
  'ask.evidence.full': 'There can be at most {count} {count:item|items} of evidence.',
  'ask.note.saved': 'The note has been saved.',
  'ask.evidence.title':
    'Name of the evidence (for example: security organisation chart 2026. Enter without any text goes back)',
  'ask.evidence.reference':
    'Where it is kept (for example: shelf of general affairs, name of a shared folder. If nowhere, press Enter)',
  'ask.evidence.date': 'Date of the evidence (for example: 2026-04-01. If you do not know, just press Enter)',
  'ask.evidence.saved': '{count} {count:item|items} of evidence {count:is|are} recorded.',
  'ask.unknown.whom': 'Whom you might ask: {who}',

  'ask.target': 'Set a target: what to work on first is for you to decide',
  'ask.target.level': '[{level}] {title}',
  'ask.target.none': '[0] no target',
  'ask.target.saved': 'The target has been saved.',
  'ask.target.removed': 'No target is set.',
  'ask.target.help':
    'With target levels, your company decides for itself what to work on first. How they read is our own suggestion and has nothing to do with the levels of any official document. They do not change what counts as in place.',
  'key.target.none': 'no target',

  'ask.jump': 'Where do you want to go?',
  'ask.jump.category': '[{key}] {title} ({answered}/{total} answered)',
  'ask.jump.unanswered': '[u] first unanswered ({count})',
  'ask.jump.unknown': '[w] first "do not know" ({count})',
  'ask.jump.id': '[i] go to a number',
  'ask.jump.stay': '[b] back to this question',
  'ask.jump.id.question': 'Number (for example: 4-1-3 or 4-1-3-2)',
  'ask.jump.nothing': 'There is no such question.',
  'key.unanswered': 'first unanswered',
  'key.unknown': 'first "do not know"',
  'key.id': 'go to a number',
  'key.stay': 'back',

  'ask.all.title': '{id} {title}: answer all together',
  'ask.all.keys': '1 in place  2 partly  3 not yet  4 do not know  - leave as it is',
  'ask.all.keys.proposal': '+ take the proposal (only where there is one)',
  'ask.all.question':
    '{count} {count:sign|signs}, from the top down (for example: {example}. Enter without any text goes back)',
  'ask.all.wrong':
    'Write {count} {count:sign|signs} in a row, each one of 1 to 4 or - (or + where there is a proposal)',
  'ask.all.no-proposal': '+ works only where there is a proposal',

  'ask.end.skipped':
    '{count} {count:criterion|criteria} {count:is|are} unanswered, such as questions you left for later.',
  'ask.end.done': 'All {total} {total:criterion|criteria} {total:has|have} been answered.',
  'ask.end.continue': '[1] answer what is unanswered   [2] see the result now',
  'key.continue': 'answer what is unanswered',
  'key.result': 'see the result now',
  'ask.menu.pdf': 'make a PDF of this result',
  'ask.menu.unknown': 'answer the "do not know" ones again ({count})',
  'ask.menu.jump': 'choose a category or a number and answer again',
  'ask.menu.firm': 'change the name, the scope or the facts about the company',
  'ask.menu.end': 'stop',
  'ask.pdf.careful': 'It tells the weak points of your company. Choose well whom you give it to.',
  'ask.earlier': 'To go back to your other check: {command}',
  'ask.line-lost': 'The line you were writing has not been saved.',
  'ask.again.command': 'To add what you have found out, run again: {command}',
  'ask.pdf.written': 'PDF written: {file}',
  'ask.saved.all': 'All your answers are saved in {file}.',
  'ask.leads-to': 'In the same file you can go on to "{title}" (answers that fit are proposed): {command}',
  'ask.resume.command': 'To go on where you stopped: {command}',
  'ask.report.command': 'To see the whole report: {command}',
} as const;
