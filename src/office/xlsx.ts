import { UserError } from '../errors.ts';
import { lazily } from '../formats/lazily.ts';
import { type CellComment, readComments, readTextBoxes } from './comments.ts';
import { type CellText, filledSheet } from './fill.ts';
import { readSheet, readStrings, readStruckStyles, roomForCells, type SharedParts, type Sheet } from './sheet.ts';
import { type TagBudget, tagsOfWorkbook, type XmlPart, xmlTokens } from './xml.ts';
import { type Archive, type ArchiveLimits, openArchive, type WorkbookFile, withPart } from './zip.ts';

/** The sheets of a workbook, in order. */
export interface Workbook {
  readonly name: string;
  readonly sheets: readonly WorkbookSheet[];
  /** Whether its days are counted from 1904, as Excel on a Macintosh did before 2011, and not from 1900. */
  readonly isDate1904: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  /** Inflates and reads it when it is first asked for. */
  readonly read: () => Sheet;
  /** Whether it is kept out of sight. */
  readonly isHidden?: boolean;
  /** Its own text, where it has one in a workbook. */
  readonly part?: () => XmlPart;
  /** What people have pinned to its cells; inflates and reads it when it is first asked for. */
  readonly comments?: () => readonly CellComment[];
  /** The same of what they have laid over its cells. */
  readonly textBoxes?: () => readonly CellComment[];
}

/** Files above this are refused before they are read. The official workbook is well below 1 MB. */
export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024;

const defaultLimits: ArchiveLimits = {
  entries: 2_000,
  totalBytes: 64 * 1024 * 1024,
  entryBytes: 8 * 1024 * 1024,
};

/** So many sheets Excel makes in a new workbook at most; each of them is opened to see what it holds. */
const MOST_SHEETS = 255;

const WORKBOOK = 'xl/workbook.xml';

/**
 * Opens an Excel workbook: its list of sheets, and each sheet when it is asked for. Macros, images and links are never
 * looked at, and of the styles only which of them strike letters out.
 * @throws UserError not-a-workbook, workbook-old-or-locked, workbook-too-large, workbook-damaged
 */
export function readXlsx(file: WorkbookFile, limits = defaultLimits): Workbook {
  const archive = openArchive(file, limits);
  const budget = tagsOfWorkbook();
  const partOf = (path: string) => readPart(archive, file.name, path, budget);
  const workbook = partOf(WORKBOOK);
  if (workbook === undefined) throw new UserError('not-a-workbook', { file: file.name });
  const relations = readRelations(partOf('xl/_rels/workbook.xml.rels'));
  const related = (kind: string) => {
    const path = relations.find(({ type }) => type.endsWith(`/${kind}`))?.path;
    return path === undefined ? undefined : partOf(path);
  };
  const shared = lazily((): SharedParts => {
    const [strings, styles] = [related('sharedStrings'), related('styles')];
    return {
      strings: strings === undefined ? [] : readStrings(strings),
      struck: styles === undefined ? new Set() : readStruckStyles(styles),
    };
  });
  const names = sheetNames(workbook);
  if (names.length > MOST_SHEETS) throw new UserError('workbook-too-large', { file: file.name });
  const pathOfSheet = new Map(relations.map(({ id, path }) => [id, path]));
  const paths = names.map(({ relation }) => pathOfSheet.get(relation) ?? '');
  const isShared = new Set(paths).size < paths.length;
  // Every sheet is a part of its own; else one part could be read two thousand times.
  if (isShared) throw new UserError('workbook-damaged', { file: file.name, detail: `${WORKBOOK}: <sheet>` });
  const room = roomForCells();
  const sheets = names.map(({ name, isHidden }, index): WorkbookSheet => {
    const part = () => {
      const path = paths[index] ?? '';
      const own = partOf(path);
      if (own === undefined) throw new UserError('workbook-damaged', { file: file.name, detail: path || WORKBOOK });
      return own;
    };
    const beside = lazily(() => {
      const [folder, own] = parted(paths[index] ?? '');
      return readRelations(partOf(`${folder}/_rels/${own}.rels`), folder);
    });
    const partsBeside = (kind: string) =>
      beside().flatMap(({ type, path }) => (type.endsWith(`/${kind}`) ? (partOf(path) ?? []) : []));
    return {
      name,
      isHidden,
      part,
      read: lazily(() => {
        const own = part();
        return readSheet(own, shared(), room);
      }),
      comments: lazily(() => {
        const pinned = (kind: string) => partsBeside(kind).flatMap((part) => readComments(part, room));
        const threads = pinned('threadedComment');
        // Beside a thread lies a note that says only that there is one.
        const threaded = new Set(threads.map(({ cell }) => cell));
        return [...threads, ...pinned('comments').filter(({ cell }) => !threaded.has(cell))];
      }),
      textBoxes: lazily(() => partsBeside('drawing').flatMap((part) => readTextBoxes(part, room))),
    };
  });
  return { name: file.name, sheets, isDate1904: countsFrom1904(workbook) };
}

/**
 * The workbook with texts written into cells of one sheet. Every other part stays byte for byte, and the sheet but for
 * those cells letter for letter: a cell keeps its look, and one that was not there gets that of its row or column.
 * @throws UserError as `readXlsx`
 */
export function withCells(file: WorkbookFile, part: XmlPart, cells: readonly CellText[]): Uint8Array {
  return withPart(file, part.path, new TextEncoder().encode(filledSheet(part, cells)), defaultLimits);
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** @param folder where the part stands that has them */
function readRelations(part: XmlPart | undefined, folder = 'xl'): readonly Relation[] {
  if (part === undefined) return [];
  const relations: Relation[] = [];
  for (const token of xmlTokens(part)) {
    if (token.kind !== 'open' || token.name !== 'Relationship' || token.attribute('TargetMode') === 'External')
      continue;
    const path = pathOf(token.attribute('Target') ?? '', folder);
    relations.push({ id: token.attribute('Id') ?? '', type: token.attribute('Type') ?? '', path });
  }
  return relations;
}

/** Folder and name of a part. */
function parted(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
}

/** Targets stand relative to the folder, or from the root of the archive; either way they only name a part of it. */
function pathOf(target: string, folder: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

interface NamedSheet {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

function sheetNames(part: XmlPart): readonly NamedSheet[] {
  const sheets: NamedSheet[] = [];
  for (const token of xmlTokens(part)) {
    if (token.kind !== 'open' || token.name !== 'sheet') continue;
    sheets.push({
      name: token.attribute('name') ?? '',
      relation: token.attribute('r:id') ?? '',
      isHidden: /^(?:veryHidden|hidden)$/.test(token.attribute('state') ?? ''),
    });
  }
  return sheets;
}

function countsFrom1904(part: XmlPart): boolean {
  for (const token of xmlTokens(part)) {
    if (token.kind === 'open' && token.name === 'workbookPr')
      return /^(?:1|true)$/.test(token.attribute('date1904') ?? '');
  }
  return false;
}

function readPart(archive: Archive, file: string, path: string, budget: TagBudget): XmlPart | undefined {
  const bytes = archive.read(path);
  if (bytes === undefined) return undefined;
  try {
    return { file, path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), budget };
  } catch {
    throw new UserError('workbook-damaged', { file, detail: `${path}: UTF-8` });
  }
}
