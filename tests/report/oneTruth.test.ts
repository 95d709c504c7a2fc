import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reopened } from '../../src/api/open.ts';
import { leavingFields } from '../../src/formats/outputs/leaving.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { openAssessment, report as reportOf } from '../../src/index.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { forAudience } from '../../src/report/audience.ts';
import { reportCalendar } from '../../src/report/feed/ics.ts';
import { oscalResults } from '../../src/report/feed/oscalResults.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderHtml } from '../../src/report/render/html.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderPdf } from '../../src/report/render/pdf/index.ts';
import { renderText } from '../../src/report/render/text.ts';
import { tablesOf } from '../../src/report/render/xlsx.ts';
import { confirmationOf } from '../../src/report/say/confirmation.ts';
import { declarationOf } from '../../src/report/say/declaration.ts';
import { findingsOf } from '../../src/report/say/findings.ts';
import { gapDocument } from '../../src/report/say/gap.ts';
import { gapWorkbook } from '../../src/report/say/gapWorkbook.ts';
import { statementOf } from '../../src/report/statement.ts';
import { headline, requirementCounts } from '../../src/report/words/count.ts';
import { allLapseLines } from '../../src/report/words/criterion.ts';
import { portfolioFacts, portfolioRow } from '../../src/scoring/portfolio.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { checkedFile } from '../../src/workspace/check.ts';
import { explainAsAsked } from '../../src/workspace/explain.ts';
import { judge } from '../../src/workspace/judge.ts';
import { termsBy } from '../../src/workspace/terms.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();
const fonts = await loadFonts();
const ids = ['1-2-1-1', '1-2-1-3', '1-2-3-1', '4-2-1-1', '7-1-1-1'].filter((id) =>
  catalogue.requirements.some(({ criteria }) => criteria.some((one) => one.id === id && one.level === 'star3')),
);
const day = fc.constantFrom('2025-11-29', '2025-11-30', '2026-03-01', '2026-11-29', '2026-11-30', '2062-04-06');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const answer = fc
  .record({
    state: fc.constantFrom('met' as const, 'partial' as const, 'unmet' as const, 'unknown' as const),
    lastDone: optional(day),
    answeredOn: optional(day),
    due: optional(day),
    waiver: optional(fc.record({ reason: fc.constant('待ちます'), until: day })),
    evidence: optional(
      fc.array(fc.record({ title: fc.constant('証拠'), validUntil: day, date: day }), { maxLength: 2 }),
    ),
  })
  .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
const answers: fc.Arbitrary<Readonly<Record<string, object>>> = fc.dictionary(fc.constantFrom(...ids), answer, {
  maxKeys: ids.length,
});

/** The file that a firm would have. */
const textOf = (given: object) => {
  const { catalogue: aim } = emptyAssessment(catalogue, 'star3');
  const head = { formatVersion: 1, organization: { name: '見本' }, scope: { sites: ['本社'] }, catalogue: aim };
  return JSON.stringify({ ...head, answers: given }, null, 2);
};

