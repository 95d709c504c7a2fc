# scs-check completion fish

function __scs_check_place
    set -l words (commandline -opc)
    set -e words[1]
    set -l way
    set -l count 0
    set -l is_value 0
    set -l is_ended 0
    for word in $words
        set -l next (string join ' ' -- $way $word)
        if test $is_value = 1
            set is_value 0
        else if test $is_ended = 0; and test "$word" = --
            set is_ended 1
        else if test $is_ended = 0; and string match -q -- '-?*' "$word"
            if contains -- "$next" '--lang' 'ask --lang' 'status --lang' 'report --lang' 'handout --lang' 'merge --lang' 'evidence --lang' 'evidence add --lang' 'evidence list --lang' 'evidence check --lang' 'review --lang' 'portfolio --lang' 'diff --lang' 'sheet --lang' 'sheet confirmation --lang' 'sheet findings --lang' 'sheet declaration --lang' 'check --lang' 'lint --lang' 'baseline --lang' 'baseline update --lang' 'init --lang' 'explain --lang' 'log --lang' 'sign --lang' 'keygen --lang' 'verify --lang' 'encrypt --lang' 'decrypt --lang' 'migrate --lang' 'catalogue --lang' 'catalogue list --lang' 'catalogue show --lang' 'catalogue diff --lang' 'catalogue new --lang' 'catalogue official --lang' 'completion --lang' 'help --lang' 'ask --catalogue' 'status --catalogue' 'report --catalogue' 'review --catalogue' 'portfolio --catalogue' 'diff --catalogue' 'sheet confirmation --catalogue' 'sheet findings --catalogue' 'sheet declaration --catalogue' 'check --catalogue' 'baseline update --catalogue' 'init --catalogue' 'explain --catalogue' 'sign --catalogue' 'migrate --to' 'migrate --from' 'catalogue official --catalogue' 'ask --level' 'status --level' 'report --level' 'review --level' 'portfolio --level' 'diff --level' 'sheet confirmation --level' 'sheet findings --level' 'sheet declaration --level' 'check --level' 'baseline update --level' 'init --level' 'explain --level' 'sign --level' 'migrate --level' 'ask --official' 'report --official' 'review --official' 'explain --official' 'ask --by' 'report --format' 'report -o' 'report --output' 'sheet confirmation -o' 'sheet confirmation --output' 'sheet findings -o' 'sheet findings --output' 'sheet declaration -o' 'sheet declaration --output' 'handout --role' 'handout --ids' 'handout --to' 'handout -o' 'handout --output' 'handout --passphrase-file' 'merge --into' 'merge --passphrase-file' 'evidence add --file' 'evidence list --file' 'evidence check --file' 'portfolio -o' 'portfolio --output' 'portfolio --config' 'diff -o' 'diff --output' 'check --baseline' 'check --config' 'baseline update --baseline' 'baseline update --config' 'explain --file' 'sign --key' 'sign -o' 'sign --output' 'verify --public-key' 'verify --assessment' 'encrypt -o' 'encrypt --output' 'encrypt --passphrase-file' 'decrypt -o' 'decrypt --output' 'decrypt --passphrase-file' 'handout --format' 'merge --by' 'evidence add --title' 'evidence add --kind' 'evidence add --reference' 'evidence add --date' 'evidence add --valid-until' 'evidence add --update' 'evidence list --state' 'evidence list --as-of' 'evidence check --as-of' 'review --only' 'portfolio --format' 'portfolio --sort' 'portfolio --as-of' 'diff --from' 'diff --to' 'diff --format' 'sheet confirmation --format' 'sheet findings --format' 'sheet declaration --format' 'check --as-of' 'check --fail-on' 'check --reporter' 'check --assurance' 'baseline update --as-of' 'baseline update --assurance' 'init --name' 'log --id' 'sign --name'
                set is_value 1
            end
        else if test $count = 0; and contains -- "$next" 'ask' 'status' 'report' 'handout' 'merge' 'evidence' 'evidence add' 'evidence list' 'evidence check' 'review' 'portfolio' 'diff' 'sheet' 'sheet confirmation' 'sheet findings' 'sheet declaration' 'check' 'lint' 'baseline' 'baseline update' 'init' 'explain' 'log' 'sign' 'keygen' 'verify' 'encrypt' 'decrypt' 'migrate' 'catalogue' 'catalogue list' 'catalogue show' 'catalogue diff' 'catalogue new' 'catalogue official' 'completion' 'help'
            set way $next
        else
            set count (math $count + 1)
        end
    end
    echo "$way"
    echo $count
end

