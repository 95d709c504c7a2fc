/** What the reporters of `check` say beside the sentences of the report. */
export const check = {
  'check.outcome': '{verdict}。{headline}',
  'check.criterion': '{id} {state}: {question}',
  'check.files': '{files}ファイルのうち、届いているのは{passed}、届いていないのは{open}です。',
  'check.files.unread':
    '{files}ファイルのうち、届いているのは{passed}、届いていないのは{open}、読めなかったのは{unread}です。',
  'check.rule.open': '対応が残っている・答えていない基準',
  'check.rule.to-confirm': '当てはまらないとした基準（要確認）',
  'check.markdown.title': '自己点検の結果',
  'check.markdown.file': 'ファイル',
  'check.markdown.level': '段階',
  'check.markdown.verdict': '判定',
  'check.markdown.unread': '読めません',
  'check.markdown.open': '対応が残っている・答えていない基準（{count}）',
  'check.markdown.excluded': '当てはまらないとした基準（{count}、{mark}）',
  'check.markdown.diagnostics': '指摘（{count}）',
  'check.badge.label': '自己点検',
  'check.badge.level': '{level} 自己点検 {edition}版',
  'check.badge.files': '{files}ファイル中 {passed}',
  'check.badge.to-confirm': '{met}/{total}（要確認 {excluded}）',
  'check.badge.points': '{total}/{max}点',
  'check.badge.points.not-final': '{total}/{max}点（未確定）',
} as const;
