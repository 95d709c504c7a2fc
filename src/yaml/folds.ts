import { type Document, isScalar, Scalar, visit } from 'yaml';

/** Signs of Japanese, which has no blanks between words: letters, marks, and what is as wide. */
const JAPANESE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u3001-\\u303f\\u30fb-\\u30fe\\uff01-\\uff60]';
const FOLD = new RegExp(`${JAPANESE}[ \\t]*\\r?\\n[ \\t]*${JAPANESE}`, 'u');
const ENDS_JAPANESE = new RegExp(`${JAPANESE}$`, 'u');
const STARTS_JAPANESE = new RegExp(`^${JAPANESE}`, 'u');

/** As much of a line as tells its end, or its start, from those of others. */
const CONTEXT = 12;

/** The breaks of one text that may be none of those that YAML joins: each is looked for to the end, and a text may be long. */
const MOST_KEPT = 200;

/** Whether a text may have a block (`>`) in which lines of Japanese are joined. */
export function mayFoldJapanese(text: string): boolean {
  return text.includes('>') && /(?:^|[\s:-])>[-+0-9]*[ \t]*\r?$/m.test(text) && FOLD.test(text);
}

/**
 * Makes of the texts of a document what is meant by whoever broke a long one into lines: YAML puts a blank where it joins
 * them, which Japanese has nowhere. Beside words of another script the blank stays. The one place that decides it: every
 * output, edit and digest takes the text from here.
 */
export function joinFolds(doc: Document.Parsed, text: string): void {
  if (!FOLD.test(text)) return;
  visit(doc, {
    Scalar: (_, scalar) => {
      if (!isScalar<string>(scalar) || typeof scalar.value !== 'string' || scalar.type === Scalar.BLOCK_LITERAL) return;
      const [start, end] = scalar.range ?? [0, 0];
      scalar.value = joined(scalar.value, text.slice(start, end));
    },
  });
}

function joined(value: string, source: string): string {
  if (!value.includes(' ') || !source.includes('\n')) return value;
  const lines = source.split('\n').map((line) => line.trim());
  let result = '';
  let rest = value;
  let kept = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    if (!ENDS_JAPANESE.test(line) || !STARTS_JAPANESE.test(next)) continue;
    const [before, after] = [line.slice(-CONTEXT).replace(/^["']/, ''), next.slice(0, CONTEXT).replace(/["']$/, '')];
    const at = rest.indexOf(`${before} ${after}`);
    if (at === -1) {
      kept += 1;
      if (kept > MOST_KEPT) break;
      continue;
    }
    const blank = at + before.length;
    result += rest.slice(0, blank);
    rest = rest.slice(blank + 1);
  }
  return result + rest;
}