function __scs_check_is_at
    set -l place (__scs_check_place)
    test "$place[1]" = "$argv[1]"; or return 1
    switch (count $argv)
        case 1
            return 0
        case 2
            test $place[2] -eq $argv[2]
        case '*'
            test $place[2] -ge $argv[2]
    end
end

function __scs_check_is_word
    not string match -q -- '*:*' (commandline -ct)
end

function __scs_check_files
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l files (complete -C "__scs_check_files $typed" | string replace -r '\t.*' '')
    string match -r -- ".*$argv[1]" $files
    string match -r -v -- $argv[1] $files
end

function __scs_check_value_lang
    printf '%s\t%s\n' \
        'ja' '' \
        'en' ''
end

function __scs_check_value_catalogue
    printf '%s\t%s\n' \
        'scs-20260327' 'SCS評価制度 ★3・★4' \
        'scs-semiconductor' 'SCS評価制度 ★4 と半導体デバイスメーカー向けの追加（一部）' \
        'security-action-25' 'SECURITY ACTION 自社診断（25項目）' \
        'ssdf-1.1' 'NIST SSDF 1.1（安全なソフトウェア開発）' \
        'ssdf-1.2-draft' 'NIST SSDF 1.1 と 1.2草案の追加' \
        'ssdf-218a' 'NIST SSDF 1.1 と SP 800-218A（AIモデルの開発）'
    __scs_check_files '\\.(?:yaml|yml)$'
end

function __scs_check_value_level
    printf '%s\t%s\n' \
        'star3' '★3' \
        'star4' '★4' \
        'ot' '★4 + OT（一部）' \
        'self-check' '自社診断' \
        'ssdf-1.1' 'SSDF 1.1' \
        'ssdf-1.2-draft' 'SSDF 1.1 + 1.2草案' \
        'ssdf-218a' 'SSDF 1.1 + 218A'
end

function __scs_check_value_workbook
    __scs_check_files '\\.(?:xlsx)$'
end

function __scs_check_value_file
    __scs_check_files '\\.(?:yaml|yml)$'
end

function __scs_check_value_report_format
    printf '%s\t%s\n' \
        'text' '' \
        'markdown' '' \
        'json' '' \
        'pdf' ''
end

function __scs_check_value_handout_format
    printf '%s\t%s\n' \
        'yaml' '' \
        'xlsx' '' \
        'pdf' ''
end

function __scs_check_value_evidence_add_kind
    printf '%s\t%s\n' \
        'document' '' \
        'record' '' \
        'screen' '' \
        'photo' '' \
        'contract' '' \
        'certificate' '' \
        'other' ''
end

