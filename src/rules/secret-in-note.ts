import { holdsSecret } from '../domain/secret.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Path } from '../formats/diagnostic.ts';
import { pathsTo } from '../formats/pathsTo.ts';
import type { Rule } from './rule.ts';

/**
 * The file is mailed and kept in git: a password in it is known to all who have it.
 * A warning: only a person can tell a secret from an example. The finding never carries the text itself.
 */
export const secretInNote = {
  code: 'scs/secret-in-note',
  severity: 'warning',
  about: 'secret',
  words: {
    ja: {
      title: 'メモなどにある秘密',
      says: '{criterion} に書かれた文に、パスワードや鍵のようなものがあります',
      firm: '会社・範囲・渡す相手・専門家について書かれた文に、パスワードや鍵のようなものがあります',
      hint: 'このファイルから消し、使っているものなら変えてください。git に入れたなら、履歴にも残っています',
    },
    en: {
      title: 'Secret in a note',
      says: 'A text written for {criterion} holds something like a password or a key',
      firm: 'A text written about the firm, the scope, the receiver or a specialist holds something like a password or a key',
      hint: 'Delete it from this file, and change it where it is in use. If the file is in git, it is in the history too.',
    },
  },
  check: ({ assessment }) =>
    recordsOf(assessment).flatMap(({ written, path, ...about }) =>
      // Whatever a person wrote there, whichever field it stands in.
      pathsTo(written, isSecret).map((within) => ({ ...about, path: [...path, ...within] })),
    ),
} as const satisfies Rule;

type About = ({ readonly criterion: string } | { readonly args: { readonly special: 'firm' } }) & {
  readonly path: Path;
  readonly written: unknown;
};

/** Every record of the file, not only those of the criteria of the level: it is the file that goes out. */
function recordsOf(assessment: Assessment): readonly About[] {
  const { answers, drafts = {}, asks = {}, reviews = {}, retired = [], ...rest } = assessment;
  return [
    ...Object.entries({ answers, drafts, asks, reviews }).flatMap(([record, byId]) =>
      Object.entries(byId).map(([id, written]) => ({ criterion: id, path: [record, id], written })),
    ),
    ...retired.map((written, index) => ({ criterion: written.id, path: ['retired', index], written })),
    ...Object.entries(rest).map(([record, written]) => ({
      args: { special: 'firm' } as const,
      path: [record],
      written,
    })),
  ];
}

function isSecret(written: unknown): boolean {
  return typeof written === 'string' && holdsSecret(written);
}
