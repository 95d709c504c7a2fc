import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { dice } from '../helpers/random.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { ENTER, run, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';

/** All that ★3 asks, answered as met with the options of `ids` alone. */
function allMet(named: (id: string) => boolean): string {
  const answers = shippedCatalogue().requirements.flatMap(({ criteria }) =>
    criteria
      .filter(({ level }) => level === 'star3')
      .map(({ id, options }) => {
        const letters = options?.choices.map((choice) => choice.id) ?? [];
        const chosen = letters.length > 0 && named(id) ? `, options: [${letters.join(', ')}]` : '';
        return `  ${id}: { state: met${chosen} }`;
      }),
  );
  const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts.map(({ id }) => `  ${id}: true`);
  return folderOfFirm(aim, `profile:\n${facts.join('\n')}\nanswers:\n${answers.join('\n')}`);
}

test('what stops the judgement for want of an option is told beside the count by every face', async () => {
  const cwd = allMet(() => false);
  const { code, stdout } = await run(['check', '--json'], { cwd });
  const [file] = JSON.parse(stdout).files;
  const found = file.diagnostics.filter((one: { code: string }) => one.code === 'scs/option-missing');
  expect([code, file.summary.criteria.met, found.length > 0]).toEqual([1, 81, true]);
  expect(file.summary.withoutOption).toBe(found.length);

  const [row] = JSON.parse((await run(['portfolio', '--format', 'json'], { cwd })).stdout).rows;
  expect(row.withoutOption).toBe(found.length);
  const [head = '', cells = ''] = (await run(['portfolio', '--format', 'csv'], { cwd })).stdout.split('\r\n');
  expect(cells.split(',')[head.split(',').indexOf('うち選択肢の記録がないもの')]).toBe(String(found.length));

  const sentence = `うち選択肢の記録がないものは${found.length}件です`;
  await run(['sign', '--new-key', 'k.pem'], { cwd });
  await run(['report', '--audience', 'buyer', '-o', 'buyer.html'], { cwd });
  const told = await Promise.all(
    [
      ['check'],
      ['status'],
      ['report'],
      ['report', '--format', 'markdown'],
      ['report', '--format', 'html'],
      ['report', '--format', 'oscal'],
      ['report', '--audience', 'buyer'],
      ['sheet', 'confirmation'],
      ['verify', 'assessment.signed.json'],
    ].map(async (words) => [words.join(' '), squeezed((await run(words, { cwd })).stdout)] as const),
  );
  for (const [words, text] of told) expect(text, words).toContain(sentence);
  expect(readFileSync(join(cwd, 'buyer.html'), 'utf8')).toContain(sentence);
  const again = await run(
    ['verify', 'assessment.signed.json', '--public-key', 'k.pub.pem', '--assessment', 'assessment.yaml'],
    { cwd },
  );
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining(sentence)]);
});

test('nothing is told where each names its options', async () => {
  const cwd = allMet(() => true);
  expect((await run(['status'], { cwd })).stdout).not.toContain('選択肢の記録がない');
  expect(JSON.parse((await run(['report', '--json'], { cwd })).stdout).summary).not.toHaveProperty('withoutOption');
});

test.each([
  ['another edition', '{ id: scs-20260327, edition: "2025-12-01", level: star3 }'],
  ['another content', `{ id: scs-20260327, edition: "2026-03-27", hash: "sha256:${'0'.repeat(64)}", level: star3 }`],
])('a file that names %s is never told as one of today by any face', async (_name, other) => {
  const cwd = folderOfFirm(other, 'answers:\n  1-2-1-1: { state: met }\n  1-2-1-2: { state: unmet }');
  const sentence = '今と違う内容の質問か、別の版への答えが2件あります';
  const way = 'scs-check migrate assessment.yaml --to scs-20260327';
  await run(['sign', '--new-key', 'k.pem'], { cwd });
  for (const words of [
    ['check'],
    ['status'],
    ['report'],
    ['report', '--format', 'markdown'],
    ['report', '--format', 'html'],
    ['report', '--audience', 'buyer'],
    ['report', '--audience', 'specialist'],
    ['sheet', 'confirmation'],
    ['explain', 'star3'],
  ]) {
    const { stdout, stderr } = await run(words, { cwd });
    expect(squeezed(stdout), words.join(' ')).toContain(sentence);
    expect(squeezed(stderr), words.join(' ')).toContain(squeezed(way));
  }
  const { stdout } = await run(['verify', 'assessment.signed.json'], { cwd });
  expect(squeezed(stdout)).toContain(sentence);
  const again = await run(
    ['verify', 'assessment.signed.json', '--public-key', 'k.pub.pem', '--assessment', 'assessment.yaml'],
    { cwd },
  );
  expect(again.code).toBe(0);
  const [row] = JSON.parse((await run(['portfolio', '--format', 'json'], { cwd })).stdout).rows;
  expect(row.otherText).toBe(2);
  expect(squeezed((await run(['portfolio'], { cwd })).stdout)).toContain('別の内容・版への答え2');
});

