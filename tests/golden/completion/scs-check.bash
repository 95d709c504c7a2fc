# scs-check completion bash

_scs_check_is_command() {
    case $1 in
        'ask' | 'status' | 'report' | 'handout' | 'merge' | 'evidence' | 'evidence add' | 'evidence list' | 'evidence check' | 'review' | 'portfolio' | 'diff' | 'sheet' | 'sheet confirmation' | 'sheet findings' | 'sheet declaration' | 'check' | 'lint' | 'baseline' | 'baseline update' | 'init' | 'explain' | 'log' | 'sign' | 'keygen' | 'verify' | 'encrypt' | 'decrypt' | 'migrate' | 'catalogue' | 'catalogue list' | 'catalogue show' | 'catalogue diff' | 'catalogue new' | 'catalogue official' | 'completion' | 'help') return 0 ;;
    esac
    return 1
}

_scs_check_commands() {
    case $1 in
        '') offers=('ask' 'status' 'report' 'handout' 'merge' 'evidence' 'review' 'portfolio' 'diff' 'sheet' 'check' 'lint' 'baseline' 'init' 'explain' 'log' 'sign' 'keygen' 'verify' 'encrypt' 'decrypt' 'migrate' 'catalogue' 'completion' 'help') ;;
        'evidence') offers=('add' 'list' 'check') ;;
        'sheet') offers=('confirmation' 'findings' 'declaration') ;;
        'baseline') offers=('update') ;;
        'catalogue') offers=('list' 'show' 'diff' 'new' 'official') ;;
    esac
}

_scs_check_flags() {
    case $1 in
        '') offers=('-V' '--version' '--lang' '--no-color' '-h' '--help') ;;
        'ask') offers=('--catalogue' '--level' '--official' '--by' '-h' '--help' '--lang' '--no-color') ;;
        'status') offers=('--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'report') offers=('--format' '-o' '--output' '--force' '--catalogue' '--level' '--official' '-h' '--help' '--lang' '--no-color') ;;
        'handout') offers=('--role' '--unknown' '--review-questions' '--ids' '--to' '--blank' '-o' '--output' '--format' '--force' '--encrypt' '--passphrase-file' '-h' '--help' '--lang' '--no-color') ;;
        'merge') offers=('--into' '--by' '--dry-run' '--passphrase-file' '-h' '--help' '--lang' '--no-color') ;;
        'evidence') offers=('-h' '--help' '--lang' '--no-color') ;;
        'evidence add') offers=('--title' '--kind' '--reference' '--date' '--valid-until' '--confidential' '--update' '--file' '-h' '--help' '--lang' '--no-color') ;;
        'evidence list') offers=('--state' '--all' '--json' '--as-of' '--file' '-h' '--help' '--lang' '--no-color') ;;
        'evidence check') offers=('--all' '--as-of' '--file' '-h' '--help' '--lang' '--no-color') ;;
        'review') offers=('--only' '--catalogue' '--level' '--official' '-h' '--help' '--lang' '--no-color') ;;
        'portfolio') offers=('--format' '-o' '--output' '--force' '--sort' '--catalogue' '--level' '--as-of' '--evidence' '--no-cache' '--config' '-h' '--help' '--lang' '--no-color') ;;
        'diff') offers=('--from' '--to' '--format' '-o' '--output' '--force' '--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'sheet') offers=('-h' '--help' '--lang' '--no-color') ;;
        'sheet confirmation') offers=('--format' '-o' '--output' '--force' '--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'sheet findings') offers=('--format' '-o' '--output' '--force' '--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'sheet declaration') offers=('--format' '-o' '--output' '--force' '--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'check') offers=('--catalogue' '--level' '--allow-not-applicable' '--as-of' '--fail-on' '--reporter' '--force' '--assurance' '--baseline' '--config' '--verbose' '-h' '--help' '--lang' '--no-color') ;;
        'lint') offers=('-h' '--help' '--lang' '--no-color') ;;
        'baseline') offers=('-h' '--help' '--lang' '--no-color') ;;
        'baseline update') offers=('--baseline' '--catalogue' '--level' '--allow-not-applicable' '--as-of' '--assurance' '--config' '--dry-run' '-h' '--help' '--lang' '--no-color') ;;
        'init') offers=('--catalogue' '--level' '--name' '-h' '--help' '--lang' '--no-color') ;;
        'explain') offers=('--file' '--catalogue' '--level' '--official' '-h' '--help' '--lang' '--no-color') ;;
        'log') offers=('--id' '--verify' '--json' '-h' '--help' '--lang' '--no-color') ;;
        'sign') offers=('--key' '--name' '-o' '--output' '--force' '--catalogue' '--level' '-h' '--help' '--lang' '--no-color') ;;
        'keygen') offers=('-h' '--help' '--lang' '--no-color') ;;
        'verify') offers=('--public-key' '--assessment' '-h' '--help' '--lang' '--no-color') ;;
        'encrypt') offers=('-o' '--output' '--force' '--passphrase-file' '-h' '--help' '--lang' '--no-color') ;;
        'decrypt') offers=('-o' '--output' '--force' '--passphrase-file' '-h' '--help' '--lang' '--no-color') ;;
        'migrate') offers=('--to' '--from' '--level' '--dry-run' '-h' '--help' '--lang' '--no-color') ;;
        'catalogue') offers=('-h' '--help' '--lang' '--no-color') ;;
        'catalogue list') offers=('--json' '-h' '--help' '--lang' '--no-color') ;;
        'catalogue show') offers=('--json' '-h' '--help' '--lang' '--no-color') ;;
        'catalogue diff') offers=('--json' '-h' '--help' '--lang' '--no-color') ;;
        'catalogue new') offers=('-h' '--help' '--lang' '--no-color') ;;
        'catalogue official') offers=('--catalogue' '--json' '-h' '--help' '--lang' '--no-color') ;;
        'completion') offers=('-h' '--help' '--lang' '--no-color') ;;
        'help') offers=('-h' '--help' '--lang' '--no-color') ;;
    esac
}

