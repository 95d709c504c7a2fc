import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formats } from '../../src/cli/defaults.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, Assessment, Evidence } from '../../src/formats/assessment.ts';
import { leavingFields } from '../../src/formats/outputs/leaving.ts';
import { reportModelSchema } from '../../src/formats/outputs/report.ts';
import { criterionStates, outsideAudiences } from '../../src/formats/states.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { forAudience } from '../../src/report/audience.ts';
import { renderPdf } from '../../src/report/render/pdf/index.ts';
import { gapDocument } from '../../src/report/say/gap.ts';
import { ruleOf } from '../../src/text/width.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { reportModel } from '../helpers/reportModel.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { complaintsAbout } from '../helpers/schemas.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));

/** The formats that others than the firm get; calendar and plan are of what it is about to do. */
const outsideFormats = formats.filter((format) => format !== 'ics' && format !== 'oscal-poam');

/** Everything in a file, without what breaks lines: text, bookmarks, links, metadata, and all that is packed or hidden. */
async function everythingIn(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes);
  if (raw.subarray(0, 2).toString('latin1') === 'PK') {
    return squeezed(
      Object.entries(unzipSync(Uint8Array.from(bytes)))
        .map(([name, entry]) => name + Buffer.from(entry).toString('utf8'))
        .join('\n'),
    );
  }
  if (raw.subarray(0, 4).toString('latin1') !== '%PDF') return squeezed(raw.toString('utf8'));
  const { text, outline, metadata, links, title } = await readPdf(bytes);
  const packed = raw.toString('latin1');
  const streams = [...packed.matchAll(/\/Length (\d+)[\s\S]*?>>\s*stream\n/g)].map(({ 0: head, 1: length, index }) => {
    const start = index + head.length;
    const content = raw.subarray(start, start + Number(length));
    return head.includes('FlateDecode') ? inflateSync(content).toString('latin1') : content.toString('latin1');
  });
  // Strings of the file itself are UTF-16, as bytes or as hexadecimal digits.
  const hidden = [packed, ...streams].join('\n').replace(/<([0-9a-fA-F\s]+)>/g, (_, digits: string) => {
    return Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1');
  });
  expect(streams.length).toBeGreaterThan(3);
  return squeezed(
    [text, JSON.stringify([outline, [...metadata], links, title]), hidden.replaceAll('\0', '')].join('\n'),
  );
}

/** What was typed for the firm alone, and whether whoever confirms the answers has to see it. */
interface Typed {
  readonly word: string;
  readonly isToConfirm: boolean;
}

interface Firm {
  readonly assessment: Assessment;
  readonly typed: readonly Typed[];
}

/** A firm that has written something into every field there is for it, each time a word that stands nowhere else. */
function firmOf(salt: string, states: readonly Answer['state'][]): Firm {
  const typed: Typed[] = [];
  const word = (isToConfirm: boolean) => {
    const made = `zq${salt}${typed.length.toString(36).padStart(3, '0')}`;
    typed.push({ word: made, isToConfirm });
    return made;
  };
  const piece = (isToConfirm: boolean): Evidence => ({
    title: word(isToConfirm),
    reference: word(isToConfirm),
    file: `${word(isToConfirm)}.txt`,
  });
  const made = reviewedAssessment({
    views: 2,
    organization: 'サンプル製作所',
    // What nobody has answered is a state, too.
    answer: (index) => ({
      state: states[index % states.length] ?? 'met',
      note: word(index < ANSWERED),
      reason: word(index < ANSWERED),
      owner: word(index < ANSWERED),
      due: DUE,
      answeredBy: word(index < ANSWERED),
      answeredOn: '2026-11-01',
      waiver: { reason: word(index < ANSWERED), until: '2027-03-31' },
      evidence: [piece(index < ANSWERED), { ...piece(false), confidential: true }],
    }),
    said: () => ({
      view: 'disagrees',
      advice: word(true),
      question: word(true),
      reply: word(true),
      repliedBy: word(true),
      repliedOn: '2026-11-20',
    }),
  });
  const assessment = {
    ...made,
    organization: { ...made.organization, toBuyers: `${TO_BUYERS}\n  ${TO_BUYERS}２` },
    answers: Object.fromEntries(Object.entries(made.answers).slice(0, ANSWERED)),
    // A look at what has no answers yet; only the firm reads what it gave.
    overview: Object.fromEntries(shippedCatalogue().requirements.map(({ id }) => [id, 'nothing' as const])),
    drafts: { [criteria[70]?.id ?? '']: { note: word(false), owner: word(false) } },
    reviewers: { r1: { name: word(true), registration: word(true), relation: 'outside' as const } },
  };
  return { assessment, typed };
}

