/** What `sign` and `verify` say. */
export const signing = {
  'sign.written': 'Signed result written: {file} (key {fingerprint})',
  'sign.key.open':
    'Made a key. The private key {file} has no passphrase. Give it to nobody, and keep it out of any folder that you send.',
  'sign.key.locked':
    'Made a key. The private key {file} is locked by the passphrase. Give it to nobody, and keep it out of any folder that you send.',
  'sign.key.public':
    'Give the others the public key {file}, and tell them this text by another way, such as the telephone: {fingerprint}',
  'sign.evidence':
    'Before signing: {count} evidence {count:file is|files are} missing or differ from the record. The views on these criteria are counted apart, as in the report. What evidence holds now is not part of what is signed.',
  'sign.evidence.row': '{id} evidence {number}: {state}',
  'sign.evidence.hint': 'For details: {command}',
  'verify.good': 'right',
  'verify.bad': 'WRONG',
  'verify.open': 'not known',
  'verify.fingerprint': 'fingerprint (the one in the file is that of the key)',
  'verify.counts': 'counts (of states and views, they make up the number of criteria)',
  'verify.catalogue':
    'catalogue (its name is that of one in scs-check, but its content is not: it was signed with another version of scs-check, or the catalogue was changed)',
  'verify.catalogue.other':
    'catalogue ({id} edition {edition} is not in this scs-check: whether the counts are those of its level is not known)',
  'verify.day': 'day ({date} has not come yet)',
  'verify.day.after': 'day (the last answer is of {date}, after the day of this result)',
  'verify.not-signed':
    'It does not match its signature: the name, the numbers and the rest below are not what was signed.',
  'verify.signature': 'signature (the content is as it was signed)',
  'verify.key': 'key (the same as in {file}, {fingerprint})',
  'verify.signature.bad': 'signature (the content is not what was signed)',
  'verify.fingerprint.bad': 'fingerprint (the one in the file is not that of the key)',
  'verify.counts.bad': 'counts (of states and views, they do not make up the number of criteria)',
  'verify.key.bad': 'key (signed by another key than that in {file}, {fingerprint})',
  'verify.digest.bad': 'check value (the one you typed, {digest}, is not that of the signed result)',
  'verify.digest.short.bad':
    'beginning of the check value (what you typed, {digest}, does not begin that of the signed result)',
  'verify.assessment.bad': 'assessment file (the result of {file} is not the one that was signed)',
  'verify.copy.digest.bad': 'check value (this report says it was made from other answers than {file})',
  'verify.copy.content.bad': 'content (it is not the same as in the report made anew from {file})',
  'verify.assessment.bad.firm': 'assessment file ({file} is of “{here}”, and the signed result of “{signed}”)',
  'verify.key.unknown':
    'This alone does not tell whose key it is. Compare it with the text that the signer gave you in another way: {fingerprint}',
  'verify.assessment': 'assessment file (the result of {file} is the one that was signed)',
  'verify.assessment.views':
    'counts of views (answers and views are those of {file}, but the counts differ: the evidence files are not here, are not those of the signing, or it was signed by another version of scs-check)',
  'verify.older':
    'This is a signature of the older kind: the edition that the assessment file names, earlier editions, answers left out and targets are not part of it. They are once you sign again.',
  'verify.statement': '{organization}  {id} edition {edition}  {level}  self-check of {date}',
  'verify.points': 'Points: {total}/{max}',
  'verify.signer': 'Signed by (name as they wrote it): {name}',
  'verify.no-views': 'There are no views of a specialist.',
  'verify.rewritten': 'Criteria whose view or specialist has been rewritten since ({count}): {ids}',
  'verify.rewritten.earlier':
    'Criteria on which an earlier view has been rewritten since; the view that followed it counts ({count}): {ids}',
  'verify.change': '{id} ({name}, {on}): {changes}',
  'verify.wordless':
    'Criteria where a view is “not as answered” or “cannot tell” without reason, advice or question ({count}): {ids}',
  'verify.short':
    'Criteria with a view of an earlier version, bound by a short hash of 48 bits ({count}): {ids}. They still count, but that the criterion was not swapped cannot be told for sure. A view that is given again has the whole hash.',
  'verify.unshown':
    'Criteria whose evidence file is missing, so that it cannot be compared with that of the view ({count}): {ids}',
  'verify.changed': 'Criteria with a change ({count}): {ids}',
  'verify.answers': '{label}: {digest}',
  'verify.digest': 'check value (the one you typed, {digest}, is that of the signed result)',
  'verify.digest.short':
    'beginning of the check value (what you typed, {digest}, begins that of the signed result; the rest was not compared)',
  'verify.figures':
    'Anybody can copy a check value onto a paper. Compare the figures on the paper with these that were signed, too.',
  'verify.figures.category': '{title}: {states}',
  'verify.limits.signed':
    'This shows only whether anything changed after signing, and which key signed it. It does not show whether the answers are true.',
  'verify.limits.copy':
    'This shows only whether the report is what the signed result or the assessment says. It does not show whether the answers are true.',
  'verify.copy': 'Report ({format}, {audience})  of {date}  check value {digest}',
  'verify.copy.digest': 'check value (this report says it was made from the same answers as {file})',
  'verify.copy.other':
    'The report was made from other answers: of another company or file, or from before or after the answers changed.',
  'verify.copy.other-level':
    'check value (the report is of level {level}, and the signed result of level {signed}: only a report of the same level can be compared)',
  'verify.copy.content': 'content (all of it is the same as in the report made anew from {file})',
  'verify.copy.changed':
    'After it was made, figures or words were changed, or it was saved again by some other program.',
  'verify.copy.changed.any-version':
    'After it was made, figures or words were changed, or it was saved again by some other program. It may also have been made by another version of scs-check.',
  'verify.copy.changed.compare': 'A report that was made with --compare, however, cannot be made anew here.',
  'verify.copy.evidence.same':
    'content ({count} evidence {count:file is|files are} not here, or not as recorded, so the views cannot be checked. With the files as recorded, all of it is the same as in the report made anew from {file})',
  'verify.copy.evidence.other':
    'content ({count} evidence {count:file is|files are} not here, or not as recorded. Even with the files as recorded, it is not the report made anew from {file}: evidence was missing when it was made, too, or it was changed afterwards)',
  'verify.copy.line': 'Line {number} is “{given}”. Made anew it is “{made}”.',
  'verify.copy.more-lines': '{count} more {count:line differs|lines differ}.',
  'verify.copy.other-version':
    'content (the report was made by scs-check {version}, and this is {current}: made anew it need not be the same. To check it by the same version: {command})',
  'verify.copy.other-day':
    'content (the report is of {day}, and the signed result of {signed}: only a report of the same day can be compared)',
  'verify.copy.not-signed':
    'content (only a report for a buyer can be made anew from a signed result. Whoever has the assessment file can check it with --assessment)',
  'verify.copy.older':
    'content (a signature of the older kind does not have all the counts that the report is made of. Ask for a new one)',
  'verify.copy.no-catalogue':
    'content (the catalogue {id}, edition {edition}, is not here or is not the same, so the report cannot be made anew)',
  'audience.internal': 'for the company itself',
  'audience.specialist': 'for a specialist',
  'audience.buyer': 'for a buyer',
} as const;
