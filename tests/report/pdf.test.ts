import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CriterionReport, ReportModel } from '../../src/formats/outputs/report.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import type { RenderedPdf } from '../../src/report/render/pdf/begun.ts';
import { openFaces } from '../../src/report/render/pdf/fonts.ts';
import { type PdfFonts, renderPdf } from '../../src/report/render/pdf/index.ts';
import { wordings } from '../../src/report/render/pdf/language.ts';
import { style } from '../../src/report/render/pdf/style.ts';
import { type Span, typesetter } from '../../src/report/render/pdf/text.ts';
import { disclaimer } from '../../src/report/words/head.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { allTagged, operatorsIn, type PdfContent, readPdf, squeezed, type TextPiece } from '../helpers/readPdf.ts';
import { reportModel } from '../helpers/reportModel.ts';

const t = translator(ja);
const headOf = (...columns: readonly string[]) => squeezed(columns.join(''));
const TABLE_HEAD = headOf(
  t('report.table.id'),
  t('report.table.question'),
  t('report.table.state'),
  t('report.table.held'),
);
const PAGE = { width: 595.28, height: 841.89, margin: 53.5 };

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

function render(model: ReportModel, own: Partial<PdfFonts> = {}): Promise<RenderedPdf> {
  return renderPdf(model, {
    t,
    fonts: { ...fonts, ...own },
    date: model.dates.reported,
  });
}

/** The report of a model, read back. */
async function read(model: ReportModel): Promise<PdfContent> {
  return readPdf((await render(model)).bytes);
}

/** A model in which one criterion, open unless said otherwise, carries what a test is about. */
function modelWith(change: Partial<CriterionReport>, criteria = 6): ReportModel {
  return reportModel({
    criteria,
    states: ['met'],
    change: (criterion, index) => (index === 2 ? { ...criterion, state: 'unmet', ...change } : criterion),
  });
}

