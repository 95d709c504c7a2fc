import { describe, expect, test } from 'vitest';
import { migrationEdit, planMigration } from '../../src/assessment/migrate.ts';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { rewritten } from '../../src/assessment/rewrite.ts';
import { applyEdit } from '../../src/domain/edit.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { TODAY } from '../helpers/runCli.ts';

const { catalogue: ssdf } = loadShipped('ssdf-1.1');
const { catalogue: scs } = loadShipped('scs-20260327');

const HEAD = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }
`;

/** A file whose first target is line 6. */
const withTargets = (...lines: readonly string[]) =>
  `${HEAD}targets:\n${lines.map((line) => `  ${line}\n`).join('')}answers: {}\n`;

function parse(text: string, catalogues: readonly Catalogue[] = [ssdf]) {
  return parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) }, ({ id }) =>
    catalogues.find((catalogue) => catalogue.id === id),
  );
}

function problems(text: string, catalogues?: readonly Catalogue[]): string[] {
  return parse(text, catalogues).diagnostics.map(({ code, args, range, allowed }) => {
    const place = `${range?.start.line}:${range?.start.column}`;
    return [place, code, args['value'], ...(allowed ? [`(${allowed.join(' ')})`] : [])].join(' ');
  });
}

describe('targets in a file', () => {
  test('are levels of the catalogue under the numbers of its criteria', () => {
    const { data, diagnostics } = parse(withTargets('PO.1.1: 1', 'RV.3.4: 3'));
    expect(diagnostics).toEqual([]);
    expect(data?.targets).toEqual({ 'PO.1.1': 1, 'RV.3.4': 3 });
  });

  test('may be none', () => {
    expect(problems(`${HEAD}targets:\nanswers: {}\n`)).toEqual([]);
    expect(problems(`${HEAD}answers: {}\n`)).toEqual([]);
  });

  test('under a number that no catalogue of the file has are pointed at', () => {
    expect(problems(withTargets('PO.1.1: 1', '1-2-1-1: 1'))[0]).toMatch(/^7:3 unknown-criterion 1-2-1-1/);
    const file = withTargets('PO.1.1: 1').replace(
      'targets:',
      'earlier: [{ id: scs-20260327, edition: "2026-03-27", level: star3 }]\ntargets:',
    );
    expect(problems(file, [ssdf, scs])).toEqual([]);
  });

  test('of a level that the catalogue does not have are pointed at, with those it has', () => {
    expect(problems(withTargets('PO.1.1: 4'))).toEqual(['6:11 value-not-allowed 4 (1 2 3)']);
  });

  test('of a catalogue without target levels are pointed at', () => {
    const file = `${HEAD.replace('id: ssdf-1.1, edition: "1.1", level: ssdf-1.1', 'id: scs-20260327, edition: "2026-03-27", level: star3')}targets: { 1-2-1-1: 1 }\nanswers: {}\n`;
    expect(problems(file, [scs])).toEqual([expect.stringMatching(/^5:21 value-not-allowed 1/)]);
  });

  test.each([
    ['0', 'value-not-allowed'],
    ['10', 'value-not-allowed'],
    ['1.5', 'wrong-type'],
    ['まず取り組む', 'wrong-type'],
    ['[1]', 'wrong-type'],
  ])('are whole numbers from 1 to 9, which %s is not', (level, code) => {
    expect(parse(withTargets(`PO.1.1: ${level}`)).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe('in a move to another edition', () => {
  const text = `${HEAD}targets: # 4月の会議で決めた
  PO.1.1: 1 # 社長の希望
  PO.1.2: 3
answers:
  PO.1.1: { state: met }
`;
  const aim = { id: 'ssdf-1.1', edition: '2', level: 'ssdf-1.1' };
  /** The next edition, in which one criterion is gone and another means something else. */
  const next: Catalogue = {
    ...ssdf,
    edition: '2',
    requirements: ssdf.requirements.map((requirement) => ({
      ...requirement,
      criteria: requirement.criteria
        .filter(({ id }) => id !== 'PO.1.2')
        .map((criterion) => (criterion.id === 'PO.1.1' ? { ...criterion, metWhen: ['ほかの条件'] } : criterion)),
    })),
  };
  const { targets: _, ...bare } = next;

  function moved(to: Catalogue, others: readonly Catalogue[] = []) {
    const { manuscript, data } = parse(text);
    if (manuscript === undefined || data === undefined) throw new Error('the file does not parse');
    const plan = planMigration(data, { from: ssdf, to, level: 'ssdf-1.1', others });
    const edit = migrationEdit(data, plan, { left: data.catalogue, aim }, TODAY);
    if (edit === undefined) throw new Error('nothing to do');
    const after = applyEdit(data, edit);
    return { text: rewritten(manuscript, { before: data, after }, [edit], []).text, after };
  }
  const targetsIn = ({ targets, retired = [] }: Assessment) => ({
    targets,
    retired: retired.flatMap(({ id, target, why }) => (target === undefined ? [] : [{ id, target, why }])),
  });

  test('a target of a criterion that is gone is put aside, one of a criterion that means something else stays', () => {
    expect(targetsIn(moved(next).after)).toEqual({
      targets: { 'PO.1.1': 1 },
      retired: [{ id: 'PO.1.2', target: 3, why: 'removed' }],
    });
  });

  test('a target of a level that is gone is put aside', () => {
    const fewer = { ...next, targets: next.targets?.slice(1) };
    expect(targetsIn(moved({ ...bare, ...fewer }).after).retired).toContainEqual({
      id: 'PO.1.1',
      target: 1,
      why: 'not-allowed',
    });
  });

  test('where all are put aside, the record goes', () => {
    const { after } = moved(bare);
    expect(after).not.toHaveProperty('targets');
    expect(targetsIn(after).retired).toHaveLength(2);
  });

  test('targets of the other catalogues of the file stay', () => {
    expect(targetsIn(moved(next, [ssdf]).after).targets).toEqual({ 'PO.1.1': 1, 'PO.1.2': 3 });
  });

  test.each([
    ['some', next],
    ['all', bare],
  ])('the file says so where %s are put aside, keeps every comment, and is valid', (_name, to) => {
    const { text: written, after } = moved(to);
    const { data, diagnostics } = parse(written, [{ ...to, id: 'ssdf-1.1' }]);
    expect([data, diagnostics]).toEqual([after, []]);
    for (const comment of ['# 4月の会議で決めた', '# 社長の希望']) expect(written).toContain(comment);
  });

  test('the same move a second time has nothing to do', () => {
    const { after } = moved(next);
    const plan = planMigration(after, { from: next, to: next, level: 'ssdf-1.1', others: [] });
    expect(migrationEdit(after, plan, { left: after.catalogue, aim }, TODAY)).toBeUndefined();
  });
});
