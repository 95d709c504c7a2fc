import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formats, handoutFormats, sheetFormats, sheetKinds } from '../../src/cli/defaults.ts';
import type { Answer } from '../../src/formats/assessment.ts';
import { states } from '../../src/formats/states.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { type Language, languages, translator } from '../../src/i18n/t.ts';
import { meantBy } from '../../src/text/csv.ts';
import { type Dice, dice } from '../helpers/random.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** Every command that makes a workbook. */
const lines: readonly (readonly string[])[] = [
  ...formats.filter((format) => format === 'xlsx').map(() => ['report']),
  ...sheetFormats.filter((format) => format === 'xlsx').flatMap(() => sheetKinds.map((kind) => ['sheet', kind])),
  ...handoutFormats
    .filter((format) => format === 'xlsx')
    .flatMap(() => [
      ['handout', '--unknown'],
      ['handout', '--all'],
      ['handout', '--all', '--with-views'],
    ]),
];

const signs = ['あ', '漢字', 'ｶﾅ', 'word ', 'https://example.com/a', '（★3）', '\n', '2026-10-01、', '―', '①'];
const textOf = ({ below, pick }: Dice, most: number) =>
  Array.from({ length: 1 + below(most) }, () => pick(signs))
    .join('')
    .trim() || 'x';

/** A firm that has written little here and a lot there, of every state. */
function firmOf(by: Dice): string {
  const short = () => textOf(by, 30);
  const long = () => textOf(by, by.next() < 0.1 ? 150 : 40);
  const answer = (): Answer => ({
    state: by.pick(states),
    reason: short(),
    note: long(),
    owner: textOf(by, 8).replaceAll('\n', ' '),
    due: '2026-12-24',
    lastDone: '2026-06-01',
    answeredBy: textOf(by, 6).replaceAll('\n', ' '),
    evidence: Array.from({ length: by.below(4) }, () => ({ title: textOf(by, 9).replaceAll('\n', ' ') })),
  });
  const made = reviewedAssessment({
    views: 40,
    answer,
    said: () => ({ view: by.pick(['agrees', 'disagrees'] as const), advice: long(), question: short() }),
    organization: 'とても長い名前のサンプル製作所ホールディングス株式会社',
  });
  return stringify(made);
}

interface Row {
  readonly at: number;
  /** In points; undefined where the file leaves it to whoever opens it. */
  readonly height: number | undefined;
  readonly cells: readonly { readonly at: string; readonly text: string; readonly style: number }[];
}

interface Sheet {
  readonly name: string;
  readonly xml: string;
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
}

const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|quot|amp|#10);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#10': '\n' })[name] ?? '&',
  );

/** The sheets that a person sees, by what stands in the file and by nothing of ours that reads it. */
function sheetsIn(bytes: Uint8Array): { readonly sheets: readonly Sheet[]; readonly wraps: readonly boolean[] } {
  const parts = Object.entries(unzipSync(Uint8Array.from(bytes))).map(
    ([path, part]) => [path, new TextDecoder().decode(part)] as const,
  );
  const [, book = ''] = parts.find(([path]) => path === 'xl/workbook.xml') ?? [];
  const [, styles = ''] = parts.find(([path]) => path === 'xl/styles.xml') ?? [];
  const formatsOfCells = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  const wraps = [...formatsOfCells.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([xf]) =>
    xf.includes('wrapText="1"'),
  );
  const names = [...book.matchAll(/<sheet name="([^"]*)"([^>]*)>/g)];
  const sheets = names.flatMap(([, name = '', rest = ''], index) => {
    const [, xml = ''] = parts.find(([path]) => path === `xl/worksheets/sheet${index + 1}.xml`) ?? [];
    if (/state="(?:very)?[hH]idden"/.test(rest)) return [];
    const widths = [...xml.matchAll(/<col min="(\d+)" max="(\d+)" width="([\d.]+)"/g)].flatMap(([, from, to, width]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, () => Number(width)),
    );
    const rows = [...xml.matchAll(/<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs)].map(
      ([, at, attributes = '', inside = '']) => {
        const cells = [...inside.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(
          ([, column = '', style, content = '']) => ({
            at: column,
            style: Number(style),
            text: unescaped(
              [...content.matchAll(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/gs)].map(([, text]) => text).join(''),
            ),
          }),
        );
        const height = /ht="([\d.]+)"/.exec(attributes)?.[1];
        return { at: Number(at), height: height === undefined ? undefined : Number(height), cells };
      },
    );
    return [{ name, xml, widths, rows }];
  });
  return { sheets, wraps };
}

/**
 * How wide the signs from the blank to ~ are in hundredths of a figure: in whichever of Liberation Sans, Liberation Serif,
 * DejaVu Sans and Noto Sans CJK they are widest.
 */
const advances = (
  '50 67 85 132 100 167 156 50 67 67 100 132 50 67 50 71 100 100 100 100 100 100 100 100 100 100 56 ' +
  '56 132 132 132 100 184 144 133 133 144 122 111 144 144 67 96 144 122 178 144 144 120 144 133 120 ' +
  '122 144 144 189 144 144 122 67 71 67 132 101 109 101 111 92 112 100 67 102 109 56 56 100 56 167 ' +
  '110 109 112 112 70 90 68 109 100 145 100 100 90 100 53 100 132'
)
  .split(' ')
  .map((hundredths) => Number(hundredths) / 100);

/** How wide a text is in figures. */
const spanOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (advances[sign.charCodeAt(0) - 0x20] ?? widthOf(sign)), 0);