describe('a report of 81 criteria', () => {
  const model = reportModel({
    criteria: 81,
    with: { diagnostics: [{ code: 'scs/option-missing', args: { criterion: '1-1-2-1', needed: 1, chosen: 0 } }] },
  });
  let rendered: RenderedPdf;
  let pdf: PdfContent;
  beforeAll(async () => {
    rendered = await render(model);
    pdf = await readPdf(rendered.bytes);
  });

  test('says who, what, when, by which edition, and that it is only a self-check', () => {
    const first = pdf.pages[0]?.text ?? '';
    expect(first).toContain(squeezed('★3 ギャップレポート'));
    expect(first).toContain('サンプル株式会社');
    expect(first).toContain('2026-11-21');
    expect(first).toContain(squeezed('見本の基準（2026-03-27版）'));
    expect(first).toContain(model.digest);
    expect(first).toContain(squeezed(disclaimer(model, t)));
  });

  test('holds nothing that a reader would run, open or unpack', () => {
    const objects = Buffer.from(rendered.bytes).toString('latin1') + operatorsIn(rendered.bytes);
    expect(objects).toContain('/Catalog');
    expect(objects).not.toMatch(/\/(?:JavaScript|Launch|OpenAction|EmbeddedFile|RichMedia|SubmitForm)/);
  });

  test('gives all six counts, each with its mark and its word', () => {
    const first = pdf.pages[0]?.text ?? '';
    for (const state of criterionStates) {
      expect(first).toContain(`${t(`mark.${state}`)}${t(`state.${state}`)}${model.summary.criteria[state]}`);
    }
  });

  test('shows every criterion with its state on a line, and the question of each', () => {
    const list = pdf.text.slice(pdf.text.lastIndexOf(squeezed(`${t('report.table')}${t('report.contents.back')}`)));
    for (const { criteria } of model.requirements) {
      for (const { id, question, state } of criteria) {
        expect(pdf.text).toContain(squeezed(question));
        const [, row = ''] = list.split(new RegExp(`${id}(?:（\\d+ページ）)?${question.slice(0, 6)}`));
        expect(row.slice(0, 80)).toContain(`${t(`mark.${state}`)}${t(`state.${state}`)}`);
      }
    }
  });

  test('explains what to do about each open criterion', () => {
    const open = model.requirements.flatMap(({ criteria }) => criteria).filter(({ state }) => state === 'unmet');
    expect(open.length).toBeGreaterThan(0);
    for (const { metWhen, guidance } of open) {
      for (const text of [...metWhen, ...(guidance?.evidence ?? []), guidance?.firstStep ?? '']) {
        expect(pdf.text).toContain(squeezed(text));
      }
    }
  });

  test('says that answers contradict each other', () => {
    expect(pdf.text).toMatch(/1-1-2-1（.+）は「できている」ですが、選択肢が足りません/);
  });

  test('asks for confirmation of the criteria said not to apply, above them', () => {
    const title = squeezed(t('report.not-applicable', { count: model.summary.criteria['not-applicable'] }));
    const mark = squeezed(t('report.not-applicable.mark', { publisher: model.catalogue.source.publisher }));
    expect(pdf.text).toContain(title + t('report.contents.back') + mark);
  });

  test('has edition, short digest and page number at the foot of every page', () => {
    for (const [index, { text }] of pdf.pages.entries()) {
      expect(text).toContain(squeezed(`2026-03-27版・${model.digest.slice(0, 19)}`));
      expect(text).toContain(`${index + 1}/${pdf.pages.length}`);
    }
  });

  test('repeats the head of a table on every page it goes over', () => {
    const continued = pdf.pages.filter(({ text }) =>
      text.includes(squeezed(t('report.table.continued', { title: t('report.table') }))),
    );
    expect(continued.length).toBeGreaterThan(1);
    for (const { text } of continued) expect(text).toContain(TABLE_HEAD);
  });

  test('is an archivable and accessible file, and says so', () => {
    expect(pdf.metadata.get('pdfaid:part')).toBe('2');
    expect(pdf.metadata.get('pdfaid:conformance')).toBe('A');
    expect(pdf.metadata.get('pdfuaid:part')).toBe('1');
    expect(pdf.metadata.get('pdfaextension:schemas')).toContain('http://www.aiim.org/pdfua/ns/id/');
    expect(pdf.language).toBe('ja-JP');
    expect(pdf.metadata.get('dc:language')).toBe('ja-JP');
    expect(pdf.title).toBe('★3 ギャップレポート サンプル株式会社');
    expect(pdf.metadata.get('dc:title')).toBe(pdf.title);
  });

  test('has every text, line and fill in a tag, or marked as decoration', () => {
    for (const { pieces, unmarked } of pdf.pages) {
      expect(pieces.filter(({ tag }) => tag === undefined)).toEqual([]);
      expect(unmarked).toBe(0);
    }
  });

  test('marks what repeats on every page as decoration', () => {
    const tagsOf = (text: string) =>
      new Set(
        pdf.pages.flatMap(({ pieces }) => pieces.filter((piece) => piece.text.includes(text)).map(({ tag }) => tag)),
      );
    expect(tagsOf(`版・${model.digest.slice(0, 19)}`)).toEqual(new Set(['Artifact']));
    expect(tagsOf('（続き）')).toEqual(new Set(['Artifact']));
    expect(tagsOf(`/ ${pdf.pages.length}`)).toEqual(new Set(['Artifact']));
  });

  test('has headings of three levels without a gap, one at the top', () => {
    const levels = pdf.pages.flatMap(({ structure }) => headingLevels(structure));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.slice(1).entries()) expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1);
  });

  test('has tables of head and body, and lists of labels and bodies', () => {
    for (const { structure } of pdf.pages) {
      for (const table of allTagged(structure, 'Table')) {
        for (const { role } of table.children) expect(['THead', 'TBody']).toContain(role);
        for (const row of allTagged(table, 'TR'))
          for (const { role } of row.children) expect(['TH', 'TD']).toContain(role);
      }
      for (const item of allTagged(structure, 'LI')) {
        for (const { role } of item.children) expect(['Lbl', 'LBody']).toContain(role);
      }
    }
  });

  test('describes the chart in words and says where it is', () => {
    const figures = pdf.pages.flatMap(({ structure }) => allTagged(structure, 'Figure'));
    expect(figures).toHaveLength(1);
    expect(figures[0]?.alt).toContain('体制と方針は9基準のうち6基準ができている');
    expect(figures[0]?.bbox).toHaveLength(4);
  });

  test('has bookmarks for its parts and for open criteria', () => {
    const titles = pdf.outline.map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual([
      t('report.summary'),
      t('report.categories'),
      t('report.actions'),
      t('report.plan'),
    ]);
    const open = model.requirements.flatMap(({ title, criteria }) =>
      criteria.filter(({ state }) => state === 'unmet' || state === 'partial').map(({ id }) => `${id} ${title}`),
    );
    expect(pdf.outline.find(({ title }) => title === t('report.open', { count: open.length }))?.children).toEqual(open);
  });

  test('has links from the contents to each part and back, and from lines to what is told of', () => {
    const later = pdf.outline.map(({ title }) => title).slice(3);
    const { links } = pdf;
    const words = links.map((link) => link.words);
    for (const title of later) expect(words).toContain(title);
    expect(words.filter((word) => word === t('report.contents.back'))).toHaveLength(later.length);
    for (const { target, words: told } of links) expect({ told, target }).toEqual({ told, target: expect.any(Number) });
    const [first] = later;
    const page = pdf.pages.findIndex(({ text }) => text.includes(squeezed(first ?? '')));
    expect(links.find((link) => link.words === first)?.target).toBe(page + 1);
  });

  test('keeps all text inside the margins and never sets one over the other', () => {
    expectTidy(pdf);
  });

  test('sets nothing smaller than 8 points', () => {
    for (const { pieces } of pdf.pages) for (const { size } of pieces) expect(size).toBeGreaterThanOrEqual(8);
  });

  test('has no characters that could not be shown, and does without the fallback font', async () => {
    const loadFallback = () => {
      throw new Error('not needed here');
    };
    expect(rendered.missingGlyphs).toEqual([]);
    await expect(render(model, { loadFallback })).resolves.toBeDefined();
  });

  test('is the same, byte for byte, when made again', async () => {
    expect(Buffer.compare((await render(model)).bytes, rendered.bytes)).toBe(0);
  });
});

