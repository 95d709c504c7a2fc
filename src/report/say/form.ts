import { answerOf } from '../../domain/answer.ts';
import { allCriteria, answersOf, guidanceOf, indexCatalogue } from '../../domain/catalogue.ts';
import { hasParts } from '../../domain/conditions.ts';
import { askingIn } from '../../domain/reply.ts';
import { termsOfCriteria } from '../../domain/terms.ts';
import type { Assessment, Handout } from '../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../formats/catalogue.ts';
import type { Guidance } from '../../formats/guidance.ts';
import type { Translate } from '../../i18n/t.ts';
import type { FormGroup, FormPage, FormQuestion } from '../formPage.ts';
import { aboutWhat, optionsTitle, optionText } from '../words/criterion.ts';
import { people } from '../words/plan.ts';
import { handedViews, handoutFacts } from './handout.ts';
import { answerText } from './sheetParts.ts';

export interface FormPageInput {
  readonly made: Assessment & { readonly handout: Handout };
  /** In the words of the reader. */
  readonly catalogue: Catalogue;
  readonly guidance?: Guidance | undefined;
}

/** A hand-out as a page for the browser. */
export function formPage({ made, catalogue, guidance }: FormPageInput, t: Translate): FormPage {
  const wanted = new Set(made.handout.ids);
  const index = indexCatalogue(catalogue);
  const handed = allCriteria(catalogue).filter(({ id }) => wanted.has(id));
  const groups = [...index.categories.values()].map(
    ({ id, title }): FormGroup => ({
      id,
      title,
      questions: handed
        .filter((criterion) => index.criteria.get(criterion.id)?.category === id)
        .map((criterion) => questionOf(criterion, { made, catalogue, guidance }, t)),
    }),
  );
  return {
    title: t('handout.title'),
    facts: handoutFacts({ made, catalogue }, t),
    notices: [...aboutWhat(made, catalogue, t), t('handout.careful.receiver')],
    how: [t('form.how.answer'), t('form.how.kept'), t('form.how.back'), t('form.how.again')],
    groups: groups.filter(({ questions }) => questions.length > 0),
    terms: termsOfCriteria(catalogue, handed),
  };
}

function questionOf(criterion: Criterion, { made, catalogue, guidance }: FormPageInput, t: Translate): FormQuestion {
  const { id, question, metWhen, options, cadence } = criterion;
  const review = askingIn(made, id);
  const views = handedViews(made, id, t);
  const { who = [], evidence = [] } = guidanceOf(guidance, id) ?? {};
  return {
    id,
    question,
    conditions: metWhen,
    hasParts: hasParts(criterion),
    states: answersOf(catalogue).map((state) => ({ state, text: answerText(state, t) })),
    ...(options === undefined
      ? {}
      : {
          options: {
            title: optionsTitle(options, t),
            choices: options.choices.map((choice) => ({ id: choice.id, text: optionText(choice, t) })),
          },
        }),
    asksDay: cadence?.every !== undefined,
    said: [
      ...(answerOf(made, id)?.state === 'unknown' ? [t('form.asked')] : []),
      ...(review?.question === undefined || views.length > 0
        ? []
        : [t('handout.paper.question', { text: review.question })]),
      ...(review?.advice === undefined || views.length > 0 ? [] : [t('handout.paper.advice', { text: review.advice })]),
    ],
    views,
    asksReply: review?.question !== undefined,
    ...(who.length === 0 ? {} : { knows: t('form.knows', { people: people(who, t) }) }),
    ...(evidence.length === 0
      ? {}
      : { examples: t('form.evidence.examples', { text: evidence.join(t('list.comma')) }) }),
  };
}
