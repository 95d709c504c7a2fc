import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ciNames, reporterNames, sheetFormats, sheetKinds } from '../../src/cli/defaults.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Answer, Reviewer } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { run } from '../helpers/runCli.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

/** A few of each kind of sign that no output holds as it is. */
const kinds = {
  C0: [0x00, 0x07, 0x08, 0x0b, 0x0c, 0x1b, 0x1f],
  C1: [0x7f, 0x80, 0x85, 0x90, 0x9b, 0x9d, 0x9f],
  order: [0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
  invisible: [0x00ad, 0x034f, 0x115f, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2064, 0x206f, 0x3164, 0xfeff, 0xffa0],
  tags: [0xe0001, 0xe0020, 0xe0041, 0xe007f],
  noncharacters: [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff],
  marks: [0xfff9, 0xfffa, 0xfffb],
  breaks: [0x2028, 0x2029],
  halves: [0xd800, 0xdbff, 0xdc00, 0xdfff],
} as const;

const all: readonly number[] = Object.values(kinds).flat();
const between = (codes: readonly number[]) => codes.map((code) => `あ${String.fromCodePoint(code)}い`).join('');
const LINE = `::error::a ##[error]b ##vso[c]d ${between(all)}`;
const TEXT = `${LINE}\n::error::a\n##[error]b\n  ::set-env name=c::d\n${LINE}`;
/** What the shape of a catalogue lets through. */
const SHOWN = `::error::a ##[error]b ##vso[c]d ${between([
  ...kinds.invisible.filter((code) => code !== 0xfeff),
  ...kinds.tags,
  ...kinds.noncharacters,
  ...kinds.marks,
  ...kinds.halves,
])}`;

/** The signs of `text` that are no part of it, by number; a line break, and the mark at the head of a CSV, are. */
function rawIn(text: string): readonly string[] {
  const found = [...text.replace(/^\ufeff/, '')].filter((sign) => all.includes(sign.codePointAt(0) ?? 0));
  return [...new Set(found)].map((sign) => `U+${sign.codePointAt(0)?.toString(16)}`);
}

/** What the log of a CI obeys: of GitHub Actions at the start of a line, of it and of Azure Pipelines wherever it is. */
function commandsIn(text: string): readonly string[] {
  return text.match(/^\s*::.*|##\[|##vso\[/gim) ?? [];
}

/** As JSON of ASCII alone, which is YAML, too: the file itself is harmless to look at. */
function ascii(data: unknown): string {
  return JSON.stringify(data, null, 1).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const criterion = (id: string) => ({ id, level: 'star3', question: SHOWN, metWhen: [SHOWN, `${SHOWN}2`] });
const catalogue = {
  formatVersion: 1,
  id: 'hostile',
  edition: '1',
  lang: 'ja',
  method: 'all-of',
  levels: [{ id: 'star3', title: SHOWN, promises: { requirements: 1, criteria: 4 } }],
  title: SHOWN,
  source: { document: SHOWN, publisher: SHOWN, published: '2026-04-01', note: SHOWN },
  profileFacts: [{ id: 'fact', question: SHOWN, ifNot: SHOWN }],
  terms: [{ id: 'term', term: 'あ', gloss: SHOWN.slice(0, 100) }],
  categories: [{ id: '1', title: SHOWN, sections: [{ id: '1-1', title: SHOWN }] }],
  requirements: [
    {
      id: '1-1-1',
      section: '1-1',
      title: SHOWN,
      criteria: [
        criterion('1-1-1-1'),
        criterion('1-1-1-2'),
        {
          ...criterion('1-1-1-3'),
          metWhen: [SHOWN],
          options: { atLeast: 1, choices: ['a', 'b'].map((id) => ({ id, text: `${SHOWN}${id}` })) },
        },
        { ...criterion('1-1-1-4'), appliesIf: 'fact' },
      ],
    },
  ],
} satisfies Record<string, unknown>;

const reviewer: Reviewer = { name: LINE, registration: LINE, organization: LINE, relation: 'outside' };
const answers: Record<string, Answer> = {
  '1-1-1-1': {
    state: 'unmet',
    note: TEXT,
    owner: LINE,
    due: '2026-12-01',
    answeredBy: LINE,
    derivedFrom: LINE,
    waiver: { reason: TEXT, until: '2027-01-01' },
    evidence: [{ title: LINE, reference: LINE }],
  },
  '1-1-1-2': { state: 'partial', missing: [1], note: TEXT },
  '1-1-1-3': {
    state: 'met',
    options: ['a'],
    note: TEXT,
    evidence: [
      { title: LINE, reference: LINE, file: `no\u200b\u202e\u{e0041}.pdf`, sha256: 'a'.repeat(64) },
      { title: `${LINE}2`, confidential: true },
    ],
  },
  '1-1-1-4': { state: 'not-applicable', reason: TEXT },
};

function assessmentOf(name: string, given: Record<string, Answer>) {
  const views = Object.entries(given).map(([id, answer]) => {
    const [asked] = catalogue.requirements.flatMap(({ criteria }) => criteria.filter((one) => one.id === id));
    if (asked === undefined) throw new Error(id);
    const review = {
      by: 'r1',
      on: '2026-11-20',
      view: 'disagrees',
      question: TEXT,
      advice: TEXT,
      reply: TEXT,
    } as const;
    return [id, [stamped({ criterion: asked, answer, reviewer, review })]];
  });
  return {
    formatVersion: 1,
    organization: { name },
    scope: { companies: [LINE], sites: [LINE], departments: [LINE], systems: [LINE] },
    catalogue: { id: 'hostile', edition: '1', level: 'star3', file: 'hostile.yaml' },
    profile: { fact: false },
    answers: given,
    reviewers: { r1: reviewer },
    reviews: Object.fromEntries(views),
  };
}

/** A folder of hostile files, in which each command finds something to say. */
async function fill(cwd: string): Promise<void> {
  const put = (name: string, data: unknown) => writeFileSync(join(cwd, name), ascii(data));
  put('hostile.yaml', catalogue);
  put('newer.yaml', { ...catalogue, edition: '2', title: `${SHOWN}2` });
  const assessment = assessmentOf(LINE, answers);
  put('a.yaml', assessment);
  put(ODD, assessment);
  const { '1-1-1-2': _, ...others } = answers;
  put(
    'b.yaml',
    assessmentOf(`${LINE}2`, { ...others, '1-1-1-1': { state: 'partial', missing: [2], note: `${TEXT}2` } }),
  );
  put('wrong.yaml', { ...assessment, [SHOWN]: TEXT, answers: { ...answers, [LINE]: { state: TEXT } } });
  put('home.yaml', { ...assessment, answers: {}, reviews: {} });
  const sheet = officialSheet(catalogue as unknown as Catalogue, between(kinds.C1));
  writeFileSync(join(cwd, 'official.xlsx'), book([sheet]));
  mkdirSync(join(cwd, 'out'));
  const before = [
    ['merge', 'a.yaml', '--into', 'home.yaml', '--by', LINE],
    ['handout', 'a.yaml', ...CHOSEN, '-o', 'h.xlsx'],
    ['sign', 'a.yaml', '--new-key', 'key.pem', '--name', LINE],
  ];
  for (const argv of before) expect(await run(argv, { cwd }), argv.join(' ')).toMatchObject({ code: 0 });
}

const CHOSEN = ['--ids', '1-1-1-1,1-1-1-2,1-1-1-3', '--to', LINE];

/** A name of a file that would be a command at the start of a line, and within one. */
const COMMAND = '::error::a ##[error]b ##vso[c]d.yaml';

const ODD = 'odd\u200b\u202e\u009b\u{e0041}.yaml';

/** Every text that a file holds, as a reader of its format would find it, and as it lies there where that is text. */
async function textsIn(path: string): Promise<readonly string[]> {
  const bytes = readFileSync(path);
  if (path.endsWith('.xlsx')) {
    return Object.values(unzipSync(bytes)).map((part) => withReferences(strFromU8(part)));
  }
  if (!path.endsWith('.pdf')) return [bytes.toString('utf8')];
  const { text, outline, metadata, title = '', pages } = await readPdf(bytes);
  const alts = JSON.stringify(pages.map(({ structure }) => structure));
  // What is not packed holds the metadata.
  return [text, JSON.stringify(outline), ...metadata.values(), title, alts].map((one) =>
    JSON.parse(JSON.stringify(one)),
  );
}

/** XML and Excel have ways to name a sign. */
function withReferences(xml: string): string {
  return xml
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const files = ['a.yaml', ODD];
const screens: readonly (readonly string[])[] = [
  ...['text', 'markdown', 'html', 'json'].flatMap((format) =>
    files.map((file) => ['report', file, '--format', format]),
  ),
  ...reporterNames.flatMap((name) => [
    ['check', ...files, 'wrong.yaml', '--reporter', name],
    ['check', 'a.yaml', '--reporter', name],
  ]),
  ...['text', 'json', 'csv', 'html'].map((format) => ['portfolio', '.', '--format', format]),
  ...['text', 'markdown', 'html', 'json'].map((format) => ['diff', 'a.yaml', 'b.yaml', '--format', format]),
  ...sheetKinds.map((kind) => ['sheet', kind, 'a.yaml', '--format', 'markdown']),
  ...['text', 'json'].flatMap((format) => [
    ['log', 'home.yaml', '--format', format],
    ['evidence', 'list', 'a.yaml', '--format', format],
    ['catalogue', 'show', 'hostile.yaml', '--format', format],
    ['catalogue', 'diff', 'hostile.yaml', 'newer.yaml', '--format', format],
    ['catalogue', 'official', 'official.xlsx', '--catalogue', 'hostile.yaml', '--format', format],
  ]),
  ...['ics', 'oscal', 'oscal-poam'].map((format) => ['report', 'a.yaml', '--format', format]),
  ['catalogue', 'show', 'hostile.yaml', '--format', 'oscal'],
  // The template for Azure Pipelines holds commands of ours.
  ...ciNames.filter((ci) => ci !== 'azure').map((ci) => ['init', COMMAND, '--ci', ci, '--dry-run']),
  ['status', 'a.yaml'],
  ['status', ODD],
  [LINE.replaceAll('\0', '')],
  ['report', `--${LINE}`],
  ['check', '--level', LINE, 'a.yaml'],
  ['status', `${LINE.replaceAll('\0', '')}.yaml`],
  ['lint', ...files, 'wrong.yaml', 'hostile.yaml'],
  ['explain', '1-1-1-1', '--file', 'a.yaml'],
  ['explain', SHOWN, '--file', 'a.yaml'],
  ['evidence', 'check', 'a.yaml'],
  ['verify', 'a.yaml'],
  ['verify', 'a.signed.json', '--assessment', 'a.yaml'],
  ['merge', 'b.yaml', '--into', 'a.yaml', '--dry-run'],
  ['merge', 'h.xlsx', '--into', 'a.yaml', '--dry-run'],
  ['migrate', 'a.yaml', '--to', 'newer.yaml', '--dry-run'],
];

const written: readonly (readonly [argv: readonly string[], file: string])[] = [
  [['report', 'a.yaml', '-o', 'out/r.pdf'], 'out/r.pdf'],
  ...sheetKinds.flatMap((kind) =>
    sheetFormats.map((format) => {
      const file = `out/${kind}.${format === 'markdown' ? 'md' : format}`;
      return [['sheet', kind, 'a.yaml', '-o', file], file] as const;
    }),
  ),
  ...['yaml', 'xlsx', 'pdf'].map((format) => {
    const file = `out/h.${format}`;
    return [['handout', 'a.yaml', ...CHOSEN, '-o', file], file] as const;
  }),
  [['init', 'out/../new.yaml', '--catalogue', 'hostile.yaml', '--name', LINE], 'new.yaml'],
  [['check', 'a.yaml', '--baseline', 'base.yaml', '--update-baseline'], 'base.yaml'],
];

describe('no raw sign of a file or an argument', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'scs-check-'));
  beforeAll(() => fill(cwd), 60_000);
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test.each(
    screens.map(
      (argv) =>
        [
          JSON.stringify(argv.join(' '))
            .replace(/[^ -~]+/g, '…')
            .slice(0, 80),
          argv,
        ] as const,
    ),
  )('on the screen of %s', async (_, argv) => {
    for (const lang of ['ja', 'en']) {
      const { screen, code } = await run([...argv, '--lang', lang], { cwd });
      expect(rawIn(screen)).toEqual([]);
      // Those that the reporters of GitHub and Azure Pipelines write are their own.
      const obeyed = commandsIn(
        screen.replace(/^##(?:vso\[task\.logissue type=\w+;[^\]\n]*\]|\[debug\])/gm, ''),
      ).filter((line) => !/^::(?:error|warning|notice) file=[^:]*::/.test(line));
      expect(obeyed).toEqual([]);
      expect(screen).not.toBe('');
      expect(code).toBeLessThan(3);
    }
  });

  test.each(written.map(([argv, file]) => [file, argv] as const))('in %s', async (file, argv) => {
    const { screen } = await run(argv, { cwd });
    expect(rawIn(screen)).toEqual([]);
    for (const text of await textsIn(join(cwd, file))) expect(rawIn(text)).toEqual([]);
  });

  test('in what is kept beside: the file that was merged into, its history, the signature, the cache of the table', async () => {
    await run(['portfolio'], { cwd });
    const kept = readdirSync(cwd).filter(
      (name) => /^(?:home\.|a\.signed|\.scs-check)/.test(name) && !name.endsWith('.bak'),
    );
    expect(kept.toSorted()).toEqual(['.scs-check-portfolio.jsonl', 'a.signed.json', 'home.history.jsonl', 'home.yaml']);
    for (const name of kept) expect([name, ...rawIn(readFileSync(join(cwd, name), 'utf8'))]).toEqual([name]);
  });

  test('and what is escaped is still there to the letter', async () => {
    const merged = parse(readFileSync(join(cwd, 'home.yaml'), 'utf8'));
    expect(merged.answers['1-1-1-1'].note).toBe(TEXT);
    await run(['handout', 'a.yaml', ...CHOSEN, '-o', 'out/kept.yaml'], { cwd });
    expect(parse(readFileSync(join(cwd, 'out/kept.yaml'), 'utf8')).answers['1-1-1-1'].note).toBe(TEXT);
    // A workbook in which nobody has typed anything brings nothing home.
    const before = readFileSync(join(cwd, 'a.yaml'), 'utf8');
    await run(['merge', 'h.xlsx', '--into', 'a.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(before);
  });
});
