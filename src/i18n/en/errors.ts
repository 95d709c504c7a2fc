/** What ends a command: `error.<code>` says what happened, `error.<code>.hint` the way out. */
export const errors = {
  'error.title': 'error',
  'error.usage': '{detail}',
  'error.usage.nothing-planned': 'no criterion is open, so that there is nothing to write in the plan (oscal-poam)',
  'error.usage.hint': 'To see the usage: {command} --help --lang en',
  'error.usage.hint.xlsx':
    'What can be an Excel file is a report (report), a sheet (sheet) and a hand-out (handout), each with -o {file:typed}',
  'error.usage.hint.as-csv': 'As CSV, Excel opens the table: -o {file:typed}',
  'error.usage.hint.csv':
    'What can be CSV is the table of firms (portfolio) and a hand-out (handout), each with -o {file:typed}',
  'error.no-terminal':
    'Answering questions needs a keyboard and a screen (input or output is not connected to them now)',
  'error.no-terminal.hint': 'What needs neither keyboard nor screen: {command}',
  'error.no-terminal.hint.new':
    'You can also make the assessment file first, and write in it with an editor: {command}',
  'error.other-separator.hint': 'Here “\\” does not separate folders. Write “/”: {slashed}',
  'error.file-not-found': '{file} was not found',
  'error.file-not-found.hint':
    'Check the name and the folder you are in. To make a new one: scs-check init {file:typed} --lang en',
  'error.file-not-found.hint.instead':
    'Your answers may be here: {instead}. If so: {command}. To begin anew: scs-check init {file:typed} --lang en',
  'error.file-not-found.hint.backup':
    'What was saved before is in {earlier}. To go back to it, give a copy of {earlier} the name {file}',
  'error.file-not-found.hint.elsewhere':
    'There is a file of that name here: {instead}. If you mean it, name it by this place',
  'error.file-not-found.hint.lookalike':
    'There is “{lookalike}”, which looks the same: compare full and half width, capitals, dashes, blanks and invisible characters',
  'error.file-not-found.hint.id':
    'The name of a file goes here. To see one criterion by its id: scs-check explain {file:typed} --lang en. Join several ids with commas and no spaces',
  'error.file-not-found.hint.format': 'The name of a file goes here. A format is given with -o: {command}',
  'error.file-not-found.hint.reporter': 'The name of a file goes here. A format is given with --reporter: {command}',
  'error.file-not-found.hint.level': 'The name of a file goes here. A level is given with --level: {command}',
  'error.file-not-found.hint.other': 'Check the name of the file and the folder you are in',
  'error.no-match': 'No file matches {pattern}',
  'error.nothing-to-lint': 'There are no scs-check files in the folder {folder}',
  'error.nothing-to-lint.hint':
    'Check the name of the folder. Folders that begin with a dot and node_modules are left out',
  'error.no-match.hint': 'Check the current folder and the way the pattern is written',
  'error.config-not-found': 'The config file {file} was not found',
  'error.config-not-found.hint': 'Check the name and the place in --config or in SCS_CHECK_CONFIG',
  'error.baseline-not-found': 'The baseline {file} was not found',
  'error.baseline-not-found.hint':
    'To make the first one, add --update-baseline to the same command (and leave out --reporter and its like)',
  'error.baseline-differs': 'The baseline {file} is for {then}, but this judgement is for {now}',
  'error.baseline-differs.hint':
    'Look at the gaps, then record them again: add --update-baseline to the same command (and leave out --reporter and its like)',
  'error.file-not-readable': '{file} cannot be read',
  'error.file-not-readable.hint':
    'Check what kind of file it is, and whether you have the right to read it. OneDrive or another sync program, a virus scanner, or Excel or an editor that has the file open may be in the way: then close it, or wait a little, and try again.',
  'error.file-kind': '{file} is not a regular file, but {kind}',
  'error.file-kind.hint':
    'Name a regular file. What comes through a pipe has to be written to a file first. If nobody needs what is there, move it out of the way',
  'error.file-kind.hint.folder':
    'Name a file in the folder. check takes all of them as "{file}/**/assessment.yaml", with the quotes. To see them in one table: scs-check portfolio {file:typed} --lang en',
  'file-kind.folder': 'a folder',
  'file-kind.pipe': 'a pipe (FIFO)',
  'file-kind.socket': 'a socket',
  'file-kind.device': 'a device',
  'error.file-not-writable': '{file} cannot be written. It is as it was.',
  'error.file-not-writable.hint':
    'Check whether you have the right to write there, and that the name is not that of a folder. OneDrive or another sync program, a virus scanner, or Excel or an editor that has the file open may be in the way: then close it, or wait a little, and try again.',
  'error.name-too-long': '{file} has too long a name to be used',
  'error.name-too-long.hint':
    'Shorten the names of the file and its folders: about 180 letters, or 60 Japanese characters, are safe for each.',
  'error.too-large-to-mend': '{file} is larger than 1 MB and is not fixed by --fix. It is as it was.',
  'error.too-large-to-mend.hint': 'Fix the lines named here in an editor.',
  'error.file-in-use': '{file} is in use by another program and cannot be written. It is as it was.',
  'error.file-in-use.hint':
    'If it is open in Excel or an editor, close it. If OneDrive or another sync program or a virus scanner is at it, wait a little, then try again.',
  'error.file-not-replaceable': '{file} cannot be replaced where it is ({errno}). It is as it was.',
  'error.file-not-replaceable.hint':
    'This happens where a single file is mounted from somewhere else (as by -v of Docker). Mount its whole folder, or move the file to an ordinary folder, then try again.',
  'error.folder-not-found': '{file} cannot be written. There is no folder {folder}.',
  'error.folder-not-found.hint': 'Make the folder first',
  'error.folder-not-listed': 'The folder {folder} cannot be listed',
  'error.folder-not-listed.file': '{folder} is no folder, but a file',
  'error.folder-not-listed.hint.file':
    'Name the folder that the assessment files are in. To look at one assessment file: scs-check status {folder:typed} --lang en',
  'error.folder-not-listed.hint': 'Check the name of the folder and that you may read it',
  'error.working-folder-gone': 'The folder you are in has been deleted or moved',
  'error.working-folder-gone.hint': 'Go to a folder that exists with cd, and run the command again',
  'error.disk-full': 'The disk is full, and {file} cannot be written. It is as it was.',
  'error.disk-full.hint': 'Make room, then try again',
  'error.disk-read-only': '{file} is on a disk that is read-only, and cannot be written. It is as it was.',
  'error.disk-read-only.hint': 'Make the disk writable, or move the file to a place that is, then try again',
  'error.disk-failing': 'The disk reports an error ({errno}), and {file} cannot be written. It is as it was.',
  'error.disk-failing.hint':
    'Check the connection of the disk, the USB stick or the network drive, and try again. If it goes on, the disk is failing: copy your files to another one soon.',
  'error.write-failed': '{file} cannot be written ({errno}). It is as it was.',
  'error.write-failed.hint':
    'Wait a little, then try again. If it goes on, move the file to another folder and try there.',
  'error.save-uncertain': 'A new {file} was written, but it is not certain that the disk has kept it ({errno})',
  'error.save-uncertain.hint':
    'Check the room and the connection of the disk, the USB stick or the network drive, and try again. If it goes on, copy your files to another disk.',
  'error.output-failed':
    'The result could not be written completely (the disk is full, or the place cannot be written to)',
  'error.output-failed.hint': 'Write to a place that has room and can be written to.',
  'error.file-exists': '{file} is already there. It is not overwritten.',
  'error.file-exists.hint': 'To go on answering it: scs-check ask {file:typed} --lang en',
  'error.file-exists.hint.another':
    'It does not look like an assessment file. Give another name (such as assessment.yaml)',
  'error.file-exists.hint.catalogue':
    'Give another name. To check the catalogue that is there: scs-check lint {file:typed} --lang en',
  'error.file-exists.hint.ci':
    'To add to it, look at the template with --dry-run and copy it. To overwrite it, use --force',
  'error.file-changed':
    '{file} was changed by something else and can no longer be read. Nothing has been written to it.',
  'error.file-changed.hint': 'Fix {file}, then try again. To see what to fix: scs-check lint {file:typed} --lang en',
  'error.file-too-large': '{file} is too large (at most {max} MB)',
  'error.file-too-large.hint': 'Check whether the name of the file is right',
  'error.other-kind': '{file} is {found} and not {expected}',
  'error.other-kind.hint': 'Check the name. To check what is in {file}: scs-check lint {file:typed} --lang en',
  'error.other-kind.hint.signed': 'To check the signature: scs-check verify {file:typed} --lang en',
  'error.other-kind.hint.output': 'Name the file that the JSON was made from',
  'error.file-invalid': '{file} has {count} {count:problem|problems} to fix',
  'error.file-invalid.hint': 'Fix the lines above, then run the command again',
  'error.file-invalid.backup':
    'The content before the last write is in {backup} (without what was merged or written then). To bring it back, give {file} another name, then copy {backup} and name the copy {file}',
  'error.locked': '{file} is in use by another scs-check on this computer (process {pid}, since {age})',
  'error.locked.hint':
    'Close it in its window. If you cannot find that, restart the computer or delete {lock}, then try again. No answer goes with it.',
  'error.locked-elsewhere':
    '{file} is in use by scs-check on another computer or in another environment ({host}), since {age}',
  'error.locked-elsewhere.hint':
    'If somebody has it open on {host}, let them end, and wait until the file is synced. Once you have made sure that nobody has (it was cut off, or the sync left it behind), delete {lock}, then try again. No answer goes with it.',
  'lock.age.now': 'just now',
  'lock.age.minutes': '{count} {count:minute|minutes} ago',
  'lock.age.hours': '{count} {count:hour|hours} ago',
  'lock.age.days': '{count} {count:day|days} ago',
  'error.unknown-catalogue': 'There is no catalogue “{id}”',
  'error.unknown-catalogue.hint': 'Catalogues you can use: {allowed}',
  'error.catalogue-not-found': 'The catalogue {file} was not found',
  'error.catalogue-not-found.hint':
    'If somebody gave it to you, put it into {folder} and try again. To write your own: scs-check catalogue new {file:typed} --lang en',
  'error.catalogue-outside': 'The catalogue {file} is not in the folder of the assessment file (or below it)',
  'error.catalogue-outside.hint': 'Copy it to {folder}, then run the command again',
  'error.catalogue-outside.hint.share':
    'Copy it to {folder}. If several firms use the same catalogue, name it as catalogue in scs-check.yaml in a folder above',
  'error.texts-outside': 'The guidance or translation {file} is a link that leads out of the folder of the catalogue',
  'error.texts-outside.hint': 'Put the file itself into {folder} in place of the link, then run the command again',
  'error.unknown-level': 'There is no level “{level}”',
  'error.unknown-level.hint': 'Levels you can use: {allowed}',
  'error.target-not-judged': '{title} cannot be judged by target level {target}',
  'error.target-not-judged.hint': 'Target levels you can use: {allowed}',
  'error.target-not-judged.hint.method':
    '--target (target in a config) is for catalogues that only count, such as NIST SSDF. Leave it out',
  'error.unknown-id': '“{id}” is not in {catalogue}',
  'error.unknown-id.level': '“{id}” belongs to {title}, not to the present level',
  'error.unknown-id.catalogue': '“{id}” is not in {catalogue}: it is a number of {other}',
  'error.unknown-id.hint.level.see': 'To see it, add --level {level:typed}',
  'error.unknown-id.hint.level.answer':
    'To go on to that level first: scs-check ask {file:typed} --level {level:typed} --lang en',
  'error.unknown-id.hint.catalogue': 'To see it: scs-check catalogue show {other:typed} --lang en',
  'error.unknown-id.hint': 'To list the numbers: scs-check catalogue show {catalogue:typed} --lang en',
  'error.evidence-not-found': 'The evidence {file} is not there or cannot be read',
  'error.evidence-not-found.hint': 'Check the name and whether you may read it',
  'error.evidence-not-found.hint.lookalike':
    'There is “{lookalike}”, which looks the same: compare full and half width, capitals, dashes, blanks and invisible characters',
  'error.evidence-not-found.hint.number': 'To see the numbers: {command}',
  'error.evidence-outside': 'The evidence {file} is not in the folder of the assessment file or below it',
  'error.evidence-outside.hint':
    'Nothing is copied. Put it into {folder}, or name no file and write with --title and --reference where it is kept',
  'error.evidence-name':
    'The file name “{file}” cannot be used for evidence (too long, or with characters that are not allowed)',
  'error.evidence-name.hint': 'Change the name and try again',
  'error.evidence-unanswered': '{id} is not answered yet. Evidence belongs to an answer',
  'error.evidence-unanswered.hint': 'To answer it first: scs-check ask {file:typed} --lang en',
  'error.evidence-unanswered.hint.level':
    'It belongs to {title}. To answer it first: scs-check ask {file:typed} --level {level:typed} --lang en',
  'error.evidence-full': 'There are {max} pieces of evidence for {id} already',
  'error.evidence-full.hint': 'To rewrite one, give its number with --update',
  'error.not-an-edition':
    '{to} and {from} have no criterion with the same number. A move to another edition is not possible.',
  'error.not-an-edition.hint': 'To answer the other catalogue as well: {command}',
  'error.different-catalogues':
    '{before} answers {catalogueBefore} and {after} answers {catalogueAfter}, which have no criterion number in common, so they cannot be compared',
  'error.different-catalogues.hint': 'Choose one catalogue to compare with --catalogue: {allowed}',
  'error.same-file': '{file} is the assessment file. It is not overwritten.',
  'error.same-file.hint': 'Give it another name',
  'error.too-long-for-pdf': 'There is too much text for a PDF',
  'error.too-long-for-pdf.hint': 'Markdown can hold it: let the name behind -o end in .md, or for a report in .html',
  'error.binary-to-terminal': 'PDF and Excel files cannot be shown on the screen',
  'error.binary-to-terminal.hint': 'To write it to a file, add -o {file} to the same command',
  'error.workbook-not-found': '{file} was not found',
  'error.workbook-not-found.hint': 'Check the name and the place of the .xlsx file you downloaded from the page of IPA',
  'error.not-a-workbook': '{file} is not an Excel workbook (.xlsx)',
  'error.not-a-workbook.hint.handout':
    'If it is a hand-out, have it saved again as Excel (.xlsx). If nobody knows, hand it out anew',
  'error.not-a-workbook.hint':
    'Name the .xlsx file that is offered on the page of IPA (.csv and the like cannot be read)',
  'error.not-an-answer-file': '{file} is {kind}: answers cannot be read from it',
  'error.not-an-answer-file.hint':
    'Copy answers that were written on paper, in an image or in a PDF with the ask command',
  'error.not-an-answer-file.mail': '{file} is a mail: answers cannot be read from it',
  'error.not-an-answer-file.hint.mail':
    'Save the file that is attached, and merge that. Copy answers that were written as text with the ask command',
  'error.not-an-answer-file.prose': '{file} is neither a hand-out nor an assessment: answers cannot be read from it',
  'error.not-an-answer-file.hint.text':
    'Copy answers that were written in a document with the ask command. Ask for a table as Excel (.xlsx) or .csv',
  'error.not-an-answer-file.hint.sheet':
    'Open the table, export it as Excel (.xlsx), and merge that (in Numbers: File, Export To, Excel)',
  'error.not-an-answer-file.hint.archive':
    'Take the files out of it (extract all), and merge the .xlsx or …-kaitou.json among them',
  'error.workbook-old-or-locked': '{file} is a workbook in the old format (.xls), or one with a password',
  'error.workbook-old-or-locked.hint':
    'Open it in Excel, remove the password, and save it again in the format “Excel Workbook (.xlsx)”',
  'error.workbook-too-large': '{file} would be too large when opened, so reading was stopped',
  'error.workbook-too-large.hint': 'Download it again from the page of IPA',
  'error.workbook-too-large.hint.handout':
    'Have the hand-out filled in in the file that was handed out, and sent back again',
  'error.workbook-damaged': '{file} cannot be read as an Excel workbook ({detail})',
  'error.workbook-damaged.hint':
    'The file is cut off or made in an unusual way. Download it again from the page of IPA',
  'error.workbook-damaged.hint.handout':
    'The file is cut off or made in an unusual way. Have it opened and saved in Excel, and sent back again',
  'error.csv-quote-open': 'The quotation mark that opens on line {line} of {file} is never closed: "{text}',
  'error.csv-quote-open.hint':
    'Open the file in a text editor, look at line {line}, and add a " where the text ends, or delete the one where it begins',
  'error.workbook-without-criteria': 'No table of criteria was found in {file}',
  'error.workbook-without-criteria.hint':
    'A sheet with the headings “評価基準No.” and “評価基準” was looked for (in the table of IPA: columns L and M of row 2)',
  'error.history-not-written': '{file} is saved. Its history {history} could not be written',
  'error.history-not-written.hint':
    'You do not have to do anything again. Check the permissions of the history and the space on the disk',
  'error.history-too-large': 'The history {file} is too large to be read',
  'error.history-too-large.hint':
    'If it is your own, keep it under another name. A new history begins with the next save',
  'error.history-not-found': 'There is no history {file}',
  'error.history-not-found.hint':
    'It is made beside the assessment file once questions are answered with ask or the like',
  'error.history-begins-later': 'The history does not tell the answers of {day} (for this level, it begins on {since})',
  'error.history-begins-later.hint': 'Give {since} or a later day, or the name of an earlier assessment file',
  'error.key-exists': '{file} is already there. A key is never overwritten.',
  'error.key-exists.hint': 'To sign with that key and write its public half again: {command}',
  'error.key-not-usable': '{file} is not a key that can be used',
  'error.key-not-usable.private': '{file} is a private key. What verifies is the public key.',
  'error.key-not-usable.costly': '{file} is made to take a long time to open',
  'error.key-not-usable.several':
    '{file} holds more than one key, or something else beside it. Nobody can know which is meant.',
  'error.key-not-usable.hint': 'Name an Ed25519 key in PEM. To make one, write --new-key key.pem in place of --key',
  'error.key-not-usable.hint.public': 'Name the public key (Ed25519, PEM) you were given by whoever signed',
  'error.not-a-report': '{file} is not a report that can be verified',
  'error.not-a-report.hint':
    'Name a file just as report or sign wrote it. A report saved again by other software, a sheet, a calendar and OSCAL cannot be verified',
  'error.not-a-signed-result': '{file} was not written by scs-check sign',
  'error.not-a-signed-result.hint': 'Name the .signed.json you were given',
  'error.workbook-without-handout': 'There is no hand-out in {file}',
  'error.workbook-without-handout.hint':
    'Neither headings for the id and the answer nor a column with ids of criteria were found. Have the file of the hand-out itself filled in, or give your own table a column of ids',
  'error.workbook-without-handout.hint.ours':
    'This is a report or a sheet for a specialist that this tool has made, and no column of it is taken home. To ask for answers, make a hand-out: {command} (of a list of findings, the owner, the due date and the reply are taken home)',
  'error.columns-unknown':
    'Which column of {file} holds the ids, and which the answers, is not known (columns: {columns})',
  'error.columns-unknown.hint': 'Settle the columns and read it: {command}',
  'error.nothing-to-hand-out': 'There are no criteria to hand out',
  'error.nothing-to-hand-out.hint': 'Nothing in {file} matches what you chose. Choose something else',
  'error.unknown-role': 'There is no role “{role}”',
  'error.unknown-role.hint': 'Roles you can use: {allowed}',
  'error.output-exists': '{file} is already there and will not be overwritten',
  'error.output-exists.hint': 'Write another name with -o, or add --force if it may be overwritten',
  'error.output-not-ours':
    '{file} is already there and does not look like a file that this command has made; it will not be overwritten',
  'error.output-not-ours.hint': 'Write another name, or add --force if it may be overwritten',
  'error.signed-by-other': '{file} is a result that was signed with another key, and will not be overwritten',
  'error.signed-by-other.hint': 'Write another name (such as -o {other}), or add --force if it may be overwritten',
  'error.output-is-link': '{file} is a link to {target}. Nothing is written through a link',
  'error.output-is-link.hint': 'Move the link away, or name the file itself',
  'error.other-firm': '{file} is the assessment of “{theirs}” (yours is that of “{ours}”)',
  'error.other-firm.hint':
    'Only files of the same firm can be merged or compared. If the name was corrected, make both the same',
  'error.other-firm.hint.handout':
    'Only files of the same firm can be merged. If the firm has only corrected its name, add --same-firm to merge.',
  'error.other-catalogue': '{file} answers {theirs} (merging into {ours})',
  'error.other-catalogue.hint':
    'Move it to the new edition first: scs-check migrate {file:typed} --to {to:typed} --lang en',
  'error.other-catalogue.hint.unrelated':
    'They have no criterion with the same number. To merge the answers to {theirs}, name with --into an assessment file that answers that catalogue',
  'error.no-passphrase': 'The passphrase is not known (there is no keyboard or no screen)',
  'error.no-passphrase.hint': 'Give it with --passphrase-file or in SCS_CHECK_PASSPHRASE',
  'error.weak-passphrase': 'The passphrase is too short',
  'error.weak-passphrase.guessable': 'The passphrase is easily guessed',
  'error.weak-passphrase.hint.guessable':
    'Make it long, of four unrelated words or so. Avoid figures alone, one sign again and again, rows of the keyboard, and a word such as password with figures or signs behind it.',
  'error.weak-passphrase.hint':
    'Use at least {count} characters. Four or five unrelated words are easy to remember and hard to guess',
  'error.wrong-passphrase': '{file} cannot be opened: the passphrase is wrong',
  'error.wrong-passphrase.hint': 'Check upper and lower case and full and half width. The file has not been changed',
  'error.not-decryptable': '{file} is damaged, or was not encrypted with a passphrase',
  'error.not-decryptable.plain': '{file} is not encrypted',
  'error.not-decryptable.hint.plain': 'It can be used as it is',
  'error.not-decryptable.hint': 'Ask whoever sent it to send it again',
  'error.too-costly-to-open':
    '{file} is not opened: that would take {memory} MB of memory and a long time (work factor of age: 2 to the power of {factor})',
  'error.too-costly-to-open.hint':
    'Ask whoever sent it to encrypt it again with the command encrypt of scs-check. If you trust the file, the program age opens it (age -d)',
  'error.encrypted-already': '{file} is encrypted already',
  'error.encrypted-already.hint': 'To open it: scs-check decrypt {file:typed} --lang en',
  'error.font-missing': 'The typeface {file} is missing',
  'error.font-missing.hint': 'Install scs-check again',
  'error.internal': 'An unexpected error happened: {detail}',
  'error.internal.hint':
    'Please report the text above and the steps you took to the publisher of scs-check (the scs-check page on npm)',
} as const;
