import type { Answer } from '../formats/assessment.ts';
import type { Path } from '../formats/diagnostic.ts';
import type { Rule } from './rule.ts';

/**
 * The file is mailed and kept in git: a password in it is known to all who have it.
 * A warning: only a person can tell a secret from an example. The finding never carries the text itself.
 */
export const secretInNote = {
  code: 'scs/secret-in-note',
  severity: 'warning',
  about: 'secret',
  // Every answer and draft of the file, not only those of the level: it is the file that goes out.
  check: ({ assessment }) =>
    (['answers', 'drafts'] as const).flatMap((record) =>
      Object.entries<Partial<Answer>>(assessment[record] ?? {}).flatMap(([id, written]) =>
        textsOf(written)
          .filter(({ text }) => holdsSecret(text))
          .map(({ path }) => ({ criterion: id, path: [record, id, ...path] })),
      ),
    ),
} as const satisfies Rule;

function textsOf({
  note,
  reason,
  evidence = [],
  waiver,
}: Partial<Answer>): { readonly text: string; readonly path: Path }[] {
  const texts = [
    { text: note, path: ['note'] },
    { text: reason, path: ['reason'] },
    ...evidence.flatMap(({ title, reference }, index) => [
      { text: title, path: ['evidence', index, 'title'] },
      { text: reference, path: ['evidence', index, 'reference'] },
    ]),
    { text: waiver?.reason, path: ['waiver', 'reason'] },
  ];
  return texts.flatMap(({ text, path }) => (text === undefined ? [] : [{ text, path }]));
}

/** Whatever has none of these has no secret that we know; one look at each letter. */
const HINT = /PRIVATE KEY|pass|pwd|パスワード|暗証番号|A[KS]IA|aws_secret|gh[pousr]_/i;

const KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/;

/** Ids and secrets of AWS, and tokens of GitHub: their makers gave them a form that nothing else has. */
const TOKEN =
  /(?<![A-Za-z0-9])(?:A[KS]IA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36})(?![A-Za-z0-9])|aws_secret_access_key[ \t]{0,5}[:=][ \t]{0,5}["']?[A-Za-z0-9/+]{40}/i;

const LABEL =
  /(?<![A-Za-z])(?:pass(?:word|wd|phrase)?|pwd|パスワード|暗証番号)["']?[ \t\u3000]{0,5}([:：=＝])[ \t\u3000]{0,5}/gi;

/** The most of a value that is looked at. */
const VALUE = 200;

/** Every pattern looks at a bounded stretch from each place, so a long text takes no longer than its length. */
function holdsSecret(text: string): boolean {
  if (!HINT.test(text)) return false;
  if (KEY.test(text) || TOKEN.test(text)) return true;
  return [...text.matchAll(LABEL)].some(({ 0: label, 1: sign = '', index }) => {
    const start = index + label.length;
    return looksSecret(text.slice(start, start + VALUE), sign === '=' || sign === '＝');
  });
}

/**
 * Told from what people write about passwords: 「パスワード：10文字以上」, "password: minimum length", `password=****`.
 * A mere word or number after a colon counts only where it ends the sentence.
 */
function looksSecret(after: string, isAssigned: boolean): boolean {
  const value = /^[!-~]+/.exec(after)?.[0] ?? '';
  const signs = value.replace(/[^A-Za-z0-9]/g, '');
  if (/^["']?[*<$[{(]/.test(value) || signs.length < 4) return false;
  if (isAssigned || (/\d/.test(signs) && /[A-Za-z]/.test(signs))) return true;
  return /^(?:[ \t\u3000]*(?:[\r\n]|$)|[。、，；）」])/.test(after.slice(value.length));
}
