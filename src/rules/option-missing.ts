import { hasTooFew } from '../domain/answer.ts';
import { claimedIn } from '../domain/bases.ts';
import type { Rule } from './rule.ts';

/**
 * A criterion that offers options is met by naming enough of them. A choice that is needed only sometimes may be left
 * out, unless the firm claims the very thing: some other criterion that is met takes its meaning from this one.
 * An error: what is met by naming an option is not shown to be met without one, and no face lets a person answer so.
 */
export const optionMissing = {
  code: 'scs/option-missing',
  severity: 'error',
  about: 'contradiction',
  words: {
    ja: {
      title: '選択肢の足りない「できている」',
      says: '{criterion} は「できている」ですが、選択肢が足りません（{needed}個必要、今は{chosen}個）',
      hint: '当てはまる選択肢の記号を options に書いてください。足りなければ、state を partial か unmet にします',
    },
    en: {
      title: '“In place” with too few options',
      says: '{criterion} is “in place”, but too few options are chosen ({needed} needed, {chosen} chosen)',
      hint: 'Write the letters of the options that are chosen in options. If there are too few, make state partial or unmet.',
    },
  },
  check: ({ catalogue, assessment, answers }) => {
    const claimed = claimedIn(catalogue, assessment);
    return answers.flatMap(({ id, criterion: { options }, answer }) => {
      if (options === undefined || answer.state !== 'met') return [];
      const chosen = options.choices.filter((choice) => answer.options?.includes(choice.id)).length;
      if (!hasTooFew(options, answer.options, claimed.has(id))) return [];
      const args = { needed: options.atLeast, chosen };
      return [{ criterion: id, args, path: ['answers', id, 'options'] }];
    });
  },
} as const satisfies Rule;