const ANSWERED = 15;
const DUE = '2026-12-24';
const TO_BUYERS = 'ご質問は総務部まで';

async function written(firm: Firm, ...argv: readonly string[]): Promise<string> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), stringify(firm.assessment));
  const { bytes, code, stderr } = await run(['report', ...argv], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return everythingIn(bytes);
}

const answerStates = criterionStates.filter((state) => state !== 'unanswered');
const anyFirm = fc
  .tuple(fc.stringMatching(/^[0-9a-z]{6}$/), fc.array(fc.constantFrom(...answerStates), { minLength: 1, maxLength: 7 }))
  .map(([salt, states]) => firmOf(salt, states));

/** Ids, questions and conditions: whatever tells of a single criterion. */
const tellsOfOne = (text: string) => [
  ...criteria.map(({ id }) => id).filter((id) => new RegExp(`(?<![\\d-])${id}(?![\\d-])`).test(text)),
  ...criteria.flatMap(({ question, metWhen }) => [question, ...metWhen]).filter((one) => text.includes(squeezed(one))),
];

/** The heading, the count and the data of what was said at a glance. */
const tellsOfGlances = (text: string) =>
  [t, translator(en)]
    .flatMap((words) => [words('report.overview'), words('glance.nothing'), '"glance"'].map(squeezed))
    .filter((one) => text.includes(one));

describe('of what a firm has typed, the copy of a buyer', () => {
  test.each(outsideFormats)('has no word, and of no criterion anything: %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyFirm, fc.constantFrom('ja', 'en'), async (firm, lang) => {
        const text = await written(firm, '--audience', 'buyer', '--format', format, '--lang', lang);
        expect(firm.typed.filter(({ word }) => text.includes(word))).toEqual([]);
        expect(tellsOfOne(text)).toEqual([]);
        expect(tellsOfGlances(text)).toEqual([]);
        expect(text).toContain('サンプル製作所');
        // What it has chosen to say is for people.
        const isSaid = text.includes(TO_BUYERS) && text.includes(`${TO_BUYERS}２`);
        expect(isSaid).toBe(format !== 'oscal');
      }),
      { numRuns: format === 'pdf' ? 2 : 4 },
    );
  });

  test('is found by the same look in the report of the firm itself', async () => {
    const firm = firmOf('abcdef', ['met', 'met', 'met', 'unmet']);
    const text = await written(firm, '--format', 'pdf');
    expect(tellsOfOne(text).length).toBeGreaterThan(100);
    expect(tellsOfGlances(text)).not.toEqual([]);
    expect(firm.typed.filter(({ word }) => text.includes(word)).length).toBeGreaterThan(ANSWERED * 4);
  });

  test.each(['json', 'text'])(
    'the copy of a specialist has what confirms it, and not what the firm plans: %s',
    async (format) => {
      const firm = firmOf('abcdef', answerStates);
      const text = await written(firm, '--audience', 'specialist', '--format', format);
      const isShown = ({ isToConfirm }: Typed) => isToConfirm;
      const found = firm.typed.filter(({ word }) => text.includes(word));
      if (format === 'json') expect(found).toEqual(firm.typed.filter(isShown));
      else expect(found.every(isShown)).toBe(true);
      expect(text).not.toContain(DUE);
    },
  );
});