describe('a report in which something is missing', () => {
  test('of nothing answered asks for answers and lists the ids', async () => {
    const model = reportModel({ criteria: 20, states: ['unanswered'], with: { organization: '', scope: {} } });
    const pdf = await read(model);
    expect(pdf.text).toContain(squeezed(t('report.organization.missing')));
    expect(pdf.text).toContain(squeezed(t('report.actions.answer', { count: 20 })));
    expect(pdf.text).toContain(squeezed(t('report.unanswered', { count: 20 })));
    expectTidy(pdf);
  });

  test('of everything met says so and leaves out what there is not', async () => {
    const pdf = await read(reportModel({ criteria: 20, states: ['met'] }));
    expect(pdf.text).toContain(squeezed(t('report.summary.fulfilled', { level: '★3', total: 20 })));
    const titles = pdf.outline.map(({ title }) => title);
    for (const part of ['report.unanswered', 'report.open', 'report.unknown'] as const)
      expect(titles).not.toContain(t(part, { count: 0 }));
    expectTidy(pdf);
  });

  test('without any guidance still lists the open criteria', async () => {
    const model = reportModel({
      criteria: 9,
      states: ['unmet', 'unknown'],
      change: ({ guidance, ...criterion }) => criterion,
    });
    expectTidy(await read(model));
  });
});

