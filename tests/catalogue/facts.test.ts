import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogueSchema } from '../../src/formats/catalogue.ts';
import { catalogueOf } from '../helpers/crosswalks.ts';
import { run } from '../helpers/runCli.ts';

// What NIST and IPA published in ids and numbers, taken from their documents and kept apart from the catalogues.
// Those of SCS are in scs-facts.json, beside scs.test.ts.
const facts = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/catalogue/${name}-facts.json`, import.meta.url), 'utf8'));

/** What `catalogue show --json` prints of a catalogue. */
async function shown(id: string) {
  const { code, stdout } = await run(['catalogue', 'show', id, '--json']);
  expect(code).toBe(0);
  return z.looseObject(catalogueSchema().shape).parse(JSON.parse(stdout));
}

type Shown = Awaited<ReturnType<typeof shown>>;

/** The ids of the tasks by practice. */
function tasksOf({ requirements }: Pick<Shown, 'requirements'>): Record<string, readonly string[]> {
  return Object.fromEntries(requirements.map(({ id, criteria }) => [id, criteria.map((criterion) => criterion.id)]));
}

const practices = z.record(z.string(), z.array(z.string()));

describe('the SSDF catalogue', () => {
  const ssdf = z
    .strictObject({
      'ssdf-1.1': z.strictObject({
        edition: z.string(),
        published: z.string(),
        groups: z.array(z.string()),
        practices,
      }),
      'ssdf-218a': z.strictObject({ document: z.string(), published: z.string(), practices }),
      'ssdf-1.2-draft': z.strictObject({ document: z.string(), published: z.string(), practices }),
    })
    .parse(facts('ssdf'));

  test('has the 42 tasks of SSDF 1.1 under their 19 practices and 4 groups, in their order', async () => {
    const found = await shown('ssdf-1.1');
    const { edition, published, groups, practices: expected } = ssdf['ssdf-1.1'];
    expect([found.edition, found.source.published]).toEqual([edition, published]);
    expect(found.categories.map(({ id }) => id)).toEqual(groups);
    expect(tasksOf(found)).toEqual(expected);
    expect(Object.keys(tasksOf(found))).toEqual(Object.keys(expected));
    expect(found.levels.map(({ promises }) => promises)).toEqual([{ requirements: 19, criteria: 42 }]);
  });

  test('puts each practice in the group that its id names, and asks for no cadence of its own', async () => {
    const { requirements } = await shown('ssdf-1.1');
    for (const { id, section, criteria } of requirements) {
      expect(section).toBe(id.split('.')[0]);
      for (const criterion of criteria) {
        expect(criterion.id.startsWith(`${id}.`)).toBe(true);
        expect(criterion.cadence?.every).toBeUndefined();
      }
    }
  });

  test.each([
    ['ssdf-218a', 6],
    ['ssdf-1.2-draft', 7],
  ] as const)('%s adds %d tasks, names its document, and is added only where it is asked for', async (id, count) => {
    const { document, published, practices: expected } = ssdf[id];
    const own = catalogueOf(id);
    const number = /\S+$/.exec(document.replace(/ ipd$/, ''))?.[0] ?? '';
    expect(own?.source).toMatchObject({ published, document: expect.stringContaining(number) });
    expect(tasksOf({ requirements: own?.requirements ?? [] })).toEqual(expected);
    expect(Object.values(expected).flat()).toHaveLength(count);
    const whole = Object.values(tasksOf(await shown(id))).flat();
    expect(whole).toHaveLength(42 + count);
    const base = Object.values(tasksOf(await shown('ssdf-1.1'))).flat();
    expect(base.filter((task) => Object.values(expected).flat().includes(task))).toEqual([]);
  });

  test('has no reference and no fact about the firm: none of the documents has', async () => {
    for (const id of ['ssdf-1.1', 'ssdf-218a', 'ssdf-1.2-draft']) {
      const { requirements, profileFacts } = await shown(id);
      const criteria = requirements.flatMap((requirement) => requirement.criteria);
      expect(criteria.filter(({ references, appliesIf }) => references ?? appliesIf)).toEqual([]);
      expect(profileFacts).toEqual([]);
    }
  });
});

describe('the SECURITY ACTION catalogue', () => {
  const action = z
    .strictObject({
      parts: z.array(z.strictObject({ title: z.string(), from: z.number(), to: z.number() })),
      points: z.record(z.string(), z.number()),
      max: z.number(),
      min: z.number(),
      bands: z.array(z.number()),
      certainBands: z.array(z.number()),
    })
    .parse(facts('security-action'));

  test('has the 25 items in their three parts', async () => {
    const { requirements } = await shown('security-action-25');
    const found = requirements.map(({ title, criteria }) => ({ title, items: criteria.map(({ id }) => id) }));
    expect(found).toEqual(
      action.parts.map(({ title, from, to }) => ({
        title,
        items: Array.from({ length: to - from + 1 }, (_, index) => `sa-${from + index}`),
      })),
    );
  });

  test('gives the points that were published, and says which bands are certain', async () => {
    const { points, requirements } = await shown('security-action-25');
    expect(points?.states).toEqual(action.points);
    const count = requirements.flatMap(({ criteria }) => criteria).length;
    expect([
      count * Math.max(...Object.values(action.points)),
      count * Math.min(...Object.values(action.points)),
    ]).toEqual([action.max, action.min]);
    expect(points?.bands.map(({ from }) => from)).toEqual(action.bands);
    const certain = points?.bands.filter(({ certainty }) => certainty === 'certain').map(({ from }) => from);
    expect(certain).toEqual(action.certainBands);
  });
});