_scs_check_value_of_flag() {
    case $1 in
        '--lang' | 'ask --lang' | 'status --lang' | 'report --lang' | 'handout --lang' | 'merge --lang' | 'evidence --lang' | 'evidence add --lang' | 'evidence list --lang' | 'evidence check --lang' | 'review --lang' | 'portfolio --lang' | 'diff --lang' | 'sheet --lang' | 'sheet confirmation --lang' | 'sheet findings --lang' | 'sheet declaration --lang' | 'check --lang' | 'lint --lang' | 'baseline --lang' | 'baseline update --lang' | 'init --lang' | 'explain --lang' | 'log --lang' | 'sign --lang' | 'keygen --lang' | 'verify --lang' | 'encrypt --lang' | 'decrypt --lang' | 'migrate --lang' | 'catalogue --lang' | 'catalogue list --lang' | 'catalogue show --lang' | 'catalogue diff --lang' | 'catalogue new --lang' | 'catalogue official --lang' | 'completion --lang' | 'help --lang') value='lang' ;;
        'ask --catalogue' | 'status --catalogue' | 'report --catalogue' | 'review --catalogue' | 'portfolio --catalogue' | 'diff --catalogue' | 'sheet confirmation --catalogue' | 'sheet findings --catalogue' | 'sheet declaration --catalogue' | 'check --catalogue' | 'baseline update --catalogue' | 'init --catalogue' | 'explain --catalogue' | 'sign --catalogue' | 'migrate --to' | 'migrate --from' | 'catalogue official --catalogue') value='catalogue' ;;
        'ask --level' | 'status --level' | 'report --level' | 'review --level' | 'portfolio --level' | 'diff --level' | 'sheet confirmation --level' | 'sheet findings --level' | 'sheet declaration --level' | 'check --level' | 'baseline update --level' | 'init --level' | 'explain --level' | 'sign --level' | 'migrate --level') value='level' ;;
        'ask --official' | 'report --official' | 'review --official' | 'explain --official') value='workbook' ;;
        'ask --by') value='ask_by' ;;
        'report --format') value='report_format' ;;
        'report -o' | 'report --output' | 'sheet confirmation -o' | 'sheet confirmation --output' | 'sheet findings -o' | 'sheet findings --output' | 'sheet declaration -o' | 'sheet declaration --output') value='output' ;;
        'handout --role') value='handout_role' ;;
        'handout --ids') value='handout_ids' ;;
        'handout --to') value='handout_to' ;;
        'handout -o' | 'handout --output' | 'handout --passphrase-file' | 'merge --into' | 'merge --passphrase-file' | 'evidence add --file' | 'evidence list --file' | 'evidence check --file' | 'portfolio -o' | 'portfolio --output' | 'portfolio --config' | 'diff -o' | 'diff --output' | 'check --baseline' | 'check --config' | 'baseline update --baseline' | 'baseline update --config' | 'explain --file' | 'sign --key' | 'sign -o' | 'sign --output' | 'verify --public-key' | 'verify --assessment' | 'encrypt -o' | 'encrypt --output' | 'encrypt --passphrase-file' | 'decrypt -o' | 'decrypt --output' | 'decrypt --passphrase-file') value='file' ;;
        'handout --format') value='handout_format' ;;
        'merge --by') value='merge_by' ;;
        'evidence add --title') value='evidence_add_title' ;;
        'evidence add --kind') value='evidence_add_kind' ;;
        'evidence add --reference') value='evidence_add_reference' ;;
        'evidence add --date') value='evidence_add_date' ;;
        'evidence add --valid-until') value='evidence_add_valid_until' ;;
        'evidence add --update') value='evidence_add_update' ;;
        'evidence list --state') value='evidence_list_state' ;;
        'evidence list --as-of') value='evidence_list_as_of' ;;
        'evidence check --as-of') value='evidence_check_as_of' ;;
        'review --only') value='review_only' ;;
        'portfolio --format') value='portfolio_format' ;;
        'portfolio --sort') value='portfolio_sort' ;;
        'portfolio --as-of') value='portfolio_as_of' ;;
        'diff --from') value='diff_from' ;;
        'diff --to') value='diff_to' ;;
        'diff --format') value='diff_format' ;;
        'sheet confirmation --format') value='sheet_confirmation_format' ;;
        'sheet findings --format') value='sheet_findings_format' ;;
        'sheet declaration --format') value='sheet_declaration_format' ;;
        'check --as-of') value='check_as_of' ;;
        'check --fail-on') value='check_fail_on' ;;
        'check --reporter') value='reporter' ;;
        'check --assurance') value='check_assurance' ;;
        'baseline update --as-of') value='baseline_update_as_of' ;;
        'baseline update --assurance') value='baseline_update_assurance' ;;
        'init --name') value='init_name' ;;
        'log --id') value='id' ;;
        'sign --name') value='sign_name' ;;
    esac
}

