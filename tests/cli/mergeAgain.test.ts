import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderOfFirm } from '../helpers/firm.ts';
import { type TypedCells, typeInto } from '../helpers/handoutTable.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { ENTER, run, sitDown } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const homeOf = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

/** A workbook that came back with words of more than one meaning, and with an answer that lacks its reason. */
async function returned(typed: TypedCells) {
  const cwd = folderOfFirm(aim, 'answers:\n  1-3-1-1: { state: unmet, note: こちらのメモ }');
  await run(['handout', '--ids', '1-2-1-1,1-2-1-2,1-3-1-1,4-1-2-1', '-o', 'a.xlsx'], { cwd });
  typeInto(join(cwd, 'a.xlsx'), typed);
  return cwd;
}

/** What a merge at the screen ends with where nothing is asked. */
async function mergedUnasked(cwd: string) {
  const { code, stdout } = await sitDown(['merge', 'a.xlsx'], { cwd }).finished;
  return { code, told: squeezed(stdout) };
}

describe('what was settled is not asked again while it says the same', () => {
  const typed = { '1-2-1-1': { 答え: 'たぶん', メモ: '手順だけ' }, '4-1-2-1': { 答え: '該当なし' } };

  async function settled() {
    const cwd = await returned(typed);
    const person = sitDown(['merge', 'a.xlsx'], { cwd });
    await person.sees('「たぶん」は、どの答えですか');
    await person.sees('同じ行のメモ（1-2-1-1）: 手順だけ');
    await person.sees('[5] 当てはまらない');
    person.types('3');
    await person.sees('4-1-2-1 が当てはまらない理由');
    person.types(`機器がない${ENTER}`);
    expect((await person.finished).code).toBe(0);
    return cwd;
  }

  test('a word and a reason, in the same file and where another cell was changed', async () => {
    const cwd = await settled();
    const again = await mergedUnasked(cwd);
    expect([again.code, again.told]).toEqual([
      0,
      expect.stringContaining('前に決めたところは、もう聞かずに、今のままにします（2）:1-2-1-1、4-1-2-1'),
    ]);
    // What stands beside a word that was settled waits for nobody.
    typeInto(join(cwd, 'a.xlsx'), { '1-2-1-1': { 期限: '2027-02-01' }, '1-2-1-2': { 答え: 'まだ' } });
    const third = await mergedUnasked(cwd);
    expect([third.code, third.told]).toEqual([0, expect.stringContaining('1-2-1-2答え:未回答→まだ')]);
    expect(homeOf(cwd)).toMatchObject({
      '1-2-1-1': { state: 'unmet', due: '2027-02-01' },
      '1-2-1-2': { state: 'unmet' },
      '4-1-2-1': { state: 'not-applicable', reason: '機器がない' },
    });
    // Without a screen nothing is open either.
    expect(await run(['merge', 'a.xlsx'], { cwd })).toMatchObject({ code: 0 });
  });

  test('another word in its place is asked about', async () => {
    const cwd = await settled();
    typeInto(join(cwd, 'a.xlsx'), { '1-2-1-1': { 答え: '多分' } });
    const person = sitDown(['merge', 'a.xlsx'], { cwd });
    await person.sees('「多分」は、どの答えですか');
    person.types('1');
    await person.sees('[2] 相手のものにする');
    person.types('2');
    expect((await person.finished).code).toBe(0);
    expect(homeOf(cwd)['1-2-1-1'].state).toBe('met');
  });

  test('what was put off, or lacks something still, is asked again', async () => {
    const cwd = await returned(typed);
    for (const last of ['s', '5']) {
      const person = sitDown(['merge', 'a.xlsx'], { cwd });
      await person.sees('「たぶん」は、どの答えですか');
      person.types(last);
      await person.sees(last === '5' ? '1-2-1-1 が当てはまらない理由' : '4-1-2-1 が当てはまらない理由');
      person.types(ENTER);
      await person.sees('[s] あとで決める');
      person.types('s');
      if (last === '5') {
        await person.sees('4-1-2-1 が当てはまらない理由');
        person.types(ENTER);
        await person.sees('[s] あとで決める');
        person.types('s');
      }
      expect((await person.finished).code).toBe(1);
    }
    expect(Object.keys(homeOf(cwd))).toEqual(['1-3-1-1']);
    expect((await run(['merge', 'a.xlsx'], { cwd })).code).toBe(1);
  });
});

test('a conflict that was decided is asked again only where they say something else', async () => {
  const cwd = await returned({ '1-3-1-1': { 答え: 'できている' } });
  await run(['handout', '--ids', '1-3-1-1', '--blank', '-o', 'a.xlsx', '--force'], { cwd });
  typeInto(join(cwd, 'a.xlsx'), { '1-3-1-1': { 答え: 'できている' } });
  const person = sitDown(['merge', 'a.xlsx'], { cwd });
  await person.sees('[1] こちらのまま');
  person.types('1');
  expect((await person.finished).code).toBe(0);

  typeInto(join(cwd, 'a.xlsx'), { '1-3-1-1': { 期限: '2027/3/31' } });
  const again = await mergedUnasked(cwd);
  expect([again.code, again.told]).toEqual([0, expect.stringContaining('もう聞かずに、今のままにします（1）:1-3-1-1')]);
  expect(homeOf(cwd)['1-3-1-1']).toMatchObject({ state: 'unmet', due: '2027-03-31' });

  typeInto(join(cwd, 'a.xlsx'), { '1-3-1-1': { 答え: '一部だけ' } });
  const other = sitDown(['merge', 'a.xlsx'], { cwd });
  await other.sees('[1] こちらのまま');
  other.types('2');
  expect((await other.finished).code).toBe(0);
  expect(homeOf(cwd)['1-3-1-1'].state).toBe('partial');
});
