import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { sheetKinds } from '../../src/cli/defaults.ts';
import { helpCommands, helpFile } from '../helpers/help.ts';
import { writeKey } from '../helpers/key.ts';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';

const sample = readFileSync(join(root, 'templates', 'sample.assessment.yaml'));

/** A folder with the sample, another one that differs, and a key. */
let cwd: string;

beforeEach(async () => {
  cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), sample);
  writeFileSync(join(cwd, 'before.yaml'), sample.toString('utf8').replace('state: unmet', 'state: met'));
});

const call = (line: string, at = cwd) => run(line.split(' '), { cwd: at });
const bytesOf = (file: string) => readFileSync(join(cwd, file));

const starts = {
  text: /^[^#{%P<]/,
  markdown: /^##? /,
  json: /^\{/,
  oscal: /^\{\n {2}"assessment-results"/,
  'oscal-poam': /^\{\n {2}"plan-of-action/,
  csv: /^\ufeff(?:会社|番号|分野),/,
  html: /^<!DOCTYPE html>/,
  pdf: /^%PDF-/,
  xlsx: /^PK/,
  yaml: /^# /,
} as const;
type Name = keyof typeof starts;

const names: Readonly<Record<Name, readonly string[]>> = {
  text: ['a.txt', 'A.TXT'],
  markdown: ['a.md', 'a.markdown', 'a.b.MD'],
  json: ['a.json'],
  oscal: ['a.oscal.json', 'A.OSCAL.JSON'],
  'oscal-poam': ['a.oscal-poam.json'],
  csv: ['a.csv'],
  html: ['a.html', 'a.HTM'],
  pdf: ['a.pdf', 'ａ．ＰＤＦ', 'b.pdf.'],
  xlsx: ['a.xlsx', 'A.XLSX'],
  yaml: ['a.yaml', 'a.YML'],
};

/** What each command can write, its usual format first. */
const commands: readonly (readonly [command: string, formats: readonly Name[]])[] = [
  ['report', ['text', 'markdown', 'html', 'json', 'pdf', 'xlsx', 'oscal', 'oscal-poam']],
  ...sheetKinds.map((kind) => [`sheet ${kind}`, ['markdown', 'pdf', 'xlsx']] as const),
  ['portfolio', ['text', 'json', 'csv', 'html']],
  ['diff before.yaml assessment.yaml', ['text', 'markdown', 'html', 'json']],
  ['diff --from 2026-10-01', ['text', 'markdown', 'html', 'json']],
  ['handout --unknown', ['yaml', 'xlsx', 'csv', 'html', 'pdf']],
];

const all = Object.keys(names).filter((name): name is Name => name in names);

describe.each(commands)('%s -o', (command, formats) => {
  test('writes what the name of the file says', async () => {
    for (const format of formats) {
      for (const file of names[format]) {
        const { code, stdout } = await call(`${command} -o ${file}`);
        expect([file, code, stdout]).toEqual([file, 0, '']);
        expect([file, bytesOf(file).toString('utf8')]).toEqual([file, expect.stringMatching(starts[format])]);
      }
    }
  });

  test('refuses an ending that it cannot write, before it reads or writes anything', async () => {
    const empty = testFolder();
    const others = all.filter((format) => !formats.includes(format)).flatMap((format) => names[format]);
    for (const file of [...others, 'memo.docx', 'a.tar.gz', 'a.pdf.bak', 'a.mht', 'a.ndjson']) {
      const { code, stdout, stderr } = await call(`${command} -o ${file} --force`, empty);
      expect([file, code, stdout]).toEqual([file, 2, '']);
      expect(stderr).toMatch(/^エラー usage {2}.*で終わる/);
      for (const format of formats) expect(stderr).toContain(names[format][0]?.slice(1));
    }
    expect(readdirSync(empty)).toEqual([]);
  });

  test.each(['', ' ', '-', '　', '.', '..', 'mado/', 'mado\\', 'a.pdf/', './', '../..'])(
    'takes 「%s」 for no file, before it reads or writes anything',
    async (file) => {
      const empty = testFolder();
      const { code, stderr } = await run([...command.split(' '), '-o', file, '--force'], { cwd: empty });
      // A hand-out asks for an ending anyway.
      const told = command.startsWith('handout') ? 'で終わる名前にしてください' : 'ファイルの名前ではありません';
      expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
      expect(readdirSync(empty)).toEqual([]);
    },
  );

  test.each(['CON.EXT', 'nul.EXT', 'out/aux.EXT', 'con .EXT', 'Com1.a.EXT', 'lpt9.EXT'])(
    'takes 「%s」, which is no file on Windows, for none',
    async (named) => {
      const empty = testFolder();
      const file = named.replace('EXT', names[formats[0] ?? 'text'][0]?.split('.').at(-1) ?? 'txt');
      const { code, stderr } = await run([...command.split(' '), '-o', file, '--force'], { cwd: empty });
      expect([code, stderr]).toEqual([2, expect.stringContaining('Windowsでは')]);
      expect(readdirSync(empty)).toEqual([]);
    },
  );

  test('refuses a --format that the name contradicts, and takes one that it says, too', async () => {
    const [usual = 'text', other = 'pdf'] = formats;
    const { code, stderr } = await call(`${command} --format ${usual} -o ${names[other][0]}`, testFolder());
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`${other} のファイルの名前ですが、--format は ${usual} です`),
    ]);
    expect(existsSync(join(cwd, names[other][0] ?? ''))).toBe(false);
    expect((await call(`${command} --format ${other} -o ${names[other][0]}`)).code).toBe(0);
  });

  test.each(['houkoku', 'r.2026', '報告.最終版'])('takes %s, unless it is for somebody else', async (file) => {
    const { code } = await call(`${command} -o ${file}`);
    if (command.startsWith('handout')) {
      expect(code).toBe(2);
      return;
    }
    expect([code, bytesOf(file).toString('utf8')]).toEqual([0, expect.stringMatching(starts[formats[0] ?? 'text'])]);
  });

  test.skipIf(command.startsWith('handout'))('writes what --format says, where the name says nothing', async () => {
    const chosen = formats.at(-1) ?? 'text';
    expect((await call(`${command} --format ${chosen} -o mou`)).code).toBe(0);
    expect(bytesOf('mou').toString('utf8')).toMatch(starts[chosen]);
  });
});

test.each([
  ['diff --from 2026-10-01', 'a.xlsx', ['report', 'sheet confirmation', 'handout --all']],
  ['diff --from 2026-10-01', 'ひょう 1.XLSX', ['report', 'sheet confirmation', 'handout --all']],
  ['diff --from 2026-10-01', 'a.csv', ['portfolio', 'handout --all']],
  ['sheet findings', 'a.csv', ['portfolio', 'handout --all']],
])('%s -o %s names the commands that make such a file, and they do', async (command, file, ways) => {
  const { code, stderr } = await run([...command.split(' '), '-o', file], { cwd });
  const quoted = file.includes(' ') ? `"${file}"` : file;
  expect(code).toBe(2);
  for (const way of ways) {
    expect(stderr).toContain(`（${way.split(' ')[0]}）`);
    expect(stderr).toContain(`-o ${quoted}`);
    expect((await run([...way.split(' '), '-o', file, '--force'], { cwd })).code).toBe(0);
    expect(bytesOf(file).toString('utf8')).toMatch(file.endsWith('.csv') ? starts.csv : starts.xlsx);
  }
});

test('a file that no command makes gets no such hint', async () => {
  const { stderr } = await call('report -o a.docx');
  expect(stderr).toContain('scs-check report --help');
});

describe('a hand-out that is encrypted', () => {
  test.each([
    ['a file named as encrypted that is not', '-o q.xlsx.age'],
    ['a file encrypted that is not named so', '-o q.xlsx --encrypt'],
    ['one that is called nothing inside', '-o q.age --encrypt'],
    ['one that is called something else inside', '-o q.docx.age --encrypt'],
  ])('is never %s', async (_, words) => {
    const { code, stderr } = await call(`handout --unknown ${words}`, testFolder());
    expect([code, stderr]).toEqual([2, expect.stringContaining('エラー usage')]);
  });
});

/** What makes a file without a choice of formats, and how its name may end. */
const single = [
  ['init FILE', ['.yaml', '.yml']],
  ['catalogue new FILE', ['.yaml', '.yml']],
  ['check --update-baseline --baseline FILE', ['.yaml', '.yml']],
  ['encrypt assessment.yaml -o FILE', ['.age']],
  ['sign --new-key FILE', ['.pem']],
  ['sign --key kagi.pem --public-key FILE', ['.pem']],
  ['decrypt kaitou.yaml.age -o FILE', ['.yaml', '.yml']],
] as const;

test.each(single)('%s makes no file whose name says another format', async (command, endings) => {
  const before = readdirSync(cwd);
  const files = [...Object.values(names).flat(), 'a.docx', 'a.age', 'a.pem'];
  for (const file of files.filter((one) => !endings.some((ending) => one.toLowerCase().endsWith(ending)))) {
    const { code, stderr } = await call(command.replace('FILE', file));
    expect([file, code, stderr]).toEqual([file, 2, expect.stringMatching(/^エラー usage .*で終わる/)]);
    expect(stderr).toContain(endings[0]);
  }
  expect(readdirSync(cwd)).toEqual(before);
});

test.each(single)(
  '%s takes the name of a folder, of nothing and of the output elsewhere for no file',
  async (command) => {
    const before = readdirSync(cwd);
    for (const file of ['', ' ', '-', '.', '..', 'mado/', 'mado\\', 'a.yaml/', 'aux.yaml', 'COM1']) {
      const words = command.split(' ').map((word) => (word === 'FILE' ? file : word));
      const { code, stderr } = await run(words, { cwd });
      expect([file, code, stderr]).toEqual([
        file,
        2,
        expect.stringMatching(/ファイルの名前ではありません|Windowsでは/),
      ]);
    }
    expect(readdirSync(cwd)).toEqual(before);
  },
);

test('an interview begins no file whose name says another format', async () => {
  const empty = testFolder();
  const person = sitDown(['ask', 'kaitou.xlsx'], { cwd: empty });
  const { code, stderr } = await person.finished;
  expect([code, stderr]).toEqual([2, expect.stringContaining('.yaml')]);
  expect(readdirSync(empty)).toEqual([]);
});

describe('a reporter of check', () => {
  const fitting =
    'text:a.txt json:a.json sarif:a.sarif sarif:b.json github:b.txt gitlab:g.json azure:z.txt junit:a.xml markdown:a.md badge:c.json';

  test.each(fitting.split(' '))('%s goes into a file of that name', async (target) => {
    expect((await call(`check --reporter ${target}`)).code).toBe(1);
    expect(existsSync(join(cwd, target.split(':')[1] ?? ''))).toBe(true);
  });

  test.each(['text:a.log', 'github:out', 'junit:report.junit', 'sarif:a.sarif.2'])(
    '%s says its format itself, where the ending belongs to none',
    async (target) => {
      expect((await call(`check --reporter ${target}`)).code).toBe(1);
    },
  );

  test.each([
    'json:a.md',
    'sarif:a.xml',
    'junit:a.json',
    'markdown:a.SARIF',
    'text:a.pdf',
    'badge:a.yaml',
    'gitlab:a.xml',
    'azure:a.json',
    'json:a.xlsx',
    'json:a.docx',
    'text:a.zip',
    'text:a.pdf.',
  ])('%s goes into no file whose name says another format, and nothing is read for it', async (target) => {
    const empty = testFolder();
    const { code, stderr } = await call(`check --reporter text --reporter ${target}`, empty);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/エラー usage .*に、\.[a-z]+ で終わる名前は使えません/)]);
    expect(readdirSync(empty)).toEqual([]);
  });
});