_scs_check_value_at() {
    case $1 in
        'ask:0') value='file' ;;
        'status:0') value='file' ;;
        'report:0') value='file' ;;
        'handout:0') value='file' ;;
        'merge:'*) value='file' ;;
        'evidence add:0') value='id' ;;
        'evidence add:1') value='file' ;;
        'review:0') value='file' ;;
        'portfolio:0') value='portfolio_folder' ;;
        'diff:0') value='diff_file_before' ;;
        'diff:1') value='diff_file_after' ;;
        'sheet confirmation:0') value='file' ;;
        'sheet findings:0') value='file' ;;
        'sheet declaration:0') value='file' ;;
        'check:'*) value='file' ;;
        'lint:'*) value='file' ;;
        'baseline update:'*) value='file' ;;
        'init:0') value='file' ;;
        'explain:0') value='id' ;;
        'log:0') value='file' ;;
        'sign:0') value='file' ;;
        'keygen:0') value='file' ;;
        'verify:0') value='file' ;;
        'encrypt:0') value='file' ;;
        'decrypt:0') value='file' ;;
        'migrate:0') value='file' ;;
        'catalogue show:0') value='catalogue' ;;
        'catalogue diff:0') value='catalogue' ;;
        'catalogue diff:1') value='catalogue' ;;
        'catalogue new:0') value='file' ;;
        'catalogue official:0') value='workbook' ;;
        'completion:0') value='completion_shell' ;;
        'help:'*) value='command' ;;
    esac
}

