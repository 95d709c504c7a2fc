import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formats, handoutFormats, reporterNames, sheetFormats } from '../../src/cli/defaults.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { outsideAudiences } from '../../src/formats/states.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { writeKey } from '../helpers/key.ts';
import { programFor } from '../helpers/program.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { criteria } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { publishedSchema, type Schema } from '../helpers/schemas.ts';

/** What a field of the assessment holds here and nothing else does. */
interface Typed {
  /** `.answers.*.note` */
  readonly path: string;
  readonly word: string;
}

/** What has to be one of a few words, or is bound to something else in the file, and so tells nothing of its own. */
const bound: Readonly<Record<string, unknown>> = {
  '.formatVersion': 1,
  '.catalogue': { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
  '.answers.*.state': 'met',
  '.reviews.*[].by': 'r1',
  '.reviews.*[].view': 'disagrees',
  '.reviews.*[].unrecorded': undefined,
  '.retired[].fact': undefined,
};

/** What no file of a firm holds, and ids and hashes that the product makes. */
const isMade = (path: string) =>
  /^\.(?:earlier|handout|asks|profile|targets|overview)$|\.(?:stamp|seen|wasBy|was|settles|asked|options|missing|target)$/.test(
    path,
  );

/** Under which ids the fields of a map stand. */
const keys: Readonly<Record<string, string>> = {
  '.answers': '1-2-1-1',
  '.drafts': '1-2-1-2',
  '.reviewers': 'r1',
  '.reviews': '1-2-1-1',
};

/** A file in which every field that the format has holds a word or a day of its own; a new field is in it, too. */
function filled(): { readonly file: Assessment; readonly typed: readonly Typed[] } {
  const schema = publishedSchema('assessment');
  const typed: Typed[] = [];
  const mark = (path: string, word: string) => {
    typed.push({ path, word });
    return word;
  };
  const dayOf = () => {
    const index = typed.length;
    return `${1980 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-17`;
  };
  const textOf = (path: string, { format }: { readonly format?: string }) => {
    const digest = createHash('sha256').update(path).digest('hex');
    if (format === 'date') return mark(path, dayOf());
    if (path.endsWith('.at')) return mark(path, `${dayOf()}T09:00:00`);
    if (path.endsWith('.sha256')) return mark(path, digest);
    const word = mark(path, `zq${digest.slice(0, 10)}`);
    return path.endsWith('.file') ? `${word}.txt` : word;
  };
  const fieldsOf = (path: string, { properties = {}, additionalProperties }: Schema) => {
    const own = Object.entries(properties).map(([key, child]) => [key, make(`${path}.${key}`, child)]);
    const id = keys[path];
    const named = id && typeof additionalProperties === 'object' ? [[id, make(`${path}.*`, additionalProperties)]] : [];
    return Object.fromEntries([...own, ...named].filter(([, value]) => value !== undefined));
  };
  const make = (path: string, given: Schema): unknown => {
    if (isMade(path) || path in bound) return bound[path];
    const { $ref = '' } = given as { readonly $ref?: string };
    const one: Schema & { readonly type?: string } =
      $ref === '' ? given : (schema.$defs?.[$ref.split('/').at(-1) ?? ''] ?? {});
    if (one.enum !== undefined) return one.enum[0];
    if (one.type === 'object') return fieldsOf(path, one);
    if (one.type === 'string') return textOf(path, one as never);
    if (one.type !== 'array' || one.items === undefined) return one.type === 'integer' ? 3 : false;
    if (!path.endsWith('.evidence')) return [make(`${path}[]`, one.items)];
    const piece = (ending: string) => Object(make(`${path}${ending}`, one.items ?? {}));
    return [piece('[]'), { ...piece('[confidential]'), confidential: true }];
  };
  const file = make('', schema) as Assessment;
  const [criterion] = criteria.filter(({ id }) => id === '1-2-1-1');
  const reviewer = file.reviewers?.['r1'];
  if (criterion === undefined || reviewer === undefined) throw new Error('nobody has looked at anything');
  const seen = { criterion, answer: file.answers[criterion.id], reviewer };
  const reviews = (file.reviews?.[criterion.id] ?? []).map((review) => stamped({ ...seen, review }));
  return { file: { ...file, reviews: { [criterion.id]: reviews } }, typed };
}

const under = (path: string, ...fields: readonly string[]) => fields.map((field) => `${path}.${field}`);

const name = ['.organization.name'];
const scope = ['companies', 'sites', 'departments', 'systems'].map((field) => `.scope.${field}[]`);
const when = ['.answers.*.answeredOn'];
const shown = under('.answers.*.evidence[]', 'title', 'reference', 'date', 'validUntil', 'file');
const said = under('.answers.*', 'reason', 'lastDone', 'note', 'answeredBy');
const hash = ['.answers.*.evidence[].sha256'];
const asked = under('.reviews.*[]', 'advice', 'question', 'reply', 'repliedBy', 'repliedOn');
const view = [...under('.reviews.*[]', 'on', 'reason'), '.reviewers.*.name'];
const whoLooks = under('.reviewers.*', 'registration', 'organization');
const waiver = under('.answers.*.waiver', 'reason', 'until');
const charge = under('.answers.*', 'owner', 'due');
const draftCharge = under('.drafts.*', 'owner', 'due');
const draft = [
  '.drafts.*.note',
  ...under('.drafts.*.evidence[]', 'title', 'reference', 'date', 'validUntil', 'file', 'sha256'),
];
const handedOut = [...name, ...scope, ...when, ...said, '.answers.*.derivedFrom', ...charge, ...draftCharge, ...asked];

interface Copy {
  readonly lines: readonly (readonly string[])[];
  /** The one list of what may be in it, whatever its format. Whoever adds to it lets something out of the house. */
  readonly holds: readonly string[];
}

const outsideFormats = formats.filter((format) => format !== 'ics' && format !== 'oscal-poam');
const reportsFor = (audience: (typeof outsideAudiences)[number]) =>
  outsideFormats.map((format) => ['report', '--audience', audience, '--format', format]);
const sheets = (kind: string) => sheetFormats.map((format) => ['sheet', kind, '--format', format]);
const handouts = (...words: readonly string[]) =>
  handoutFormats.map((format) => ['handout', ...words, '--force', '-o', `handout.${format}`]);

/** Every copy that is made to leave the house. */
const copies: Readonly<Record<string, Copy>> = {
  'the report for a buyer': {
    lines: reportsFor('buyer'),
    holds: [...name, '.organization.toBuyers', ...scope, ...when],
  },
  'the report for a specialist': {
    lines: reportsFor('specialist'),
    holds: [
      ...[...name, '.organization.toBuyers', ...scope, ...when, ...said, ...shown, ...hash, ...waiver],
      ...['.answers.*.owner', '.answers.*.derivedFrom', ...asked, ...view, ...whoLooks],
    ],
  },
  'the confirmation sheet': {
    lines: sheets('confirmation'),
    holds: [
      ...[...name, ...scope, ...when, ...said, ...shown, ...waiver],
      ...['.answers.*.derivedFrom', ...asked, ...view, ...whoLooks],
    ],
  },
  'the findings': {
    lines: sheets('findings'),
    holds: [
      ...[...name, ...scope, ...when, ...charge, ...view],
      ...under('.answers.*.evidence[]', 'validUntil', 'file'),
      ...under('.reviews.*[]', 'advice', 'question', 'reply'),
    ],
  },
  'the declaration': {
    lines: sheets('declaration'),
    holds: [...name, ...scope, ...when, '.reviewers.*.name', ...whoLooks, '.reviews.*[].on'],
  },
  'a hand-out of some questions': { lines: handouts('--ids', '1-2-1-1,1-2-1-2'), holds: handedOut },
  'a blank one': {
    lines: handouts('--ids', '1-2-1-1,1-2-1-2', '--blank'),
    holds: [...name, ...scope, ...asked],
  },
  'a hand-out of everything': { lines: handouts('--all'), holds: [...handedOut, ...shown, ...hash, ...draft] },
  'one with the views of specialists': {
    lines: handouts('--all', '--with-views'),
    holds: [...handedOut, ...shown, ...hash, ...draft, ...view, '.reviews.*[].at', ...whoLooks],
  },
  'a signed result': {
    lines: [['sign', '--key', 'kagi.pem', '-o', 'signed.json', '--force']],
    holds: [...name, '.organization.toBuyers', ...scope, ...when],
  },
  'what CI writes into its log': {
    lines: reporterNames.map((reporter) => ['check', '--verbose', '--reporter', reporter]),
    holds: under('.answers.*.evidence[]', 'validUntil', 'file'),
  },
  'a badge': { lines: [['check', '--reporter', 'badge']], holds: [] },
  'the table of all firms': {
    lines: ['text', 'json', 'csv', 'html'].map((format) => [
      ...['portfolio', '--no-cache', '--evidence', '--format', format],
    ]),
    holds: [...name, ...when, '.answers.*.evidence[].validUntil'],
  },
};

/** Commands whose output is for whoever has the file. A new command has to say here, or above, where its output goes. */
const atHome = [
  ...['ask', 'review', 'merge', 'evidence add', 'evidence list', 'evidence check', 'status', 'explain', 'diff', 'log'],
  ...['init', 'lint', 'migrate', 'encrypt', 'decrypt', 'verify', 'completion', 'help'],
  ...['catalogue list', 'catalogue show', 'catalogue diff', 'catalogue new', 'catalogue official'],
];

const commandsBelow = (command: Command, way = ''): readonly string[] =>
  command.commands.length === 0
    ? [way]
    : command.commands.flatMap((one) => commandsBelow(one, `${way} ${one.name()}`.trim()));

test('where the output of a command goes is said of each', () => {
  const leaving = Object.values(copies).flatMap(({ lines }) => lines.map((words) => words.join(' ')));
  const unsaid = commandsBelow(programFor('all', translator(ja))).filter(
    (command) => !atHome.includes(command) && !leaving.some((line) => line.startsWith(`${command} `)),
  );
  expect(unsaid).toEqual([]);
});

async function textOf(bytes: Uint8Array): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === '%PDF') {
    const { text, outline, metadata } = await readPdf(bytes);
    return squeezed(text + JSON.stringify([outline, [...metadata]]));
  }
  const parts = start.startsWith('PK') ? Object.values(unzipSync(Uint8Array.from(bytes))) : [bytes];
  return squeezed(parts.map((part) => Buffer.from(part).toString('utf8')).join('\n'));
}