const HEADING = '偽の見出し';
const LINES = ['note', 'reason', 'advice', 'question', 'reply', 'toBuyers'];

/** With a heading as the report has them in every text of several lines. */
function withHeadings(value: unknown, field = ''): unknown {
  if (typeof value === 'string' && LINES.includes(field)) return `${value}\n\n${HEADING}\n${ruleOf(78)}\n${value}`;
  if (Array.isArray(value)) return value.map((one) => withHeadings(one, field));
  // What was seen is kept as hashes, under the names of the texts.
  if (typeof value !== 'object' || value === null || field === 'seen') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withHeadings(child, key)]));
}

test.each([[[]], [['--audience', 'specialist']], [['--audience', 'buyer']]])(
  'no text of a file begins at the margin of a report, where its own headings do: %j',
  async (audience) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'a.yaml'), stringify(withHeadings(firmOf('abcdef', answerStates).assessment)));
    const { stdout, code } = await run(['report', 'a.yaml', '--format', 'text', ...audience], { cwd });
    expect([code, stdout.includes(HEADING)]).toEqual([0, true]);
    const forged = stdout.split('\n').filter((line, at, { [at - 1]: above = '' }) => {
      return line.startsWith(HEADING) || (/^-{20,}$/.test(line) && above.includes(HEADING));
    });
    expect(forged).toEqual([]);
  },
);

/** A value with one more field in every group of fields, however deep. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries([
    ...Object.entries(value).map(([key, child]) => [key, withMore(child)]),
    ['added', 'zqadded'],
  ]);
}

describe.each(outsideAudiences)('a report for a %s', (audience) => {
  const model = reportModel({ criteria: 30 });

  test('has no field that nobody has named', () => {
    const more = withMore(model) as typeof model;
    expect(JSON.stringify(leavingFields(forAudience(more, audience)))).not.toContain('zqadded');
  });

  test('is a report, and what it is printed as is as its schema says', () => {
    const copy = forAudience(model, audience);
    expect(reportModelSchema().safeParse(copy).error).toBeUndefined();
    expect(complaintsAbout('report-copy', leavingFields(copy))).toEqual([]);
    // Twice is the same as once.
    expect(forAudience(copy, audience)).toEqual(copy);
  });

  test('says of nothing that there is none of it', () => {
    const words = JSON.stringify(gapDocument(forAudience(model, audience), t));
    expect(words).not.toContain(t('report.actions.none'));
  });

  test('says what it proves and what not, on its first page', async () => {
    const copy = forAudience(reportModel({ criteria: 6 }), audience);
    const { bytes } = await renderPdf(copy, { t, fonts: await loadFonts(), date: copy.dates.reported });
    const { pages } = await readPdf(bytes);
    for (const key of ['report.proof.nobody', `report.proof.${audience}`] as const) {
      expect(pages[0]?.text).toContain(squeezed(t(key, { lapses: t('report.lapses') })));
    }
  });
});

test('a report for the firm itself is as it was', async () => {
  const cwd = testFolder();
  const [plain, internal] = await Promise.all(
    [[], ['--audience', 'internal']].map((words) => run(['report', '--sample', '--json', ...words], { cwd })),
  );
  expect(internal?.stdout).toBe(plain?.stdout);
  expect(plain?.stdout).not.toContain('"audience"');
});

test.each([
  [['--audience', 'buyer', '--crosswalks']],
  [['--audience', 'buyer', '--official', 'a.xlsx']],
  [['--audience', 'buyer', '--format', 'ics']],
  [['--audience', 'specialist', '-o', 'a.ics']],
  [['--audience', 'anyone']],
])('what such a report has no place for is refused: %j', async (words) => {
  const { code, stdout, stderr } = await run(['report', '--sample', ...words]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--audience');
});
