import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { entryOf, withEntry } from '../../src/exchange/filledForm.ts';
import type { HandedOut } from '../../src/exchange/handout.ts';
import { sealed } from '../../src/form/answerFile.ts';
import { PORTFOLIO_CACHE } from '../../src/workspace/surveyCache.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

/** A kind of file that the tool reads: one that is good, and the commands that read it. */
export interface Kind {
  readonly kind: string;
  /** The folder in which the commands run. */
  readonly folder: 'own' | 'scs';
  readonly file: string;
  readonly as: 'yaml' | 'json' | 'lines' | 'text' | 'workbook' | 'bytes';
  readonly commands: readonly string[];
}

const PASSPHRASE = '--passphrase-file word.txt';

/** Every kind of file that is opened. */
export const kinds: readonly Kind[] = [
  {
    kind: 'assessment',
    folder: 'own',
    file: 'assessment.yaml',
    as: 'yaml',
    commands: [
      'check',
      'check --reporter sarif',
      'status',
      'lint assessment.yaml',
      'report --format markdown',
      'report --format html --share',
      'explain 1-1-1-1',
      'sheet confirmation',
      'evidence list',
      'evidence check',
      'evidence add 1-1-1-2 shoko/taiseihyo.txt',
      'handout --unknown -o out.yaml',
      'diff assessment.yaml before.yaml',
      'check --update-baseline',
      'migrate --to kijun.yaml --dry-run',
      'migrate --to kijun.yaml',
      'portfolio',
    ],
  },
  {
    kind: 'views',
    folder: 'scs',
    file: 'assessment.yaml',
    as: 'yaml',
    commands: [
      'verify assessment.yaml',
      'sheet findings',
      'sheet confirmation --format html',
      'report --format json',
      'check --assurance reviewed --level star3',
      'merge h.yaml',
      'evidence add 1-2-1-1 plain.txt',
      'diff assessment.yaml before.yaml --format markdown',
    ],
  },
  {
    kind: 'catalogue',
    folder: 'own',
    file: 'kijun.yaml',
    as: 'yaml',
    commands: [
      'lint kijun.yaml',
      'check',
      'status',
      'catalogue show kijun.yaml',
      'catalogue diff kijun.yaml before-kijun.yaml',
      'explain 1-1-1-1',
      'report --format markdown',
    ],
  },
  {
    kind: 'guidance',
    folder: 'own',
    file: 'guidance/kijun.ja.yaml',
    as: 'yaml',
    commands: ['lint guidance/kijun.ja.yaml', 'explain 1-1-1-1', 'report --format markdown'],
  },
  {
    kind: 'translation',
    folder: 'own',
    file: 'translation/kijun.en.yaml',
    as: 'yaml',
    commands: ['lint translation/kijun.en.yaml', 'status --lang en', 'explain 1-1-1-1 --lang en'],
  },
  {
    kind: 'crosswalk',
    folder: 'own',
    file: 'crosswalk/kijun--scs-20260327.yaml',
    as: 'yaml',
    commands: ['lint crosswalk/kijun--scs-20260327.yaml', 'explain 1-1-1-1', 'lint .'],
  },
  {
    kind: 'config',
    folder: 'own',
    file: 'scs-check.yaml',
    as: 'yaml',
    commands: ['check', 'lint scs-check.yaml', 'portfolio', 'status'],
  },
  {
    kind: 'baseline',
    folder: 'own',
    file: 'scs-check.baseline.yaml',
    as: 'yaml',
    commands: ['check', 'lint scs-check.baseline.yaml', 'check --update-baseline'],
  },
  {
    kind: 'history',
    folder: 'scs',
    file: 'assessment.history.jsonl',
    as: 'lines',
    commands: ['log', 'log --verify', 'log --json', 'evidence add 1-2-1-1 plain.txt'],
  },
  {
    kind: 'signed',
    folder: 'scs',
    file: 'assessment.signed.json',
    as: 'json',
    commands: [
      'verify assessment.signed.json',
      'verify assessment.signed.json --public-key key.pub.pem --assessment assessment.yaml',
      'sign --key key.pem',
    ],
  },
  {
    kind: 'cache',
    folder: 'scs',
    file: '.scs-check-portfolio.jsonl',
    as: 'lines',
    commands: ['portfolio', 'portfolio --format json'],
  },
  {
    kind: 'handout',
    folder: 'scs',
    file: 'h.yaml',
    as: 'yaml',
    commands: ['merge h.yaml --dry-run', 'merge h.yaml --yes', 'lint h.yaml'],
  },
  {
    kind: 'workbook',
    folder: 'scs',
    file: 'h.xlsx',
    as: 'workbook',
    commands: ['merge h.xlsx --dry-run', 'merge h.xlsx --yes'],
  },
  {
    kind: 'table',
    folder: 'scs',
    file: 'h.csv',
    as: 'text',
    commands: ['merge h.csv --dry-run', 'merge h.csv --yes'],
  },
  {
    kind: 'form',
    folder: 'scs',
    file: 'h.json',
    as: 'json',
    commands: ['merge h.json --dry-run', 'merge h.json --yes'],
  },
  {
    kind: 'official',
    folder: 'scs',
    file: 'official.xlsx',
    as: 'workbook',
    commands: ['catalogue official official.xlsx', 'explain 1-2-1-1 --official official.xlsx'],
  },
  {
    kind: 'report as data',
    folder: 'scs',
    file: 'r.json',
    as: 'json',
    commands: ['report -o r.json', 'verify r.json --signed assessment.signed.json', 'check --reporter gitlab:r.json'],
  },
  {
    kind: 'report as text',
    folder: 'scs',
    file: 'r.txt',
    as: 'text',
    commands: ['report -o r.txt', 'verify r.txt', 'check --reporter text:r.txt', 'lint --reporter text:r.txt'],
  },
  {
    kind: 'report as PDF',
    folder: 'scs',
    file: 'r.pdf',
    as: 'bytes',
    commands: ['sheet findings -o r.pdf', 'verify r.pdf --signed assessment.signed.json'],
  },
  {
    kind: 'lock',
    folder: 'scs',
    file: 'before.yaml.lock',
    as: 'json',
    commands: ['evidence add 1-2-1-1 plain.txt --file before.yaml'],
  },
  {
    kind: 'encrypted',
    folder: 'scs',
    file: 'h.yaml.age',
    as: 'bytes',
    commands: [`decrypt h.yaml.age ${PASSPHRASE} -o out.yaml`, `merge h.yaml.age ${PASSPHRASE}`],
  },
  {
    kind: 'private key',
    folder: 'scs',
    file: 'key.pem',
    as: 'text',
    commands: ['sign --key key.pem -o out.json', 'sign --key key.pem --public-key out.pem -o out.json'],
  },
  {
    kind: 'closed key',
    folder: 'scs',
    file: 'closed.pem',
    as: 'text',
    commands: [`sign --key closed.pem ${PASSPHRASE} -o out.json`],
  },
  {
    kind: 'public key',
    folder: 'scs',
    file: 'key.pub.pem',
    as: 'text',
    commands: ['verify assessment.signed.json --public-key key.pub.pem'],
  },
  {
    kind: 'passphrase',
    folder: 'scs',
    file: 'word.txt',
    as: 'text',
    commands: [`decrypt h.yaml.age ${PASSPHRASE} -o out.yaml`, `encrypt h.yaml ${PASSPHRASE} -o out.age`],
  },
];