test.each(['json:-', 'json:mado/', 'sarif:.'])('%s names no file, and nothing is read for it', async (target) => {
  const empty = testFolder();
  const { code, stderr } = await call(`check --reporter ${target}`, empty);
  expect([code, stderr]).toEqual([2, expect.stringContaining('ファイルの名前ではありません')]);
  expect(readdirSync(empty)).toEqual([]);
});

test('whatever makes a file is in one of these lists', () => {
  const listed = [...commands, ...single].map(([command]) => command);
  const help = (command: string) => readFileSync(join(root, 'tests', 'golden', 'help', helpFile(command)), 'utf8');
  const writing = helpCommands.filter((command) => help(command).includes('-o, --output'));
  expect(writing.length).toBeGreaterThan(5);
  expect(writing.filter((command) => !listed.some((one) => one.startsWith(command)))).toEqual([]);
});

/** Every file that a command makes, and how. */
const made: readonly (readonly [line: string, file: string])[] = [
  ...commands
    .filter(([command]) => !command.startsWith('handout'))
    .flatMap(([command, formats]) =>
      formats.map((format) => [`${command} -o ${names[format][0]}`, names[format][0] ?? ''] as const),
    ),
  ...[
    'text:a.txt',
    'json:a.json',
    'sarif:a.sarif',
    'github:a.txt',
    'gitlab:a.json',
    'azure:a.txt',
    'junit:a.xml',
    'markdown:a.md',
    'badge:a.json',
  ].map((target) => [`check --reporter ${target}`, target.split(':')[1] ?? ''] as const),
  ['sign --key kagi.pem -o a.json', 'a.json'],
];

