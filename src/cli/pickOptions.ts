import type { Options } from '../formats/catalogue.ts';
import { wrap } from '../text/wrap.ts';
import type { Context } from './context.ts';
import type { Prompts } from './prompts.ts';
import { keyAndLetter, keyed, optionWords } from './screens.ts';

/** The words that differ by what becomes of who turns back. */
export interface PickWords {
  readonly keys: string;
  readonly tooFew: 'ask.options.too-few' | 'merge.ask.options.too-few';
}

/** Asks by digits which options a firm follows; undefined where the person turns back. */
export function pickOptions(
  { onlyWhen, atLeast, choices }: Options,
  chosen: readonly string[],
  { keys, tooFew }: PickWords,
  { prompts, context }: { readonly prompts: Prompts; readonly context: Context },
): Promise<readonly string[] | undefined> {
  const { t, width, note } = context;
  const say = (text: string) => note(wrap(text, width).join('\n'));
  say(onlyWhen ? t('ask.options.when', { text: onlyWhen }) : t('ask.options', { count: atLeast }));
  const numbered = keyed(choices);
  for (const one of numbered) {
    note(
      wrap(`${keyAndLetter(one)} ${optionWords(one.choice, t)}`, width, { indent: '  ', hang: '      ' }).join('\n'),
    );
  }
  say(keys);
  return prompts.options({
    choices: numbered.map(({ choice, key }) => ({ value: choice.id, key })),
    chosen,
    atLeast,
    mayBeNone: onlyWhen !== undefined,
    tooFew: t(tooFew, { count: atLeast }),
    wrong: (typed) => t('ask.options.wrong', { typed, keys: numbered.map(({ key }) => key).join(' ') }),
  });
}
