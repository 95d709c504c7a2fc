import { UserError } from '../../../errors.ts';
import { type Audience, audiences } from '../../../formats/states.ts';
import {
  type Language,
  languages,
  loadMessages,
  ourLanguageFor,
  type Tag,
  type Translate,
  translator,
} from '../../../i18n/t.ts';
import { readXlsx } from '../../../office/xlsx.ts';
import { documentFormatNames, documentFormats } from '../../../report/formats.ts';
import { between } from '../../../text/between.ts';
import { parseBoundedJson } from '../../../text/boundedJson.ts';
import type { Format } from '../../defaults.ts';

/** The formats that are compared. A calendar is of the plan alone, and what is in the words of OSCAL is for programs. */
export type CopyFormat = Exclude<Format, 'ics' | 'oscal' | 'oscal-poam'>;

/** In which words a report may be written. */
export interface Wording {
  readonly language: Tag;
  readonly audience: Audience;
  /** As its title calls it, without blanks; '' where it has none. */
  readonly level: string;
}

/** A report that somebody was given, as far as it says itself what it is. */
export interface Copy {
  readonly format: CopyFormat;
  readonly bytes: Uint8Array;
  /** Those that its title is in; the first is the likeliest. */
  readonly wordings: readonly Wording[];
  readonly digest: string;
  /** YYYY-MM-DD; the day it is of. */
  readonly day: string;
  /** Of scs-check; undefined where the format has no place for it. */
  readonly version: string | undefined;
  /** Columns of a text. */
  readonly width: number | undefined;
}

/** Signs at the beginning of a text, in which it says what it is. */
const BEGINNING = 256 * 1024;

const MOST_OF_A_TITLE = 2000;

const DIGEST = /sha256:[0-9a-f]{64}/;
const DAY = /\d{4}-\d{2}-\d{2}/;

/** Of a package: it stands in a command that is printed, and nothing else that a stranger wrote may. */
const VERSION = /\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\dA-Za-z.-]{1,99})?/;

/** What a report says of itself at its beginning; undefined where it is no report of ours. */
export async function readCopy(bytes: Uint8Array): Promise<Copy | undefined> {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('PK')) return wordsIn(bytes, 'xlsx', textOfCells(bytes), /^(.*)/);
  if (text.startsWith('%PDF-')) return copyIn(bytes, 'pdf', pdfFacts(text));
  if (text.startsWith('{')) return dataIn(bytes, text);
  // From the last on: the first, plain text, takes what none of the others does.
  const format = documentFormatNames.findLast((name) => documentFormats[name].title.test(text.slice(0, BEGINNING)));
  return format && wordsIn(bytes, format, text, documentFormats[format].title);
}

/** A report whose words can be read as they stand. */
async function wordsIn(
  bytes: Uint8Array,
  format: CopyFormat,
  whole: string,
  titleIn: RegExp,
): Promise<Copy | undefined> {
  const text = whole.slice(0, BEGINNING);
  const title = titleIn.exec(text)?.[1];
  const [digest] = DIGEST.exec(squeezed(text)) ?? [];
  const wordings = await wordingsOf(title ?? '');
  const label = wordings[0] && (await wordsOf(ourLanguageFor(wordings[0].language)))('report.date');
  const [day] = DAY.exec(text.slice(label === undefined ? 0 : text.indexOf(label))) ?? [];
  const rule = /^-{20,}$/m.exec(text)?.[0];
  return copyIn(bytes, format, { title, digest, day, version: undefined, width: rule?.length });
}

/** The texts of the first sheet of a workbook, as far as its beginning goes; none where it cannot be read. */
function textOfCells(bytes: Uint8Array): string {
  let text = '';
  try {
    const sheet = readXlsx({ name: '', bytes }).sheets[0]?.read();
    for (const row of sheet?.rows ?? []) {
      for (const column of sheet?.columnsIn(row) ?? []) {
        text += `${sheet?.cellAt(column, row)?.text ?? ''}\n`;
        if (text.length > BEGINNING) return text;
      }
    }
    return text;
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

interface Facts extends Pick<Copy, 'version'> {
  readonly title: string | undefined;
  readonly digest: string | undefined;
  readonly day: string | undefined;
  readonly width?: number | undefined;
}

function pdfFacts(text: string): Facts {
  const fact = (pattern: RegExp) => pattern.exec(text)?.[1];
  return {
    title: between(text, '<dc:title>', '</dc:title>')
      ?.slice(0, MOST_OF_A_TITLE)
      .replace(/<[^<>]*>/g, ''),
    digest: fact(/<pdf:Keywords>(sha256:[0-9a-f]{64})<\/pdf:Keywords>/),
    day: fact(/<xmp:CreateDate>(\d{4}-\d{2}-\d{2})T/),
    version: fact(new RegExp(`<xmp:CreatorTool>scs-check (${VERSION.source})</xmp:CreatorTool>`)),
  };
}

async function copyIn(bytes: Uint8Array, format: CopyFormat, facts: Facts): Promise<Copy | undefined> {
  const { title = '', digest, day, version, width } = facts;
  const wordings = await wordingsOf(title);
  if (wordings.length === 0 || digest === undefined || day === undefined) return undefined;
  return { format, bytes, wordings, digest, day, version, width };
}

/** A report as data, which is in no language but that of the catalogue. */
function dataIn(bytes: Uint8Array, text: string): Copy | undefined {
  const data = parsed(text);
  const at = (...path: readonly string[]) => {
    const found = path.reduce<unknown>((value, key) => (isGroup(value) ? value[key] : undefined), data);
    return typeof found === 'string' ? found : '';
  };
  const digest = at('digest');
  const day = at('dates', 'reported');
  const version = at('tool', 'version');
  const audience = audiences.find((one) => one === (at('audience') || 'internal'));
  if (at('tool', 'name') !== 'scs-check' || audience === undefined) return undefined;
  const isWritten = (pattern: RegExp, one: string) => new RegExp(`^${pattern.source}$`).test(one);
  if (!isWritten(DIGEST, digest) || !isWritten(DAY, day) || !isWritten(VERSION, version)) return undefined;
  const level = squeezed(at('level', 'title'));
  const wordings = languages.map((language) => ({ language, audience, level }));
  return { format: 'json', bytes, wordings, digest, day, version, width: undefined };
}

/** Titles as they may stand at the beginning of one, the longest first: that of the firm begins like another. */
async function wordingsOf(title: string): Promise<readonly Wording[]> {
  const found: Wording[] = [];
  for (const language of languages) {
    const t = await wordsOf(language);
    for (const audience of ['buyer', 'specialist', 'internal'] as const) {
      const words = t(audience === 'internal' ? 'report.title' : `report.title.${audience}`);
      const level = filledIn(squeezed(title), squeezed(words));
      if (level !== '') found.push({ language, audience, level });
    }
  }
  return found;
}

/** What stands for the placeholder of a sentence that a text begins with; '' where it begins otherwise. */
function filledIn(text: string, words: string): string {
  const [before = '', after = ''] = words.split(/\{\w+\}/);
  if (!text.startsWith(before)) return '';
  return text.slice(before.length, Math.max(before.length, text.indexOf(after, before.length)));
}

async function wordsOf(language: Language): Promise<Translate> {
  return translator(await loadMessages(language));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text);
  } catch {
    return undefined;
  }
}

/** Without what breaks lines: a text is as wide as the window was. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
