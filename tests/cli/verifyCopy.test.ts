import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { editDocument } from '../../src/assessment/edit.ts';
import { formats } from '../../src/cli/defaults.ts';
import { applyEdit } from '../../src/domain/edit.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { forAudience } from '../../src/report/audience.ts';
import { isSamePdf } from '../../src/report/render/pdf/same.ts';
import { statementOf } from '../../src/report/statement.ts';
import { buyersReportOf } from '../../src/workspace/buyersReport.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { reportAsAsked } from '../../src/workspace/report.ts';
import { writeKey } from '../helpers/key.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run, TODAY, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment } from '../helpers/shipped.ts';

const states = ['met', 'partial', 'unmet', 'unknown', 'not-applicable'] as const;
const reviewed = reviewedAssessment({
  views: 3,
  organization: 'サンプル製作所',
  answer: (index) => ({ state: states[index % 5] ?? 'met', reason: '見本です', note: `メモ${index}` }),
});
const TO_BUYERS = '残りは、2027年3月までにそろえる予定です。\n=1+1 <b>ご質問</b>は、総務部まで。';
const firm: Assessment = { ...reviewed, organization: { ...reviewed.organization, toBuyers: TO_BUYERS } };

/** A folder with the answers of a firm, its signed result and what else it gives away. */
async function firmsFolder(file: Assessment = firm): Promise<string> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'a.yaml'), stringify(file, { aliasDuplicateObjects: false }));
  writeKey(cwd, 'kagi');
  expect((await run(['sign', 'a.yaml', '--key', 'kagi.pem'], { cwd })).code).toBe(0);
  return cwd;
}

const withKey = ['--signed', 'a.signed.json', '--public-key', 'kagi.pub.pem'] as const;
const withFile = ['--assessment', 'a.yaml'] as const;
/** Formats by the ending of their files. */
const endings = { text: 'txt', markdown: 'md', html: 'html', json: 'json', xlsx: 'xlsx', pdf: 'pdf' } as const;
const copyFormats = formats.filter((format) => format !== 'ics' && !format.startsWith('oscal'));

test('of lines without end behind a report the first are shown, and how many there are', async () => {
  const cwd = await firmsFolder();
  await run(['report', 'a.yaml', '-o', 'kekka.txt'], { cwd });
  const path = join(cwd, 'kekka.txt');
  writeFileSync(path, readFileSync(path, 'utf8') + '\n'.repeat(2_000_000));
  const split = vi.spyOn(String.prototype, 'split');
  const { code, stdout } = await run(['verify', 'kekka.txt', ...withFile], { cwd });
  const longest = Math.max(...split.mock.results.map(({ value }) => value.length));
  split.mockRestore();
  expect([code, stdout.match(/^\d+行目は/gm)?.length]).toEqual([1, 3]);
  expect(stdout).toContain('ほかに1999997行が違います。');
  expect(longest).toBeLessThan(10_000);
});

test('every format that a report has for others can be looked at', () => {
  expect(Object.keys(endings).sort()).toEqual([...copyFormats].sort());
});

