import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserError } from '../errors.ts';

/** A file as the person named it, with its bytes. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an archive may not exceed; checked from its directory, and again while it is inflated. */
export interface ArchiveLimits {
  readonly entries: number;
  /** All entries together, inflated. */
  readonly totalBytes: number;
  /** One entry, inflated. */
  readonly entryBytes: number;
}

/** The parts of an archive, inflated one by one and only when asked for. */
export interface Archive {
  /** The content of a part; undefined where there is none of that name. */
  readonly read: (path: string) => Uint8Array | undefined;
}

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Where the directory tells of it. */
  readonly told: number;
}

/** How a part is packed. */
interface Packing {
  readonly flags: number;
  readonly method?: typeof STORED | typeof DEFLATED;
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
}

/** Where the directory lies, and how many entries it says it has. */
interface Directory {
  readonly count: number;
  readonly offset: number;
}

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** Says that the real value is in a ZIP64 record. */
const ELSEWHERE = [0xffff, 0xffffffff];

/** OLE compound file: an .xls, or an .xlsx with a password. */
const COMPOUND_FILE = 0xe011cfd0;

/**
 * Reads the directory of an archive and nothing else. Names of entries are keys, never paths of a disk.
 * @throws UserError not-a-workbook, workbook-old-or-locked, workbook-too-large, workbook-damaged
 */
export function openArchive(file: WorkbookFile, limits: ArchiveLimits): Archive {
  const view = viewOf(file);
  const entries = readEntries(view, file, limits);
  let left = limits.totalBytes;
  return {
    read: (path) => {
      const entry = entries.get(path);
      if (entry === undefined) return undefined;
      if (entry.size > limits.entryBytes || entry.size > left) throw tooLarge(file);
      const content = inflate(entry, path, view, file);
      left -= content.length;
      return content;
    },
  };
}

/**
 * The archive with other content in one of its parts. All other parts stay as they are, byte for byte and in their order.
 * @throws UserError as `openArchive`; workbook-damaged where there is no such part
 */
export function withPart(file: WorkbookFile, path: string, content: Uint8Array, limits: ArchiveLimits): Uint8Array {
  const view = viewOf(file);
  const entries = readEntries(view, file, limits);
  const entry = entries.get(path);
  const { offset: directory } = findDirectory(view, file);
  if (entry === undefined) throw damaged(file, path);
  const ends = [...[...entries.values()].map(({ offset }) => offset), directory].filter((at) => at > entry.offset);
  const end = Math.min(...ends);
  const headLength = 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (entry.offset + headLength > end || end > view.byteLength) throw damaged(file, path);
  const packed = deflateRawSync(content);
  // A Buffer shares its memory, even where it is sliced: what is written here must not reach the file as it was read.
  const head = Uint8Array.from(file.bytes.subarray(entry.offset, entry.offset + headLength));
  const sizes = { flags: view.getUint16(entry.offset + 6, true), content, packed };
  describe(new DataView(head.buffer), 6, sizes);
  const moved = headLength + packed.length - (end - entry.offset);
  const tail = Uint8Array.from(file.bytes.subarray(directory));
  const tailView = new DataView(tail.buffer);
  for (const { told, offset } of entries.values()) {
    if (offset > entry.offset) tailView.setUint32(told - directory + 42, offset + moved, true);
  }
  describe(tailView, entry.told - directory + 8, sizes);
  const endRecord = tail.length - (view.byteLength - endOf(view, file));
  tailView.setUint32(endRecord + 16, directory + moved, true);
  return Buffer.concat([file.bytes.subarray(0, entry.offset), head, packed, file.bytes.subarray(end, directory), tail]);
}

/** A part of an archive to be written. */
export interface ArchivePart {
  readonly path: string;
  readonly content: Uint8Array;
  /** One that is not can be read from the bytes alone. */
  readonly isPacked: boolean;
}

/** 2.0, the first that packs parts so. */
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** The earliest day an archive can tell: no two of them differ by when they were written. */
const NO_DAY = 0x0021;

