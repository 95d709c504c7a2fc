/** The pages for a browser. */
export const page = {
  'page.skip': '本文へ',
  'page.search': '探す（番号や、文の一部）',
  'page.about': 'この文書について',
  'page.filter': '基準を絞り込む',
  'page.filter.time': '時期',
  'page.filter.all': 'すべて',
  'page.filter.choice': '{name}（{count}）',
  'page.filter.clear': 'すべて表示に戻す',
  'page.filter.found': '{total}基準のうち{count}基準',
  'page.filter.scope':
    '計画と、基準ごとの説明・一覧を絞り込みます。まとめの数は変わりません。印刷には、すべてが出ます。',
  'page.open-all': '説明をすべて開く',
  'page.close-all': '説明をすべて閉じる',
} as const;