describe.each(copyFormats)('a report as %s', (format) => {
  const name = `kekka.${endings[format as keyof typeof endings]}`;
  const make = (cwd: string, ...words: readonly string[]) => run(['report', 'a.yaml', '-o', name, ...words], { cwd });

  test('belongs, whole, to what was signed and to the answers, and not once anything in it is another', async () => {
    const cwd = await firmsFolder();
    await make(cwd, '--audience', 'buyer');
    const path = join(cwd, name);
    const verify = (...words: readonly string[]) => run(['verify', name, ...words], { cwd });
    for (const words of [withKey, withFile, [...withKey, ...withFile]]) {
      const { code, stdout, stderr } = await verify(...words);
      expect([code, stderr], stdout).toEqual([0, '']);
      expect(stdout).toMatch(/^正しい {2}中身/m);
      expect(stdout).not.toMatch(/正しくない|確かめていない/);
    }
    // Nobody knows whose signature it is.
    expect((await verify('--signed', 'a.signed.json')).code).toBe(1);
    const good = readFileSync(path);
    const changed = changedFigure(good);
    writeFileSync(path, changed);
    for (const words of [withKey, withFile]) {
      const { code, stdout } = await verify(...words);
      expect([code, stdout]).toEqual([1, expect.stringMatching(/^正しくない {2}中身/m)]);
      if (format !== 'pdf' && format !== 'xlsx') expect(stdout).toMatch(/^\d+行目は/m);
    }
    // Of other answers.
    const { answers, ...rest } = firm;
    const [first = ''] = Object.keys(answers);
    const other = {
      ...rest,
      answers: { ...answers, [first]: { ...answers[first], state: 'met' as const, note: '別' } },
    };
    writeFileSync(join(cwd, 'a.yaml'), stringify(other, { aliasDuplicateObjects: false }));
    await make(cwd, '--audience', 'buyer', '--force');
    const { code, stdout } = await verify(...withKey);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^正しくない {2}照合値/m)]);
  });
});

/** A report with one figure more, at a place where it is read. */
function changedFigure(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 2).equals(Buffer.from('PK'))) {
    const parts = unzipSync(bytes);
    const name =
      Object.keys(parts).find((path) => strFromU8(parts[path] ?? new Uint8Array()).includes('基準ができて')) ?? '';
    const changed = strFromU8(parts[name] ?? new Uint8Array()).replace(
      /(\d+)基準ができて/,
      (_, count) => `${Number(count) + 1}基準ができて`,
    );
    return Buffer.from(zipSync({ ...parts, [name]: strToU8(changed) }));
  }
  if (!bytes.subarray(0, 4).equals(Buffer.from('%PDF'))) {
    const text = bytes.toString('utf8');
    const changed = text.replace(
      /("met": |できている(?:<[^>]*>| \| | )*?)(\d+)/,
      (_, before, count) => `${before}${Number(count) + 1}`,
    );
    const other =
      changed === text ? text.replace(/(\d+)基準ができて/, (_, count) => `${Number(count) + 1}基準ができて`) : changed;
    expect(other).not.toBe(text);
    return Buffer.from(other);
  }
  // Another glyph of the same font: a reader sees another sign.
  return repacked(bytes, (content) => {
    const changed = content.replace(/<([0-9a-f]{4})/, (_, glyph) => `<${glyph === '0001' ? '0002' : '0001'}`);
    expect(changed).not.toBe(content);
    return changed;
  });
}

/** A PDF of ours packed anew, with its first page changed, and with more behind what is packed or before its length. */
function repacked(
  bytes: Buffer,
  change: (content: string) => string,
  { level = 9, behind = '', zeros = '' }: { level?: number; behind?: string; zeros?: string } = {},
): Buffer {
  const text = bytes.toString('latin1');
  const parts: Buffer[] = [];
  const places = new Map<number, number>();
  let length = 0;
  let isChanged = false;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  let at = /^\d+ 0 obj\n/m.exec(text)?.index ?? 0;
  add(bytes.subarray(0, at));
  for (;;) {
    const start = text.indexOf('\nstream\n', at) + '\nstream\n'.length;
    const facts = text.slice(at, start);
    const end = start + Number(/\/Length (\d+)/.exec(facts)?.[1]);
    const id = Number.parseInt(facts, 10);
    const isTable = facts.includes('/XRef');
    places.set(id, length);
    let content: Buffer = bytes.subarray(start, end);
    if (facts.includes('/Filter')) {
      content = inflateSync(content);
      if (isTable) {
        content = withPlaces(content, places);
      } else if (!isChanged && /\bTj\b/.test(content.toString('latin1'))) {
        const other = change(content.toString('latin1'));
        isChanged = true;
        content = Buffer.from(other, 'latin1');
      }
      content = Buffer.concat([deflateSync(content, { level }), Buffer.from(behind)]);
    }
    const place = length;
    add(Buffer.from(facts.replace(/\/Length \d+/, `/Length ${zeros}${content.length}`), 'latin1'));
    add(content);
    add(Buffer.from('\nendstream\nendobj\n'));
    at = end + '\nendstream\nendobj\n'.length;
    if (isTable) {
      add(Buffer.from(`startxref\n${place}\n%%EOF\n`));
      return Buffer.concat(parts);
    }
  }
}

