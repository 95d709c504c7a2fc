import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const criteria = allCriteria(narrowToLevel(catalogue, 'star3'));
const star3 = criteria.map(({ id }) => id);

/** A firm that has answered all of ★3. */
function finishedStar3(): string {
  const facts = catalogue.profileFacts
    .filter(({ id }) => id !== 'works-remotely')
    .map(({ id }) => `${id}: true`)
    .join(', ');
  const answers = criteria
    .map(({ id, options }) => {
      const chosen = options?.choices.slice(0, options.atLeast).map((choice) => choice.id) ?? [];
      return `  ${id}: { state: met, options: [${chosen.join(', ')}], note: ${id} のメモ } # ${id} のコメント`;
    })
    .join('\n');
  const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
  return folderOfFirm(aim, `profile: { ${facts} }\nanswers:\n${answers}`);
}

const fileIn = (cwd: string) => readFileSync(join(cwd, 'assessment.yaml'), 'utf8');

describe('aiming at another level', () => {
  test('a finished ★3 goes on to ★4: every answer and comment stays, and only the other 72 are asked', async () => {
    const cwd = finishedStar3();
    const before = parse(fileIn(cwd)).answers;
    const person = sitDown(['ask', '--level', 'star4'], { cwd });
    await person.sees('目指す段階を、★3から★4に変えました');
    await person.sees('npx scs-check ask --level star3');
    await person.sees('153基準のうち81基準に答えています');
    await person.sees('リモートワークをする人がいますか');
    person.types('1');
    await person.sees('1-1-1-1 社内ルール');
    await person.sees('q 保存して終わる');
    person.types('4');
    await person.sees('1-1-1-2');
    person.types('q');
    await person.finished;

    const after = parse(fileIn(cwd));
    expect(after.catalogue.level).toBe('star4');
    expect(after.answers).toMatchObject(before);
    expect(Object.keys(after.answers)).toHaveLength(82);
    expect(Object.keys(after.answers)[0]).toBe('1-1-1-1');
    for (const id of star3) expect(fileIn(cwd)).toContain(`# ${id} のコメント`);
  });

  test('★3 can still be checked and reported once the firm aims at ★4', async () => {
    const cwd = finishedStar3();
    writeFileSync(join(cwd, 'assessment.yaml'), fileIn(cwd).replace('level: star3', 'level: star4'));
    expect((await run(['check'], { cwd })).code).toBe(1);
    expect((await run(['check', '--level', 'star3'], { cwd })).code).toBe(0);
  });

  test('★4 asks for all 153 criteria of 43 requirements', () => {
    const star4 = narrowToLevel(catalogue, 'star4');
    expect([star4.requirements.length, allCriteria(star4).length]).toEqual([43, 153]);
  });
});

describe('status about what the file does not aim at', () => {
  const told = async (cwd: string, ...words: string[]) => {
    const { stdout } = await run(['status', ...words], { cwd, columns: 400 });
    return stdout.trimEnd().split('\n').slice(-2);
  };

  test.each([
    [['--level', 'star4'], '★4の質問に移るには: npx scs-check ask --level star4', '★3'],
    [
      ['--catalogue', 'security-action-25'],
      'SECURITY ACTION 自社診断（25項目）の質問に移るには: npx scs-check ask --catalogue security-action-25',
      'SCS評価制度 ★3・★4',
    ],
  ])('%j names the way there, and of which aim the next step is', async (words, way, aim) => {
    const [other = '', next = ''] = await told(finishedStar3(), ...words);
    expect(other).toContain(way);
    expect(other).toContain(`次の行は、このファイルが目指している${aim}のこと`);
    expect(next).toMatch(/^次は、/);
  });

  test('at the aim of the file nothing is said of another', async () => {
    for (const words of [[], ['--level', 'star3'], ['--catalogue', 'scs-20260327']])
      expect((await told(finishedStar3(), ...words)).join('\n')).not.toContain('次の行は');
  });

  test('as many as are not shown are counted, with the command that shows them', async () => {
    for (const open of [4, 5, 6, 20]) {
      const answers = star3.map((id, index) => `  ${id}: { state: ${index < open ? 'unmet' : 'met'} }`).join('\n');
      const cwd = folderOfFirm('{ id: scs-20260327, edition: "2026-03-27", level: star3 }', `answers:\n${answers}`);
      const { stdout } = await run(['status'], { cwd, columns: 400 });
      const shown = stdout.split('\n').filter((line) => /^ {2}\d-\d-\d-\d {2}/.test(line)).length;
      const left = Number(/ほかに(\d+)基準あります。.*npx scs-check report$/m.exec(stdout)?.[1] ?? 0);
      expect(shown + left).toBe(open);
    }
  });
});