/** An archive of these parts in their order. The same parts give the same bytes under one version of zlib, which is in Node. */
export function writeArchive(parts: readonly ArchivePart[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, content, isPacked } of parts) {
    const name = Buffer.from(path);
    const packed = isPacked ? deflateRawSync(content) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(VERSION, 0);
    about.writeUInt16LE(NO_DAY, 8);
    about.writeUInt16LE(name.length, 22);
    const view = new DataView(about.buffer, about.byteOffset);
    describe(view, 2, { flags: UTF8_NAMES, method: isPacked ? DEFLATED : STORED, content, packed });
    bodies.push(uint32(LOCAL_HEADER), about, name, packed);
    directory.push(uint32(CENTRAL_HEADER), Buffer.from([VERSION, 0]), about, Buffer.alloc(10), uint32(offset), name);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(END_RECORD_SIZE);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Says of a part how it is packed, at the place of its flags: the same in its own header and in the directory. */
function describe(view: DataView, at: number, { flags, method = DEFLATED, content, packed }: Packing): void {
  // Bit 3: the sizes stand behind the data. They stand here now.
  view.setUint16(at, flags & ~8, true);
  view.setUint16(at + 2, method, true);
  view.setUint32(at + 8, crc32(content), true);
  view.setUint32(at + 12, packed.length, true);
  view.setUint32(at + 16, content.length, true);
}

function viewOf(file: WorkbookFile): DataView {
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const magic = view.byteLength < 4 ? 0 : view.getUint32(0, true);
  if (magic === COMPOUND_FILE) throw new UserError('workbook-old-or-locked', { file: file.name });
  if (magic !== LOCAL_HEADER) throw new UserError('not-a-workbook', { file: file.name });
  return view;
}

function readEntries(view: DataView, file: WorkbookFile, limits: ArchiveLimits): ReadonlyMap<string, Entry> {
  const { count, offset } = findDirectory(view, file);
  if (count > limits.entries) throw tooLarge(file);
  const entries = new Map<string, Entry>();
  let at = offset;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL_HEADER) throw damaged(file, 'ZIP');
    const size = view.getUint32(at + 24, true);
    const packed = view.getUint32(at + 20, true);
    const start = view.getUint32(at + 42, true);
    if ([size, packed, start].some((value) => ELSEWHERE[1] === value)) throw damaged(file, 'ZIP64');
    // Bit 0: encrypted with a password of ZIP's own.
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new UserError('workbook-old-or-locked', { file: file.name });
    total += size;
    if (total > limits.totalBytes) throw tooLarge(file);
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd > view.byteLength) throw damaged(file, 'ZIP');
    const name = new TextDecoder().decode(file.bytes.subarray(at + 46, nameEnd));
    // Two parts of one name: which of them a program reads is anybody's guess.
    if (entries.has(name)) throw damaged(file, 'ZIP');
    const method = view.getUint16(at + 10, true);
    entries.set(name, { method, checksum: view.getUint32(at + 16, true), packed, size, offset: start, told: at });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findDirectory(view: DataView, file: WorkbookFile): Directory {
  const at = endOf(view, file);
  const count = view.getUint16(at + 10, true);
  const offset = view.getUint32(at + 16, true);
  if (ELSEWHERE.includes(count) || ELSEWHERE.includes(offset)) throw damaged(file, 'ZIP64');
  return { count, offset };
}

/** Where the end record begins: it is the last thing in an archive, but for a comment. */
function endOf(view: DataView, file: WorkbookFile): number {
  const first = Math.max(0, view.byteLength - END_RECORD_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_RECORD_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue;
    if (at + END_RECORD_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw damaged(file, 'ZIP');
}

function inflate(entry: Entry, path: string, view: DataView, file: WorkbookFile): Uint8Array {
  const { offset, packed, size, method, checksum } = entry;
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_HEADER) throw damaged(file, path);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > view.byteLength) throw damaged(file, path);
  const data = file.bytes.subarray(start, start + packed);
  const content = method === STORED ? data : method === DEFLATED ? inflated(data, size) : undefined;
  if (content?.length !== size || crc32(content) !== checksum) throw damaged(file, path);
  return content;
}

/** Undefined where the data are broken, or more than the directory has promised: zlib stops at that size. */
function inflated(data: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}

function tooLarge({ name }: WorkbookFile): UserError {
  return new UserError('workbook-too-large', { file: name });
}

function damaged({ name }: WorkbookFile, detail: string): UserError {
  return new UserError('workbook-damaged', { file: name, detail });
}
