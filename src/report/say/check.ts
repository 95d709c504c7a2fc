import type {
  CheckedCriterion,
  CheckedFile,
  CheckReport,
  JudgedFile,
  UnreadFile,
} from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import type { Document, DocumentBlock, Part, Table } from '../document.ts';
import { stateWords } from '../states.ts';
import { adviseOn, adviseOnProblem } from '../words/advice.ts';
import { describeDiagnostic } from '../words/diagnostic.ts';
import { wordsFor } from '../words/item.ts';
import {
  aim,
  criteriaOf,
  markOfExcluded,
  newlyFound,
  openTitle,
  outcomeSentence,
  questionWithMissing,
  verdict,
} from './checkWords.ts';

/** A run of `check`, and how much of it is told where there is no room for all. */
export interface ToldReport extends Pick<CheckReport, 'files' | 'terms'> {
  /** All files of the run, where `files` are those whose details are told. */
  readonly all?: readonly CheckedFile[];
  /** Rows of the overview. */
  readonly rows?: number;
}

/** A run of `check` for the summary of a job or a comment on a pull request: short at first sight, the rest folded. */
export function checkDocument(report: ToldReport, t: Translate): Document {
  const { files, all = files, rows = all.length, terms } = report;
  const titles = new Set(all.flatMap((file) => (file.outcome === 'judged' ? [file.catalogue.title] : [])));
  return {
    title: t('check.markdown.title'),
    isInsert: true,
    facts: [],
    notices: [],
    parts: [
      { blocks: [overview(all.slice(0, rows), t), ...leftOut(all.length - rows, 'rows', t)] },
      ...files.map((file) => detailsPart(file, t)),
      { blocks: leftOut(all.length - files.length, 'details', t) },
      {
        blocks: [
          ...(titles.size > 0 && terms.assurance !== 'self'
            ? [{ kind: 'text' as const, text: t(`check.assurance.${terms.assurance}`) }]
            : []),
          ...[...titles].map((title) => ({ kind: 'callout' as const, text: t('report.disclaimer', { title }) })),
        ],
      },
    ],
  };
}

/** That some have no room, where that is so. */
export function leftOut(count: number, what: 'rows' | 'details', t: Translate): readonly DocumentBlock[] {
  if (count === 0) return [];
  return [{ kind: 'text', text: t(`check.markdown.left.${what}`, { count }), tone: 'strong' }];
}

function overview(files: readonly CheckedFile[], t: Translate): Table {
  const words = ['check.markdown.file', 'check.markdown.level', 'check.markdown.verdict'] as const;
  const figures = [...criterionStates.map((state) => stateWords(state, t)), t('report.total')];
  const rows = files.map((file) => {
    if (file.outcome === 'unread') return [file.file, '', t('check.markdown.unread'), ...figures.map(() => '')];
    const { criteria } = file.summary;
    const counts = [...criterionStates.map((state) => criteria[state]), criteria.total].map(String);
    return [file.file, file.level.title, verdict(file, t), ...counts];
  });
  return simpleTable(
    t('check.markdown.title'),
    [...words.map((key) => ({ title: t(key) })), ...figures.map((title) => ({ title, isNumeric: true }))],
    rows,
  );
}

/** A table of words. */
export function simpleTable(title: string, columns: Table['columns'], rows: readonly (readonly string[])[]): Table {
  return {
    kind: 'table',
    title,
    columns,
    groups: [{ parts: [{ rows: rows.map((cells) => cells.map((text) => [text])) }] }],
  };
}

/** What is told of one file below the overview. */
export function detailsPart(file: CheckedFile, t: Translate): Part {
  return file.outcome === 'judged' ? judged(file, wordsFor(file.summary, t)) : unread(file, t);
}

function judged(file: JudgedFile, t: Translate): Part {
  const open = [...criteriaOf(file, 'open'), ...criteriaOf(file, 'unassured')];
  const excluded = criteriaOf(file, 'excluded');
  const waived = criteriaOf(file, 'waived');
  const known = criteriaOf(file, 'known');
  const mark = markOfExcluded(file, t);
  return {
    title: aim(file, t),
    blocks: [
      { kind: 'text', text: outcomeSentence(file, t), tone: 'strong' },
      ...foldedTable(openTitle(open, t), open, t),
      ...foldedTable(t('check.markdown.excluded', { count: excluded.length, mark }), excluded, t),
      ...foldedTable(t('check.markdown.waived', { count: waived.length }), waived, t, true),
      ...foldedTable(t('check.markdown.known', { count: known.length }), known, t),
      ...(file.improved.length > 0 ? [improvedBlock(file, t)] : []),
      ...foldedFindings(file, t),
    ],
  };
}

/** What the baseline has and is missing no longer. */
function improvedBlock({ improved }: JudgedFile, t: Translate): DocumentBlock {
  return { kind: 'text', text: t('check.improved', { count: improved.length, ids: improved.join(' ') }) };
}

function unread(file: UnreadFile, t: Translate): Part {
  const { code } = file.problem;
  const text = `${code}: ${adviseOnProblem(file.problem, t)}`;
  return { title: file.file, blocks: [{ kind: 'text', text, tone: 'strong' }, ...foldedFindings(file, t)] };
}

/** What was found in a file beside its criteria. */
export function foldedFindings(
  file: Pick<CheckedFile, 'file' | 'diagnostics'>,
  t: Translate,
): readonly DocumentBlock[] {
  const items = newlyFound(file).map((diagnostic) => {
    const { range, severity, code, blocks } = diagnostic;
    const parts = [
      // The heading names the file already, unless the place is in another one.
      ...(diagnostic.file === file.file ? [] : [diagnostic.file]),
      ...(range === undefined ? [] : [range.start.line, range.start.column]),
    ];
    // Of what does not block there may be a hundred of one kind, each with the same way out.
    const told = blocks ? adviseOn(diagnostic, t) : describeDiagnostic(t, diagnostic);
    const place = parts.length === 0 ? '' : `${parts.join(':')} `;
    return `${place}${t(`severity.${severity}`)} ${code}: ${told}`;
  });
  if (items.length === 0) return [];
  return [
    {
      kind: 'folded',
      title: t('check.markdown.diagnostics', { count: items.length }),
      blocks: [{ kind: 'list', items }],
    },
  ];
}

function foldedTable(
  title: string,
  criteria: readonly CheckedCriterion[],
  t: Translate,
  hasDays = false,
): readonly DocumentBlock[] {
  if (criteria.length === 0) return [];
  const titles = [
    t('report.table.id'),
    t('report.table.state'),
    ...(hasDays ? [t('check.markdown.until')] : []),
    t('report.table.question'),
  ];
  const rows = criteria.map((criterion) => {
    const { id, state, lacks, waivedUntil = '' } = criterion;
    return [
      id,
      stateWords(state, t) + (lacks ? t('text.aside', { text: t(`check.reason.${lacks}`) }) : ''),
      ...(hasDays ? [waivedUntil] : []),
      questionWithMissing(criterion, t),
    ];
  });
  const table = simpleTable(
    title,
    titles.map((one) => ({ title: one })),
    rows,
  );
  return [{ kind: 'folded', title, blocks: [table] }];
}
