import { narrowToLevel } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import { type Explanation, explain } from '../scoring/explain.ts';
import { findTypedId } from '../text/typed.ts';
import type { LoadedAssessment } from './assessment.ts';
import { type LoadedCatalogue, levelCalled, shippedWithStage } from './catalogue.ts';
import { idsIn, unknownId } from './knownIds.ts';
import { type Aimed, type AsOf, chosenFor, type Scored, scoreAsAsked } from './score.ts';
import type { Workplace } from './workplace.ts';

/** How a state or count came about, with what it was judged by. */
export interface Explained extends Scored {
  readonly explanation: Explanation;
}

/**
 * Explains a criterion, requirement, section, category or level by its id as a person types it, or by 「★3」 or 「★★」, as
 * a level or a stage of the scheme is called. A stage that another catalogue of ours leads to is explained by that one.
 * @throws UserError unknown-id, unknown-catalogue, unknown-level
 */
export function explainAsAsked(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  words: string,
  asked: Aimed & AsOf,
  workplace: Workplace,
): Explained {
  const level = levelCalled(words, chosenFor(opened, asked, workplace.cwd).catalogue);
  const elsewhere = level === undefined && asked.catalogue === undefined ? shippedWithStage(words) : undefined;
  if (elsewhere !== undefined) return explainAsAsked(opened, words, { ...asked, catalogue: elsewhere }, workplace);
  // Who asks for star4 means that level, whatever the file aims at.
  const isAimed = asked.level === undefined && level !== undefined;
  const scored = scoreAsAsked(opened, isAimed ? { ...asked, level } : asked, workplace);
  const { chosen, spoken, result } = scored;
  const typed = level ?? words;
  const id = findTypedId(typed, idsIn(chosen.catalogue));
  const explanation =
    id === undefined
      ? undefined
      : explain(spoken.catalogue, opened.assessment, result, id, asked.asOf ?? workplace.today);
  if (explanation === undefined) {
    throw unknownId(typed, chosen, idsIn(narrowToLevel(chosen.catalogue, result.level.id)));
  }
  return { ...scored, explanation };
}

/** Without a file there is still much to explain: what the catalogue asks, at the highest level that has what is asked for. */
export function nothingAnswered(loaded: LoadedCatalogue, cwd: string, words: string) {
  const { id, edition, levels } = loaded.catalogue;
  const has = (level: string) => findTypedId(words, idsIn(narrowToLevel(loaded.catalogue, level))) !== undefined;
  const level = levels.findLast((one) => has(one.id)) ?? levels.at(-1);
  const assessment: Assessment = {
    formatVersion: 1,
    organization: { name: '' },
    scope: {},
    catalogue: { id, edition, level: level?.id ?? '' },
    answers: {},
  };
  return { assessment, loaded, name: '', path: cwd };
}
