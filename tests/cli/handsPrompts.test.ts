import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { askDate } from '../../src/cli/interview/answer.ts';
import { askDue } from '../../src/cli/interview/beside.ts';
import type { Desk } from '../../src/cli/interview/desk.ts';
import type { TextOptions } from '../../src/cli/prompts.ts';
import { columnMeant } from '../../src/exchange/ownTable.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { aloneKey, readRow } from '../../src/interview/ask.ts';
import { idsAt } from '../../src/interview/walk.ts';
import { typedNumbers } from '../../src/text/typed.ts';
import { daysMeant, hands, wide, worstHand } from '../helpers/hands.ts';
import { answered } from '../helpers/keyboard.ts';
import { TODAY } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();

/** What comes of a text at a place, and the texts that mean the same there, the plainest first. */
interface Place {
  readonly reads: (typed: string) => unknown;
  readonly alike: readonly (readonly string[])[];
}

const everyHand = (text: string) => [text, ...Object.values(hands).map((hand) => hand(text)), worstHand(text)];

/** Somebody who is asked one thing, types it, and is not asked again. */
function typing(typed: string, saved: unknown[]): Desk {
  const line = async (_: string, { check }: TextOptions = {}) => {
    const checked = check?.(typed) ?? true;
    if (checked !== true) throw new Error(checked);
    return typed;
  };
  return {
    t,
    context: { environment: { today: () => TODAY } },
    session: { assessment: emptyAssessment(catalogue) },
    prompts: { line },
    screen: { t, width: 80 },
    say: () => undefined,
    sayWrapped: () => undefined,
    sayKeys: () => undefined,
    assessmentNow: () => emptyAssessment(catalogue),
    answerNow: () => undefined,
    key: async () => '1',
    save: async (edit: unknown) => saved.push(edit),
  } as unknown as Desk;
}

const lastDone: Place = {
  reads: (typed) => askDate(typing(typed, []), '1-2-1-3', 'ask.last-done'),
  alike: [daysMeant, ['2026-10-01', '10/1', '１０／１', '10月1日', '１０月１日', '10ー1', '10・1', '\u300010.1\u00a0']],
};

const due: Place = {
  reads: async (typed) => {
    const saved: unknown[] = [];
    await askDue(typing(typed, saved), '1-2-1-1');
    return saved;
  },
  alike: [daysMeant, ['2026-12-01', '12/1', '１２／１', '12月1日', '１２ー１', '\u300012−1\u200b']],
};

const id: Place = {
  reads: (typed) => idsAt(catalogue, { to: 'criterion', id: typed })[0],
  alike: [everyHand('4-1-3-2'), everyHand('4-1'), ['4-1-3-2', '4 - 1 - 3 - 2', '４ ー １ ー ３ ー ２', '4一1一3一2']],
};

/** What is kept as it was typed; a key alone is none of it where a name is asked for. */
const ownWords = 'words of their own';
const name: Place = {
  reads: aloneKey,
  alike: [
    ['q', 'ｑ', '　ｑ　'],
    ['b', 'ｂ'],
    ['?', '？', '？\u00a0'],
  ],
};

/** Every place where a text is typed, by what asks for it: a new one has to say here how it is read. */
const places: Readonly<Record<string, Place | typeof ownWords>> = {
  question: lastDone,
  'ask.due': due,
  numberQuestion: id,
  'merge.columns.which': { reads: columnMeant, alike: [['AB', 'ab', 'ＡＢ', 'ａｂ', '　ａｂ\u200b', 'ab\u00a0']] },
  'ask.missing.line': {
    reads: (typed) => typedNumbers(typed, 12),
    alike: [['2 11', '２ １１', '2、11', '２，１１', '②と⑪', '２・１１', '2番、11番', '\u30002\u00a011\u200b']],
  },
  'ask.all.question': {
    reads: (typed) => readRow(typed, ['a', 'b', 'c', 'd'], [], ['1', '2', '3', '4', '5']),
    alike: [['15-4', '１５ー４', '1 5 - 4', '1、5、−、4', '１５－４', '15―4\u3000', '15–4', '15一4', '\u200b15-4']],
  },
  'ask.organization': name,
  'ask.scope.${field}': name,
  'ask.note': ownWords,
  'ask.reply': ownWords,
  'ask.reason': ownWords,
  'ask.owner': name,
  'ask.evidence.title': ownWords,
  'ask.evidence.reference': ownWords,
  'review.who.${asked}': ownWords,
  'review.${why}.line': ownWords,
  'review.${field}.line': ownWords,
  'merge.ask.reason': ownWords,
};