const columnOf = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\uff60\uffe0-\u{3ffff}]/u.test(sign) ? 2 : 1), 0);

/** Figures beside each other, where a sign of full width is as wide as two figures: so in Liberation Serif. */
const roomIn = (width: number) => Math.floor(width - 0.4);
/** Points of a line of 11 points in the font that LibreOffice takes for Japanese where ours is missing, Noto Sans CJK. */
const LINE = 15.9;

/** Lines of a text, of which no sign is parted and no word that fits on a line. */
function linesOf(text: string, room: number): number {
  const ends = (used: number, width: number) => used > 0 && used + width > room;
  return text.split('\n').reduce((sum, line) => {
    let [lines, used] = [1, 0];
    for (const word of line.match(/[!-~]+|[^!-~]/gu) ?? []) {
      const isWhole = spanOf(word) <= room;
      for (const part of isWhole ? [word] : word) {
        if (part !== ' ' && ends(used, spanOf(part))) [lines, used] = [lines + 1, 0];
        used += spanOf(part);
      }
    }
    return sum + lines;
  }, 0);
}

/** Points that a text takes in a column as wide as that. */
const needed = (text: string, width: number) => linesOf(text, roomIn(width)) * LINE;

/** Points that a sheet of paper has for what is as wide as the sheet, in landscape and with narrow margins. */
const PAPER = 842 - 36;
/** Points of one unit of width. */
const UNIT = 5.25;

describe.each(lines.map((words) => [words.join(' '), words] as const))('the workbook of %s', (_, words) => {
  test.each(languages)('can be read, printed and filled in as it is (%s)', async (language) => {
    const by = dice('workbooks', language, ...words);
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), firmOf(by));
    const out = words[0] === 'handout' ? ['-o', 'a.xlsx', '--force'] : ['--format', 'xlsx'];
    const { code, bytes, stderr } = await run([...words, ...out, '--lang', language], { cwd });
    expect(code, stderr).toBe(0);
    const file = out[0] === '-o' ? readFileSync(join(cwd, 'a.xlsx')) : bytes;
    const { sheets, wraps } = sheetsIn(file);
    const faults = sheets.flatMap((sheet) => faultsOf(sheet, wraps, cutIn(words, language)));
    expect(faults).toEqual([]);
    expect(sheets.length).toBeGreaterThan(0);
    // What came of a row being too high is no answer, and nothing to tell.
    if (words[0] === 'handout') {
      const merged = await run(['merge', 'a.xlsx', '--dry-run', '--lang', language], { cwd });
      expect([merged.code, merged.stdout], merged.stderr).toEqual([
        0,
        expect.not.stringMatching(/つづき|continued|行目|row \d/),
      ]);
    }
    expect(sheets.flatMap(({ rows }) => rows).length).toBeGreaterThan(20);
  });
});

/** Under which headings a text may be longer than a row can be high: a cell that is read back is one cell. */
function cutIn([command]: readonly string[], language: Language): readonly string[] {
  const t = translator(language === 'ja' ? ja : en);
  if (command !== 'handout') return [];
  return (['reason', 'note', 'evidence', 'views', 'reply'] as const).map((column) => t(`handout.column.${column}`));
}

/** Points for the head of a table: six lines, which is a fifth of what a page across has for rows. */
const MOST_OF_HEAD = 99;

function faultsOf(
  { name, xml, widths, rows }: Sheet,
  wraps: readonly boolean[],
  mayBeCut: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  for (const { at, height, cells } of rows) {
    for (const { at: column, text, style } of cells) {
      const shown = meantBy(text);
      const width = widths[columnOf(column)] ?? 9;
      const where = `${name} ${column}${at}`;
      const isTitle = cells.length === 1 && at === 1;
      if (isTitle) continue;
      if (widthOf(shown) > width && wraps[style] !== true) faults.push(`${where} does not wrap`);
      const least = Math.min(400, needed(shown, width));
      if (shown !== '' && (height ?? 0) < least) faults.push(`${where} is ${height} high and needs ${least}`);
      const heading = rows[0]?.cells.find((cell) => cell.at === column)?.text ?? '';
      if (needed(shown, width) > 409 && !mayBeCut.includes(heading)) faults.push(`${where} is cut at its end`);
    }
  }
  if (!/paperSize="9"/.test(xml)) faults.push(`${name} is not for A4`);
  const pages = Number(/fitToWidth="(\d+)"/.exec(xml)?.[1] ?? 0);
  const total = widths.reduce((sum, width) => sum + width, 0) * UNIT;
  if (pages === 0 || (11 * pages * PAPER) / total < 8) faults.push(`${name} is printed too small`);
  const isTable = rows.length > 30 && rows.filter(({ cells }) => cells.length > 2).length > 30;
  if (isTable && !xml.includes('state="frozen"')) faults.push(`${name} loses its head`);
  // It stands on every page that is printed.
  const head = rows[0]?.height ?? 0;
  if (isTable && head > MOST_OF_HEAD) faults.push(`${name} has a head ${head} high`);
  return faults;
}

test('there is a criterion for everything that is looked at', () => {
  expect([criteria.length, lines.length]).toEqual([81, 7]);
});