let firm: ReturnType<typeof filled>;
beforeAll(() => {
  firm = filled();
});

test('the file has every kind of text and day in it', () => {
  expect(firm.typed.length).toBeGreaterThan(90);
  expect(new Set(firm.typed.map(({ word }) => word)).size).toBe(firm.typed.length);
});

/** Rows and values for programs. */
const withoutProse = /(?:^|\.)(?:csv|json)$/;

test.each(Object.entries(copies))(
  'nothing else is in %s, and it says of whoever is named for a view that this proves nothing,',
  async (_, { lines, holds }) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), stringify(firm.file));
    writeKey(cwd, 'kagi');
    const found = new Set<string>();
    for (const words of lines) {
      const { code, bytes, stderr } = await run(words, { cwd });
      expect([words, code < 2], stderr).toEqual([words, true]);
      const file = words.includes('-o') ? words[words.indexOf('-o') + 1] : undefined;
      const written = file === undefined ? bytes : readFileSync(join(cwd, file));
      const text = (await textOf(written)) + squeezed(stderr);
      const seen = firm.typed.filter(({ word }) => text.includes(word)).map(({ path }) => path);
      expect([words, seen.filter((path) => !holds.includes(path))]).toEqual([words, []]);
      for (const path of seen) found.add(path);
      const isNamed = seen.includes('.reviewers.*.name') && !words.some((word) => withoutProse.test(word));
      if (isNamed) expect(text, words.join(' ')).toContain(squeezed(translator(ja)('review.view.unproven')));
    }
    // What no format holds has no place in the list.
    expect(holds.filter((path) => !found.has(path))).toEqual([]);
  },
);
