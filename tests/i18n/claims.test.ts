import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { ownTexts } from '../helpers/ownTexts.ts';

/**
 * Words of standing that our own texts keep away from. `lint` does not ask this of the catalogues of others: the
 * requirements of their publisher may hold any of them. 自己適合宣誓 is the name of a step of the scheme.
 */
const STANDING =
  /達成|クリア|準拠|適合(?!宣誓)|(?:基準|段階|レベル|★[34]?)(?:に|へ)届|認定|合格|お墨付き|取得済|取得でき|certified|certification|accredited|guarantee/i;

/** Pages that name the words: which are never said, and an example of a finding. */
const NAMES_THEM = ['docs/judgement.md', 'docs/diagnostics.md'];

const texts = ownTexts.filter(([file]) => !NAMES_THEM.includes(file));

describe('none of our own texts says of the reader what only the scheme can say', () => {
  test.each(texts)('%s', (_, text) => {
    // What a link leads to is a path, and says nothing.
    const said = text.replace(/\]\([^)]*\)/g, ']');
    expect(said.split('\n').filter((line) => STANDING.test(line))).toEqual([]);
  });

  test.each(['★3に届いています', '基準を達成しました', '★3に適合', '制度に準拠した報告', '★4をクリア'])(
    '「%s」 would be found',
    (sentence) => {
      expect(sentence).toMatch(STANDING);
    },
  );
});

/**
 * Texts that name one scheme, its publisher or ourselves, with where they are shown. All others are shown of any catalogue,
 * and what is true of a shipped one alone stands in its data.
 */
const OF_OURS: Readonly<Record<string, RegExp>> = {
  'the official workbook, which only IPA offers': /^error\.(?:workbook|not-a-workbook)|^help\.(?:catalogue\.)?official/,
  'the crosswalks, which are all shipped': /^(?:report|explain)\.mappings\.ours$/,
  'what this tool makes of any answers':
    /^report\.assumption\.actions$|^sheet\.findings\.order\.ours$|^portfolio\.legend\./,
  'what the tool is for': /^help\.description$|^help\.ask\.catalogue$/,
  'the declaration, a step of ★3': /^sheet\.obstacle\.level$|^usage\.no-declaration$/,
};

test.each([
  ['ja', ja, /IPA|(?<!どの|評価)制度|★|SCS評価|SECURITY ACTION|診断シート|私たち|古い資料/],
  [
    'en',
    en,
    /\bIPA\b|★|\bthe scheme\b|\bSCS (?:scheme|★)|SECURITY ACTION|self-check sheet|\bour own (?!company)|\bin our words|\bour (?:assumption|rule)|counting is ours|\bis ours\b/,
  ],
])('a text in %s that is true of shipped catalogues only is shown for no other', (_, messages, named) => {
  const found = messages.flatMap((part) => Object.entries(part)).filter(([, text]) => named.test(text));
  expect(found.length).toBeGreaterThan(5);
  const known = Object.values(OF_OURS);
  expect(found.filter(([key]) => !known.some((keys) => keys.test(key)))).toEqual([]);
});
