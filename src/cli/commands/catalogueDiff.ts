import { diffCatalogues } from '../../catalogue/diff.ts';
import { escapeUnsafe } from '../../text/sanitize.ts';
import { loadNamed } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { diffScreen } from '../diffScreen.ts';
import { exitCodes } from '../exitCodes.ts';
import { inLanguage } from '../translations.ts';

export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
}

/** What one edition of a catalogue asks differently from another. */
export async function diff({ before, after, json }: DiffOptions, context: Context): Promise<number> {
  const { t, width, print, environment, language } = context;
  const [old, now] = [loadNamed(before, environment.cwd), loadNamed(after, environment.cwd)];
  if (json) {
    const found = diffCatalogues(old.catalogue, now.catalogue);
    const [from, to] = [old, now].map(({ hash, catalogue: { id, edition } }) => ({ id, edition, hash }));
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, from, to, ...found }, null, 2)));
    return exitCodes.passed;
  }
  const screen = { t, width, paint: context.paint.stdout };
  const [said, says] = [inLanguage(old, language).catalogue, inLanguage(now, language).catalogue];
  print(diffScreen(diffCatalogues(said, says), [said, says], screen).join('\n'));
  return exitCodes.passed;
}
