import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue, Criterion } from '../../src/formats/catalogue.ts';
import type { Result } from '../../src/scoring/result.ts';
import { score } from '../../src/scoring/score.ts';

/** A criterion of a test: its id, and what is special about it. */
export type SampleCriterion = { readonly id: string } & Partial<Criterion>;

export interface SampleOptions {
  readonly levels?: Catalogue['levels'];
  readonly profileFacts?: Catalogue['profileFacts'];
}

/** A catalogue of the given criteria; `A-1-2-3` belongs to requirement `A-1-2`, section `A-1` and category `A`. */
export function sampleCatalogue(criteria: readonly SampleCriterion[], options: SampleOptions = {}): Catalogue {
  const upTo = (id: string, parts: number) => id.split('-').slice(0, parts).join('-');
  const groups = (parts: number, within = '') =>
    [...new Set(criteria.map(({ id }) => upTo(id, parts)))].filter((id) => id.startsWith(within));
  return {
    formatVersion: 1,
    id: 'sample',
    edition: '1',
    lang: 'ja',
    title: '見本',
    source: { document: '見本の文書', publisher: '見本の団体', published: '2026-01-01' },
    method: 'all-of',
    levels: options.levels ?? [{ id: 'base', title: '基本', promises: { requirements: 1, criteria: 1 } }],
    profileFacts: options.profileFacts ?? [],
    categories: groups(1).map((id) => ({
      id,
      title: `大分類 ${id}`,
      sections: groups(2, `${id}-`).map((section) => ({ id: section, title: `中分類 ${section}` })),
    })),
    requirements: groups(3).map((id) => ({
      id,
      section: upTo(id, 2),
      title: `要求事項 ${id}`,
      criteria: criteria
        .filter((criterion) => upTo(criterion.id, 3) === id)
        .map((criterion) => ({
          level: 'base',
          question: `${criterion.id} はできていますか`,
          metWhen: ['できている'],
          ...criterion,
        })),
    })),
  };
}

/** The answers of a firm: a state alone, or a whole answer. */
export function sampleAssessment(
  answers: Readonly<Record<string, Answer['state'] | Answer>>,
  profile?: Assessment['profile'],
): Assessment {
  return {
    formatVersion: 1,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: { id: 'sample', edition: '1', level: 'base' },
    ...(profile === undefined ? {} : { profile }),
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'string' ? { state: answer } : answer]),
    ),
  };
}

/** The result at the level `base`, unless another is named. */
export function scoreSample(catalogue: Catalogue, assessment: Assessment, level = 'base'): Result {
  return score(catalogue, assessment, { level, hash: 'sha256:0' });
}

/** The same value, of which no part can be changed. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}

/** What is told of answers that were all given to the text of today. */
export const upToDate = { changed: [], wording: [], unsure: [] } as const;
