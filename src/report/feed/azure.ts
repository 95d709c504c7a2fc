import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import type { Feed } from '../check/reporter.ts';
import { type Annotation, annotationsOf } from './annotations.ts';

/**
 * Logging commands of Azure Pipelines, which shows them as the issues of a run. It knows errors and warnings only; what is
 * less than that is a line of the log, set apart. It shows the first ten of each kind, so the verdict comes first.
 */
export const azure: Feed = ({ files }, options) =>
  files
    .flatMap((file) => annotationsOf(file, options))
    .map((annotation) => `${lineOf(annotation)}\n`)
    .join('');

function lineOf({ loudness, title, message, path, range }: Annotation): string {
  const text = withoutCommands(sanitizeLine(message.startsWith(title) ? message : `${title}: ${message}`));
  if (loudness === 'note') return `##[debug]${withoutCommands(sanitizeLine(path))}: ${text}`;
  const properties = {
    type: loudness,
    sourcepath: path,
    ...(range ? { linenumber: String(range.start.line), columnnumber: String(range.start.column) } : {}),
    // The verdict has no code, but a sentence for its title.
    ...(/\s/.test(title) ? {} : { code: title }),
  };
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)};`);
  return `##vso[task.logissue ${told.join('')}]${escapeData(text)}`;
}

/** As Microsoft documents it ("Special characters in values"): `%` is no `%25` there. */
function escapeData(text: string): string {
  return sanitizeLine(text).replace(/%/g, '%AZP25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/;/g, '%3B').replace(/\]/g, '%5D');
}
