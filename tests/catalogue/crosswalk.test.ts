import { describe, expect, test } from 'vitest';
import { parseCrosswalk } from '../../src/catalogue/parse.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { targetsOf } from '../../src/domain/crosswalk.ts';
import type { Mapping, Relation } from '../../src/formats/crosswalk.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { shippedCrosswalks as compiledCrosswalks } from '../../src/workspace/crosswalk.ts';
import { catalogueOf, crosswalkFiles, shippedCrosswalks } from '../helpers/crosswalks.ts';
import { run } from '../helpers/runCli.ts';

const crosswalks = shippedCrosswalks();
const betweenCatalogues = crosswalks.filter(({ to }) => to.items === undefined);
const mappings = betweenCatalogues.flatMap((crosswalk) => crosswalk.mappings);
const pairOf = (mapping: Mapping) => `${mapping.from} → ${targetsOf(mapping).join(' ')}`;

const isFact = (catalogue: string, id: string) =>
  catalogueOf(catalogue)?.profileFacts.some((fact) => fact.id === id) ?? false;
const mappingsTo = (framework: string) =>
  crosswalks.filter(({ to }) => to.id === framework).flatMap((crosswalk) => crosswalk.mappings);

/** Column N of the official table, the same for all criteria of a category. */
const functionsByCategory = { 1: 'GV', 2: 'GV', 3: 'ID', 4: 'PR', 5: 'DE', 6: 'RS', 7: 'RC' };

