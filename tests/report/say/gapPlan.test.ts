import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CriterionReport } from '../../../src/formats/outputs/report.ts';
import { actionTimes } from '../../../src/formats/states.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { openAssessment, report } from '../../../src/index.ts';
import { loadFonts } from '../../../src/io/fonts.ts';
import type { DocumentBlock } from '../../../src/report/document.ts';
import { renderPdf } from '../../../src/report/render/pdf/index.ts';
import { gapDocument, gapParts } from '../../../src/report/say/gap.ts';
import { readPdf, squeezed } from '../../helpers/readPdf.ts';
import { reportModel } from '../../helpers/reportModel.ts';

const t = translator(ja);
const sample = readFileSync(join(import.meta.dirname, '..', '..', '..', 'templates', 'sample.assessment.yaml'), 'utf8');

const model = reportModel({ criteria: 81 });
const criteria = model.requirements.flatMap((requirement) => requirement.criteria);

function isOpen({ state }: CriterionReport): boolean {
  return state === 'unmet' || state === 'partial' || state === 'unknown';
}

function blocksOf(section: Parameters<typeof gapParts>[0], kind: DocumentBlock['kind']) {
  return gapParts(section, model, t)
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === kind);
}

function cellsOf(section: Parameters<typeof gapParts>[0]): readonly (readonly (readonly string[])[])[] {
  return blocksOf(section, 'table').flatMap((block) =>
    block.kind === 'table' ? block.groups.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)) : [],
  );
}

const groups = blocksOf('plan', 'steps').flatMap((block) => (block.kind === 'steps' ? block.groups : []));
const steps = groups.flatMap((group) => group.steps);

test('the plan has each open criterion once by what it is called, and no other', () => {
  const open = criteria.filter(isOpen).map(({ id }) => id);
  expect(steps.map(({ id }) => id).toSorted()).toEqual(open.toSorted());
  for (const { title } of steps) expect(title).not.toBe('');
});

test('a row of the plan shows when, how much work and by when, and leaves room where nobody has said or is in charge', () => {
  for (const { id, state, fields } of steps) {
    const { owner = '', due = '', when = 'week', guidance } = criteria.find((one) => one.id === id) ?? {};
    const effort = state === 'unknown' ? t('report.plan.find-out') : guidance?.effort;
    const time = [t(`report.plan.when.${when}`), ...(effort === undefined ? [] : [effort])].join(t('list.separator'));
    expect(fields?.map(([, value]) => value)).toEqual([time, ...(owner === '' ? [''] : []), due]);
  }
  expect(steps.map(({ fields }) => fields?.[1]?.[1] === '')).toContain(true);
});

test('who is in charge of a row of the plan names its group', () => {
  const owned = groups.flatMap(({ title = '', steps: own }) =>
    own.map(({ id }) => ({ title, owner: criteria.find((one) => one.id === id)?.owner })),
  );
  for (const { title, owner = '' } of owned) expect(title).toContain(owner);
  expect(owned.some(({ owner }) => owner !== undefined)).toBe(true);
});

test('each has its number in the order of work, and nobody has to go back in time', () => {
  expect(steps.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(steps.map((_, index) => index + 1));
  const orderOf = new Map(criteria.map(({ id, order }) => [id, order]));
  for (const { id, number } of steps) expect(number).toBe(orderOf.get(id));
  for (const group of groups) {
    const times = group.steps.map(({ facets }) => actionTimes.indexOf(facets?.time ?? 'budget'));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
});

test('what nobody knows is to be found out, not to be mended', () => {
  const told = gapParts('actions', reportModel({ criteria: 6, states: ['unknown'] }), t);
  const lines = told
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'steps' ? block.groups : []))
    .flatMap((group) => group.steps.filter(({ state }) => state === 'unknown'))
    .flatMap((step) => step.lines);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join()).toContain(t('report.action.find-out'));
  expect(lines.join()).not.toContain(t('report.action.first-step'));
});

describe('what is due next', () => {
  const next = { on: '2026-12-18', about: 'due', criterion: '1-1-1-1', count: 1 } as const;
  const textOf = (options: Parameters<typeof reportModel>[0], count = 1) =>
    JSON.stringify(
      gapParts('actions', reportModel({ criteria: 6, ...options, with: { next: { ...next, count } } }), t),
    );

  test('is told where nothing is overdue', () => {
    expect(textOf({})).toContain(t('report.lapses.none'));
    expect(textOf({})).toContain(next.on);
  });

  test('is told with how many things it is, where it is more than one', () => {
    expect(textOf({})).not.toContain('件。');
    expect(textOf({}, 4)).toContain(`${next.on}です（4件。${next.criterion}`);
  });

  test('is not where the page tells what is', () => {
    const lapses = [{ code: 'scs/due-past', about: 'due', args: { criterion: '1-1-1-1', due: '2026-01-01' } }] as const;
    expect(textOf({ change: (one) => ({ ...one, lapses }) })).not.toContain(t('report.lapses.none'));
  });

  test('is the earliest day of the file that is not over', () => {
    const { next: found } = report(openAssessment({ text: sample }), { asOf: '2026-12-19' });
    expect(found).toEqual({ on: '2027-01-29', about: 'due', criterion: expect.any(String), count: 4 });
  });
});

