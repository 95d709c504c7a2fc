import type { HandoutColumn } from './handoutWorkbook.ts';

/**
 * What people write over the columns of a table of their own, in the form in which `keyOf` compares.
 * Assumption: headings seen in sheets of firms and in added columns of the official workbook; no document lists them.
 */
export const headingWords: Readonly<Partial<Record<HandoutColumn, readonly string[]>>> = {
  id: [
    'no',
    'no.',
    'id',
    '項番',
    '項目番号',
    '管理番号',
    '基準番号',
    '評価基準番号',
    '評価基準no',
    '評価基準no.',
    '要求事項番号',
    'number',
    'criterion',
  ],
  state: [
    '回答',
    '対応状況',
    '状況',
    '実施状況',
    '達成状況',
    '自己評価',
    '自己点検',
    '自己判定',
    '評価',
    '評価結果',
    '判定',
    '結果',
    '○△×',
    '○×',
    'status',
    'state',
    'result',
  ],
  options: ['選択肢', '選択', '選んだ選択肢', '該当する選択肢', 'option', 'options', 'choice', 'choices'],
  missing: ['まだの条件', '足りない条件', 'missing'],
  note: ['備考', 'コメント', '補足', '補足説明', '現状', '特記事項', 'note', 'notes', 'comment', 'comments', 'remarks'],
  reason: ['理由', '対象外の理由', '非該当の理由', '適用除外の理由', 'reason'],
  lastDone: ['実施日', '最終実施日', '点検日', 'lastdone'],
  evidence: ['証拠', '証拠の名前', '証跡', 'エビデンス', '根拠資料', '確認資料', 'evidence'],
  owner: ['担当者', '担当部署', '責任者', '主管', '主管部署', 'owner'],
  due: ['期日', '完了予定', '完了予定日', '対応予定', '対応予定日', '対応期限', 'due', 'duedate'],
};
