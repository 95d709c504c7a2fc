# scs-check completion powershell

Register-ArgumentCompleter -Native -CommandName 'scs-check' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
        'ask'
        'status'
        'report'
        'handout'
        'merge'
        'evidence'
        'evidence add'
        'evidence list'
        'evidence check'
        'review'
        'portfolio'
        'diff'
        'sheet'
        'sheet confirmation'
        'sheet findings'
        'sheet declaration'
        'check'
        'lint'
        'baseline'
        'baseline update'
        'init'
        'explain'
        'log'
        'sign'
        'keygen'
        'verify'
        'encrypt'
        'decrypt'
        'migrate'
        'catalogue'
        'catalogue list'
        'catalogue show'
        'catalogue diff'
        'catalogue new'
        'catalogue official'
        'completion'
        'help'
    )

    $valueOfFlag = {
        switch -CaseSensitive ($args[0]) {
            '--lang' { 'lang'; break }
            'ask --lang' { 'lang'; break }
            'status --lang' { 'lang'; break }
            'report --lang' { 'lang'; break }
            'handout --lang' { 'lang'; break }
            'merge --lang' { 'lang'; break }
            'evidence --lang' { 'lang'; break }
            'evidence add --lang' { 'lang'; break }
            'evidence list --lang' { 'lang'; break }
            'evidence check --lang' { 'lang'; break }
            'review --lang' { 'lang'; break }
            'portfolio --lang' { 'lang'; break }
            'diff --lang' { 'lang'; break }
            'sheet --lang' { 'lang'; break }
            'sheet confirmation --lang' { 'lang'; break }
            'sheet findings --lang' { 'lang'; break }
            'sheet declaration --lang' { 'lang'; break }
            'check --lang' { 'lang'; break }
            'lint --lang' { 'lang'; break }
            'baseline --lang' { 'lang'; break }
            'baseline update --lang' { 'lang'; break }
            'init --lang' { 'lang'; break }
            'explain --lang' { 'lang'; break }
            'log --lang' { 'lang'; break }
            'sign --lang' { 'lang'; break }
            'keygen --lang' { 'lang'; break }
            'verify --lang' { 'lang'; break }
            'encrypt --lang' { 'lang'; break }
            'decrypt --lang' { 'lang'; break }
            'migrate --lang' { 'lang'; break }
            'catalogue --lang' { 'lang'; break }
            'catalogue list --lang' { 'lang'; break }
            'catalogue show --lang' { 'lang'; break }
            'catalogue diff --lang' { 'lang'; break }
            'catalogue new --lang' { 'lang'; break }
            'catalogue official --lang' { 'lang'; break }
            'completion --lang' { 'lang'; break }
            'help --lang' { 'lang'; break }
            'ask --catalogue' { 'catalogue'; break }
            'status --catalogue' { 'catalogue'; break }
            'report --catalogue' { 'catalogue'; break }
            'review --catalogue' { 'catalogue'; break }
            'portfolio --catalogue' { 'catalogue'; break }
            'diff --catalogue' { 'catalogue'; break }
            'sheet confirmation --catalogue' { 'catalogue'; break }
            'sheet findings --catalogue' { 'catalogue'; break }
            'sheet declaration --catalogue' { 'catalogue'; break }
            'check --catalogue' { 'catalogue'; break }
            'baseline update --catalogue' { 'catalogue'; break }
            'init --catalogue' { 'catalogue'; break }
            'explain --catalogue' { 'catalogue'; break }
            'sign --catalogue' { 'catalogue'; break }
            'migrate --to' { 'catalogue'; break }
            'migrate --from' { 'catalogue'; break }
            'catalogue official --catalogue' { 'catalogue'; break }
            'ask --level' { 'level'; break }
            'status --level' { 'level'; break }
            'report --level' { 'level'; break }
            'review --level' { 'level'; break }
            'portfolio --level' { 'level'; break }
            'diff --level' { 'level'; break }
            'sheet confirmation --level' { 'level'; break }
            'sheet findings --level' { 'level'; break }
            'sheet declaration --level' { 'level'; break }
            'check --level' { 'level'; break }
            'baseline update --level' { 'level'; break }
            'init --level' { 'level'; break }
            'explain --level' { 'level'; break }
            'sign --level' { 'level'; break }
            'migrate --level' { 'level'; break }
            'ask --official' { 'workbook'; break }
            'report --official' { 'workbook'; break }
            'review --official' { 'workbook'; break }
            'explain --official' { 'workbook'; break }
            'ask --by' { 'ask_by'; break }
            'report --format' { 'report_format'; break }
            'report -o' { 'output'; break }
            'report --output' { 'output'; break }
            'sheet confirmation -o' { 'output'; break }
            'sheet confirmation --output' { 'output'; break }
            'sheet findings -o' { 'output'; break }
            'sheet findings --output' { 'output'; break }
            'sheet declaration -o' { 'output'; break }
            'sheet declaration --output' { 'output'; break }
            'handout --role' { 'handout_role'; break }
            'handout --ids' { 'handout_ids'; break }
            'handout --to' { 'handout_to'; break }
            'handout -o' { 'file'; break }
            'handout --output' { 'file'; break }
            'handout --passphrase-file' { 'file'; break }
            'merge --into' { 'file'; break }
            'merge --passphrase-file' { 'file'; break }
            'evidence add --file' { 'file'; break }
            'evidence list --file' { 'file'; break }
            'evidence check --file' { 'file'; break }
            'portfolio -o' { 'file'; break }
            'portfolio --output' { 'file'; break }
            'portfolio --config' { 'file'; break }
            'diff -o' { 'file'; break }
            'diff --output' { 'file'; break }
            'check --baseline' { 'file'; break }
            'check --config' { 'file'; break }
            'baseline update --baseline' { 'file'; break }
            'baseline update --config' { 'file'; break }
            'explain --file' { 'file'; break }
            'sign --key' { 'file'; break }
            'sign -o' { 'file'; break }
            'sign --output' { 'file'; break }
            'verify --public-key' { 'file'; break }
            'verify --assessment' { 'file'; break }
            'encrypt -o' { 'file'; break }
            'encrypt --output' { 'file'; break }
            'encrypt --passphrase-file' { 'file'; break }
            'decrypt -o' { 'file'; break }
            'decrypt --output' { 'file'; break }
            'decrypt --passphrase-file' { 'file'; break }
            'handout --format' { 'handout_format'; break }
            'merge --by' { 'merge_by'; break }
            'evidence add --title' { 'evidence_add_title'; break }
            'evidence add --kind' { 'evidence_add_kind'; break }
            'evidence add --reference' { 'evidence_add_reference'; break }
            'evidence add --date' { 'evidence_add_date'; break }
            'evidence add --valid-until' { 'evidence_add_valid_until'; break }
            'evidence add --update' { 'evidence_add_update'; break }
            'evidence list --state' { 'evidence_list_state'; break }
            'evidence list --as-of' { 'evidence_list_as_of'; break }
            'evidence check --as-of' { 'evidence_check_as_of'; break }
            'review --only' { 'review_only'; break }
            'portfolio --format' { 'portfolio_format'; break }
            'portfolio --sort' { 'portfolio_sort'; break }
            'portfolio --as-of' { 'portfolio_as_of'; break }
            'diff --from' { 'diff_from'; break }
            'diff --to' { 'diff_to'; break }
            'diff --format' { 'diff_format'; break }
            'sheet confirmation --format' { 'sheet_confirmation_format'; break }
            'sheet findings --format' { 'sheet_findings_format'; break }
            'sheet declaration --format' { 'sheet_declaration_format'; break }
            'check --as-of' { 'check_as_of'; break }
            'check --fail-on' { 'check_fail_on'; break }
            'check --reporter' { 'reporter'; break }
            'check --assurance' { 'check_assurance'; break }
            'baseline update --as-of' { 'baseline_update_as_of'; break }
            'baseline update --assurance' { 'baseline_update_assurance'; break }
            'init --name' { 'init_name'; break }
            'log --id' { 'id'; break }
            'sign --name' { 'sign_name'; break }
        }
    }

    $valueAt = {
        switch -CaseSensitive ($args[0]) {
            'ask:0' { 'file'; break }
            'status:0' { 'file'; break }
            'report:0' { 'file'; break }
            'handout:0' { 'file'; break }
            { $_.StartsWith('merge:') } { 'file'; break }
            'evidence add:0' { 'id'; break }
            'evidence add:1' { 'file'; break }
            'review:0' { 'file'; break }
            'portfolio:0' { 'portfolio_folder'; break }
            'diff:0' { 'diff_file_before'; break }
            'diff:1' { 'diff_file_after'; break }
            'sheet confirmation:0' { 'file'; break }
            'sheet findings:0' { 'file'; break }
            'sheet declaration:0' { 'file'; break }
            { $_.StartsWith('check:') } { 'file'; break }
            { $_.StartsWith('lint:') } { 'file'; break }
            { $_.StartsWith('baseline update:') } { 'file'; break }
            'init:0' { 'file'; break }
            'explain:0' { 'id'; break }
            'log:0' { 'file'; break }
            'sign:0' { 'file'; break }
            'keygen:0' { 'file'; break }
            'verify:0' { 'file'; break }
            'encrypt:0' { 'file'; break }
            'decrypt:0' { 'file'; break }
            'migrate:0' { 'file'; break }
            'catalogue show:0' { 'catalogue'; break }
            'catalogue diff:0' { 'catalogue'; break }
            'catalogue diff:1' { 'catalogue'; break }
            'catalogue new:0' { 'file'; break }
            'catalogue official:0' { 'workbook'; break }
            'completion:0' { 'completion_shell'; break }
            { $_.StartsWith('help:') } { 'command'; break }
        }
    }

    $commandsAt = {
        switch -CaseSensitive ($args[0]) {
            '' {
                'ask', 'answer the questions (start or go on)'
                'status', 'show briefly where you stand'
                'report', 'write a gap report'
                'handout', 'make a hand-out of some criteria for somebody to answer'
                'merge', 'merge answered hand-outs, or another copy, into the assessment'
                'evidence', 'record evidence, and check that it is neither gone nor changed'
                'review', 'record a specialist''s views on answers and evidence'
                'portfolio', 'show the assessments of a folder in one table'
                'diff', 'show how two assessment files differ, or one on two days'
                'sheet', 'make a sheet to hand over (confirmation, findings, declaration)'
                'check', 'judge whether a level is reached (exit code 1 where it is not)'
                'lint', 'check YAML files for errors, with line and column'
                'baseline', 'record the gaps of today, so that check stops only new ones'
                'init', 'make a new assessment file'
                'explain', 'explain what a criterion or a count rests on'
                'log', 'show who answered what and when'
                'sign', 'sign the result, so that whoever gets it can tell that nobody has changed it'
                'keygen', 'make a key to sign with'
                'verify', 'check that a signed result, or the views of a specialist, are as they were'
                'encrypt', 'Encrypt a file with a passphrase, to mail it for example (age format)'
                'decrypt', 'Open a file that a passphrase has encrypted'
                'migrate', 'move an assessment file to a new edition of its catalogue (criteria whose meaning changed are to be answered again)'
                'catalogue', 'look at catalogues of criteria'
                'completion', 'print the shell script for completion with the Tab key'
                'help', 'show this help, or that of a command'
                break
            }
            'evidence' {
                'add', 'add evidence to the answer to a criterion (hashed where it lies, never copied)'
                'list', 'list the evidence by criterion, with its state'
                'check', 'exit code 1 where evidence is missing, changed or out of date (nothing else is judged)'
                break
            }
            'sheet' {
                'confirmation', 'make the confirmation sheet (answer, evidence, view and advice of each criterion, with places to sign)'
                'findings', 'make the list of findings (what the firm has to mend and to answer)'
                'declaration', 'make a draft of the declaration (not an official form)'
                break
            }
            'baseline' { 'update', 'record the gaps of now in the baseline (nothing else ever moves it)'; break }
            'catalogue' {
                'list', 'list the catalogues'
                'show', 'show what is in a catalogue'
                'diff', 'show how two editions differ'
                'new', 'make a sample to start a catalogue of your own from'
                'official', 'compare your own copy of the official workbook (Excel, by IPA) with a catalogue'
                break
            }
        }
    }

    $flagsAt = {
        switch -CaseSensitive ($args[0]) {
            '' {
                '-V', 'show the version'
                '--version', 'show the version'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                '-h', 'show this help'
                '--help', 'show this help'
                break
            }
            'ask' {
                '--catalogue', 'change the catalogue you use (id or file; your answers stay as they are)'
                '--level', 'change the level you aim at (your answers stay as they are)'
                '--official', 'official workbook (.xlsx), to show the official wording beside ours (it is not stored)'
                '--by', 'who is answering (kept with each answer; also from SCS_CHECK_BY)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'status' {
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'report' {
                '--format', 'format: text, markdown, json, pdf (default: by the name of -o, else text)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--official', 'official workbook (.xlsx), to show the official wording beside ours (it is not stored)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'handout' {
                '--role', 'criteria that this person is likely to know and that are not met yet (management, general-affairs, it, vendor)'
                '--unknown', 'criteria that are unknown or unanswered'
                '--review-questions', 'criteria where the specialist''s question has no reply yet'
                '--ids', 'criteria chosen by id (such as 1-2-1-1,1-2-1-2)'
                '--to', 'who is to answer (what --role says if left out)'
                '--blank', 'leave the present answers out'
                '-o', 'file to write (handout-\u2026.yaml beside the assessment if left out); its ending decides the format'
                '--output', 'file to write (handout-\u2026.yaml beside the assessment if left out); its ending decides the format'
                '--format', 'format (default: by the name of -o, else yaml)'
                '--force', 'overwrite a file that is there'
                '--encrypt', 'encrypt it with a passphrase'
                '--passphrase-file', 'file with the passphrase on its first line (also from SCS_CHECK_PASSPHRASE)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'merge' {
                '--into', 'assessment to merge into (assessment.yaml if left out)'
                '--by', 'who answered (whom the hand-out names if left out)'
                '--dry-run', 'only show what would happen, write nothing'
                '--passphrase-file', 'file with the passphrase on its first line (also from SCS_CHECK_PASSPHRASE)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'evidence' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'evidence add' {
                '--title', 'name of the evidence (default: the name of the file)'
                '--kind', 'kind: document, record, screen, photo, contract, certificate, other'
                '--reference', 'where it is kept (a shelf, a system)'
                '--date', 'date of the evidence (YYYY-MM-DD)'
                '--valid-until', 'last day on which it counts (YYYY-MM-DD)'
                '--confidential', 'confidential: neither its name nor where it is kept is shown to others'
                '--update', 'write the evidence with this number anew, its hash as well'
                '--file', 'assessment file (default: assessment.yaml)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'evidence list' {
                '--state', 'only these states (separated by ","): unchanged,unhashed,listed,expired,changed,missing'
                '--all', 'show the names and places of confidential evidence, too'
                '--json', 'write JSON'
                '--as-of', 'day by which dates and waivers are judged (YYYY-MM-DD; default: today)'
                '--file', 'assessment file (default: assessment.yaml)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'evidence check' {
                '--all', 'show the names and places of confidential evidence, too'
                '--as-of', 'day by which dates and waivers are judged (YYYY-MM-DD; default: today)'
                '--file', 'assessment file (default: assessment.yaml)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'review' {
                '--only', 'only some criteria: changed (changed since the view, or none yet), risk (findings, evidence, not applicable), questions, open (no view)'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--official', 'official workbook (.xlsx), to show the official wording beside ours (it is not stored)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'portfolio' {
                '--format', 'format: text, json, csv, html (default: by the name of -o, else text)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--sort', 'order: name, due, open (by firm, by due date, by what is open; default: name)'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--as-of', 'day by which dates and waivers are judged (YYYY-MM-DD; default: today)'
                '--evidence', 'look at the evidence files, too (otherwise only at their last valid day)'
                '--no-cache', 'neither read nor write what is kept of the last run (.scs-check-portfolio.json)'
                '--config', 'config file (default: the nearest scs-check.yaml; SCS_CHECK_CONFIG is respected too)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'diff' {
                '--from', 'earlier day (YYYY-MM-DD; needed where there is only one file)'
                '--to', 'later day (YYYY-MM-DD; default: today)'
                '--format', 'format: text, markdown, json (default: by the name of -o, else text)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'sheet' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'sheet confirmation' {
                '--format', 'format: markdown, pdf, xlsx (default: by the name of -o, else markdown)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'sheet findings' {
                '--format', 'format: markdown, pdf, xlsx (default: by the name of -o, else markdown)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'sheet declaration' {
                '--format', 'format: markdown, pdf, xlsx (default: by the name of -o, else markdown)'
                '-o', 'file to write (default: standard output)'
                '--output', 'file to write (default: standard output)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'check' {
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--allow-not-applicable', 'count "does not apply" as reached'
                '--as-of', 'day by which dates and waivers are judged (YYYY-MM-DD; default: today)'
                '--fail-on', 'findings that end in exit code 1: error, warning (default: error)'
                '--reporter', 'format of the result (may be repeated; ":file" says where to write): text, json, sarif, github, junit, markdown, badge'
                '--force', 'overwrite a file that this command has not made, too'
                '--assurance', 'what "met" has to be backed by: self, evidenced, reviewed (the answer of the company, evidence, the view of a specialist; default: self)'
                '--baseline', 'baseline: gaps that are in it pass, new gaps and what got worse do not'
                '--config', 'config file (default: the nearest scs-check.yaml; SCS_CHECK_CONFIG is respected too)'
                '--verbose', 'name the config file in use, and tell findings one by one'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'lint' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'baseline' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'baseline update' {
                '--baseline', 'the baseline file (default: scs-check.baseline.yaml)'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--allow-not-applicable', 'count "does not apply" as reached'
                '--as-of', 'day by which dates and waivers are judged (YYYY-MM-DD; default: today)'
                '--assurance', 'what "met" has to be backed by: self, evidenced, reviewed (the answer of the company, evidence, the view of a specialist; default: self)'
                '--config', 'config file (default: the nearest scs-check.yaml; SCS_CHECK_CONFIG is respected too)'
                '--dry-run', 'write nothing, only show what would change'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'init' {
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--name', 'name of the company'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'explain' {
                '--file', 'assessment file'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '--official', 'official workbook (.xlsx), to show the official wording beside ours (it is not stored)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'log' {
                '--id', 'only the criterion of this number'
                '--verify', 'check that nobody has changed the record (exit code 1 where somebody has)'
                '--json', 'write JSON'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'sign' {
                '--key', 'private key to sign with (Ed25519, PEM)'
                '--name', 'name of the one who signs'
                '-o', 'file to write (default: the name of the assessment file and .signed.json)'
                '--output', 'file to write (default: the name of the assessment file and .signed.json)'
                '--force', 'overwrite a file that this command has not made, too'
                '--catalogue', 'id or file of a catalogue (default: the one in use)'
                '--level', 'level (for example: star3, star4)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'keygen' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'verify' {
                '--public-key', 'public key you got from the one who signed'
                '--assessment', 'the assessment file that was signed, if you have it'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'encrypt' {
                '-o', 'file to write (its name with .age if left out)'
                '--output', 'file to write (its name with .age if left out)'
                '--force', 'overwrite a file that is there'
                '--passphrase-file', 'file with the passphrase on its first line (also from SCS_CHECK_PASSPHRASE)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'decrypt' {
                '-o', 'file to write (its name without .age if left out)'
                '--output', 'file to write (its name without .age if left out)'
                '--force', 'overwrite a file that is there'
                '--passphrase-file', 'file with the passphrase on its first line (also from SCS_CHECK_PASSPHRASE)'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'migrate' {
                '--to', 'id or file of the catalogue to move to'
                '--from', 'id or file of the earlier catalogue (default: the one the assessment file uses)'
                '--level', 'level after the move (default: the same as now)'
                '--dry-run', 'only show what would happen, write nothing'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue list' {
                '--json', 'write JSON'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue show' {
                '--json', 'write JSON'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue diff' {
                '--json', 'write JSON'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue new' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'catalogue official' {
                '--catalogue', 'id or file of the catalogue to compare (default: scs-20260327)'
                '--json', 'write JSON'
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'completion' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
            'help' {
                '-h', 'show this help'
                '--help', 'show this help'
                '--lang', 'language of all texts (ja or en; SCS_CHECK_LANG is respected too)'
                '--no-color', 'use no colour (NO_COLOR is respected too)'
                break
            }
        }
    }

    $wordsOfValue = {
        switch -CaseSensitive ($args[0]) {
            'lang' {
                'ja', ''
                'en', ''
                break
            }
            'catalogue' {
                'scs-20260327', 'SCS evaluation scheme (SCS\u8a55\u4fa1\u5236\u5ea6) \u26053 and \u26054'
                'scs-semiconductor', 'SCS evaluation scheme (SCS\u8a55\u4fa1\u5236\u5ea6) \u26054 and additions for semiconductor device makers (part)'
                'security-action-25', 'SECURITY ACTION self-check (\u81ea\u793e\u8a3a\u65ad), 25 items'
                'ssdf-1.1', 'NIST SSDF 1.1 (secure software development)'
                'ssdf-1.2-draft', 'NIST SSDF 1.1 and the additions of the 1.2 draft'
                'ssdf-218a', 'NIST SSDF 1.1 and SP 800-218A (development of AI models)'
                break
            }
            'level' {
                'star3', '\u26053'
                'star4', '\u26054'
                'ot', '\u26054 + OT (part)'
                'self-check', 'Self-check'
                'ssdf-1.1', 'SSDF 1.1'
                'ssdf-1.2-draft', 'SSDF 1.1 + 1.2 draft'
                'ssdf-218a', 'SSDF 1.1 + 218A'
                break
            }
            'report_format' {
                'text', ''
                'markdown', ''
                'json', ''
                'pdf', ''
                break
            }
            'handout_format' {
                'yaml', ''
                'xlsx', ''
                'pdf', ''
                break
            }
            'evidence_add_kind' {
                'document', ''
                'record', ''
                'screen', ''
                'photo', ''
                'contract', ''
                'certificate', ''
                'other', ''
                break
            }
            'id' {
                'star3', '\u26053'
                'star4', '\u26054'
                '1', '\u30ac\u30d0\u30ca\u30f3\u30b9\u306e\u6574\u5099 (Governance)'
                '1-1', '\u7d44\u7e54\u306e\u72b6\u6cc1 (Situation of the organisation)'
                '1-2', '\u5f79\u5272\u3001\u8cac\u4efb\u3001\u6a29\u9650 (Roles, responsibility and authority)'
                '1-3', '\u30dd\u30ea\u30b7\u30fc (Policy)'
                '1-4', '\u76e3\u7763 (Oversight)'
                '2', '\u53d6\u5f15\u5148\u7ba1\u7406 (Managing business partners)'
                '2-1', '\u30b5\u30a4\u30d0\u30fc\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30b5\u30d7\u30e9\u30a4\u30c1\u30a7\u30fc\u30f3\u30ea\u30b9\u30af\u30de\u30cd\u30b8\u30e1\u30f3\u30c8 (Managing cybersecurity risk in the supply chain)'
                '3', '\u30ea\u30b9\u30af\u306e\u7279\u5b9a (Identifying risks)'
                '3-1', '\u8cc7\u7523\u7ba1\u7406 (Asset management)'
                '3-2', '\u30ea\u30b9\u30af\u30a2\u30bb\u30b9\u30e1\u30f3\u30c8 (Risk assessment)'
                '4', '\u653b\u6483\u7b49\u306e\u9632\u5fa1 (Protection against attacks)'
                '4-1', '\u30a2\u30a4\u30c7\u30f3\u30c6\u30a3\u30c6\u30a3\u7ba1\u7406\u3001\u8a8d\u8a3c\u3001\u30a2\u30af\u30bb\u30b9\u5236\u5fa1 (Identity management, authentication and access control)'
                '4-2', '\u610f\u8b58\u5411\u4e0a\u3068\u30c8\u30ec\u30fc\u30cb\u30f3\u30b0 (Awareness and training)'
                '4-3', '\u30c7\u30fc\u30bf\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3 (Data security)'
                '4-4', '\u30d7\u30e9\u30c3\u30c8\u30d5\u30a9\u30fc\u30e0\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3 (Platform security)'
                '4-5', '\u6280\u8853\u30a4\u30f3\u30d5\u30e9\u306e\u30ec\u30b8\u30ea\u30a8\u30f3\u30b9 (Resilience of the technical infrastructure)'
                '5', '\u653b\u6483\u7b49\u306e\u691c\u77e5 (Detecting attacks)'
                '5-1', '\u7d99\u7d9a\u7684\u76e3\u8996 (Continuous monitoring)'
                '5-2', '\u6709\u5bb3\u4e8b\u8c61\u306e\u5206\u6790 (Analysis of harmful events)'
                '6', '\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u3078\u306e\u5bfe\u5fdc (Responding to incidents)'
                '6-1', '\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u7ba1\u7406 (Incident management)'
                '7', '\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u304b\u3089\u306e\u5fa9\u65e7 (Recovery from incidents)'
                '7-1', '\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u5fa9\u65e7\u8a08\u753b\u306e\u5b9f\u884c (Carrying out the incident recovery plan)'
                '1-1-1', '\u793e\u5185\u30eb\u30fc\u30eb (Internal rules)'
                '1-1-1-1', ''
                '1-1-1-2', ''
                '1-1-1-3', ''
                '1-2-1', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u63a8\u9032\u6d3b\u52d5\u90e8\u9580 (Department that promotes security)'
                '1-2-1-1', ''
                '1-2-1-2', ''
                '1-2-1-3', ''
                '1-2-1-4', ''
                '1-2-2', '\u30b5\u30a4\u30d0\u30fc\u653b\u6483\u306e\u76e3\u8996\u30fb\u5206\u6790\u4f53\u5236 (Organisation for monitoring and analysing cyberattacks)'
                '1-2-2-1', ''
                '1-2-2-2', ''
                '1-2-3', '\u5b88\u79d8\u7fa9\u52d9\u306e\u30eb\u30fc\u30eb (Rules on the duty of confidentiality)'
                '1-2-3-1', ''
                '1-2-3-2', ''
                '1-2-3-3', ''
                '1-2-3-4', ''
                '1-3-1', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u5bfe\u5fdc\u65b9\u91dd\u306e\u7b56\u5b9a (Setting a security policy)'
                '1-3-1-1', ''
                '1-3-1-2', ''
                '1-3-1-3', ''
                '1-3-1-4', ''
                '1-4-1', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u5bfe\u7b56\u63a8\u9032\u8a08\u753b (Plan for promoting security measures)'
                '1-4-1-1', ''
                '1-4-1-2', ''
                '2-1-1', '\u53d6\u5f15\u5148\u3068\u306e\u30d3\u30b8\u30cd\u30b9\u53c8\u306f\u30b7\u30b9\u30c6\u30e0\u4e0a\u306e\u95a2\u4fc2 (Business or system relations with business partners)'
                '2-1-1-1', ''
                '2-1-1-2', ''
                '2-1-1-3', ''
                '2-1-2', '\u6a5f\u5bc6\u60c5\u5831\u306e\u53d6\u6271\u3044 (Handling of confidential information)'
                '2-1-2-1', ''
                '2-1-3', '\u53d6\u5f15\u5148\u306e\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u5bfe\u7b56\u72b6\u6cc1 (State of business partners'' security measures)'
                '2-1-3-1', ''
                '2-1-4', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u767a\u751f\u6642\u306e\u5f79\u5272\u30fb\u8cac\u4efb (Roles and responsibility in a security incident)'
                '2-1-4-1', ''
                '2-1-5', '\u6a5f\u5bc6\u60c5\u5831\u306e\u56de\u53ce\u30fb\u7834\u68c4 (Return and disposal of confidential information)'
                '2-1-5-1', ''
                '3-1-1', '\u60c5\u5831\u6a5f\u5668\u3001OS\u53ca\u3073\u30bd\u30d5\u30c8\u30a6\u30a7\u30a2\u306b\u95a2\u3059\u308b\u60c5\u5831\u306e\u628a\u63e1 (Knowing your information devices, OS and software)'
                '3-1-1-1', ''
                '3-1-1-2', ''
                '3-1-1-3', ''
                '3-1-1-4', ''
                '3-1-1-5', ''
                '3-1-1-6', ''
                '3-1-1-7', ''
                '3-1-2', '\u30cd\u30c3\u30c8\u30ef\u30fc\u30af\u306b\u95a2\u3059\u308b\u60c5\u5831\u306e\u628a\u63e1 (Knowing your network)'
                '3-1-2-1', ''
                '3-1-2-2', ''
                '3-1-2-3', ''
                '3-1-2-4', ''
                '3-1-3', '\u5916\u90e8\u60c5\u5831\u30b5\u30fc\u30d3\u30b9\u306e\u7ba1\u7406 (Managing external information services)'
                '3-1-3-1', ''
                '3-1-3-2', ''
                '3-1-4', '\u6a5f\u5bc6\u533a\u5206\u306b\u5fdc\u3058\u305f\u60c5\u5831\u306e\u7ba1\u7406 (Managing information by confidentiality class)'
                '3-1-4-1', ''
                '3-1-4-2', ''
                '3-1-4-3', ''
                '3-1-4-4', ''
                '3-1-4-5', ''
                '3-1-4-6', ''
                '3-1-4-7', ''
                '3-1-4-8', ''
                '3-1-5', '\u30ea\u30e2\u30fc\u30c8\u30ef\u30fc\u30af\u306b\u304a\u3051\u308b\u30eb\u30fc\u30eb (Rules for remote work)'
                '3-1-5-1', ''
                '3-1-5-2', ''
                '3-1-5-3', ''
                '3-2-1', '\u8106\u5f31\u6027\u306e\u7ba1\u7406\u4f53\u5236 (Organisation for managing vulnerabilities)'
                '3-2-1-1', ''
                '3-2-1-2', ''
                '3-2-1-3', ''
                '3-2-1-4', ''
                '3-2-1-5', ''
                '4-1-1', '\u30e6\u30fc\u30b6ID\u306e\u7ba1\u7406\u624b\u7d9a (Procedure for managing user IDs)'
                '4-1-1-1', ''
                '4-1-1-2', ''
                '4-1-1-3', ''
                '4-1-1-4', ''
                '4-1-2', '\u7ba1\u7406\u8005ID\u306e\u7ba1\u7406\u624b\u7d9a (Procedure for managing administrator IDs)'
                '4-1-2-1', ''
                '4-1-2-2', ''
                '4-1-2-3', ''
                '4-1-2-4', ''
                '4-1-2-5', ''
                '4-1-2-6', ''
                '4-1-2-7', ''
                '4-1-2-8', ''
                '4-1-3', '\u8a8d\u8a3c\u306e\u5f37\u5ea6\u30fb\u5b9f\u88c5\u65b9\u6cd5\u306e\u6c7a\u5b9a (Deciding the strength and method of authentication)'
                '4-1-3-1', ''
                '4-1-3-2', ''
                '4-1-3-3', ''
                '4-1-3-4', ''
                '4-1-3-5', ''
                '4-1-4', '\u30a2\u30ab\u30a6\u30f3\u30c8\u30ed\u30c3\u30af\u5236\u5fa1 (Account lock control)'
                '4-1-4-1', ''
                '4-1-4-2', ''
                '4-1-5', '\u30d1\u30b9\u30ef\u30fc\u30c9\u8a2d\u5b9a\u30eb\u30fc\u30eb (Rules for setting passwords)'
                '4-1-5-1', ''
                '4-1-5-2', ''
                '4-1-5-3', ''
                '4-1-5-4', ''
                '4-1-5-5', ''
                '4-1-6', '\u30d1\u30b9\u30ef\u30fc\u30c9\u7ba1\u7406\u30eb\u30fc\u30eb (Rules for managing passwords)'
                '4-1-6-1', ''
                '4-1-6-2', ''
                '4-1-6-3', ''
                '4-1-7', '\u30a2\u30af\u30bb\u30b9\u6a29\u306e\u7ba1\u7406\u30eb\u30fc\u30eb (Rules for managing access rights)'
                '4-1-7-1', ''
                '4-1-7-2', ''
                '4-1-7-3', ''
                '4-1-7-4', ''
                '4-1-7-5', ''
                '4-1-7-6', ''
                '4-1-8', '\u30b5\u30fc\u30d0\u8a2d\u7f6e\u30a8\u30ea\u30a2\u3078\u306e\u5165\u9000\u5ba4\u7ba1\u7406 (Control of entry to server areas)'
                '4-1-8-1', ''
                '4-1-8-2', ''
                '4-1-8-3', ''
                '4-1-8-4', ''
                '4-1-9', '\u53ef\u642c\u5a92\u4f53\u306e\u5236\u9650 (Limits on portable media)'
                '4-1-9-1', ''
                '4-1-9-2', ''
                '4-1-9-3', ''
                '4-2-1', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u306e\u610f\u8b58\u5411\u4e0a\u306e\u305f\u3081\u306e\u6559\u80b2\u30fb\u7814\u4fee (Training to raise security awareness)'
                '4-2-1-1', ''
                '4-2-1-2', ''
                '4-2-1-3', ''
                '4-2-1-4', ''
                '4-2-1-5', ''
                '4-2-2', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u767a\u751f\u6642\u306e\u6559\u80b2\u30fb\u8a13\u7df4 (Training for security incidents)'
                '4-2-2-1', ''
                '4-2-2-2', ''
                '4-2-2-3', ''
                '4-3-1', '\u30c7\u30fc\u30bf\u306e\u6697\u53f7\u5316 (Data encryption)'
                '4-3-1-1', ''
                '4-3-1-2', ''
                '4-3-2', '\u30c7\u30fc\u30bf\u306e\u4fdd\u7ba1\u30eb\u30fc\u30eb (Rules for storing data)'
                '4-3-2-1', ''
                '4-3-3', '\u53d6\u5f15\u5148\u3068\u306e\u60c5\u5831\u5171\u6709\u30eb\u30fc\u30eb (Rules for sharing information with business partners)'
                '4-3-3-1', ''
                '4-3-4', '\u9069\u5207\u306a\u30d0\u30c3\u30af\u30a2\u30c3\u30d7 (Suitable backups)'
                '4-3-4-1', ''
                '4-3-4-2', ''
                '4-3-4-3', ''
                '4-4-1', '\u60c5\u5831\u6a5f\u5668\u3001OS\u53ca\u3073\u30bd\u30d5\u30c8\u30a6\u30a7\u30a2\u306e\u5b89\u5168\u306a\u69cb\u6210 (Secure configuration of information devices, OS and software)'
                '4-4-1-1', ''
                '4-4-1-2', ''
                '4-4-1-3', ''
                '4-4-1-4', ''
                '4-4-1-5', ''
                '4-4-1-6', ''
                '4-4-2', '\u30b5\u30dd\u30fc\u30c8\u671f\u9650\u306e\u5207\u308c\u305fOS\u53ca\u3073\u30bd\u30d5\u30c8\u30a6\u30a7\u30a2\u3078\u306e\u5bfe\u7b56 (Measures for OS and software no longer supported)'
                '4-4-2-1', ''
                '4-4-3', '\u30ed\u30b0\u306e\u53d6\u5f97 (Collecting logs)'
                '4-4-3-1', ''
                '4-4-3-2', ''
                '4-4-3-3', ''
                '4-4-4', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30d1\u30c3\u30c1\u30fb\u30a2\u30c3\u30d7\u30c7\u30fc\u30c8\u306e\u624b\u7d9a (Procedure for security patches and updates)'
                '4-4-4-1', ''
                '4-4-4-2', ''
                '4-4-4-3', ''
                '4-4-5', '\u30de\u30eb\u30a6\u30a7\u30a2\u611f\u67d3\u304b\u3089\u306e\u4fdd\u8b77 (Protection against malware infection)'
                '4-4-5-1', ''
                '4-4-5-2', ''
                '4-4-5-3', ''
                '4-4-5-4', ''
                '4-4-5-5', ''
                '4-5-1', '\u30cd\u30c3\u30c8\u30ef\u30fc\u30af\u5883\u754c\u9632\u8b77 (Protecting the network boundary)'
                '4-5-1-1', ''
                '4-5-1-2', ''
                '4-5-1-3', ''
                '4-5-1-4', ''
                '4-5-1-5', ''
                '4-5-1-6', ''
                '4-5-1-7', ''
                '4-5-1-8', ''
                '4-5-1-9', ''
                '5-1-1', '\u30cd\u30c3\u30c8\u30ef\u30fc\u30af\u63a5\u7d9a\u30fb\u30c7\u30fc\u30bf\u306e\u76e3\u8996 (Monitoring network connections and data)'
                '5-1-1-1', ''
                '5-1-1-2', ''
                '5-1-1-3', ''
                '5-1-2', '\u60c5\u5831\u6a5f\u5668\u53ca\u3073\u30bd\u30d5\u30c8\u30a6\u30a7\u30a2\u306e\u6319\u52d5\u76e3\u8996 (Monitoring the behaviour of information devices and software)'
                '5-1-2-1', ''
                '5-1-2-2', ''
                '5-1-2-3', ''
                '5-2-1', '\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u306e\u30ec\u30d9\u30eb\u3054\u3068\u306e\u5bfe\u8c61\u7bc4\u56f2 (What each level of security incident covers)'
                '5-2-1-1', ''
                '5-2-1-2', ''
                '6-1-1', '\u30a4\u30f3\u30b7\u30c7\u30f3\u30c8\u5bfe\u5fdc\u624b\u9806 (Incident response procedure)'
                '6-1-1-1', ''
                '6-1-1-2', ''
                '6-1-1-3', ''
                '6-1-1-4', ''
                '6-1-1-5', ''
                '6-1-1-6', ''
                '7-1-1', '\u4e8b\u696d\u7d99\u7d9a\u8981\u4ef6\u306b\u6cbf\u3063\u305f\u5fa9\u65e7\u6e96\u5099 (Preparing recovery in line with business continuity requirements)'
                '7-1-1-1', ''
                '7-1-1-2', ''
                break
            }
            'review_only' {
                'changed', ''
                'risk', ''
                'questions', ''
                'open', ''
                break
            }
            'portfolio_format' {
                'text', ''
                'json', ''
                'csv', ''
                'html', ''
                break
            }
            'portfolio_sort' {
                'name', ''
                'due', ''
                'open', ''
                break
            }
            'diff_format' {
                'text', ''
                'markdown', ''
                'json', ''
                break
            }
            'sheet_confirmation_format' {
                'markdown', ''
                'pdf', ''
                'xlsx', ''
                break
            }
            'sheet_findings_format' {
                'markdown', ''
                'pdf', ''
                'xlsx', ''
                break
            }
            'sheet_declaration_format' {
                'markdown', ''
                'pdf', ''
                'xlsx', ''
                break
            }
            'check_fail_on' {
                'error', ''
                'warning', ''
                break
            }
            'reporter' {
                'text', ''
                'json', ''
                'sarif', ''
                'github', ''
                'junit', ''
                'markdown', ''
                'badge', ''
                break
            }
            'check_assurance' {
                'self', ''
                'evidenced', ''
                'reviewed', ''
                break
            }
            'baseline_update_assurance' {
                'self', ''
                'evidenced', ''
                'reviewed', ''
                break
            }
            'completion_shell' {
                'bash', ''
                'zsh', ''
                'fish', ''
                'powershell', ''
                break
            }
            'command' {
                'ask', 'answer the questions (start or go on)'
                'status', 'show briefly where you stand'
                'report', 'write a gap report'
                'handout', 'make a hand-out of some criteria for somebody to answer'
                'merge', 'merge answered hand-outs, or another copy, into the assessment'
                'evidence', 'record evidence, and check that it is neither gone nor changed'
                'review', 'record a specialist''s views on answers and evidence'
                'portfolio', 'show the assessments of a folder in one table'
                'diff', 'show how two assessment files differ, or one on two days'
                'sheet', 'make a sheet to hand over (confirmation, findings, declaration)'
                'check', 'judge whether a level is reached (exit code 1 where it is not)'
                'lint', 'check YAML files for errors, with line and column'
                'baseline', 'record the gaps of today, so that check stops only new ones'
                'init', 'make a new assessment file'
                'explain', 'explain what a criterion or a count rests on'
                'log', 'show who answered what and when'
                'sign', 'sign the result, so that whoever gets it can tell that nobody has changed it'
                'keygen', 'make a key to sign with'
                'verify', 'check that a signed result, or the views of a specialist, are as they were'
                'encrypt', 'Encrypt a file with a passphrase, to mail it for example (age format)'
                'decrypt', 'Open a file that a passphrase has encrypted'
                'migrate', 'move an assessment file to a new edition of its catalogue (criteria whose meaning changed are to be answered again)'
                'catalogue', 'look at catalogues of criteria'
                'completion', 'print the shell script for completion with the Tab key'
                'help', 'show this help, or that of a command'
                break
            }
        }
    }
    $way = ''
    $count = 0
    $value = $null
    $ended = $false
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $word = $element.Extent.Text
        $next = "$way $word".Trim()
        if ($value) {
            $value = $null
        } elseif (-not $ended -and $word -ceq '--') {
            $ended = $true
        } elseif (-not $ended -and $word -clike '-?*') {
            $value = & $valueOfFlag $next
        } elseif ($count -eq 0 -and $commands -ccontains $next) {
            $way = $next
        } else {
            $count++
        }
    }

    $typed = "$wordToComplete"
    $lead = ''
    $pairs = @()
    if ($value) {
    } elseif (-not $ended -and $typed -clike '--*=*') {
        $lead = $typed.Substring(0, $typed.IndexOf('=') + 1)
        $typed = $typed.Substring($lead.Length)
        $flag = "$way $lead".TrimEnd('=').Trim()
        $value = & $valueOfFlag $flag
    } elseif (-not $ended -and $typed -clike '-*') {
        $pairs = @(& $flagsAt $way)
    } else {
        if ($count -eq 0) { $pairs = @(& $commandsAt $way) }
        $value = & $valueAt "${way}:$count"
    }
    if ($value) { $pairs += @(& $wordsOfValue $value) }

    for ($i = 0; $i -lt $pairs.Count; $i += 2) {
        $word = [regex]::Unescape($pairs[$i])
        $description = [regex]::Unescape($pairs[$i + 1])
        if (-not $word.StartsWith($typed, [StringComparison]::OrdinalIgnoreCase)) { continue }
        if ($description -eq '') { $description = $word }
        [System.Management.Automation.CompletionResult]::new("$lead$word", $word, 'ParameterValue', $description)
    }
}
