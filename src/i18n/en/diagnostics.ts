/** Sentences for everything that can be wrong in a file or in a set of answers; one per code. */
export const diagnostics = {
  'severity.error': 'error',
  'severity.warning': 'warning',
  hint: 'hint: {text}',
  'diagnostic.suggestion': 'did you mean: {suggestion}',

  'diagnostic.file-too-large': 'The file is too large ({size} {size:byte|bytes}; at most {max})',
  'diagnostic.other-format': 'This is not a YAML file but {found}',
  'diagnostic.other-format.hint':
    'Check the name of the file. Only YAML, such as an assessment file, can be read here.',
  'diagnostic.other-format.hint.xlsx':
    'Check the name of the file. A hand-out that came back is merged with: scs-check merge',
  'diagnostic.other-format.hint.html':
    'Check the name of the file. Of a hand-out page, what comes back is the file …-kaitou.json that its “Save to hand back” makes',
  'diagnostic.other-format.hint.ods':
    'Check the name of the file. A hand-out that came back, saved again as Excel (.xlsx), is merged with: scs-check merge',
  'diagnostic.not-utf8': 'The character encoding is not UTF-8 ({found})',
  'diagnostic.not-utf8.hint.nul': 'Delete the NUL character (U+0000), or go back to what you saved before',
  'diagnostic.not-utf8.hint.unknown':
    'Parts of it are no text. Go back to what you saved before, or check the name of the file.',
  'diagnostic.not-utf8.hint': 'Choose "UTF-8" in your editor and save the file again',
  'diagnostic.too-deep': 'Brackets ([ or {) or indentation are nested more than {max} {max:level|levels} deep',
  'diagnostic.too-deep.hint':
    'If [ or { is part of a text, put the text in quotes. If it is the indent, line the items up again',
  'diagnostic.alias-not-allowed': 'An alias (*{alias}) cannot be used',
  'diagnostic.alias-not-allowed.hint': 'Write the same content out in full',
  'diagnostic.full-width-character': 'There is a full-width "{sign}". It should be: {instead}',
  'diagnostic.full-width-character.hint':
    'Switch the input method off and type it again. A colon must be followed by an ASCII space.',
  'diagnostic.look-alike-character': 'There is a look-alike character ({sign}). It should be: {instead}',
  'diagnostic.look-alike-character.hint': 'Delete it and type this in its place: {instead}',
  'diagnostic.invisible-character': 'There is a character that cannot be seen ({sign})',
  'diagnostic.invisible-character.hint': 'Delete it. If that is hard, type the line again.',
  'diagnostic.yaml-syntax': 'This cannot be read as YAML: {detail}',
  'diagnostic.text-cut-by-comment': 'From the "#" on, this is a comment and not part of the text',
  'diagnostic.text-cut-by-comment.hint':
    'If "#" belongs to the text, put the whole text in "". If it is meant as a comment, put only the text in "".',
  'diagnostic.merge-conflict': 'A conflict marker of git ({sign}) is left in the file',
  'diagnostic.merge-conflict.hint':
    'Choose one of the versions, and remove the other one and the lines with the markers. Of an assessment file, keep one version, take the other out into a file of its own, and scs-check merge makes them one.',
  'diagnostic.file-empty': 'The file is empty',
  'diagnostic.newer-format':
    'The file has a newer format ({version}). This version of scs-check can read up to {supported}.',
  'diagnostic.newer-format.hint': 'Update scs-check: npm install -g scs-check@latest',
  'diagnostic.unknown-kind':
    'It is not clear whether this is a catalogue, guidance, a translation, a crosswalk, an assessment file, a config file or a baseline',
  'diagnostic.unknown-kind.hint':
    'A catalogue needs requirements, guidance needs criteria, a translation needs titles, a crosswalk needs mappings, an assessment file needs answers, a baseline needs files; a config file is named scs-check.yaml',
  'diagnostic.unknown-key': 'There is no key "{value}" here',
  'diagnostic.missing-key': '"{key}" is missing',
  'diagnostic.outside-config': '"{value}" does not lie in the folder of the config file or below it',
  'diagnostic.outside-config.hint':
    'Put it into the folder of the config file, or name it with --catalogue or --baseline',
  'diagnostic.missing-file': 'There is no file "{value}"',
  'diagnostic.missing-file.hint':
    'Write the place as seen from the folder of this file. A baseline is made by: scs-check check --update-baseline',
  'diagnostic.wrong-type': 'Here should be {expected}, but there is {actual}',
  'diagnostic.value-not-allowed': '"{value}" cannot be used',
  'diagnostic.answer-not-allowed': '"{value}" cannot be used',
  'diagnostic.answer-not-allowed.empty': 'Nothing is written for state',
  'diagnostic.answer-not-allowed.hint.counted': 'Write one of these: this list has no other answer',
  'diagnostic.answer-not-allowed.hint.likely': 'If "{value}" means {state}, write {likely}',
  'diagnostic.answer-not-allowed.hint.likely-with-reason':
    'If "{value}" means {state}, write {likely}, and in reason why it does not apply',
  'diagnostic.answer-not-allowed.hint':
    'In place: met, partly: partial, not yet: unmet, do not know: unknown, not applicable: not-applicable (with a reason)',
  'diagnostic.answer-not-allowed.hint.not-applicable': 'With not-applicable, say in reason why it does not apply',
  'diagnostic.answer-not-in-catalogue': 'This list has no answer "{state}"',
  'diagnostic.answer-not-in-catalogue.hint':
    'For an item about something you do not use, look in the notes of your own self-check sheet how it is treated, and write one of these (public material does not confirm it)',
  'diagnostic.invalid-format': '"{value}" is not written in the right form',
  'diagnostic.invalid-format.hint.file': 'Write a file in the folder of this file or below, with "/" between the parts',
  'diagnostic.invalid-format.hint.id':
    'Letters, digits and the signs that number things (- . ( ) [ ] / _ § # and the like). It begins with a letter or digit, and holds no invisible signs.',
  'diagnostic.invalid-format.hint.catalogue-id': 'ASCII letters and digits, joined by "-" or "."',
  'diagnostic.invalid-format.hint.options':
    'An option is one small ASCII letter (a to z). Several are written as [a, b].',
  'diagnostic.invalid-format.hint.sha256': 'A SHA-256 has 64 characters, 0 to 9 and a to f',
  'diagnostic.invalid-format.hint.hash': 'scs-check writes this value. Do not write it by hand; delete this line.',
  'diagnostic.invalid-format.hint.stamp':
    'scs-check writes this value. Do not mend it by hand; give the view again with review.',
  'diagnostic.unsafe-character': 'There is a character that cannot be used here ({sign})',
  'diagnostic.unsafe-character.hint':
    'It is a line break, a tab, a sign that changes the direction of text, or the like. Remove it.',
  'diagnostic.invalid-date': '"{value}" cannot be read as a date',
  'diagnostic.invalid-date.hint': 'Write it like 2026-04-01',
  'diagnostic.text-too-long': 'This is too long (at most {max} {unit})',
  'diagnostic.too-short': 'This is not enough (at least {min} {unit})',
  'diagnostic.duplicate-key': 'The same key occurs twice',
  'diagnostic.duplicate-id': '"{id}" occurs twice',
  'diagnostic.confusable-id': '"{id}" is typed the same way as "{other}"',
  'diagnostic.confusable-id.hint':
    'Ids that differ only in full or half width, or in a dash and its look-alikes, cannot be told apart when typed. Write one of them otherwise.',
  'diagnostic.unknown-section': 'There is no section "{value}"',
  'diagnostic.unknown-level': 'There is no level "{value}"',
  'diagnostic.unknown-reference': 'There is no requirement or criterion "{value}"',
  'diagnostic.asked': '{id} ({question})',
  'diagnostic.circular-reference': 'The references go round in a circle: {chain}',
  'diagnostic.unknown-profile-fact': 'There is no fact about the company "{value}"',
  'diagnostic.fact-before-its-base': 'The fact about the company "{id}" has to stand after "{base}", on which it rests',
  'diagnostic.too-few-choices':
    '{atLeast} {atLeast:option|options} {atLeast:is|are} asked for, but there {choices:is|are} {choices}',
  'diagnostic.count-promise-not-kept': 'The number of {kind} in {level} should be {promised}, but it is {found}',
  'diagnostic.unused-term': 'The term "{term}" occurs in no question, condition or option',
  'diagnostic.guidance-for-unknown-id': '"{value}" is not in the catalogue',
  'diagnostic.missing-translation': 'The translation of "{text}" is missing',
  'diagnostic.translation-for-unknown-id': '"{value}" is not in the catalogue or its guidance',
  'diagnostic.translation-count-differs':
    '"{text}" has {found} {found:text|texts}; the catalogue or its guidance has {needed}',
  'diagnostic.wrong-catalogue': 'This belongs to the catalogue "{value}"',
  'diagnostic.claims-too-much': '"{word}" is a word that a self-check cannot use',
  'diagnostic.unknown-criterion': 'There is no criterion "{value}"',
  'diagnostic.unknown-option': 'There is no option "{value}"',
  'diagnostic.unknown-condition': 'There is no condition {value}',
  'diagnostic.unknown-catalogue': 'There is no catalogue "{value}"',
  'diagnostic.more-problems': 'There {count:is|are} {count} more. Fix the file from the top.',
  'diagnostic.official/sheet-name': 'The sheet is called "{sheet}" (the published one: "{expected}")',
  'diagnostic.official/missing-column': 'No column was found for "{field}". It is not compared.',
  'diagnostic.official/missing-criterion': '{id} is in the catalogue, but not in this file',
  'diagnostic.official/unknown-criterion': '{id} is in this file, but not in the catalogue',
  'diagnostic.official/duplicate-criterion': '{id} is also at {first}. The one at {first} is used.',
  'diagnostic.official/level-differs': 'The level of {id} is "{found}" in this file and "{expected}" in the catalogue',
  'diagnostic.official/number-differs':
    'For {id}, the {field} is "{found}" in this file and "{expected}" in the catalogue',
  'diagnostic.official/title-differs':
    'For {id}, the {field} is "{found}" in this file and "{expected}" in the catalogue',
  'diagnostic.official/text-missing': 'The text of {id} is empty',
  'diagnostic.official/formula': 'This cell has a formula. The value saved last is used.',
  'diagnostic.scs/met-over-unmet-reference':
    '{criterion} is "in place", but {reference}, which it builds on, is "{state}". Review one or the other answer.',
  'diagnostic.scs/met-with-missing':
    '{criterion} is answered "met", but conditions are named that are still missing ({numbers}). Make it "partial", or delete missing',
  'diagnostic.scs/missing-changed':
    'The conditions of {criterion} were changed or put in another order after the answer. Check the numbers of the missing ones, and answer again',
  'diagnostic.scs/option-missing':
    '{criterion} is "in place", but too few options are chosen ({needed} needed, {chosen} chosen)',
  'diagnostic.scs/not-applicable-without-reason': '{criterion} is "does not apply", but there is no reason',
  'diagnostic.scs/not-applicable-without-reason.hint': 'Write the reason under reason',
  'diagnostic.scs/not-applicable-against-profile':
    '{criterion} is "does not apply", but the fact about the company "{fact}" is "yes"',
  'diagnostic.scs/not-applicable-always':
    '{criterion} is "does not apply", but no fact about the company says so. We take it as a criterion for every company',
  'diagnostic.scs/not-applicable-always.hint':
    'What your company does not have may be left out of the conditions. If it still does not apply, have a specialist confirm the reason',
  'diagnostic.scs/contradictory-profile':
    '{criterion} is "in place", but the fact about the company "{fact}" is "no". Review one or the other answer.',
  'diagnostic.scs/contradictory-facts':
    'The fact about the company "{fact}" is "yes", but "{base}", on which it rests, is "no". Review one of the two',
  'diagnostic.scs/met-without-evidence': '{criterion} is "in place", but there is no evidence',
  'diagnostic.scs/met-without-evidence.folded': '{count} {count:criterion is|criteria are} "in place" without evidence',
  'diagnostic.scs/met-without-evidence.hint': 'Write the name of the evidence and where it is kept under evidence',
  'diagnostic.scs/duty-overdue': '{criterion} is to be done {every}, but it was last done on {lastDone} (as of {asOf})',
  'diagnostic.scs/duty-overdue.hint': 'If it has been done, correct lastDone; if not, review state',
  'diagnostic.scs/duty-in-future':
    '{criterion} is to be done {every}, but {lastDone}, when it was last done, has not come yet (as of {asOf})',
  'diagnostic.scs/duty-in-future.hint': 'Set lastDone to the day on which it was done',
  'diagnostic.scs/date-in-future': 'The date {date} of {criterion} has not come yet (as of {asOf})',
  'diagnostic.scs/date-in-future.hint': 'It is the day of something that is over. Look for a wrong year or month.',
  'diagnostic.scs/date-in-future.confidential':
    'The date of evidence {number} of {criterion} (confidential) has not come yet (as of {asOf})',
  'diagnostic.scs/duty-undated': '{criterion} is to be done {every}, but there is no date when it was last done',
  'diagnostic.scs/duty-undated.folded':
    '{count} {count:criterion|criteria} to be done at an interval {count:has|have} no date when last done',
  'diagnostic.scs/duty-undated.hint': 'Write the date when it was last done under lastDone',
  'diagnostic.scs/evidence-expired':
    'The evidence of {criterion} (number {number}) was valid until {until} only (as of {asOf})',
  'diagnostic.scs/evidence-expired.confidential':
    'The evidence of {criterion} (number {number}, confidential) is past the last day it was valid (as of {asOf})',
  'diagnostic.scs/evidence-missing.confidential':
    'The evidence file of {criterion} (number {number}, confidential) was not found or cannot be read',
  'diagnostic.scs/evidence-changed.confidential':
    'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256)',
  'diagnostic.scs/evidence-changed.line-ends':
    'The evidence file "{value}" of {criterion} has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
  'diagnostic.scs/evidence-changed.line-ends.confidential':
    'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
  'diagnostic.scs/evidence-missing.lookalike':
    'The evidence file "{value}" of {criterion} was not found. There is "{lookalike}", which looks the same: compare full and half width, capitals, dashes, blanks and invisible characters',
  'diagnostic.scs/evidence-missing': 'The evidence file "{value}" of {criterion} was not found or cannot be read',
  'diagnostic.scs/evidence-missing.hint': 'Write the place as seen from the folder of the assessment file',
  'diagnostic.scs/evidence-changed':
    'The evidence file "{value}" of {criterion} has changed since its content was recorded (sha256)',
  'diagnostic.scs/evidence-changed.hint':
    'Check what is in it, then record sha256 again. To keep git from changing line ends, write so in .gitattributes (docs/evidence.md)',
  'diagnostic.scs/waiver-without-reason': 'The waiver of {criterion} has no reason. It has no effect.',
  'diagnostic.scs/waiver-without-reason.hint': 'Write why to wait under reason in waiver',
  'diagnostic.scs/waiver-without-end': 'The waiver of {criterion} has no end date. It has no effect.',
  'diagnostic.scs/waiver-without-end.hint': 'Write the last day to wait under until in waiver',
  'diagnostic.scs/waiver-expired': 'The waiver of {criterion} ended on {until} (as of {asOf})',
  'diagnostic.scs/due-past': '{criterion} is still "{state}", and its due date {due} is past (as of {asOf})',
  'diagnostic.scs/owner-missing': '{criterion} is "{state}", but nobody is in charge of it',
  'diagnostic.scs/owner-missing.hint':
    'Write who is in charge under owner. A role need not be changed when people change.',
  'diagnostic.scs/unknown-without-owner': '{criterion} is "do not know", but nobody is named to find out',
  'diagnostic.scs/unknown-without-owner.hint': 'Write who finds out, or whom to ask, under owner',
  'diagnostic.scs/scope-empty': 'There is no scope',
  'diagnostic.scs/scope-empty.hint': 'Write companies, sites, departments or systems under scope',
  'diagnostic.scs/other-edition':
    'The answer to {criterion} was given to a different text from that of the catalogue in use (edition {edition}). Read it again.',
  'diagnostic.scs/secret-in-note': 'A text written for {criterion} holds something like a password or a key',
  'diagnostic.scs/secret-in-note.hint':
    'Delete it from this file, and change it where it is in use. If the file is in git, it is in the history too.',

  'field.categoryId': 'number of the category',
  'field.category': 'name of the category',
  'field.sectionId': 'number of the section',
  'field.section': 'name of the section',
  'field.requirementId': 'number of the requirement',
  'field.title': 'title of the requirement',
  'field.level': 'level',
  'unit.characters': 'characters',
  'unit.items': 'items',
  'kind.requirements': 'requirements',
  'kind.criteria': 'criteria',
  'expected.string': 'text',
  'expected.number': 'a number',
  'expected.int': 'a whole number',
  'expected.boolean': 'true or false',
  'expected.array': 'a list (lines that begin with -)',
  'expected.object': 'pairs of "key: value"',
  'expected.record': 'pairs of "key: value"',
  'actual.string': 'text',
  'actual.number': 'a number (to write it as text, put it between "")',
  'actual.boolean': 'true or false',
  'actual.array': 'a list',
  'actual.object': 'pairs of "key: value"',
  'actual.null': 'an empty value',
  'found.csv': 'a table such as CSV',
  'found.html': 'a page for a browser (HTML)',
  'found.ods': 'an OpenDocument table (.ods)',
  'found.old-office': 'a file of Office in an old format or with a password',
  'found.pdf': 'a PDF',
  'found.xlsx': 'an Excel workbook',
  'found.zip': 'a ZIP file',
  'found.euc-jp': 'it looks like EUC-JP',
  'found.nul': 'there is a NUL character',
  'found.shift_jis': 'it looks like Shift_JIS',
  'found.unknown': 'it may be damaged',
  'found.utf-16': 'it looks like UTF-16',
  'instead.space': 'an ASCII space',
  'detail.BLANK_LEFT_OUT': 'A ":", and a "-" at the start of a line, must be followed by a space',
  'detail.BAD_INDENT': 'the indentation does not line up',
  'detail.TAB_AS_INDENT': 'tabs cannot be used to indent. Use spaces.',
  'detail.BLOCK_AS_IMPLICIT_KEY': 'there are two "key: value" on one line. If a value holds ": ", put it between "".',
  'detail.MULTILINE_IMPLICIT_KEY': 'a key goes over two lines. Check whether a ":" is missing.',
  'detail.MISSING_CHAR': 'a quotation mark or bracket is not closed, or a ":" or "," is missing',
  'detail.UNEXPECTED_TOKEN': 'there is a character that is not allowed here',
  'detail.BAD_SCALAR_START': 'a value cannot begin with this character. Put it between "".',
  'detail.BAD_DQ_ESCAPE': 'a \\ between "" is not used in the right way',
  'detail.BAD_ALIAS': 'an alias (* or &) is not used in the right way',
  'detail.ALIAS_PROPS': 'An alias (*) cannot have a name (&) or a type (!). Write the same content out in full.',
  'detail.BAD_PROP_ORDER': 'A name (&) or a type (!) cannot be used. Delete it.',
  'detail.MULTIPLE_ANCHORS': 'A name (&) cannot be used. Delete it.',
  'detail.MULTIPLE_TAGS': 'A type that starts with "!" cannot be used. Delete it.',
  'detail.BAD_COLLECTION_TYPE': 'A type that starts with "!" cannot be used. Delete it.',
  'detail.IMPOSSIBLE': 'This line cannot be read. Type it again.',
  'detail.BAD_DIRECTIVE': 'a line that begins with % cannot be read',
  'detail.BLOCK_IN_FLOW': 'there is indented notation inside [ ] or { }',
  'detail.KEY_OVER_1024_CHARS': 'the key is too long',
  'detail.MULTIPLE_DOCS': 'there are two documents divided by "---". Make them one.',
  'detail.TAG_RESOLVE_FAILED': 'a type that begins with "!" cannot be used',
  'detail.NON_STRING_KEY': 'a key has to be text',
  'detail.RESOURCE_EXHAUSTION': 'this is too complex to read',
} as const;
