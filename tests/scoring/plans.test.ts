import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, AnswerState, Assessment } from '../../src/formats/assessment.ts';
import { planActions } from '../../src/scoring/actions.ts';
import { score } from '../../src/scoring/score.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const guidance = shippedGuidance();

/** A sample firm: what holds for whole parts of the catalogue, the longest matching beginning of an id first. */
interface Firm {
  readonly level?: 'star3' | 'star4';
  readonly profile?: Assessment['profile'];
  readonly answers: Readonly<Record<string, AnswerState>>;
}

const firms: Readonly<Record<string, Firm>> = {
  'nothing-yet': { answers: { '': 'unmet' } },
  'papers-done-doors-open': {
    answers: {
      '': 'met',
      '4-1-3': 'unmet',
      '4-1-4': 'unmet',
      '4-3': 'unmet',
      '4-4': 'unmet',
      '4-5': 'unmet',
      '5': 'unmet',
    },
  },
  'doors-shut-papers-open': {
    answers: { '': 'unmet', '4-1-3': 'met', '4-1-4': 'met', '4-3': 'met', '4-4': 'met', '4-5': 'met' },
  },
  'no-policy': { answers: { '': 'met', '1-2-3': 'unmet', '1-3-1': 'unmet', '4-1-3': 'unmet', '4-4-5': 'unmet' } },
  'nobody-knows-the-network': {
    answers: { '': 'partial', '4-5': 'unknown', '5-1': 'unknown', '3-1-2': 'unknown', '4-1-5': 'met' },
  },
  'all-begun': { answers: { '': 'partial' } },
  'no-servers-no-cloud': {
    profile: { 'has-servers': false, 'cloud-important-secrets': false },
    answers: {
      '': 'unmet',
      '3-1-1-2': 'not-applicable',
      '4-1-3-2': 'not-applicable',
      '1-2': 'met',
      '1-3': 'met',
      '3-1': 'met',
    },
  },
  'backup-only-on-site': {
    answers: { '': 'met', '4-3-4-2': 'unmet', '4-3-4-3': 'unmet', '7-1': 'unmet', '4-2-2': 'unmet', '6-1': 'partial' },
  },
  'nearly-there': {
    answers: { '': 'met', '1-2-1-3': 'unmet', '3-1-4-2': 'unmet', '4-4-4-2': 'partial', '4-2-2-2': 'unmet' },
  },
  'towards-star4': {
    level: 'star4',
    answers: Object.fromEntries(
      allCriteria(catalogue).map(({ id, level }) => [id, level === 'star3' ? 'met' : 'unmet'] as const),
    ),
  },
};

function planOf({ level = 'star3', profile, answers: said }: Firm): string {
  const beginnings = Object.keys(said).toSorted((a, b) => b.length - a.length);
  const criteria = allCriteria(narrowToLevel(catalogue, level));
  const answers = Object.fromEntries(
    criteria.map(({ id }): [string, Answer] => {
      const state =
        said[beginnings.find((beginning) => id === beginning || id.startsWith(beginning && `${beginning}-`)) ?? ''];
      return [id, { state: state ?? 'unmet', ...(state === 'not-applicable' ? { reason: '見本の理由' } : {}) }];
    }),
  );
  const assessment = { ...emptyAssessment(catalogue, level), answers, ...(profile ? { profile } : {}) };
  const result = score(catalogue, assessment, { level, hash: 'sha256:0', guidance });
  const titles = new Map(
    catalogue.requirements.flatMap((requirement) =>
      requirement.criteria.map(({ id }) => [id, requirement.title] as const),
    ),
  );
  return planActions(catalogue, assessment, result, guidance)
    .map(({ criterion, state, when, effort, risk, unblocks }, index) => {
      const title = titles.get(criterion) ?? '';
      const facts = [when, state, `risk ${risk ?? '-'}`, `effort ${effort ?? '-'}`];
      const above = unblocks.length === 0 ? '' : `  before ${unblocks.join(' ')}`;
      return `${String(index + 1).padStart(3)} ${criterion} ${title}  ${facts.join(', ')}${above}\n`;
    })
    .join('');
}

describe('the plan of a sample firm', () => {
  test.each(Object.entries(firms))('%s', async (name, firm) => {
    await expect(planOf(firm)).toMatchFileSnapshot(`../golden/plans/${name}.txt`);
  });
});
