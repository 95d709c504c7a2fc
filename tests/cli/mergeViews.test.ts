import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stamped } from '../../src/domain/stamp.ts';
import { isWordless } from '../../src/domain/view.ts';
import type { Review, Reviewer, View } from '../../src/formats/assessment.ts';
import { views } from '../../src/formats/states.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const people = {
  a: { name: '専門家A', relation: 'outside' },
  b: { name: '専門家B', relation: 'outside' },
} as const satisfies Record<string, Reviewer>;

/** The same answers, with what each specialist said of the first criterion. */
function fileWith(
  said: readonly (readonly [by: keyof typeof people, on: string, view: View, more?: Partial<Review>])[],
): string {
  const file = reviewedAssessment({ views: 0 });
  const [criterion] = criteria;
  if (criterion === undefined) throw new Error('no criterion');
  const reviews: Review[] = said.map(([by, on, view, more]) =>
    stamped({ criterion, answer: file.answers[criterion.id], reviewer: people[by], review: { by, on, view, ...more } }),
  );
  const reviewers = Object.fromEntries(said.map(([by]) => [by, people[by]]));
  return JSON.stringify({ ...file, reviewers, reviews: { [criterion.id]: reviews } });
}

async function merged(here: Parameters<typeof fileWith>[0], back: Parameters<typeof fileWith>[0]): Promise<string> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), fileWith(here));
  writeFileSync(join(cwd, 'back.yaml'), fileWith(back));
  const { stdout, stderr } = await run(['merge', 'back.yaml', '--dry-run'], { cwd });
  return `${stdout}${stderr}`.replace(/\s+/g, '');
}

/** What is said of the criterion after the one file was merged into the other, twice. */
async function afterMerges(
  here: Parameters<typeof fileWith>[0],
  back: Parameters<typeof fileWith>[0],
  command: 'explain' | 'log' = 'explain',
): Promise<string> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), fileWith(here));
  writeFileSync(join(cwd, 'back.yaml'), fileWith(back));
  for (const _ of [1, 2]) await run(['merge', 'back.yaml'], { cwd });
  const argv = command === 'log' ? ['log'] : ['explain', criteria[0]?.id ?? ''];
  return (await run(argv, { cwd })).stdout.replace(/\s+/g, '');
}

test('a view that comes in beside that of another says whose it is, and that the other stays', async () => {
  const text = await merged([['b', '2026-11-02', 'agrees']], [['a', '2026-11-03', 'disagrees']]);
  expect(text).toContain('専門家Aの見解:なし→答えと違う（2026-11-03）（専門家B「答えのとおり」はそのまま）');
});

test('a second view of the same specialist says what the first was', async () => {
  const before = ['a', '2026-11-01', 'agrees'] as const;
  const text = await merged([before], [before, ['a', '2026-11-03', 'disagrees']]);
  expect(text).toContain('専門家Aの見解:答えのとおり→答えと違う（2026-11-03）');
  expect(text).not.toContain('そのまま）');
});

test('where a view comes in, nobody is led to believe that its specialist sent it, or to overlook what it replaces', async () => {
  const before = ['a', '2026-11-01', 'disagrees'] as const;
  const replaced = await merged([before], [['a', '2026-11-03', 'agrees']]);
  expect(replaced).toContain('同じ専門家の前の見解に代わるもの（1）:');
  const added = await merged([before], [['b', '2026-11-03', 'agrees']]);
  expect(added).not.toContain('代わるもの');
  for (const text of [replaced, added]) expect(text).toContain('見解に署名はありません。');
  expect(await merged([before], [before])).not.toContain('見解に署名はありません。');
});

test('two specialists whose files give them the same tag stay two, whichever comes first, and both views hold', async () => {
  const r1 = (by: keyof typeof people, view: View) => {
    const file = reviewedAssessment({ views: 0 });
    const [criterion] = criteria;
    if (criterion === undefined) throw new Error('no criterion');
    const review = { by: 'r1', on: '2026-11-03', view } as const;
    const given = stamped({ criterion, answer: file.answers[criterion.id], reviewer: people[by], review });
    return JSON.stringify({ ...file, reviewers: { r1: people[by] }, reviews: { [criterion.id]: [given] } });
  };
  for (const order of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(reviewedAssessment({ views: 0 })));
    writeFileSync(join(cwd, 'a.yaml'), r1('a', 'disagrees'));
    writeFileSync(join(cwd, 'b.yaml'), r1('b', 'agrees'));
    for (const name of [...order, ...order]) expect((await run(['merge', `${name}.yaml`], { cwd })).code).toBe(0);
    const { stdout } = await run(['verify', 'assessment.yaml'], { cwd });
    expect(stdout).toContain('見解が分かれている 1、まだ 80');
    for (const said of ['専門家A「答えと違う」', '専門家B「答えのとおり」']) expect(stdout).toContain(said);
  }
});

