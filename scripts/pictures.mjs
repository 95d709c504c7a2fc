// @ts-check
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { isMain, root } from './project.mjs';

export const languages = /** @type {const} */ (['ja', 'en']);

/** What is shown of the sample's report, a page each: the first one, and the first on which criteria are told. */
export const shownPages = /** @type {const} */ (['summary', 'criteria']);

export const folder = join(root, 'docs', 'pictures');

/** Holds of each language the hash of the words that its pictures show. */
export const hashFile = join(folder, 'made-from.json');

/** In pixels: two stand beside each other on a page of GitHub. */
const WIDTH = 800;

/** No picture is larger, in bytes. */
export const mostBytes = 80_000;

/** Colours of a picture: so few that it stays small, and enough for the looks of all states. */
const COLOURS = 12;

/** Criteria that a page holds at most. */
const SHOWN = 4;

/**
 * The command whose report is shown, on a day that stays.
 * @param {'ja' | 'en'} language
 */
export function reportOf(language) {
  return ['report', '--sample', '--as-of', '2026-11-21', '--lang', language];
}

/**
 * The hash of the words that the pictures show: of the first page, and of the first criteria.
 * @param {string} summary the first page in Markdown
 * @param {string} report the whole report in Markdown
 */
export function hashOf(summary, report) {
  return createHash('sha256').update(summary).update(criteriaIn(report).join('')).digest('hex');
}

/**
 * The heading of the part with criteria, and the first of them.
 * @param {string} report
 */
function criteriaIn(report) {
  const part = report.split(/^(?=## )/m).find((one) => /^### \d+(?:-\d+){3} /m.test(one)) ?? '';
  return part.split(/^(?=### )/m).slice(0, SHOWN + 1);
}

/**
 * The page of a PDF on which its first criterion is told, by the first thing that is listed of it.
 * @param {string} pdf
 * @param {string} report
 */
function criteriaPage(pdf, report) {
  const [, first = ''] = criteriaIn(report);
  const told = squeezed(/^(?:- |(?=[（(]\d))(.+?)\\?$/m.exec(first)?.[1] ?? '').slice(0, 30);
  const texts = run('pdftotext', '-layout', pdf, '-').toString('utf8').split('\f');
  const page = texts.findIndex((text) => told !== '' && squeezed(text).includes(told));
  if (page === -1) throw new Error('no page of the report tells of criteria');
  return page + 1;
}

/** @param {string} text */
function squeezed(text) {
  return text.replace(/\s/g, '');
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function run(program, ...words) {
  return execFileSync(program, words, { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** @param {string[]} words */
function runOurs(...words) {
  return run(process.execPath, join(root, 'bin', 'scs-check.cjs'), ...words).toString('utf8');
}

/**
 * A page as a PNG with few colours: those that occur most often, and each other as the one next to it.
 * @param {string} pdf
 * @param {number} page
 */
function picture(pdf, page) {
  const at = String(page);
  const ppm = run('pdftoppm', '-f', at, '-l', at, '-scale-to-x', String(WIDTH), '-scale-to-y', '-1', pdf);
  const [head = '', width = 0, height = 0] =
    /^P6\s(\d+) (\d+)\s255\s/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [];
  const pixels = ppm.subarray(head.length);
  return png(Number(width), Number(height), ...indexed(pixels));
}

/**
 * @param {Buffer} pixels three bytes each
 * @returns {[colours: number[], indices: Uint8Array]}
 */
function indexed(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  const all = Uint32Array.from({ length: pixels.length / 3 }, (_, index) => pixels.readUIntBE(index * 3, 3));
  for (const colour of all) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const often = [...counts].sort(([one, count], [other, otherCount]) => otherCount - count || one - other);
  /** @type {number[]} */
  const colours = [];
  for (const [colour] of often) {
    if (colours.length < COLOURS && colours.every((one) => distance(one, colour) > 900)) colours.push(colour);
  }
  const nearest = new Map([...counts.keys()].map((colour) => [colour, closest(colour, colours)]));
  return [colours, Uint8Array.from(all, (colour) => nearest.get(colour) ?? 0)];
}

/**
 * @param {number} colour
 * @param {number[]} colours
 */
function closest(colour, colours) {
  const distances = colours.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

/**
 * @param {number} one
 * @param {number} other
 */
function distance(one, other) {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

/**
 * @param {number} width
 * @param {number} height
 * @param {number[]} colours at most 16
 * @param {Uint8Array} indices
 */
function png(width, height, colours, indices) {
  const rowBytes = Math.ceil(width / 2);
  const rows = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = y * (rowBytes + 1) + 1 + (x >> 1);
      rows[place] = (rows[place] ?? 0) | ((indices[y * width + x] ?? 0) << (x % 2 === 0 ? 4 : 0));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, by number in the palette.
  header.set([4, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Draws the pictures of README anew, with what is built; it needs pdftoppm and pdftotext (poppler-utils). */
function drawPictures() {
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(tmpdir(), 'scs-check-pictures-'));
  try {
    /** @type {Record<string, string>} */
    const hashes = {};
    for (const language of languages) {
      const command = reportOf(language);
      const report = runOurs(...command, '--format', 'markdown');
      hashes[language] = hashOf(runOurs(...command, '--profile', 'summary', '--format', 'markdown'), report);
      const pdf = join(temporary, `${language}.pdf`);
      runOurs(...command, '-o', pdf);
      for (const [index, page] of [1, criteriaPage(pdf, report)].entries()) {
        const name = `${shownPages[index]}.${language}.png`;
        const bytes = picture(pdf, page);
        if (bytes.length > mostBytes) throw new Error(`${name} has ${bytes.length} bytes`);
        writeFileSync(join(folder, name), bytes);
        console.log(`${name}  page ${page}  ${bytes.length} bytes`);
      }
    }
    writeFileSync(hashFile, `${JSON.stringify(hashes, null, 2)}\n`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) drawPictures();
