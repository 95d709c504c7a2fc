import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { basesIn } from '../../src/domain/bases.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { reporterNames } from '../../src/report/check/names.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const star3 = narrowToLevel(shippedCatalogue(), 'star3');
const criteria = allCriteria(star3);
const basesOf = basesIn(star3, shippedGuidance());

/** Every criterion of ★3 met as well as can be; those named are answered otherwise. */
function keptUp(answers: Readonly<Record<string, string>> = {}): string {
  const lines = criteria.map(({ id, options, cadence }) => {
    const chosen = options
      ? `, options: [${options.choices.slice(0, options.atLeast).map((choice) => choice.id)}]`
      : '';
    const done = cadence?.every ? ', lastDone: 2026-11-01' : '';
    return `  ${id}: { ${answers[id] ?? `state: met${chosen}${done}, evidence: [{ title: 見本の台帳 }]`} }\n`;
  });
  return `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { sites: [本社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
${lines.join('')}`;
}

function folderWith(text: string): string {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), text);
  return cwd;
}

/** Exit code, the codes with their lines, and all that was printed. */
async function check(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await run(['check', '--verbose', ...argv], { cwd });
  const found = [...stdout.matchAll(/^assessment\.yaml:(\d+):\d+ {2}(?:エラー|注意) (\S+)/gm)];
  return { code, found: found.map(([, line, name]) => `${line} ${name}`), stdout, stderr };
}

const line = (id: string) => 6 + criteria.findIndex((criterion) => criterion.id === id);
const waiver = 'waiver: { reason: 4月の組織替えを待ちます, until: 2026-12-31 }';

test('where everything is kept up there is nothing to say', async () => {
  expect(await check(folderWith(keptUp()))).toMatchObject({ code: 0, found: [] });
});

describe('a waiver', () => {
  const cwd = () => folderWith(keptUp({ '7-1-1-1': `state: unmet, owner: 総務部長, ${waiver}` }));

  test('keeps an open criterion from failing the gate, is listed apart, and counts as nothing', async () => {
    const { code, stdout, found } = await check(cwd());
    expect([code, found]).toEqual([0, []]);
    expect(stdout).toContain('猶予中の基準（1）: 7-1-1-1（2026-12-31まで）\n');
    expect(stdout).toContain('80基準ができていて、1基準に対応が残っています');
    expect(stdout).toContain('そろっていません。残りは猶予中のものだけです');
    expect(stdout).not.toContain('そろっています');
  });

  test('ends with its last day', async () => {
    const folder = cwd();
    expect(await check(folder, '--as-of', '2026-12-31')).toMatchObject({ code: 0, found: [] });
    const { code, found, stdout } = await check(folder, '--as-of', '2027-01-01');
    expect([code, found]).toEqual([1, [`${line('7-1-1-1')} scs/waiver-expired`]]);
    expect(stdout).toContain('対応が残っている・わからない・答えていない基準（1）: 7-1-1-1');
    expect(stdout).not.toContain('猶予中');
  });

  test.each([
    ['a reason', waiver.replace('4月の組織替えを待ちます', '""'), 'scs/waiver-without-reason'],
    ['an end', 'waiver: { reason: 待ちます }', 'scs/waiver-without-end'],
  ])('without %s has no effect', async (_what, text, rule) => {
    const { code, found, stdout } = await check(
      folderWith(keptUp({ '7-1-1-1': `state: unmet, owner: 総務部長, ${text}` })),
    );
    expect([code, found]).toEqual([1, [`${line('7-1-1-1')} ${rule}`]]);
    expect(stdout).not.toContain('猶予中');
  });

  test('changes no count: the report only says until when it waits, and why, and that its end comes next', async () => {
    const bare = folderWith(keptUp({ '7-1-1-1': 'state: unmet, owner: 総務部長' }));
    const told = async (command: string, folder: string) =>
      (await run([command], { cwd: folder })).stdout
        .replace(/sha256:[0-9a-f]+|^ *[0-9a-f]+$|[0-9a-f]{8,}/gm, '')
        .split('\n');
    expect(await told('status', cwd())).toEqual(await told('status', bare));
    const plain = new Set(await told('report', bare));
    const added = (await told('report', cwd())).filter((shown) => !plain.has(shown));
    expect(added.map((shown) => shown.trim())).toEqual([
      '期限の過ぎたものはありません。次の期限は2026-12-31です（7-1-1-1 事業継続要件に',
      '沿った復旧準備、猶予の終わり）。',
      '記録: 担当: 総務部長 ／ 猶予: 2026-12-31まで（4月の組織替えを待ちます）',
    ]);
  });
});