/** What a person may have under a name that a command is to write to. */
function personal(file: string): readonly Uint8Array[] {
  const texts = [
    '社内のメモ\n',
    '# ★3 ギャップレポート\n\n私のメモ\n',
    '{ "name": "mine" }',
    '%PDF-1.7\n%mine\n',
    '[]',
    'null',
    'a,b\r\n',
  ];
  const workbook = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'docProps/app.xml': strToU8('Excel') });
  return [...texts.map((text) => Buffer.from(text)), ...(file.endsWith('.xlsx') ? [workbook] : []), sample];
}

describe.each(made)('%s', (line, file) => {
  beforeEach(() => writeKey(cwd, 'kagi'));

  test('leaves alone what somebody else has made, and makes its own file anew, in whatever language it was', async () => {
    for (const content of personal(file)) {
      writeFileSync(join(cwd, file), content);
      const refused = await call(line);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining(`エラー output-not-ours  ${file} はもうあり`),
      ]);
      expect(Buffer.compare(bytesOf(file), content)).toBe(0);
    }
    writeFileSync(join(cwd, file), '');
    for (const language of ['ja', 'en', 'ja']) {
      const { code, stderr } = await call(`${line} --lang ${language}`);
      expect([language, code, stderr]).toEqual([
        language,
        line.startsWith('check') ? 1 : 0,
        expect.not.stringContaining('エラー'),
      ]);
    }
  });
});

