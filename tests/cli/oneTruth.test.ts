import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { entryOf } from '../../src/exchange/filledForm.ts';
import { type Assessment, states as answerStates } from '../../src/formats/assessment.ts';
import type { Catalogue, Criterion } from '../../src/formats/catalogue.ts';
import type { CriterionReport, ReportModel } from '../../src/formats/outputs/report.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { openCatalogue } from '../../src/index.ts';
import { readCsv } from '../../src/office/csv.ts';
import type { Sheet } from '../../src/office/sheet.ts';
import { readXlsx, type Workbook } from '../../src/office/xlsx.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { meantBy } from '../../src/text/csv.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const OWN = 'shiiresaki-12.yaml';
const own = openCatalogue(join(root, 'docs', 'examples', OWN)).catalogue;

/** A file of a firm: anything its catalogue allows to be answered and written, with days that may be over, or not yet come. */
function fileOf(catalogue: Catalogue, level: string) {
  const day = fc.constantFrom('2025-11-29', '2026-03-01', '2026-11-29', '2027-03-01');
  const states = ['met', 'partial', 'unmet', 'unknown', ...(catalogue.method === 'points' ? [] : ['not-applicable'])];
  const confidential = fc.record({ title: fc.constant('極秘の見本'), confidential: fc.constant(true) });
  const piece = fc.record({ title: fc.constant('見本'), validUntil: day });
  const written = { due: day, evidence: fc.array(fc.oneof(piece, confidential), { maxLength: 2 }), chance: fc.nat() };
  const answer = fc.record(
    {
      state: fc.constantFrom(...states),
      lastDone: day,
      waiver: fc.record({ reason: fc.constant('待ちます'), until: day }),
      ...written,
    },
    { requiredKeys: ['state', 'chance'] },
  );
  const criteria = allCriteria(narrowToLevel(catalogue, level));
  const ids = fc.constantFrom(...criteria.map(({ id }) => id));
  const { id, edition } = catalogue;
  const aim = { id, edition, level, ...(catalogue === own ? { file: OWN } : {}) };
  const size = { maxKeys: criteria.length };
  const drafts = fc.dictionary(ids, fc.record(written, { requiredKeys: ['chance'] }), size);
  return fc.tuple(fc.dictionary(ids, answer, size), drafts).map(([answers, drafted]) => ({
    formatVersion: 1,
    organization: { name: 'サンプル製作所' },
    scope: { sites: ['本社'] },
    catalogue: aim,
    answers: Object.fromEntries(
      criteria.flatMap((criterion) => {
        const given = answers[criterion.id];
        if (given === undefined) return [];
        const { chance, ...rest } = given;
        return [
          [criterion.id, { ...rest, ...wordsBy(chance, criterion), ...detailsBy(chance, rest.state, criterion) }],
        ];
      }),
    ),
    drafts: Object.fromEntries(
      Object.entries(drafted)
        .filter(([one]) => answers[one] === undefined)
        .map(([one, { chance, ...rest }]) => [one, { ...rest, ...wordsBy(chance, { id: one }) }]),
    ),
  }));
}

/** What tells a criterion from any other one, wherever it is written. */
function wordsBy(chance: number, { id }: Pick<Criterion, 'id'>) {
  return {
    ...(chance % 2 === 0 ? { note: `${id}のメモ` } : {}),
    ...(chance % 3 === 0 ? { owner: `${id}の担当` } : {}),
  };
}

/** What belongs to the state. */
function detailsBy(chance: number, state: string, { id, metWhen, options }: Criterion) {
  const chosen = (options?.choices ?? []).filter((_, at) => (chance >> at) % 2 === 0).map((choice) => choice.id);
  const missing = metWhen.map((_, at) => at + 1).filter((number) => (chance >> number) % 2 === 0);
  const isPartial = state === 'partial';
  return {
    ...(state === 'not-applicable' ? { reason: `${id}の理由` } : {}),
    ...((state === 'met' || isPartial) && chosen.length > 0 ? { options: chosen } : {}),
    ...(isPartial && metWhen.length > 1 && missing.length > 0 ? { missing } : {}),
  };
}