describe('characters', () => {
  test('that the main font lacks come from the fallback font', async () => {
    const { bytes, missingGlyphs } = await render(modelWith({ note: '𠮷野さんと鷗外さん' }));
    expect(missingGlyphs).toEqual([]);
    expect((await readPdf(bytes)).text).toContain('𠮷野さんと鷗外さん');
  });

  test('that no font has become 〓, one for each, and are named at the end', async () => {
    const { bytes, missingGlyphs } = await render(modelWith({ note: '完了👨‍👩‍👧です🎉。한' }));
    const { text } = await readPdf(bytes);
    expect(missingGlyphs).toEqual(['👨', '👩', '👧', '🎉', '한']);
    expect(text).toContain('完了〓〓〓です〓。〓');
    expect(text).toContain('U+1F389');
    expect(text).toContain(squeezed('5種類の文字'));
  });

  test('that have become 〓 are copied and told as what they are, wherever a line ends', async () => {
    const emoji = ['🎉', '☑', '👨'];
    const note = emoji.map((one) => `${'あ'.repeat(38)}${one}`).join('');
    const { bytes, missingGlyphs } = await render(modelWith({ note }));
    const told = Array.from(operatorsIn(bytes).matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs), ([, text = '']) =>
      Buffer.from(text.replace(/\\(.)/gs, '$1'), 'latin1').subarray(2).swap16().toString('utf16le'),
    );
    expect(missingGlyphs.length).toBeGreaterThan(0);
    for (const missing of missingGlyphs) expect(told).toContain(missing);
    expect((await readPdf(bytes)).pages.flatMap(({ pieces }) => pieces.filter(({ isSpan }) => isSpan))).toHaveLength(
      told.length,
    );
  });

  test('of the fallback font are bold where the text around them is', async () => {
    const operatorsOf = async (organization: string) =>
      operatorsIn((await render(reportModel({ criteria: 6, with: { organization } }))).bytes);
    const outline = / 2 Tr [\d.]+ w [\d. ]+ RG /;
    expect(await operatorsOf('𠮷野製作所')).toMatch(outline);
    expect(await operatorsOf('吉野製作所')).not.toMatch(outline);
  });

  test('that control a terminal or turn the order of reading do not get in', async () => {
    const note = 'あ\u001b[31mい\u0000う\u202eえ\u2066お\u200bか\u00adき\ufeffく\u{e0041}け';
    const { text } = await read(modelWith({ note }));
    expect(text).toContain('あ[31mいうえおかきくけ');
  });

  test('that only allow a break do not show as hyphens', async () => {
    const { bytes, missingGlyphs } = await render(modelWith({ note: '長い\u00ad言葉' }));
    expect((await readPdf(bytes)).text).toContain('長い言葉');
    expect(missingGlyphs).toEqual([]);
  });

  test('apart from their voicing marks, as macOS writes them, are put together', async () => {
    const { text } = await read(modelWith({ note: 'ハ\u3099ックアッフ\u309aの手順' }));
    expect(text).toContain('バックアップの手順');
  });

  test('of a name stay the ones the person uses', async () => {
    const { text } = await read(modelWith({ owner: '神\u{fa19}・﨑・髙' }));
    expect(text).toContain('\u{fa19}・﨑・髙');
  });

  test('that are broken halves of others become 〓', async () => {
    const { text } = await read(modelWith({ note: '前\ud842後' }));
    expect(text).toContain('前〓後');
  });

  test('that mean something in XML do no harm to the metadata', async () => {
    const pdf = await read(reportModel({ with: { organization: 'A&B <script> 株式会社' } }));
    expect(pdf.title).toBe('★3 ギャップレポート A＆B ＜script＞ 株式会社');
    expect(pdf.metadata.get('pdfuaid:part')).toBe('1');
    expect(pdf.text).toContain('A&B<script>株式会社');
  });
});

describe('a document of more text than anybody turns the pages of', () => {
  test.each([
    ['long ones', '長い文です。'.repeat(500), 500],
    ['short ones', '短', 25_000],
    ['characters that no font has', '😀'.repeat(100), 1400],
    ['lines of one letter', 'あ\n'.repeat(100), 1400],
  ])('is no longer set: of %s', (_, text, most) => {
    const typeset = typesetter(
      openFaces(fonts, () => {}),
      'ja',
    );
    let times = 0;
    const set = () => {
      for (; times < most; times += 1) typeset(text, style.body, 400);
    };
    expect(set).toThrow('too-long-for-pdf');
    expect(times).toBeGreaterThan(most / 2);
  });
});

test('a document about many criteria has the room that they take', () => {
  const typeset = typesetter(
    openFaces(fonts, () => {}),
    'ja',
    2000,
  );
  const set = () => {
    for (let times = 0; times < 600; times += 1) typeset('長い文です。'.repeat(500), style.body, 400);
  };
  expect(set).not.toThrow();
});

