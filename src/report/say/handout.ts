import { answerOf, draftOf } from '../../domain/answer.ts';
import { answersOf, indexCatalogue, titleOf } from '../../domain/catalogue.ts';
import { conditionsOf, hasParts, numbered } from '../../domain/conditions.ts';
import { digestOf } from '../../domain/digest.ts';
import { shownEvidence } from '../../domain/evidence.ts';
import { ownIn } from '../../domain/ownIn.ts';
import { askingIn, mayReply } from '../../domain/reply.ts';
import { termsOfCriteria } from '../../domain/terms.ts';
import type { Answer, AnswerState, Assessment, Handout } from '../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../formats/catalogue.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Fact, Form, Part, Sheet } from '../document.ts';
import { termsPart } from '../terms.ts';
import { aboutWhat, optionsTitle, optionText } from '../words/criterion.ts';
import { answeredLine, chargeLines, evidenceText, missingLine, saidLines } from '../words/record.ts';
import { viewLines } from '../words/view.ts';
import { answerText } from './sheetParts.ts';

export interface HandoutSheetInput {
  readonly made: Assessment & { readonly handout: Handout };
  /** In the words of the reader. */
  readonly catalogue: Catalogue;
  readonly tool: ReportModel['tool'];
  /** Whether it is the table of everything: by its groups, with all that is written of each criterion. */
  readonly isWhole?: boolean | undefined;
}

/** A hand-out to fill in by hand. */
export function handoutSheet({ made, catalogue, tool, isWhole = false }: HandoutSheetInput, t: Translate): Sheet {
  const { organization, handout } = made;
  const { edition } = catalogue;
  const index = indexCatalogue(catalogue);
  const criteria = handout.ids.flatMap((id) => index.criteria.get(id) ?? []);
  const questions: readonly Part[] = isWhole
    ? catalogue.categories.map(({ id, title }) => ({
        title,
        blocks: criteria
          .filter(({ category }) => category === id)
          .map((criterion) => wholeOf(made, criterion, catalogue, t)),
      }))
    : [
        {
          title: t('handout.paper.questions'),
          blocks: criteria.map((criterion) => questionOf(made, criterion, answersOf(catalogue), t)),
        },
      ];
  return {
    title: t('handout.title'),
    organization: organization.name,
    facts: handoutFacts({ made, catalogue }, t),
    notices: [
      ...aboutWhat(made, catalogue, t),
      [t('handout.paper.how'), t('handout.careful.receiver')].join(t('handout.paper.gap')),
    ],
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
      ...questions.filter(({ blocks }) => blocks.length > 0),
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

/** A criterion of the table of everything: with its title and what specialists said. */
function wholeOf(
  made: Assessment,
  criterion: Criterion & { readonly requirement: string },
  catalogue: Catalogue,
  t: Translate,
): Form {
  const asked = questionOf(made, criterion, answersOf(catalogue), t);
  const requirement = indexCatalogue(catalogue).requirements.get(criterion.requirement)?.title ?? '';
  const title = t('handout.paper.title', { text: titleOf(criterion, { title: requirement }) });
  const views = handedViews(made, criterion.id, t);
  return { ...asked, texts: [title, ...(asked.texts ?? []), ...views] };
}

/** What specialists said of a criterion, in a hand-out that holds it. */
export function handedViews({ reviews, reviewers }: Assessment, id: string, t: Translate): readonly string[] {
  const said = ownIn(reviews, id) ?? [];
  return said.flatMap((review) => viewLines(review, ownIn(reviewers, review.by)?.name ?? review.by, t));
}

/** A question or an advice that is not told with the view that it belongs to. */
function askedTexts(made: Assessment, id: string, t: Translate): readonly string[] {
  if (handedViews(made, id, t).length > 0) return [];
  const { question, advice } = askingIn(made, id) ?? {};
  return [
    ...(question === undefined ? [] : [t('handout.paper.question', { text: question })]),
    ...(advice === undefined ? [] : [t('handout.paper.advice', { text: advice })]),
  ];
}

/** All that the hand-out holds of an answer, or of what was written before there is one. */
function writtenTexts(made: Assessment, { id, options }: Criterion, t: Translate): readonly string[] {
  const answer = answerOf(made, id);
  const written: Partial<Answer> = answer ?? draftOf(made, id) ?? {};
  const { options: chosen = [], evidence = [], ...rest } = written;
  const choices = options?.choices.map(({ id: letter, text }) => ({
    id: letter,
    text,
    chosen: chosen.includes(letter),
  }));
  const said = options && choices ? { ...rest, options: { atLeast: options.atLeast, choices } } : rest;
  return [
    ...(answer === undefined ? [] : [t('handout.paper.now', { text: answerText(answer.state, t) })]),
    ...missingLine(written, t),
    ...saidLines(said, t),
    ...evidence.map((piece) => t('report.record.evidence', { text: evidenceText(shownEvidence(piece), t) })),
    ...chargeLines(written, t),
    ...answeredLine(written, t),
  ];
}

function questionOf(made: Assessment, criterion: Criterion, answers: readonly AnswerState[], t: Translate): Form {
  const { id, question, metWhen, options, cadence } = criterion;
  const isAsked = mayReply(made, id);
  return {
    kind: 'form',
    title: `${id}  ${question}`,
    list: {
      title: t('ask.help.conditions'),
      items: conditionsOf({ metWhen }).map((condition) => numbered(condition, { metWhen })),
    },
    texts: [...askedTexts(made, id, t), ...writtenTexts(made, criterion, t)],
    boxes: answers.map((state) => t(`state.${state}`)),
    ...(options === undefined
      ? {}
      : {
          choices: {
            title: optionsTitle(options, t),
            items: options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
          },
        }),
    lines: [
      ...(hasParts({ metWhen }) ? [t('handout.paper.missing')] : []),
      ...(cadence?.every === undefined ? [] : [t('handout.paper.last-done')]),
      ...(answers.includes('not-applicable') ? [t('handout.column.reason')] : []),
      t('handout.column.note'),
      '',
      t('handout.column.evidence'),
      t('handout.column.owner'),
      t('handout.column.due'),
      ...(isAsked ? [t('handout.column.reply'), ''] : []),
    ],
  };
}
