import { evidenceArgs, isMissing } from '../domain/evidence.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import { evidenceOf } from './evidence.ts';
import type { Rule } from './rule.ts';

/**
 * A file that is named as evidence has to be there.
 * An error: who is shown the answers would ask for it first.
 */
export const evidenceMissing = {
  code: 'scs/evidence-missing',
  severity: 'error',
  about: 'file',
  words: {
    ja: {
      title: '見つからない証拠のファイル',
      says: '{criterion} の証拠のファイル「{value}」が見つからないか、読めません',
      confidential: '{criterion} の証拠（{number}番目、社外秘）のファイルが見つからないか、読めません',
      lookalike:
        '{criterion} の証拠のファイル「{value}」が見つかりません。同じように見える名前の「{lookalike}」があります。全角と半角、大文字と小文字、横棒、空白、見えない文字を見比べてください',
      hint: '回答ファイルのあるフォルダから見た場所を書きます',
    },
    en: {
      title: 'Evidence file that cannot be found',
      says: 'The evidence file “{value}” of {criterion} was not found or cannot be read',
      confidential: 'The evidence file of {criterion} (number {number}, confidential) was not found or cannot be read',
      lookalike:
        'The evidence file “{value}” of {criterion} was not found. There is “{lookalike}”, which looks the same: compare full and half width, capitals, dashes, blanks and invisible characters',
      hint: 'Write the place as seen from the folder of the assessment file',
    },
  },
  check: ({ answers, evidence }) =>
    evidenceOf(answers).flatMap(({ id, index, item }) => {
      const { file = '' } = item;
      const found = evidence.get(file);
      if (!isMissing(item, found)) return [];
      const lookalike = found?.lookalike;
      const special = lookalike === undefined ? {} : { special: 'lookalike', lookalike };
      return [
        {
          criterion: id,
          args: evidenceArgs(index, item, { value: file, ...special }),
          path: ['answers', id, 'evidence', index, 'file'],
        },
      ];
    }),
} as const satisfies Rule;

/** Whether something found may only say that whoever looks was not sent a file. */
export function isOfMissingFile({ code, args }: Pick<Diagnostic, 'code' | 'args'>): boolean {
  return code === evidenceMissing.code && args['lookalike'] === undefined;
}
