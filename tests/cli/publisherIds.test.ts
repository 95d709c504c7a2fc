import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { loadCatalogueFile } from '../../src/workspace/catalogue.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';

let cwd: string;
let ids: readonly string[];

beforeEach(async () => {
  cwd = testFolder();
  cpSync(join(root, 'tests/fixtures/publisher-ids.yaml'), join(cwd, 'q.yaml'));
  await run(['init', '--catalogue', 'q.yaml', '--name', 'サンプル株式会社'], { cwd });
  ids = allCriteria(loadCatalogueFile('q.yaml', cwd).catalogue).map(({ id }) => id);
});

/** Says what the file is about, and comes to the first question. */
async function comesToQuestions(): Promise<Person> {
  const person = sitDown(['ask'], { cwd });
  for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  return person;
}

const assessment = () => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));

describe('ids as publishers write them', () => {
  test('are answered, each under its own id, and read back', async () => {
    const person = await comesToQuestions();
    for (const id of ids) {
      await person.sees(id);
      await person.sees('q 保存して終わる');
      person.types('3');
    }
    await person.sees('[q] 終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect(Object.keys(assessment().answers)).toEqual(ids);
    expect(await run(['lint', 'assessment.yaml', 'q.yaml'], { cwd })).toMatchObject({ code: 0 });
    expect((await run(['check'], { cwd })).code).toBe(1);
  });

  test('are jumped to and explained as they are typed', async () => {
    const person = await comesToQuestions();
    // With a blank and without one are two ids: nothing is guessed.
    for (const [typed, shown] of [
      ['§１６４.308（a）（1）', '当てはまる質問はありません'],
      ['§　１６４.308（Ａ）（1）', '節の項をしていますか'],
    ] as const) {
      await person.sees('q 保存して終わる');
      person.types('j');
      await person.sees('[i] 番号で移る');
      person.types('i');
      await person.sees('番号（例: AC-2 または AC-2(2)）');
      person.types(`${typed}${ENTER}`);
      await person.sees(shown);
    }
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    for (const id of ids) {
      const { code, stdout } = await run(['explain', id], { cwd });
      expect([id, code, stdout.includes(id)]).toEqual([id, 0, true]);
    }
    expect((await run(['explain', 'ｒ１／２'], { cwd })).stdout).toContain('斜線の項');
    expect((await run(['explain', 'AC-22(1)'], { cwd })).stderr).toContain('もしかして');
  });

  test('are handed out by a list of any of them, in files with plain names, and come back', async () => {
    const list = [...ids].join('、');
    for (const format of ['yaml', 'xlsx', 'pdf']) {
      const { code, stderr } = await run(['handout', '--ids', list, '--format', format], { cwd });
      expect([code, stderr]).toEqual([0, expect.stringContaining(`${ids.length}基準`)]);
    }
    expect(readdirSync(cwd).filter((name) => !/^[\w.-]+$/.test(name))).toEqual([]);
    expect(parse(readFileSync(join(cwd, 'handout-ids.yaml'), 'utf8')).handout.ids).toEqual(ids);
    expect(await run(['merge', 'handout-ids.xlsx'], { cwd })).toMatchObject({ code: 0 });
    const { stderr } = await run(['handout', '--ids', '3_1, R1/3', '--force'], { cwd });
    expect(stderr).toContain('「R1/3」');
  });

  test('stand whole in every format', async () => {
    const sarif = JSON.parse((await run(['check', '--reporter', 'sarif'], { cwd })).stdout).runs[0];
    const rules = sarif.tool.driver.rules.map(({ id }: { id: string }) => id);
    const criteria = rules.filter((id: string) => id.startsWith('publisher-ids/'));
    expect(criteria).toHaveLength(ids.length);
    expect(criteria.map((id: string) => decodeURIComponent(id.slice('publisher-ids/'.length))).toSorted()).toEqual(
      ids.toSorted(),
    );
    for (const id of criteria) expect(id).toMatch(/^[^\s/]+\/[^\s/]+$/);
    const junit = (await run(['check', '--reporter', 'junit'], { cwd })).stdout;
    const read = junit.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    for (const id of ids) expect(read).toContain(`name="${id} `);
    const json = JSON.parse((await run(['check', '--reporter', 'json'], { cwd })).stdout);
    expect(json.files[0].criteria.map(({ id }: { id: string }) => id)).toEqual(ids);
    // A list of ids that hold blanks is parted by something else.
    expect(squeezed((await run(['check'], { cwd })).stdout)).toContain(squeezed(ids.join('、')));
    for (const format of ['markdown', 'text', 'json', 'html']) {
      const { code, stdout } = await run(['report', '--format', format], { cwd });
      expect([format, code]).toEqual([format, 0]);
      expect(stdout.replaceAll('\\', '')).toContain('R1/2');
    }
    const pdf = await readPdf((await run(['report', '--format', 'pdf'], { cwd })).bytes);
    for (const id of ids) expect(pdf.text).toContain(squeezed(id));
  });
});
