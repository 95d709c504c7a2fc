/** What ends a command: `error.<code>` says what happened, `error.<code>.hint` the way out. */
export const errors = {
  'error.title': 'エラー',
  'error.usage': '{detail}',
  'error.usage.nothing-planned': '対応の残る基準がないので、計画（oscal-poam）に書くことがありません',
  'error.usage.hint': '使い方は {command} --help で見られます',
  'error.usage.hint.xlsx':
    'Excel のファイルになるのは、報告（report）、シート（sheet）と聞き取り票（handout）です。どれも -o {file:typed} を付けます',
  'error.usage.hint.as-csv': '表は、CSV にすると Excel で開けます: -o {file:typed}',
  'error.usage.hint.csv':
    'CSV になるのは、会社の一覧（portfolio）と聞き取り票（handout）です。どちらも -o {file:typed} を付けます',
  'error.no-terminal': '質問に答えるには、キーボードと画面が要ります（今は、入力か出力がつながっていません）',
  'error.no-terminal.hint': 'キーボードと画面がなくても使えるもの: {command}',
  'error.no-terminal.hint.new': '先に回答ファイルを作り、エディタで書き込むこともできます: {command}',
  'error.other-separator.hint': 'ここでは「\\」がフォルダの区切りになりません。「/」で書いてください: {slashed}',
  'error.file-not-found': '{file} が見つかりません',
  'error.file-not-found.hint': '名前と、今いるフォルダを確かめてください。新しく作るなら: scs-check init {file:typed}',
  'error.file-not-found.hint.instead':
    '前の答えは、ここかもしれません: {instead}。それなら: {command}。新しく作るなら: scs-check init {file:typed}',
  'error.file-not-found.hint.backup':
    '前に保存した内容が {earlier} にあります。戻すなら、{earlier} の写しを {file} という名前にしてください',
  'error.file-not-found.hint.elsewhere':
    'その名前のファイルは、ここにあります: {instead}。これなら、ファイルをこの場所で書いてください',
  'error.file-not-found.hint.lookalike':
    '同じように見える名前の「{lookalike}」があります。全角と半角、大文字と小文字、横棒、空白、見えない文字を見比べてください',
  'error.file-not-found.hint.id':
    'ここに書くのは、ファイルの名前です。番号なら、1つを見るには: scs-check explain {file:typed}。いくつもの番号は「,」でつなぎ、空白を入れません',
  'error.file-not-found.hint.format': 'ここに書くのは、ファイルの名前です。形式なら、-o で指定します: {command}',
  'error.file-not-found.hint.reporter':
    'ここに書くのは、ファイルの名前です。形式なら、--reporter で指定します: {command}',
  'error.file-not-found.hint.level': 'ここに書くのは、ファイルの名前です。段階なら、--level で指定します: {command}',
  'error.file-not-found.hint.other': 'ファイルの名前と、今いるフォルダを確かめてください',
  'error.no-match': '{pattern} に合うファイルがありません',
  'error.nothing-to-lint': 'フォルダ {folder} に、scs-check のファイルがありません',
  'error.nothing-to-lint.hint': 'フォルダの名前を確かめてください。「.」で始まるフォルダと node_modules の中は見ません',
  'error.no-match.hint': '今いるフォルダと、パターンの書き方を確かめてください',
  'error.config-not-found': '設定ファイル {file} が見つかりません',
  'error.config-not-found.hint': '--config か、環境変数 SCS_CHECK_CONFIG に書いた名前と場所を確かめてください',
  'error.baseline-not-found': 'ベースライン {file} が見つかりません',
  'error.baseline-not-found.hint':
    'はじめて作るなら、同じコマンドに --update-baseline を付けます（--reporter などは外します）',
  'error.baseline-differs': 'ベースライン {file} は {then} のもので、今の判定は {now} です',
  'error.baseline-differs.hint':
    '不足を見直してから、同じコマンドに --update-baseline を付けて、記録し直してください（--reporter などは外します）',
  'error.file-not-readable': '{file} を読めません',
  'error.file-not-readable.hint':
    'ファイルの種類と、読む権限を確かめてください。OneDrive などの同期、ウイルス対策ソフト、ファイルを開いている Excel やエディタが止めていることもあります。そのときは、閉じるか少し待ってから、もう一度試してください',
  'error.file-kind': '{file} は、ふつうのファイルではありません（{kind}）',
  'error.file-kind.hint':
    'ふつうのファイルの名前を指定してください。パイプの中身は、ファイルに書いてから使えます。要らないものなら、そこからどけてください',
  'error.file-kind.hint.folder':
    'フォルダではなく、中のファイルの名前を指定してください。check なら、"{file}/**/assessment.yaml" のように、引用符で囲んでまとめて指定できます。1つの表で見るなら: scs-check portfolio {file:typed}',
  'file-kind.folder': 'フォルダ',
  'file-kind.pipe': '名前付きパイプなどのパイプ',
  'file-kind.socket': 'ソケット',
  'file-kind.device': 'デバイス',
  'error.file-not-writable': '{file} に書けません。{file} は前のままです',
  'error.file-not-writable.hint':
    '書き込みの権限と、名前がフォルダでないことを確かめてください。OneDrive などの同期、ウイルス対策ソフト、ファイルを開いている Excel やエディタが止めていることもあります。そのときは、閉じるか少し待ってから、もう一度試してください',
  'error.name-too-long': '{file} は、名前が長すぎて使えません',
  'error.name-too-long.hint': 'ファイルやフォルダの名前を短くしてください（1つの名前は、全角で60文字までが目安です）',
  'error.too-large-to-mend': '{file} は 1 MB を超えるので、--fix では直しません。{file} は前のままです',
  'error.too-large-to-mend.hint': '示された行を、エディタで直してください',
  'error.file-in-use': '{file} は、ほかのプログラムが使っていて書けません。{file} は前のままです',
  'error.file-in-use.hint':
    'Excel やエディタで開いていたら、閉じてください。OneDrive などの同期やウイルス対策ソフトなら、少し待ってから、もう一度試してください',
  'error.file-not-replaceable': '{file} は、この場所では置き換えられません（{errno}）。{file} は前のままです',
  'error.file-not-replaceable.hint':
    'ファイル1つだけを別の場所からつないでいるとき（Docker の -v など）に起きます。フォルダごとつなぐか、ふつうのフォルダに移してから、もう一度試してください',
  'error.folder-not-found': '{file} に書けません。フォルダ {folder} がありません',
  'error.folder-not-found.hint': '先にフォルダを作ってください',
  'error.folder-not-listed': 'フォルダ {folder} の中を見られません',
  'error.folder-not-listed.file': '{folder} は、フォルダではなくファイルです',
  'error.folder-not-listed.hint.file':
    '回答ファイルのあるフォルダを指定してください。1つの回答ファイルを見るなら: scs-check status {folder:typed}',
  'error.folder-not-listed.hint': 'フォルダの名前と、読む権限を確かめてください',
  'error.working-folder-gone': '今いるフォルダが、消されたか、移されています',
  'error.working-folder-gone.hint': 'cd で、あるフォルダに移ってから、もう一度実行してください',
  'error.disk-full': 'ディスクがいっぱいで、{file} に書けません。{file} は前のままです',
  'error.disk-full.hint': '空きを作ってから、もう一度試してください',
  'error.disk-read-only': '{file} のあるディスクは読み取り専用で、書けません。{file} は前のままです',
  'error.disk-read-only.hint': 'ディスクを書けるようにするか、書ける場所に移してから、もう一度試してください',
  'error.disk-failing': 'ディスクの誤り（{errno}）で、{file} に書けません。{file} は前のままです',
  'error.disk-failing.hint':
    'ディスク・USBメモリ・ネットワークのつながりを確かめて、もう一度試してください。続くなら、壊れかけています。早めに、ほかのディスクへ写してください',
  'error.write-failed': '{file} に書けません（{errno}）。{file} は前のままです',
  'error.write-failed.hint': '少し待ってから、もう一度試してください。続くなら、ほかのフォルダに移して試してください',
  'error.save-uncertain': '{file} を書き換えましたが、ディスクに確かに残ったか、わかりません（{errno}）',
  'error.save-uncertain.hint':
    'ディスク・USBメモリ・ネットワークのつながりと空きを確かめて、もう一度試してください。続くなら、ほかのディスクへ写してください',
  'error.output-failed': '結果を最後まで書けませんでした（ディスクがいっぱいか、書けない場所です）',
  'error.output-failed.hint': '空きがあって書ける場所を、書き先にしてください',
  'error.file-exists': '{file} はもうあります。上書きはしません',
  'error.file-exists.hint': '続きから答えるなら: scs-check ask {file:typed}',
  'error.file-exists.hint.another': '回答ファイルではないようです。別の名前を書いてください（例: assessment.yaml）',
  'error.file-exists.hint.catalogue':
    '別の名前を指定してください。今のカタログを調べるなら: scs-check lint {file:typed}',
  'error.file-exists.hint.ci': '足すなら、--dry-run で中身を見て、写してください。上書きするなら --force を付けます',
  'error.file-changed': '{file} がほかで書き換えられ、読めなくなっています。{file} には何も書いていません',
  'error.file-changed.hint':
    '{file} を直してから、もう一度試してください。直すところは scs-check lint {file:typed} で見られます',
  'error.file-too-large': '{file} が大きすぎます（{max} MBまで）',
  'error.file-too-large.hint': 'ファイルの名前が正しいか、確かめてください',
  'error.other-kind': '{file} は{found}です。{expected}ではありません',
  'error.other-kind.hint': '名前を確かめてください。{file} の中身を調べるなら: scs-check lint {file:typed}',
  'error.other-kind.hint.signed': '署名を確かめるなら: scs-check verify {file:typed}',
  'error.other-kind.hint.output': 'scs-check が JSON を作るもとになったファイルの名前を指定してください',
  'error.file-invalid': '{file} に、直すところが{count}件あります',
  'error.file-invalid.hint': '上の行を直して、もう一度実行してください',
  'error.file-invalid.backup':
    '最後に保存する前の内容が {backup} にあります（最後に取り込んだものや書いたものは、入っていません）。戻すなら、{file} を別の名前に変え、{backup} の写しを {file} という名前にしてください',
  'error.locked': '{file} は、このパソコンのほかの scs-check が使っています（プロセス {pid}、{age}から）',
  'error.locked.hint':
    'そちらのウィンドウで終えてください。見つからないときは、パソコンを再起動するか、{lock} を消してから、もう一度試してください。消しても、答えはなくなりません',
  'error.locked-elsewhere': '{file} は、ほかのパソコンか、ほかの環境（{host}）の scs-check が、{age}から使っています',
  'error.locked-elsewhere.hint':
    '{host} で開いている人がいれば、終えて、ファイルの同期がすむのを待ってください。だれも開いていないと確かめられたら（止まった・同期で残ったなど）、{lock} を消してから、もう一度試してください。消しても、答えはなくなりません',
  'lock.age.now': 'たった今',
  'lock.age.minutes': '{count}分前',
  'lock.age.hours': '{count}時間前',
  'lock.age.days': '{count}日前',
  'error.unknown-catalogue': '「{id}」というカタログはありません',
  'error.unknown-catalogue.hint': '使えるカタログ: {allowed}',
  'error.catalogue-not-found': 'カタログ {file} が見つかりません',
  'error.catalogue-not-found.hint':
    'もらったカタログなら、{folder} に置いてから、もう一度実行してください。自分で書くなら: scs-check catalogue new {file:typed}',
  'error.catalogue-outside': 'カタログ {file} は、回答ファイルと同じフォルダ（か、その下）にありません',
  'error.catalogue-outside.hint': '{folder} に写してから、もう一度実行してください',
  'error.catalogue-outside.hint.share':
    '{folder} に写してください。いくつもの会社で同じカタログを使うなら、上のフォルダの scs-check.yaml の catalogue に書きます',
  'error.texts-outside': '手引きや翻訳の {file} は、カタログのフォルダの外へのリンクです',
  'error.texts-outside.hint': 'リンクのかわりに、ファイルそのものを {folder} に置いてから、もう一度実行してください',
  'error.unknown-level': '「{level}」という段階はありません',
  'error.unknown-level.hint': '使える段階: {allowed}',
  'error.target-not-judged': '{title}では、目標レベル {target} で判定できません',
  'error.target-not-judged.hint': '使える目標レベル: {allowed}',
  'error.target-not-judged.hint.method':
    '--target（設定なら target）は、数えるだけのカタログ（NIST SSDF など）で使います。外してください',
  'error.unknown-id': '「{id}」は {catalogue} にありません',
  'error.unknown-id.level': '「{id}」は{title}の基準で、今の段階にはありません',
  'error.unknown-id.catalogue': '「{id}」は {catalogue} にありません。{other} の番号です',
  'error.unknown-id.hint.level.see': '見るには、--level {level:typed} を付けてください',
  'error.unknown-id.hint.level.answer': '先にその段階へ進むには: scs-check ask {file:typed} --level {level:typed}',
  'error.unknown-id.hint.catalogue': 'その番号を見るには: scs-check catalogue show {other:typed}',
  'error.unknown-id.hint': '番号の一覧: scs-check catalogue show {catalogue:typed}',
  'error.evidence-not-found': '証拠 {file} がないか、読めません',
  'error.evidence-not-found.hint': '名前と、読む権限を確かめてください',
  'error.evidence-not-found.hint.lookalike':
    '同じように見える名前の「{lookalike}」があります。全角と半角、大文字と小文字、横棒、空白、見えない文字を見比べてください',
  'error.evidence-not-found.hint.number': '番号を見るには: {command}',
  'error.evidence-outside': '証拠 {file} は、回答ファイルと同じフォルダ（か、その下）にありません',
  'error.evidence-outside.hint':
    '写しは作りません。{folder} に置くか、ファイルを書かずに --title と --reference で置き場所を書いてください',
  'error.evidence-name': '証拠のファイルの名前「{file}」は使えません（長すぎるか、使えない文字があります）',
  'error.evidence-name.hint': '名前を変えてから、もう一度実行してください',
  'error.evidence-unanswered': '{id} には、まだ答えていません。証拠は答えに付けます',
  'error.evidence-unanswered.hint': '先に答えるには: scs-check ask {file:typed}',
  'error.evidence-unanswered.hint.level':
    '{title}の基準です。先に答えるには: scs-check ask {file:typed} --level {level:typed}',
  'error.evidence-full': '{id} の証拠は{max}件に達しています',
  'error.evidence-full.hint': '書き直すなら --update に番号を付けてください',
  'error.not-an-edition': '{to} と {from} には、同じ番号の基準が1つもありません。版の移行はできません',
  'error.not-an-edition.hint': 'ほかのカタログにも答えるなら: {command}',
  'error.different-catalogues':
    '{before} は {catalogueBefore}、{after} は {catalogueAfter} の答えで、同じ番号の基準が1つもありません。比べられません',
  'error.different-catalogues.hint': '--catalogue で、比べるカタログを1つ選んでください: {allowed}',
  'error.same-file': '{file} は回答ファイルです。上書きはしません',
  'error.same-file.hint': '別の名前を書いてください',
  'error.too-long-for-pdf': '文が多すぎるので、PDF にはしません',
  'error.too-long-for-pdf.hint':
    'Markdown なら作れます。-o の名前の終わりを .md にしてください（report は .html でも作れます）',
  'error.binary-to-terminal': 'PDFやExcelは画面に出せません',
  'error.binary-to-terminal.hint': 'ファイルに書くなら、同じコマンドに -o {file} を付けてください',
  'error.workbook-not-found': '{file} が見つかりません',
  'error.workbook-not-found.hint': 'IPAのページからダウンロードした .xlsx のファイルの名前と場所を確かめてください',
  'error.not-a-workbook': '{file} はExcelのブック（.xlsx）ではありません',
  'error.not-a-workbook.hint.handout':
    '聞き取り票なら、Excelの形式（.xlsx）で保存し直してもらってください。わからなければ、もう一度渡してください',
  'error.not-a-workbook.hint': 'IPAのページで配っている .xlsx のファイルを指定してください（.csv などは読めません）',
  'error.not-an-answer-file': '{file} は {kind} なので、答えを読み取れません',
  'error.not-an-answer-file.hint': '紙や画像、PDFに書いてもらった答えは、ask コマンドで1つずつ書き写してください',
  'error.not-an-answer-file.mail': '{file} はメールなので、答えを読み取れません',
  'error.not-an-answer-file.hint.mail':
    '添付のファイルを取り出して保存し、それを取り込んでください。文で書いてもらった答えは、ask コマンドで書き写せます',
  'error.not-an-answer-file.prose': '{file} は、聞き取り票でも回答ファイルでもないので、答えを読み取れません',
  'error.not-an-answer-file.hint.text':
    '文書に書いてもらった答えは、ask コマンドで書き写せます。表なら、Excelの形式（.xlsx）か .csv で返してもらってください',
  'error.not-an-answer-file.hint.sheet':
    'その表を開き、Excelの形式（.xlsx）で書き出したものを取り込んでください（Numbersなら「ファイル」→「書き出す」→「Excel」）',
  'error.not-an-answer-file.hint.archive':
    '中のファイルを取り出し（すべて展開）、その .xlsx や …-kaitou.json を取り込んでください',
  'error.workbook-old-or-locked': '{file} は、古い形式（.xls）か、パスワードのかかったブックです',
  'error.workbook-old-or-locked.hint':
    'Excelで開き、パスワードを外して「Excel ブック（.xlsx）」の形式で保存し直してください',
  'error.workbook-too-large': '{file} は、開くと大きすぎるので、読むのをやめました',
  'error.workbook-too-large.hint': 'IPAのページから、もう一度ダウンロードしてください',
  'error.workbook-too-large.hint.handout': '聞き取り票は、渡したファイルに書いて、もう一度返してもらってください',
  'error.workbook-damaged': '{file} は、Excelのブックとして読めません（{detail}）',
  'error.workbook-damaged.hint':
    'ファイルが途中で切れているか、変わった作りです。IPAのページから、もう一度ダウンロードしてください',
  'error.workbook-damaged.hint.handout':
    'ファイルが途中で切れているか、変わった作りです。Excelで開いて保存し直し、もう一度返してもらってください',
  'error.csv-quote-open': '{file} の{line}行目で始まる引用符（"）が、閉じていません: "{text}',
  'error.csv-quote-open.hint':
    'メモ帳などで開いて{line}行目を見て、文の終わりに " を書くか、はじめの " を消してください',
  'error.workbook-without-criteria': '{file} に、評価基準の表が見つかりません',
  'error.workbook-without-criteria.hint':
    '「評価基準No.」と「評価基準」という見出しのあるシートを探しました（IPAの表では2行目のL列とM列です）',
  'error.history-not-written': '{file} には保存しました。記録 {history} には書けませんでした',
  'error.history-not-written.hint':
    '同じことをもう一度する必要はありません。記録の権限と、ディスクの空きを確かめてください',
  'error.history-too-large': '記録 {file} が大きすぎるので、読みません',
  'error.history-too-large.hint':
    '自分の記録なら、別の名前に変えてしまっておいてください。次の保存から、新しい記録が始まります',
  'error.history-not-found': '記録 {file} がありません',
  'error.history-not-found.hint': '記録は、ask などで答えたときに、回答ファイルの横にできます',
  'error.history-begins-later': '{day} の答えは、記録からはわかりません（この段階の答えの記録は、{since} からです）',
  'error.history-begins-later.hint': '{since} からあとの日を書くか、前の回答ファイルの名前を書いてください',
  'error.key-exists': '{file} はもうあります。鍵は上書きしません',
  'error.key-exists.hint': 'この鍵で署名し、公開鍵をもう一度書くには: {command}',
  'error.key-not-usable': '{file} は、使える鍵ではありません',
  'error.key-not-usable.private': '{file} は秘密鍵です。確かめるのに使うのは公開鍵です',
  'error.key-not-usable.costly': '{file} は、開くのに長い時間がかかるように作られています',
  'error.key-not-usable.several': '{file} には、鍵などが2つ以上入っています。どれを使うのかわかりません',
  'error.key-not-usable.hint':
    'Ed25519 の鍵の PEM を指定してください。作るなら、--key の代わりに --new-key kagi.pem と書きます',
  'error.key-not-usable.hint.public': '署名した人から受け取った公開鍵（Ed25519 の PEM）を指定してください',
  'error.not-a-report': '{file} は、確かめられる報告ではありません',
  'error.not-a-report.hint':
    'scs-check の report か sign が書いたままのファイルを指定してください。ほかのソフトで保存し直した報告、sheet のシート、カレンダー、OSCAL は確かめられません',
  'error.not-a-signed-result': '{file} は、scs-check sign が書いたファイルではありません',
  'error.not-a-signed-result.hint': '受け取った .signed.json を指定してください',
  'error.workbook-without-handout': '{file} に、聞き取り票の中身がありません',
  'error.workbook-without-handout.hint':
    '「番号」と「答え」の見出しも、基準の番号の列も見つかりません。聞き取り票のファイルそのものに書いてもらうか、自分の表なら、基準の番号の列を作ってください',
  'error.workbook-without-handout.hint.ours':
    'これは、このツールが作った報告か、専門家と渡し合うシートで、取り込む欄がありません。答えを聞くなら聞き取り票を作ります: {command}（指摘一覧なら、「担当」「期限」「専門家への返事」を取り込めます）',
  'error.columns-unknown': '{file} のどの列が番号で、どの列が答えかがわかりません（列: {columns}）',
  'error.columns-unknown.hint': '列を決めて取り込めます: {command}',
  'error.nothing-to-hand-out': '渡す基準が1つもありません',
  'error.nothing-to-hand-out.hint': '{file} の答えは、選んだ条件には当てはまりません。条件を変えてください',
  'error.unknown-role': '「{role}」という役割はありません',
  'error.unknown-role.hint': '使える役割: {allowed}',
  'error.output-exists': '{file} はもうあります。上書きはしません',
  'error.output-exists.hint': '別の名前を -o で書くか、上書きしてよければ --force を付けてください',
  'error.output-not-ours': '{file} はもうあり、このコマンドが書いたものではないようです。上書きはしません',
  'error.output-not-ours.hint': '別の名前を書くか、上書きしてよければ --force を付けてください',
  'error.signed-by-other': '{file} は、別の鍵で署名した結果です。上書きはしません',
  'error.signed-by-other.hint': '別の名前を書くか（例: -o {other}）、上書きしてよければ --force を付けてください',
  'error.output-is-link': '{file} は {target} へのリンクです。リンクの先には書きません',
  'error.output-is-link.hint': 'リンクをどけるか、書き先そのものの名前を指定してください',
  'error.other-firm': '{file} は「{theirs}」の回答ファイルです（もとのファイルは「{ours}」）',
  'error.other-firm.hint':
    '取り込んだり比べたりできるのは、同じ会社のファイルだけです。会社名を直したなら、両方をそろえてください',
  'error.other-firm.hint.handout':
    '取り込めるのは、同じ会社のファイルだけです。会社の名前を直しただけなら、merge に --same-firm を付けてください',
  'error.other-catalogue': '{file} は {theirs} への答えです（取り込む先は {ours}）',
  'error.other-catalogue.hint': '先に、新しい版へ移してください: scs-check migrate {file:typed} --to {to:typed}',
  'error.other-catalogue.hint.unrelated':
    '同じ番号の基準が1つもありません。{theirs} の答えを取り込むなら、そのカタログに答えている回答ファイルを --into に書いてください',
  'error.no-passphrase': '合言葉がわかりません（今は、キーボードか画面がつながっていません）',
  'error.no-passphrase.hint': '--passphrase-file か、環境変数 SCS_CHECK_PASSPHRASE で渡してください',
  'error.weak-passphrase': '合言葉が短すぎます',
  'error.weak-passphrase.guessable': '合言葉が、すぐに当てられるものです',
  'error.weak-passphrase.hint.guessable':
    '関係のない言葉を4つほど並べるなど、長いものにしてください。数字だけ、同じ文字、キーボードの並び、password や himitsu のような言葉に数字や記号を付けたものは、避けてください',
  'error.weak-passphrase.hint':
    '{count}文字以上にしてください。関係のない言葉を4つか5つ並べると、覚えやすくて強くなります',
  'error.wrong-passphrase': '{file} を開けません。合言葉が違います',
  'error.wrong-passphrase.hint': '大文字と小文字、全角と半角を確かめてください。ファイルは変えていません',
  'error.not-decryptable': '{file} は、合言葉で開けるファイルではないか、壊れています',
  'error.not-decryptable.plain': '{file} は、暗号化されていません',
  'error.not-decryptable.hint.plain': 'そのまま使えます',
  'error.not-decryptable.hint': '送った人に、もう一度もらってください',
  'error.too-costly-to-open':
    '{file} は、開くのに {memory} MB のメモリと長い時間がかかるので、開きません（age の手間: 2の{factor}乗）',
  'error.too-costly-to-open.hint':
    '送った人に、scs-check の encrypt で暗号化し直してもらってください。信頼できるファイルなら、age というソフト（age -d）で開けます',
  'error.encrypted-already': '{file} は、もう暗号化されています',
  'error.encrypted-already.hint': '開くなら: scs-check decrypt {file:typed}',
  'error.font-missing': '書体 {file} がありません',
  'error.font-missing.hint': 'scs-check を入れ直してください',
  'error.internal': '思いがけない誤りが起きました: {detail}',
  'error.internal.hint':
    'お手数ですが、上の文と操作の手順を、scs-check の配布元（npm の scs-check のページ）にお知らせください',
} as const;
