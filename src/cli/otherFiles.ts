import { basename } from 'node:path';
import { sanitizeLine } from '../text/sanitize.ts';
import { filesInstead, similarFiles } from '../workspace/nearby.ts';
import type { Context } from './context.ts';
import { commandFor } from './nextCommand.ts';

/** The file that is meant, where others beside it may be taken for it. */
export function similarLines(path: string, { t }: Context): readonly string[] {
  const files = similarFiles(path).map(sanitizeLine);
  if (files.length === 0) return [];
  return [t('ask.similar', { files: files.join(t('list.comma')), file: sanitizeLine(basename(path)) })];
}

/** What may be meant where there is no file of that name. */
export function insteadLine(
  key: 'ask.instead' | 'ask.instead.end',
  path: string,
  { t, language }: Context,
): string | undefined {
  const files = filesInstead(path).map(sanitizeLine);
  const [first] = files;
  return first && t(key, { files: files.join(t('list.comma')), command: commandFor('ask', first, language) });
}