const aims = [
  [openCatalogue('scs-20260327').catalogue, 'star3'],
  [openCatalogue('security-action-25').catalogue, 'self-check'],
  [openCatalogue('ssdf-1.1').catalogue, 'ssdf-1.1'],
  [own, 'juuyou'],
] as const;

test.each(aims)(
  'all commands on a file of $id count alike on a day',
  async (catalogue, level) => {
    const day = fc.constantFrom('2026-03-01', '2026-11-30', '2027-03-02');
    await fc.assert(
      fc.asyncProperty(fileOf(catalogue, level), day, async (file, asOf) => {
        const cwd = testFolder();
        if (catalogue === own) copyFileSync(join(root, 'docs', 'examples', OWN), join(cwd, OWN));
        writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
        const onDays = async (...argv: readonly string[]) => (await run(argv, { cwd })).stdout;
        // No sheet bears a day to come.
        const today = (command?: string) => (command === 'sheet' ? { today: asOf } : {});
        const told = async (...argv: readonly string[]) =>
          (await run([...argv, '--as-of', asOf], { cwd, ...today(argv[0]) })).stdout;
        const data = async (...argv: readonly string[]) => JSON.parse(await told(...argv));

        const { criteria, lapsed, withoutOption } = (await data('report', '--format', 'json')).summary;
        const counted = { criteria, lapsed, withoutOption };
        const [checked] = (await data('check', '--json')).files;
        const { after } = JSON.parse(await onDays('diff', '--from', '2026-01-01', '--to', asOf, '--json'));
        const [row] = (await data('portfolio', '.', '--json')).rows;
        // Nobody signs a day to come.
        await run(['sign', '--new-key', 'k.pem', '-o', 'signed.json'], { cwd, today: asOf });
        const { statement } = JSON.parse(readFileSync(join(cwd, 'signed.json'), 'utf8'));
        for (const one of [checked.summary, after.summary])
          expect({ criteria: one.criteria, lapsed: one.lapsed, withoutOption: one.withoutOption }).toEqual(counted);
        // Nothing of plans leaves the firm.
        const outside = { met: lapsed.met, date: lapsed.date };
        expect([statement.criteria, statement.lapsed, statement.withoutOption]).toEqual([
          criteria,
          outside,
          withoutOption,
        ]);
        expect([row.criteria, row.lapsed]).toEqual([criteria, lapsed]);

        const onOneLine = async (...argv: readonly string[]) => (await told(...argv)).replace(/\s+/g, '');
        const head = await onOneLine('status');
        for (const state of criterionStates) expect(head).toMatch(new RegExp(`(^|\\D)${criteria[state]}\\D`));
        const over = `期限の過ぎたものは${lapsed.met}件`;
        for (const argv of [
          ['status'],
          ['check'],
          ['report'],
          ['explain', level],
          ...(level.startsWith('star') ? [['sheet', 'declaration']] : []),
          ['sheet', 'confirmation'],
        ])
          expect((await onOneLine(...argv)).includes(over), argv.join(' ')).toBe(lapsed.met > 0);

        await told('check', '--update-baseline');
        const known = parse(readFileSync(join(cwd, 'scs-check.baseline.yaml'), 'utf8')).files['assessment.yaml'];
        // Where a level is judged, what does not apply keeps it from standing until somebody allows it.
        const gaps = [...checked.open, ...(catalogue.method === 'all-of' ? checked.excluded : [])];
        expect(Object.keys(known.gaps).toSorted()).toEqual(gaps.toSorted());
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
  120_000,
);

const t = translator(await loadMessages('ja'));

const fieldNames = ['state', 'options', 'missing', 'reason', 'lastDone', 'note', 'evidence', 'owner', 'due'] as const;

/** What stands in the fields of a criterion. */
type Fields = Readonly<Record<(typeof fieldNames)[number], string>>;

/** The fields that a hand-out has to show, from the report of the day: what is confidential has left its name at home. */
function fieldsIn(report: CriterionReport, isWhole: boolean): Fields {
  const draft = report.draft ?? {};
  const note = report.note ?? (isWhole ? draft.note : undefined);
  const evidence = isWhole ? [...report.evidence, ...(draft.evidence ?? [])] : [];
  return {
    state: report.state === 'unanswered' ? '' : report.state,
    options: (report.options?.choices ?? []).flatMap(({ id, chosen }) => (chosen ? [id] : [])).join(' '),
    missing: (report.missing ?? []).join(' '),
    reason: report.reason ?? '',
    lastDone: report.lastDone ?? '',
    note: note ?? '',
    evidence: evidence.flatMap((piece) => ('title' in piece ? [piece.title] : [])).join('\n'),
    owner: report.owner ?? draft.owner ?? '',
    due: report.due ?? draft.due ?? '',
  };
}

/** The fields of all questions, as each format shows them. */
const readers: Readonly<Record<string, (path: string) => ReadonlyMap<string, Fields>>> = {
  yaml: (path) => fieldsOfFile(parse(readFileSync(path, 'utf8'))),
  html: (path) => {
    const [, data = ''] =
      /<script type="application\/json" id="data">(.+?)<\/script>/s.exec(readFileSync(path, 'utf8')) ?? [];
    return fieldsOfFile(JSON.parse(data).handout);
  },
  csv: (path) => fieldsOfTable(readCsv({ name: path, text: readFileSync(path, 'utf8') })),
  xlsx: (path) => fieldsOfTable(readXlsx({ name: path, bytes: readFileSync(path) })),
};

/** As a form fills its fields. */
function fieldsOfFile(handout: Assessment): ReadonlyMap<string, Fields> {
  return new Map(
    (handout.handout?.ids ?? []).map((id) => {
      const { state = '', options, missing, isAsked: _, reply: __, ...rest } = entryOf(handout, id);
      return [id, { ...rest, state, options: options.join(' '), missing: missing.join(' ') }];
    }),
  );
}

function fieldsOfTable({ sheets }: Workbook): ReadonlyMap<string, Fields> {
  const isOurs = (row: readonly string[]) => row.includes(t('handout.column.id'));
  const rows = sheets.map(({ read }) => textsOf(read())).find((one) => one.some(isOurs)) ?? [];
  const head = rows.find(isOurs) ?? [];
  const cell = (row: readonly string[], column: 'id' | keyof Fields) =>
    row[head.indexOf(t(`handout.column.${column}`))] ?? '';
  const states = new Map(answerStates.map((state) => [`${t(`mark.${state}`)} ${t(`state.${state}`)}`, state]));
  // What goes on below, for a row that cannot be higher, holds no more to fill in.
  const criteria = rows.slice(rows.indexOf(head) + 1).filter((row) => cell(row, 'id') !== '');
  return new Map(
    criteria.map((row) => {
      const fields = Object.fromEntries(fieldNames.map((name) => [name, cell(row, name)])) as Record<
        keyof Fields,
        string
      >;
      return [cell(row, 'id'), { ...fields, state: states.get(fields.state) ?? fields.state }];
    }),
  );
}

function textsOf({ rows, columnsIn, cellAt }: Sheet): readonly (readonly string[])[] {
  const width = Math.max(...rows.flatMap((row) => [...columnsIn(row)]));
  return rows.map((row) => Array.from({ length: width }, (_, at) => meantBy(cellAt(at + 1, row)?.text ?? '')));
}

/** Of which criteria hand-outs are made: what is written on the command line, and which these are by the report. */
type Selection = {
  readonly flags: readonly string[];
  readonly isChosen: (criterion: CriterionReport) => boolean;
};
const selections: Readonly<Record<'all' | 'unknown' | 'role', Selection>> = {
  all: { flags: ['--all'], isChosen: () => true },
  unknown: { flags: ['--unknown'], isChosen: ({ state }) => state === 'unknown' || state === 'unanswered' },
  role: {
    flags: ['--role', 'it'],
    isChosen: ({ state, guidance }) =>
      state !== 'met' && state !== 'not-applicable' && guidance?.who?.includes('it') === true,
  },
};

/** As many questions as are drawn on paper: a whole edition takes seconds to draw and to read again. */
const MOST_ON_PAPER = 12;

test.each(aims)(
  'a hand-out of a file of $id holds what its report of the day says, in every format, and asks nothing else',
  async (catalogue, level) => {
    const chosen = fc.constantFrom(...Object.values(selections));
    await fc.assert(
      fc.asyncProperty(fileOf(catalogue, level), chosen, async (file, { flags, isChosen }) => {
        const cwd = testFolder();
        if (catalogue === own) copyFileSync(join(root, 'docs', 'examples', OWN), join(cwd, OWN));
        writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
        const report: ReportModel = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
        const criteria = report.requirements.flatMap((one) => one.criteria.filter(isChosen));
        const madeAs = async (format: string, chosenBy: readonly string[], count: number) => {
          const made = await run(['handout', ...chosenBy, '-o', `out.${format}`], { cwd });
          expect([made.code, made.stderr]).toEqual([0, expect.stringMatching(`^${count}[^0-9]`)]);
          return join(cwd, `out.${format}`);
        };
        if (criteria.length === 0) {
          expect((await run(['handout', ...flags], { cwd })).stderr).toContain('nothing-to-hand-out');
          return;
        }
        const isWhole = flags[0] === '--all';
        const expected = new Map(criteria.map((one) => [one.id, fieldsIn(one, isWhole)]));
        for (const [format, read] of Object.entries(readers))
          expect([format, read(await madeAs(format, flags, criteria.length))]).toEqual([format, expected]);

        const few = criteria.slice(0, MOST_ON_PAPER);
        const byId = ['--ids', few.map(({ id }) => id).join(',')];
        const path = await madeAs('pdf', few.length < criteria.length ? byId : flags, few.length);
        const { text } = await readPdf(readFileSync(path));
        expect(text).toContain(`${t('handout.paper.criteria')}${few.length}`);
        expect(text).toContain(`${t('handout.paper.date')}${report.dates.reported}`);
        const said = onPaper(text, few);
        const now = squeezed(t('handout.paper.now', { text: '' }));
        for (const criterion of few) {
          const lines = linesOf(criterion, fieldsIn(criterion, isWhole && few.length === criteria.length)).map(
            squeezed,
          );
          const paper = said.get(criterion.id) ?? '';
          expect([criterion.id, lines.filter((line) => !paper.includes(line))]).toEqual([criterion.id, []]);
          expect([criterion.id, paper.includes(now)]).toEqual([criterion.id, criterion.state !== 'unanswered']);
        }
      }),
      { numRuns: 3, endOnFailure: true },
    );
  },
  240_000,
);

/** What paper says of each question: what stands between its own number and the next one. */
function onPaper(text: string, criteria: readonly CriterionReport[]): ReadonlyMap<string, string> {
  const starts = criteria.map(({ id, question }) => text.indexOf(squeezed(`${id}${question}`)));
  return new Map(criteria.map(({ id }, at) => [id, text.slice(starts[at], starts[at + 1])]));
}

/** The fields of a criterion, as paper has them. */
function linesOf({ state, options }: CriterionReport, fields: Fields): readonly string[] {
  const { state: _, options: letters, missing, evidence, ...words } = fields;
  const numbers = missing.replaceAll(' ', t('list.comma'));
  return [
    ...(state === 'unanswered'
      ? []
      : [t('handout.paper.now', { text: `${t(`mark.${state}`)} ${t(`state.${state}`)}` })]),
    ...(missing === '' ? [] : [t('report.record.missing', { numbers })]),
    ...(options?.choices ?? [])
      .filter(({ id }) => letters.split(' ').includes(id))
      .map(({ id, text }) => `${id}. ${text}`),
    ...evidence.split('\n'),
    ...Object.values(words),
  ];
}
