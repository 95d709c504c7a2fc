import type { Range } from '../../formats/diagnostic.ts';
import type { JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import type { FedFile, ReporterOptions } from '../check/reporter.ts';
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
import { adviseOn, adviseOnProblem } from '../words/advice.ts';

/** What is shown beside a line of a file. */
export interface Annotation {
  readonly loudness: 'error' | 'warning' | 'note';
  readonly title: string;
  readonly message: string;
  /** As it was typed. */
  readonly file: string;
  /** From the top of the repository. */
  readonly path: string;
  readonly range?: Range | undefined;
}

/** What a run says of a file, the most important first: some readers show only the first few. */
export function annotationsOf(file: FedFile, options: ReporterOptions): readonly Annotation[] {
  if (file.outcome === 'linted') return diagnosticsOf(file, options);
  return file.outcome === 'judged' ? judged(file, options) : unread(file, options);
}

function judged(judgedFile: JudgedFile, options: ReporterOptions): readonly Annotation[] {
  const { t } = options;
  const { path, file } = judgedFile;
  const open = [...criteriaOf(judgedFile, 'open'), ...criteriaOf(judgedFile, 'unassured')].map((criterion) => ({
    loudness: loudnessOf(criterion),
    title: criterion.title === undefined ? criterion.id : `${criterion.id} ${criterion.title}`,
    message: placed(criterionSentence(criterion, t), judgedFile, t),
    file,
    path,
    range: criterion.range,
  }));
  const said = (message: string) => placed(message, judgedFile, t);
  const note = (title: string, message: string) => ({
    loudness: 'note' as const,
    title,
    message: said(message),
    file,
    path,
  });
  const { passed, excluded, waived } = judgedFile;
  return [
    {
      loudness: passed ? 'note' : 'error',
      title: aim(judgedFile, t),
      message: said(outcomeSentence(judgedFile, t)),
      file,
      path,
    },
    ...diagnosticsOf(judgedFile, options),
    ...open.filter(({ loudness }) => loudness === 'error'),
    ...open.filter(({ loudness }) => loudness !== 'error'),
    ...(excluded.length > 0 ? [note(t('state.not-applicable'), excludedSentence(judgedFile, t))] : []),
    ...(waived.length > 0 ? [note(t('check.waiver'), waivedSentence(judgedFile, t))] : []),
    ...(hasKnown(judgedFile) ? [note(t('check.baseline'), knownSentence(judgedFile, t))] : []),
  ];
}

function unread(unreadFile: UnreadFile, options: ReporterOptions): readonly Annotation[] {
  const { file, path, problem } = unreadFile;
  return [
    {
      loudness: 'error',
      title: problem.code,
      message: placed(adviseOnProblem(problem, options.t), unreadFile, options.t),
      file,
      path,
    },
    ...diagnosticsOf(unreadFile, options),
  ];
}

function diagnosticsOf(file: FedFile, { t }: ReporterOptions): readonly Annotation[] {
  return loudestFirst(newlyFound(file)).map((diagnostic) => ({
    loudness: diagnostic.severity,
    title: diagnostic.code,
    message: placed(adviseOn(diagnostic, t), diagnostic, t),
    file: diagnostic.file,
    path: diagnostic.filePath,
    range: diagnostic.range,
  }));
}
