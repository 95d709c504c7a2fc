import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import type { Feed } from '../check/reporter.ts';
import { type Annotation, annotationsOf } from './annotations.ts';

/**
 * One line a finding, the way compilers write them: problem matchers, `grep` and the quickfix list of an editor read it.
 * Names of levels stay English in every language, because those readers look for them.
 */
export const compact: Feed = ({ files }, options) =>
  files
    .flatMap((file) => annotationsOf(file, options))
    .map((annotation) => `${lineOf(annotation)}\n`)
    .join('');

function lineOf({ file, range, loudness, message, title }: Annotation): string {
  // What is about a whole file has no line, and a list of places would lead nowhere with it.
  const place = range === undefined ? '' : `:${range.start.line}:${range.start.column}`;
  return withoutCommands(sanitizeLine(`${file}${place}: ${loudness}: ${message} [${title}]`));
}
