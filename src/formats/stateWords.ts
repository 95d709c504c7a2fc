import { normalized } from '../text/normalized.ts';
import { type AnswerState, states } from './states.ts';

/** Signs that are drawn alike, or that a keyboard makes one of the other. */
const ALIKE: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/[◯〇⭕⚪]/gu, '○'],
  [/[✕✖✗✘❌❎☓]/gu, '×'],
  [/[❓❔]/gu, '?'],
  [/(?![〜〰])[\p{Dash_Punctuation}ー−⁃─━]/gu, '-'],
];

/** Words and marks that can mean nothing else where a state belongs. */
const SURE: Readonly<Record<AnswerState, readonly string[]>> = {
  met: words(`○ ◯ 〇 できている できています できてる できた 出来ている 出来ています 出来てる 対応済み 対応済 対応ずみ 対応している
    対応しています やっている やっています やってる 導入済み 導入済 整備済み 整備済 実施済み 実施済 実施ずみ 実施している 実施しています 済み 済 完了 完了済み 完了済 done in-place met`),
  partial:
    words(`△ ▲ 一部だけ 一部 一部のみ 一部対応 一部対応済み 一部対応済 一部実施 一部実施済み 一部実施済 一部できている 一部実施している 一部済み 一部済
    部分的 途中 対応中 作業中 準備中 partly partially partial in-progress`),
  unmet:
    words(`× ✕ ✖ ✗ ✘ まだ 未 未対応 未実施 未着手 未完了 できていない できていません できてない 出来ていない 出来ていません
    実施していない 実施していません していない していません 対応していない 対応していません 未導入 未整備 未作成 やっていない やっていません やってない todo not-yet not-met not-done unmet`),
  unknown: words(`? 不明 わからない わかりません 分からない 分かりません 判らない 解らない 確認中 要確認 未確認 調査中
    unknown unsure do-not-know don't-know dont-know dunno`),
  'not-applicable':
    words(`- 該当なし 該当無し 該当しない 該当せず 非該当 対象外 適用外 当てはまらない 当てはまりません あてはまらない 無関係
    n/a na n.a n.a. not-applicable does-not-apply`),
};

/**
 * Words that most people mean one way, and some another: a tick marks a mistake for some, 「yes」 may agree to anything.
 * Nobody is led by them to a state, least of all to the one that counts, without being asked.
 */
const LIKELY: Readonly<Record<AnswerState, readonly string[]>> = {
  met: words('はい ◎ ● ✓ ✔ ☑ ✅ レ 有 有り あり yes y ok pass まる マル 丸'),
  partial: words('▽ さんかく 三角 半分 少し 実施中 進行中 着手 着手済み'),
  unmet: words(
    `いいえ なし 無し 無 x no ng n ばつ バツ 予定 予定あり 対応予定 実施予定 検討中 準備予定 しない やらない fail`,
  ),
  unknown: words('微妙 tbd'),
  'not-applicable': words('不要 必要なし 対応不要'),
};

/** In letters, with room for what stands around it: a longer text says no state, and a cell may hold a book. */
const LONGEST_WORD = 60;

/** Stand before or after a word that says the same. */
const MARKS = ['○', '△', '×', '?', '-', 'x', '✓', '✔', '◎', '●', 'レ'].map(keyOf);

/** The words of ours: made once, as a table has ten thousands of cells to look at. */
let usual: ReadonlyMap<string, StateReading> | undefined;

/** Further words for states, such as those of a language. */
export type MoreStateWords = readonly (readonly [state: AnswerState, word: string])[];

const none: MoreStateWords = [];

/** The same with further words, once for each list of them. */
const extended = new WeakMap<MoreStateWords, ReadonlyMap<string, StateReading>>();

function wordsWith(more: MoreStateWords): ReadonlyMap<string, StateReading> {
  usual ??= new Map([...entries(LIKELY, false), ...entries(SURE, true)]);
  if (more.length === 0) return usual;
  const made = extended.get(more);
  if (made !== undefined) return made;
  const others = more.map(([state, word]) => [keyOf(word), { state, isSure: true }] as const);
  const all = new Map([...usual, ...others]);
  extended.set(more, all);
  return all;
}

/** What a word in place of a state says. */
export interface StateReading {
  readonly state: AnswerState;
  /** Whether it can mean nothing else. */
  readonly isSure: boolean;
}

/**
 * The state that somebody means by what stands where a state belongs: a word, a mark, or both in either order, however
 * wide they are typed. undefined where they mean different ones, or nothing that is known here.
 * @param more further words; whoever has many texts to read hands over the same list for each.
 */
export function stateReadIn(text: string, more: MoreStateWords = none): StateReading | undefined {
  const known = wordsWith(more);
  const key = keyOf(text);
  const whole = known.get(key);
  if (whole !== undefined || key === '') return whole;
  const mark = MARKS.find((one) => key.startsWith(one) || key.endsWith(one));
  if (mark === undefined) return undefined;
  const rest = key.startsWith(mark) ? key.slice(mark.length) : key.slice(0, -mark.length);
  const [byMark, byWord] = [known.get(mark), known.get(rest)];
  if (byMark === undefined || byMark.state !== byWord?.state) return undefined;
  return byMark.isSure ? byMark : byWord;
}

/** The state that a word that may say another one, too, says most likely: for a question, never for an answer. */
export function stateLikelyIn(word: string): AnswerState | undefined {
  return stateReadIn(word)?.state;
}

/** The state that a word surely says, or undefined where it could be another one, too. */
export function stateMeantBy(word: string): AnswerState | undefined {
  const reading = stateReadIn(word);
  return reading?.isSure ? reading.state : undefined;
}

/**
 * Whether nothing stands there but a dash, however it is drawn: with a reason beside it something does not apply, without
 * one it may as well say that nothing was filled in.
 */
export function isDash(text: string): boolean {
  return keyOf(text) === '-';
}

function entries(all: Readonly<Record<AnswerState, readonly string[]>>, isSure: boolean) {
  return states.flatMap((state) => all[state].map((word) => [keyOf(word), { state, isSure }] as const));
}

function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/**
 * What is left of a word however it is typed: no width, no blanks, no brackets or full stop around it, no 「です」 behind
 * it, nor the apostrophe that keeps a spreadsheet from reckoning with a sign.
 */
function keyOf(typed: string): string {
  const text = typed.trim();
  if (text.length > LONGEST_WORD) return text;
  const plain = normalized(text, 'NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/^[\s'()[\]「」『』【】]+|[\s()[\]「」『』【】。、.,!:]+$/gu, '')
    .replace(/(?<=.)です$/, '');
  // A long vowel within a word is none of the dashes that stand alone.
  const signs = ALIKE.reduce((key, [pattern, sign]) => key.replace(pattern, sign), plain);
  return signs
    .replace(/[\s・:_()「」]+/g, '')
    .replace(/(?<=[a-z])-(?=[a-z])/g, '')
    .replace(/([-?])\1+/g, '$1');
}