describe('the sheet for a vendor', () => {
  const text = JSON.stringify(gapParts('vendor-sheet', model, t));

  test('asks what a vendor would know, of what is open or unknown', () => {
    const asked = cellsOf('vendor-sheet').map(([id]) => id?.[0]);
    const vendors = criteria.filter((one) => isOpen(one) && one.guidance?.who?.includes('vendor'));
    expect(asked.toSorted()).toEqual(vendors.map(({ id }) => id).toSorted());
    expect(asked.length).toBeGreaterThan(1);
  });

  test('says of no criterion how it stands, since it leaves the firm', () => {
    for (const state of ['unmet', 'partial'] as const) expect(text).not.toContain(`"${t(`mark.${state}`)}`);
    for (const { note, evidence } of criteria) {
      if (note !== undefined) expect(text).not.toContain(note);
      for (const one of evidence) if ('title' in one) expect(text).not.toContain(one.title);
    }
  });
});

test('a vendor gets a sheet to tear off for four questions, and is asked up to three among the rest', () => {
  const asking = (count: number) =>
    reportModel({
      criteria: 6,
      states: ['unknown'],
      change: (one, index) => ({ ...one, guidance: { ...one.guidance, who: [index < count ? 'vendor' : 'it'] } }),
    });
  for (const count of [1, 2, 3, 4, 5, 6]) {
    const [section, other] = count < 4 ? (['vendor', 'vendor-sheet'] as const) : (['vendor-sheet', 'vendor'] as const);
    const [part] = gapParts(section, asking(count), t);
    expect(gapParts(other, asking(count), t)).toEqual([]);
    expect(part?.startsPage).toBe(count < 4 ? undefined : 'leaf');
    expect(part?.title).toBe(count < 4 ? t('report.vendor.few', { count }) : t('report.vendor'));
    // Who signs and where it goes belong to a sheet.
    expect(part?.blocks.some(({ kind }) => kind === 'form')).toBe(count >= 4);
  }
});

test('nothing that is open leaves no plan and no sheet for a vendor', () => {
  const done = reportModel({ criteria: 6, states: ['met'], with: { actions: [] } });
  expect((['plan', 'vendor', 'vendor-sheet'] as const).flatMap((section) => gapParts(section, done, t))).toEqual([]);
});

describe('what has run out', () => {
  const over = [
    { code: 'scs/duty-overdue', about: 'duty', args: { criterion: '1-1-1-1', lastDone: '2025-01-01', every: 'year' } },
    { code: 'scs/evidence-expired', about: 'evidence', args: { criterion: '1-1-1-1', until: '2026-01-01' } },
  ] as const;
  const past = [{ code: 'scs/due-past', about: 'due', args: { criterion: '1-1-1-1', due: '2026-01-01' } }] as const;
  const late = (count: number) =>
    reportModel({
      criteria: 40,
      states: ['met', 'unmet'],
      change: (one, index) => (index < count ? { ...one, lapses: one.state === 'met' ? over : past } : one),
    });
  const blocksIn = (section: 'lapses' | 'lapsed', count: number) =>
    gapParts(section, late(count), t).flatMap(({ blocks }) => blocks);
  const told = (section: 'lapses' | 'lapsed', count: number) =>
    blocksIn(section, count).flatMap((block) => (block.kind === 'list' ? block.items : []));

  test('is told of one by one on the first page where it is little, and nowhere else', () => {
    expect(told('lapses', 0)).toEqual([]);
    expect(told('lapses', 2)).toHaveLength(3);
    expect(told('lapsed', 2)).toEqual([]);
  });

  test('is told there by kind where it is much, with ids and their day, and leads to the page that has all', () => {
    const ids = late(20)
      .requirements.flatMap((one) => one.criteria)
      .slice(0, 20);
    const of = (state: string, most = 20) =>
      ids
        .filter((one) => one.state === state)
        .slice(0, most)
        .map(({ id }) => id)
        .join('、');
    expect(told('lapses', 20)).toEqual([
      t('report.lapses.met', { count: 10, ids: `${of('met')}（2026-01-01）` }),
      t('report.lapses.due', { count: 10, ids: `${of('unmet')}（2026-01-01）` }),
    ]);
    const [briefly] = blocksIn('lapses', 20).flatMap((block) => (block.kind === 'list' ? (block.brief ?? []) : []));
    const more = t('list.more', { ids: `${of('met', 4)}（2026-01-01）`, count: 6 });
    expect(briefly).toBe(t('report.lapses.met', { count: 10, ids: more }));
    expect(told('lapsed', 20)).toHaveLength(30);
    const [all] = gapParts('lapsed', late(20), t);
    expect(blocksIn('lapses', 20).at(-1)).toMatchObject({ to: all?.title });
  });

  test('is never cut by one, as what says so takes its place', () => {
    const briefly = (count: number) =>
      blocksIn('lapses', count).flatMap((block) => (block.kind === 'list' ? (block.brief ?? []) : []));
    expect(briefly(10)[0]).not.toContain('ほか');
    expect(briefly(12)[0]).toContain('ほか2');
  });
});

test('on paper the first page is the summary, and the sheet for a vendor comes last, on a leaf of its own', async () => {
  const { bytes } = await renderPdf(model, { t, fonts: await loadFonts(), date: '2026-11-29' });
  const { pages } = await readPdf(bytes);
  const on = (title: string) => pages.flatMap(({ text }, page) => (text.includes(squeezed(title)) ? [page] : []));
  for (const { title = '' } of gapDocument(model, t, 'summary').parts) expect(on(title)[0]).toBe(0);
  expect(on(t('report.plan'))[0]).toBe(1);
  const sheet = pages.findIndex(({ text }) => text.startsWith(squeezed(t('report.vendor'))));
  expect(sheet).toBeGreaterThan(on(t('report.assumptions')).at(-1) ?? 0);
  expect(sheet % 2).toBe(0);
  for (const { text } of pages.slice(sheet)) expect(text).toMatch(/\d(?:-\d+){3}/);
  expect(on(t('report.assumptions')).at(-1)).toBeGreaterThan(on(t('report.table')).at(-1) ?? 0);
});
