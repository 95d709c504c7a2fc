import { UserError } from '../errors.ts';
import {
  type ColumnsOfTable,
  columnMeant,
  columnsText,
  likelyAnswers,
  type MappedTable,
  mappedTable,
  type OwnColumn,
  type OwnTable,
  type OwnTableColumn,
  ownColumns,
} from '../exchange/ownTable.ts';
import { columnName } from '../office/ooxml.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { quoted } from '../text/shell.ts';
import { padTo, widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { OwnTables } from '../workspace/returnedTable.ts';
import { commandLine, noteCommand } from './commandLine.ts';
import type { Context } from './context.ts';
import { tableText } from './mergeScreen.ts';
import type { Prompts } from './prompts.ts';
import { hintOf } from './screens.ts';

/** What is known of a table of somebody's own before it is looked at. */
export interface ColumnsAsked {
  /** The file, for messages. */
  readonly file: string;
  /** The command that takes it, without the columns. */
  readonly command: string;
  /** As written for `--columns`. */
  readonly typed: string | undefined;
  /** The columns that were settled of a table with this head before. */
  readonly before: (head: string) => string | undefined;
  readonly prompts: Prompts | undefined;
  /** Whether the columns are to be written into, and may be empty. */
  readonly isToFill?: boolean;
}

/** Which tables are read, and by which columns. */
export interface ColumnsSettled {
  readonly mapped: readonly MappedTable[];
  /** What to remember of it, where a person has just settled it. */
  readonly chosen?: { readonly head: string; readonly columns: string };
}

/**
 * Settles which column of a table holds what: by the command line, else as it was settled before, else by a person at the
 * screen, else by the words over the columns. How it was settled is told.
 * @throws UserError usage where the columns cannot be read; columns-unknown
 */
export async function columnsOf(own: OwnTables, asked: ColumnsAsked, context: Context): Promise<ColumnsSettled> {
  const { typed, before, prompts, isToFill = false } = asked;
  const { t } = context;
  const say = (text: string) => context.note(wrap(text, context.width).join('\n'));
  if (typed !== undefined) {
    const told = own.read(typed);
    if (told === undefined) {
      throw new UserError('usage', {
        detail: t('usage.columns', { typed }),
        command: asked.command.split(' ', 2).join(' '),
      });
    }
    const meant = mappedTable(own.tables, told, isToFill);
    if (meant === undefined) throw unknown(own, asked, context);
    return settledBy(meant, own, context, true);
  }
  for (const table of own.tables) {
    const told = own.read(before(table.head) ?? '');
    const meant = told && mappedTable([table], told, isToFill);
    if (meant === undefined) continue;
    say(t('merge.columns.before', { file: asked.file, columns: columnsText(meant.columns) }));
    return settledBy(meant, own, context, false);
  }
  if (own.isOurs && !isToFill) throw ours(asked, context);
  if (prompts !== undefined) {
    const meant = await atScreen(own, { ...asked, prompts }, context);
    if (meant === undefined) throw unknown(own, asked, context);
    say(t('merge.columns.kept', { columns: columnsText(meant.columns) }));
    return settledBy(meant, own, context, true);
  }
  const meant = own.tables.map((table) => ({ table, columns: own.proposed(table) })).find(isWhole);
  if (meant === undefined) throw unknown(own, asked, context);
  noteCommand(t('merge.columns.flag', { columns: columnsText(meant.columns) }), context);
  return settledBy(meant, own, context, false);
}

function isWhole({ columns }: MappedTable): boolean {
  return columns.has('id') && columns.has('answer');
}

/** Sheets of the same form are read in the same way; others that list criteria, too, are named. */
function settledBy(
  { table, columns }: MappedTable,
  { tables }: OwnTables,
  { t, note, width }: Context,
  isNew: boolean,
): ColumnsSettled {
  const mapped = tables.filter(({ head }) => head === table.head).map((one) => ({ table: one, columns }));
  const others = tables.filter(({ head }) => head !== table.head).map(({ name }) => sanitizeLine(name));
  if (others.length > 0)
    note(wrap(t('merge.columns.others', { names: others.join(t('list.comma')) }), width).join('\n'));
  return { mapped, ...(isNew ? { chosen: { head: table.head, columns: columnsText(columns) } } : {}) };
}

/** A report or a sheet of ours takes nothing home: what does is named. */
function ours({ file }: ColumnsAsked, { t, language }: Context): UserError {
  const command = commandLine(`scs-check handout --unknown -o ${t('example.handout')}.xlsx`, language);
  return new UserError('workbook-without-handout', { file, hint: 'ours', command });
}

/** With the columns there are, and the command to go on with, as far as it can be guessed. */
function unknown(own: OwnTables, { file, command }: ColumnsAsked, { t, language }: Context): UserError {
  const [table] = own.tables;
  const proposed = own.proposed(table);
  const id = proposed.get('id');
  // Whoever adds columns adds them on the right.
  const [last] = table.columns.flatMap(({ at }) => (at === id ? [] : [at])).toReversed();
  const answer = proposed.get('answer') ?? likelyAnswers(table) ?? last ?? (id === undefined ? undefined : id + 1);
  const columns: ColumnsOfTable = new Map([
    ...proposed,
    ...(answer === undefined ? [] : ([['answer', answer]] as const)),
  ]);
  const flag = quoted(columnsText(columns));
  return new UserError('columns-unknown', {
    file,
    columns: [
      ...table.columns.slice(0, MOST_NAMED).map((column) => nameOf(column)),
      ...(table.columns.length > MOST_NAMED ? ['…'] : []),
    ].join(t('list.comma')),
    command: commandLine(`${command} --columns ${flag}`, language),
  });
}

/** A table of somebody else may have thousands of columns. */
const MOST_NAMED = 30;

/** Columns of the screen for what stands over a column of the table. */
const HEADING_ROOM = 20;

/** 「B 対応状況」 */
function nameOf({ at, headings: [heading = ''] }: OwnTableColumn): string {
  return `${columnName(at)} ${startOf(sanitizeLine(heading), HEADING_ROOM)}`.trim();
}

/** As much of a text as stands on one line. */
function startOf(text: string, room: number): string {
  const [first = ''] = wrap(text, room);
  return first;
}

const words = Object.keys(ownColumns).filter((word): word is OwnColumn => Object.hasOwn(ownColumns, word));

/** One screen: the columns with what is in them first, and what each is taken for; undefined where it is put off. */
async function atScreen(
  own: OwnTables,
  { file, prompts }: ColumnsAsked & { readonly prompts: Prompts },
  context: Context,
): Promise<MappedTable | undefined> {
  const { t, note, width } = context;
  const say = (text: string) => note(wrap(text, width).join('\n'));
  let at = 0;
  let table: OwnTable = own.tables[0];
  let columns = own.proposed(table);
  say('');
  say(t('merge.columns.ask', { file }));
  note(tableLines(table, file, context).join('\n'));
  for (;;) {
    const kinds = words.map((word, index) => {
      const at = columns.get(word);
      const label = t(`handout.column.${ownColumns[word]}`);
      const column = at === undefined ? t('merge.none') : columnName(at);
      return { key: String(index + 1), word, label, column };
    });
    say('');
    say(kinds.map(({ key, label, column }) => `[${key}] ${label}: ${column}`).join('   '));
    const hasAll = isWhole({ table, columns });
    const more = own.tables.length > 1;
    say(t(hasAll ? 'merge.columns.keys' : 'merge.columns.keys.open'));
    if (more) say(t('merge.columns.keys.next'));
    const keys = [
      ...kinds.map(({ key, label }) => ({ key, label })),
      { key: 's', label: t('key.later') },
      ...(more ? [{ key: 'n', label: t('merge.columns.next') }] : []),
      ...(hasAll ? [{ key: 'enter', label: t('merge.columns.as-it-is') }] : []),
    ];
    const hint = hintOf(keys, t);
    const pressed = await prompts.key(keys, hasAll ? { hint, enter: 'enter' } : { hint });
    if (pressed === 'enter') return { table, columns };
    if (pressed === 's') return undefined;
    if (pressed === 'n') {
      at = (at + 1) % own.tables.length;
      table = own.tables[at] ?? table;
      columns = own.proposed(table);
      note(tableLines(table, file, context).join('\n'));
      continue;
    }
    const kind = kinds.find(({ key }) => key === pressed);
    if (kind !== undefined) columns = await changed(kind, { table, columns }, prompts, context);
  }
}

async function changed(
  { word, label }: { readonly word: OwnColumn; readonly label: string },
  { table, columns }: MappedTable,
  prompts: Prompts,
  { t }: Context,
): Promise<ColumnsOfTable> {
  const isThere = (text: string) => {
    const column = columnMeant(text);
    return column !== undefined && table.columns.some(({ at }) => at === column);
  };
  const letters = table.columns.map(({ at }) => columnName(at)).join(' ');
  const typed = await prompts.line(t('merge.columns.which', { label, letters }), {
    check: (text) => text.trim() === '' || isThere(text) || t('merge.columns.no-such', { letters }),
  });
  const column = columnMeant(typed);
  // One column holds one thing.
  const others = [...columns].filter(([other, at]) => other !== word && at !== column);
  return new Map([...others, ...(column === undefined ? [] : ([[word, column]] as const))]);
}

/** Lines for columns beside what stands above and below them on the screen. */
const MOST_COLUMNS = 26;

function tableLines({ name, columns }: OwnTable, file: string, { t, width }: Context): readonly string[] {
  const shown = columns.slice(0, MOST_COLUMNS);
  const room = Math.max(...shown.map((column) => widthOf(nameOf(column))));
  return [
    ...wrap(t('merge.columns.sheet', { table: tableText(name, file, t) }), width),
    ...shown.map((column) => {
      const called = `  ${padTo(nameOf(column), room)}  `;
      return called + startOf(column.values.map(sanitizeLine).join(' | '), Math.max(10, width - widthOf(called) - 1));
    }),
    ...(columns.length > shown.length ? [t('merge.columns.more', { count: columns.length - shown.length })] : []),
  ];
}
