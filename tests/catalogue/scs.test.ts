import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseCatalogue, parseGuidance } from '../../src/catalogue/parse.ts';
import { allCriteria, narrowToLevel, referenceResolver, referencesOf } from '../../src/domain/catalogue.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { run } from '../helpers/runCli.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string) => ({ name, bytes: readFileSync(new URL(name, root)) });
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));

/** What the edition says in ids and numbers, taken from the official table and kept apart from the catalogue. */
const facts = z
  .strictObject({
    edition: z.string(),
    workbook: z.strictObject({ file: z.string(), sha256: z.string() }),
    levels: z.record(
      z.string(),
      z.strictObject({ requirements: z.array(z.string()), criteriaByCategory: z.record(z.string(), z.number()) }),
    ),
    criteria: z.array(
      z.strictObject({
        id: z.string(),
        level: z.string(),
        references: z.array(z.string()).default([]),
        cadence: z.strictObject({ every: z.string().optional(), on: z.array(z.string()).optional() }).optional(),
        options: z
          .strictObject({ atLeast: z.number(), choices: z.number(), onlySometimes: z.boolean().default(false) })
          .optional(),
        numbers: z.array(z.string()).default([]),
        people: z.array(z.string()).default([]),
      }),
    ),
  })
  .parse(readJson('tests/fixtures/catalogue/scs-facts.json'));

const catalogue = shippedCatalogue();
const guidance = shippedGuidance();
const criteria = allCriteria(catalogue);

/** Everything a person reads about a criterion before answering. */
function wordsOf({ question, metWhen, options }: Criterion): string {
  const choices = options?.choices.flatMap(({ text, onlyWhen = '' }) => [text, onlyWhen]) ?? [];
  return [question, ...metWhen, options?.onlyWhen ?? '', ...choices].join('\n');
}

const referencesAnyhow = (criterion: Criterion) =>
  referencesOf(
    criterion,
    criterion.options?.choices.map(({ id }) => id),
  );

