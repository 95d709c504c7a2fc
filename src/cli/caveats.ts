import type { caveats } from '../formats/catalogue.ts';
import { caveatWords } from '../report/words/head.ts';
import { quoted } from '../text/shell.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { commandLine } from './commandLine.ts';
import type { Context } from './context.ts';

/**
 * What has to be known of the source of a catalogue, in one line, and where the rest is told; nothing where there is
 * nothing.
 * @param without what is not to be told here.
 */
export function caveatLines(
  { catalogue, name }: LoadedCatalogue,
  { t, language }: Context,
  without?: (typeof caveats)[number],
): readonly string[] {
  const told = catalogue.source.caveats?.filter((caveat) => caveat !== without) ?? [];
  const words = caveatWords({ caveats: told }, t);
  if (words === undefined) return [];
  const command = commandLine(`scs-check catalogue show ${quoted(name ?? catalogue.id)}`, language);
  return [t('ask.source', { caveats: words, command })];
}