function __scs_check_value_id
    printf '%s\t%s\n' \
        'star3' '★3' \
        'star4' '★4' \
        '1' 'ガバナンスの整備' \
        '1-1' '組織の状況' \
        '1-2' '役割、責任、権限' \
        '1-3' 'ポリシー' \
        '1-4' '監督' \
        '2' '取引先管理' \
        '2-1' 'サイバーセキュリティサプライチェーンリスクマネジメント' \
        '3' 'リスクの特定' \
        '3-1' '資産管理' \
        '3-2' 'リスクアセスメント' \
        '4' '攻撃等の防御' \
        '4-1' 'アイデンティティ管理、認証、アクセス制御' \
        '4-2' '意識向上とトレーニング' \
        '4-3' 'データセキュリティ' \
        '4-4' 'プラットフォームセキュリティ' \
        '4-5' '技術インフラのレジリエンス' \
        '5' '攻撃等の検知' \
        '5-1' '継続的監視' \
        '5-2' '有害事象の分析' \
        '6' 'インシデントへの対応' \
        '6-1' 'インシデント管理' \
        '7' 'インシデントからの復旧' \
        '7-1' 'インシデント復旧計画の実行' \
        '1-1-1' '社内ルール' \
        '1-1-1-1' '' \
        '1-1-1-2' '' \
        '1-1-1-3' '' \
        '1-2-1' 'セキュリティ推進活動部門' \
        '1-2-1-1' '' \
        '1-2-1-2' '' \
        '1-2-1-3' '' \
        '1-2-1-4' '' \
        '1-2-2' 'サイバー攻撃の監視・分析体制' \
        '1-2-2-1' '' \
        '1-2-2-2' '' \
        '1-2-3' '守秘義務のルール' \
        '1-2-3-1' '' \
        '1-2-3-2' '' \
        '1-2-3-3' '' \
        '1-2-3-4' '' \
        '1-3-1' 'セキュリティ対応方針の策定' \
        '1-3-1-1' '' \
        '1-3-1-2' '' \
        '1-3-1-3' '' \
        '1-3-1-4' '' \
        '1-4-1' 'セキュリティ対策推進計画' \
        '1-4-1-1' '' \
        '1-4-1-2' '' \
        '2-1-1' '取引先とのビジネス又はシステム上の関係' \
        '2-1-1-1' '' \
        '2-1-1-2' '' \
        '2-1-1-3' '' \
        '2-1-2' '機密情報の取扱い' \
        '2-1-2-1' '' \
        '2-1-3' '取引先のセキュリティ対策状況' \
        '2-1-3-1' '' \
        '2-1-4' 'セキュリティインシデント発生時の役割・責任' \
        '2-1-4-1' '' \
        '2-1-5' '機密情報の回収・破棄' \
        '2-1-5-1' '' \
        '3-1-1' '情報機器、OS及びソフトウェアに関する情報の把握' \
        '3-1-1-1' '' \
        '3-1-1-2' '' \
        '3-1-1-3' '' \
        '3-1-1-4' '' \
        '3-1-1-5' '' \
        '3-1-1-6' '' \
        '3-1-1-7' '' \
        '3-1-2' 'ネットワークに関する情報の把握' \
        '3-1-2-1' '' \
        '3-1-2-2' '' \
        '3-1-2-3' '' \
        '3-1-2-4' '' \
        '3-1-3' '外部情報サービスの管理' \
        '3-1-3-1' '' \
        '3-1-3-2' '' \
        '3-1-4' '機密区分に応じた情報の管理' \
        '3-1-4-1' '' \
        '3-1-4-2' '' \
        '3-1-4-3' '' \
        '3-1-4-4' '' \
        '3-1-4-5' '' \
        '3-1-4-6' '' \
        '3-1-4-7' '' \
        '3-1-4-8' '' \
        '3-1-5' 'リモートワークにおけるルール' \
        '3-1-5-1' '' \
        '3-1-5-2' '' \
        '3-1-5-3' '' \
        '3-2-1' '脆弱性の管理体制' \
        '3-2-1-1' '' \
        '3-2-1-2' '' \
        '3-2-1-3' '' \
        '3-2-1-4' '' \
        '3-2-1-5' '' \
        '4-1-1' 'ユーザIDの管理手続' \
        '4-1-1-1' '' \
        '4-1-1-2' '' \
        '4-1-1-3' '' \
        '4-1-1-4' '' \
        '4-1-2' '管理者IDの管理手続' \
        '4-1-2-1' '' \
        '4-1-2-2' '' \
        '4-1-2-3' '' \
        '4-1-2-4' '' \
        '4-1-2-5' '' \
        '4-1-2-6' '' \
        '4-1-2-7' '' \
        '4-1-2-8' '' \
        '4-1-3' '認証の強度・実装方法の決定' \
        '4-1-3-1' '' \
        '4-1-3-2' '' \
        '4-1-3-3' '' \
        '4-1-3-4' '' \
        '4-1-3-5' '' \
        '4-1-4' 'アカウントロック制御' \
        '4-1-4-1' '' \
        '4-1-4-2' '' \
        '4-1-5' 'パスワード設定ルール' \
        '4-1-5-1' '' \
        '4-1-5-2' '' \
        '4-1-5-3' '' \
        '4-1-5-4' '' \
        '4-1-5-5' '' \
        '4-1-6' 'パスワード管理ルール' \
        '4-1-6-1' '' \
        '4-1-6-2' '' \
        '4-1-6-3' '' \
        '4-1-7' 'アクセス権の管理ルール' \
        '4-1-7-1' '' \
        '4-1-7-2' '' \
        '4-1-7-3' '' \
        '4-1-7-4' '' \
        '4-1-7-5' '' \
        '4-1-7-6' '' \
        '4-1-8' 'サーバ設置エリアへの入退室管理' \
        '4-1-8-1' '' \
        '4-1-8-2' '' \
        '4-1-8-3' '' \
        '4-1-8-4' '' \
        '4-1-9' '可搬媒体の制限' \
        '4-1-9-1' '' \
        '4-1-9-2' '' \
        '4-1-9-3' '' \
        '4-2-1' 'セキュリティの意識向上のための教育・研修' \
        '4-2-1-1' '' \
        '4-2-1-2' '' \
        '4-2-1-3' '' \
        '4-2-1-4' '' \
        '4-2-1-5' '' \
        '4-2-2' 'セキュリティインシデント発生時の教育・訓練' \
        '4-2-2-1' '' \
        '4-2-2-2' '' \
        '4-2-2-3' '' \
        '4-3-1' 'データの暗号化' \
        '4-3-1-1' '' \
        '4-3-1-2' '' \
        '4-3-2' 'データの保管ルール' \
        '4-3-2-1' '' \
        '4-3-3' '取引先との情報共有ルール' \
        '4-3-3-1' '' \
        '4-3-4' '適切なバックアップ' \
        '4-3-4-1' '' \
        '4-3-4-2' '' \
        '4-3-4-3' '' \
        '4-4-1' '情報機器、OS及びソフトウェアの安全な構成' \
        '4-4-1-1' '' \
        '4-4-1-2' '' \
        '4-4-1-3' '' \
        '4-4-1-4' '' \
        '4-4-1-5' '' \
        '4-4-1-6' '' \
        '4-4-2' 'サポート期限の切れたOS及びソフトウェアへの対策' \
        '4-4-2-1' '' \
        '4-4-3' 'ログの取得' \
        '4-4-3-1' '' \
        '4-4-3-2' '' \
        '4-4-3-3' '' \
        '4-4-4' 'セキュリティパッチ・アップデートの手続' \
        '4-4-4-1' '' \
        '4-4-4-2' '' \
        '4-4-4-3' '' \
        '4-4-5' 'マルウェア感染からの保護' \
        '4-4-5-1' '' \
        '4-4-5-2' '' \
        '4-4-5-3' '' \
        '4-4-5-4' '' \
        '4-4-5-5' '' \
        '4-5-1' 'ネットワーク境界防護' \
        '4-5-1-1' '' \
        '4-5-1-2' '' \
        '4-5-1-3' '' \
        '4-5-1-4' '' \
        '4-5-1-5' '' \
        '4-5-1-6' '' \
        '4-5-1-7' '' \
        '4-5-1-8' '' \
        '4-5-1-9' '' \
        '5-1-1' 'ネットワーク接続・データの監視' \
        '5-1-1-1' '' \
        '5-1-1-2' '' \
        '5-1-1-3' '' \
        '5-1-2' '情報機器及びソフトウェアの挙動監視' \
        '5-1-2-1' '' \
        '5-1-2-2' '' \
        '5-1-2-3' '' \
        '5-2-1' 'セキュリティインシデントのレベルごとの対象範囲' \
        '5-2-1-1' '' \
        '5-2-1-2' '' \
        '6-1-1' 'インシデント対応手順' \
        '6-1-1-1' '' \
        '6-1-1-2' '' \
        '6-1-1-3' '' \
        '6-1-1-4' '' \
        '6-1-1-5' '' \
        '6-1-1-6' '' \
        '7-1-1' '事業継続要件に沿った復旧準備' \
        '7-1-1-1' '' \
        '7-1-1-2' ''
