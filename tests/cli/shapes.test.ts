import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { testFolder } from '../helpers/runCli.ts';

/** Seconds of CPU: what a good file of the same size takes twice over. What looks at all for each of all takes ten times that. */
const MOST_CPU = 5;
const NEVER_ENDS = 40_000;

/** How a command ends in a process of its own, and what it takes, in seconds and MB; it is stopped where it never ends. */
function metered(
  cwd: string,
  command: string,
): { readonly code: number | null; readonly cpu: number; readonly memory: number } {
  const meter = join(cwd, `meter-${command.replaceAll(/\W+/g, '-')}.json`);
  const { status: code } = spawnSync(
    process.execPath,
    [
      '--require',
      join(root, 'tests', 'hostile', 'meter.cjs'),
      join(root, 'bin', 'scs-check.cjs'),
      ...command.split(' '),
    ],
    { cwd, env: { METER_FILE: meter }, stdio: 'ignore', timeout: NEVER_ENDS, killSignal: 'SIGKILL' },
  );
  const never = { cpu: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY };
  return { code, ...(existsSync(meter) ? JSON.parse(readFileSync(meter, 'utf8')) : never) };
}

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

interface Parts {
  readonly method?: string;
  readonly facts?: string;
  readonly terms?: string;
  readonly requirements: string;
}

function catalogue({ method = 'all-of', facts = ' []\n', terms = '', requirements }: Parts): string {
  return (
    'formatVersion: 1\nid: kijun\nedition: "1"\nlang: ja\ntitle: 見本\n' +
    'source: { document: a, publisher: b, published: 2026-11-01 }\n' +
    `method: ${method}\nlevels: [{ id: kihon, title: 基本 }]\n` +
    'categories: [{ id: "1", title: a, sections: [{ id: s, title: a }] }]\n' +
    `${terms}profileFacts:${facts}requirements:\n${requirements}`
  );
}

const requirement = (id: string, criteria: string) => `- id: ${id}\n  section: s\n  title: a\n  criteria:\n${criteria}`;

function criterion(id: string, rest = '', question = 'a'): string {
  return `  - id: ${id}\n    level: kihon\n    question: "${question}"\n    metWhen:\n    - a\n${rest}`;
}

const manyCriteria = (count: number, name: string) =>
  catalogue({
    requirements: requirement(
      'r',
      times(count, (at) => criterion(`${name}${at}`, '', `a${at}`)),
    ),
  });

function assessment(answers: string): string {
  const head = 'formatVersion: 1\norganization: { name: a }\nscope: { companies: [a] }\n';
  return `${head}catalogue: { id: kijun, edition: "1", level: kihon, file: kijun.yaml }\nanswers:\n${answers}`;
}

const fact = (at: number, onlyIf: string) => `  - { id: f${at}, question: a, ifNot: b${onlyIf} }\n`;

const NEXT = '    references: [r1]\n';

/** Two requirements: each criterion of one rests on all of the other. */
function restingOnAll(count: number): Readonly<Record<string, string>> {
  return {
    'kijun.yaml': catalogue({
      requirements:
        requirement(
          'r1',
          times(count, (at) => criterion(`a${at}`)),
        ) +
        requirement(
          'r2',
          times(count, (at) => criterion(`b${at}`, NEXT)),
        ),
    }),
    'assessment.yaml': assessment(
      times(count, (at) => `  a${at}: { state: unmet }\n`) + times(count, (at) => `  b${at}: { state: met }\n`),
    ),
  };
}