describe('two numbers beside each other add up', () => {
  const star3 = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
  const seeds = Array.from({ length: 6 }, (_, seed) => seed);

  /** Most of ★3 answered as met, with options as chance has it, and some days. */
  function mixed(seed: number): string {
    const { next, pick } = dice('counts', seed);
    const answers = star3.flatMap(({ id, options }) => {
      if (next() < 0.05 * (seed % 3)) return [];
      const letters = options?.choices.map((choice) => choice.id).filter(() => next() < 0.6) ?? [];
      const chosen = letters.length > 0 ? `, options: [${letters.join(', ')}]` : '';
      const state = seed === 0 ? 'met' : pick(['met', 'met', 'met', 'unmet'] as const);
      return [`  ${id}: { state: ${state}${state === 'met' && seed !== 0 ? chosen : ''} }`];
    });
    return folderOfFirm(aim, `answers:\n${answers.join('\n')}`);
  }

  const numberIn = (text: string, words: RegExp) => Number(words.exec(text)?.[1] ?? 0);

  test.each(seeds)('what status says of options and of what is open, and what comes next: %i', async (seed) => {
    const text = squeezed((await run(['status'], { cwd: mixed(seed) })).stdout);
    const withoutOption = numberIn(text, /うち選択肢の記録がないものは(\d+)件/);
    expect(numberIn(text, /答えた基準のうち(\d+)問に、足りないところ/)).toBe(withoutOption);
    const unanswered = numberIn(text, /わからない(\d+)・?未回答/);
    expect(numberIn(text, /次は、残りの(\d+)問に答え/)).toBe(unanswered);
  });

  test.each(seeds)('what check tells of findings and of what holds it: %i', async (seed) => {
    const cwd = mixed(seed);
    const { stdout } = await run(['check', '--verbose'], { cwd });
    const [file] = JSON.parse((await run(['check', '--json'], { cwd })).stdout).files;
    const shown = (word: string) => [...stdout.matchAll(new RegExp(` ${word} scs/`, 'g'))].length;
    const held = /エラー(\d+)件[。、]注意の?(\d+)件/.exec(stdout);
    if (held === null) return expect(file.passed || file.open.length > 0).toBe(true);
    expect(held.slice(1).map(Number)).toEqual([shown('エラー'), shown('注意')]);
  });
});

test('an option that another answer claims is asked for like any other that is missing', async () => {
  // Passwords of several factors (4-1-3-4) rest on the factors that 4-1-3-3 names.
  const cwd = allMet((id) => id !== '4-1-3-3');
  const { stdout } = await run(['status'], { cwd });
  expect(squeezed(stdout)).toContain('うち選択肢の記録がないものは1件です');
  expect(squeezed(stdout)).toContain('次は、答えた基準のうち1問に、足りないところ');
  const person = sitDown([], { cwd, rows: 60 });
  await person.sees('[3] あとにする');
  person.types('3');
  await person.sees('4-1-3-3');
  await person.sees('q 保存して終わる');
  person.types('1');
  await person.sees('Enter で決め');
  person.types(ENTER);
  await person.sees('つ以上選んでください');
  person.types('0');
  await person.sees('q 保存して終わる');
  person.types('q');
  await person.finished;
});