test('a correction of the same day is the view that counts, and the one before it never comes back as such', async () => {
  // Whatever the hashes happen to be.
  for (let run = 0; run < 6; run++) {
    const wrong = ['a', '2026-11-03', 'agrees', { at: `2026-11-03T10:00:0${run}`, advice: `助言${run}` }] as const;
    const right = ['a', '2026-11-03', 'disagrees', { at: '2026-11-03T10:00:30', advice: '台帳' }] as const;
    expect(await merged([wrong], [right])).toContain(
      `専門家Aの見解:答えのとおり、助言${run}→答えと違う、台帳（2026-11-03）`,
    );
    const late = await merged([right], [wrong]);
    expect(late).toContain(`専門家Aの見解:答えのとおり、助言${run}（2026-11-03）を、前の見解として加える。`);
    expect(late).toContain('今の「答えと違う」はそのまま');
    expect(await afterMerges([wrong], [right])).toContain('見解:答えと違う（専門家A（社外）、2026-11-03）');
    const { explained, log } = {
      explained: await afterMerges([right], [wrong]),
      log: await afterMerges([right], [wrong], 'log'),
    };
    expect(explained).toContain('見解:答えと違う（専門家A（社外）、2026-11-03）');
    expect(explained).toContain('前の見解:答えのとおり');
    expect(log).toContain('前の見解:答えのとおり（専門家A）');
  }
});

test('why somebody cannot tell comes in with the view, in its words', async () => {
  const text = await merged(
    [['b', '2026-11-02', 'agrees']],
    [['a', '2026-11-03', 'cannot-tell', { reason: '台帳を見ていません' }]],
  );
  expect(text).toContain('専門家Aの見解:なし→判断できない、台帳を見ていません（2026-11-03）');
});

test('of another only the last view is told', async () => {
  const here = [
    ['b', '2026-11-01', 'cannot-tell'],
    ['b', '2026-11-02', 'agrees'],
  ] as const;
  const text = await merged(here, [['a', '2026-11-03', 'agrees']]);
  expect(text).toContain('（専門家B「答えのとおり」はそのまま）');
  expect(text).not.toContain('判断できない');
});

test('of somebody whose newer view comes in by the same file, nobody says that the older one stays', async () => {
  const text = await merged(
    [['a', '2026-11-01', 'disagrees']],
    [
      ['a', '2026-11-01', 'disagrees'],
      ['a', '2026-11-03', 'agrees'],
      ['b', '2026-11-03', 'agrees'],
    ],
  );
  expect(text).toContain('専門家Aの見解:答えと違う→答えのとおり（2026-11-03）');
  expect(text).toContain('専門家Bの見解:なし→答えのとおり');
  expect(text).not.toContain('はそのまま');
});

test('that a view does not say why, the firm learns wherever it meets it', async () => {
  const criterion = criteria[0];
  if (criterion === undefined) throw new Error('no criterion');
  const file = reviewedAssessment({ views: 0 });
  for (const view of views) {
    for (const word of [{}, { advice: '名簿を1枚に' }, { question: '版はいくつですか' }, { reason: '見ていません' }]) {
      const review = { by: 'a', on: '2026-11-03', view, ...word } as const;
      const given = stamped({ criterion, answer: file.answers[criterion.id], reviewer: people.a, review });
      const cwd = testFolder();
      writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
      const reviewed = { ...file, reviewers: { a: people.a }, reviews: { [criterion.id]: [given] } };
      writeFileSync(join(cwd, 'back.yaml'), JSON.stringify(reviewed));
      const squeezed = async (...argv: string[]) => (await run(argv, { cwd })).stdout.replace(/\s+/g, '');
      const wordless = '理由も助言も質問もありません。';
      const told = [
        (await squeezed('merge', 'back.yaml')).includes(wordless),
        (await squeezed('verify', 'assessment.yaml')).includes(`理由も助言も質問もない基準（1）:${criterion.id}`),
        (await squeezed('sheet', 'findings')).includes(wordless),
      ];
      expect([review, told]).toEqual([review, told.map(() => isWordless(review))]);
      const asked = (await squeezed('sheet', 'findings')).includes('答えか実際を直してください。');
      expect([review, asked]).toEqual([review, view === 'disagrees' && !isWordless(review)]);
    }
  }
});
