import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Assessment, Review } from '../../src/formats/assessment.ts';
import { writeKey } from '../helpers/key.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const ids = criteria.map(({ id }) => id);
const [first = '', second = ''] = ids;
const other = { name: '見本の専門家 乙', relation: 'group' } as const;

/** What a file with one view, on an answer with an evidence file, is verified as once something has been done to it. */
async function verified(change: (file: Assessment, cwd: string) => Assessment | undefined) {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'taisei.txt'), '体制表');
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update('体制表').digest('hex');
  const made = reviewedAssessment({
    views: 2,
    answer: () => ({ state: 'met', evidence: [{ title: '体制表', file: 'taisei.txt', sha256 }] }),
    said: () => ({ lookedAt: ['document'] }),
  });
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(change(made, cwd) ?? made));
  const { code, stdout } = await run(['verify', 'assessment.yaml'], { cwd });
  return { code, stdout, cwd };
}

/** The file with another last view on a criterion. */
function withView(file: Assessment, id: string, change: Partial<Review>): Assessment {
  const reviews = file.reviews?.[id] ?? [];
  return { ...file, reviews: { ...file.reviews, [id]: reviews.map((review) => ({ ...review, ...change })) } };
}

describe('views are verified', () => {
  test('as they were given, and without proof of who gave them', async () => {
    const { code, stdout, cwd } = await verified(() => undefined);
    expect([code, stdout]).toEqual([
      0,
      '専門家の見解は、81基準のうち、答えのとおり 2、まだ 79です。「できている」の81基準のうち、今の見解が「答えのとおり」なのは2基準です。\n' +
        '見解に署名はありません。専門家として書かれた名前が、本当にその人のものかは、これだけではわかりません。\n',
    ]);
    for (const words of [['status'], ['report'], ['explain', first], ['diff', 'none.yaml', 'assessment.yaml']]) {
      writeFileSync(join(cwd, 'none.yaml'), JSON.stringify(reviewedAssessment({ views: 0 })));
      const told = (await run(words, { cwd })).stdout.replace(/\s+/g, '');
      expect(told, words.join(' ')).toContain('見解に署名はありません。');
    }
    rmSync(join(cwd, 'assessment.yaml'));
    expect((await run(['status', 'none.yaml'], { cwd })).stdout).not.toContain('署名');
  });

  test('with the evidence files as they are now: another one is a change', async () => {
    const { code, stdout, cwd } = await verified((_, folder) => {
      writeFileSync(join(folder, 'taisei.txt'), '別の体制表');
      return undefined;
    });
    expect(code).toBe(1);
    expect(stdout).toContain('変わった 2');
    expect(stdout).not.toContain('答えのとおり');
    expect(stdout).toContain(
      `${first}（見本の専門家、2026-11-20）: 証拠1のファイルの中身が、会社の記録と違います（見解の前からか、`,
    );
    // The other outputs say the same.
    for (const words of [['status'], ['report'], ['sheet', 'confirmation'], ['explain', first]]) {
      expect((await run(words, { cwd })).stdout.replaceAll(/\s/g, '')).toMatch(
        /証拠1のファイルの中身が、会社の記録と違います|変わった2/,
      );
    }
  });

  test('with the evidence files as they are now: one that is gone is told, too', async () => {
    const { code, stdout } = await verified((_, cwd) => {
      rmSync(join(cwd, 'taisei.txt'));
      return undefined;
    });
    expect(code).toBe(1);
    expect(stdout).toContain('証拠1のファイルが、見つからないか読めません。');
    // Nothing has changed by that: it cannot be told.
    expect(stdout).toContain(`確かめられない基準（2）: ${first} ${second}`);
    expect(stdout).not.toContain('変わった基準');
  });

  test.each([
    ['missing', '見つからない', (folder: string) => rmSync(join(folder, 'taisei.txt'))],
    ['changed', '変わった', (folder: string) => writeFileSync(join(folder, 'taisei.txt'), '別の体制表')],
  ])('and whoever signs is told first of evidence that is %s', async (_, word, change) => {
    const { cwd } = await verified(() => undefined);
    const sign = (...words: string[]) => run(['sign', ...words, '--name', 'サンプル株式会社', '--force'], { cwd });
    const untouched = await sign('--new-key', 'kagi.pem');
    expect([untouched.code, untouched.stderr]).toEqual([0, expect.not.stringContaining('証拠')]);
    const before = readFileSync(join(cwd, 'assessment.signed.json'), 'utf8');
    change(cwd);
    const { code, stderr } = await sign('--key', 'kagi.pem');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(
        `^署名の前に: .*81件[\\s\\S]*\\n  ${first} 証拠1: ${word}\\n[\\s\\S]*ほかに76か所[\\s\\S]*署名した結果を書きました`,
      ),
    );
    const viewsIn = (text: string) => JSON.parse(text).statement.views;
    const after = readFileSync(join(cwd, 'assessment.signed.json'), 'utf8');
    expect([viewsIn(before).agrees, viewsIn(after).agrees]).toEqual([2, 0]);
    // Whoever has other evidence has the same answers and views, and is not told that anything was forged.
    writeFileSync(join(cwd, 'before.signed.json'), before);
    const compared = (file: string) =>
      run(['verify', file, '--public-key', 'kagi.pub.pem', '--assessment', 'assessment.yaml'], { cwd });
    expect((await compared('assessment.signed.json')).code).toBe(0);
    const old = await compared('before.signed.json');
    expect([old.code, old.stdout]).toEqual([1, expect.stringContaining('確かめていない  見解の数（')]);
    expect(old.stdout).not.toContain('正しくない');
  });

  test('and one by a specialist whom the file does not name is an error at its line, whatever reads the file', async () => {
    const { cwd } = await verified(({ reviewers: _, ...file }) => file);
    for (const words of [
      ['verify', 'assessment.yaml'],
      ['lint', 'assessment.yaml'],
      ['check'],
      ['diff', 'assessment.yaml', 'assessment.yaml'],
    ]) {
      const { code, screen } = await run(words, { cwd });
      expect([code, screen]).toEqual([2, expect.stringMatching(/assessment\.yaml:1:\d+\s+エラー unknown-reviewer/)]);
    }
  });

  test('and a change of the answer is named', async () => {
    const { code, stdout } = await verified((file) => ({
      ...file,
      answers: { ...file.answers, [first]: { ...file.answers[first], state: 'met', note: '書きかえ' } },
    }));
    expect(code).toBe(1);
    expect(stdout).toContain(`変わった基準（1）: ${first}`);
    expect(stdout).toContain('見解のあとに、メモが変わりました。');
  });

  test.each<[string, (file: Assessment) => Assessment]>([
    ['the view', (file) => withView(file, first, { view: 'disagrees' })],
    ['the advice', (file) => withView(file, first, { advice: '直すところはありません' })],
    ['the stamp', (file) => withView(file, first, { stamp: digestOf('') })],
  ])('and what was rewritten is called that, not changed: %s', async (_, change) => {
    const { code, stdout } = await verified(change);
    expect(code).toBe(1);
    expect(stdout).toContain(`書き換えられている基準（1）: ${first}`);
    expect(stdout).toContain('見解そのものが、書いたあとで書き換えられています。');
    expect(stdout).not.toContain('変わった基準');
  });

  test('and one of an earlier version still counts, and is told to be bound by a short hash', async () => {
    const { code, stdout } = await verified((file) => {
      const [criterion] = criteria;
      const [view] = file.reviews?.[first] ?? [];
      if (criterion === undefined || view === undefined) throw new Error('no view');
      const { by, on, view: said, lookedAt } = view;
      const { state, options, evidence } = file.answers[first] ?? {};
      // What an earlier version wrote, with 48 bits for each thing that a criterion asks.
      const stamp = digestOf({
        criterion: [first, askedOf(criterion)],
        answer: { state, options, evidence },
        reviewer: file.reviewers?.[by],
        review: { by, on, view: said, lookedAt },
      });
      return withView(file, first, { stamp });
    });
    expect(code).toBe(0);
    expect(stdout).toContain('答えのとおり 2');
    expect(stdout).toContain(`短い照合値（48ビット）で結びつけた、前の版の見解のある基準（1）: ${first}。`);
  });

  test('and a specialist who was renamed is told at every view', async () => {
    const { code, stdout } = await verified((file) => ({
      ...file,
      reviewers: { r1: { name: '別の専門家', registration: '999999', relation: 'outside' } },
    }));
    expect(code).toBe(1);
    expect(stdout).toContain(`書き換えられている基準（2）: ${first} ${second}`);
    expect(stdout).toContain('専門家の名前・登録番号・所属などが、見解のあとで書き換えられています。');
  });

  test('and two specialists stay two, whoever came last, on every output', async () => {
    const { code, stdout, cwd } = await verified((file) => {
      const criterion = criteria[0];
      if (criterion === undefined) throw new Error('no criterion');
      const review = { by: 'r2', on: '2026-11-21', view: 'disagrees', lookedAt: ['screen'] } as const;
      const view = stamped({
        criterion,
        answer: file.answers[first],
        reviewer: other,
        review: { ...review, lookedAt: [...review.lookedAt] },
      });
      return {
        ...file,
        reviewers: { ...file.reviewers, r2: other },
        reviews: { ...file.reviews, [first]: [...(file.reviews?.[first] ?? []), view] },
      };
    });
    expect(code).toBe(0);
    expect(stdout).toContain('答えのとおり 1、見解が分かれている 1、まだ 79');
    const both = '見本の専門家「答えのとおり」、見本の専門家 乙「答えと違う」';
    expect(stdout).toContain(`${first}  ${both}`);
    expect((await run(['status'], { cwd })).stdout).toMatch(
      /見本の専門家 乙「答えと違う」、見本の専門家「答えのとおり」/,
    );
    const explained = (await run(['explain', first], { cwd })).stdout;
    expect(explained).toContain('専門家の見解が分かれています。');
    expect(explained).toContain('見解: 答えのとおり（見本の専門家（');
    expect(explained).toContain('見解: 答えと違う（見本の専門家 乙（');
    const sheet = (await run(['sheet', 'confirmation'], { cwd })).stdout;
    expect(sheet).toContain(
      '見解が分かれている<br>答えと違う（見本の専門家 乙、2026-11-21）<br>答えのとおり（見本の専門家、2026-11-20）',
    );
    expect(sheet).toContain('専門家: 見本の専門家 乙');
    writeKey(cwd, 'kagi');
    await run(['sign', 'assessment.yaml', '--key', 'kagi.pem'], { cwd });
    expect((await run(['verify', 'assessment.signed.json'], { cwd })).stdout).toContain(
      '答えのとおり 1、見解が分かれている 1、まだ 79',
    );
    const gate = await run(['check', '--assurance', 'reviewed', '--reporter', 'json'], { cwd });
    expect(JSON.parse(gate.stdout).files[0].unassured).toContain(first);
  });
});