_scs_check_offers() {
    case $1 in
        'lang') offers=('ja' 'en') ;;
        'catalogue') offers=('scs-20260327' 'scs-semiconductor' 'security-action-25' 'ssdf-1.1' 'ssdf-1.2-draft' 'ssdf-218a') files='*.@(yaml|yml)' ;;
        'level') offers=('star3' 'star4' 'ot' 'self-check' 'ssdf-1.1' 'ssdf-1.2-draft' 'ssdf-218a') ;;
        'workbook') files='*.@(xlsx)' ;;
        'file') files='*.@(yaml|yml)' ;;
        'report_format') offers=('text' 'markdown' 'json' 'pdf') ;;
        'output') files='*' ;;
        'handout_format') offers=('yaml' 'xlsx' 'pdf') ;;
        'evidence_add_kind') offers=('document' 'record' 'screen' 'photo' 'contract' 'certificate' 'other') ;;
        'id') offers=('star3' 'star4' '1' '1-1' '1-2' '1-3' '1-4' '2' '2-1' '3' '3-1' '3-2' '4' '4-1' '4-2' '4-3' '4-4' '4-5' '5' '5-1' '5-2' '6' '6-1' '7' '7-1' '1-1-1' '1-1-1-1' '1-1-1-2' '1-1-1-3' '1-2-1' '1-2-1-1' '1-2-1-2' '1-2-1-3' '1-2-1-4' '1-2-2' '1-2-2-1' '1-2-2-2' '1-2-3' '1-2-3-1' '1-2-3-2' '1-2-3-3' '1-2-3-4' '1-3-1' '1-3-1-1' '1-3-1-2' '1-3-1-3' '1-3-1-4' '1-4-1' '1-4-1-1' '1-4-1-2' '2-1-1' '2-1-1-1' '2-1-1-2' '2-1-1-3' '2-1-2' '2-1-2-1' '2-1-3' '2-1-3-1' '2-1-4' '2-1-4-1' '2-1-5' '2-1-5-1' '3-1-1' '3-1-1-1' '3-1-1-2' '3-1-1-3' '3-1-1-4' '3-1-1-5' '3-1-1-6' '3-1-1-7' '3-1-2' '3-1-2-1' '3-1-2-2' '3-1-2-3' '3-1-2-4' '3-1-3' '3-1-3-1' '3-1-3-2' '3-1-4' '3-1-4-1' '3-1-4-2' '3-1-4-3' '3-1-4-4' '3-1-4-5' '3-1-4-6' '3-1-4-7' '3-1-4-8' '3-1-5' '3-1-5-1' '3-1-5-2' '3-1-5-3' '3-2-1' '3-2-1-1' '3-2-1-2' '3-2-1-3' '3-2-1-4' '3-2-1-5' '4-1-1' '4-1-1-1' '4-1-1-2' '4-1-1-3' '4-1-1-4' '4-1-2' '4-1-2-1' '4-1-2-2' '4-1-2-3' '4-1-2-4' '4-1-2-5' '4-1-2-6' '4-1-2-7' '4-1-2-8' '4-1-3' '4-1-3-1' '4-1-3-2' '4-1-3-3' '4-1-3-4' '4-1-3-5' '4-1-4' '4-1-4-1' '4-1-4-2' '4-1-5' '4-1-5-1' '4-1-5-2' '4-1-5-3' '4-1-5-4' '4-1-5-5' '4-1-6' '4-1-6-1' '4-1-6-2' '4-1-6-3' '4-1-7' '4-1-7-1' '4-1-7-2' '4-1-7-3' '4-1-7-4' '4-1-7-5' '4-1-7-6' '4-1-8' '4-1-8-1' '4-1-8-2' '4-1-8-3' '4-1-8-4' '4-1-9' '4-1-9-1' '4-1-9-2' '4-1-9-3' '4-2-1' '4-2-1-1' '4-2-1-2' '4-2-1-3' '4-2-1-4' '4-2-1-5' '4-2-2' '4-2-2-1' '4-2-2-2' '4-2-2-3' '4-3-1' '4-3-1-1' '4-3-1-2' '4-3-2' '4-3-2-1' '4-3-3' '4-3-3-1' '4-3-4' '4-3-4-1' '4-3-4-2' '4-3-4-3' '4-4-1' '4-4-1-1' '4-4-1-2' '4-4-1-3' '4-4-1-4' '4-4-1-5' '4-4-1-6' '4-4-2' '4-4-2-1' '4-4-3' '4-4-3-1' '4-4-3-2' '4-4-3-3' '4-4-4' '4-4-4-1' '4-4-4-2' '4-4-4-3' '4-4-5' '4-4-5-1' '4-4-5-2' '4-4-5-3' '4-4-5-4' '4-4-5-5' '4-5-1' '4-5-1-1' '4-5-1-2' '4-5-1-3' '4-5-1-4' '4-5-1-5' '4-5-1-6' '4-5-1-7' '4-5-1-8' '4-5-1-9' '5-1-1' '5-1-1-1' '5-1-1-2' '5-1-1-3' '5-1-2' '5-1-2-1' '5-1-2-2' '5-1-2-3' '5-2-1' '5-2-1-1' '5-2-1-2' '6-1-1' '6-1-1-1' '6-1-1-2' '6-1-1-3' '6-1-1-4' '6-1-1-5' '6-1-1-6' '7-1-1' '7-1-1-1' '7-1-1-2') ;;
        'review_only') offers=('changed' 'risk' 'questions' 'open') ;;
        'portfolio_format') offers=('text' 'json' 'csv' 'html') ;;
        'portfolio_sort') offers=('name' 'due' 'open') ;;
        'diff_format') offers=('text' 'markdown' 'json') ;;
        'sheet_confirmation_format') offers=('markdown' 'pdf' 'xlsx') ;;
        'sheet_findings_format') offers=('markdown' 'pdf' 'xlsx') ;;
        'sheet_declaration_format') offers=('markdown' 'pdf' 'xlsx') ;;
        'check_fail_on') offers=('error' 'warning') ;;
        'reporter') offers=('text' 'json' 'sarif' 'github' 'junit' 'markdown' 'badge') then_file=1 ;;
        'check_assurance') offers=('self' 'evidenced' 'reviewed') ;;
        'baseline_update_assurance') offers=('self' 'evidenced' 'reviewed') ;;
        'completion_shell') offers=('bash' 'zsh' 'fish' 'powershell') ;;
        'command') offers=('ask' 'status' 'report' 'handout' 'merge' 'evidence' 'review' 'portfolio' 'diff' 'sheet' 'check' 'lint' 'baseline' 'init' 'explain' 'log' 'sign' 'keygen' 'verify' 'encrypt' 'decrypt' 'migrate' 'catalogue' 'completion' 'help') ;;
    esac
}

