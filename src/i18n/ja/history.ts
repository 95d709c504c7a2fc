/** What `log` says of the history of an assessment. */
export const history = {
  'log.review': '{id}  見解: {view}（{by}）',
  'log.fact': '会社の情報 {id}',
  'log.glance': 'ざっと点検 {id}',
  'log.target': '目標 {id}',
  'log.draft': '{id}  下書き（答える前のメモ・証拠・担当・期限）',
  'log.reviewer': '専門家 {id}',
  'log.reply': '{id}  専門家への返事',
  'log.aim': '目指す段階: {id} {level}',
  'log.organization': '会社名',
  'log.scope': '調べる範囲',
  'log.retired': '版の移行',
  'log.merge': '{file} を取り込んだ（{count}か所）',
  'log.field.options': '選択',
  'log.field.missing': 'まだの条件',
  'log.field.reason': '理由',
  'log.field.lastDone': '最後に行った日',
  'log.field.note': 'メモ',
  'log.field.evidence': '証拠',
  'log.field.owner': '担当',
  'log.field.due': '期限',
  'log.field.waiver': '猶予',
  'log.problem.unreadable': '{file} の{line}行目は、記録として読めません',
  'log.problem.changed': '{file} の{line}行目は、前の行とつながりません。前の行が変えられたか、消されています',
  'log.more': 'ほかに{count}件あります。すべてを見るには: --format json',
  'log.nothing': '{id} の記録は、まだありません',
  'store.link': '{file} はリンクです。{target} に保存します。',
  'store.hard-link':
    '{file} には、ほかの名前もあります（ハードリンク）。保存する内容が入るのは {file} だけで、ほかの名前のファイルは前のままです。',
  'store.torn': '記録の最後の行が途中で切れていたので、{file} に移しました。記録は、その前の行から続けます。',
  'log.remark.unrecorded':
    '{file} の{line}行目の前に、記録にない変更があります（手で直したか、記録に書けなかったとき）',
  'log.remark.not-saved':
    '{file} の{line}行目の保存は、途中で止まってファイルに届かなかったか、あとで元に戻されています',
  'log.remark.merged': '{file} の{line}行目から、別の写しで続けた記録が合わさっています',
  'log.remark.torn': '{file} の最後の行は、途中で切れています。次に保存するときに直します',
  'log.problem.conflict':
    '{file} の{line}行目に、gitの食い違いの印があります。印の行だけを消すと、両方の記録が残ります',
  'log.whole': '記録は、はじめから終わりまでつながっています（{count}件）',
  'log.changed-since':
    '{file} には、最後の記録のあとに、記録にない変更があります（手で直したか、記録に書けなかったとき）',
} as const;
