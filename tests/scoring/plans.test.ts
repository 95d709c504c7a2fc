import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, AnswerState, Assessment } from '../../src/formats/assessment.ts';
import { actionTimes } from '../../src/formats/states.ts';
import { type Action, planActions } from '../../src/scoring/actions.ts';
import { score } from '../../src/scoring/score.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const guidance = shippedGuidance();

/** An invented firm: who it is, and what holds for whole parts of the catalogue, the longest matching beginning of an id first. */
interface Firm {
  readonly about: string;
  readonly level?: 'star3' | 'star4';
  readonly profile?: Assessment['profile'];
  readonly answers: Readonly<Record<string, AnswerState>>;
  /** By when single criteria were to be done. */
  readonly dues?: Readonly<Record<string, string>>;
}

const firms: Readonly<Record<string, Firm>> = {
  'nothing-yet': {
    about: 'A workshop of five that was asked by its buyer last week; nothing is in place.',
    answers: { '': 'unmet' },
  },
  'papers-done-doors-open': {
    about: 'A supplier with rules and registers from an ISO certificate, and nobody who sets up devices.',
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
    about: 'A software house of twelve: everything is set up well, and nothing is written down.',
    answers: { '': 'unmet', '4-1-3': 'met', '4-1-4': 'met', '4-3': 'met', '4-4': 'met', '4-5': 'met' },
  },
  'no-policy': {
    about: 'A wholesaler whose vendor did most of it; no policy, no duty of confidentiality, no MFA, no anti-malware.',
    answers: { '': 'met', '1-2-3': 'unmet', '1-3-1': 'unmet', '4-1-3': 'unmet', '4-4-5': 'unmet' },
  },
  'nobody-knows-the-network': {
    about: 'A factory whose network the vendor set up years ago; the rest is half done.',
    answers: { '': 'partial', '4-5': 'unknown', '5-1': 'unknown', '3-1-2': 'unknown', '4-1-5': 'met' },
  },
  'all-begun': {
    about: 'A firm that has begun with everything and ended nothing.',
    answers: { '': 'partial' },
  },
  'no-servers-no-cloud': {
    about: 'A design office on PCs alone, with rules from its parent.',
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
    about: 'A clinic that has its backup beside the server and has never tried to restore it.',
    answers: { '': 'met', '4-3-4-2': 'unmet', '4-3-4-3': 'unmet', '7-1': 'unmet', '4-2-2': 'unmet', '6-1': 'partial' },
  },
  'nearly-there': {
    about: 'A firm in its second year: four things are left.',
    answers: { '': 'met', '1-2-1-3': 'unmet', '3-1-4-2': 'unmet', '4-4-4-2': 'partial', '4-2-2-2': 'unmet' },
  },
  'days-gone-by': {
    about: 'A firm that set itself days and let four of them pass.',
    answers: { '': 'met', '1-2-1': 'unmet', '4-1': 'unmet', '4-4': 'partial', '6-1': 'unmet' },
    dues: { '6-1-1-2': '2026-11-28', '4-4-4-2': '2026-11-29', '4-1-6-3': '2026-05-01', '1-2-1-3': '2026-10-31' },
  },
  'towards-star4': {
    about: 'A firm with ★3 in place that was asked for ★4.',
    level: 'star4',
    answers: Object.fromEntries(
      allCriteria(catalogue).map(({ id, level }) => [id, level === 'star3' ? 'met' : 'unmet'] as const),
    ),
  },
};

function actionsOf({ level = 'star3', profile, answers: said, dues = {} }: Firm): readonly Action[] {
  const beginnings = Object.keys(said).toSorted((a, b) => b.length - a.length);
  const criteria = allCriteria(narrowToLevel(catalogue, level));
  const answers = Object.fromEntries(
    criteria.map(({ id }): [string, Answer] => {
      const state =
        said[beginnings.find((beginning) => id === beginning || id.startsWith(beginning && `${beginning}-`)) ?? ''];
      const due = dues[id];
      const reason = state === 'not-applicable' ? { reason: '見本の理由' } : {};
      return [id, { state: state ?? 'unmet', ...reason, ...(due === undefined ? {} : { due }) }];
    }),
  );
  const assessment = { ...emptyAssessment(catalogue, level), answers, ...(profile ? { profile } : {}) };
  const result = score(catalogue, assessment, { level, hash: 'sha256:0', guidance });
  return planActions(catalogue, assessment, result, guidance, '2026-11-29');
}

