import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';

let cwd: string;
beforeEach(async () => {
  cwd = testFolder();
  cpSync(join(root, 'tests/fixtures/titled.yaml'), join(cwd, 'q.yaml'));
  await run(['init', '--catalogue', 'q.yaml', '--name', 'サンプル株式会社'], { cwd });
});

const answer = (id: string, state: string) => {
  const file = join(cwd, 'assessment.yaml');
  const text = readFileSync(file, 'utf8').replace(
    /answers: \{\}|answers:\n/,
    (all) => `${all.replace(' {}', '').trimEnd()}\n`,
  );
  writeFileSync(file, `${text.trimEnd()}\n  "${id}": { state: ${state} }\n`);
};

describe('the titles of criteria, and what their publisher wrote', () => {
  test('head the question, with the wording behind ? line by line', async () => {
    const person = sitDown(['ask'], { cwd, rows: 60 });
    for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
      await person.sees(field);
      person.types(ENTER);
    }
    await person.sees('AC-2(1) 自動の管理');
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('  | a. 見本の出典の1行目');
    person.types('q');
    await person.finished;
    const screen = person.screen();
    for (const line of ['  | b. 見本の出典の2行目', '出典の手引き', '  | 見本の出典の手引き', '見本の文書 7.1']) {
      expect(screen).toContain(line);
    }
    expect(screen).not.toContain('AC-2(1) 利用者の管理');
  });

  test('tell the criteria of a requirement apart in explain, and one without a title is told by what it asks', async () => {
    const { stdout } = await run(['explain', 'AC-2'], { cwd });
    expect(stdout).toMatch(/AC-2\(1\) .* 自動の管理/);
    expect(stdout).toMatch(/AC-2\(2\) .* 一時の利用者/);
    expect(stdout).toMatch(/AC-2\(3\) .* 使わない利用者を止めていますか/);
    const one = (await run(['explain', 'AC-2(1)'], { cwd })).stdout;
    expect(one).toContain('AC-2(1) 自動の管理');
    expect(one).toContain('  | c. <b>#見本</b> の4行目');
    expect((await run(['catalogue', 'show', 'q.yaml'], { cwd })).stdout).toMatch(
      /AC-2\(1\) {2}自動の管理\n +利用者の管理に/,
    );
  });

  test('stand in the report of what is open, apart from our own words', async () => {
    answer('AC-2(1)', 'unmet');
    const report = async (format: string) => (await run(['report', '--format', format], { cwd })).stdout;
    const { requirements, actions } = JSON.parse(await report('json'));
    expect(requirements[0].criteria[0]).toMatchObject({
      title: '自動の管理',
      published: { guidance: '見本の出典の手引き' },
    });
    expect(actions[0]).toMatchObject({ title: '自動の管理', requirementTitle: '利用者の管理' });
    for (const format of ['text', 'markdown', 'html']) {
      const text = await report(format);
      expect([format, text.includes('自動の管理'), text.includes('出典の文')]).toEqual([format, true, true]);
      expect(text).toContain('見本の出典の2行目');
      expect(text).not.toContain('\n#見本');
      expect(format === 'text' || !text.includes('<b>#')).toBe(true);
    }
    const pdf = await readPdf((await run(['report', '--format', 'pdf'], { cwd })).bytes);
    expect(pdf.text).toContain(squeezed('AC-2(1)自動の管理'));
    expect(pdf.text).toContain(squeezed('c. <b>#見本</b> の4行目'));
    expect((await run(['status'], { cwd })).stdout).toContain('自動の管理');
  });

  test.each(['met', 'unknown'])('stand beside the question of what is %s, and of what is unanswered', async (state) => {
    answer('AC-2(1)', state);
    for (const format of ['text', 'markdown', 'html', 'pdf']) {
      const { bytes, stdout } = await run(['report', '--format', format], { cwd });
      const text = squeezed(format === 'pdf' ? (await readPdf(bytes)).text : stdout);
      for (const title of ['自動の管理', '一時の利用者'])
        expect([format, text.includes(title)]).toEqual([format, true]);
    }
  });

  test('name the rules of SARIF, the tests of JUnit and the annotations', async () => {
    const { rules } = JSON.parse((await run(['check', '--reporter', 'sarif'], { cwd })).stdout).runs[0].tool.driver;
    const [, ...criteria] = rules;
    expect(criteria.map((rule: { shortDescription: { text: string } }) => rule.shortDescription.text)).toEqual([
      'AC-2(1) 自動の管理',
      'AC-2(2) 一時の利用者',
      'AC-2(3) 使わない利用者を止めていますか',
    ]);
    expect(criteria[0].help.text).toContain('利用者の管理に、自動のしくみを使っていますか');
    expect((await run(['check', '--reporter', 'junit'], { cwd })).stdout).toContain('name="AC-2(1) 自動の管理"');
    expect((await run(['check', '--reporter', 'github'], { cwd })).stdout).toContain('title=AC-2(1) 自動の管理');
  });

  test('are told where two editions have them otherwise, and no answer is lost by it', async () => {
    answer('AC-2(1)', 'unmet');
    const text = readFileSync(join(cwd, 'q.yaml'), 'utf8');
    writeFileSync(
      join(cwd, 'q2.yaml'),
      text
        .replace('edition: "1"', 'edition: "2"')
        .replace('自動の管理', '自動化')
        .replace('出典の2行目', '出典の新しい2行目'),
    );
    const { stdout } = await run(['catalogue', 'diff', 'q.yaml', 'q2.yaml'], { cwd });
    for (const told of ['自動の管理', '自動化', 'b. 見本の出典の新しい2行目']) expect(stdout).toContain(told);
    expect(stdout).not.toContain('1行目');
    expect((await run(['migrate', '--to', 'q2.yaml', '--dry-run'], { cwd })).stdout).toContain('そのまま残る答え: 1');
  });
});

test('our own catalogues have no words of a publisher', () => {
  const theirs = listShippedCatalogues().flatMap((id) =>
    allCriteria(loadShipped(id).catalogue).filter(({ published }) => published !== undefined),
  );
  expect(theirs).toEqual([]);
});