describe('a line ends', () => {
  const setIn = (text: string | readonly Span[], width: number, language: 'ja' | 'en' = 'ja') =>
    typesetter(
      openFaces(fonts, () => {}),
      language,
    )(text, style.body, width).map(({ runs }) =>
      runs
        .map((run) => run.text)
        .join('')
        .trim(),
    );
  const widths = Array.from({ length: 30 }, (_, index) => 120 + 12 * index);

  test.each(['scs-check', '--unknown', 'access-log-2026.xlsx', '1-2-1-2'])('nowhere in %s', (word) => {
    for (const width of widths) {
      const lines = setIn(
        `専門家に見てもらってください（npx ${word} review）。Ask for it with ${word}, too.`.repeat(3),
        width,
        'en',
      );
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('\n').split(word)).toHaveLength(7);
    }
  });

  test.each([' ／ ', ' / ', '　', '; '])('not between a label and what is told, of several with 「%s」', (between) => {
    const facts = ['知っている人: 情報システム担当', '担当: 総務部長', '期限: 2027-02-26', 'Due: 2027-02-26'];
    for (const width of widths.filter((one) => one > 170)) {
      const lines = setIn(facts.join(between), width);
      for (const fact of facts) expect(lines.some((line) => line.includes(fact))).toBe(true);
    }
  });

  test('not in a piece that is to stay whole', () => {
    const state = { text: '△ 一部だけ', style: style.body, isWhole: true };
    for (const width of widths) {
      const lines = setIn([{ text: 'セキュリティインシデント発生時の役割・責任　', style: style.body }, state], width);
      expect(lines.some((line) => line.includes(state.text))).toBe(true);
    }
  });

  test('in any of them that is longer than a line', () => {
    const lines = setIn([{ text: `期限: ${'長い話'.repeat(30)}`, style: style.body, isWhole: true }], 120);
    expect(lines.length).toBeGreaterThan(5);
  });
});

describe('long texts', () => {
  const long = [
    ['without any place to break', 'x'.repeat(4000)],
    ['of opening brackets only', '「'.repeat(4000)],
    [
      'of one Japanese sentence after the other',
      '確認した結果を記録して、次の見直しの日を決めました。'.repeat(150).slice(0, 4000),
    ],
    ['in full-width letters', 'ＡＢＣ１２３'.repeat(600).slice(0, 4000)],
    ['of many short lines', 'はい\n'.repeat(1300).slice(0, 3999)],
  ] as const;

  test.each(long)('%s go over pages without loss and without touching anything', async (_, text) => {
    const pdf = await read(modelWith({ note: text, reason: text }));
    expectTidy(pdf);
    const written = [...squeezed(text)];
    const character = written[0] ?? '';
    const set = [...pdf.text].filter((found) => found === character).length;
    expect(set).toBeGreaterThanOrEqual(2 * written.filter((own) => own === character).length);
  });

  test('in one row of a table have its head on each of their pages', async () => {
    const pdf = await read(modelWith({ state: 'unknown', note: '記録'.repeat(2000) }));
    const pages = pdf.pages.filter(({ text }) => text.includes('記録記録'));
    expect(pages.length).toBeGreaterThan(2);
    const head = headOf(t('report.table.id'), t('report.table.question'), t('report.unknown.ask'));
    for (const { text } of pages) expect(text).toContain(head);
  });

  test('of an open criterion have its number on each of their pages', async () => {
    const model = modelWith({ state: 'unmet', note: '記録'.repeat(2000) });
    const pages = (await read(model)).pages.filter(({ text }) => text.includes('記録記録'));
    expect(pages.length).toBeGreaterThan(1);
    const [noted] = model.requirements.flatMap(({ criteria }) =>
      criteria.filter(({ note = '' }) => note.startsWith('記録記録')),
    );
    for (const { text } of pages) expect(text).toContain(noted?.id);
  });

  test('stay whole: addresses, evidence, owners, titles', async () => {
    const url = `https://example.jp/${'a1b2c3d4/'.repeat(31)}`.slice(0, 300);
    const model = modelWith({
      note: url,
      owner: '情'.repeat(300),
      evidence: Array.from({ length: 50 }, (_, index) => ({ title: `${index}${'証'.repeat(290)}`, reference: url })),
      question: '質問'.repeat(500),
      metWhen: ['条件'.repeat(500), '二つ目'],
    });
    const pdf = await read({
      ...model,
      organization: '社'.repeat(300),
      scope: { sites: Array.from({ length: 200 }, (_, i) => `第${i}工場`) },
    });
    expectTidy(pdf);
    expect(pdf.text).toContain(url);
    expect(pdf.text).toContain('社'.repeat(300));
    expect(pdf.text).toContain('第199工場');
  });

  test("in titles of a catalogue of one's own do not push anything off the page", async () => {
    const model = reportModel({ criteria: 30 });
    const huge = '長い題名'.repeat(250);
    const pdf = await read({
      ...model,
      catalogue: { ...model.catalogue, edition: huge, title: huge },
      categories: model.categories.map((category) => ({ ...category, title: huge })),
      requirements: model.requirements.map((requirement) => ({ ...requirement, title: huge })),
      level: { id: 'x', title: huge },
    });
    expectTidy(pdf);
  });
});

