import { allCriteria } from '../domain/catalogue.ts';
import { termsOfCriteria } from '../domain/terms.ts';
import { UserError } from '../errors.ts';
import {
  type CellProblem,
  type Criteria,
  fillHandout,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  handoutSheets,
  storedHandout,
} from '../exchange/handoutWorkbook.ts';
import { type Assessment, states } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { languages, loadMessages, type Translate, translator } from '../i18n/t.ts';
import { writeXlsx } from '../office/write.ts';
import { readXlsx } from '../office/xlsx.ts';
import { sanitize, sanitizeLine } from '../text/sanitize.ts';
import type { LoadedAssessment } from './assessment.ts';
import type { Input } from './inputs.ts';
import { catalogueAt, readReturned } from './returned.ts';

/** A hand-out as a workbook to fill in. */
export function handoutWorkbook(made: Assessment, catalogue: Catalogue, t: Translate): Uint8Array {
  const criteria = criteriaOf(catalogue);
  const handed = made.handout?.ids.flatMap((id) => criteria.get(id) ?? []) ?? [];
  const terms = termsOfCriteria(catalogue, handed).map(({ id, term, gloss }) => {
    return { id, term: sanitizeLine(term), gloss: sanitizeLine(gloss) };
  });
  return writeXlsx({ sheets: handoutSheets(made, criteria, wordsOf(t), terms) });
}

function criteriaOf(catalogue: Catalogue): Criteria {
  return new Map(
    allCriteria(catalogue).map(({ id, question, metWhen }) => [
      id,
      { question: sanitizeLine(question), metWhen: metWhen.map(sanitizeLine) },
    ]),
  );
}

/** By its first letters: a ZIP file, or what Excel wrote before there were any. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}

/**
 * The hand-out that a workbook was made from, with what was typed into it, as if it came back as a file of ours.
 * @throws UserError not-a-workbook and its like, workbook-without-handout, handout-cells; what `readReturned` throws
 */
export async function filledInput(input: Input, home: LoadedAssessment, t: Translate, today: string): Promise<Input> {
  const { bytes, stamp } = input.read();
  const workbook = readXlsx({ name: input.name, bytes });
  const json = storedHandout(workbook);
  const made = readReturned(asInput(input, json, stamp), home);
  const all = await Promise.all(languages.map(async (language) => wordsOf(translator(await loadMessages(language)))));
  const asked = catalogueAt(home, made.catalogue);
  const criteria: Criteria = asked === undefined ? new Map() : criteriaOf(asked);
  const { filled, problems } = fillHandout(made, workbook, criteria, all, sanitize, today);
  if (problems.length > 0) throw faulty(input.name, problems, t);
  return asInput(input, JSON.stringify(filled, undefined, 2), stamp);
}

function asInput(input: Input, text: string, stamp: string): Input {
  return { ...input, read: () => ({ bytes: Buffer.from(text), stamp }) };
}

/** More than anybody reads at once. */
const MOST_TOLD = 20;
const LONGEST_VALUE = 40;

function faulty(file: string, problems: readonly CellProblem[], t: Translate): UserError {
  const told = problems.slice(0, MOST_TOLD).map(({ fault, sheet, row, column, heading, value, max = 0 }) => {
    const at = t('handout.cell', { sheet: sanitizeLine(sheet), row, column, heading: sanitizeLine(heading) });
    const shown = sanitizeLine(value);
    const short = shown.length > LONGEST_VALUE ? `${shown.slice(0, LONGEST_VALUE).toWellFormed()}…` : shown;
    return `  ${at}: ${t(`handout.cell.${fault}`, { value: short, max })}`;
  });
  const rest = problems.length - told.length;
  const cells = [...told, ...(rest > 0 ? [`  ${t('handout.cell.more', { count: rest })}`] : [])].join('\n');
  const allowed = states.map((state) => t(`state.${state}`)).join(' / ');
  return new UserError('handout-cells', { file, count: problems.length, cells, allowed });
}

function wordsOf(t: Translate): HandoutWords {
  const headings = handoutColumns.map((column) => [column, t(`handout.column.${column}`)] as const);
  const words = states.map((state) => [state, { mark: t(`mark.${state}`), word: t(`state.${state}`) }] as const);
  return {
    title: t('handout.title'),
    headings: Object.fromEntries(headings) as Record<HandoutColumn, string>,
    states: Object.fromEntries(words) as HandoutWords['states'],
    refusal: t('handout.refusal'),
    advice: (text) => t('ask.view.advice', { text }),
    question: (text) => t('ask.view.question', { text }),
    terms: { title: t('terms.title'), term: t('terms.term'), gloss: t('terms.gloss') },
  };
}