test('no command takes the file of another one for its own, and each writes over it where it is told', async () => {
  writeKey(cwd, 'kagi');
  const contents = new Map<string, Buffer>();
  for (const [line, file] of made) {
    expect((await call(`${line} --force`)).code).toBeLessThan(2);
    contents.set(line, bytesOf(file));
  }
  for (const [line, file] of made) {
    const others = made.filter(([other, same]) => same === file && other !== line && kindOf(other) !== kindOf(line));
    for (const [other] of others) {
      writeFileSync(join(cwd, file), contents.get(other) ?? '');
      expect([other, line, (await call(line)).code]).toEqual([other, line, 2]);
    }
  }
});

/** What comes out of a line, whatever it is called with; workbooks are those of `sheet`, whichever. */
function kindOf(line: string): string {
  if (line.endsWith('.xlsx')) return 'sheet';
  return line.startsWith('diff') ? 'diff' : line;
}

test('a workbook that was saved by Excel is what a person has typed', async () => {
  await call('sheet findings -o a.xlsx');
  const parts = unzipSync(bytesOf('a.xlsx'));
  const saved = zipSync({ ...parts, 'docProps/app.xml': strToU8('<Application>Microsoft Excel</Application>') });
  writeFileSync(join(cwd, 'a.xlsx'), saved);
  expect(await call('sheet findings -o a.xlsx')).toMatchObject({ code: 2 });
});

test('a narrow terminal, a file that cannot be read and an empty folder make files that are known again', async () => {
  writeFileSync(join(cwd, 'broken.yaml'), 'formatVersion: 1\nanswers: 3\n');
  const empty = testFolder();
  cpSync(join(cwd, 'assessment.yaml'), join(empty, 'kept', 'assessment.yaml'), { recursive: true });
  for (const columns of [40, 80, 200]) {
    for (const line of ['report -o a.txt', 'portfolio -o p.txt', 'diff before.yaml assessment.yaml -o d.txt']) {
      for (const language of ['ja', 'en']) {
        const { stderr } = await run([...line.split(' '), '--lang', language], { cwd, columns });
        expect([line, columns, stderr]).toEqual([line, columns, expect.not.stringContaining('output-not-ours')]);
      }
    }
  }
  for (const reporter of [
    'text:t.txt',
    'json:j.json',
    'sarif:s.sarif',
    'github:g.txt',
    'gitlab:l.json',
    'azure:z.txt',
    'junit:u.xml',
    'markdown:m.md',
    'badge:b.json',
  ]) {
    for (const files of ['broken.yaml', 'broken.yaml assessment.yaml', 'broken.yaml']) {
      const { stderr } = await call(`check ${files} --reporter ${reporter}`);
      expect([reporter, stderr]).toEqual([reporter, expect.not.stringContaining('output-not-ours')]);
    }
  }
  const nobody = testFolder();
  for (const file of ['a.txt', 'a.json', 'a.csv', 'a.html']) {
    for (const code of [0, 0]) expect([file, (await call(`portfolio -o ${file}`, nobody)).code]).toEqual([file, code]);
  }
});
