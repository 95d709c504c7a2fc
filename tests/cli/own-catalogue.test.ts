import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const fileIn = (cwd: string, name = 'assessment.yaml') => readFileSync(join(cwd, name), 'utf8');

test('a questionnaire that was not copied along is asked for by its place, and no other file is made for it', async () => {
  const cwd = testFolder();
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  await run(['init', '--catalogue', 'q.yaml'], { cwd });
  rmSync(join(cwd, 'q.yaml'));
  const { code, stderr } = await run(['status'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('カタログ q.yaml が見つかりません');
  expect(stderr).toContain(cwd);
  expect(stderr).not.toContain('scs-check init');
});

describe('a catalogue of one’s own', () => {
  // How one is answered and reported, in the interview and as a PDF: worked-example.test.ts.
  test('the starter lints clean, and can be started and judged at once', async () => {
    const cwd = testFolder();
    expect((await run(['catalogue', 'new', 'q.yaml'], { cwd })).code).toBe(0);
    expect((await run(['lint', 'q.yaml'], { cwd })).code).toBe(0);
    await run(['init', '--catalogue', 'q.yaml', '--name', 'サンプル株式会社'], { cwd });
    expect(parse(fileIn(cwd)).catalogue).toMatchObject({ id: 'my-catalogue', file: 'q.yaml' });
    expect((await run(['status'], { cwd })).stdout).toContain('基本の3基準');
    expect((await run(['check'], { cwd })).code).toBe(1);
    expect((await run(['explain', 'a-1-1-2'], { cwd })).stdout).toContain('土台になる基準');
  });

  test('never overwrites a file', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    expect((await run(['catalogue', 'new', 'q.yaml'], { cwd })).code).toBe(2);
  });

  test('has to lie with the answers, so that both can be sent together', async () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'sub'));
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    const { code, stderr } = await run(['init', 'sub/a.yaml', '--catalogue', 'q.yaml'], { cwd });
    expect([code, stderr.includes('catalogue-outside')]).toEqual([2, true]);
  });

  test.each(['../q.yaml', '/etc/passwd', 'a/../../q.yaml', 'C:\\q.yaml', '..\\q.yaml', 'q.txt'])(
    'a file somebody sent cannot point to %s',
    async (path) => {
      const cwd = testFolder();
      await run(['init'], { cwd });
      const text = fileIn(cwd).replace('  level: star3', `  level: star3\n  file: '${path}'`);
      writeFileSync(join(cwd, 'assessment.yaml'), text);
      const { code, stderr } = await run(['status'], { cwd });
      expect([code, stderr.includes('invalid-format')]).toEqual([2, true]);
    },
  );

  test('a file somebody sent cannot lead out of its folder by a link', async () => {
    const outside = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd: outside });
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    await run(['init', '--catalogue', 'q.yaml'], { cwd });
    rmSync(join(cwd, 'q.yaml'));
    symlinkSync(join(outside, 'q.yaml'), join(cwd, 'q.yaml'));
    const { code, stderr } = await run(['status'], { cwd });
    expect([code, stderr.includes('catalogue-outside')]).toEqual([2, true]);
  });

  test('a mistake in it is shown at its own line', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    await run(['init', '--catalogue', 'q.yaml'], { cwd });
    writeFileSync(join(cwd, 'q.yaml'), fileIn(cwd, 'q.yaml').replace('criteria: 3', 'criteria: 4'));
    const { code, stderr } = await run(['status'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/q\.yaml:\d+:\d+ .*count-promise-not-kept/);
  });
});

describe('a catalogue that extends another', () => {
  const sizeOf = (id: string, level: string) => {
    const narrowed = narrowToLevel(loadShipped(id).catalogue, level);
    return [narrowed.requirements.length, allCriteria(narrowed).length];
  };

  test.each([
    ['ssdf-1.1', 'ssdf-1.1', 19, 42],
    ['ssdf-218a', 'ssdf-218a', 20, 48],
    ['ssdf-218a', 'ssdf-1.1', 19, 42],
    ['ssdf-1.2-draft', 'ssdf-1.2-draft', 21, 49],
    ['scs-semiconductor', 'ot', 47, 157],
    ['scs-semiconductor', 'star4', 43, 153],
  ])('%s asks at %s for %i requirements and %i criteria', (id, level, requirements, criteria) => {
    expect(sizeOf(id, level)).toEqual([requirements, criteria]);
  });

  test('answers to the base count for the extension', async () => {
    const cwd = testFolder();
    await run(['init', '--catalogue', 'ssdf-1.1'], { cwd });
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      fileIn(cwd).replace('answers: {}', 'answers:\n  PO.1.1: { state: met }').replace('ssdf-1.1', 'ssdf-218a'),
    );
    expect((await run(['status', '--level', 'ssdf-218a'], { cwd })).stdout).toContain(
      '48基準のうち、1基準ができています',
    );
  });

  test('adds to a requirement of the base under the same id, and keeps help texts of both', () => {
    const { catalogue, guidance } = loadShipped('ssdf-218a');
    const requirement = catalogue.requirements.find(({ id }) => id === 'PO.5');
    expect(requirement?.criteria.map(({ id }) => id)).toEqual(['PO.5.1', 'PO.5.2', 'PO.5.3']);
    for (const { id } of allCriteria(catalogue)) expect(guidance?.criteria[id]?.why).toBeTruthy();
  });

  test('is told when its base is not there', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    writeFileSync(join(cwd, 'q.yaml'), fileIn(cwd, 'q.yaml').replace('lang: ja', 'lang: ja\nextends: scs-1999'));
    const { code, stdout } = await run(['lint', 'q.yaml'], { cwd });
    expect([code, stdout.includes('unknown-catalogue')]).toEqual([2, true]);
  });
});
