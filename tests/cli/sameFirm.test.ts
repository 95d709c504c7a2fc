import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderOfFirm } from '../helpers/firm.ts';
import { run, sitDown } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const answersAt = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

/** Two hand-outs are out, one of them answered; then the firm corrects its name. */
async function renamed(): Promise<string> {
  const cwd = folderOfFirm(aim, 'answers:\n  1-2-1-1: { state: unknown }\n  1-2-1-2: { state: unknown }');
  await run(['handout', '--ids', '1-2-1-1', '-o', 'a.yaml'], { cwd });
  await run(['handout', '--ids', '1-2-1-2', '-o', 'b.xlsx'], { cwd });
  for (const [file, before, after] of [
    ['a.yaml', 'state: unknown', 'state: met'],
    ['assessment.yaml', 'サンプル株式会社', 'サンプル製作所'],
  ] as const) {
    const text = readFileSync(join(cwd, file), 'utf8');
    expect(text).toContain(before);
    writeFileSync(join(cwd, file), text.replace(before, after));
  }
  return cwd;
}

describe('a hand-out under the name that the firm had before', () => {
  test('is asked about once, and comes home', async () => {
    const cwd = await renamed();
    const person = sitDown(['merge', 'a.yaml', 'b.xlsx'], { cwd });
    await person.sees('a.yaml の会社の名前は「サンプル株式会社」で、取り込む先は「サンプル製作所」');
    await person.sees('[2] 別の会社');
    person.types('1');
    const { code, stderr } = await person.finished;
    expect([code, stderr.match(/同じ会社ですか/g)]).toEqual([0, ['同じ会社ですか']]);
    expect(answersAt(cwd)['1-2-1-1'].state).toBe('met');
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toContain('サンプル製作所');
  });

  test('is not asked about where only the writing differs', async () => {
    const cwd = folderOfFirm(aim, 'answers:\n  1-2-1-1: { state: unknown }');
    await run(['handout', '--ids', '1-2-1-1', '-o', 'a.yaml'], { cwd });
    const text = readFileSync(join(cwd, 'a.yaml'), 'utf8').replace('state: unknown', 'state: met');
    writeFileSync(join(cwd, 'a.yaml'), text.replace('サンプル株式会社', 'サンプル　㈱'));
    expect(await run(['merge', 'a.yaml'], { cwd })).toMatchObject({ code: 0 });
    expect(answersAt(cwd)['1-2-1-1'].state).toBe('met');
  });

  test('stays out where it is of another firm, and without a terminal until somebody says that it is the same', async () => {
    const cwd = await renamed();
    const person = sitDown(['merge', 'a.yaml'], { cwd });
    await person.sees('[2] 別の会社');
    person.types('2');
    expect(await person.finished).toMatchObject({ code: 2, stderr: expect.stringContaining('other-firm') });

    const refused = await run(['merge', 'a.yaml'], { cwd });
    expect(refused.code).toBe(2);
    const [option = ''] = /--[a-z-]+/.exec(refused.stderr.replaceAll('\n', '')) ?? [];
    expect(answersAt(cwd)['1-2-1-1'].state).toBe('unknown');
    expect(await run(['merge', 'a.yaml', option], { cwd })).toMatchObject({ code: 0 });
    expect(answersAt(cwd)['1-2-1-1'].state).toBe('met');
  });
});

test.each(['assessment.yaml', 'a.yaml'])(
  'where %s names no firm, it is said that nobody knows whose it is',
  async (nameless) => {
    const cwd = await renamed();
    const told = async () =>
      (await run(['merge', 'a.yaml', '--same-firm', '--dry-run'], { cwd })).stderr.replaceAll('\n', '');
    const UNNAMED = '同じ会社のものかは、確かめていません';
    expect(await told()).not.toContain(UNNAMED);
    const path = join(cwd, nameless);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/サンプル(?:株式会社|製作所)(?= *(?:\}|\n))/, '""'));
    expect(await told()).toContain(UNNAMED);
  },
);
