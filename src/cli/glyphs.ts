import type { Context } from './context.ts';

/** Says on stderr where characters of a PDF had to be replaced. */
export function noteMissingGlyphs(
  missingGlyphs: readonly string[],
  { t, note, paint }: Pick<Context, 't' | 'note' | 'paint'>,
): void {
  if (missingGlyphs.length === 0) return;
  const sample = missingGlyphs.slice(0, 5).join(' ');
  note(paint.stderr.middling(t('report.glyph-missing', { count: missingGlyphs.length, sample })));
}