end

function __scs_check_value_review_only
    printf '%s\t%s\n' \
        'changed' '' \
        'risk' '' \
        'questions' '' \
        'open' ''
end

function __scs_check_value_portfolio_format
    printf '%s\t%s\n' \
        'text' '' \
        'json' '' \
        'csv' '' \
        'html' ''
end

function __scs_check_value_portfolio_sort
    printf '%s\t%s\n' \
        'name' '' \
        'due' '' \
        'open' ''
end

function __scs_check_value_diff_format
    printf '%s\t%s\n' \
        'text' '' \
        'markdown' '' \
        'json' ''
end

function __scs_check_value_sheet_confirmation_format
    printf '%s\t%s\n' \
        'markdown' '' \
        'pdf' '' \
        'xlsx' ''
end

function __scs_check_value_sheet_findings_format
    printf '%s\t%s\n' \
        'markdown' '' \
        'pdf' '' \
        'xlsx' ''
end

function __scs_check_value_sheet_declaration_format
    printf '%s\t%s\n' \
        'markdown' '' \
        'pdf' '' \
        'xlsx' ''
end

function __scs_check_value_check_fail_on
    printf '%s\t%s\n' \
        'error' '' \
        'warning' ''
end

function __scs_check_value_reporter
    printf '%s\t%s\n' \
        'text' '' \
        'json' '' \
        'sarif' '' \
        'github' '' \
        'junit' '' \
        'markdown' '' \
        'badge' ''
end

function __scs_check_value_check_assurance
    printf '%s\t%s\n' \
        'self' '' \
        'evidenced' '' \
        'reviewed' ''
end

function __scs_check_value_baseline_update_assurance
    printf '%s\t%s\n' \
        'self' '' \
        'evidenced' '' \
        'reviewed' ''
end

function __scs_check_value_completion_shell
    printf '%s\t%s\n' \
        'bash' '' \
        'zsh' '' \
        'fish' '' \
        'powershell' ''
end

