import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import type { DiffReport } from '../../src/formats/outputs/diff.ts';
import { diffFolder, diffIn } from '../helpers/diffFixture.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run, TODAY, testFolder } from '../helpers/runCli.ts';

const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8');
const write = (cwd: string, name: string, text: string) => writeFileSync(join(cwd, name), text);

/** What `diff` says as data. */
async function reportOf(cwd: string, ...argv: readonly string[]): Promise<DiffReport> {
  const { code, stdout, stderr } = await diffIn(cwd, ...argv, '--format', 'json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const codesOf = ({ findings }: DiffReport) => findings.added.map(({ code }) => code);

describe('two files', () => {
  test('end with 0 whether or not anything differs', async () => {
    for (const other of ['after.yaml', 'before.yaml']) {
      expect((await diffIn(diffFolder(), 'before.yaml', other)).code).toBe(0);
    }
  });

  test('one of them may come in on standard input, and looks for its catalogue where the command runs', async () => {
    const cwd = diffFolder();
    for (const argv of [
      ['-', 'after.yaml'],
      ['before.yaml', '-'],
    ]) {
      const stdin = readFileSync(join(cwd, argv[0] === '-' ? 'before.yaml' : 'after.yaml'));
      const { code, stdout } = await run(['diff', ...argv, '--format', 'json'], { cwd, stdin });
      const report: DiffReport = JSON.parse(stdout);
      expect(code).toBe(0);
      expect([report.before.file, report.after.file]).toEqual(argv.map((word) => (word === '-' ? 'stdin' : word)));
      expect(report.criteria).toEqual((await reportOf(cwd, 'before.yaml', 'after.yaml')).criteria);
    }
  });

  test('not both may', async () => {
    const { code, stderr } = await diffIn(diffFolder(), '-', '-');
    expect([code, stderr.includes('標準入力（-）は1つだけです')]).toEqual([2, true]);
  });

  test('may be named by a pattern that the shell left as it was, where it means two', async () => {
    const cwd = diffFolder();
    const report = await reportOf(cwd, 'b?fore.yaml', 'af*.yaml');
    expect([report.before.file, report.after.file]).toEqual(['before.yaml', 'after.yaml']);
    const { code, stderr } = await diffIn(cwd, '*.yaml');
    expect([code, stderr.includes('引数が多すぎます')]).toEqual([2, true]);
  });

  test('are judged by one day, or by a day each', async () => {
    const cwd = diffFolder();
    const days = ({ before, after }: DiffReport) => [before.asOf, after.asOf];
    expect(days(await reportOf(cwd, 'before.yaml', 'after.yaml'))).toEqual([TODAY, TODAY]);
    expect(days(await reportOf(cwd, 'before.yaml', 'after.yaml', '--to', '2026-12-01'))).toEqual([
      '2026-12-01',
      '2026-12-01',
    ]);
    const report = await reportOf(cwd, 'before.yaml', 'after.yaml', '--from', '2026-10-15');
    expect([days(report), report.kind, report.answered]).toEqual([['2026-10-15', TODAY], 'files', []]);
    expect(codesOf(report)).toContain('scs/duty-overdue');
  });

  test('that cannot be read are both told, with 2', async () => {
    const cwd = diffFolder();
    write(cwd, 'broken.yaml', read(cwd, 'after.yaml').replace('state: met', 'state: yes'));
    const { code, stdout, stderr } = await diffIn(cwd, 'nai.yaml', 'broken.yaml');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('file-not-found');
    expect(stderr).toContain('answer-not-allowed');
  });

  test('do not note what only one of them says about older questions', async () => {
    const cwd = diffFolder();
    const asked = 'asked: "000000000000-000000000000"';
    write(
      cwd,
      'after.yaml',
      read(cwd, 'after.yaml').replace('1-1-3-3: { state: unmet', `1-1-3-3: { ${asked}, state: unmet`),
    );
    expect(codesOf(await reportOf(cwd, 'before.yaml', 'after.yaml'))).toEqual([
      'scs/not-applicable-always',
      'scs/other-edition',
    ]);
  });
});

describe('one file', () => {
  test('is assessment.yaml where none is named, up to today', async () => {
    const cwd = diffFolder();
    write(cwd, 'assessment.yaml', read(cwd, 'after.yaml'));
    const { kind, before, after } = await reportOf(cwd, '--from', '2026-11-04');
    expect([kind, before.file, before.asOf, after.file, after.asOf]).toEqual([
      'days',
      'assessment.yaml',
      '2026-11-04',
      'assessment.yaml',
      TODAY,
    ]);
  });

  test('needs the earlier day, and says so', async () => {
    for (const argv of [[], ['after.yaml'], ['after.yaml', '--to', '2027-01-01']]) {
      const { code, stdout, stderr } = await diffIn(diffFolder(), ...argv);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('--from');
    }
  });

  test('cannot be looked at backwards', async () => {
    const { code, stderr } = await diffIn(diffFolder(), 'after.yaml', '--from', '2027-01-01');
    expect([code, stderr.includes(`--from（2027-01-01）は、--to（${TODAY}）より後の日にできません`)]).toEqual([
      2,
      true,
    ]);
  });

  test.each(['2026-02-30', '明日', ''])('is not looked at on the day %j', async (day) => {
    const { code, stderr } = await diffIn(diffFolder(), 'after.yaml', '--from', day);
    expect([code, stderr.includes('YYYY-MM-DD')]).toEqual([2, true]);
  });

  test('differs by what time alone has changed', async () => {
    const report = await reportOf(diffFolder(), 'after.yaml', '--from', '2026-10-15', '--to', '2027-05-01');
    expect(codesOf(report)).toEqual(['scs/duty-overdue', 'scs/waiver-expired', 'scs/due-past']);
    expect([report.before.waived, report.after.waived]).toEqual([['1-1-2-4'], []]);
    expect(report.criteria).toEqual([]);
  });

  test('tells which answers were given in between, and that it does not know what they were before', async () => {
    const argv = ['after.yaml', '--from', '2026-11-04', '--to', '2026-11-05'];
    const { answered } = await reportOf(diffFolder(), ...argv);
    expect(answered.map(({ id }) => id)).toEqual(['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4', '1-1-2-1', '1-1-3-2']);
    expect((await diffIn(diffFolder(), ...argv)).stdout).toContain('このファイルにありません');
  });

  test('says so where nothing changed', async () => {
    const { stdout } = await diffIn(diffFolder(), 'after.yaml', '--from', TODAY);
    expect(stdout).toContain(`${TODAY}から${TODAY}までに、変わったことはありません。`);
  });
});

describe('evidence files', () => {
  test('are not looked at: what became of them since is in neither assessment', async () => {
    const cwd = diffFolder();
    write(cwd, 'kimari.pdf', 'その後に書きかえたもの');
    const report = await reportOf(cwd, 'before.yaml', 'after.yaml');
    const all = [...report.findings.added, ...report.findings.gone].map(({ code }) => code);
    expect(all.filter((code) => code.includes('evidence'))).toEqual([]);
  });
});

describe('levels and catalogues', () => {
  test('--level compares both at one level', async () => {
    const report = await reportOf(diffFolder(), 'before.yaml', 'after.yaml', '--level', 'more');
    expect([report.before.level.id, report.after.level.id]).toEqual(['more', 'more']);
    expect([report.outside, report.criteria.some(({ id }) => id === '1-1-4-1')]).toEqual([[], true]);
  });

  test('a level that there is not is refused', async () => {
    const { code, stderr } = await diffIn(diffFolder(), 'before.yaml', 'after.yaml', '--level', 'star9');
    expect([code, stderr.includes('basic / more')]).toEqual([2, true]);
  });

  test('levels that differ are each counted by what they ask, and it says so', async () => {
    const cwd = diffFolder();
    write(cwd, 'after.yaml', read(cwd, 'after.yaml').replace('level: basic', 'level: more'));
    const { stdout } = await diffIn(cwd, 'before.yaml', 'after.yaml', '--format', 'markdown');
    expect(stdout).toContain('基本の12基準のうち4から、発展の13基準のうち4になりました');
    expect(stdout).toContain('example の目指す段階: basic → more');
    expect(stdout).toMatch(/^\| ○ できている \| 4\/12 \| 4\/13 \| {2}\|$/m);
  });

  const scs = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
  const action = '{ id: security-action-25, edition: "3.1", level: self-check }';

  /** One file of SECURITY ACTION, and one that has gone on from there to SCS. */
  function different(earlier: string): string {
    const cwd = folderOfFirm(scs, `${earlier}\nanswers: { sa-1: { state: met }, 1-2-1-1: { state: met } }`);
    write(cwd, 'kyonen.yaml', read(folderOfFirm(action, 'answers: { sa-1: { state: partial } }'), 'assessment.yaml'));
    return cwd;
  }

  test('catalogues with nothing in common are refused with the one that both answer', async () => {
    const cwd = different(`earlier: [${action}]`);
    const { code, stdout, stderr } = await diffIn(cwd, 'kyonen.yaml', 'assessment.yaml');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('different-catalogues');
    expect(stderr).toContain('--catalogue で、比べるカタログを1つ選んでください: security-action-25\n');
    const report = await reportOf(cwd, 'kyonen.yaml', 'assessment.yaml', '--catalogue', 'security-action-25');
    expect(report.criteria.map(({ id, change }) => [id, change])).toEqual([['sa-1', 'better']]);
    expect(report.outside).toEqual(['1-2-1-1']);
    expect(report.aims.map(({ id }) => id)).toEqual(['scs-20260327', 'security-action-25']);
  });

  test('where they answer none in common, with all that either answers', async () => {
    const cwd = different('');
    write(cwd, 'assessment.yaml', read(cwd, 'assessment.yaml').replace('sa-1: { state: met }, ', ''));
    const { stderr } = await diffIn(cwd, 'kyonen.yaml', 'assessment.yaml');
    expect(stderr).toContain('選んでください: security-action-25 / scs-20260327\n');
  });

  test('points are compared with their maximum', async () => {
    const cwd = different(`earlier: [${action}]`);
    const { stdout } = await diffIn(cwd, 'kyonen.yaml', 'assessment.yaml', '--catalogue', 'security-action-25');
    expect(stdout).toContain('合計は、100点満点の2点から4点になりました。');
    expect(stdout).toContain('確定した点ではありません');
  });
});

describe('the config of a firm', () => {
  test('says what is a finding, as it does for check', async () => {
    const cwd = diffFolder();
    const later = ['after.yaml', '--from', '2026-10-15', '--to', '2027-05-01'];
    write(cwd, 'scs-check.yaml', 'level: more\nrules: { scs/duty-overdue: off, scs/due-past: error }\n');
    const { stdout, stderr } = await diffIn(cwd, ...later, '--format', 'json');
    expect(stderr).toContain('設定ファイル scs-check.yaml');
    const report: DiffReport = JSON.parse(stdout);
    expect(report.findings.added.map(({ code, severity }) => [code, severity])).toEqual([
      ['scs/waiver-expired', 'error'],
      ['scs/due-past', 'error'],
    ]);
    expect(report.after.level.id).toBe('more');
  });

  test('does not make it repeat a secret', async () => {
    const cwd = diffFolder();
    write(cwd, 'scs-check.yaml', 'rules: { scs/secret-in-note: off }\n');
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await diffIn(cwd, 'before.yaml', 'after.yaml', '--format', format);
      expect(stdout).not.toMatch(/Tanuki|Kitsune/);
    }
  });
});

describe('-o', () => {
  test('writes the same to a file, and says where', async () => {
    const cwd = diffFolder();
    const { stdout: shown } = await diffIn(cwd, 'before.yaml', 'after.yaml', '--format', 'markdown');
    const { code, stdout, stderr } = await diffIn(
      cwd,
      'before.yaml',
      'after.yaml',
      '--format',
      'markdown',
      '-o',
      'd.md',
    );
    expect([code, stdout, stderr]).toEqual([0, '', '報告を書きました: d.md\n']);
    expect(read(cwd, 'd.md')).toBe(shown);
  });

  test.each(['before.yaml', 'after.yaml', 'example.yaml'])('does not write over %s', async (name) => {
    const cwd = diffFolder();
    const before = statSync(join(cwd, name)).mtimeMs;
    expect((await diffIn(cwd, 'before.yaml', 'after.yaml', '-o', name)).code).toBe(2);
    symlinkSync(name, join(cwd, 'link.md'));
    const { code, stderr } = await diffIn(cwd, 'before.yaml', 'after.yaml', '-o', 'link.md', '--force');
    expect([code, stderr.includes('same-file'), statSync(join(cwd, name)).mtimeMs]).toEqual([2, true, before]);
  });
});

test('nothing is read that is not named: a folder without files ends with 2', async () => {
  const { code, stderr } = await diffIn(testFolder(), '--from', '2026-01-01');
  expect([code, stderr.includes('assessment.yaml が見つかりません')]).toEqual([2, true]);
});

test('the sample beside itself, in its package', async () => {
  const sample = 'templates/sample.assessment.yaml';
  const { code, stdout } = await run(['diff', sample, sample], { cwd: root });
  expect([code, stdout.trimEnd().endsWith('違いはありません。')]).toEqual([0, true]);
});

test('what a specialist says beside a view is told with whose it is, and no secret in it', async () => {
  const cwd = testFolder();
  const file = (...advice: readonly string[]) =>
    JSON.stringify(reviewedAssessment({ views: 2, said: (index) => ({ advice: advice[index] ?? '' }) }));
  write(cwd, 'a.yaml', file('紙で', '年1回に'));
  write(cwd, 'b.yaml', file('画面で', 'パスワード: Zq8!vT2#mK9x'));
  const { stdout } = await run(['diff', 'a.yaml', 'b.yaml'], { cwd });
  expect(stdout.replace(/\s+/g, '')).toContain(
    '専門家の助言:2026-11-20見本の専門家000000見本事務所（社外）「紙で」→2026-11-20見本の専門家000000見本事務所（社外）「画面で」',
  );
  expect(stdout).toContain('専門家の助言: 変わりました（パスワードや鍵');
  expect(stdout).not.toContain('Zq8');
});

test('a reply of the firm is told as said to the specialist, not by them', async () => {
  const cwd = testFolder();
  const file = (reply: string) =>
    JSON.stringify(reviewedAssessment({ views: 1, said: () => ({ view: 'cannot-tell', question: '版は', reply }) }));
  write(cwd, 'a.yaml', file('2025年版です'));
  write(cwd, 'b.yaml', file('2026年版です'));
  const { stdout } = await run(['diff', 'a.yaml', 'b.yaml'], { cwd });
  const told = stdout.replace(/\s+/g, '');
  for (const reply of ['2025年版です', '2026年版です'])
    expect(told).toContain(`見本の専門家000000見本事務所（社外）への返事「${reply}」`);
  expect(told).not.toContain('（社外）「202');
});

test.each(['ja', 'en'])('what was not answered is never told by a word that could be an answer (%s)', async (lang) => {
  const facts = [true, false, 'unknown', undefined];
  const seen = ['mostly', 'some', 'nothing', 'unknown', undefined];
  const file = (fact: unknown, glance: unknown) =>
    `formatVersion: 1\norganization: { name: 甲 }\nscope: { companies: [甲] }\ncatalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }\nprofile: {${fact === undefined ? '' : ` has-seconded-staff: ${fact} `}}\nanswers: {}\n${glance === undefined ? '' : `overview: { 1-2-1: ${glance} }\n`}`;
  const cwd = testFolder();
  const words = new Set<string>();
  for (const [index, fact] of facts.entries()) {
    write(cwd, 'a.yaml', file(fact, seen[index]));
    write(cwd, 'b.yaml', file(facts[(index + 1) % facts.length], seen[index + 1]));
    const { code, stdout } = await run(['diff', 'a.yaml', 'b.yaml', '--lang', lang], { cwd, columns: 400 });
    expect(code).toBe(0);
    for (const [, before = ''] of stdout.matchAll(/: ([^:]*) (?:->|→) /g)) words.add(before);
  }
  expect(words.size).toBe(new Set([...facts, ...seen]).size);
  for (const one of words) expect(one).toMatch(/^(?!(?:none|なし)$)/);
});
