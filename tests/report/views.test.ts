import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
const reviewer = { name: '見本の専門家', registration: '000000', relation: 'outside' } as const;

/** A file in which a specialist has looked at three answers, the last of which was changed afterwards. */
function reviewedFile(): string {
  const answers: Record<string, Answer> = {};
  const reviews: Record<string, Review[]> = {};
  for (const [index, criterion] of criteria.slice(0, 3).entries()) {
    const answer: Answer = { state: index === 1 ? 'unmet' : 'met', note: '体制表あり' };
    const said = {
      by: 'r1',
      on: '2026-11-20',
      view: index === 1 ? 'disagrees' : 'agrees',
      ...(index === 1
        ? { advice: '名簿を1枚にまとめてください', question: '役員は入っていますか', reply: '入れました' }
        : {}),
    } as const;
    reviews[criterion.id] = [stamped({ criterion, answer, reviewer, review: said })];
    answers[criterion.id] = index === 2 ? { ...answer, note: '体制表なし' } : answer;
  }
  const assessment: Assessment = {
    ...emptyAssessment(shippedCatalogue()),
    answers,
    reviewers: { r1: reviewer },
    reviews,
  };
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(assessment));
  return cwd;
}

describe('what a specialist said', () => {
  test('is counted in the summary, apart from the answers', async () => {
    const { stdout } = await run(['report'], { cwd: reviewedFile() });
    const text = stdout.replaceAll(/\s/g, '');
    expect(text).toContain('専門家の見解は、81基準のうち、答えのとおり1、答えと違う1、変わった1、まだ78です。');
    expect(text).toContain('★3の81基準のうち、2基準ができていて');
  });

  test.each(['text', 'markdown'])('stands beside the answer in %s', async (format) => {
    const { stdout } = await run(['report', '--format', format], { cwd: reviewedFile() });
    const text = stdout.replaceAll(/\n\s*/g, '').replaceAll('\\', '');
    expect(text).toContain('専門家の見解: 答えと違う（2026-11-20、見本の専門家）。');
    expect(text).toContain('専門家の助言: 名簿を1枚にまとめてください');
    expect(text).toContain('専門家からの質問: 役員は入っていますか');
    expect(text).toContain('質問への返事: 入れました');
    expect(text).toContain('見解のあとに、メモが変わりました。');
  });

  test('is data in JSON, without its stamp, and says whether it is current', async () => {
    const cwd = reviewedFile();
    const { stdout } = await run(['report', '--format', 'json'], { cwd });
    const model = JSON.parse(stdout);
    const told = model.requirements.flatMap(({ criteria: all }: { criteria: { review?: object }[] }) =>
      all.flatMap(({ review }) => (review ? [review] : [])),
    );
    expect(told.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true, true, false]);
    expect(told[0]).toEqual({ by: 'r1', on: '2026-11-20', view: 'agrees', reviewer, isCurrent: true, changes: [] });
    expect(model.summary.views).toMatchObject({
      current: { agrees: 1, disagrees: 1 },
      changed: 1,
      none: 78,
      total: 81,
    });
  });

  test('holds in English, too: a view is bound to the catalogue, not to its translation', async () => {
    const { stdout } = await run(['report', '--format', 'json', '--lang', 'en'], { cwd: reviewedFile() });
    expect(JSON.parse(stdout).summary.views).toMatchObject({ current: { agrees: 1, disagrees: 1 }, changed: 1 });
  });

  test('is not counted where nobody has looked at the file: only that it is still missing on the way to ★3', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(emptyAssessment(shippedCatalogue())));
    const { stdout } = await run(['report'], { cwd });
    expect(stdout.match(/.*見解.*/g)).toEqual([expect.stringContaining('専門家の見解なし 81')]);
  });

  test('decides over check --assurance reviewed', async () => {
    const { stdout } = await run(['check', '--assurance', 'reviewed', '--reporter', 'json'], { cwd: reviewedFile() });
    expect(JSON.parse(stdout).files[0].unassured).toEqual([criteria[2]?.id]);
  });
});