/** The table of a PDF of ours with other places: eight bytes an entry, what follows the first differs from the one above. */
function withPlaces(table: Buffer, places: ReadonlyMap<number, number>): Buffer {
  const moved = Buffer.from(table);
  for (let at = 8; at < moved.length; at++) if (at % 8 > 0) moved[at] = (moved[at] ?? 0) + (moved[at - 8] ?? 0);
  for (const [own, place] of places) moved.writeUInt32BE(place, own * 8 + 2);
  for (let at = moved.length - 1; at > 8; at--) if (at % 8 > 0) moved[at] = (moved[at] ?? 0) - (moved[at - 8] ?? 0);
  return moved;
}

describe('a PDF', () => {
  let made: Buffer;
  beforeAll(async () => {
    const { bytes } = await run(['report', '--sample', '--format', 'pdf', '--audience', 'buyer'], { cwd: root });
    made = bytes;
  });
  const asItIs = (content: string) => content;

  test('is the same however tightly it is packed', () => {
    const loose = repacked(made, asItIs, { level: 1 });
    expect(loose.equals(made)).toBe(false);
    expect(isSamePdf(loose, made)).toBe(true);
  });

  test.each([
    ['something is changed on a page', (pdf: Buffer) => repacked(pdf, (content) => content.replace(/\d/, '7'))],
    ['something is added at its end', (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('1 0 obj\n')])],
    [
      'something stands before it',
      (pdf: Buffer) => Buffer.concat([pdf.subarray(0, 9), Buffer.from('%x\n'), pdf.subarray(9)]),
    ],
    ['more lies behind what is packed', (pdf: Buffer) => repacked(pdf, asItIs, { behind: '\n7 0 obj\n' })],
    [
      'lengths have more zeros than some readers count',
      (pdf: Buffer) => repacked(pdf, asItIs, { zeros: '0'.repeat(400) }),
    ],
    ['half of it is gone', (pdf: Buffer) => pdf.subarray(0, pdf.length / 2)],
    ['it is none', () => Buffer.from('%PDF-1.7\n')],
  ])('is another one where %s', (_, spoil) => {
    expect(isSamePdf(spoil(made), made)).toBe(false);
  });

  test('is the same as nothing where its packed bytes spell what another reader would follow', () => {
    const spelt = (level: number) => repacked(made, (content) => `${content}\n% endstream\n`, { level });
    expect(isSamePdf(spelt(9), spelt(9))).toBe(true);
    expect(isSamePdf(spelt(0), spelt(9))).toBe(false);
  });
});

describe('what is signed is all that a buyer gets', () => {
  test.each(['scs-20260327', 'security-action-25', 'ssdf-1.1'])('of %s', (id) => {
    const loaded = loadShipped(id);
    for (const { id: level } of loaded.catalogue.levels) {
      const plain = emptyAssessment(loaded.catalogue, level);
      const files = id === 'scs-20260327' ? [plain, { ...firm, scope: { ...firm.scope, sites: [] } }] : [plain];
      for (const file of files) {
        for (const language of ['ja', 'en'] as const) {
          const opened = { assessment: file, loaded, name: 'a.yaml', path: 'a.yaml' };
          const { model } = reportAsAsked(opened, { level }, { cwd: '.', language, today: TODAY });
          const made = buyersReportOf(statementOf(model, file), language, model.tool.version);
          if ('not' in made) throw new Error(made.not);
          expect(JSON.stringify(forAudience(made, 'buyer'))).toBe(JSON.stringify(forAudience(model, 'buyer')));
        }
      }
    }
  });
});

