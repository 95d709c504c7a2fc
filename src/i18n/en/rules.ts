/** What each rule on the answers says, by its code: its title for lists that show a kind of finding once, its sentence, and hints. */
export const rules = {
  'rule.title.scs/met-over-unmet-reference': '"Met" on a base that is not met',
  'diagnostic.scs/met-over-unmet-reference':
    '{criterion} is "in place", but {reference}, which it builds on, is "{state}". Review one or the other answer.',
  'rule.title.scs/met-with-missing': '"Met" with conditions missing',
  'diagnostic.scs/met-with-missing':
    '{criterion} is answered "met", but conditions are named that are still missing ({numbers}). Make it "partial", or delete missing',
  'rule.title.scs/option-missing': '"Met" with too few options',
  'diagnostic.scs/option-missing':
    '{criterion} is "in place", but too few options are chosen ({needed} needed, {chosen} chosen)',
  'diagnostic.scs/option-missing.hint':
    'Write the letters of the options that are chosen in options. If there are too few, make state partial or unmet.',
  'rule.title.scs/not-applicable-without-reason': '"Does not apply" without a reason',
  'diagnostic.scs/not-applicable-without-reason': '{criterion} is "does not apply", but there is no reason',
  'diagnostic.scs/not-applicable-without-reason.hint': 'Write the reason under reason',
  'rule.title.scs/not-applicable-against-profile': '"Does not apply" against the profile',
  'diagnostic.scs/not-applicable-against-profile':
    '{criterion} is "does not apply", but the fact about the company "{fact}" is "yes"',
  'diagnostic.scs/not-applicable-against-profile.hint': 'Look at both answers again.',
  'rule.title.scs/not-applicable-always': '"Does not apply" to what applies to every firm',
  'diagnostic.scs/not-applicable-always':
    '{criterion} is "does not apply", but no fact about the company says so. We take it as a criterion for every company',
  'diagnostic.scs/not-applicable-always.hint':
    'What your company does not have may be left out of the conditions. If it still does not apply, have a specialist confirm the reason',
  'rule.title.scs/contradictory-profile': '"Met" against the profile',
  'diagnostic.scs/contradictory-profile':
    '{criterion} is "in place", but the fact about the company "{fact}" is "no". Review one or the other answer.',
  'rule.title.scs/contradictory-facts': 'Facts of the profile that contradict each other',
  'diagnostic.scs/contradictory-facts':
    'The fact about the company "{fact}" is "yes", but "{base}", on which it rests, is "no". Review one of the two',
  'rule.title.scs/met-without-evidence': '"Met" without evidence',
  'diagnostic.scs/met-without-evidence': '{criterion} is "in place", but there is no evidence',
  'diagnostic.scs/met-without-evidence.folded': '{count} {count:criterion is|criteria are} "in place" without evidence',
  'diagnostic.scs/met-without-evidence.hint': 'Write the name of the evidence and where it is kept under evidence',
  'rule.title.scs/duty-overdue': 'Recurring duty that is overdue',
  'diagnostic.scs/duty-overdue': '{criterion} is to be done {every}, but it was last done on {lastDone} (as of {asOf})',
  'diagnostic.scs/duty-overdue.hint': 'If it has been done, correct lastDone; if not, review state',
  'rule.title.scs/duty-in-future': 'Last date of a duty in the future',
  'diagnostic.scs/duty-in-future':
    '{criterion} is to be done {every}, but {lastDone}, when it was last done, has not come yet (as of {asOf})',
  'diagnostic.scs/duty-in-future.hint': 'Set lastDone to the day on which it was done',
  'rule.title.scs/duty-undated': 'Recurring duty without its last date',
  'diagnostic.scs/duty-undated': '{criterion} is to be done {every}, but there is no date when it was last done',
  'diagnostic.scs/duty-undated.folded':
    '{count} {count:criterion|criteria} to be done at an interval {count:has|have} no date when last done',
  'diagnostic.scs/duty-undated.hint': 'Write the date when it was last done under lastDone',
  'rule.title.scs/evidence-expired': 'Evidence that has expired',
  'diagnostic.scs/evidence-expired':
    'The evidence of {criterion} (number {number}) was valid until {until} only (as of {asOf})',
  'diagnostic.scs/evidence-expired.confidential':
    'The evidence of {criterion} (number {number}, confidential) is past the last day it was valid (as of {asOf})',
  'diagnostic.scs/evidence-expired.hint':
    'Replace it with newer evidence, or correct the last day it is valid (validUntil).',
  'rule.title.scs/evidence-missing': 'Evidence file that cannot be found',
  'diagnostic.scs/evidence-missing.confidential':
    'The evidence file of {criterion} (number {number}, confidential) was not found or cannot be read',
  'diagnostic.scs/evidence-missing.lookalike':
    'The evidence file "{value}" of {criterion} was not found. There is "{lookalike}", which looks the same: compare full and half width, capitals, dashes, blanks and invisible characters',
  'diagnostic.scs/evidence-missing': 'The evidence file "{value}" of {criterion} was not found or cannot be read',
  'diagnostic.scs/evidence-missing.hint': 'Write the place as seen from the folder of the assessment file',
  'rule.title.scs/evidence-changed': 'Evidence file that has changed',
  'diagnostic.scs/evidence-changed.confidential':
    'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256)',
  'diagnostic.scs/evidence-changed.line-ends':
    'The evidence file "{value}" of {criterion} has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
  'diagnostic.scs/evidence-changed.line-ends.confidential':
    'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
  'diagnostic.scs/evidence-changed':
    'The evidence file "{value}" of {criterion} has changed since its content was recorded (sha256)',
  'diagnostic.scs/evidence-changed.hint': 'Check what is in it, then record sha256 again',
  'diagnostic.scs/evidence-changed.hint.line-ends':
    'Check what is in it, then record sha256 again. To keep git from changing line ends, write so in .gitattributes (docs/evidence.md)',
  'rule.title.scs/waiver-without-reason': 'Waiver without a reason',
  'diagnostic.scs/waiver-without-reason': 'The waiver of {criterion} has no reason. It has no effect.',
  'diagnostic.scs/waiver-without-reason.hint': 'Write why to wait under reason in waiver',
  'rule.title.scs/waiver-without-end': 'Waiver without an end date',
  'diagnostic.scs/waiver-without-end': 'The waiver of {criterion} has no end date. It has no effect.',
  'diagnostic.scs/waiver-without-end.hint': 'Write the last day to wait under until in waiver',
  'rule.title.scs/waiver-expired': 'Waiver that has ended',
  'diagnostic.scs/waiver-expired': 'The waiver of {criterion} ended on {until} (as of {asOf})',
  'diagnostic.scs/waiver-expired.hint':
    'Put it in place. If it still has to wait, look at the reason again and correct until of the waiver.',
  'rule.title.scs/due-past': 'Due date that is past',
  'diagnostic.scs/due-past': '{criterion} is still "{state}", and its due date {due} is past (as of {asOf})',
  'diagnostic.scs/due-past.hint': 'If it is done, correct state; if not, look at the due date (due) again.',
  'rule.title.scs/date-in-future': 'Date in the future',
  'diagnostic.scs/date-in-future': 'The date {date} of {criterion} has not come yet (as of {asOf})',
  'diagnostic.scs/date-in-future.hint': 'It is the day of something that is over. Look for a wrong year or month.',
  'diagnostic.scs/date-in-future.confidential':
    'The date of evidence {number} of {criterion} (confidential) has not come yet (as of {asOf})',
  'rule.title.scs/owner-missing': 'Owner that is missing',
  'diagnostic.scs/owner-missing': '{criterion} is "{state}", but nobody is in charge of it',
  'diagnostic.scs/owner-missing.hint':
    'Write who is in charge under owner. A role need not be changed when people change.',
  'rule.title.scs/unknown-without-owner': '"Not known" that nobody looks into',
  'diagnostic.scs/unknown-without-owner': '{criterion} is "do not know", but nobody is named to find out',
  'diagnostic.scs/unknown-without-owner.hint': 'Write who finds out, or whom to ask, under owner',
  'rule.title.scs/scope-empty': 'Empty scope',
  'diagnostic.scs/scope-empty': 'There is no scope',
  'diagnostic.scs/scope-empty.hint': 'Write companies, sites, departments or systems under scope',
  'rule.title.scs/other-edition': 'Answer to another text',
  'diagnostic.scs/other-edition':
    'The answer to {criterion} was given to a different text from that of the catalogue in use (edition {edition}). Read it again.',
  'rule.title.scs/missing-changed': 'Missing conditions of a text that has changed',
  'diagnostic.scs/missing-changed':
    'The conditions of {criterion} were changed or put in another order after the answer. Check the numbers of the missing ones, and answer again',
  'rule.title.scs/secret-in-note': 'Secret in a note',
  'diagnostic.scs/secret-in-note': 'A text written for {criterion} holds something like a password or a key',
  'diagnostic.scs/secret-in-note.hint':
    'Delete it from this file, and change it where it is in use. If the file is in git, it is in the history too.',
} as const;
