import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { type TypedCells, typeInto } from '../helpers/handoutTable.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { run, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
const MISSING = 'まだの条件の番号（一部だけのとき）';
const REASON = '理由（当てはまらないとき）';
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

async function returned(typed: TypedCells): Promise<string> {
  const cwd = folderOfFirm(aim, 'answers: {}');
  await run(['handout', '--all', '-o', 'a.xlsx'], { cwd });
  typeInto(join(cwd, 'a.xlsx'), typed);
  return cwd;
}

describe('what comes home goes by the rules of the keyboard', () => {
  const one = criteria.find(({ metWhen }) => metWhen.length > 1);
  const { id = '', metWhen = [] } = one ?? {};
  const all = metWhen.map((_, index) => index + 1);
  const typed = { [id]: { 答え: '一部だけ', [MISSING]: all.join('、') } };

  test.each([
    ['1', { state: 'unmet' }],
    ['2', { state: 'partial', missing: all }],
  ])('every condition missing: %s decides whether it is partial, once', async (key, answer) => {
    const cwd = await returned(typed);
    const person = sitDown(['merge', 'a.xlsx'], { cwd });
    await person.sees('どの条件もまだなら、答えは「まだ」です');
    person.types(key);
    expect((await person.finished).code).toBe(0);
    expect(answersIn(cwd)[id]).toMatchObject(answer);
    const again = await sitDown(['merge', 'a.xlsx'], { cwd }).finished;
    expect([again.code, again.screen.includes('どの条件もまだなら')]).toEqual([0, false]);
    expect(answersIn(cwd)[id]).toMatchObject(answer);
  });

  test('every condition missing is told where nobody is asked, and one that is in place is not', async () => {
    const whole = await returned(typed);
    expect(squeezed((await run(['merge', 'a.xlsx'], { cwd: whole })).stderr)).toContain(
      `答え直してください（1）:${id}`,
    );
    const part = await returned({ [id]: { 答え: '一部だけ', [MISSING]: all.slice(1).join('、') } });
    expect((await run(['merge', 'a.xlsx'], { cwd: part })).stderr).not.toContain('答え直してください');
  });

  test('a reason where a criterion is for every firm is told, once, and a few of many', async () => {
    const ids = criteria.filter(({ appliesIf }) => appliesIf === undefined).map((criterion) => criterion.id);
    const ruledOut = (some: readonly string[]) =>
      Object.fromEntries(some.map((name) => [name, { 答え: '当てはまらない', [REASON]: '21' }]));
    const cwd = await returned(ruledOut(ids.slice(0, 1)));
    const first = squeezed((await run(['merge', 'a.xlsx'], { cwd })).stderr);
    expect(first).toMatch(/次の食い違いが出ます（1）.*は「当てはまらない」ですが、会社の情報からは、そう言えません/);
    expect((await run(['merge', 'a.xlsx'], { cwd })).stderr).not.toContain('食い違い');
    typeInto(join(cwd, 'a.xlsx'), ruledOut(ids.slice(0, 20)));
    const told = squeezed((await run(['merge', 'a.xlsx'], { cwd })).stderr);
    expect(told.match(/そう言えません/g)).toHaveLength(5);
    expect(told).toMatch(/ほかに\d+件あります/);
  });
});
