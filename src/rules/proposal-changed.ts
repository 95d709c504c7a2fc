import { askedFrom, type Withdrawn, withdrawn } from '../domain/crosswalk.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { Rule } from './rule.ts';

/**
 * An answer that was taken over from a proposal rests on what was answered elsewhere, until somebody answers it as their
 * own word: then it names nothing that it was derived from.
 */
export const proposalChanged = {
  code: 'scs/proposal-changed',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: '採用した提案のもとが変わった答え',
      says: '{criterion} の「{taken}」は、{reference} の答えから採用した提案です。そのもとの答えは、いまは「{state}」です。もう一度答えるか、もとの答えを見直してください',
      fact: '{criterion} の「{taken}」は、会社の情報「{fact}」の答えから採用した提案です。そのもとの答えは、いまは「{said}」です。もう一度答えるか、もとの答えを見直してください',
      'only-without':
        '{criterion} の「{taken}」は、会社の情報「{fact}」が「いいえ」のときだけの提案を採用したものです。いまは「{said}」です。もう一度答えるか、会社の情報を見直してください',
      against:
        '{criterion} の「{taken}」は、採用した提案です。{reference} は、いまは「{state}」で、この提案と合いません。もう一度答えるか、その答えを見直してください',
    },
    en: {
      title: 'Adopted proposal whose ground has changed',
      says: '{criterion} is “{taken}” by a proposal adopted from the answer to {reference}, which is “{state}” now. Answer it again, or review that answer.',
      fact: '{criterion} is “{taken}” by a proposal adopted from the fact about the company “{fact}”, which is “{said}” now. Answer it again, or review that fact.',
      'only-without':
        '{criterion} is “{taken}” by an adopted proposal that holds only while the fact about the company “{fact}” is “no”. It is “{said}” now. Answer it again, or review that fact.',
      against:
        '{criterion} is “{taken}” by an adopted proposal. {reference} is “{state}” now, which speaks against it. Answer it again, or review that answer.',
    },
  },
  check: ({ assessment, answers, crosswalks = [] }) =>
    answers.flatMap(({ id, answer: { state, derivedFrom: from } }) => {
      if (from === undefined) return [];
      return withdrawn({ criterion: id, state, from }, assessment, crosswalks).map((found) => {
        const asks = askedFrom('fact' in found ? found.fact : found.reference, crosswalks);
        const args = { taken: state, ...argsOf(found), ...(asks === undefined ? {} : { asks }) };
        return { criterion: id, args, path: ['answers', id, 'derivedFrom'] };
      });
    }),
} as const satisfies Rule;

function argsOf({ why, ...found }: Withdrawn): Diagnostic['args'] {
  return why === 'answer' ? found : { ...found, special: why };
}