/** Fills a folder with a good file of every kind. */
export async function fill(place: string): Promise<void> {
  const own = join(place, 'own');
  const scs = join(place, 'scs');
  cpSync(join(root, 'tests', 'fixtures', 'seeded'), own, { recursive: true });
  cpSync(join(own, 'assessment.yaml'), join(own, 'before.yaml'));
  cpSync(join(own, 'kijun.yaml'), join(own, 'before-kijun.yaml'));
  mkdirSync(scs);
  const assessment = { ...reviewedAssessment({ views: 12 }), formatVersion: 1 };
  writeFileSync(join(scs, 'assessment.yaml'), stringify(assessment));
  cpSync(join(scs, 'assessment.yaml'), join(scs, 'before.yaml'));
  writeFileSync(join(scs, 'word.txt'), 'correct horse battery staple\n');
  writeFileSync(join(scs, 'plain.txt'), 'x');
  writeFileSync(join(scs, 'official.xlsx'), book([officialSheet(shippedCatalogue())]));
  for (const words of [
    'handout --ids 1-2-1-1 --ids 1-2-1-2 -o h.yaml',
    'handout --ids 1-2-1-1 --ids 1-2-1-2 -o h.xlsx',
    'handout --ids 1-2-1-1 --ids 1-2-1-2 -o h.csv',
    `encrypt h.yaml ${PASSPHRASE}`,
    'sign --new-key key.pem --name サンプル',
    `sign --new-key closed.pem ${PASSPHRASE} -o closed.json`,
    'evidence add 1-2-1-1 plain.txt',
    'evidence add 1-2-1-2 plain.txt',
    'report -o r.json',
    'report -o r.txt',
    'report -o r.pdf',
  ]) {
    const { code, stderr } = await run(words.split(' '), { cwd: scs });
    expect(code, `${words}: ${stderr}`).toBe(0);
  }
  // Of a process that is gone.
  writeFileSync(
    join(scs, 'before.yaml.lock'),
    JSON.stringify({ pid: 4_000_000, host: hostname(), since: 0, token: 'x' }),
  );
  const handout: HandedOut = parse(readFileSync(join(scs, 'h.yaml'), 'utf8'));
  const entry = { ...entryOf(handout, '1-2-1-1'), state: 'partial' as const, note: '体制表は作りました' };
  const filled = withEntry(handout, '1-2-1-1', entry, { on: '2026-11-29', by: 'サンプル' });
  writeFileSync(join(scs, 'h.json'), JSON.stringify(sealed(filled, '2026-11-29')));
  // What has changed only just now is not kept: it may change again within the same tick of the clock.
  for (let tries = 0; tries < 20 && !existsSync(join(scs, PORTFOLIO_CACHE)); tries += 1) {
    await setTimeout(500);
    expect((await run(['portfolio'], { cwd: scs })).code).toBe(0);
  }
}

/** What lies in a folder, by its names from there. */
export function contentOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((path) => [path, readFileSync(path)]));
}
