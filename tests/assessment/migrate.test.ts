import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MigrationOptions, migrationEdit, planMigration } from '../../src/assessment/migrate.ts';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { rewritten } from '../../src/assessment/rewrite.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf, catalogueHash } from '../../src/domain/criterionHash.ts';
import { applyEdit } from '../../src/domain/edit.ts';
import { outdatedAnswers } from '../../src/domain/outdated.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { score } from '../../src/scoring/score.ts';
import { readPlain } from '../../src/yaml/plain.ts';
import { changes, edition } from '../helpers/editions.ts';
import { TODAY } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const old = edition();
const answered: Assessment['answers'] = {
  'a-1-1-1': { state: 'met', note: '総務の山田' },
  'a-1-1-2': { state: 'partial', evidence: [{ title: '見直しの記録' }] },
  'a-1-1-3': { state: 'met', options: ['a'] },
};

const aimOf = (catalogue: Catalogue) => ({
  id: catalogue.id,
  edition: catalogue.edition,
  hash: catalogueHash(catalogue),
  level: 'basic',
});

/** A firm that has answered the starter catalogue, with or without remembering what it was asked. */
function firm(answers = answered, isRemembered = true): Assessment {
  const criteria = new Map(allCriteria(old).map((criterion) => [criterion.id, criterion]));
  const remembered = Object.entries(answers).map(([id, answer]): [string, Answer] => {
    const criterion = criteria.get(id);
    return [id, isRemembered && criterion ? { ...answer, asked: askedOf(criterion) } : answer];
  });
  return {
    formatVersion: 1,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: aimOf(old),
    profile: { 'sends-files': true },
    answers: Object.fromEntries(remembered),
  };
}

const plan = (assessment: Assessment, to: Catalogue, options: Partial<MigrationOptions> = {}) =>
  planMigration(assessment, { from: old, to, level: 'basic', others: [], ...options });
const fates = (...given: Parameters<typeof plan>) =>
  Object.fromEntries(plan(...given).answers.map(({ id, fate }) => [id, fate]));
const edit = (assessment: Assessment, to: Catalogue, options: Partial<MigrationOptions> = {}) =>
  migrationEdit(assessment, plan(assessment, to, options), { left: assessment.catalogue, aim: aimOf(to) }, TODAY);
const migrated = (assessment: Assessment, to: Catalogue, options: Partial<MigrationOptions> = {}) => {
  const made = edit(assessment, to, options);
  return made ? applyEdit(assessment, made) : assessment;
};

describe.each([
  ['by the old catalogue', false, old],
  ['by what the answers remember', true, undefined],
] as const)('%s', (_name, isRemembered, from) => {
  const assessment = firm(answered, isRemembered);

  test('an unchanged criterion keeps its answer', () => {
    expect(fates(assessment, edition(changes.edition, changes.title), { from })).toEqual({
      'a-1-1-1': 'keeps',
      'a-1-1-2': 'keeps',
      'a-1-1-3': 'keeps',
    });
  });

  test('other words are read again, another meaning is answered again', () => {
    expect(fates(assessment, edition(changes.wording, changes.cadence), { from })).toEqual({
      'a-1-1-1': 'reread',
      'a-1-1-2': 'reanswer',
      'a-1-1-3': 'keeps',
    });
  });

  test('what is gone is put aside, what came is to be answered', () => {
    const to = edition(changes.renamed);
    expect(fates(assessment, to, { from })).toMatchObject({ 'a-1-1-3': 'removed' });
    expect(plan(assessment, to, { from }).added).toEqual(['a-1-1-4']);
  });
});

test('without the old catalogue and without memory nothing can be compared, so everything is answered again', () => {
  const { answers } = plan(firm(answered, false), edition(changes.edition), { from: undefined });
  expect(answers.map((planned) => 'why' in planned && planned.why)).toEqual(Array(3).fill('not-comparable'));
});

test('an answer that remembers an older text is believed over the catalogue the file names', () => {
  const assessment = firm();
  const [first] = allCriteria(edition(changes.condition)).slice(1);
  const asked = first ? askedOf(first) : '';
  const answers = { ...assessment.answers, 'a-1-1-2': { state: 'met', asked } as const };
  expect(fates({ ...assessment, answers }, old)).toMatchObject({ 'a-1-1-2': 'reanswer' });
});

