import { sanitizeLine } from '../text/sanitize.ts';
import { type Asked, type Terms, termSources } from '../workspace/terms.ts';
import type { Context } from './context.ts';

/** One line where a config has a say that nobody has named and that does not lie in the folder at hand. */
export function noteConfigAbove({ config }: Pick<Terms, 'config'>, { note, t }: Pick<Context, 'note' | 't'>): void {
  if (config?.isAbove) note(sanitizeLine(t('check.config.above', { file: config.name })));
}

/** The same wherever it lies, for what gives no verdict that could be compared with one that it had no say in. */
export function noteConfigFollowed({ config }: Pick<Terms, 'config'>, { note, t }: Pick<Context, 'note' | 't'>): void {
  if (config !== undefined && config.foundBy !== 'option') {
    note(sanitizeLine(t('check.config.followed', { file: config.name })));
  }
}

/** Which config was found how, and each term of the run with what has settled it. */
export function noteTerms(asked: Asked, terms: Terms, { note, t }: Pick<Context, 'note' | 't'>): void {
  const { config } = terms;
  const found =
    config === undefined
      ? t('check.config.none')
      : t('check.config', { file: config.name, how: t(`check.config.by.${config.foundBy}`) });
  const lines = termSources(asked, terms).map(({ key, value, from, instead }) => {
    const source = instead === undefined ? t(`check.terms.${from}`) : t('check.terms.instead', { value: instead });
    const unset = key === 'baseline' || key === 'target' ? t('check.terms.unset.baseline') : t('check.terms.unset');
    return t('check.terms', { key, value: value ?? unset, source });
  });
  for (const line of [found, ...lines]) note(sanitizeLine(line));
}
