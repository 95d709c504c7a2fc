import { sanitize, withoutCommands } from '../../text/sanitize.ts';
import type { Feed } from '../check/reporter.ts';
import { type Annotation, annotationsOf } from './annotations.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Workflow commands, which GitHub shows as annotations beside the lines.
 * It shows the first ten of each kind in a step and keeps the rest in the log, so the verdict comes first.
 */
export const github: Feed = ({ files }, options) =>
  files
    .flatMap((file) => annotationsOf(file, options))
    .map((annotation) => `${commandOf(annotation)}\n`)
    .join('');

function commandOf({ loudness, title, message, path, range }: Annotation): string {
  const properties = {
    file: path,
    ...(range ? { line: String(range.start.line), col: String(range.start.column) } : {}),
    title,
  };
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${commands[loudness]} ${told.join(',')}::${escapeData(message)}`;
}

/**
 * As the toolkit of GitHub Actions does: nothing of a text may end the line, and so begin a command of its own. Nor does
 * the log of another CI obey what stands in it.
 */
function escapeData(text: string): string {
  return withoutCommands(sanitize(text)).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