describe('several catalogues in one file', () => {
  test('the 25 items are answered beside ★3, and either can be reported', async () => {
    const cwd = finishedStar3();
    const person = sitDown(['ask', '--catalogue', 'security-action-25'], { cwd });
    await person.sees('会社について 1/2');
    person.types('2');
    await person.sees('sa-1');
    await person.sees('[4] わからない');
    expect(person.screen()).not.toContain('[5]');
    person.types('1');
    await person.sees('sa-2');
    person.types('q');
    await person.finished;

    const file = parse(fileIn(cwd));
    expect(file.catalogue).toMatchObject({ id: 'security-action-25', level: 'self-check' });
    expect(file.earlier).toMatchObject([{ id: 'scs-20260327', level: 'star3' }]);
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
    expect((await run(['status'], { cwd })).stdout).toContain('今の合計は4点（100点満点）です');
    expect((await run(['status', '--catalogue', 'scs-20260327'], { cwd })).stdout).toContain('★3の81基準すべて');
  });

  test('going back to the first catalogue finds its level again', async () => {
    const cwd = finishedStar3();
    const aim = async (catalogueId: string) => {
      const person = sitDown(['ask', '--catalogue', catalogueId], { cwd });
      await person.sees(catalogueId === 'security-action-25' ? 'q 保存して終わる' : 'リモートワークをする人がいますか');
      person.types('q');
      await person.finished;
    };
    writeFileSync(join(cwd, 'assessment.yaml'), fileIn(cwd).replace('level: star3', 'level: star4'));
    await aim('security-action-25');
    await aim('scs-20260327');
    expect(parse(fileIn(cwd))).toMatchObject({
      catalogue: { id: 'scs-20260327', level: 'star4' },
      earlier: [{ id: 'security-action-25' }],
    });
  });

  test('not applicable is no answer of the 25 items', async () => {
    const cwd = testFolder();
    await run(['init', '--catalogue', 'security-action-25'], { cwd });
    const text = fileIn(cwd).replace('answers: {}', 'answers:\n  sa-1: { state: not-applicable }');
    writeFileSync(join(cwd, 'assessment.yaml'), text);
    const { code, stdout } = await run(['lint', 'assessment.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('met / partial / unmet / unknown');
  });
});

describe('the points of the 25 items', () => {
  /** A file of the 25 items whose first answers are in these states. */
  async function answered(...states: readonly string[]): Promise<string> {
    const cwd = testFolder();
    await run(['init', '--catalogue', 'security-action-25'], { cwd });
    const answers = states.map((state, index) => `  sa-${index + 1}: { state: ${state} }`).join('\n');
    writeFileSync(join(cwd, 'assessment.yaml'), fileIn(cwd).replace('answers: {}', `answers:\n${answers}`));
    return cwd;
  }
  const summary = async (cwd: string) =>
    JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout).summary.points;

  test('are 4, 2, 0 and -1', async () => {
    expect(await summary(await answered('met', 'partial', 'unmet', 'unknown'))).toMatchObject({ total: 5, max: 100 });
  });

  test('unanswered is not -1: the total is not final and has no band until all 25 are answered', async () => {
    const open = await summary(await answered(...Array(24).fill('met')));
    expect(open).toEqual({ total: 96, max: 100, isFinal: false });
    const all = await summary(await answered(...Array(25).fill('met')));
    expect(all).toMatchObject({ total: 100, isFinal: true, band: { certainty: 'certain' } });
  });

  test.each([
    ['met', 17, 'unmet', 8, 68, '行き届いていない'],
    ['met', 18, 'unmet', 7, 72, 'ほぼできている'],
    ['unknown', 25, 'unmet', 0, -25, 'いつ事故が起きても'],
  ])('%s %i and %s %i make %i: 「%s」', async (first, firstCount, second, secondCount, total, band) => {
    const cwd = await answered(...Array(firstCount).fill(first), ...Array(secondCount).fill(second));
    expect(await summary(cwd)).toMatchObject({ total, band: { text: expect.stringContaining(band) } });
  });

  test('the gate asks only that all are answered: the source knows no least total', async () => {
    expect((await run(['check'], { cwd: await answered(...Array(25).fill('unmet')) })).code).toBe(0);
    expect((await run(['check'], { cwd: await answered(...Array(24).fill('met')) })).code).toBe(1);
  });
});
