import { allCriteria } from '../domain/catalogue.ts';
import { UserError } from '../errors.ts';
import type { FillOptions } from '../exchange/filledCells.ts';
import { type FilledHandout, fillHandout } from '../exchange/filledHandout.ts';
import { hasOurHeadings } from '../exchange/filledTables.ts';
import { makeHandout } from '../exchange/handout.ts';
import { type Criteria, type HandoutColumn, type HandoutWords, storedHandout } from '../exchange/handoutWorkbook.ts';
import {
  type ColumnsOfTable,
  type ColumnsTold,
  headingKey,
  type OwnTable,
  ownTables,
  proposedColumns,
  readColumns,
} from '../exchange/ownTable.ts';
import type { Assessment } from '../formats/assessment.ts';
import { languages, loadMessages, type Tag, translator } from '../i18n/t.ts';
import { readCsv } from '../office/csv.ts';
import { readXlsx, type Workbook } from '../office/xlsx.ts';
import { type Encoding, textOf } from '../text/encoding.ts';
import { sanitizeText } from '../text/sanitize.ts';
import { conflictIn } from '../yaml/mergeConflict.ts';
import { isTable, type OtherFormat, otherFormatOf } from '../yaml/otherFormat.ts';
import { notUtf8 } from '../yaml/read.ts';
import type { LoadedAssessment } from './assessment.ts';
import { kindOf } from './fileKind.ts';
import { criteriaOf, wordsOf } from './handout.ts';
import type { Input } from './inputs.ts';
import { InvalidFile } from './invalidFile.ts';
import { loadedAt, readReturned } from './returned.ts';
import { inLanguage } from './translation.ts';

/** By its first letters: a ZIP file, or what Excel wrote before there were any. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}

/** What people send back and no answers can be read from, by what it is, its first letters or its name, with what helps then. */
const foreign = [
  { kind: 'PDF', begins: /^%PDF-/ },
  { kind: 'JPEG', begins: /^\u00ff\u00d8\u00ff/ },
  { kind: 'PNG', begins: /^\u0089PNG/ },
  { kind: 'HEIC', begins: /^.{4}ftyp(?:hei|mif)/s },
  { kind: 'Word', hint: 'text', is: 'docx' },
  { kind: 'PowerPoint', hint: 'text', is: 'pptx' },
  { kind: 'OpenDocument', hint: 'text', is: 'odt' },
  { kind: 'OpenDocument', hint: 'sheet', is: 'ods' },
  { kind: 'Word', hint: 'text', named: /\.(?:docx?|docm|odt|rtf)$/i },
  { kind: 'Pages', hint: 'text', named: /\.pages$/i },
  { kind: 'Numbers', hint: 'sheet', named: /\.numbers$/i },
  { kind: 'OpenDocument', hint: 'sheet', named: /\.ods$/i },
  { kind: 'ZIP', hint: 'archive', begins: /^PK/, named: /\.zip$/i },
  { kind: 'E-mail', special: 'mail', hint: 'mail', named: /\.(?:eml|msg|mbox)$/i },
  {
    kind: 'E-mail',
    special: 'mail',
    hint: 'mail',
    begins: /^(?:From|Return-Path|Received|Delivered-To|MIME-Version|Subject):/i,
  },
] as const satisfies readonly {
  readonly kind: string;
  /** Where the kind has a sentence of its own. */
  readonly special?: string;
  readonly hint?: string;
  readonly is?: OtherFormat;
  readonly begins?: RegExp;
  readonly named?: RegExp;
}[];

/**
 * Refuses what can be no answers, whatever is in it.
 * @param name for messages, and without the ending of encryption.
 * @throws UserError not-an-answer-file
 */