test('an answer that names conditions is given again where they stand in another order', () => {
  const [first] = allCriteria(old);
  if (first === undefined) throw new Error('no criterion');
  const asked = askedOf(first, [2]);
  const assessment = firm({ 'a-1-1-1': { state: 'partial', missing: [2], asked } }, false);
  const reordered = { ...first, metWhen: first.metWhen.toReversed() };
  const to = {
    ...old,
    requirements: old.requirements.map((requirement) => ({
      ...requirement,
      criteria: requirement.criteria.map((criterion) => (criterion.id === first.id ? reordered : criterion)),
    })),
  };
  expect(fates(assessment, old)).toEqual({ 'a-1-1-1': 'keeps' });
  expect(fates(assessment, to)).toEqual({ 'a-1-1-1': 'reanswer' });
  expect(fates(firm({ 'a-1-1-1': { state: 'partial' } }), to)).toEqual({ 'a-1-1-1': 'keeps' });
});

test('a state that the new catalogue does not count is answered again', () => {
  const points = { states: { met: 4, partial: 2, unmet: 0, unknown: -1 }, bands: [] };
  const answers = { 'a-1-1-1': { state: 'not-applicable', reason: '担当者がいない' } } as const;
  expect(fates(firm(answers), { ...old, method: 'points', points })).toEqual({ 'a-1-1-1': 'reanswer' });
});

test('answers to other catalogues of the file stay where they are', () => {
  const others = [shippedCatalogue()];
  const assessment = firm({ ...answered, '1-2-1-1': { state: 'met' } });
  expect(plan(assessment, edition(changes.condition), { others }).answers.map(({ id }) => id)).not.toContain('1-2-1-1');
  expect(migrated(assessment, edition(changes.condition), { others }).answers).toHaveProperty('1-2-1-1');
});

test('a fact nobody asks for any more is put aside too', () => {
  const assessment = { ...firm(), profile: { 'sends-files': true, 'has-fax': false } };
  const after = migrated(assessment, old);
  expect(after.profile).toEqual({ 'sends-files': true });
  expect(after.retired).toMatchObject([{ id: 'has-fax', fact: false, why: 'removed' }]);
});

test('an answer whose meaning changed does not count until it is given again', () => {
  const to = edition(changes.edition, changes.option);
  const before = firm();
  const after = migrated(before, to);
  const met = (assessment: Assessment, catalogue: Catalogue) =>
    score(catalogue, assessment, { level: 'basic', hash: catalogueHash(catalogue) }).level.counts.met;
  expect([met(before, old), met(after, to)]).toEqual([2, 1]);
  expect(after.retired).toEqual([
    {
      id: 'a-1-1-3',
      from: { id: 'my-catalogue', edition: '2026-11' },
      why: 'changed',
      on: TODAY,
      answer: before.answers['a-1-1-3'],
    },
  ]);
});

test('after the move no answer is out of date', () => {
  const to = edition(changes.wording, changes.cadence, changes.option);
  const by = { catalogue: to, hash: catalogueHash(to) };
  const none = { changed: [], wording: [], unsure: [] };
  expect(outdatedAnswers(firm(), by)).toEqual({ ...none, changed: ['a-1-1-2', 'a-1-1-3'], wording: ['a-1-1-1'] });
  expect(outdatedAnswers(migrated(firm(), to), by)).toEqual(none);
});

test('what an answer does not remember is not known as soon as the file names another edition or content', () => {
  const ids = Object.keys(answered);
  const forgetful = firm(answered, false);
  const outdated = (to: Catalogue) => outdatedAnswers(forgetful, { catalogue: to, hash: catalogueHash(to) });
  expect(outdated(old)).toEqual({ changed: [], wording: [], unsure: [] });
  expect(outdated(edition(changes.option))).toEqual({ changed: [], wording: [], unsure: ids });
  const next = edition(changes.edition);
  expect(outdated(next)).toEqual({ changed: [], wording: [], unsure: ids, edition: '2026-11' });
  const other = { ...firm(), catalogue: { ...aimOf(old), id: 'next' } };
  expect(outdatedAnswers(other, { catalogue: next, hash: catalogueHash(next) })).not.toHaveProperty('edition');
});

test('the catalogue that is left is no longer one of the file', () => {
  const to = { ...edition(changes.edition), id: 'next' };
  const after = migrated({ ...firm(), earlier: [{ id: 'other', edition: '1', level: 'x' }] }, to);
  expect([after.catalogue.id, after.earlier?.map(({ id }) => id)]).toEqual(['next', ['other']]);
});