describe('two outputs of one file on one day', () => {
  test('never disagree in a count', () => {
    fc.assert(
      fc.property(answers, day, (given, asOf) => {
        const opened = openAssessment({ text: textOf(given) });
        const file = reopened(opened);
        const model = reportOf(opened, { asOf });
        const { criteria, lapsed } = model.summary;
        // Nothing of plans leaves the firm.
        const outside = { met: lapsed.met, date: lapsed.date };
        const terms = termsBy({}, { asOf }, asOf);
        const judged = judge(file, terms, { cwd: '.', language: 'ja' });
        const checked = checkedFile(file, judged, terms, undefined, { cwd: '.' });
        expect(checked.summary).toEqual(model.summary);

        const found = (code: string) => checked.diagnostics.filter((one) => one.code === code).length;
        expect(lapsed).toMatchObject({
          duty: found('scs/duty-overdue'),
          evidence: found('scs/evidence-expired'),
          waiver: found('scs/waiver-expired'),
          due: found('scs/due-past'),
          date: found('scs/duty-in-future') + found('scs/date-in-future'),
        });
        const all = lapsed.duty + lapsed.evidence + lapsed.waiver + lapsed.due + lapsed.date;
        const told = model.requirements.flatMap((one) => one.criteria.flatMap(({ lapses = [] }) => lapses));
        expect(told).toHaveLength(all);

        const { dated: diagnostics, upkeep, result, chosen, evidence } = judged;
        const { assessment } = opened;
        const facts = portfolioFacts({
          catalogue: chosen.catalogue,
          assessment,
          result,
          evidence,
          diagnostics,
          upkeep,
        });
        const row = portfolioRow('a.yaml', facts, asOf, chosen.catalogue);
        expect([row.criteria, row.lapsed, row.due.past]).toEqual([criteria, lapsed, lapsed.due]);
        expect(row.errors.total).toBe(checked.diagnostics.filter(({ severity }) => severity === 'error').length);

        const statement = statementOf(model, assessment);
        expect([statement.criteria, statement.lapsed]).toEqual([criteria, outside]);

        const place = { cwd: '.', language: 'ja', today: asOf } as const;
        const { explanation } = explainAsAsked(file, 'star3', {}, place);
        const explained = explanation.diagnostics.filter(({ args }) => args['asOf'] !== undefined);
        expect(explained).toHaveLength(all);
        expect('result' in explanation && explanation.result.counts).toEqual(criteria);

        const document = gapDocument(model, t);
        const over = t('report.summary.over', { count: lapsed.met });
        const isTold = lapsed.met > 0;
        expect(headline(checked, t).includes(over)).toBe(isTold);
        for (const text of [renderMarkdown(document, t), renderText(document, { t, width: 4000, paint: plainPaint })]) {
          expect(text.includes(over)).toBe(isTold);
          expect(text.includes(t('report.lapses'))).toBe(all > 0);
          expect(text.includes(t('report.lapses.all', { count: all }))).toBe(all > 3);
        }

        const lines = renderMarkdown(document, t).split('\n');
        for (const { id, lapses = [] } of model.requirements.flatMap((one) => one.criteria)) {
          const row = lines.findLast((line) => line.startsWith(`| ${id} | `));
          for (const { about } of lapses) expect(row).toContain(t(`report.lapses.mark.${about}`));
        }

        const input = { model, assessment, evidence: judged.evidence, diagnostics };
        expect(findingsOf(input).counts).toEqual(criteria);
        expect(confirmationOf(input).summary.criteria).toEqual(criteria);
        expect(declarationOf(input).summary.criteria).toEqual(criteria);
        const rules = findingsOf(input).byWeight.flatMap(({ requirements }) =>
          requirements.flatMap(({ findings }) => findings.flatMap((one) => one.rules)),
        );
        const lapsing = new Set(explained.map(({ code }) => code));
        expect(rules.filter(({ code, severity }) => lapsing.has(code) && severity === 'error')).toHaveLength(
          diagnostics.filter(({ code, severity }) => lapsing.has(code) && severity === 'error').length,
        );

        const forBuyer = forAudience(model, 'buyer');
        expect([forBuyer.summary.criteria, leavingFields(forBuyer).summary?.lapsed]).toEqual([criteria, outside]);
        for (const one of [model, forBuyer])
          for (const text of [
            renderHtml(gapDocument(one, t), t),
            JSON.stringify(tablesOf(gapWorkbook(one, t), t)),
            oscalResults(one, t),
          ])
            expect(text.includes(over)).toBe(isTold);
        const { props } = JSON.parse(oscalResults(model, t))['assessment-results'].results[0];
        const property = new Map(props.map(({ name, value }: Record<string, string>) => [name, value]));
        for (const [state, count] of Object.entries(criteria))
          expect(property.get(`count-${state}`)).toBe(String(count));

        // A day to come may not be in a calendar of what is over.
        const events =
          reportCalendar(model, result.lapses, t)
            .replace(/\r\n /g, '')
            .match(/SUMMARY:期限切れ/g) ?? [];
        expect(events).toHaveLength(all - lapsed.date);
      }),
      { numRuns: 30 },
    );
  });

  test('never disagree in a count on paper, the copy for a buyer included', async () => {
    const whole = {
      '1-2-1-1': { state: 'met', evidence: [{ title: '証拠', validUntil: '2025-11-29' }] },
      '1-2-1-3': { state: 'met', lastDone: '2025-11-29' },
      '1-2-3-1': { state: 'partial', due: '2026-03-01' },
      '7-1-1-1': { state: 'unmet', waiver: { reason: '待ちます', until: '2026-03-01' } },
    };
    await fc.assert(
      fc.asyncProperty(answers, day, async (given, asOf) => {
        const model = reportOf(openAssessment({ text: textOf(given) }), { asOf });
        const { criteria, lapsed } = model.summary;
        const all = lapsed.duty + lapsed.evidence + lapsed.waiver + lapsed.due + lapsed.date;
        for (const one of [model, forAudience(model, 'buyer')]) {
          const { text } = await readPdf((await renderPdf(one, { t, fonts, date: asOf })).bytes);
          expect(text).toContain(squeezed(headline(model, t)));
          expect(text.includes(squeezed(t('report.summary.over', { count: lapsed.met })))).toBe(lapsed.met > 0);
          if (one !== model) continue;
          expect(text).toContain(squeezed(requirementCounts(model, t).join('')));
          for (const state of criterionStates)
            expect(text).toContain(squeezed(`${t(`state.${state}`)}${criteria[state]}`));
          expect(text.includes(squeezed(t('report.lapses')))).toBe(all > 0);
          expect(text.includes(squeezed(t('report.lapses.all', { count: all })))).toBe(all > 3);
          for (const line of allLapseLines(model, t)) expect(text).toContain(squeezed(line));
        }
      }),
      { numRuns: 2, examples: [[whole, '2026-11-30']], endOnFailure: true },
    );
  });
});