describe('--as-of', () => {
  test('is the day by which dates are judged, today where it is left out', async () => {
    const cwd = folderWith(keptUp());
    expect((await check(cwd)).code).toBe(0);
    const { code, found } = await check(cwd, '--as-of', '2028-01-01');
    expect(code).toBe(1);
    expect(new Set(found.map((one) => one.split(' ')[1]))).toEqual(new Set(['scs/duty-overdue']));
  });

  test.each(['2026-02-30', '明日', '2025-02-29', '', '2026-13-01'])('is not %j', async (day) => {
    const { code, stdout, stderr } = await check(folderWith(keptUp()), '--as-of', day);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--as-of');
    expect(stderr).toContain('YYYY-MM-DD');
  });
});

describe('--fail-on', () => {
  const cwd = () => folderWith(keptUp({ '1-2-1-1': 'state: met' }));

  test('error, as where it is left out, lets a warning pass', async () => {
    for (const argv of [[], ['--fail-on', 'error']]) {
      const { code, found, stdout } = await check(cwd(), ...argv);
      expect([code, found]).toEqual([0, [`${line('1-2-1-1')} scs/met-without-evidence`]]);
      expect(stdout).toContain('そろっています');
    }
  });

  test('warning does not, and says why', async () => {
    const { code, stdout } = await check(cwd(), '--fail-on', 'warning');
    expect(code).toBe(1);
    expect(stdout).toContain('直す指摘が残っています（エラー0件、注意1件）');
  });

  test('nothing else', async () => {
    const { code, stderr } = await check(cwd(), '--fail-on', 'notice');
    expect([code, stderr.includes('error, warning')]).toEqual([2, true]);
  });
});

describe('evidence that is a file', () => {
  const content = '体制表 2026年度版\n';
  const sha256 = createHash('sha256').update(content).digest('hex');
  const cwd = (item: string, file = 'shoko/a.txt') => {
    const folder = folderWith(keptUp({ '1-2-1-1': `state: met, evidence: [{ title: 体制表, file: ${file}${item} }]` }));
    mkdirSync(join(folder, 'shoko'));
    writeFileSync(join(folder, 'shoko', 'a.txt'), content);
    return folder;
  };

  test('is there, and is what it was', async () => {
    expect(await check(cwd(''))).toMatchObject({ code: 0, found: [] });
    expect(await check(cwd(`, sha256: ${sha256}`))).toMatchObject({ code: 0, found: [] });
  });

  test('has changed', async () => {
    const { code, found } = await check(cwd(`, sha256: ${sha256.replace(/./g, 'a')}`));
    expect([code, found]).toEqual([1, [`${line('1-2-1-1')} scs/evidence-changed`]]);
  });

  test.each(['shoko/nai.txt', 'shoko', 'a.txt'])('is not at %s', async (file) => {
    const { code, found } = await check(cwd('', file));
    expect([code, found]).toEqual([1, [`${line('1-2-1-1')} scs/evidence-missing`]]);
  });

  test('does not count where a link leads out of the folder', async () => {
    const folder = cwd('', 'shoko/soto.txt');
    const outside = testFolder();
    writeFileSync(join(outside, 'b.txt'), content);
    symlinkSync(join(outside, 'b.txt'), join(folder, 'shoko', 'soto.txt'));
    expect((await check(folder)).found).toEqual([`${line('1-2-1-1')} scs/evidence-missing`]);
  });

  test('is looked for from the folder of the assessment, not from where one stands', async () => {
    const folder = cwd('');
    const { code } = await run(['check', join(folder, 'assessment.yaml')], { cwd: testFolder() });
    expect(code).toBe(0);
  });
});