_scs_check() {
    COMPREPLY=()
    local words=() word glue='' separator i
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        separator=''
        [[ $word && -z ${word//[=:]/} ]] && separator=1
        if [[ ${#words[@]} -gt 0 && ( $glue || $separator ) ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        glue=$separator
    done

    local typed=${words[${#words[@]}-1]} way='' count=0 value='' ended=''
    for ((i = 0; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [[ $value ]]; then
            value=''
        elif [[ -z $ended && $word == -- ]]; then
            ended=1
        elif [[ -z $ended && $word == -?* ]]; then
            _scs_check_value_of_flag "${way:+$way }$word"
        elif [[ $count -eq 0 ]] && _scs_check_is_command "${way:+$way }$word"; then
            way=${way:+$way }$word
        else
            count=$((count + 1))
        fi
    done

    local offers=() files='' then_file='' lead=''
    if [[ $value ]]; then
        :
    elif [[ -z $ended && $typed == --*=* ]]; then
        lead=${typed%%=*}=
        _scs_check_value_of_flag "${way:+$way }${typed%%=*}"
    elif [[ -z $ended && $typed == -* ]]; then
        _scs_check_flags "$way"
    else
        [[ $count -eq 0 ]] && _scs_check_commands "$way"
        _scs_check_value_at "$way:$count"
    fi
    [[ $value ]] && _scs_check_offers "$value"

    local part=${typed#"$lead"} found=() hit=''
    for word in ${offers[@]+"${offers[@]}"}; do
        [[ $word == "$part"* ]] && COMPREPLY+=("$lead$word")
    done
    [[ $then_file && $part == *:* ]] && files='*'
    if type compopt >/dev/null 2>&1; then
        if [[ -z $files ]]; then
            compopt +o default 2>/dev/null
        elif [[ $files != '*' && $part != *[\\\"\'\$\`~]* ]]; then
            while IFS= read -r word; do
                if [[ $word == $files ]]; then
                    hit=1
                    found+=("$lead$word")
                elif [[ -d $word ]]; then
                    found+=("$lead$word")
                fi
            done < <(compgen -f -- "$part")
            if [[ $hit ]]; then
                COMPREPLY+=("${found[@]}")
                compopt -o filenames 2>/dev/null
            fi
        fi
    fi

    word=$typed
    [[ $COMP_WORDBREAKS == *=* ]] && word=${word##*=}
    [[ $COMP_WORDBREAKS == *:* ]] && word=${word##*:}
    lead=${typed%"$word"}
    for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
        COMPREPLY[i]=${COMPREPLY[i]#"$lead"}
    done
}

complete -o default -F _scs_check 'scs-check'
