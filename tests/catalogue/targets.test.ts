import { describe, expect, test } from 'vitest';
import { extendCatalogue } from '../../src/catalogue/extend.ts';
import { translationRules } from '../../src/catalogue/translationRules.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { inLanguage } from '../../src/workspace/translation.ts';
import { englishOf, japaneseOf, textsIn } from '../helpers/translations.ts';

const { catalogue: ssdf } = loadShipped('ssdf-1.1');

describe('the target levels of SSDF', () => {
  test('say what to work on first, and nothing about how good a firm is', () => {
    expect(ssdf.targets).toEqual([
      { level: 1, title: 'まず取り組む' },
      { level: 2, title: '次に取り組む' },
      { level: 3, title: '余裕ができたら取り組む' },
    ]);
  });

  test('are named after no official document', () => {
    expect(textsIn(ssdf.targets).filter(([, text]) => /経済産業省|METI|NIST|IPA|ガイド|レベル/.test(text))).toEqual([]);
  });

  test.each(['ssdf-218a', 'ssdf-1.2-draft'])('are those of %s too', (id) => {
    expect(loadShipped(id).catalogue.targets).toEqual(ssdf.targets);
  });

  test.each(['ssdf-1.1', 'ssdf-218a'])('are there in English in %s', (id) => {
    const titles = inLanguage(loadShipped(id), 'en').catalogue.targets?.map(({ title }) => title);
    expect(titles).toEqual(['To work on first', 'To work on next', 'To work on when there is room']);
  });

  test('are translated each, or the translation is not whole', () => {
    const { catalogue, guidance } = japaneseOf('ssdf-1.1');
    const { targets: _, ...rest } = englishOf('ssdf-1.1');
    expect(translationRules(rest, { catalogue, guidance })).toMatchObject([
      { code: 'missing-translation', args: { text: 'targets' }, severity: 'warning' },
    ]);
  });
});

test('no other catalogue of the package has target levels', () => {
  expect(loadShipped('scs-20260327').catalogue).not.toHaveProperty('targets');
  expect(loadShipped('security-action-25').catalogue).not.toHaveProperty('targets');
});

test('an extension has the target levels of its base, and its own where the base has none', () => {
  const own = { ...ssdf, id: 'own', extends: 'ssdf-1.1', targets: [{ level: 5, title: '来年' }] };
  expect(extendCatalogue(ssdf, own).targets).toEqual(ssdf.targets);
  const { targets: _, ...base } = ssdf;
  expect(extendCatalogue(base, own).targets).toEqual(own.targets);
});
