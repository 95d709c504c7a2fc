import { sanitizeLine } from '../text/sanitize.ts';
import type { Terms } from '../workspace/terms.ts';
import type { Context } from './context.ts';

/** One line where a config has a say that nobody has named and that does not lie in the folder at hand. */
export function noteConfigAbove({ config }: Pick<Terms, 'config'>, { note, t }: Pick<Context, 'note' | 't'>): void {
  if (config?.isAbove) note(sanitizeLine(t('check.config.above', { file: config.name })));
}
