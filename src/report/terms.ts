import { termsIn, textsOf } from '../domain/terms.ts';
import type { Term } from '../formats/catalogue.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import type { Translate } from '../i18n/t.ts';
import type { Part } from './document.ts';
import { criteriaIn } from './model.ts';
import { openConditions } from './words/criterion.ts';

/** 「マルウェア … ウイルスなどの悪いプログラム」 */
export function termText({ term, gloss }: Term, t: Translate): string {
  return t('terms.item', { term, gloss });
}

/** What the words of a document mean, each once; nothing where no word has to be explained. */
export function termsPart(terms: readonly Term[], t: Translate): readonly Part[] {
  if (terms.length === 0) return [];
  return [{ title: t('terms.title'), blocks: [{ kind: 'list', items: terms.map((term) => termText(term, t)) }] }];
}

/**
 * The words of what a report says is still to be done, with what helps to do it, or to be found out. Whoever said that the rest is in place has
 * understood it.
 */
export function openTerms(model: ReportModel, t: Translate): readonly Term[] {
  const open = criteriaIn(model, 'unmet', 'partial').map(({ criterion }) => {
    return { ...criterion, metWhen: openConditions(criterion, t).items };
  });
  const unknown = criteriaIn(model, 'unknown').map(({ criterion: { question } }) => ({ question, metWhen: [] }));
  const help = open.flatMap(({ guidance: { firstStep, evidence = [] } = {} }) => [firstStep ?? '', ...evidence]);
  return termsIn(model, [...[...open, ...unknown].flatMap(textsOf), ...help]);
}

/** The words of questions alone, for a document that shows nothing else of a criterion. */
export function questionTerms(
  { terms }: Pick<ReportModel, 'terms'>,
  questions: readonly { readonly question: string }[],
): readonly Term[] {
  return termsIn(
    { terms },
    questions.map(({ question }) => question),
  );
}