describe('the catalogue has what the edition asks for, and nothing else', () => {
  const counts = [
    ['star3', 26, 81, [8, 4, 11, 48, 3, 6, 1]],
    ['star4', 43, 153, [19, 7, 29, 82, 8, 6, 2]],
  ] as const;

  test.each(counts)('%s: %d requirements and %d criteria, by category %j', (level, requirements, total, byCategory) => {
    const narrowed = narrowToLevel(catalogue, level);
    const found = narrowed.categories.map(({ sections }) => {
      const own = new Set(sections.map(({ id }) => id));
      const inside = narrowed.requirements.filter(({ section }) => own.has(section));
      return inside.reduce((sum, requirement) => sum + requirement.criteria.length, 0);
    });
    expect(found).toEqual(byCategory);
    expect(found).toEqual(Object.values(facts.levels[level]?.criteriaByCategory ?? {}));
    expect(narrowed.requirements.map(({ id }) => id)).toEqual(facts.levels[level]?.requirements);
    expect(narrowed.requirements).toHaveLength(requirements);
    expect(allCriteria(narrowed)).toHaveLength(total);
    expect(catalogue.levels.find(({ id }) => id === level)?.promises).toEqual({ requirements, criteria: total });
  });

  test('the ids of the edition, in its order, each at the level where it first appears', () => {
    expect(criteria.map(({ id, level }) => [id, level])).toEqual(facts.criteria.map(({ id, level }) => [id, level]));
  });

  test('★4 includes ★3, and ★3 nothing of ★4', () => {
    expect(catalogue.levels.map(({ id, includes }) => [id, includes])).toEqual([
      ['star3', undefined],
      ['star4', ['star3']],
    ]);
    expect(allCriteria(narrowToLevel(catalogue, 'star3')).every(({ level }) => level === 'star3')).toBe(true);
  });

  test('every number stands under the number it begins with', () => {
    for (const { id, sections } of catalogue.categories) {
      for (const section of sections) expect(section.id).toMatch(new RegExp(`^${id}-\\d$`));
    }
    for (const { id, section, criteria: own } of catalogue.requirements) {
      expect(id.startsWith(`${section}-`)).toBe(true);
      own.forEach((criterion, index) => {
        expect(criterion.id).toMatch(new RegExp(`^${id}-\\d$`));
        if (index > 0) expect(criterion.id > (own[index - 1]?.id ?? '')).toBe(true);
      });
    }
  });

  test('no id is there twice', () => {
    const ids = [
      ...catalogue.categories.map(({ id }) => id),
      ...catalogue.categories.flatMap(({ sections }) => sections.map(({ id }) => id)),
      ...catalogue.requirements.map(({ id }) => id),
      ...criteria.map(({ id }) => id),
    ];
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('it says which document it rests on', () => {
    expect(catalogue.edition).toBe(facts.edition);
    expect(catalogue.source).toMatchObject({ ...facts.workbook, published: facts.edition });
  });
});

describe('what one criterion asks of another is what the edition says', () => {
  test('the references, those of single options included', () => {
    const found = criteria.map((criterion) => ({ id: criterion.id, references: [...referencesAnyhow(criterion)] }));
    expect(found).toEqual(facts.criteria.map(({ id, references }) => ({ id, references })));
  });

  test.each(Object.keys(facts.levels))('every reference of %s leads to a criterion of that level', (level) => {
    const narrowed = narrowToLevel(catalogue, level);
    const known = new Set(allCriteria(narrowed).map(({ id }) => id));
    const targets = allCriteria(narrowed).flatMap(referencesAnyhow).flatMap(referenceResolver(narrowed));
    expect(targets.filter((id) => !known.has(id))).toEqual([]);
  });

  test('a criterion or requirement that a text names is also a reference', () => {
    const mentioned = criteria.flatMap((criterion) =>
      [...wordsOf(criterion).matchAll(/\d-\d-\d(?:-\d)?/g)]
        .map(([id]) => id)
        .filter((id) => !referencesAnyhow(criterion).includes(id))
        .map((id) => `${criterion.id} mentions ${id}`),
    );
    expect(mentioned).toEqual([]);
  });
});

describe('how often and when is what the edition says', () => {
  const yearly = criteria.filter(({ cadence }) => cadence?.every === 'year');

  test('exactly these eight of ★3 are due every year', () => {
    expect(yearly.filter(({ level }) => level === 'star3').map(({ id }) => id)).toEqual([
      '1-2-1-3',
      '2-1-1-2',
      '3-1-1-4',
      '3-1-4-2',
      '4-2-2-1',
      '4-2-2-3',
      '6-1-1-4',
      '6-1-1-6',
    ]);
  });

  test('at ★4 twenty-three are due every year and two every month', () => {
    expect(yearly).toHaveLength(23);
    expect(criteria.filter(({ cadence }) => cadence?.every === 'month').map(({ id }) => id)).toEqual([
      '3-2-1-5',
      '4-4-3-3',
    ]);
  });

  test('the cadence of every criterion', () => {
    expect(criteria.map(({ id, cadence }) => ({ id, cadence }))).toEqual(
      facts.criteria.map(({ id, cadence }) => ({ id, cadence })),
    );
  });

  test('a yearly duty is asked for in words as well, and nothing else is', () => {
    const asked = criteria.filter((criterion) => /年に?1回以上/.test(wordsOf(criterion))).map(({ id }) => id);
    expect(asked).toEqual(yearly.map(({ id }) => id));
  });
});

describe('nothing is dropped from a criterion in our words', () => {
  test.each(facts.criteria.filter(({ numbers }) => numbers.length > 0))('$id names $numbers', ({ id, numbers }) => {
    const words = wordsOf(given(criteria.find((criterion) => criterion.id === id)));
    for (const number of numbers) expect(words).toContain(number);
  });

  test.each(facts.criteria.filter(({ people }) => people.length > 0))('$id names $people', ({ id, people }) => {
    const words = wordsOf(given(criteria.find((criterion) => criterion.id === id)));
    for (const group of people) expect(words).toContain(group);
  });

  test('the options of every criterion: how many there are, how many are needed, and whether always', () => {
    const found = criteria.map(({ id, options }) => ({
      id,
      options: options && {
        atLeast: options.atLeast,
        choices: options.choices.length,
        onlySometimes: options.onlyWhen !== undefined,
      },
    }));
    expect(found).toEqual(facts.criteria.map(({ id, options }) => ({ id, options })));
  });

  test('options are lettered from a on', () => {
    for (const { options } of criteria) {
      const letters = options?.choices.map(({ id }) => id).join('') ?? '';
      expect('abcdefgh'.startsWith(letters)).toBe(true);
    }
  });

  test('every question is one question to a person', () => {
    expect(criteria.filter(({ question }) => !/(か|ですか)$/.test(question)).map(({ id }) => id)).toEqual([]);
    expect(criteria.filter(({ question }) => /[？?。]/.test(question)).map(({ id }) => id)).toEqual([]);
    expect(new Set(criteria.map(({ question }) => question)).size).toBe(criteria.length);
  });
});

describe('the help texts are complete', () => {
  test('one for every criterion and for nothing else, in the same order', () => {
    expect(guidance.catalogue).toBe(catalogue.id);
    expect(Object.keys(guidance.criteria)).toEqual(criteria.map(({ id }) => id));
  });

  test.each(Object.entries(guidance.criteria))(
    '%s has a reason, two to four kinds of evidence and a first step',
    (_id, { evidence = [], who = [], work = [], ...entry }) => {
      expect(entry).toMatchObject({ effort: expect.any(String), solvedBy: expect.any(String) });
      expect(Math.min(who.length, work.length)).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThanOrEqual(2);
      expect(evidence.length).toBeLessThanOrEqual(4);
      expect(new Set(evidence).size).toBe(evidence.length);
      expect(new Set(who).size).toBe(who.length);
      expect(new Set(work).size).toBe(work.length);
      expect(entry.firstStep).toMatch(/。$/);
      expect(entry.why).toMatch(/。$/);
      for (const text of [entry.why, entry.firstStep, ...evidence]) expect(text).toBe(text?.trim());
    },
  );

  test('a fact about the firm that may take a criterion away is asked of the firm, and each one is used', () => {
    const used = new Set(criteria.flatMap(({ appliesIf }) => appliesIf ?? []));
    expect([...used].sort()).toEqual(catalogue.profileFacts.map(({ id }) => id).sort());
  });
});

describe('the shipped files are clean', () => {
  test('the catalogue and its help texts have no problems', () => {
    const parsed = parseCatalogue(read('controls/scs-20260327.yaml'));
    expect(parsed.diagnostics).toEqual([]);
    expect(parseGuidance(read('controls/guidance/scs-20260327.ja.yaml'), catalogue).diagnostics).toEqual([]);
  });

  test('scs-check lint says so', async () => {
    const { code, stdout } = await run(
      ['lint', 'controls/scs-20260327.yaml', 'controls/guidance/scs-20260327.ja.yaml'],
      {
        cwd: fileURLToPath(root),
      },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });
});

test('each fact about the firm decides on the criteria that are only about it', () => {
  const decided = catalogue.profileFacts.map(({ id }) => [
    id,
    criteria.filter(({ appliesIf }) => appliesIf === id).map((criterion) => criterion.id),
  ]);
  expect(Object.fromEntries(decided)).toEqual({
    'has-seconded-staff': ['1-2-3-4'],
    'shares-secrets': ['2-1-1-3', '2-1-2-1', '2-1-4-1', '2-1-5-1'],
    'uses-smart-devices': ['3-1-1-5'],
    'uses-external-services': ['3-1-3-1', '3-1-3-2'],
    'has-important-secrets': ['4-1-3-5', '4-1-7-3', '4-1-7-4', '4-1-7-5', '4-1-7-6', '4-3-1-2', '4-3-4-2'],
    'cloud-important-secrets': ['4-1-3-2'],
    'uses-mfa': ['4-1-3-3', '4-1-3-4'],
    'has-servers': ['3-1-1-2', '4-1-8-1', '4-1-8-2', '4-1-8-3', '4-1-8-4', '4-5-1-9'],
    'has-development': ['4-1-2-4'],
    'uses-removable-media': ['4-4-1-2'],
    'firewall-over-internet': ['4-5-1-7'],
    'works-remotely': ['3-1-5-1', '3-1-5-2', '3-1-5-3'],
  });
});

test('a text that people have answered does not change silently', () => {
  const name = 'tests/golden/scs-20260327.hashes.json';
  const now = Object.fromEntries(
    criteria.map(({ id, question, metWhen, options }) => [id, digestOf({ question, metWhen, options })]),
  );
  if (process.env['UPDATE_HASHES'] === '1') {
    writeFileSync(new URL(name, root), `${JSON.stringify(now, null, 2)}\n`);
  }
  const before = z.record(z.string(), z.string()).parse(readJson(name));
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((id) => before[id] !== now[id]);
  expect(
    changed,
    [
      'The question, the conditions or the options of these criteria changed. Answers that were given to the old text may no longer be true.',
      `If that is meant: UPDATE_HASHES=1 npx vitest run tests/catalogue/scs.test.ts, commit ${name}, and say in the changelog which answers to look at again.`,
    ].join('\n'),
  ).toEqual([]);
});

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no such criterion');
  return value;
}
