import { diffCatalogues } from '../../../catalogue/diff.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { escapeUnsafe } from '../../../text/sanitize.ts';
import { type LoadedCatalogue, loadToCompare } from '../../../workspace/catalogue.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import type { Context } from '../../context.ts';
import type { ListFormat } from '../../defaults.ts';
import { diffScreen } from '../../diffScreen.ts';

export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly format?: ListFormat;
}

/** What one edition of a catalogue asks differently from another. */
export async function diff({ before, after, format }: DiffOptions, context: Context): Promise<number> {
  const { t, width, print, environment, language } = context;
  const [old, now] = [loadToCompare(before, environment.cwd), loadToCompare(after, environment.cwd)];
  if (format === 'json') {
    const found = diffCatalogues(old.catalogue, now.catalogue);
    const [from, to] = [old, now].map(({ hash, catalogue: { id, edition } }) => ({ id, edition, hash }));
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, from, to, ...found }, null, 2)));
    return exitCodes.passed;
  }
  const screen = { t, width, paint: context.paint.stdout };
  // A catalogue of one's own has no translation as a rule: its words beside translated ones would all look changed.
  const isSpoken = old.path === undefined && now.path === undefined;
  const spoken = (loaded: LoadedCatalogue) => (isSpoken ? inLanguage(loaded, language) : loaded).catalogue;
  const [said, says] = [spoken(old), spoken(now)];
  print(diffScreen(diffCatalogues(said, says), [said, says], screen).join('\n'));
  return exitCodes.passed;
}
