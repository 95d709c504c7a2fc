import type { Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import type {
  Change,
  CriterionEntry,
  CriterionRow,
  Detail,
  DocumentBlock,
  Table,
  TableColumn,
  TableRow,
} from '../document.ts';
import { stateWords } from '../states.ts';
import { linesOf } from './steps.ts';

/** What stands in a table wherever a format has no form of its own for it. */
export type Tabular = Extract<
  DocumentBlock,
  { readonly kind: 'bars' | 'criteria-table' | 'steps' | 'criteria' | 'changes' }
>;

const kinds = ['bars', 'criteria-table', 'steps', 'criteria', 'changes'] as const satisfies readonly Tabular['kind'][];

/** Whether a block of a document can be said as a table. */
export function isTabular(block: DocumentBlock): block is Tabular {
  return kinds.some((kind) => kind === block.kind);
}

/** The same content as a table; `title` is what it is about. */
export function tabled(block: Tabular, title: string, t: Translate): Table {
  switch (block.kind) {
    case 'bars':
      return tableOf(
        title,
        [
          { title: block.of, isHeader: true },
          ...criterionStates.map((state) => ({ title: stateWords(state, t), isNumeric: true })),
          { title: t('report.total'), isNumeric: true },
        ],
        block.rows.map(({ title: name, counts }) => [
          [name],
          ...criterionStates.map((state) => [String(counts[state])]),
          [String(counts.total)],
        ]),
      );
    case 'criteria-table': {
      const { columns, groups } = block;
      const parts = groups.map(({ title: group, rows }) => ({
        ...(group === undefined ? {} : { title: group }),
        rows: rows.map((row) => columns.map(({ shows }) => cellOf(row, shows, t))),
      }));
      const shown = columns.map(({ title: name, shows }) => ({ title: name, isHeader: shows === 'id' }));
      return { kind: 'table', title, columns: shown, groups: [{ parts }] };
    }
    case 'steps':
      return {
        kind: 'table',
        title,
        columns: [{ title: t('report.table.id'), isHeader: true }, { title: t('report.table.state') }, { title }],
        groups: [
          {
            parts: block.groups.map(({ title: group, steps }) => ({
              ...(group === undefined ? {} : { title: group }),
              rows: steps.map((step) => [[`${step.id} ${step.title}`], [stateWords(step.state, t)], linesOf(step, t)]),
            })),
          },
        ],
      };
    case 'criteria':
      return tableOf(
        title,
        criterionColumns(title, t),
        block.criteria.map((entry) => criterionCells(entry, entry.details.flatMap(detailLines), t)),
      );
    case 'changes': {
      const { changes } = block;
      const hasStates = changes.some(({ states }) => states !== undefined);
      const columns = [
        { title: t('report.table.id'), isHeader: true, width: 118 },
        ...(hasStates
          ? [
              { title: t('changes.before'), width: 78 },
              { title: t('changes.after'), width: 104 },
            ]
          : []),
        { title, width: hasStates ? 187 : 369 },
      ];
      return tableOf(
        title,
        columns,
        changes.map((change) => changeCells(change, hasStates, t)),
      );
    }
  }
}

function tableOf(title: string, columns: readonly TableColumn[], rows: readonly TableRow[]): Table {
  return { kind: 'table', title, columns, groups: [{ parts: [{ rows }] }] };
}

function cellOf(
  { id, ownTitle, question, isTold, state, notes }: CriterionRow,
  shows: 'id' | 'question' | 'state' | 'notes',
  t: Translate,
): readonly string[] {
  switch (shows) {
    case 'id':
      return [id];
    case 'question':
      return isTold ? [t('report.table.told')] : [...(ownTitle === undefined ? [] : [ownTitle]), question];
    case 'state':
      return [stateWords(state, t)];
    case 'notes':
      return notes;
  }
}

function criterionColumns(title: string, t: Translate): readonly TableColumn[] {
  return [
    { title: t('report.table.id'), isHeader: true },
    { title: t('report.table.state') },
    { title: t('report.table.question') },
    { title },
  ];
}

function criterionCells(
  { id, title, state, question = '' }: Omit<CriterionEntry, 'details'>,
  lines: readonly string[],
  t: Translate,
): TableRow {
  return [[`${id} ${title}`], [stateWords(state, t)], [question], lines];
}

function detailLines(detail: Detail): readonly string[] {
  switch (detail.kind) {
    case 'list':
      return detail.items.map((item) => `${detail.title}: ${item}`);
    case 'facts':
      return detail.facts.map(([label, value]) => `${label}: ${value}`);
    case 'quotation':
      return [`${detail.title}: ${detail.lines.join(' ')}`];
  }
}

function changeCells(
  { head = '', states: [before, after] = [undefined, undefined], aside, lines }: Change,
  hasStates: boolean,
  t: Translate,
): TableRow {
  const beside = aside === undefined ? '' : t('text.aside', { text: aside });
  return [[head], ...(hasStates ? [[stateWords(before, t)], [stateWords(after, t) + beside]] : []), lines];
}
