import type { JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { renderDiagnostics } from '../render/diagnostics.ts';
import { hintLines, renderProblem } from '../render/problem.ts';
import {
  aim,
  countSentences,
  criteriaOf,
  criterionSentence,
  excludedSentence,
  hasKnown,
  idList,
  isWaiting,
  knownSentence,
  loudnessOf,
  newlyFound,
  openTitle,
  unassuredSentence,
  verdict,
  waivedSentence,
} from '../say/checkWords.ts';
import { wordsFor } from '../words/item.ts';
import { sentences } from '../words/joined.ts';
import { renderFindings } from './findings.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** For people: a paragraph per file, those that passed first, what could not be read last. */
export const text: Reporter = ({ files, terms }, options) => {
  // The firm's own word is what everybody expects.
  const isAssuranceTold =
    files.some(({ outcome }) => outcome === 'judged') && (terms.assurance !== 'self' || options.isVerbose);
  const judged = files.filter((file) => file.outcome === 'judged');
  const unread = options.isUnreadToldElsewhere ? [] : files.filter((file) => file.outcome === 'unread');
  const paragraphs = [
    ...judged.filter(({ passed }) => passed).map((file) => judgedText(file, options)),
    ...judged.filter(({ passed }) => !passed).map((file) => judgedText(file, options)),
    ...unread.map((file) => unreadText(file, options)),
    ...(isAssuranceTold && !options.isQuiet ? [options.t(`check.assurance.${terms.assurance}`)] : []),
    ...(files.length > 1 && !options.isQuiet ? [lastLine(files, options)] : []),
  ];
  return paragraphs.length === 0 ? '' : `${withoutCommands(paragraphs.join('\n\n'))}\n`;
};

function judgedText(file: JudgedFile, shown: ReporterOptions): string {
  const t = wordsFor(file.summary, shown.t);
  const options = { ...shown, t };
  const { paint, width } = options;
  const { open, unassured, excluded, waived, improved, passed } = file;
  const look = passed ? paint.good : paint.bad;
  const diagnostics = newlyFound(file);
  return [
    ...(diagnostics.length > 0 ? [`${renderFindings(diagnostics, options)}\n`] : []),
    ...(hasKnown(file) ? [sanitizeLine(knownSentence(file, t))] : []),
    ...(improved.length > 0
      ? [
          sanitizeLine(t('check.improved', { count: improved.length, ids: idList(improved, t) })),
          ...hintLines(t('check.improved.hint'), t, width),
        ]
      : []),
    ...(waived.length > 0 ? [sanitizeLine(waivedSentence(file, t))] : []),
    ...(excluded.length > 0
      ? [sanitizeLine(excludedSentence(file, t)), ...hintLines(t('check.not-applicable.hint'), t, width)]
      : []),
    ...(unassured.length > 0 ? [sanitizeLine(unassuredSentence(file, t))] : []),
    ...(open.length > 0
      ? [sanitizeLine(t('check.open.list', { criteria: openTitle(criteriaOf(file, 'open'), t), ids: idList(open, t) }))]
      : []),
    ...missingLines(file, options),
    ...countSentences(file, t).map(sanitizeLine),
    `${look(verdict(file, t))}  ${sanitizeLine(aim(file, t))}`,
  ].join('\n');
}

/** As many criteria are told with what they ask: more of them are what the report is for. */
const MOST_TOLD = 10;

/** What is missing by the firm's own word. What nobody has answered yet would bury it. */
function missingLines(file: JudgedFile, { t, width = Infinity, isVerbose }: ReporterOptions): readonly string[] {
  const missing = criteriaOf(file, 'open').filter((criterion) => loudnessOf(criterion) === 'error');
  const told = isVerbose ? missing : missing.slice(0, MOST_TOLD);
  const left = missing.length - told.length;
  return [
    ...told.flatMap((criterion) =>
      wrap(sanitizeLine(criterionSentence(criterion, t)), width, { indent: '  ', hang: '    ' }),
    ),
    ...(left === 0 ? [] : wrap(t('check.open.left', { count: left }), width, { indent: '  ', hang: '    ' })),
  ];
}

function unreadText(file: UnreadFile, options: ReporterOptions): string {
  const diagnostics = newlyFound(file);
  return [
    ...(diagnostics.length > 0 ? [`${renderDiagnostics(diagnostics, options)}\n`] : []),
    renderProblem(file.problem, options),
  ].join('\n');
}

/** How the files ended. What waits is passed, and still not in place; what is only counted is in place nowhere. */
function lastLine(files: readonly (JudgedFile | UnreadFile)[], { t }: ReporterOptions): string {
  const unread = files.filter(({ outcome }) => outcome === 'unread').length;
  const counted = files.some(isCounted) ? '.counted' : '';
  const passed = files.filter((file) => file.passed).length;
  const waiting = files.filter(isWaiting).length;
  const counts = { files: files.length, passed: passed - waiting, open: files.length - passed - unread, unread };
  return sentences(
    [
      t(unread === 0 ? `check.files${counted}` : `check.files${counted}.unread`, counts),
      ...(waiting === 0 ? [] : [t('check.files.waiting', { waiting })]),
      ...(counted === '' ? [] : [t('check.files.counting')]),
    ],
    t,
  );
}

/** Whether a file is held only to having an answer everywhere. */
function isCounted(file: JudgedFile | UnreadFile): boolean {
  return file.outcome === 'judged' && file.summary.method !== 'all-of' && file.target === undefined;
}