describe('what cannot be told is said', () => {
  test('of a report for a specialist: a signature shows of which answers it says it is, and no more', async () => {
    const cwd = await firmsFolder();
    await run(['report', 'a.yaml', '-o', 'a.md', '--audience', 'specialist'], { cwd });
    const signed = await run(['verify', 'a.md', ...withKey], { cwd });
    expect([signed.code, signed.stdout]).toEqual([1, expect.stringMatching(/^確かめていない {2}中身.*--assessment/m)]);
    expect((await run(['verify', 'a.md', ...withFile], { cwd })).code).toBe(0);
  });

  test.each([[], ['--profile', 'summary'], ['--crosswalks'], ['--lang', 'en'], ['--level', 'star4']])(
    'the report of the firm itself is made anew as it was: %j',
    async (...words) => {
      const cwd = await firmsFolder();
      await run(['report', 'a.yaml', '-o', 'a.md', ...words], { cwd });
      // Mail makes other line ends.
      writeFileSync(join(cwd, 'a.md'), readFileSync(join(cwd, 'a.md'), 'utf8').replaceAll('\n', '\r\n'));
      const { code, stdout } = await run(['verify', 'a.md', ...withFile], { cwd });
      expect(code, stdout).toBe(0);
    },
  );

  test('a report of another day, or of another version', async () => {
    const cwd = await firmsFolder();
    await run(['report', 'a.yaml', '-o', 'a.json', '--audience', 'buyer', '--as-of', '2026-12-01'], { cwd });
    const other = await run(['verify', 'a.json', ...withKey], { cwd });
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('報告の作成日は 2026-12-01')]);
    const text = readFileSync(join(cwd, 'a.json'), 'utf8').replace(/"version": "[^"]+"/, '"version": "9.9.9"');
    writeFileSync(join(cwd, 'a.json'), text.replace('"categories"', '"kinds"'));
    const later = await run(['verify', 'a.json', ...withFile], { cwd });
    expect([later.code, later.stdout]).toEqual([1, expect.stringContaining('npx scs-check@9.9.9 verify')]);
  });

  test.each(
    Object.values(endings).flatMap((ending) => [
      [ending, 'buyer', 'ja'],
      [ending, 'internal', 'en'],
    ]),
  )(
    'a report of another level (.%s, %s, %s) is told to be that, and not to be of other answers',
    async (ending, ...rest) => {
      const cwd = await firmsFolder();
      const [audience = '', language = ''] = rest;
      const made = ['-o', `b.${ending}`, '--audience', audience, '--lang', language];
      await run(['report', 'a.yaml', '--level', 'star4', ...made], { cwd });
      const { code, stdout } = await run(['verify', `b.${ending}`, ...withKey], { cwd });
      expect([code, stdout]).toEqual([1, expect.stringContaining('報告の段階は ★4、署名した結果の段階は ★3 です')]);
      expect(stdout).not.toMatch(/正しくない|ほかの答え/);
    },
  );

  test.each(['1.0.0; touch x; #', 'https://example.test/x.tgz', 'npm:other@1.0.0', '1.0.0\n', '1.0.0 x', 'latest', ''])(
    'a version that is none (%j) stands in no command',
    async (version) => {
      const cwd = await firmsFolder();
      for (const [name, mark] of [
        ['a.json', /(?<="version": ")[^"]+/],
        ['a.pdf', /(?<=CreatorTool>scs-check )[^<]+/],
      ] as const) {
        await run(['report', 'a.yaml', '-o', name, '--audience', 'buyer'], { cwd });
        const text = readFileSync(join(cwd, name), 'latin1');
        expect(text).toMatch(mark);
        const claimed = name === 'a.json' ? JSON.stringify(version).slice(1, -1) : version;
        writeFileSync(join(cwd, name), text.replace(mark, claimed), 'latin1');
        for (const beside of [withFile, withKey]) {
          const { code, stdout, stderr } = await run(['verify', name, ...beside], { cwd });
          expect([code, `${stdout}${stderr}`]).toEqual([expect.any(Number), expect.not.stringContaining('npx')]);
          expect(code).not.toBe(0);
        }
      }
    },
  );

  test('evidence that is not at hand: neither right nor wrong, and what would be made of it', async () => {
    const evidence = [{ title: '写し', file: 'shoko.txt', sha256: createHash('sha256').update('a').digest('hex') }];
    const withEvidence = reviewedAssessment({ views: 1, answer: () => ({ state: 'met', evidence }) });
    const cwd = await firmsFolder(withEvidence);
    writeFileSync(join(cwd, 'shoko.txt'), 'a');
    for (const [name, ...words] of [['a.md', '--audience', 'specialist'], ['a.pdf']] as const) {
      const verify = () => run(['verify', name, ...withFile], { cwd, columns: 200 });
      await run(['report', 'a.yaml', '-o', name, ...words], { cwd });
      expect((await verify()).code).toBe(0);
      rmSync(join(cwd, 'shoko.txt'));
      for (const content of [undefined, 'b']) {
        if (content !== undefined) writeFileSync(join(cwd, 'shoko.txt'), content);
        const { code, stdout, stderr } = await verify();
        expect([code, stdout]).toEqual([
          1,
          expect.stringMatching(/^確かめていない {2}中身（証拠のファイル1件が.*すべて同じ/m),
        ]);
        expect(stdout).not.toContain('正しくない');
        expect(stderr).toContain('scs-check evidence check --file a.yaml');
      }
      const good = readFileSync(join(cwd, name));
      writeFileSync(join(cwd, name), changedFigure(good));
      const { code, stdout } = await verify();
      expect([code, stdout]).toEqual([1, expect.stringMatching(/^確かめていない {2}中身（.*違います。作ったとき/m)]);
      writeFileSync(join(cwd, 'shoko.txt'), 'a');
      expect((await verify()).stdout).toMatch(/^正しくない {2}中身/m);
    }
  });

  test('a signature of before that has not all that is needed', async () => {
    const cwd = await firmsFolder();
    await run(['report', 'a.yaml', '-o', 'a.md', '--audience', 'buyer'], { cwd });
    const path = join(cwd, 'a.signed.json');
    const { statement, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
    const { categories: _, requirements: __, answered: ___, ...older } = statement;
    writeFileSync(path, JSON.stringify({ ...rest, statement: older }));
    const { code, stdout } = await run(['verify', 'a.md', ...withKey], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining('前の形の署名で')]);
  });
});

