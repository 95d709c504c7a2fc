import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadCatalogueFile } from '../../src/workspace/catalogue.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { examples } from '../helpers/workedExample.ts';

const CATALOGUE = 'koujou-ot.yaml';
let cwd: string;
beforeEach(() => {
  cwd = testFolder();
  cpSync(examples, cwd, { recursive: true });
});

const ids = {
  設備を使う: ['設備-1', '設備-2', '変更（１）', 'R1/2', 'R1/10'],
  設備を作る: ['変更（１）', '変更（２）', 'R1/2'],
};

/** A factory that has no maintenance from outside answers its questions, each with a key. */
async function factoryAnswers(person: Person): Promise<void> {
  await person.sees('会社の名前を書いてください');
  person.types(`サンプル製作所${ENTER}`);
  for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  await person.sees('会社について 1/1');
  person.types('1');
  for (const [title, key] of [
    ['設備-1 つながる設備の一覧', '3'],
    ['設備-2 一覧の見直し', '4'],
    ['変更（１） 設定の控え', '1'],
    ['R1/2 保守の回線', '3'],
    ['R1/10 持ち込むUSBメモリ', '3'],
  ] as const) {
    await person.sees(title);
    await person.sees('q 保存して終わる');
    person.types(key);
  }
  await person.sees('[q] 終わる');
  person.types('q');
}

describe('the example of a factory, with Japanese ids, profiles beside each other and guidance in part', () => {
  test('lints clean', async () => {
    expect(await run(['lint', CATALOGUE, 'guidance/koujou-ot.ja.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  test.each(Object.entries(ids))('%s asks for its own criteria', (level, expected) => {
    const { catalogue } = loadCatalogueFile(CATALOGUE, cwd);
    expect(allCriteria(narrowToLevel(catalogue, level)).map(({ id }) => id)).toEqual(expected);
  });

  test.each([...new Set(Object.values(ids).flat())])(
    '%s is explained from the catalogue alone, in whichever profile it is',
    async (id) => {
      const { code, stdout } = await run(['explain', id, '--catalogue', CATALOGUE], { cwd });
      expect([code, stdout.split('\n')[0]]).toEqual([0, expect.stringContaining(id)]);
      // Who names a profile is told where the criterion belongs.
      const outside = Object.entries(ids).find(([, theirs]) => !theirs.includes(id))?.[0];
      if (outside === undefined) return;
      const { stderr } = await run(['explain', id, '--catalogue', CATALOGUE, '--level', outside], { cwd });
      expect(stderr).toContain('unknown-id');
    },
  );

  test('is answered, counted, reported and printed', async () => {
    const person = sitDown(['ask', '--catalogue', CATALOGUE, '--level', '設備を使う'], { cwd });
    await factoryAnswers(person);
    expect((await person.finished).code).toBe(0);
    const { answers } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
    expect(Object.keys(answers)).toEqual(ids.設備を使う);
    expect((await run(['check'], { cwd })).code).toBe(1);
    const report = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
    expect(report.summary.criteria).toMatchObject({ met: 1, unmet: 3, unknown: 1, total: 5 });
    const pdf = await readPdf((await run(['report', '--format', 'pdf'], { cwd })).bytes);
    // What is known is there, and nothing stands for what is not.
    for (const shown of [
      'R1/2保守の回線',
      '1つの建物を歩いて、線の出ている設備を紙に書きます',
      '保守の回線の接続の記録',
      '2. 台帳には、置き場所と担当者を書く。',
    ]) {
      expect(pdf.text).toContain(squeezed(shown));
    }
    expect(pdf.text).not.toContain('undefined');
    const other = JSON.parse((await run(['report', '--format', 'json', '--level', '設備を作る'], { cwd })).stdout);
    expect(other.summary.criteria).toMatchObject({ met: 1, unmet: 1, unanswered: 1, total: 3 });
    const explained = (await run(['explain', 'ｒ１／１０'], { cwd })).stdout;
    expect(explained).toContain('R1/10 持ち込むUSBメモリ');
    expect(explained).not.toContain('undefined');
    // It is in both levels, and neither includes the other.
    const inBoth = (await run(['explain', '変更（１）'], { cwd })).stdout.replaceAll(/\n */g, '');
    expect(inBoth).toMatch(/番号: 変更（１）（設備を使う[^・]*、設備を作る[^・]*・第2条/);
  });
});

describe('the contents of a catalogue', () => {
  const show = (...words: readonly string[]) => run(['catalogue', 'show', CATALOGUE, ...words], { cwd });

  test('name its levels with their counts, and beside each criterion those that it is in', async () => {
    const { stdout } = await show();
    expect(stdout).toMatch(/^段階 設備を使う: 設備を使う工場（\d要求事項、5基準）$/m);
    expect(stdout).toMatch(/^段階 設備を作る: 設備を作る会社（\d要求事項、3基準）$/m);
    for (const { id, level, alsoIn = [] } of allCriteria(parse(readFileSync(join(cwd, CATALOGUE), 'utf8'))))
      expect(stdout).toContain(`  ${id} [${[...new Set([level, ...alsoIn])].join('、')}]  `);
  });

  test.each(Object.entries(ids))('are shown at the level %s alone', async (level, own) => {
    const { stdout } = await show('--level', level);
    const others = Object.values(ids)
      .flat()
      .filter((id) => !own.includes(id));
    expect(own.filter((id) => !stdout.includes(`  ${id}  `))).toEqual([]);
    expect(others.filter((id) => stdout.includes(`  ${id}`))).toEqual([]);
    const { requirements } = JSON.parse((await show('--level', level, '--json')).stdout);
    expect(
      requirements.flatMap(({ criteria }: { criteria: { id: string }[] }) => criteria.map(({ id }) => id)),
    ).toEqual(own);
  });

  test('are no part of a catalogue for other programs', async () => {
    expect((await show('--level', '設備を使う', '--format', 'oscal')).code).toBe(2);
    expect((await show('--level', 'nai')).stderr).toContain('unknown-level');
  });
});
