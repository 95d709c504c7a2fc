import { resolveLink } from '../io/atomicFile.ts';
import { isLink } from '../io/regularFile.ts';
import { hasOtherName } from '../io/sameFile.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { backupOf } from '../workspace/backup.ts';
import { createJournal } from '../workspace/journal.ts';
import { openStore, type Store, type StoreOptions } from '../workspace/store.ts';
import type { Context } from './context.ts';

/**
 * Opens an assessment for a command that writes it, with the history beside it. One that is a link is named as such:
 * what is saved goes where the link leads. So is one that has several names, of which only this one gets what is saved.
 * @throws UserError as `openStore` does
 */
export function openToWrite(
  name: string,
  { environment, note, t, width }: Context,
  { by, ...options }: Pick<StoreOptions, 'load'> & { readonly by?: string | undefined } = {},
): Store {
  const store = openStore(name, environment.cwd, { ...options, journal: createJournal(environment, by) });
  const { path } = store.opened;
  if (isLink(path)) note(sanitizeLine(t('store.link', { file: name, target: resolveLink(path) })));
  if (hasOtherName(path, [backupOf(path), `${backupOf(path)}.tmp`])) {
    note(wrap(sanitizeLine(t('store.hard-link', { file: name })), width).join('\n'));
  }
  if (store.tornLine !== undefined) note(sanitizeLine(t('store.torn', { file: store.tornLine })));
  return store;
}