describe('a digest that was typed from paper', () => {
  test.each([
    [0, (digest: string) => digest],
    [0, (digest: string) => digest.slice(7).toUpperCase()],
    [0, (digest: string) => `ｓｈａ２５６：${digest.slice(7).replace(/(.{8})/g, '$1 ')}`],
    [1, (digest: string) => digest.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    [2, (digest: string) => digest.slice(0, 18)],
    [2, (digest: string) => `${digest}0`],
  ])('is compared with what was signed, exit code %i', async (expected, typed) => {
    const cwd = await firmsFolder();
    const { statement } = JSON.parse(readFileSync(join(cwd, 'a.signed.json'), 'utf8'));
    const words = ['verify', 'a.signed.json', '--public-key', 'kagi.pub.pem', '--digest', typed(statement.answers)];
    const { code, stdout } = await run(words, { cwd });
    expect(code).toBe(expected);
    // The digest may have been copied: the figures of the paper are compared by eye.
    if (expected !== 2)
      expect(stdout).toMatch(
        /紙にある数も、.*\nガバナンスの整備: [\s\S]*専門家の見解[\s\S]*答えが事実かどうかは、わかりません。\n$/,
      );
  });

  test.each([
    [0, '残りは比べていません', (digest: string) => digest.slice(0, 19)],
    [0, '残りは比べていません', (digest: string) => `${digest.slice(7, 23)}…`],
    [1, '結果のもののはじめと違う', (digest: string) => digest.slice(0, 18) + (digest[18] === '0' ? '1' : '0')],
  ])(
    'may be its beginning, as at the foot of a page, and that is told: exit code %i, %s',
    async (expected, told, typed) => {
      const cwd = await firmsFolder();
      const { statement } = JSON.parse(readFileSync(join(cwd, 'a.signed.json'), 'utf8'));
      const words = ['verify', 'a.signed.json', '--public-key', 'kagi.pub.pem', '--digest', typed(statement.answers)];
      const { code, stdout } = await run(words, { cwd, columns: 200 });
      expect([code, stdout]).toEqual([expected, expect.stringContaining(told)]);
    },
  );
});

test.each([
  [['verify', 'a.md'], '--signed'],
  [['verify', 'a.md', '--digest', '0'.repeat(64)], '--digest'],
  [['verify', 'a.signed.json', '--signed', 'a.signed.json'], '--signed'],
  [['verify', 'a.yaml', '--signed', 'a.signed.json'], '--signed'],
  [['verify', 'a.yaml', '--public-key', 'kagi.pub.pem'], '--public-key'],
  [['verify', 'a.yaml', '--assessment', 'a.yaml'], '--assessment'],
  [['verify', 'a.md', '--assessment', 'a.yaml', '--public-key', 'kagi.pub.pem'], '--public-key'],
  [['verify', 'b.md', '--signed', 'a.signed.json'], 'not-a-report'],
  [['verify', 'bare.pdf', '--signed', 'a.signed.json'], 'not-a-report'],
  [['verify', 'oscal.json', '--signed', 'a.signed.json'], 'not-a-report'],
  [['verify', 'sheet.md', '--signed', 'a.signed.json'], 'not-a-report'],
])('what nobody can compare is refused: %j', async (words, named) => {
  const cwd = await firmsFolder();
  await run(['report', 'a.yaml', '-o', 'a.md', '--audience', 'buyer'], { cwd });
  writeFileSync(join(cwd, 'b.md'), '# ほかのもの\n');
  writeFileSync(join(cwd, 'bare.pdf'), '%PDF-1.7\n%%EOF\n');
  await run(['report', 'a.yaml', '-o', 'oscal.json', '--format', 'oscal'], { cwd });
  await run(['sheet', 'confirmation', 'a.yaml', '-o', 'sheet.md'], { cwd });
  const { code, stdout, stderr } = await run(words, { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(named);
});

test('what a firm says to its buyers stays when it is renamed, goes to nobody who is asked, and is compared', async () => {
  const cwd = await firmsFolder();
  const renamed = applyEdit(firm, { type: 'organization', name: '見本製作所' });
  expect(renamed.organization).toEqual({ name: '見本製作所', toBuyers: TO_BUYERS });
  const doc = parseDocument(stringify(firm));
  editDocument(doc, { type: 'organization', name: '見本製作所' }, []);
  expect(doc.toJS().organization).toEqual(renamed.organization);
  await run(['handout', 'a.yaml', '--ids', Object.keys(firm.answers)[0] ?? '', '-o', 'h.yaml'], { cwd });
  expect(readFileSync(join(cwd, 'h.yaml'), 'utf8')).not.toContain('2027年3月');
  const other = { ...firm, organization: { ...firm.organization, toBuyers: '別の文' } };
  writeFileSync(join(cwd, 'b.yaml'), stringify(other, { aliasDuplicateObjects: false }));
  expect((await run(['diff', 'a.yaml', 'b.yaml'], { cwd })).stdout).toContain('取引先に伝えること');
  // The digest stands for it, too.
  const { code, stdout } = await run(
    ['verify', 'a.signed.json', '--public-key', 'kagi.pub.pem', '--assessment', 'b.yaml'],
    { cwd },
  );
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^正しくない {2}回答ファイル/m)]);
});