function __scs_check_value_command
    printf '%s\t%s\n' \
        'ask' '質問に答える（始める、または続きから）' \
        'status' '今の状態を短く表示' \
        'report' 'ギャップレポートを出す' \
        'handout' '一部の基準だけを、担当の人に渡す聞き取り票にする' \
        'merge' '戻ってきた聞き取り票や、同じ会社の回答ファイルを取り込む' \
        'evidence' '証拠を記録し、なくなったり変わったりしていないかを調べる' \
        'review' '専門家（登録セキスペなど）が答えと証拠を見て、見解を書く' \
        'portfolio' 'フォルダの中の回答ファイルを、1つの表にする' \
        'diff' '2つの回答ファイルの違いか、2つの日の間に変わったことを示す' \
        'sheet' '渡すシートを作る（確認シート・指摘一覧・宣誓の下書き）' \
        'check' '段階に届いているかを判定（届いていなければ終了コード1）' \
        'lint' 'YAMLファイル（回答、カタログなど）の誤りを、行と桁つきで調べる' \
        'baseline' '今ある不足を記録し、これから増えた分だけを check で止める' \
        'init' '回答ファイルを新しく作る' \
        'explain' '基準や集計の根拠を説明' \
        'log' '誰がいつ何に答えたかの記録を見る' \
        'sign' '結果に署名する（受け取った人が、変わっていないことを確かめられる）' \
        'keygen' '署名に使う鍵を作る' \
        'verify' '署名のある結果か、専門家の見解が、変わっていないかを確かめる' \
        'encrypt' 'ファイルを合言葉で暗号化する（メールで送るときなど。age の形式）' \
        'decrypt' '合言葉で暗号化したファイルを開く' \
        'migrate' '回答ファイルを、カタログの新しい版へ移す（意味が変わった基準は答え直し）' \
        'catalogue' '基準のカタログを見る' \
        'completion' 'シェルの入力補完（Tabキー）のスクリプトを出す' \
        'help' '使い方を表示（コマンドを書けば、そのコマンドの使い方）'
end

