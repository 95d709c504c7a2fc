import { expect, test } from 'vitest';
import { firmKey } from '../../src/domain/firmName.ts';

const alike = [
  [
    '見本工業株式会社',
    '見本工業㈱',
    '見本工業（株）',
    '見本工業(株)',
    '見本工業　株式会社',
    ' 見本工業 ㈱ ',
    '\ufeff見本\u200b工業㈱',
  ],
  ['有限会社見本', '㈲見本', '（有）見本'],
  ['ＡＢＣ合同会社', 'ABC（同）'],
  ['㈱ア', '株式会社ア', '(株)ア', '（株） ア'],
  ['医療法人見本会', '（医）見本会'],
  ['一般社団法人見本', '(一社)見本'],
];

test('one firm is one, however its kind and its blanks are written', () => {
  const keys = alike.map((names) => [...new Set(names.map(firmKey))]);
  expect(keys.map(({ length }) => length)).toEqual(alike.map(() => 1));
  expect(new Set(keys.flat()).size).toBe(alike.length);
});

test('where the kind stands is part of the name, and a name of blanks is none', () => {
  expect(firmKey('株式会社見本')).not.toBe(firmKey('見本株式会社'));
  expect(firmKey(' 　')).toBe('');
});