describe('for any answers and any changes', () => {
  const names = ['edition', 'wording', 'condition', 'cadence', 'option', 'title', 'renamed'] as const;
  const anyChanges = fc.subarray([...names]).map((chosen) => edition(...chosen.map((name) => changes[name])));
  const anyFirm = fc
    .record({ ids: fc.subarray(Object.keys(answered)), isRemembered: fc.boolean() })
    .map(({ ids, isRemembered }) =>
      firm(Object.fromEntries(Object.entries(answered).filter(([id]) => ids.includes(id))), isRemembered),
    );

  test('a move to the same catalogue changes nothing', () => {
    fc.assert(fc.property(anyFirm, (assessment) => void expect(edit(assessment, old)).toBeUndefined()));
  });

  test('no answer is lost: each is still an answer or put aside, with all it said', () => {
    fc.assert(
      fc.property(anyFirm, anyChanges, fc.boolean(), (assessment, to, isKnown) => {
        const after = migrated(assessment, to, { from: isKnown ? old : undefined });
        for (const [id, answer] of Object.entries(assessment.answers)) {
          const { asked: _then, ...said } = answer;
          const kept = after.answers[id] ?? after.retired?.find((retired) => retired.id === id)?.answer;
          expect(kept).toMatchObject(said);
        }
        const count = Object.keys(after.answers).length + (after.retired?.length ?? 0);
        expect(count).toBe(Object.keys(assessment.answers).length);
      }),
    );
  });

  test('a second move has nothing left to do', () => {
    fc.assert(
      fc.property(anyFirm, anyChanges, (assessment, to) => {
        const after = migrated(assessment, to);
        expect(edit(after, to, { from: to })).toBeUndefined();
      }),
    );
  });
});

describe('in the file', () => {
  const text = `formatVersion: 1
organization: { name: サンプル株式会社 } # 登記の名前
scope: {}
# 使うカタログ
catalogue:
  id: my-catalogue
  edition: "2026-11"
  level: basic
profile:
  sends-files: true
answers:
  a-1-1-1: { state: met, note: 総務の山田 } # 社長に確認
  # 取引先の件
  a-1-1-3: # 来年見直す
    # 共有サービスは2つ
    state: met
    options: [a] # b は使わない
  a-1-1-2:
    state: unmet
`;
  const read = (source: string) => {
    const { manuscript, data, diagnostics } = parseAssessment({ name: 'a.yaml', bytes: Buffer.from(source) });
    if (manuscript === undefined || data === undefined) throw new Error(JSON.stringify(diagnostics));
    return { manuscript, data };
  };
  const to = edition(changes.edition, changes.wording, changes.option);
  const written = () => {
    const { manuscript, data } = read(text);
    const made = migrationEdit(data, plan(data, to), { left: data.catalogue, aim: aimOf(to) }, TODAY);
    if (made === undefined) throw new Error('nothing to do');
    const after = applyEdit(data, made);
    return { text: rewritten(manuscript, { before: data, after }, [made], []).text, data: after };
  };

  test('says what the edit says', () => {
    expect(read(written().text).data).toEqual(written().data);
  });

  test('is read without the library', () => {
    expect(readPlain(written().text, Number.POSITIVE_INFINITY)).not.toBe(undefined);
  });

  test('an answer moves with every comment on it', () => {
    expect(written().text).toMatchInlineSnapshot(`
      "formatVersion: 1
      organization: { name: サンプル株式会社 } # 登記の名前
      scope: {}
      # 使うカタログ
      catalogue:
        id: my-catalogue
        edition: "2027-11"
        level: basic
        hash: sha256:5a416cb2da33173c4941fd78f7f715da0416a64cc89d99ca53594171b528ca59
      profile:
        sends-files: true
      answers:
        a-1-1-1: { state: met, note: 総務の山田, asked: b8fa95ad8aa4-1d1127e36334 } # 社長に確認
        a-1-1-2:
          state: unmet
          asked: 790e1a4c4c40-5b09a8889809

      retired:
        # 取引先の件
        # 来年見直す
        - id: a-1-1-3
          from:
            id: my-catalogue
            edition: 2026-11
          why: changed
          on: 2026-11-21
          answer:
            # 共有サービスは2つ
            state: met
            options: [ a ] # b は使わない
      "
    `);
  });
});