function planOf(firm: Firm): string {
  const titles = new Map(
    catalogue.requirements.flatMap((requirement) =>
      requirement.criteria.map(({ id }) => [id, requirement.title] as const),
    ),
  );
  const lines = actionsOf(firm)
    .map(({ criterion, state, when, effort, risk, isOverdue, unblocks }, index) => {
      const title = titles.get(criterion) ?? '';
      const [who = '-'] = guidance.criteria[criterion]?.who ?? [];
      const facts = [
        ...(isOverdue ? ['overdue'] : []),
        when,
        who,
        state,
        `risk ${risk ?? '-'}`,
        `effort ${effort ?? '-'}`,
      ];
      const above = unblocks.length === 0 ? '' : `  before ${unblocks.join(' ')}`;
      return `${String(index + 1).padStart(3)} ${criterion} ${title}  ${facts.join(', ')}${above}\n`;
    })
    .join('');
  return `${firm.about}\n\n${lines}`;
}

describe('the plan of a sample firm', () => {
  test.each(Object.entries(firms))('%s', async (name, firm) => {
    await expect(planOf(firm)).toMatchFileSnapshot(`../golden/plans/${name}.txt`);
  });

  const undated = Object.entries(firms).filter(([, { dues }]) => dues === undefined);
  test.each(undated)('%s: no paper before an open door, but for what a door stands on', (_, firm) => {
    const actions = actionsOf(firm);
    const isDoor = ({ criterion, risk }: Pick<Action, 'criterion' | 'risk'>) =>
      risk !== undefined || guidance.criteria[criterion]?.solvedBy !== 'paper';
    const doors = actions.filter(isDoor);
    const bases = new Set(doors.flatMap(({ criterion }) => basesOf(criterion, actions)));
    const papers = actions.filter((action) => !isDoor(action) && !bases.has(action.criterion));
    const early = papers.filter((paper) => doors.some((door) => actions.indexOf(door) > actions.indexOf(paper)));
    expect(early.map(({ criterion }) => criterion)).toEqual([]);
    expect(papersBeforeDoors(actions)).toEqual([]);
  });

  test.each(undated)(
    '%s: what attacks use first is begun this week, but for what needs a budget or a vendor',
    (_, firm) => {
      const first = actionsOf(firm).filter(({ risk, when }) => risk === 'high' && when !== 'budget');
      expect(first.filter(({ when }) => when !== 'week').map(({ criterion }) => criterion)).toEqual([]);
    },
  );

  test.each(Object.entries(firms))('%s: no base is for later than what is overdue above it', (_, firm) => {
    const actions = actionsOf(firm);
    const overdue = actions.filter(({ isOverdue }) => isOverdue);
    const isPaper = (id: string) =>
      guidance.criteria[id]?.solvedBy === 'paper' && guidance.criteria[id]?.effort === 'S';
    const bases = new Set(overdue.flatMap(({ criterion }) => basesOf(criterion, actions)).filter(isPaper));
    const late = actions.filter(({ criterion, when }) => bases.has(criterion) && when !== 'week');
    expect(late.map(({ criterion }) => criterion)).toEqual([]);
  });
});

/** Papers that are listed before what attacks use, in the times of the plan, though neither that nor a day needs them. */
function papersBeforeDoors(actions: readonly Action[]): readonly string[] {
  const timeOf = ({ when }: Action) => actionTimes.indexOf(when);
  const isPaper = ({ criterion, risk }: Action) =>
    risk === undefined && guidance.criteria[criterion]?.solvedBy === 'paper';
  const doors = actions.filter(
    ({ risk, when, state }) => risk !== undefined && when !== 'budget' && state !== 'unknown',
  );
  const bases = new Set(doors.flatMap(({ criterion }) => basesOf(criterion, actions)));
  return actions
    .filter((action) => isPaper(action) && action.state !== 'unknown' && !bases.has(action.criterion))
    .filter((paper) => doors.some((door) => timeOf(door) > timeOf(paper)))
    .map(({ criterion }) => criterion);
}

/** What has to stand before a criterion, of what is planned. */
function basesOf(id: string, actions: readonly Action[]): readonly string[] {
  const bases = actions.filter(({ unblocks }) => unblocks.includes(id)).map(({ criterion }) => criterion);
  return [...bases, ...bases.flatMap((base) => basesOf(base, actions))];
}
