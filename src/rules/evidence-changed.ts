import { evidenceArgs, isChanged, isChangedInLineEnds } from '../domain/evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { Rule } from './rule.ts';

/**
 * A hash is written down so that nobody changes the evidence afterwards unseen.
 * An error: what was looked at then is not what is there now.
 */
export const evidenceChanged = {
  code: 'scs/evidence-changed',
  severity: 'error',
  about: 'file',
  words: {
    ja: {
      title: '中身の変わった証拠のファイル',
      says: '{criterion} の証拠のファイル「{value}」が、中身を記録（sha256）したときから変わっています',
      confidential:
        '{criterion} の証拠（{number}番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています',
      'line-ends':
        '{criterion} の証拠のファイル「{value}」が、中身を記録（sha256）したときから変わっています。違うのは改行の文字（CRLF と LF）だけです',
      'line-ends.confidential':
        '{criterion} の証拠（{number}番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています。違うのは改行の文字（CRLF と LF）だけです',
      hint: '中身を確かめてから、記録し直してください: scs-check evidence add {criterion:typed} --update {number} --file {file:typed}',
      'hint.line-ends':
        'git が改行の文字を変えないようにするには、.gitattributes に「証拠のフォルダ/** -text」と書きます。今の中身でよければ、記録し直してください: scs-check evidence add {criterion:typed} --update {number} --file {file:typed}',
    },
    en: {
      title: 'Evidence file that has changed',
      says: 'The evidence file “{value}” of {criterion} has changed since its content was recorded (sha256)',
      confidential:
        'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256)',
      'line-ends':
        'The evidence file “{value}” of {criterion} has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
      'line-ends.confidential':
        'The evidence file of {criterion} (number {number}, confidential) has changed since its content was recorded (sha256). Only its line ends differ (CRLF and LF)',
      hint: 'Check what is in it, then record it again: scs-check evidence add {criterion:typed} --update {number} --file {file:typed}',
      'hint.line-ends':
        'To keep git from changing line ends, write “folder-of-evidence/** -text” in .gitattributes. If the content is right as it is, record it again: scs-check evidence add {criterion:typed} --update {number} --file {file:typed}',
    },
  },
  check: ({ answers, evidence }) =>
    evidenceOf(answers).flatMap(({ id, index, item }) => {
      const { file = '' } = item;
      const found = evidence.get(file);
      if (!isChanged(item, found)) return [];
      const special = isChangedInLineEnds(item, found) ? { special: 'line-ends' } : {};
      return [
        {
          criterion: id,
          args: { ...evidenceArgs(index, item, { value: file }), ...special },
          path: ['answers', id, 'evidence', index, 'sha256'],
        },
      ];
    }),
} as const satisfies Rule;
