import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames } from '../../src/domain/order.ts';

test.each([
  [['支店1', '支店2', '支店10', '支店10の2', '支店10の10']],
  [['Ａ社', 'A社別館', 'Ｂ社', 'C社']],
  [['a2/assessment.yaml', 'a10/assessment.yaml']],
  [['第9工場', '第１０工場', '第011工場']],
  [['第一支店', '第二支店', '第3支店', '第四支店', '第十支店', '第十一支店', '第百二支店']],
  [['見本 一号館', '見本 二号館', '見本 三号館', '見本 10号館']],
  [['一般社団', '三見本', '二見本']],
  [['第Ⅱ工場', '第Ⅲ工場', '第4工場', '第Ⅸ工場', '第十工場', '第Ⅻ工場']],
  [['ⅱ号', 'Ⅲ号', 'Ⅳ号']],
  [['2026-9', '2026-10', '2027-1']],
])('%j is in order', (names) => {
  expect(names.toReversed().toSorted(compareNames)).toEqual(names);
});

test('half and full width stand side by side', () => {
  expect(['C社', 'Ａ社', 'B社', 'A社'].toSorted(compareNames)).toEqual(['A社', 'Ａ社', 'B社', 'C社']);
});

test('capital and small letters stand side by side', () => {
  expect(['B社', 'ａ社', 'b社2', 'A社', 'a社10', 'A社9'].toSorted(compareNames)).toEqual([
    ...['A社', 'ａ社', 'A社9', 'a社10', 'B社', 'b社2'],
  ]);
});

const name = fc.string({
  unit: fc.constantFrom('0', '1', '2', '１', '９', 'A', 'a', 'Ａ', '社', ' ', '-', '第', '二', '十', '号', 'Ⅱ', 'ⅸ'),
  maxLength: 6,
});

test('the order is one: whichever way names come in, they go out the same', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
      const sorted = names.toSorted(compareNames);
      expect(names.toReversed().toSorted(compareNames)).toEqual(sorted);
      for (const [index, one] of sorted.entries()) {
        for (const later of sorted.slice(index + 1)) expect(compareNames(one, later)).toBeLessThan(0);
      }
    }),
  );
});