/** A table of one's own: each row is one with the cell beside it, says what nobody reads, and has a list to choose from. */
function ownTable(rows: number): Uint8Array {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const data = times(rows, (at) => {
    const row = at + 2;
    return `<row r="${row}">${cell(`A${row}`, '1-2-1-1')}${cell(`B${row}`, `x${row}`)}</row>`;
  });
  const merged = times(rows, (at) => `<mergeCell ref="B${at + 2}:C${at + 2}"/>`);
  const lists = times(
    20_000,
    (at) => `<dataValidation type="list" sqref="Z${at + 1}"><formula1>"a,b"</formula1></dataValidation>`,
  );
  const head = cell('A1', '番号') + cell('B1', '回答') + cell('D1', '備考');
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="x"><sheetData><row r="1">${head}</row>${data}</sheetData><mergeCells>${merged}</mergeCells><dataValidations>${lists}</dataValidations></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const ofOurs = (answers: string) =>
  assessment(answers).replace(/catalogue: .*/, 'catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }');

/** Files that a stranger could send, each small or as large as any, by what is in them. */
const shapes: Readonly<
  Record<
    string,
    readonly [files: Readonly<Record<string, string | Uint8Array>>, commands: readonly string[], megabytes?: number]
  >
> = {
  'facts that rest on the two before them': [
    {
      'kijun.yaml': catalogue({
        facts: `\n${times(60, (at) => fact(at, at < 2 ? '' : `, onlyIf: [f${at - 1}, f${at - 2}]`))}`,
        requirements: requirement('r', criterion('c', '    appliesIf: f59\n')),
      }),
      'assessment.yaml': assessment('  c: { state: not-applicable, reason: a }\n'),
    },
    ['check', 'status', 'portfolio'],
  ],
  'thousands of answers that come back, or move to other numbers': [
    {
      'kijun.yaml': manyCriteria(4000, 'c'),
      'later.yaml': manyCriteria(4000, 'd').replace('edition: "1"', 'edition: "2"'),
      'assessment.yaml': assessment(
        times(4000, (at) => `  c${at}: { state: unmet, asked: aaaaaaaaaaaa-bbbbbbbbbbbb }\n`),
      ),
      'empty.yaml': assessment(' {}\n').replace('answers:\n', 'answers:'),
    },
    ['merge assessment.yaml --into empty.yaml --dry-run', 'migrate assessment.yaml --to later.yaml --dry-run'],
  ],
  'a table of merged cells and lists to choose from': [
    { 'assessment.yaml': ofOurs('  1-2-1-1: { state: met, note: a }\n'), 'own.xlsx': ownTable(6000) },
    ['handout --into own.xlsx --columns id=A,answer=B,note=D -o filled.xlsx'],
  ],
  'thousands of specialists that come back': [
    {
      'kijun.yaml': manyCriteria(1, 'c'),
      'many.yaml': `${assessment('  c0: { state: met }\n')}reviewers:\n${times(8000, (at) => `  r${at}: { name: n${at}, relation: outside }\n`)}`,
      'empty.yaml': assessment(' {}\n').replace('answers:\n', 'answers:'),
    },
    ['merge many.yaml --into empty.yaml --dry-run'],
  ],
  'millions of keys at the top of a file': [
    {
      'kijun.yaml': times(
        2_000_000,
        (at) => `${(at + 26 ** 4).toString(26).replaceAll(/\d/g, (one) => 'qrstuvwxyz'[Number(one)] ?? '')}:\n`,
      ),
    },
    ['lint keys.yaml'],
    300,
  ],
  'a file of age as text that is nothing but line breaks': [
    {
      'a.age': `-----BEGIN AGE ENCRYPTED FILE-----${'\n'.repeat(31_000_000)}-----END AGE ENCRYPTED FILE-----\n`,
      'word.txt': 'correct horse battery staple\n',
    },
    ['decrypt a.age --passphrase-file word.txt -o a.yaml'],
    300,
  ],
  'a fact that rests on another 50,000 times': [
    {
      'kijun.yaml': catalogue({
        facts: `\n${times(20_000, (at) => fact(at, ''))}  - id: last\n    question: a\n    ifNot: b\n    onlyIf:\n${'    - f19999\n'.repeat(50_000)}`,
        requirements: requirement('r', criterion('c')),
      }),
    },
    ['lint kijun.yaml'],
  ],
  'terms that begin like every sign of the texts': [
    {
      'kijun.yaml': catalogue({
        terms: `terms:\n${times(500, (at) => `  - { id: t${at}, term: "${'-'.repeat(90)}${at}", gloss: a }\n`)}`,
        requirements: requirement(
          'r',
          times(6000, (at) => criterion(`c${at}`, `    - "${'-'.repeat(2000)}"\n`, '-'.repeat(990))),
        ),
      }),
    },
    ['lint kijun.yaml'],
  ],
  'a folded text whose lines YAML does not join': [
    { 'a.yaml': `${assessment('  c:\n    state: met\n    note: >\n      a\n')}${'       あ\n'.repeat(60_000)}` },
    ['lint a.yaml'],
  ],
  'titles of a framework': [
    {
      'scs-20260327--waku.yaml':
        'formatVersion: 1\nid: scs-20260327--waku\nlang: ja\nfrom: { id: scs-20260327, edition: "2026-03-27" }\nto:\n  id: waku\n  edition: "1"\n' +
        `  items:\n${times(56_000, (at) => `  - i${at}\n`)}  titles:\n${times(56_000, (at) => `    i${at}: a\n`)}provenance: ours\nmappings: [{ from: 1-2-1-1, to: i1, relation: equal, reason: a }]\n`,
    },
    ['lint scs-20260327--waku.yaml'],
  ],
  'marks of what is confidential, each indented less': [
    {
      'a.yaml': `answers: {}\na: [\n${'\n'.repeat(200_000)}${times(1000, (at) => `${' '.repeat(1000 - at)}confidential: true\n`)}`,
    },
    ['lint a.yaml'],
  ],
  'criteria that each rest on 2,000 others': [restingOnAll(2000), ['lint assessment.yaml'], 300],
  'as many criteria that each rest on all others as are read': [restingOnAll(540), ['check', 'status']],
  'answers, drafts and targets that no criterion has': [
    {
      'kijun.yaml': catalogue({
        requirements: requirement(
          'r',
          times(6000, (at) => criterion(`c${at}`)),
        ),
      }),
      'a.yaml': `${assessment('  {}\n')}targets:\n${times(20_000, (at) => `  x${at}: 1\n`)}`,
    },
    ['lint a.yaml'],
  ],
  'a day for each of 7,000 answers': [
    {
      'kijun.yaml': catalogue({
        requirements: requirement(
          'r',
          times(7000, (at) => criterion(`c${at}`)),
        ),
      }),
      'assessment.yaml': assessment(
        times(7000, (at) => `  c${at}: { state: unmet, due: 20${50 + (at % 40)}-01-01 }\n`),
      ),
    },
    ['status'],
  ],
};

/** Of the commands that do not end well here. */
const ends: Readonly<Record<string, number>> = {
  check: 1,
  'lint a.yaml': 2,
  'lint keys.yaml': 2,
  'lint assessment.yaml': 2,
  'decrypt a.age --passphrase-file word.txt -o a.yaml': 2,
};

test.each(Object.entries(shapes))(
  '%s: no command takes long',
  (_, [files, commands, megabytes = Number.POSITIVE_INFINITY]) => {
    const cwd = testFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    for (const command of commands) {
      const { code, cpu, memory } = metered(cwd, command);
      expect([command, code]).toEqual([command, ends[command] ?? 0]);
      expect(cpu, command).toBeLessThan(MOST_CPU);
      expect(memory, command).toBeLessThanOrEqual(megabytes);
    }
  },
);
