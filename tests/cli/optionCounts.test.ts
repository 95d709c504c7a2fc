import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOfFirm } from '../helpers/firm.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { run } from '../helpers/runCli.ts';
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
  return folderOfFirm(aim, `answers:\n${answers.join('\n')}`);
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
