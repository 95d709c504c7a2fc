import { answerOf } from '../../domain/answer.ts';
import { allCriteria } from '../../domain/catalogue.ts';
import { conditionsOf, hasParts, numbered } from '../../domain/conditions.ts';
import { digestOf } from '../../domain/digest.ts';
import { termsOfCriteria } from '../../domain/terms.ts';
import { askingReview } from '../../domain/view.ts';
import type { Assessment, Handout } from '../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../formats/catalogue.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import { states } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { DocumentBlock, Fact, Part, Sheet } from '../document.ts';
import { missingLine, optionsTitle, optionText } from '../sentences.ts';
import { termsPart } from '../terms.ts';
import { answerText } from './sheetParts.ts';

export interface HandoutSheetInput {
  readonly made: Assessment & { readonly handout: Handout };
  /** In the words of the reader. */
  readonly catalogue: Catalogue;
  readonly tool: ReportModel['tool'];
}

/** A hand-out to fill in by hand. */
export function handoutSheet({ made, catalogue, tool }: HandoutSheetInput, t: Translate): Sheet {
  const { organization, handout } = made;
  const { edition } = catalogue;
  const byId = new Map(allCriteria(catalogue).map((criterion) => [criterion.id, criterion]));
  const criteria = handout.ids.flatMap((id) => byId.get(id) ?? []);
  return {
    title: t('handout.title'),
    organization: organization.name,
    facts: handoutFacts({ made, catalogue }, t),
    notices: [[t('handout.paper.how'), t('handout.careful')].join(t('handout.paper.gap'))],
    parts: [
      {
        title: t('handout.paper.you'),
        blocks: [
          {
            kind: 'form',
            boxes: [],
            lines: [t('handout.paper.name'), t('handout.paper.day')],
          },
        ],
      },
      {
        title: t('handout.paper.questions'),
        blocks: criteria.map((criterion) => questionOf(made, criterion, t)),
      },
      ...termsPart(termsOfCriteria(catalogue, criteria), t),
    ] satisfies Part[],
    edition,
    digest: digestOf(made),
    date: handout.madeOn,
    tool,
  };
}

/** From whom a hand-out is, for whom, and of which edition. */
export function handoutFacts(
  { made: { organization, handout }, catalogue: { title, edition } }: Pick<HandoutSheetInput, 'made' | 'catalogue'>,
  t: Translate,
): readonly Fact[] {
  return [
    [t('report.organization'), organization.name || t('report.organization.missing')],
    ...(handout.to === undefined ? [] : [[t('handout.paper.to'), handout.to] as const]),
    [t('handout.paper.date'), handout.madeOn],
    ...(handout.until === undefined ? [] : [[t('handout.paper.until'), handout.until] as const]),
    [t('handout.paper.criteria'), t('handout.paper.count', { count: handout.ids.length })],
    [t('report.edition'), t('report.edition.value', { title, edition })],
  ];
}

function questionOf(
  made: Assessment,
  { id, question, metWhen, options, cadence }: Criterion,
  t: Translate,
): DocumentBlock {
  const answer = answerOf(made, id);
  const review = askingReview(made, id);
  const isAsked = review?.question !== undefined;
  return {
    kind: 'form',
    title: `${id}  ${question}`,
    list: {
      title: t('ask.help.conditions'),
      items: conditionsOf({ metWhen }).map((condition) => numbered(condition, { metWhen })),
    },
    texts: [
      ...(review?.question === undefined ? [] : [t('handout.paper.question', { text: review.question })]),
      ...(review?.advice === undefined ? [] : [t('handout.paper.advice', { text: review.advice })]),
      ...(answer === undefined ? [] : [t('handout.paper.now', { text: answerText(answer.state, t) })]),
      ...missingLine(answer ?? {}, t),
      ...(answer?.note === undefined ? [] : [t('handout.paper.now.note', { text: answer.note })]),
    ],
    boxes: states.map((state) => t(`state.${state}`)),
    ...(options === undefined
      ? {}
      : {
          choices: {
            title: optionsTitle(options, t),
            items: options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
          },
        }),
    lines: [
      ...(hasParts({ metWhen }) ? [t('handout.column.missing')] : []),
      ...(cadence?.every === undefined ? [] : [t('handout.paper.last-done')]),
      t('handout.column.reason'),
      t('handout.column.note'),
      '',
      ...(isAsked ? [t('handout.column.reply'), ''] : []),
    ],
  };
}
