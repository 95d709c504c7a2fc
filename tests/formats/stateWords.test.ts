import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { states } from '../../src/formats/states.ts';
import { stateMeantBy, stateReadIn } from '../../src/formats/stateWords.ts';

const sure = {
  met: [
    '○',
    '◯',
    '〇',
    'できている',
    '出来ている',
    '対応済み',
    '済',
    '実施済',
    '○ できている',
    'できている（○）',
    '対応済み。',
    '完了です。',
    'やっています',
  ],
  partial: ['△', '一部', '対応中', '一部対応', '△ 一部だけ', '一部済'],
  unmet: [
    '×',
    '✕',
    'まだ',
    'まだです',
    '未対応です',
    'やっていません',
    'マダ',
    'ﾏﾀﾞ',
    '未対応',
    '未実施',
    '未導入',
    '× まだ',
    'ｘ まだ',
    'まだ×',
    'not yet',
  ],
  unknown: ['未確認', '？', '?', '??', '不明', 'わからない', '？ わからない', "don't know"],
  'not-applicable': [
    '―',
    '–',
    'ー',
    '-',
    '−',
    '該当なし',
    '対象外',
    '対象外です',
    'N/A',
    'Ｎ／Ａ',
    'n.a.',
    '― 当てはまらない',
  ],
} as const;
const likely = {
  met: ['はい', '●', '✓', '✔', 'レ', 'OK', 'yes', '丸'],
  partial: ['半分', '実施中', '着手'],
  unmet: ['いいえ', 'なし', 'x', 'ｎｏ', '対応予定', '検討中', '予定です', 'しない'],
  unknown: ['TBD'],
} as const;
const cases = (all: Partial<Record<string, readonly string[]>>) =>
  Object.entries(all).flatMap(([state, words = []]) => words.map((word) => [word, state] as const));

describe('a word where a state belongs', () => {
  test.each(cases(sure))('「%s」 surely means %s', (word, state) => {
    expect([stateReadIn(word), stateMeantBy(word)]).toEqual([{ state, isSure: true }, state]);
  });

  test.each(cases(likely))('「%s」 may mean %s, and is asked about', (word, state) => {
    expect([stateReadIn(word), stateMeantBy(word)]).toEqual([{ state, isSure: false }, undefined]);
  });

  test.each([
    '',
    '　',
    '○ まだ',
    '× できている',
    '○×',
    '来月',
    '○（4月から）',
    '1',
    'できているとは言えない',
    '済んでいない',
    '対象外ではないです',
    '完了予定',
    '○（一部）',
    '導入済みではない',
    'です',
  ])('「%s」 says nothing that is known', (word) => {
    expect(stateReadIn(word)).toBeUndefined();
  });

  test('is the same however wide it is typed, and with what nobody sees around it', () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const around = fc.constantFrom('', ' ', '　', '\u00a0', '\u200b', '\ufeff', '\n', '\ufe0f');
    const word = fc.constantFrom(...cases(sure).map(([one]) => one));
    fc.assert(
      fc.property(word, around, around, fc.boolean(), (one, before, after, isWide) => {
        const typed = before + (isWide ? wide(one) : one.normalize('NFD')) + after;
        expect(stateMeantBy(typed)).toBe(stateMeantBy(one));
      }),
    );
  });

  test('of a language of its own is known, too, with its mark', () => {
    const own = states.map((state) => [state, `wort-${state}`] as const);
    expect(stateReadIn('WORT-met', own)).toEqual({ state: 'met', isSure: true });
    expect(stateReadIn('× wort-unmet', own)).toEqual({ state: 'unmet', isSure: true });
    expect(stateReadIn('× wort-met', own)).toBeUndefined();
  });
});
