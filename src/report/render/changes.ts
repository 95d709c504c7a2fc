import type { Translate } from '../../i18n/t.ts';
import { lookAlikesIn } from '../../text/lookAlikes.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { Paint } from '../paint.ts';

/** Lines of a file that change one by one. */
export interface Changes {
  readonly name: string;
  readonly lines: readonly { readonly line: number; readonly before: string; readonly after: string }[];
  /** Lines of which only the end changes. */
  readonly lineEnds: number;
}

/** As much of a line as is shown, and how much of it before the first sign that changes. */
const SHOWN = 160;
const BEFORE = 40;

/** Changed lines, before and after, for the eye: signs that look like others or like nothing are told by their number. */
export function renderChanges(
  { name, lines, lineEnds }: Changes,
  { t, paint }: { readonly t: Translate; readonly paint: Paint },
): string {
  const pairs = lines.flatMap(({ line, before, after }) => {
    const start = excerptStart(before, after);
    const shown = (text: string) => visible(text.slice(start, start + SHOWN).toWellFormed()) || '…';
    return [
      paint.dim(`@@ -${line} +${line} @@`),
      paint.bad(`-${start > 0 ? '…' : ''}${shown(before)}`),
      paint.good(`+${start > 0 ? '…' : ''}${shown(after)}`),
    ];
  });
  const ends = lineEnds > 0 ? [t('lint.fix.ends', { count: lineEnds })] : [];
  return [paint.bold(sanitizeLine(name)), ...pairs, ...ends].join('\n');
}

function excerptStart(before: string, after: string): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return same > SHOWN - BEFORE ? same - BEFORE : 0;
}

/** A line in which every sign can be told from every other. */
function visible(line: string): string {
  const odd = lookAlikesIn(line).filter(({ likeness, sign }) => likeness !== 'full-width' || sign === '\u3000');
  const out = odd.reduceRight(
    (text, { sign, start }) => `${text.slice(0, start)}${numbered(sign)}${text.slice(start + sign.length)}`,
    line,
  );
  return out.replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, numbered);
}

function numbered(signs: string): string {
  return [...signs]
    .map((sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`)
    .join('');
}
