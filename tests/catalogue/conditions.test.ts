import { describe, expect, test } from 'vitest';
import { translate } from '../../src/catalogue/translate.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { catalogueIds, englishOf, japaneseOf } from '../helpers/translations.ts';

/** Words that point at something said before, but for those that find it in their own sentence. */
const pointers = {
  ja: /(?<!CISOを置く会社では、)その(?!ほか|他|場で|つど)|この(?!基準|診断)|これ|(?<!お|、)それ(?!ぞれ|まで)|同じ|^どちら|次のとおり/,
  en: /\b(?:the same(?! (?:one|kind))|those(?! who| of| to whom| among| it is)|these|such(?! as)|this(?! (?:criterion|self-check))|the above|the next item)\b|^(?:they|it|this|that|in addition,|by this|as decided)\b/i,
};

describe.each(['ja', 'en'] as const)('each condition in %s says by itself what it asks', (language) => {
  test.each(catalogueIds)('%s', (id) => {
    const texts = japaneseOf(id);
    const { catalogue } = language === 'ja' ? texts : translate(texts, englishOf(id));
    const pointing = allCriteria(catalogue).flatMap(({ id: criterion, metWhen }) =>
      metWhen.filter((condition) => pointers[language].test(condition)).map((condition) => [criterion, condition]),
    );
    expect(pointing).toEqual([]);
  });
});