describe('words of another language', () => {
  const english = translator(en);
  const model = reportModel({ criteria: 12, states: ['unmet', 'met', 'not-applicable'] });

  test('in an English report are marked as Japanese wherever they are told, and nothing else is', async () => {
    const { bytes } = await renderPdf(model, { t: english, fonts, date: model.dates.reported });
    const { pages, language } = await readPdf(bytes);
    expect(language).toBe('en-GB');
    const told = pages.flatMap(({ pieces }) => pieces.filter(({ tag }) => tag !== 'Artifact'));
    const isJapanese = ({ text }: TextPiece) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
    expect(told.filter(isJapanese).length).toBeGreaterThan(10);
    expect(told.filter((piece) => isJapanese(piece) !== piece.isSpan)).toEqual([]);
    expect(languagesIn(bytes)).toEqual(['ja']);
  });

  test('stand beside the rest of their tag, not within it: some readers take the end of the inner one for that of the tag', async () => {
    const { bytes } = await renderPdf(model, { t: english, fonts, date: model.dates.reported });
    const marks = Array.from(
      operatorsIn(bytes).matchAll(/(?<=[ \n])(?:BDC|BMC|EMC)\n/g),
      ([mark]) => mark.trim() === 'EMC',
    );
    expect(marks.length).toBeGreaterThan(100);
    expect(marks.filter((isEnd, index) => isEnd !== (index % 2 === 1))).toEqual([]);
  });

  test('in a Japanese report are marked as English where they are more than a name', async () => {
    const title = 'Protect Software from Harm';
    const requirements = model.requirements.map((requirement) => ({ ...requirement, title }));
    const { bytes } = await render({ ...model, requirements });
    const spans = (await readPdf(bytes)).pages.flatMap(({ pieces }) => pieces.filter(({ isSpan }) => isSpan));
    expect(spans.length).toBeGreaterThan(4);
    for (const { text } of spans) expect(text).toContain('Protect Software');
    expect(languagesIn(bytes)).toEqual(['en']);
    expect(languagesIn((await render(model)).bytes)).toEqual([]);
  });

  test.each([
    ['en', 'Title: 取引先との約束 (ours)', ['取引先との約束']],
    ['en', 'No Japanese 3–4 ○ × □ here', []],
    ['en', '「体制表 2026年版」 and サーバー', ['体制表 2026年版」', 'サーバー']],
    ['ja', 'Windows Server の更新', []],
    ['ja', 'Protect the Software を守る', ['Protect the Software']],
    ['ja', 'PS  Protect Software', ['PS  Protect Software']],
    ['ja', 'Protect Software', ['Protect Software']],
    ['ja', 'sha256:0a1b、CSV、YAML', []],
  ] as const)('%s: %s', (main, text, marked) => {
    const parts = wordings(text, main);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter((part) => part.language !== undefined).map((part) => part.text)).toEqual(marked);
  });

  test.each(['ja', 'en'] as const)('are the same whatever stands on the next line: %s', (main) => {
    const sign = fc.constantFrom('a', 'É', 'ｂ', "'", '’', ' ', '-', '–', '/', ')', '1', '。', '漢', 'か');
    const next = main === 'ja' ? 'A B C' : '漢';
    const marked = (text: string) => wordings(text, main).flatMap((part) => (part.language ? [part.text] : []));
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (text) => {
        expect(marked(`${text}\n${next}`)).toEqual([...marked(text), next]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the footer of every page', () => {
  const short = '2026-03-27';
  test.each([
    ['サンプル製作所', short],
    ['サンプル製作所'.repeat(8), short],
    ['社'.repeat(300), short],
    ['A long English name of a company '.repeat(9), short],
    ['🏭鷗'.repeat(150), '長い版'.repeat(33)],
    ['サンプル製作所', '長い版'.repeat(33)],
  ])('has the digest and how to handle it whole: %#', async (organization, edition) => {
    const model = reportModel({ criteria: 6 });
    const pdf = await read({ ...model, organization, catalogue: { ...model.catalogue, edition } });
    const tail = `版・${model.digest.slice(0, 'sha256:'.length + 12)}取扱注意`;
    for (const { pieces } of pdf.pages) {
      expect(squeezed(pieces.map(({ text }) => text).join(''))).toContain(tail);
    }
    expectTidy(pdf);
    if (organization.length < 10 && edition === short)
      expect(squeezed(pdf.text)).toContain(`${organization}${short}版・sha256:`);
  });
});

test('a chart of very many categories goes over several figures', async () => {
  const model = reportModel({ criteria: 60 });
  const categories = Array.from({ length: 10 }, (_, round) =>
    model.categories.slice(0, 6).map((category) => ({ ...category, id: `${round}-${category.id}` })),
  ).flat();
  const pdf = await read({ ...model, categories });
  expectTidy(pdf);
  expect(pdf.pages.flatMap(({ structure }) => allTagged(structure, 'Figure'))).toHaveLength(5);
});

function headingLevels(node: { role: string; children: readonly (typeof node)[] }): readonly number[] {
  const level = /^H([1-3])$/.exec(node.role)?.[1];
  return [...(level === undefined ? [] : [Number(level)]), ...node.children.flatMap(headingLevels)];
}

/** The languages of words that are not in that of the document. */
function languagesIn(bytes: Uint8Array): readonly string[] {
  const found = operatorsIn(bytes).matchAll(/\/Span <<\s\/MCID \d+\s\/Lang \(([^)]*)\)/g);
  return [...new Set([...found].map(([, language = '']) => language))];
}

/** All text lies inside the margins of its page, and no piece of text lies over another. */
function expectTidy(pdf: PdfContent): void {
  for (const [index, { pieces }] of pdf.pages.entries()) {
    const outside = pieces.filter((piece) => !isInside(piece));
    expect({ page: index + 1, outside }).toEqual({ page: index + 1, outside: [] });
    expect({ page: index + 1, overlapping: overlaps(pieces) }).toEqual({ page: index + 1, overlapping: [] });
  }
}

function isInside({ left, right, baseline, size }: TextPiece): boolean {
  return (
    left >= PAGE.margin &&
    right <= PAGE.width - PAGE.margin &&
    baseline - size * 0.12 >= 30 &&
    baseline + size * 0.88 <= PAGE.height - PAGE.margin
  );
}

function overlaps(pieces: readonly TextPiece[]): readonly string[] {
  const sorted = [...pieces].sort((a, b) => b.baseline - a.baseline);
  return sorted.flatMap((piece, index) => {
    const found: string[] = [];
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next];
      // What is further down than the largest letters are high cannot touch it any more.
      if (other === undefined || piece.baseline - other.baseline > 30) break;
      if (touch(piece, other)) found.push(`${piece.text} | ${other.text}`);
    }
    return found;
  });
}

function touch(a: TextPiece, b: TextPiece): boolean {
  const slack = 0.6;
  const beside = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const above = Math.min(top(a), top(b)) - Math.max(bottom(a), bottom(b));
  return beside > slack && above > slack;
}

function top({ baseline, size }: TextPiece): number {
  return baseline + size * 0.88;
}

function bottom({ baseline, size }: TextPiece): number {
  return baseline - size * 0.12;
}
