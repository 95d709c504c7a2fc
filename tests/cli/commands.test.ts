import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { headline } from '../../src/report/words/count.ts';
import { widthOf } from '../../src/text/width.ts';
import { helpCommands, helpFile } from '../helpers/help.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { CTRL_C, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const asked = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
const criteria = asked.map(({ id }) => id);

/** A folder with an assessment.yaml whose answers are given as YAML. */
function folderWith(answers: string, head = 'organization: { name: サンプル株式会社 }'): string {
  const cwd = testFolder();
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
${head}
scope: { companies: [サンプル株式会社], sites: [本社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: { has-servers: true }
answers:${answers === '' ? ' {}' : `\n${answers}`}
`,
  );
  return cwd;
}

const all = (state: string) =>
  asked
    .map(({ id, options }) => {
      const chosen = options?.choices.slice(0, options.atLeast).map((choice) => choice.id);
      const named = chosen === undefined || state !== 'met' ? '' : `, options: [${chosen.join(', ')}]`;
      return `  ${id}: { state: ${state}${named} }`;
    })
    .join('\n');
const mixed = `  1-2-1-1: { state: met, note: 体制表あり, answeredOn: 2026-11-01 }
  1-2-1-2: { state: partial, note: 役員の連絡先がまだ, owner: 総務部長, due: 2026-12-20, answeredOn: 2026-11-02 }
  1-2-1-3: { state: met, lastDone: 2026-04-01 }
  1-2-3-1: { state: unmet }
  1-2-3-2: { state: unknown }
  4-1-1-2: { state: met, options: [a] }
  4-1-2-4: { state: not-applicable, reason: 開発をしていません }
`;

describe('help', () => {
  test.each(helpCommands)('of 「%s」 stays as it is, in Japanese and within 80 columns', async (command) => {
    const { code, stdout } = await run([...command.split(' ').filter(Boolean), '--help']);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    await expect(stdout).toMatchFileSnapshot(`../golden/help/${helpFile(command)}`);
  });

  test.each(['ja', 'en'])('names every command on one screen of 24 rows: %s', async (lang) => {
    const { stdout } = await run(['--help', '--lang', lang]);
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    for (const command of helpCommands.filter((name) => /^\w+$/.test(name))) expect(stdout).toContain(` ${command}`);
  });

  test.each(helpCommands)('help %s is what --help after it shows', async (command) => {
    const words = command.split(' ').filter(Boolean);
    const { code, stdout } = await run(['help', ...words]);
    expect([code, stdout]).toEqual([0, (await run([...words, '--help'])).stdout]);
  });

  test('--version is the version of the package', async () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await run(['--version'])).stdout).toBe(`${manifest.version}\n`);
  });
});

describe('a wrong command line ends with 2 and says what would work', () => {
  test.each([
    [['stauts'], 'もしかして status'],
    [['--lang', 'ja', 'stauts', 'a.yaml'], 'もしかして status'],
    [['help', 'reprot'], 'もしかして report'],
    [['help', 'catalogue', 'lits'], 'もしかして list'],
    [['help', 'nonsense'], '「nonsense」というコマンドはありません'],
    [['catalogue', 'lits'], 'もしかして list'],
    [['report.pdf'], '「report.pdf」というコマンドはありません'],
    [['report', '--formt', 'pdf'], 'もしかして --format'],
    [['report', '--lnag', 'en'], 'もしかして --lang'],
    [['report', '--output'], '-o, --output'],
    [['sign'], '--key'],
    [['check', '--as-of', 'kinou'], '--as-of <日付> に「kinou」は使えません（YYYY-MM-DD）'],
    [['evidence', 'list', '--state', 'gone'], 'changed, missing'],
    [['evidence', 'add'], '「番号」が足りません'],
    [['status', 'a.yaml', 'b.yaml'], '引数が多すぎます: a.yaml b.yaml（一度に書けるのは1つ: '],
    [['--versoin'], 'もしかして --version'],
    [['report', '--format', 'doc'], 'text, markdown, html, json, ics, pdf'],
    [['report', '-o'], '値が要ります'],
    [['merge'], '足りません'],
    [['--lang', 'nihongo!', 'status'], 'ja'],
  ])('%j', async (argv, text) => {
    const { code, stderr, stdout } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
  });
});

test.each([
  [['stauts'], 'scs-check --help'],
  [['report', '--formt', 'pdf'], 'scs-check report --help'],
  [['catalogue', 'lits'], 'scs-check catalogue --help'],
  [['catalogue', 'list', '--jsno'], 'scs-check catalogue list --help'],
])('%j points to the help that tells more', async (argv, command) => {
  expect((await run(argv)).stderr).toContain(`使い方は ${command} で見られます`);
});

test.each(['lint', 'verify', 'check', 'status'])(
  '%s without a file is about assessment.yaml, or says in one block that it is not there',
  async (command) => {
    const named = await run([command, 'assessment.yaml'], { cwd: folderWith(mixed) });
    expect(await run([command], { cwd: folderWith(mixed) })).toMatchObject({ code: named.code, stdout: named.stdout });
    const { code, stdout, stderr } = await run([command]);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('assessment.yaml');
    expect(stderr.match(/^エラー/gm)).toHaveLength(1);
  },
);

describe('without the name of a command', () => {
  test('a file is asked about, there or not yet, with the options of ask', async () => {
    for (const [argv, way] of [
      [['2026.yaml'], ['ask', '2026.yaml']],
      [
        ['回答.YML', '--level', 'star4'],
        ['ask', '回答.YML', '--level', 'star4'],
      ],
      [[], ['ask']],
      [
        ['--level', 'star4'],
        ['ask', '--level', 'star4'],
      ],
    ]) {
      expect(await run(argv ?? [])).toEqual(await run(way ?? []));
    }
  });

  test('any other word that names a file there is one, too', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'kaitou'), '');
    expect((await run(['kaitou'], { cwd })).stderr).toContain('no-terminal');
    expect((await run(['kaitou'])).stderr).toContain('「kaitou」というコマンドはありません');
  });

  test('starts the interview and resumes it', async () => {
    const cwd = testFolder();
    const person = sitDown(['2026.yaml', '--level', 'star3'], { cwd });
    await person.sees('2026.yaml');
    person.types(CTRL_C);
    expect((await person.finished).code).toBe(130);
  });
});

describe('init', () => {
  test('makes a private, commented file that lints clean', async () => {
    const cwd = testFolder();
    expect((await run(['init', '--name', 'サンプル株式会社'], { cwd })).code).toBe(0);
    const file = join(cwd, 'assessment.yaml');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('# 会社名');
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  });

  test('never overwrites', async () => {
    const cwd = folderWith('');
    const before = readFileSync(join(cwd, 'assessment.yaml'));
    const { code, stderr } = await run(['init'], { cwd });
    expect([code, readFileSync(join(cwd, 'assessment.yaml')).equals(before)]).toEqual([2, true]);
    expect(stderr).toContain('scs-check ask assessment.yaml');
  });

  test('a level the catalogue does not have is refused with those it has', async () => {
    const { code, stderr } = await run(['init', '--level', 'star9']);
    expect([code, stderr.includes('star3')]).toEqual([2, true]);
  });
});

describe('check', () => {
  test('passes when every criterion is met', async () => {
    const { code, stdout } = await run(['check'], { cwd: folderWith(all('met')) });
    expect(code).toBe(0);
    expect(stdout).toContain('そろっています');
  });

  test.each(['partial', 'unmet', 'unknown'])('does not pass over one %s', async (state) => {
    const cwd = folderWith(all('met').replace('4-1-3-4: { state: met }', `4-1-3-4: { state: ${state} }`));
    const { code, stdout } = await run(['check', '--level', 'star3'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('4-1-3-4');
  });

  test('does not pass while something is unanswered', async () => {
    expect((await run(['check'], { cwd: folderWith(mixed) })).code).toBe(1);
  });

  test('not applicable does not pass by itself: whether it counts is not for us to say', async () => {
    const answers = all('met').replace(
      '4-1-2-4: { state: met }',
      '4-1-2-4: { state: not-applicable, reason: 開発なし }',
    );
    const cwd = folderWith(answers);
    const { code, stdout } = await run(['check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('当てはまらないとした基準（1、要確認: 専門家・IPAの手順で確認）: 4-1-2-4');
    expect((await run(['check', '--allow-not-applicable'], { cwd })).code).toBe(0);
  });

  test('a whole level that does not apply is never in place', async () => {
    const answers = criteria.map((id) => `  ${id}: { state: not-applicable, reason: 小さい会社です }`).join('\n');
    expect((await run(['check'], { cwd: folderWith(answers) })).code).toBe(1);
  });

  test('not applicable without a reason does not pass, and the line is named', async () => {
    const cwd = folderWith(all('met').replace('4-1-2-4: { state: met }', '4-1-2-4: { state: not-applicable }'));
    const { code, stdout } = await run(['check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/assessment\.yaml:\d+:\d+ {2}エラー scs\/not-applicable-without-reason/);
  });

  test('one file of several that does not pass is enough', async () => {
    const cwd = folderWith(all('met'));
    writeFileSync(
      join(cwd, 'b.yaml'),
      readFileSync(join(cwd, 'assessment.yaml'), 'utf8').replace(
        '4-1-3-4: { state: met }',
        '4-1-3-4: { state: unmet }',
      ),
    );
    expect((await run(['check', 'assessment.yaml', 'b.yaml'], { cwd })).code).toBe(1);
  });

  test('a missing file ends with 2 and the command that makes one', async () => {
    const { code, stderr } = await run(['check', 'nai.yaml']);
    expect([code, stderr.includes('scs-check init nai.yaml')]).toEqual([2, true]);
  });
});

describe('report', () => {
  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
    ['json', 'json'],
  ])('in %s says the same as ever', async (format, ending) => {
    const { code, stdout, stderr } = await run(['report', '--format', format], { cwd: folderWith(mixed) });
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`../golden/report/mixed.${ending}`);
  });

  test.each([60, 80, 120])('no line of the text report is wider than %i columns', async (columns) => {
    const { stdout } = await run(['report'], { cwd: folderWith(all('unmet')), columns });
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test('the order of keys in the file changes neither the result nor the digest', async () => {
    const reversed = all('met').split('\n').reverse().join('\n');
    const json = async (answers: string) =>
      (await run(['report', '--format', 'json'], { cwd: folderWith(answers) })).stdout;
    expect(await json(reversed)).toBe(await json(all('met')));
  });

  test('colours only where they are wanted', async () => {
    const cwd = folderWith(mixed);
    const csi = '\u001b[';
    expect((await run(['report'], { cwd })).stdout).not.toContain(csi);
    expect((await run(['report'], { cwd, variables: { FORCE_COLOR: '1' } })).stdout).toContain(csi);
    expect((await run(['--no-color', 'report'], { cwd, variables: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      escape,
    );
    expect((await run(['report', '--no-color'], { cwd, variables: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      escape,
    );
    expect((await run(['report'], { cwd, variables: { FORCE_COLOR: '0' } })).stdout).not.toContain(csi);
  });

  test('-o writes a private file and prints nothing but a note', async () => {
    const cwd = folderWith(mixed);
    const { stdout, stderr } = await run(['report', '-o', 'report.md', '--format', 'markdown'], { cwd });
    expect([stdout, stderr]).toEqual(['', '報告を書きました: report.md\n']);
    expect(statSync(join(cwd, 'report.md')).mode & 0o777).toBe(0o600);
  });

  test('never overwrites the answers, whatever they are called', async () => {
    const cwd = folderWith(mixed);
    for (const name of ['assessment.yaml', './assessment.yaml', join(cwd, 'assessment.yaml')]) {
      expect((await run(['report', '-o', name], { cwd })).code).toBe(2);
    }
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  });

  test('a folder that is not there is named', async () => {
    const { code, stderr } = await run(['report', '-o', 'nai/report.txt'], { cwd: folderWith(mixed) });
    expect([code, stderr.includes('folder-not-found')]).toEqual([2, true]);
  });

  test('a PDF goes to a pipe as bytes', async () => {
    const { code, bytes } = await run(['report', '--format', 'pdf'], { cwd: folderWith(mixed) });
    expect([code, bytes.subarray(0, 5).toString()]).toEqual([0, '%PDF-']);
  });

  test('what a person typed brings no terminal escape and no markup into any report', async () => {
    const nasty = `  1-2-1-1:
    state: not-applicable
    reason: "\\e[31m<script>alert(1)</script> | \`x\` [a](javascript:x) \\u202Eabc\\u009b2J"
    note: "=HYPERLINK(1) \\r\\n# 見出し"
`;
    const cwd = folderWith(nasty, 'organization: { name: "<b>悪い会社\\e]0;x\\a" }');
    const text = (await run(['report'], { cwd })).stdout;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not come through
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const markdown = (await run(['report', '--format', 'markdown'], { cwd })).stdout;
    expect(markdown).not.toMatch(/<script|<b>|[^\\]\[a\]\(|\n# 見出し/);
    const status = (await run(['status'], { cwd })).stdout;
    expect(status).not.toContain('\u001b');
  });
});

describe('status', () => {
  test('says where things stand in a few lines', async () => {
    const { code, stdout } = await run(['status'], { cwd: folderWith(mixed) });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../golden/status.txt');
  });

  test.each([
    ['some', mixed],
    ['all in place', all('met')],
    ['all open', all('unmet')],
    ['nothing', ''],
  ])('with %s answered, ends with the verdict and the next command, whatever has left the window', async (_, given) => {
    const cwd = folderWith(given);
    const t = translator(await loadMessages('ja'));
    const lines = (await run(['status'], { cwd })).stdout.trimEnd().split('\n');
    const { stdout } = await run(['report', '--format', 'json'], { cwd });
    const { summary, level } = JSON.parse(stdout);
    const verdict = squeezed(headline({ summary, level }, t));
    expect(squeezed(lines.slice(-8).join(''))).toContain(verdict);
    expect(lines.at(-1)).toContain('npx scs-check');
  });
});

describe('explain', () => {
  test.each(['1-2-1-3', '4-1-5-3', '1-2-1', '1-2', '4', 'star3'])('%s', async (id) => {
    const { code, stdout } = await run(['explain', id], { cwd: folderWith(mixed) });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`../golden/explain/${id}.txt`);
  });

  test('works before anything is answered', async () => {
    expect((await run(['explain', '4-4-4-2'])).stdout).toContain('14日');
  });

  test('an unknown number ends with 2', async () => {
    expect((await run(['explain', '9-9-9-9'])).code).toBe(2);
  });
});

describe('catalogue', () => {
  test('show --json carries what the outside compares: ids, levels, references, cadence, options', async () => {
    const { stdout } = await run(['catalogue', 'show', 'scs-20260327', '--json']);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({
      id: 'scs-20260327',
      edition: '2026-03-27',
      levels: [{ id: 'star3' }, { id: 'star4' }],
    });
    const found = shown.requirements.flatMap((requirement: { criteria: { id: string }[] }) => requirement.criteria);
    expect(found).toHaveLength(153);
    expect(found.find(({ id }: { id: string }) => id === '1-2-1-3')).toMatchObject({
      level: 'star3',
      cadence: { every: 'year' },
      references: ['1-2-1-1', '1-2-1-2'],
    });
  });

  test('list names what there is', async () => {
    expect((await run(['catalogue', 'list'])).stdout).toContain('scs-20260327');
  });

  test('an unknown catalogue ends with 2 and those that exist', async () => {
    const { code, stderr } = await run(['catalogue', 'show', 'scs-2099', '--json']);
    expect([code, stderr.includes('scs-20260327')]).toEqual([2, true]);
  });
});

describe('lint', () => {
  test('tells files apart and reports every problem of every file in one run', async () => {
    const cwd = folderWith('  1-2-1-1: { state: yes }\n  9-9-9-9: { state: met }');
    writeFileSync(join(cwd, 'other.yaml'), 'hello: world\n');
    const { code, stdout } = await run(['lint', 'assessment.yaml', 'other.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/assessment\.yaml:7:21 .*answer-not-allowed/);
    expect(stdout).toMatch(/other\.yaml:1:1 .*unknown-kind/);
  });

  test('an empty folder is nothing to call good', async () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'folder'));
    const { code, stderr } = await run(['lint', 'folder'], { cwd });
    expect([code, stderr.includes('nothing-to-lint')]).toEqual([2, true]);
    rmSync(join(cwd, 'folder'), { recursive: true });
  });
});
