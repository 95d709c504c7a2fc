import { countOf } from '../../formats/diagnostic.ts';
import type { LintReport } from '../../formats/outputs/lint.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Document, Part } from '../document.ts';
import { adviseOnProblem } from '../words/advice.ts';
import { foldedFindings, leftOut, simpleTable } from './check.ts';

type File = LintReport['files'][number];

/** What was looked at, and what was found. Nothing good is said where one could not be looked at: it is what a reader takes home. */
export function lintSentence({ files, skipped }: Pick<LintReport, 'files' | 'skipped'>, t: Translate): string {
  const diagnostics = files.flatMap((file) => file.diagnostics);
  const errors = countOf(diagnostics.filter(({ severity }) => severity === 'error'));
  const unread = files.filter(({ outcome }) => outcome === 'unread').length;
  const warnings = countOf(diagnostics) - errors;
  const counts = { files: files.length, looked: files.length - unread, unread, errors, warnings };
  const isFound = diagnostics.length > 0;
  // A folder without files of ours is no file that could not be looked at.
  if (files.every((file) => file.outcome === 'unread' && file.problem.code === 'nothing-to-lint'))
    return t('lint.none', { count: skipped.length });
  if (unread > 0) return t(isFound ? 'lint.unread.found' : 'lint.unread', counts);
  return t(isFound ? 'lint.found' : 'lint.clean', counts);
}

/** That files were passed over, where there were any. */
export function skippedSentence({ files, skipped }: LintReport, t: Translate): readonly string[] {
  // Where nothing else was there, the sentence on the run says it.
  return skipped.length === 0 || files.length === 0 ? [] : [t('lint.skipped', { count: skipped.length })];
}

/** A run of `lint`, and how much of it is told where there is no room for all. */
export interface ToldLint extends Pick<LintReport, 'skipped'> {
  /** Those whose details are told. */
  readonly files: readonly File[];
  readonly all: readonly File[];
  /** Rows of the overview. */
  readonly rows: number;
}

/** A run of `lint` for the summary of a job or a comment on a pull request. */
export function lintDocument({ files, all, rows, skipped }: ToldLint, t: Translate): Document {
  return {
    title: t('lint.markdown.title'),
    isInsert: true,
    facts: [],
    notices: [],
    parts: [
      {
        blocks: [
          { kind: 'text', text: lintSentence({ files: all, skipped }, t), tone: 'strong' },
          ...(all.length > 0 ? [overview(all.slice(0, rows), t)] : []),
          ...leftOut(all.length - rows, 'rows', t),
        ],
      },
      ...files.filter(hasDetails).map((file) => lintedPart(file, t)),
      { blocks: leftOut(all.filter(hasDetails).length - files.filter(hasDetails).length, 'details', t) },
    ],
  };
}

function hasDetails({ outcome, diagnostics }: File): boolean {
  return outcome === 'unread' || diagnostics.length > 0;
}

function overview(files: readonly File[], t: Translate) {
  const rows = files.map((file) => {
    if (file.outcome === 'unread') return [file.file, t('check.markdown.unread'), ''];
    const errors = file.diagnostics.filter(({ severity }) => severity === 'error').length;
    return [file.file, String(errors), String(file.diagnostics.length - errors)];
  });
  const columns = [
    { title: t('check.markdown.file') },
    { title: t('severity.error'), isNumeric: true },
    { title: t('severity.warning'), isNumeric: true },
  ];
  return simpleTable(t('lint.markdown.title'), columns, rows);
}

/** What is told of one file below the overview. */
export function lintedPart(file: File, t: Translate): Part {
  const found = foldedFindings(file, t);
  if (file.outcome === 'linted') return { title: file.file, blocks: found };
  const text = `${file.problem.code}: ${adviseOnProblem(file.problem, t)}`;
  return { title: file.file, blocks: [{ kind: 'text', text, tone: 'strong' }, ...found] };
}
