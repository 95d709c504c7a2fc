import { sanitizeLine } from '../../../text/sanitize.ts';
import type { Context } from '../../context.ts';

/** Says of one thing that was looked at that it is right, wrong or not known, and gives whether it is right. */
export type Say = (found: 'good' | 'bad' | 'open', text: string) => boolean;

/** Prints findings, and answers each with whether it is a good one. */
export function sayIn({ t, print, paint }: Context): Say {
  const looks = { good: paint.stdout.good, bad: paint.stdout.bad, open: paint.stdout.bad };
  return (found, text) => {
    print(`${looks[found](t(`verify.${found}`))}  ${sanitizeLine(text)}`);
    return found === 'good';
  };
}