/** A prompt of the source, and what names its question. */
const ASKING = /prompts\s*\.(?:line|text)\(\s*(?:[\w.]*\bt\(\s*['`]?([\w.${}-]+)|(\w+)\()/g;

test('no place where a text is typed is left out', () => {
  const folder = join(root, 'src', 'cli');
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const asked = [...source.matchAll(ASKING)].map(([, message, made]) => message ?? made);
  expect(asked).toHaveLength([...source.matchAll(/prompts\s*\.(?:line|text)\(/g)].length);
  expect([...new Set(asked)].toSorted()).toEqual(Object.keys(places).toSorted());
});

const read = Object.entries(places).flatMap(([place, how]) => (how === ownWords ? [] : [{ place, ...how }]));

test.each(read)('what is typed at $place means the same however it is typed', async ({ reads, alike }) => {
  for (const [plain = '', ...others] of alike) {
    const meant = await reads(plain);
    expect(meant).toBeDefined();
    expect(meant).not.toEqual([]);
    for (const typed of others) expect([typed, await reads(typed)]).toEqual([typed, meant]);
  }
});

describe('a key', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const digits = [...'123456789'];
  const vowels: Readonly<Record<string, readonly string[]>> = {
    a: ['あ', 'ア', 'ｱ'],
    i: ['い', 'イ', 'ｲ'],
    u: ['う', 'ウ', 'ｳ'],
    e: ['え', 'エ', 'ｴ'],
    o: ['お', 'オ', 'ｵ'],
    n: ['ん', 'ン', 'ﾝ'],
    // On a keyboard of kana.
    q: ['た', 'タ'],
    s: ['と', 'ト'],
    b: ['こ', 'コ'],
    j: ['ま', 'マ'],
    d: ['し', 'シ'],
  };
  const forms = [...letters, ...digits, '?', '+'].flatMap((key) =>
    [wide(key), wide(key.toUpperCase()), ...(vowels[key] ?? [])].map((typed) => [typed, key] as const),
  );

  test('is pressed in whatever the input method makes of it, in a menu and among options', async () => {
    const pressed = forms.map(async ([typed, key]) => {
      // Together with the digits: no kana may be an answer.
      const keys = [...new Set([...digits, key])].map((one) => ({ key: one, label: one }));
      const inMenu = await answered((prompts) => prompts.key(keys, { hint: '' }), [typed]);
      const choices = { choices: [{ value: 'it', key }], chosen: [], atLeast: 1, mayBeNone: false, tooFew: '' };
      const ofOptions =
        key === 'b' ? ['it'] : (await answered((prompts) => prompts.options(choices), [typed, '\r'])).answer;
      return [typed, inMenu.answer, ofOptions];
    });
    expect(await Promise.all(pressed)).toEqual(forms.map(([typed, key]) => [typed, key, ['it']]));
  });

  test.each(['ぬ', 'ふ', 'あ', '漢', '一', '○', '△', '×', '―', '〇', 'はい', '対応済み', 'まだ'])(
    '%s answers nothing where only digits do, and the way out of the input method is told',
    async (typed) => {
      const keys = digits.map((key) => ({ key, label: key }));
      const { answer, sent } = await answered((prompts) => prompts.key(keys, { hint: '鍵' }), [typed, 'x', '9']);
      expect([answer, sent]).toEqual(['9', expect.stringContaining('半角/全角')]);
    },
  );
});

test.each(['line', 'text'] as const)(
  'what is typed as a %s has no blanks around it, of whatever width',
  async (way) => {
    const kept = await answered((prompts) => prompts[way]('?'), ['\u3000\u00a0総務　花子\u200b\u3000', '\r']);
    expect(kept.answer).toBe('総務　花子');
  },
);
