import { diffCatalogues } from '../../catalogue/diff.ts';
import { loadNamed } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { diffScreen } from '../diffScreen.ts';
import { exitCodes } from '../exitCodes.ts';

export interface DiffOptions {
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
}

/** What one edition of a catalogue asks differently from another. */
export async function diff({ before, after, json }: DiffOptions, context: Context): Promise<number> {
  const { t, width, print, environment } = context;
  const [old, now] = [loadNamed(before, environment.cwd), loadNamed(after, environment.cwd)];
  const found = diffCatalogues(old.catalogue, now.catalogue);
  if (json) {
    const [from, to] = [old, now].map(({ hash, catalogue: { id, edition } }) => ({ id, edition, hash }));
    print(JSON.stringify({ schemaVersion: 1, from, to, ...found }, null, 2));
    return exitCodes.passed;
  }
  const screen = { t, width, paint: context.paint.stdout };
  print(diffScreen(found, [old.catalogue, now.catalogue], screen).join('\n'));
  return exitCodes.passed;
}
