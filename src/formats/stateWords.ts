import type { AnswerState } from './states.ts';

/**
 * What people write where a state belongs. 「yes」 and 「ok」 are not here: they may agree to anything, and nobody
 * is to be led to the one state that counts.
 */
const WORDS: Readonly<Record<AnswerState, RegExp>> = {
  met: /^(○|〇|できている|できています|対応済み?|実施済み?|done)$/i,
  partial: /^(△|一部|一部だけ|一部のみ|一部実施(している)?|途中|対応中|partly|partially|in[ -]progress)$/i,
  unmet: /^(×|✕|まだ|未|未対応|未実施|できていない|できていません|実施していない|todo|not[ -](met|done|yet))$/i,
  unknown: /^(？|\?|不明|わからない|分からない|わかりません|don'?t know|unsure)$/i,
  'not-applicable': /^(―|ー|該当なし|対象外|非該当|当てはまらない|n\/?a|not applicable)$/i,
};

/** The state that a word in place of a state says, or undefined where it could be another one, too. */
export function stateMeantBy(word: string): AnswerState | undefined {
  const typed = word.trim();
  return (Object.keys(WORDS) as AnswerState[]).find((state) => WORDS[state].test(typed));
}
