import { allCriteria, answersOf, indexCatalogue } from '../domain/catalogue.ts';
import { termsOfCriteria } from '../domain/terms.ts';
import { InternalError } from '../errors.ts';
import {
  type Criteria,
  type Guide,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  handoutSheets,
  uncutSheets,
} from '../exchange/handoutWorkbook.ts';
import { type Assessment, states } from '../formats/assessment.ts';
import type { Catalogue, Option, Options } from '../formats/catalogue.ts';
import type { MessageKey, Translate } from '../i18n/t.ts';
import { writeCsv, writeXlsx } from '../office/write.ts';
import { aboutWhat, optionsTitle, optionText } from '../report/words/criterion.ts';
import { viewLines } from '../report/words/view.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/**
 * A hand-out as a workbook to fill in.
 * @param isWhole whether it is the table of everything, which says where each criterion stands.
 */
export function handoutWorkbook(made: Assessment, catalogue: Catalogue, t: Translate, isWhole = false): Uint8Array {
  const criteria = isWhole ? placedIn(catalogue) : criteriaOf(catalogue);
  const handed = made.handout?.ids.flatMap((id) => criteria.get(id) ?? []) ?? [];
  const terms = termsOfCriteria(catalogue, handed).map(({ id, term, gloss }) => {
    return { id, term: sanitizeLine(term), gloss: sanitizeLine(gloss) };
  });
  const words = wordsOf(t);
  const sheets = handoutSheets(made, criteria, words, guideOf(made, catalogue, t), terms);
  return writeXlsx({ sheets: uncutSheets(sheets, words) });
}

/** What is asked of each criterion, in words that any output may hold. */
export function criteriaOf(catalogue: Catalogue): Criteria {
  return new Map(
    allCriteria(catalogue).map(({ id, question, metWhen, options, cadence }) => [
      id,
      {
        question: sanitizeLine(question),
        metWhen: metWhen.map(sanitizeLine),
        ...(options === undefined ? {} : { options: cleanOptions(options) }),
        ...(cadence === undefined ? {} : { cadence }),
        answers: answersOf(catalogue),
      },
    ]),
  );
}

/** What is asked of each criterion, with the group and the title under which it stands. */
function placedIn(catalogue: Catalogue): Criteria {
  const { criteria, categories, requirements } = indexCatalogue(catalogue);
  return new Map(
    [...criteriaOf(catalogue)].map(([id, asked]) => {
      const { category = '', requirement = '', title = '' } = criteria.get(id) ?? {};
      const group = sanitizeLine(categories.get(category)?.title ?? '');
      return [
        id,
        { ...asked, place: { group, title: sanitizeLine(title || (requirements.get(requirement)?.title ?? '')) } },
      ];
    }),
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
function guideOf(made: Assessment, catalogue: Catalogue, t: Translate): Guide {
  const { organization, handout } = made;
  const answers = answersOf(catalogue);
  const words = answers.map((state) => `${t(`mark.${state}`)} ${t(`state.${state}`)}`).join(t('list.separator'));
  const how = [
    ...aboutWhat(made, catalogue, t).map(sanitizeLine),
    t('handout.guide.where', { sheet: t('handout.title') }),
    t('handout.guide.answer', { words }),
    t('handout.guide.met'),
    t('handout.guide.partial'),
    ...(answers.includes('not-applicable') ? [t('handout.guide.not-applicable')] : []),
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
      handout?.until === undefined
        ? open(t('handout.paper.until'))
        : { label: t('handout.paper.until'), value: handout.until },
      open(t('handout.guide.return-to')),
      ...how.map((value, index) => ({
        label: index === 0 ? t('handout.guide.how') : '',
        value: `${index + 1}. ${value}`,
      })),
      { label: t('handout.guide.careful'), value: t('handout.careful.receiver') },
    ],
  };
}

/** The sheet of a hand-out alone, as a table of text. */
export function handoutCsv(made: Assessment, catalogue: Catalogue, t: Translate, isWhole = false): string {
  const [, sheet] = handoutSheets(
    made,
    isWhole ? placedIn(catalogue) : criteriaOf(catalogue),
    wordsOf(t),
    guideOf(made, catalogue, t),
  );
  if (sheet === undefined) throw new InternalError('a hand-out without a sheet to fill in');
  return writeCsv(sheet);
}

/** Over the columns of the report, of the sheets for a specialist and of the list of findings. */
const sheetHeadings = [
  ...(['report.table.id', 'report.table.question', 'report.table.state', 'report.table.record'] as const),
  ...(['report.category', 'report.workbook.title', 'report.plan.owner', 'report.plan.due'] as const),
  ...(['report.not-applicable.reason', 'sheet.requirement', 'sheet.findings.weight', 'sheet.findings.turn'] as const),
  ...(['sheet.column.view', 'sheet.column.view-reason', 'sheet.column.advice', 'sheet.column.asked'] as const),
  ...(['sheet.column.rules', 'sheet.column.answer', 'sheet.column.evidence', 'sheet.column.looked-at'] as const),
  ...(['sheet.column.on', 'sheet.column.specialist', 'sheet.column.question', 'sheet.column.earlier'] as const),
] as const satisfies readonly MessageKey[];

/** Which of them nobody writes over a table of their own. */
const onlyOurs = [
  ['sheet.column.view'],
  ['report.table.record', 'report.workbook.title'],
] as const satisfies readonly (readonly MessageKey[])[];

/** What a hand-out says in one language. */
export function wordsOf(t: Translate): HandoutWords {
  const headings = handoutColumns.map((column) => [column, t(`handout.column.${column}`)] as const);
  const words = states.map((state) => [state, { mark: t(`mark.${state}`), word: t(`state.${state}`) }] as const);
  return {
    title: t('handout.title'),
    answerer: t('handout.paper.to'),
    headings: Object.fromEntries(headings) as Record<HandoutColumn, string>,
    besides: sheetHeadings.map((key) => t(key)),
    marks: onlyOurs.map((keys) => keys.map((key) => t(key))),
    states: Object.fromEntries(words) as HandoutWords['states'],
    refusal: t('handout.refusal'),
    hints: {
      options: t('handout.hint.options'),
      missing: t('handout.guide.partial'),
      reason: t('handout.guide.not-applicable'),
      lastDone: t('handout.guide.date'),
      due: t('handout.guide.date'),
      evidence: t('handout.hint.evidence'),
    },
    advice: (text) => t('ask.view.advice', { text }),
    question: (text) => t('ask.view.question', { text }),
    view: (review, name) => viewLines(review, name, t).map(sanitizeLine).join('\n'),
    options: (options) => [
      optionsTitle(options, t),
      ...options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
    ],
    goesOn: (id) => t('handout.goes-on', { id }),
    terms: { title: t('terms.title'), term: t('terms.term'), gloss: t('terms.gloss') },
  };
}