test.each(reporterNames)(
  '%s shows no line with a secret, whether or not the rule is asked to speak',
  async (reporter) => {
    const note = 'state: met, note: password=hunter2';
    const [first = '', second = ''] = criteria.filter(({ options }) => !options).map(({ id }) => id);
    const cwd = folderWith(keptUp({ [first]: note, [second]: 'state: met, note: みえる' }));
    for (const setting of ['warning', 'off']) {
      writeFileSync(join(cwd, 'scs-check.yaml'), `rules: { scs/secret-in-note: ${setting} }\n`);
      const { stdout, stderr } = await check(cwd, '--reporter', reporter);
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toContain('hunter2');
      if (reporter === 'text') expect(stdout).toContain('みえる');
    }
  },
);

test('a secret is reported and not repeated, whatever else is wrong in its line', async () => {
  const { found, stdout, stderr } = await check(
    folderWith(keptUp({ '1-2-1-1': 'state: met, note: "パスワード：Tanuki-2026"' })),
  );
  const at = line('1-2-1-1');
  expect(found.sort()).toEqual([`${at} scs/met-without-evidence`, `${at} scs/secret-in-note`]);
  expect(stdout + stderr).not.toContain('Tanuki');
});

test('what a report says does not grow by what only check looks at', async () => {
  const cwd = folderWith(keptUp({ '1-2-1-1': 'state: met', '1-2-1-2': 'state: unmet, due: 2020-01-01' }));
  const { stdout } = await run(['report', '--format', 'json'], { cwd });
  const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(['scs/met-over-unmet-reference']);
});

/** One mistake each in a file that is otherwise kept up: what a firm that looks away for a year ends up with. */
const stale: readonly (readonly [answer: string, ...codes: string[]])[] = [
  ...['met', 'met, owner: 総務部長', 'met, evidence: []', 'met, note: あります'].map(
    (answer) => [answer, 'scs/met-without-evidence'] as const,
  ),
  ...['2019-12-31', '2025-11-19', '2026-11-20'].map(
    (day) => [`met, evidence: [{ title: 証明書, validUntil: ${day} }]`, 'scs/evidence-expired'] as const,
  ),
  ...['a.pdf', 'shoko/a.pdf', './x'].map(
    (file) => [`met, evidence: [{ title: 体制表, file: ${file} }]`, 'scs/evidence-missing'] as const,
  ),
  ...['""', '" "', '"　"', '"\\t"'].map(
    (reason) =>
      [`unmet, owner: 総務, waiver: { reason: ${reason}, until: 2027-01-01 }`, 'scs/waiver-without-reason'] as const,
  ),
  ...['unmet', 'partial', 'unknown'].map(
    (state) => [`${state}, owner: 総務, waiver: { reason: 待ちます }`, 'scs/waiver-without-end'] as const,
  ),
  ...['2026-11-20', '2025-01-01', '2000-02-29'].map(
    (until) => [`unmet, owner: 総務, waiver: { reason: 待ちます, until: ${until} }`, 'scs/waiver-expired'] as const,
  ),
  ...['unmet', 'partial', 'unknown'].flatMap((state) =>
    ['2026-11-20', '2024-02-29'].map((due) => [`${state}, owner: 総務, due: ${due}`, 'scs/due-past'] as const),
  ),
  ...['unmet', 'partial', 'unmet, owner: ""', 'partial, note: これから'].map(
    (answer) => [answer, 'scs/owner-missing'] as const,
  ),
  ...['password=hunter2', 'パスワード：Tanuki-2026', 'pwd: himitsu', `AKIA${'A'.repeat(16)}`].flatMap((secret) =>
    ['note', 'reason'].map((key) => [`unmet, owner: 総務, ${key}: "${secret}"`, 'scs/secret-in-note'] as const),
  ),
  ['met, evidence: [{ title: "password=hunter2" }]', 'scs/secret-in-note'],
  ['not-applicable', 'scs/not-applicable-without-reason'],
  ['partial, waiver: { reason: "" }', 'scs/waiver-without-end', 'scs/waiver-without-reason', 'scs/owner-missing'],
  ['unmet, due: 2020-01-01', 'scs/due-past', 'scs/owner-missing'],
  [
    'met, evidence: [{ title: a, validUntil: 2020-01-01 }, { title: b, file: nai }]',
    'scs/evidence-expired',
    'scs/evidence-missing',
  ],
];

