import { aimsOf, aimTowards } from '../domain/aims.ts';
import type { Grounds } from '../rules/rule.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import { findTypedId } from '../text/typed.ts';
import type { LoadedAssessment } from './assessment.ts';
import { chooseLevel, type LoadedCatalogue, loadAimed, loadNamed } from './catalogue.ts';
import { groundsOf } from './crosswalk.ts';
import { inLanguage } from './translation.ts';
import type { Workplace } from './workplace.ts';

/** The catalogue and level a command was asked for; else those the file aims at. */
export interface Aimed {
  readonly catalogue?: string;
  readonly level?: string;
}

/** The day that an output is about. */
export interface AsOf {
  /** YYYY-MM-DD; today where left out. */
  readonly asOf?: string;
}

/** A result with what it was judged by. */
export interface Scored {
  /** The catalogue as it was written, and in the language of the person. */
  readonly chosen: LoadedCatalogue;
  readonly spoken: LoadedCatalogue;
  /** What contradictions were looked for by. */
  readonly grounds: Grounds;
  readonly result: Result;
}

/**
 * The result that was asked for: at the file's own aim, or at another level or catalogue of it.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function scoreAsAsked(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  asked: Aimed,
  { cwd, language }: Omit<Workplace, 'today'>,
): Scored {
  const { assessment } = opened;
  const chosen = chosenFor(opened, asked, cwd);
  const before = aimTowards(assessment, chosen.catalogue.id)?.level;
  const level = chooseLevel(chosen.catalogue, asked.level, before);
  const spoken = inLanguage(chosen, language);
  const grounds = { ...groundsOf(opened, language, chosen), guidance: spoken.guidance };
  return {
    chosen,
    spoken,
    grounds,
    result: score(spoken.catalogue, assessment, { level, hash: chosen.hash, written: chosen.catalogue, ...grounds }),
  };
}

/**
 * The catalogue that was asked for, else that of the file.
 * @throws UserError unknown-catalogue
 */
export function chosenFor(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  { catalogue: named }: Pick<Aimed, 'catalogue'>,
  cwd: string,
): LoadedCatalogue {
  if (named === undefined) return opened.loaded;
  const ids = aimsOf(opened.assessment).map(({ id }) => id);
  const aim = aimTowards(opened.assessment, findTypedId(named, ids) ?? '');
  return aim ? loadAimed(aim, opened) : loadNamed(named, cwd);
}
