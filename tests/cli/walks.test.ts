import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { dice } from '../helpers/random.ts';
import { TODAY, testFolder } from '../helpers/runCli.ts';
import { sampleCatalogue } from '../helpers/sample.ts';
import { type Leaving, leavings, walk } from '../helpers/walker.ts';
import { type Asked, sitesIn, watchPrompts } from '../helpers/watchedPrompts.ts';

/** The same walks each time; another number makes others. */
const SEED = 1;

const choices = ['a', 'b', 'c'].map((id) => ({ id, text: `やり方${id}` }));

const two = ['1つ目', '2つ目'];
const many = Array.from({ length: 12 }, (_, index) => `${index + 1}番目`);

/** Whatever a catalogue may ask, and no more of it than that. */
const catalogue: Catalogue = {
  ...sampleCatalogue(
    [
      { id: '1-1-1-1', metWhen: many },
      { id: '1-1-1-2', metWhen: two, options: { atLeast: 1, choices }, cadence: { every: 'year' } },
      { id: '1-1-2-1', metWhen: two, options: { atLeast: 2, onlyWhen: '使うとき', choices } },
      { id: '1-1-2-2', metWhen: two },
      { id: '2-1-1-1', metWhen: many, appliesIf: 'servers' },
      { id: '2-1-2-1', metWhen: many, cadence: { every: 'year' } },
    ],
    { profileFacts: [{ id: 'servers', question: 'サーバーがありますか', ifNot: 'サーバーがありません' }] },
  ),
  levels: [{ id: 'base', title: '基本' }],
  targets: [
    { level: 1, title: '低い' },
    { level: 2, title: '高い' },
  ],
};
const criteria = allCriteria(catalogue);

const firm: Assessment = {
  formatVersion: 1,
  organization: { name: 'サンプル株式会社' },
  scope: { companies: ['サンプル株式会社'] },
  catalogue: { id: catalogue.id, edition: catalogue.edition, level: 'base', file: 'catalogue.yaml' },
  profile: { servers: true },
  answers: {},
};

const reviewer = { name: '見本の専門家', relation: 'outside' } as const;

/** A firm that has answered, and a specialist who has asked about some of it. */
function answered(answers: Readonly<Record<string, Answer>>, said: Partial<Review> | undefined): Assessment {
  const reviews = criteria.slice(0, said === undefined ? 0 : 3).map((criterion): [string, Review[]] => {
    const review = { by: 'r1', on: '2026-11-20', view: 'cannot-tell', question: 'どこにありますか', ...said } as const;
    return [criterion.id, [stamped({ criterion, answer: answers[criterion.id], reviewer, review })]];
  });
  const others = said === undefined ? {} : { reviewers: { r1: reviewer }, reviews: Object.fromEntries(reviews) };
  return { ...firm, answers, ...others };
}

const [first, ...rest] = criteria.map(({ id }) => id);
const some = { [first ?? '']: { state: 'met' } } as const;
const allAnswers = Object.fromEntries(
  [first, ...rest].map(
    (id, index) => [id, { state: index % 2 ? 'unknown' : 'partial', owner: index > 2 ? '総務' : '社長' }] as const,
  ),
);

/** What the folder holds as somebody sits down. */
const starts: Readonly<Record<string, { readonly argv: readonly string[]; readonly file?: Assessment }>> = {
  'ask, where nothing is': { argv: ['ask', '--catalogue', 'catalogue.yaml'] },
  'ask, at a glance': { argv: ['ask', '--quick'], file: { ...firm, profile: {} } },
  'ask, of a known firm': { argv: ['ask'], file: { ...answered(some, {}), profile: {} } },
  'ask, for the rest': { argv: ['ask'], file: answered({ ...allAnswers, '1-1-2-1': { state: 'met' } }, {}) },
  'review, for the first time': { argv: ['review'], file: answered({ ...allAnswers, ...some }, undefined) },
  'review, again': { argv: ['review'], file: answered({ ...allAnswers, ...some }, { on: TODAY }) },
  'review, after another': {
    argv: ['review'],
    file: answered({ ...allAnswers, ...some }, { view: 'agrees', lookedAt: ['interview'] }),
  },
};

/** Where neither an interview nor a review asks: others test these. */
const others = /^(?:columns|passphrase|saving|commands\/(?:merge|migrate)\/.*)\.ts:/;

/** Who asks for a number to go to, which is nobody's own word. */
const numbers = ['targetOf'];

/** Every place where words are typed. */
const sites = sitesIn().flatMap(({ site, asker, way }) =>
  others.test(site) || numbers.includes(asker) || (way !== 'line' && way !== 'text') ? [] : [site],
);
const ways = Object.keys(leavings) as Leaving[];

test('whatever is typed is on disk or told, and nobody says what they have not pressed, wherever and however they leave', async () => {
  const asked = watchPrompts();
  const throws = dice(SEED);
  /** How each place has been left so far. */
  const left = new Map<string, Set<Leaving>>();
  const leads = new Map<string, Set<string>>();
  const untried = (site: string) => ways.filter((one) => left.get(site)?.has(one) !== true);
  const isWanted = (site: string) => sites.includes(site) && untried(site).length === ways.length;
  const leaves = ({ site, way }: Asked): Leaving | undefined => {
    const open = untried(site);
    if (open.length === 0 || throws.below(way === 'key' ? 20 : 3) > 0) return undefined;
    const chosen = throws.pick(open);
    left.set(site, (left.get(site) ?? new Set()).add(chosen));
    return chosen;
  };
  const all = Object.entries(starts);
  let walks = 0;
  for (; walks < 70 || (walks < 200 && sites.some(isWanted)); walks += 1) {
    const [name, { argv, file }] = all[walks % all.length] ?? ['', { argv: [] }];
    const cwd = testFolder();
    writeFileSync(join(cwd, 'catalogue.yaml'), JSON.stringify(catalogue));
    if (file !== undefined) writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
    const faults = await walk({ argv, cwd, asked, throws, known: { leads, isWanted }, leaves, steps: 16 });
    expect(faults, `${name}, walk ${walks} of seed ${SEED}`).toEqual([]);
  }
  expect(sites.filter(isWanted)).toEqual([]);
}, 300_000);
