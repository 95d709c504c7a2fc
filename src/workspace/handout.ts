import { allCriteria } from '../domain/catalogue.ts';
import { termsOfCriteria } from '../domain/terms.ts';
import { type FilledHandout, type FillOptions, fillHandout } from '../exchange/filledHandout.ts';
import {
  type Criteria,
  type Guide,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  handoutSheets,
  storedHandout,
} from '../exchange/handoutWorkbook.ts';
import { type Assessment, states } from '../formats/assessment.ts';
import type { Catalogue, Option, Options } from '../formats/catalogue.ts';
import { languages, loadMessages, type Translate, translator } from '../i18n/t.ts';
import { writeXlsx } from '../office/write.ts';
import { readXlsx } from '../office/xlsx.ts';
import { optionsTitle, optionText } from '../report/sentences.ts';
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
  return writeXlsx({ sheets: handoutSheets(made, criteria, wordsOf(t), guideOf(made, t), terms) });
}

function criteriaOf(catalogue: Catalogue): Criteria {
  return new Map(
    allCriteria(catalogue).map(({ id, question, metWhen, options, cadence }) => [
      id,
      {
        question: sanitizeLine(question),
        metWhen: metWhen.map(sanitizeLine),
        ...(options === undefined ? {} : { options: cleanOptions(options) }),
        ...(cadence === undefined ? {} : { cadence }),
      },
    ]),
  );
}

function cleanOptions({ onlyWhen, choices, ...rest }: Options): Options {
  return {
    ...rest,
    ...(onlyWhen === undefined ? {} : { onlyWhen: sanitizeLine(onlyWhen) }),
    choices: choices.map(({ text, ...choice }): Option => {
      const when = choice.onlyWhen === undefined ? {} : { onlyWhen: sanitizeLine(choice.onlyWhen) };
      return { ...choice, ...when, text: sanitizeLine(text) };
    }),
  };
}

/** Who asks whom, how to answer, and where it goes: what only the sender knows is left to be filled in. */
function guideOf({ organization, handout }: Assessment, t: Translate): Guide {
  const words = states.map((state) => `${t(`mark.${state}`)} ${t(`state.${state}`)}`).join(t('list.separator'));
  const how = [
    t('handout.guide.where', { sheet: t('handout.title') }),
    t('handout.guide.answer', { words }),
    t('handout.guide.met'),
    t('handout.guide.partial'),
    t('handout.guide.not-applicable'),
    t('handout.guide.date'),
    t('handout.guide.back'),
  ];
  const open = (label: string, value = '') => ({ label, value, isOpen: true });
  return {
    title: t('handout.guide.title'),
    rows: [
      { label: t('handout.guide.from'), value: sanitizeLine(organization.name) || t('report.organization.missing') },
      handout?.to === undefined
        ? open(t('handout.paper.to'))
        : { label: t('handout.paper.to'), value: sanitizeLine(handout.to) },
      { label: t('handout.paper.date'), value: handout?.madeOn ?? '' },
      {
        label: t('handout.paper.criteria'),
        value: t('handout.paper.count', { count: handout?.ids.length ?? 0 }),
      },
      open(t('handout.guide.until')),
      open(t('handout.guide.return-to')),
      ...how.map((value, index) => ({
        label: index === 0 ? t('handout.guide.how') : '',
        value: `${index + 1}. ${value}`,
      })),
      { label: t('handout.guide.careful'), value: t('handout.careful') },
    ],
  };
}

/** By its first letters: a ZIP file, or what Excel wrote before there were any. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}

/** A workbook that came back: what was typed into it, as if it came back as a file of ours. */
export interface ReturnedWorkbook {
  readonly criteria: Criteria;
  /** @param how what a person has said of cells that could not be taken over as they are. */
  readonly fill: (how?: Pick<FillOptions, 'settled' | 'takesLikely'>) => FilledHandout & { readonly input: Input };
}

/**
 * The hand-out that a workbook was made from, to be filled with what was typed into it.
 * @throws UserError not-a-workbook and its like, workbook-without-handout; what `readReturned` throws
 */
export async function returnedWorkbook(input: Input, home: LoadedAssessment, today: string): Promise<ReturnedWorkbook> {
  const { bytes, stamp } = input.read();
  const workbook = readXlsx({ name: input.name, bytes });
  const made = readReturned(asInput(input, storedHandout(workbook), stamp), home);
  const all = await Promise.all(languages.map(async (language) => wordsOf(translator(await loadMessages(language)))));
  const asked = catalogueAt(home, made.catalogue);
  const criteria: Criteria = asked === undefined ? new Map() : criteriaOf(asked);
  return {
    criteria,
    fill: (how = {}) => {
      const done = fillHandout(made, workbook, { ...how, criteria, languages: all, clean: sanitize, today });
      return { ...done, input: asInput(input, JSON.stringify(done.filled, undefined, 2), stamp) };
    },
  };
}

function asInput(input: Input, text: string, stamp: string): Input {
  return { ...input, read: () => ({ bytes: Buffer.from(text), stamp }) };
}

function wordsOf(t: Translate): HandoutWords {
  const headings = handoutColumns.map((column) => [column, t(`handout.column.${column}`)] as const);
  const words = states.map((state) => [state, { mark: t(`mark.${state}`), word: t(`state.${state}`) }] as const);
  return {
    title: t('handout.title'),
    answerer: t('handout.paper.to'),
    headings: Object.fromEntries(headings) as Record<HandoutColumn, string>,
    states: Object.fromEntries(words) as HandoutWords['states'],
    refusal: t('handout.refusal'),
    advice: (text) => t('ask.view.advice', { text }),
    question: (text) => t('ask.view.question', { text }),
    options: (options) => [
      optionsTitle(options, t),
      ...options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
    ],
    terms: { title: t('terms.title'), term: t('terms.term'), gloss: t('terms.gloss') },
  };
}
