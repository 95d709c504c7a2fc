import { describe, expect, test } from 'vitest';
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