describe('the shipped crosswalks', () => {
  test('lint clean, each from the folder of its catalogues', async () => {
    const cwd = new URL('../../', import.meta.url).pathname;
    const files = crosswalkFiles().map(({ name }) => `controls/${name}`);
    expect(files).toHaveLength(7);
    expect(await run(['lint', ...files], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  test('are named after what they stand between, and say whether they are ours', () => {
    expect(crosswalkFiles().map(({ name }) => name)).toEqual(crosswalks.map(({ id }) => `crosswalk/${id}.yaml`));
    for (const { id, from, to, provenance } of crosswalks) {
      const source = to.id === 'nist-csf-2.0' ? 'official' : 'ours';
      expect({ id, provenance }).toEqual({ id: `${from.id}--${to.id}`, provenance: source });
    }
  });

  test.each(betweenCatalogues.map((crosswalk) => [crosswalk.id, crosswalk] as const))(
    '%s names only criteria that are there',
    (_, { from, to, mappings: own }) => {
      for (const [end, side] of [
        ['from', from],
        ['to', to],
      ] as const) {
        const catalogue = catalogueOf(side.id);
        const known = catalogue ? [...allCriteria(catalogue), ...catalogue.profileFacts].map(({ id }) => id) : [];
        expect(side.edition).toBe(catalogue?.edition);
        const named = own.flatMap((mapping) => (end === 'from' ? [mapping.from] : targetsOf(mapping)));
        expect(named.filter((id) => !known.includes(id))).toEqual([]);
      }
    },
  );

  test('give every pair a reason of one plain Japanese line, and no two pairs of a file the same one by accident', () => {
    for (const { reason } of mappings) {
      expect(reason).toMatch(/^[^\n]{15,100}$/);
      expect(reason).toMatch(/[ぁ-ん]/);
      expect(reason).not.toMatch(/。$/);
    }
  });

  // A pair that proposes an answer may lead a firm to claim what it has not done: whoever adds one here has to show
  // that every condition of TO follows from FROM.
  test('propose that something is met only for these pairs', () => {
    const proposing: readonly Relation[] = ['equal', 'superset'];
    const pairs = mappings.filter(({ relation }) => proposing.includes(relation));
    expect(pairs.map((mapping) => `${pairOf(mapping)} ${mapping.relation} ${mapping.onlyWithout ?? ''}`)).toEqual([
      '4-2-1-3 → sa-20 superset ',
      '4-2-2-1 → sa-20 superset ',
      '6-1-1-1 → sa-24 superset ',
      'sa-2 → 4-4-5-3 superset has-servers',
      'policy-decided → 1-3-1-1 equal ',
    ]);
  });

  // The other way round: whoever adds one here has to show that no condition of TO can be fulfilled without FROM.
  test('propose that something is still to do only for these pairs', () => {
    const pairs = mappings.filter(({ unmetToo }) => unmetToo);
    expect(pairs.map((mapping) => `${pairOf(mapping)} ${mapping.relation}`)).toEqual([
      'sa-20 → 4-2-2-1 subset',
      'sa-20 → 4-2-1-3 subset',
      'sa-24 → 6-1-1-1 subset',
      'policy-decided → 1-3-1-1 equal',
    ]);
  });

  test('tag each category of SCS with the function of NIST CSF 2.0 that the official table gives it', () => {
    const pairs = mappingsTo('nist-csf-2.0').map(({ from, to, relation }) => [from, { to, relation }]);
    expect(Object.fromEntries(pairs)).toEqual(
      Object.fromEntries(Object.entries(functionsByCategory).map(([id, to]) => [id, { to, relation: 'tagged' }])),
    );
  });

  test.each(['nist-csf-2.0-subcategories', 'iso-27001-2022', 'cis-controls-8'])(
    'lead from SCS to %s only as an overlap, naming each item they lead to and no other',
    (framework) => {
      const found = mappingsTo(framework);
      expect(found.map(({ relation }) => relation).filter((relation) => relation !== 'intersects')).toEqual([]);
      const { items = [], titles } = crosswalks.find(({ to }) => to.id === framework)?.to ?? {};
      expect([...items].sort()).toEqual([...new Set(found.flatMap(targetsOf))].sort());
      // Only the titles of NIST are free to use.
      expect(Object.keys(titles ?? {}).sort()).toEqual(framework.startsWith('nist') ? [...items].sort() : []);
    },
  );

  test('lead from every requirement of SCS to some framework', () => {
    const requirements = catalogueOf('scs-20260327')?.requirements ?? [];
    const mapped = new Set(
      ['nist-csf-2.0-subcategories', 'iso-27001-2022', 'cis-controls-8'].flatMap(mappingsTo).map(({ from }) => from),
    );
    expect(requirements).toHaveLength(43);
    expect(requirements.filter(({ id }) => !mapped.has(id))).toEqual([]);
  });

  test('say the same in both directions, and argue every inclusion from both sides', () => {
    const inverse = {
      equal: 'equal',
      superset: 'subset',
      subset: 'superset',
      intersects: 'intersects',
      tagged: 'tagged',
    } as const;
    for (const there of betweenCatalogues) {
      const back = crosswalks.find(({ from, to }) => from.id === there.to.id && to.id === there.from.id);
      for (const mapping of there.mappings) {
        const mirrored = back?.mappings.find(({ from, to }) => from === mapping.to && to === mapping.from);
        if (mirrored)
          expect({ pair: pairOf(mapping), is: mirrored.relation, onlyWithout: mirrored.onlyWithout }).toEqual({
            pair: pairOf(mapping),
            is: inverse[mapping.relation],
            onlyWithout: mapping.onlyWithout,
          });
        // No answer is proposed for a fact about the firm, so nothing leads back to one.
        else if (!isFact(there.from.id, mapping.from))
          expect({ pair: pairOf(mapping), is: mapping.relation }).toMatchObject({ is: 'intersects' });
      }
    }
  });

  test('are in the package as they stand in controls/, and are no catalogues', () => {
    expect(compiledCrosswalks()).toEqual(crosswalks);
    expect(listShippedCatalogues().filter((id) => id.includes('crosswalk') || id.includes('--'))).toEqual([]);
  });
});

describe('lint of a crosswalk', () => {
  const text = (changes: readonly (readonly [string, string])[] = []) =>
    changes.reduce(
      (whole, [from, to]) => whole.replace(from, to),
      `formatVersion: 1
id: security-action-25--scs-20260327
lang: ja
from: { id: security-action-25, edition: "3.1" }
to: { id: scs-20260327, edition: "2026-03-27" }
provenance: ours
mappings:
  - { from: sa-2, to: 4-4-5-3, relation: superset, reason: 見本です }
  - { from: sa-2, to: 4-4-5-1, relation: intersects, reason: 見本です }
`,
    );
  const lint = (...changes: readonly (readonly [string, string])[]) => {
    const file = { name: 'crosswalk.yaml', bytes: new TextEncoder().encode(text(changes)) };
    return parseCrosswalk(file, catalogueOf).diagnostics.map(({ range, code, args }) => {
      const meant = args['suggestion'] === undefined ? '' : ` → ${args['suggestion']}`;
      return `${range?.start.line}:${range?.start.column} ${code}${meant}`;
    });
  };

  test('finds nothing in a right one', () => {
    expect(lint()).toEqual([]);
  });

  test.each([
    ['an id that the catalogue does not have', ['to: 4-4-5-1', 'to: 4-4-5-l'], '9:23 unknown-criterion → 4-4-5-1'],
    [
      'a mistyped id on the other side',
      ['- { from: sa-2, to: 4-4-5-3', '- { from: sa2, to: 4-4-5-3'],
      '8:13 unknown-criterion → sa-2',
    ],
    ['a pair that is there twice', ['to: 4-4-5-1', 'to: 4-4-5-3'], '9:23 duplicate-id'],
    ['a catalogue nobody has', ['to: { id: scs-20260327', 'to: { id: scs-2030'], '5:11 unknown-catalogue'],
    ['another edition than the one compared', ['edition: "3.1"', 'edition: "4.0"'], '4:42 value-not-allowed'],
    [
      'a fact about the firm that neither catalogue asks',
      ['relation: superset', 'relation: superset, onlyWithout: has-server'],
      '8:65 unknown-profile-fact → has-servers',
    ],
    [
      'what is missing taken over where it does not follow',
      ['relation: superset', 'relation: superset, unmetToo: true'],
      '8:42 value-not-allowed',
    ],
    ['a relation there is not', ['relation: superset', 'relation: superst'], '8:42 value-not-allowed → superset'],
    [
      'an item of a framework that is not there',
      ['to: 4-4-5-1', 'to: [4-4-5-1, 4-4-5-l]'],
      '9:33 unknown-criterion → 4-4-5-1',
    ],
    ['a pair that a list names twice', ['to: 4-4-5-1', 'to: [4-4-5-1, 4-4-5-1]'], '9:33 duplicate-id'],
    ['a mapping without a reason', [', reason: 見本です', ''], '8:5 missing-key'],
    ['a provenance that is not ours', ['provenance: ours', 'provenance: somebody'], '6:13 value-not-allowed'],
  ] as const)('finds %s', (_, change, problem) => {
    expect(lint(change)).toEqual([problem]);
  });

  test('tells it apart from the other kinds by its mappings', async () => {
    const { code, stderr } = await run(['lint', 'controls/crosswalk/ssdf-1.1--scs-20260327.yaml'], {
      cwd: new URL('../../', import.meta.url).pathname,
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('問題はありません')]);
  });
});
