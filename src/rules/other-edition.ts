import { answeredElsewhere } from '../domain/outdated.ts';
import type { Rule } from './rule.ts';

/**
 * An answer to another text of the criterion says nothing sure about this one.
 * What the answer remembers of its question decides; where it remembers nothing, the edition and hash that the file names.
 * A warning: the answer may well hold for the new text, but somebody has to read it.
 */
export const otherEdition = {
  code: 'scs/other-edition',
  severity: 'warning',
  about: 'edition',
  words: {
    ja: {
      title: '違う内容の質問への答え',
      says: '{criterion} の答えは、今のカタログ（{edition}版）と違う内容の質問への答えです。読み直してください',
    },
    en: {
      title: 'Answer to another text',
      says: 'The answer to {criterion} was given to a different text from that of the catalogue in use (edition {edition}). Read it again.',
    },
  },
  check: ({ answers, catalogue, outdated }) => {
    const ids = answeredElsewhere(
      outdated,
      answers.map(({ id }) => id),
    );
    return ids.map((id) => ({ criterion: id, args: { edition: catalogue.edition }, path: ['answers', id, 'state'] }));
  },
} as const satisfies Rule;
