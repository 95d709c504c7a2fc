import { caveatWords } from '../report/words/head.ts';
import { quoted } from '../text/shell.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { commandLine } from './commandLine.ts';
import type { Context } from './context.ts';

/**
 * What has to be known of the source of a catalogue, in one line, and where the rest is told; nothing where there is
 * nothing.
 */
export function caveatLines({ catalogue, name }: LoadedCatalogue, { t, language }: Context): readonly string[] {
  const words = caveatWords(catalogue.source, t);
  if (words === undefined) return [];
  const command = commandLine(`scs-check catalogue show ${quoted(name ?? catalogue.id)}`, language);
  return [t('ask.source', { caveats: words, command })];
}