test('every command that judges says so of the day it is asked for, and of no other', async () => {
  const cwd = testFolder();
  const text = textOf({ '1-2-1-3': { state: 'met', lastDone: '2026-06-01', evidence: [{ title: '証拠' }] } });
  writeFileSync(join(cwd, 'assessment.yaml'), text);
  const over = '期限の過ぎたものは1件';
  for (const [words, told] of [
    [['check'], over],
    [['status'], over],
    [['status'], '最後に行ったのは 2026-06-01'],
    [['report', '--format', 'markdown'], '○できている|年1回などの期限切れ'],
    [['sheet', 'confirmation'], over],
    [['sheet', 'declaration'], over],
    [['report', '--format', 'text'], over],
    [['report', '--format', 'markdown'], over],
    [['report', '--audience', 'buyer', '--format', 'text'], over],
    [['explain', '1-2-1-3'], '最後に行ったのは 2026-06-01'],
    [['sheet', 'findings'], '最後に行ったのは 2026-06-01'],
    [['sign', '--new-key', 'a.pem', '--force'], over],
  ] as const) {
    const late = await run([...words, '--as-of', '2028-07-01'], { cwd, today: '2028-07-01' });
    expect(late.screen.replace(/\s+/g, '')).toContain(told.replace(/\s+/g, ''));
    const rest = words.map((word) => (word === 'a.pem' ? 'b.pem' : word));
    const early = await run([...rest, '--as-of', '2026-06-02'], { cwd });
    if (words[0] !== 'explain') expect(early.screen.replace(/\s+/g, '')).not.toContain(told.replace(/\s+/g, ''));
  }
});

test('the row of docs/judgement.md on 「当てはまらない」 is what check does', async () => {
  const row = /^\| `check` と「当てはまらない」 \| (.+) \|$/m.exec(
    readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'judgement.md'), 'utf8'),
  )?.[1];
  expect(row).toContain('理由があっても、終了コードは1です。`--allow-not-applicable`');
  const cwd = testFolder();
  const star3 = catalogue.requirements.flatMap(({ criteria }) => criteria.filter(({ level }) => level === 'star3'));
  const given = Object.fromEntries(
    star3.map(({ id, cadence, options }) => [
      id,
      {
        state: 'met',
        ...(cadence?.every === undefined ? {} : { lastDone: '2026-11-20' }),
        ...(options === undefined ? {} : { options: options.choices.map((choice) => choice.id) }),
      },
    ]),
  );
  const last = star3.at(-1)?.id ?? '';
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    textOf({ ...given, [last]: { state: 'not-applicable', reason: '見本の理由' } }),
  );
  expect((await run(['check', '--as-of', '2026-11-21'], { cwd })).code).toBe(1);
  const allowed = await run(['check', '--as-of', '2026-11-21', '--allow-not-applicable'], { cwd });
  expect([allowed.code, allowed.screen.replace(/\s+/g, '').includes('確認が必要')]).toEqual([0, true]);
});