export function refuseForeign({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const format = otherFormatOf(bytes);
  const found = foreign.find(
    (one) =>
      (!('is' in one) || one.is === format) &&
      (!('begins' in one) || one.begins.test(start)) &&
      (!('named' in one) || one.named.test(name)),
  );
  if (found === undefined) return;
  const { kind } = found;
  throw new UserError('not-an-answer-file', {
    ...{ file: name, kind, ...('hint' in found && { hint: found.hint }) },
    ...('special' in found && { special: found.special }),
  });
}

/**
 * Refuses sentences with answers in them, as they come in mail: to whoever reads them as YAML of ours, all is missing.
 * @param name as in `refuseForeign`
 * @throws UserError not-an-answer-file
 */
export function refuseProse({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
  if (/\.(?:ya?ml|json)$/i.test(name) || isHandedOn(bytes, name)) return;
  throw new UserError('not-an-answer-file', { file: name, special: 'prose', hint: 'text' });
}

/** Whether it is a file of some kind that is read further on, or said there to be none. */
function isHandedOn(bytes: Uint8Array, name: string): boolean {
  return (
    kindOf(bytes) !== undefined ||
    otherFormatOf(bytes) !== undefined ||
    conflictIn(textOf(bytes)?.text ?? '', name) !== undefined
  );
}

/** By its name, or because it reads as one and as nothing else. */
export function isTextTable({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): boolean {
  return /\.(?:csv|tsv)$/i.test(name) || isTable(textOf(bytes)?.text ?? '');
}

/** A table that came back: what was typed into it, as if it came back as a file of ours. */
export interface ReturnedWorkbook {
  readonly criteria: Criteria;
  /** What a text was read as that is no UTF-8. */
  readonly encoding?: Encoding;
  /** The sheets of a table that is none of ours, where one of them lists criteria; which column holds what is to be told. */
  readonly own?: OwnTables;
  /** @param how what a person has said of cells that could not be taken over as they are, and of the columns. */
  readonly fill: (how?: Pick<FillOptions, 'settled' | 'takesLikely' | 'mapped'>) => FilledHandout & {
    readonly input: Input;
  };
}

/** A table of somebody's own before anybody has said which of its columns holds what. */
export interface OwnTables {
  /** Those with most criteria first. */
  readonly tables: readonly [OwnTable, ...OwnTable[]];
  /** What the columns of a table most likely hold, by the words over them. */
  readonly proposed: (table: OwnTable) => ColumnsOfTable;
  /** Reads what somebody has written for `--columns`, in the words of any language. */
  readonly read: (typed: string) => ColumnsTold | undefined;
  /** Whether it is the table of a report or a sheet of ours, with no column that comes home. */
  readonly isOurs: boolean;
}

/**
 * The hand-out that a workbook was made from, to be filled with what was typed into it. A table that is no hand-out of
 * ours, or has lost what it was made from, is held against the answers that are here now.
 * @throws InvalidFile where git has left two versions in a table of text, or it is no text
 * @throws UserError not-a-workbook and its like, workbook-without-handout; what `readReturned` throws
 */
export async function returnedWorkbook(
  input: Input,
  home: LoadedAssessment,
  { today, language }: { readonly today: string; readonly language: Tag },
): Promise<ReturnedWorkbook> {
  const { bytes, stamp } = input.read();
  const isBook = isWorkbook(bytes);
  const { text, encoding } = isBook ? { text: '', encoding: undefined } : tableTextOf(input, bytes);
  const conflict = conflictIn(text, input.name);
  if (conflict !== undefined) throw new InvalidFile(input.name, input.path, '', conflict);
  const workbook = isBook ? readXlsx({ name: input.name, bytes }) : readCsv({ name: input.name, text });
  const stored = isBook ? storedIn(workbook) : undefined;
  const made = stored === undefined ? asIfHandedOut(home, today) : readReturned(asInput(input, stored, stamp), home);
  const all = await allWords();
  const asked = loadedAt(home, made.catalogue);
  const criteria: Criteria = asked === undefined ? new Map() : criteriaOf(inLanguage(asked, language).catalogue);
  const isOurs = stored !== undefined || hasOurHeadings(workbook, all);
  const own = isOurs ? undefined : ownTablesIn(workbook, made.handout?.ids ?? [], all);
  return {
    criteria,
    ...(own === undefined ? {} : { own }),
    ...(encoding === undefined ? {} : { encoding }),
    fill: (how = {}) => {
      const options = { ...how, criteria, languages: all, clean: sanitizeText, today, isOwn: stored === undefined };
      const done = fillHandout(made, workbook, options);
      return { ...done, input: asInput(input, JSON.stringify(done.filled, undefined, 2), stamp) };
    },
  };
}

/** The sheets of a workbook that list criteria; undefined where there is none. */
export async function ownTablesOf(workbook: Workbook, ids: readonly string[]): Promise<OwnTables | undefined> {
  return ownTablesIn(workbook, ids, await allWords());
}

function ownTablesIn(
  workbook: Workbook,
  ids: readonly string[],
  languagesOf: readonly HandoutWords[],
): OwnTables | undefined {
  const [first, ...others] = ownTables(workbook, ids);
  if (first === undefined) return undefined;
  const named = (column: HandoutColumn) => languagesOf.map(({ headings }) => headings[column]);
  return {
    tables: [first, ...others],
    proposed: (table) => proposedColumns(table, named),
    read: (typed) => readColumns(typed, named),
    isOurs: languagesOf.some((words) => isSheetOfOurs(first, words)),
  };
}

/** By the words over its columns, which a spreadsheet program keeps; whoever has added a column has a table of their own. */
function isSheetOfOurs({ columns }: OwnTable, { besides, marks }: HandoutWords): boolean {
  const there = columns.flatMap(({ headings: [heading] }) => (heading === undefined ? [] : [headingKey(heading)]));
  const known = new Set(besides.map(headingKey));
  const isKnown = marks.some((some) => some.every((one) => there.includes(headingKey(one))));
  return isKnown && there.every((heading) => known.has(heading));
}

function allWords(): Promise<readonly HandoutWords[]> {
  return Promise.all(languages.map(async (language) => wordsOf(translator(await loadMessages(language)))));
}

function storedIn(workbook: Workbook): string | undefined {
  try {
    return storedHandout(workbook);
  } catch (error) {
    if (error instanceof UserError && error.code === 'workbook-without-handout') return undefined;
    throw error;
  }
}

/**
 * What is here now, of every level, as if all of it had just been handed out: nobody knows what such a table was made from, so an answer
 * that differs from one that is here is a conflict.
 */
function asIfHandedOut({ assessment, loaded }: LoadedAssessment, today: string): Assessment {
  const ids = allCriteria(loaded.catalogue).map(({ id }) => id);
  const made = makeHandout(assessment, { ids, madeOn: today, hasViews: true });
  const known = Object.entries(made.handout.base).map(([id, { given }]) => [id, given === undefined ? {} : { given }]);
  return { ...made, handout: { ...made.handout, base: Object.fromEntries(known) } };
}

/** Excel in Japan saves a table as Shift_JIS, or as UTF-16. */
function tableTextOf({ name, path }: Input, bytes: Uint8Array) {
  const read = textOf(bytes);
  if (read === undefined) throw new InvalidFile(name, path, '', [notUtf8({ name, bytes })]);
  return read;
}

function asInput(input: Input, text: string, stamp: string): Input {
  return { ...input, read: () => ({ bytes: Buffer.from(text), stamp }) };
}
