import type { Translate } from '../../../i18n/t.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import type { Context } from '../../context.ts';

/** Says of one thing that was looked at that it is right, wrong or not known, and gives whether it is right. */
export type Say = (found: 'good' | 'bad' | 'open', text: string) => boolean;

/** What is looked at, each of which is told in words of its own where it is wrong. */
export type Claim =
  | 'signature'
  | 'fingerprint'
  | 'counts'
  | 'key'
  | 'digest'
  | 'digest.short'
  | 'assessment'
  | 'copy.digest'
  | 'copy.content';

/** Says of a claim that it is right, or what is wrong: 'wrong: the same as …' would be read both ways. */
export function sayClaim(
  isGood: boolean,
  claim: Claim,
  args: Readonly<Record<string, string>>,
  say: Say,
  t: Translate,
): boolean {
  return isGood ? say('good', t(`verify.${claim}`, args)) : say('bad', t(`verify.${claim}.bad`, args));
}

/** Prints findings, and answers each with whether it is a good one. */
export function sayIn({ t, print, paint }: Context): Say {
  const looks = { good: paint.stdout.good, bad: paint.stdout.bad, open: paint.stdout.bad };
  return (found, text) => {
    print(`${looks[found](t(`verify.${found}`))}  ${sanitizeLine(text)}`);
    return found === 'good';
  };
}