/** No other criterion rests on these, and they come without options or a cadence. */
const plain = criteria.filter(
  ({ id, options, cadence, appliesIf }) =>
    !options &&
    !cadence?.every &&
    !appliesIf &&
    !criteria.some((other) =>
      basesOf(
        other,
        other.options?.choices.map((choice) => choice.id),
      ).some((base) => base.id === id),
    ),
);

const turns = criteria.filter(({ cadence }) => cadence?.every !== undefined);

describe('each mistake is told with its code, on its line', () => {
  test('there are criteria to make them in', () => {
    expect([plain.length, turns.length].every((count) => count > 5)).toBe(true);
    expect(stale.length + 2 * turns.length + 5).toBeGreaterThanOrEqual(60);
  });

  test.each(stale.map(([answer, ...codes], index) => [index, answer, codes] as const))(
    '%i: %s',
    async (index, answer, codes) => {
      const id = plain[(index * 7) % plain.length]?.id ?? '';
      const { found, code } = await check(folderWith(keptUp({ [id]: `state: ${answer}` })));
      expect(found.sort()).toEqual(codes.map((name) => `${line(id)} ${name}`).sort());
      expect(code).toBeLessThan(2);
    },
  );

  test.each(turns.map(({ id, options }) => [id, options] as const))('the duty %s', async (id, options) => {
    const chosen = options ? `, options: [${options.choices.slice(0, options.atLeast).map((one) => one.id)}]` : '';
    const met = `state: met${chosen}, evidence: [{ title: 記録 }]`;
    expect((await check(folderWith(keptUp({ [id]: met })))).found).toEqual([`${line(id)} scs/duty-undated`]);
    const { found, code } = await check(folderWith(keptUp({ [id]: `${met}, lastDone: 2025-11-20` })));
    expect([found, code]).toEqual([[`${line(id)} scs/duty-overdue`], 1]);
  });

  test.each([
    ['scope: { sites: [本社] }', 'scope: {}', '3 scs/scope-empty'],
    ['scope: { sites: [本社] }', 'scope: { sites: [] }', '3 scs/scope-empty'],
    ['scope: { sites: [本社] }', 'scope:', '3 scs/scope-empty'],
  ])('%s → %s', async (before, after, found) => {
    expect((await check(folderWith(keptUp().replace(before, after)))).found).toEqual([found]);
  });

  test('another edition, for each answer', async () => {
    const { found, code } = await check(folderWith(keptUp().replace('"2026-03-27"', '"2025-12-26"')));
    expect([found, code]).toEqual([criteria.map(({ id }) => `${line(id)} scs/other-edition`), 0]);
  });

  test('what the firm says it does not have', async () => {
    const text = keptUp().replace('answers:', 'profile: { has-development: false }\nanswers:');
    const found = criteria
      .filter(({ appliesIf }) => appliesIf === 'has-development')
      .map(({ id }) => `${line(id) + 1} scs/contradictory-profile`);
    expect(found.length).toBeGreaterThan(0);
    expect((await check(folderWith(text))).found).toEqual(found);
  });
});
