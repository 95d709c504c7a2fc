import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../../src/catalogue/parse.ts';

const text = readFileSync(new URL('../fixtures/publisher-ids.yaml', import.meta.url), 'utf8');

/** What is said of the catalogue with another id in the place of one that nothing refers to. */
function problemsWith(id: string): readonly string[] {
  const changed = text.replace('"3_1"', JSON.stringify(id));
  const { diagnostics } = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(changed) });
  return diagnostics.map(({ code }) => code);
}

describe('an id of a publisher', () => {
  test('may be any of those that real ones use', () => {
    const { diagnostics } = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(text) });
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ...['A.5.1', 'ANNEX VIII.(c)', '2_Défense-20', '11.', 'R98+', 'Art. 5.º', '１（２）', '①', '★3-1', 'ข้อ 1', 'א-1'],
    ...[
      '가-1',
      '1.1.60.C.01.',
      '【共】1-2',
      '１．２',
      '¶4',
      '№7',
      'ACC-ENREGIS/DESINSCRI',
      'Category 1:',
      'サーバー・1',
    ],
  ])('is taken as it is: %s', (id) => {
    expect(problemsWith(id)).toEqual([]);
  });

  test.each([
    ...[
      '',
      ' 1',
      '1 ',
      '1  2',
      '-1',
      '=1+1',
      '+1',
      '@a',
      '../a',
      '/etc',
      '.a',
      '{a}',
      "'a",
      '1\\2',
      '<b>',
      '1|2',
      '`id`',
      '$HOME',
    ],
    ...[
      'a\nb',
      'a\tb',
      'a"b',
      'a;b',
      '1\u00a02',
      '1\u30002',
      'か\u3099-1',
      'a\u200bb',
      'a\u202eb',
      'ㅤ',
      'a\ufe0f',
      '__proto__',
    ],
  ])('is refused where another sign, a command or nothing could be read: %j', (id) => {
    expect(problemsWith(id)).not.toEqual([]);
  });

  test.each([
    ['Ｒ１／２', 'R1/2'],
    ['AC−2（1）', 'AC-2(1)'],
    ['設備ー3', '設備-3'],
    ['＃12', '#12'],
    ['AC－2', 'AC-2'],
  ])('is told where it is typed as another one is: %s and %s', (id, other) => {
    const changed = text.replace('"3_1"', JSON.stringify(id));
    const { diagnostics } = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(changed) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['confusable-id']);
    expect([diagnostics[0]?.args['id'], diagnostics[0]?.args['other']].toSorted()).toEqual([id, other].toSorted());
  });
});

test('the id of a catalogue stays one that a file and a rule may be named by', () => {
  for (const id of ['R1/2', '見本', 'a b', 'a_b', '../a']) {
    const changed = text.replace('id: publisher-ids', `id: ${JSON.stringify(id)}`);
    const { diagnostics } = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(changed) });
    expect(diagnostics.map(({ code, args }) => [code, args['form']])).toEqual([['invalid-format', 'catalogue-id']]);
  }
});