complete -c scs-check -e
complete -c scs-check -f
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'ask\'' -d '質問に答える（始める、または続きから）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'status\'' -d '今の状態を短く表示'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'report\'' -d 'ギャップレポートを出す'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'handout\'' -d '一部の基準だけを、担当の人に渡す聞き取り票にする'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'merge\'' -d '戻ってきた聞き取り票や、同じ会社の回答ファイルを取り込む'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'evidence\'' -d '証拠を記録し、なくなったり変わったりしていないかを調べる'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'review\'' -d '専門家（登録セキスペなど）が答えと証拠を見て、見解を書く'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'portfolio\'' -d 'フォルダの中の回答ファイルを、1つの表にする'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'diff\'' -d '2つの回答ファイルの違いか、2つの日の間に変わったことを示す'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'sheet\'' -d '渡すシートを作る（確認シート・指摘一覧・宣誓の下書き）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'check\'' -d '段階に届いているかを判定（届いていなければ終了コード1）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'lint\'' -d 'YAMLファイル（回答、カタログなど）の誤りを、行と桁つきで調べる'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'baseline\'' -d '今ある不足を記録し、これから増えた分だけを check で止める'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'init\'' -d '回答ファイルを新しく作る'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'explain\'' -d '基準や集計の根拠を説明'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'log\'' -d '誰がいつ何に答えたかの記録を見る'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'sign\'' -d '結果に署名する（受け取った人が、変わっていないことを確かめられる）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'keygen\'' -d '署名に使う鍵を作る'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'verify\'' -d '署名のある結果か、専門家の見解が、変わっていないかを確かめる'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'encrypt\'' -d 'ファイルを合言葉で暗号化する（メールで送るときなど。age の形式）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'decrypt\'' -d '合言葉で暗号化したファイルを開く'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'migrate\'' -d '回答ファイルを、カタログの新しい版へ移す（意味が変わった基準は答え直し）'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'catalogue\'' -d '基準のカタログを見る'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'completion\'' -d 'シェルの入力補完（Tabキー）のスクリプトを出す'
complete -c scs-check -n '__scs_check_is_at \'\' 0' -a '\'help\'' -d '使い方を表示（コマンドを書けば、そのコマンドの使い方）'
complete -c scs-check -n '__scs_check_is_at \'\'' -s 'V' -l 'version' -d '版を表示'
complete -c scs-check -n '__scs_check_is_at \'\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'catalogue' -d '使うカタログを変える（id かファイル。答えはそのまま残ります）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'level' -d '目指す段階を変える（答えはそのまま残ります）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'official' -d '公式の表（.xlsx）。公式の文を、私たちの文に添えて表示する（保存はしません）' -x -k -a '(__scs_check_value_workbook)'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'by' -d '答える人（答えに残します。環境変数 SCS_CHECK_BY でも書けます）' -x
complete -c scs-check -n '__scs_check_is_at \'ask\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'ask\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'ask\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'status\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'status\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'status\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'status\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'status\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'status\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'format' -d '形式: text、markdown、json、pdf（省くと、-o の名前から。なければ text）' -x -k -a '(__scs_check_value_report_format)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -r -F
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'official' -d '公式の表（.xlsx）。公式の文を、私たちの文に添えて表示する（保存はしません）' -x -k -a '(__scs_check_value_workbook)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'report\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'report\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'role' -d 'この人が知っていそうな、まだできていない基準（経営者、総務、IT担当、外部の業者）' -x
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'unknown' -d '「わからない」と未回答の基準'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'review-questions' -d '専門家の質問に、まだ返事をしていない基準'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'ids' -d '番号で選んだ基準（例: 1-2-1-1,1-2-1-2）' -x
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'to' -d '答える人（省くと、--role に書いたもの）' -x
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'blank' -d '今の答えを載せない'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -s 'o' -l 'output' -d '書き出すファイル（省くと、回答ファイルの横の handout-….yaml）。形式は、名前の終わりで決まる' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'format' -d '形式（省くと、-o の名前から。なければ yaml）' -x -k -a '(__scs_check_value_handout_format)'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'force' -d 'もうあるファイルを上書きする'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'encrypt' -d '合言葉で暗号化して書く'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'passphrase-file' -d '1行目に合言葉を書いたファイル（環境変数 SCS_CHECK_PASSPHRASE でも渡せます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'handout\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'handout\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'into' -d '取り込む先の回答ファイル（省くと assessment.yaml）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'by' -d '答えた人（省くと、聞き取り票に書いてある人）' -x
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'dry-run' -d 'どうなるかを見るだけで、何も書かない'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'passphrase-file' -d '1行目に合言葉を書いたファイル（環境変数 SCS_CHECK_PASSPHRASE でも渡せます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'merge\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'merge\' 0 more' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'evidence\' 0' -a '\'add\'' -d '基準の答えに証拠を付ける（ファイルは写さず、そのままの場所でハッシュを取る）'
complete -c scs-check -n '__scs_check_is_at \'evidence\' 0' -a '\'list\'' -d '証拠の一覧（基準ごと、状態つき）'
complete -c scs-check -n '__scs_check_is_at \'evidence\' 0' -a '\'check\'' -d '証拠が見つからない・変わった・期限切れなら、終了コード1（ほかは調べない）'
complete -c scs-check -n '__scs_check_is_at \'evidence\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'evidence\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'evidence\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'title' -d '証拠の名前（省くと、ファイルの名前）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'kind' -d '種類: document、record、screen、photo、contract、certificate、other' -x -k -a '(__scs_check_value_evidence_add_kind)'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'reference' -d '置き場所（棚、システム名など）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'date' -d '証拠の日付（YYYY-MM-DD）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'valid-until' -d '有効な最後の日（YYYY-MM-DD）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'confidential' -d '社外秘にする（報告などに、名前も置き場所も出さない）'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'update' -d '証拠をこの番号のものに書き直し、ハッシュも取り直す' -x
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'file' -d '回答ファイル（省くと assessment.yaml）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'evidence add\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'evidence add\' 0' -x -k -a '(__scs_check_value_id)'
complete -c scs-check -n '__scs_check_is_at \'evidence add\' 1' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'state' -d '状態でしぼる（「,」で区切る）: unchanged,unhashed,listed,expired,changed,missing' -x
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'all' -d '社外秘の名前と置き場所も出す'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'as-of' -d 'この日の時点で期限や猶予を見る（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'file' -d '回答ファイル（省くと assessment.yaml）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'evidence list\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -l 'all' -d '社外秘の名前と置き場所も出す'
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -l 'as-of' -d 'この日の時点で期限や猶予を見る（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -l 'file' -d '回答ファイル（省くと assessment.yaml）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'evidence check\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'only' -d '見る基準をしぼる: changed（見解のあとに変わった・まだない）、risk（指摘・証拠・当てはまらない）、questions（質問）、open（見解がない）' -x -k -a '(__scs_check_value_review_only)'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'official' -d '公式の表（.xlsx）。公式の文を、私たちの文に添えて表示する（保存はしません）' -x -k -a '(__scs_check_value_workbook)'
complete -c scs-check -n '__scs_check_is_at \'review\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'review\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'review\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'format' -d '形式: text、json、csv、html（省くと、-o の名前から。なければ text）' -x -k -a '(__scs_check_value_portfolio_format)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'sort' -d '並べ方: name、due、open（会社名、期限、残り。省くと name）' -x -k -a '(__scs_check_value_portfolio_sort)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'as-of' -d 'この日の時点で期限や猶予を見る（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'evidence' -d '証拠のファイルも見る（省くと、有効な最後の日だけを見ます）'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'no-cache' -d '前の結果の控え（.scs-check-portfolio.json）を読まない・書かない'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'config' -d '設定ファイル（省くと、近くの scs-check.yaml。環境変数 SCS_CHECK_CONFIG も見ます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'portfolio\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'from' -d '前の日（YYYY-MM-DD。ファイルが1つのときに要ります）' -x
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'to' -d '後の日（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'format' -d '形式: text、markdown、json（省くと、-o の名前から。なければ text）' -x -k -a '(__scs_check_value_diff_format)'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'diff\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sheet\' 0' -a '\'confirmation\'' -d '確認シートを作る（基準ごとの答え・証拠・見解・助言と、署名欄）'
complete -c scs-check -n '__scs_check_is_at \'sheet\' 0' -a '\'findings\'' -d '指摘一覧を作る（会社が直すことと、答えること）'
complete -c scs-check -n '__scs_check_is_at \'sheet\' 0' -a '\'declaration\'' -d '宣誓の下書きを作る（公式の様式ではありません）'
complete -c scs-check -n '__scs_check_is_at \'sheet\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'sheet\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'sheet\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'format' -d '形式: markdown、pdf、xlsx（省くと、-o の名前から。なければ markdown）' -x -k -a '(__scs_check_value_sheet_confirmation_format)'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -r -F
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sheet confirmation\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'format' -d '形式: markdown、pdf、xlsx（省くと、-o の名前から。なければ markdown）' -x -k -a '(__scs_check_value_sheet_findings_format)'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -r -F
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sheet findings\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'format' -d '形式: markdown、pdf、xlsx（省くと、-o の名前から。なければ markdown）' -x -k -a '(__scs_check_value_sheet_declaration_format)'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -s 'o' -l 'output' -d '書き出すファイル（省くと標準出力）' -r -F
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sheet declaration\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'allow-not-applicable' -d '「当てはまらない」を、届いているものとして数える'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'as-of' -d 'この日の時点で期限や猶予を見る（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'fail-on' -d '終了コードを1にする指摘: error、warning（省くと error）' -x -k -a '(__scs_check_value_check_fail_on)'
complete -c scs-check -n '__scs_check_is_at \'check\'; and __scs_check_is_word' -l 'reporter' -d '結果の形式（くり返せます。「:ファイル」で書き先を指定）: text、json、sarif、github、junit、markdown、badge' -x -k -a '(__scs_check_value_reporter)'
complete -c scs-check -n '__scs_check_is_at \'check\'; and not __scs_check_is_word' -l 'reporter' -d '結果の形式（くり返せます。「:ファイル」で書き先を指定）: text、json、sarif、github、junit、markdown、badge' -r -F
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'assurance' -d '「できている」を何で確かめるか: self、evidenced、reviewed（会社の答え、証拠、専門家の見解。省くと self）' -x -k -a '(__scs_check_value_check_assurance)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'baseline' -d 'ベースライン。そこにある不足は通し、新しい不足と悪くなった基準だけを通さない' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'config' -d '設定ファイル（省くと、近くの scs-check.yaml。環境変数 SCS_CHECK_CONFIG も見ます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'verbose' -d '使った設定ファイルと、指摘の1つずつを示す'
complete -c scs-check -n '__scs_check_is_at \'check\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'check\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'check\' 0 more' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'lint\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'lint\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'lint\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'lint\' 0 more' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'baseline\' 0' -a '\'update\'' -d '今の不足を、ベースラインに記録する（ベースラインが動くのは、このコマンドだけ）'
complete -c scs-check -n '__scs_check_is_at \'baseline\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'baseline\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'baseline\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'baseline' -d 'ベースラインのファイル（省くと scs-check.baseline.yaml）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'allow-not-applicable' -d '「当てはまらない」を、届いているものとして数える'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'as-of' -d 'この日の時点で期限や猶予を見る（YYYY-MM-DD。省くと今日）' -x
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'assurance' -d '「できている」を何で確かめるか: self、evidenced、reviewed（会社の答え、証拠、専門家の見解。省くと self）' -x -k -a '(__scs_check_value_baseline_update_assurance)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'config' -d '設定ファイル（省くと、近くの scs-check.yaml。環境変数 SCS_CHECK_CONFIG も見ます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'dry-run' -d '書かずに、何が変わるかだけを見る'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'baseline update\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'baseline update\' 0 more' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'init\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'init\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'init\'' -l 'name' -d '会社名' -x
complete -c scs-check -n '__scs_check_is_at \'init\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'init\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'init\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'init\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'file' -d '回答ファイル' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'official' -d '公式の表（.xlsx）。公式の文を、私たちの文に添えて表示する（保存はしません）' -x -k -a '(__scs_check_value_workbook)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'explain\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'explain\' 0' -x -k -a '(__scs_check_value_id)'
complete -c scs-check -n '__scs_check_is_at \'log\'' -l 'id' -d 'この番号の基準だけ' -x -k -a '(__scs_check_value_id)'
complete -c scs-check -n '__scs_check_is_at \'log\'' -l 'verify' -d '記録が書き換えられていないかを確かめる（書き換えられていれば終了コード1）'
complete -c scs-check -n '__scs_check_is_at \'log\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'log\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'log\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'log\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'log\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'key' -d '署名に使う秘密鍵（Ed25519 の PEM）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'name' -d '署名する人の名前' -x
complete -c scs-check -n '__scs_check_is_at \'sign\'' -s 'o' -l 'output' -d '書き出すファイル（省くと、回答ファイルの名前に .signed.json）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'force' -d 'このコマンドが書いたものではないファイルも上書きする'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'catalogue' -d 'カタログの id かファイル（省くと、今使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'level' -d '段階（例: star3、star4）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'sign\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'sign\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'keygen\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'keygen\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'keygen\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'keygen\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'verify\'' -l 'public-key' -d '署名した人から受け取った公開鍵' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'verify\'' -l 'assessment' -d '署名したときの回答ファイル（手元にあるとき）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'verify\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'verify\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'verify\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'verify\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -s 'o' -l 'output' -d '書き出すファイル（省くと、名前に .age を付ける）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -l 'force' -d 'もうあるファイルを上書きする'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -l 'passphrase-file' -d '1行目に合言葉を書いたファイル（環境変数 SCS_CHECK_PASSPHRASE でも渡せます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'encrypt\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'encrypt\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -s 'o' -l 'output' -d '書き出すファイル（省くと、名前から .age を取る）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -l 'force' -d 'もうあるファイルを上書きする'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -l 'passphrase-file' -d '1行目に合言葉を書いたファイル（環境変数 SCS_CHECK_PASSPHRASE でも渡せます）' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'decrypt\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'decrypt\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'to' -d '移す先のカタログの id かファイル' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'from' -d '前のカタログの id かファイル（省くと、回答ファイルが使っているもの）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'level' -d '移したあとの段階（省くと、今と同じ）' -x -k -a '(__scs_check_value_level)'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'dry-run' -d 'どうなるかを見るだけで、何も書かない'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'migrate\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'migrate\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'catalogue\' 0' -a '\'list\'' -d 'カタログの一覧'
complete -c scs-check -n '__scs_check_is_at \'catalogue\' 0' -a '\'show\'' -d 'カタログの中身'
complete -c scs-check -n '__scs_check_is_at \'catalogue\' 0' -a '\'diff\'' -d '2つの版の違い'
complete -c scs-check -n '__scs_check_is_at \'catalogue\' 0' -a '\'new\'' -d '自分のカタログを書き始めるための見本を作る'
complete -c scs-check -n '__scs_check_is_at \'catalogue\' 0' -a '\'official\'' -d 'お手元の公式の表（IPAのExcel）と、カタログを比べる'
complete -c scs-check -n '__scs_check_is_at \'catalogue\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue list\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'catalogue list\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue list\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue list\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue show\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'catalogue show\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue show\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue show\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue show\' 0' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\' 0' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'catalogue diff\' 1' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'catalogue new\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue new\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue new\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue new\' 0' -x -k -a '(__scs_check_value_file)'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\'' -l 'catalogue' -d '比べるカタログの id かファイル（省くと scs-20260327）' -x -k -a '(__scs_check_value_catalogue)'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\'' -l 'json' -d 'JSONで出す'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'catalogue official\' 0' -x -k -a '(__scs_check_value_workbook)'
complete -c scs-check -n '__scs_check_is_at \'completion\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'completion\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'completion\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'completion\' 0' -x -k -a '(__scs_check_value_completion_shell)'
complete -c scs-check -n '__scs_check_is_at \'help\'' -s 'h' -l 'help' -d '使い方を表示'
complete -c scs-check -n '__scs_check_is_at \'help\'' -l 'lang' -d '表示の言語（ja、en。環境変数 SCS_CHECK_LANG でも選べます）' -x -k -a '(__scs_check_value_lang)'
complete -c scs-check -n '__scs_check_is_at \'help\'' -l 'no-color' -d '色を使わない（NO_COLOR も見ます）'
complete -c scs-check -n '__scs_check_is_at \'help\' 0 more' -x -k -a '(__scs_check_value_command)'
