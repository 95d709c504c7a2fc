import type { Range } from '../../formats/diagnostic.ts';
import type { CheckedFile, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { Reporter, ReporterOptions } from '../check/reporter.ts';
import { describeDiagnostic } from '../diagnosticWords.ts';
import { problemSentence } from '../problemWords.ts';
import {
  aim,
  criteriaOf,
  criterionSentence,
  excludedSentence,
  hasKnown,
  knownSentence,
  loudestFirst,
  loudnessOf,
  newlyFound,
  outcomeSentence,
  placed,
  waivedSentence,
} from '../say/checkWords.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

interface Annotation {
  readonly loudness: keyof typeof commands;
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly range?: Range | undefined;
}

/**
 * Workflow commands, which GitHub shows as annotations beside the lines.
 * It shows the first ten of each kind in a step and keeps the rest in the log, so the verdict comes first.
 */
export const github: Reporter = ({ files }, options) =>
  files
    .flatMap((file) => annotationsOf(file, options))
    .map((annotation) => `${commandOf(annotation)}\n`)
    .join('');

function annotationsOf(file: CheckedFile, options: ReporterOptions): readonly Annotation[] {
  return file.outcome === 'judged' ? judged(file, options) : unread(file, options);
}

function judged(file: JudgedFile, options: ReporterOptions): readonly Annotation[] {
  const { t } = options;
  const { path } = file;
  const open = [...criteriaOf(file, 'open'), ...criteriaOf(file, 'unassured')].map((criterion) => ({
    loudness: loudnessOf(criterion),
    title: criterion.id,
    message: placed(criterionSentence(criterion, t), file, t),
    path,
    range: criterion.range,
  }));
  const said = (message: string) => placed(message, file, t);
  const note = (title: string, message: string) => ({ loudness: 'note' as const, title, message: said(message), path });
  return [
    { loudness: file.passed ? 'note' : 'error', title: aim(file, t), message: said(outcomeSentence(file, t)), path },
    ...diagnosticsOf(file, options),
    ...open.filter(({ loudness }) => loudness === 'error'),
    ...open.filter(({ loudness }) => loudness !== 'error'),
    ...(file.excluded.length > 0 ? [note(t('state.not-applicable'), excludedSentence(file, t))] : []),
    ...(file.waived.length > 0 ? [note(t('check.waiver'), waivedSentence(file, t))] : []),
    ...(hasKnown(file) ? [note(t('check.baseline'), knownSentence(file, t))] : []),
  ];
}

function unread(file: UnreadFile, options: ReporterOptions): readonly Annotation[] {
  const { path, problem } = file;
  return [
    {
      loudness: 'error',
      title: problem.code,
      message: placed(problemSentence(problem, options.t), file, options.t),
      path,
    },
    ...diagnosticsOf(file, options),
  ];
}

function diagnosticsOf(file: CheckedFile, { t }: ReporterOptions): readonly Annotation[] {
  return loudestFirst(newlyFound(file)).map((diagnostic) => ({
    loudness: diagnostic.severity,
    title: diagnostic.code,
    message: placed(describeDiagnostic(t, diagnostic), diagnostic, t),
    path: diagnostic.filePath,
    range: diagnostic.range,
  }));
}

function commandOf({ loudness, title, message, path, range }: Annotation): string {
  const properties = {
    file: path,
    ...(range ? { line: String(range.start.line), col: String(range.start.column) } : {}),
    title,
  };
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${commands[loudness]} ${told.join(',')}::${escapeData(message)}`;
}

/** As the toolkit of GitHub Actions does: nothing of a text may end the line, and so begin a command of its own. */
function escapeData(text: string): string {
  return sanitize(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
