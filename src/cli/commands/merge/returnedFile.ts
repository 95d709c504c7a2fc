import { shortDigestOf } from '../../../domain/digest.ts';
import { columnsBefore, type MergedBefore, mergedBefore, type ReadHistory } from '../../../domain/history.ts';
import { UserError } from '../../../errors.ts';
import { MAX_WORKBOOK_BYTES } from '../../../office/xlsx.ts';
import { quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import type { Input } from '../../../workspace/inputs.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import {
  isTextTable,
  isWorkbook,
  type ReturnedWorkbook,
  refuseForeign,
  refuseProse,
  returnedWorkbook,
} from '../../../workspace/returnedTable.ts';
import { type ColumnsAsked, type ColumnsSettled, columnsOf } from '../../columns.ts';
import type { Context } from '../../context.ts';
import type { Returned } from '../../mergeScreen.ts';
import type { PassphraseSource } from '../../passphrase.ts';
import type { Prompts } from '../../prompts.ts';
import type { Home } from './home.ts';
import type { MergeCommandOptions } from './options.ts';
import { settled } from './settle.ts';

/** A file that came back, as it is to be merged. */
export interface ReturnedFile {
  readonly plain: Input;
  /** A short hash of what the file holds, by which it is known when it comes back again. */
  readonly content: string;
  /** What was found in the sheets of a workbook. */
  readonly returned?: Returned;
  /** Who answered, where the workbook names somebody. */
  readonly answerer?: string | undefined;
  /** How the columns of a table were settled just now. */
  readonly columns?: ColumnsSettled['chosen'];
  /** The answers that a person here has decided just now. */
  readonly decidedHere?: ReadonlySet<string>;
  /** What was settled when files came back before. */
  readonly before: MergedBefore | undefined;
  /** Hashes of the cells that were asked about just now, and settled. */
  readonly answered: readonly string[];
}

/** How it is read. */
export interface OpenOptions extends Omit<MergeCommandOptions, 'by'> {
  readonly by: string | undefined;
  /** None where it cannot be read. */
  readonly history: ReadHistory | undefined;
}

/** A file that came back: an encrypted one opened in memory, never on the disk, and a table as the hand-out it was made from. */
export async function openReturned(
  input: Input,
  { opened: home, ground }: Home,
  prompts: Prompts | undefined,
  options: OpenOptions,
  context: Context,
): Promise<ReturnedFile> {
  const { bytes, stamp } = input.read();
  const plain = isAgeFile(bytes) ? await decrypted(bytes, input.name, options, context) : bytes;
  // The largest kind of all that may come back: before anything is made of it.
  if (plain.byteLength > MAX_WORKBOOK_BYTES)
    throw new UserError('file-too-large', { file: input.name, max: MAX_WORKBOOK_BYTES / 1024 / 1024 });
  const name = input.name.replace(/\.age$/i, '');
  refuseForeign({ name, bytes: plain });
  const own = { ...input, read: () => ({ bytes: plain, stamp }) };
  const content = shortDigestOf(Buffer.from(plain).toString('base64'));
  const before = options.history && mergedBefore(options.history, content);
  if (!isWorkbook(plain) && /\.xls[xm]?(?:\.age)?$/i.test(input.name)) {
    throw new UserError('not-a-workbook', { file: input.name, hint: 'handout' });
  }
  if (!isWorkbook(plain) && !isTextTable({ name, bytes: plain })) {
    refuseProse({ name, bytes: plain });
    return { plain: own, content, before, answered: [] };
  }
  const workbook: ReturnedWorkbook = await returnedWorkbook(own, home, {
    today: context.environment.today(),
    language: context.language,
  });
  const { encoding } = workbook;
  if (encoding !== undefined) {
    context.note(wrap(context.t('merge.file.encoding', { file: input.name, encoding }), context.width).join('\n'));
  }
  const columns = workbook.own && (await columnsOf(workbook.own, columnsAsked(input, prompts, options), context));
  const how = { takesLikely: options.yes === true, ...(columns === undefined ? {} : { mapped: columns.mapped }) };
  const {
    filled,
    chosen: decidedHere,
    answered,
    again,
  } = await settled(
    {
      file: input.name,
      workbook,
      by: options.by,
      decided: before?.decided ?? new Set(),
      prompts,
      context,
      home: { ...ground, assessment: home.assessment },
    },
    how,
  );
  const returned = { ...filled, again, criteria: workbook.criteria, by: options.by };
  return {
    plain: filled.input,
    content,
    returned,
    answerer: filled.answerer,
    columns: columns?.chosen,
    decidedHere,
    before,
    answered,
  };
}

function columnsAsked(
  { name }: Input,
  prompts: Prompts | undefined,
  { columns, into = DEFAULT_FILE, history }: OpenOptions,
): ColumnsAsked {
  const target = into === DEFAULT_FILE ? '' : ` --into ${quoted(into)}`;
  return {
    file: name,
    command: `scs-check merge ${quoted(name)}${target}`,
    typed: columns,
    before: (head) => history && columnsBefore(history, head),
    prompts,
  };
}

async function decrypted(bytes: Uint8Array, name: string, source: PassphraseSource, context: Context) {
  const { opened } = await import('../crypt/run.ts');
  return opened(bytes, name, source, context);
}

/** By its first letters, so that the library is loaded only for those. */
function isAgeFile(bytes: Uint8Array): boolean {
  return /^\s*(?:age-encryption\.org\/|-----BEGIN AGE )/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}
