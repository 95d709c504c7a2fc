// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import { cacheDir, distDir, isMain, packageFolder, readManifest } from './project.mjs';

const compress = promisify(brotliCompress);

/**
 * @typedef {object} FontPackage
 * @property {string} package npm package with the font and its licence
 * @property {string} family
 */

/** @type {FontPackage} */
const bizUdpGothic = {
  package: '@expo-google-fonts/biz-udpgothic',
  family: 'BIZ UDPGothic',
};

/** @type {FontPackage} */
const notoSansJp = {
  package: '@expo-google-fonts/noto-sans-jp',
  family: 'Noto Sans JP',
};

export const fontPackages = [bizUdpGothic, notoSansJp];

/**
 * @typedef {object} Face
 * @property {FontPackage} from
 * @property {string} source
 * @property {string} output
 */

/** @type {Face} */
const fallbackFace = {
  from: notoSansJp,
  source: '400Regular/NotoSansJP_400Regular.ttf',
  output: 'NotoSansJP-fallback.ttf.br',
};

/** @type {Face[]} */
const faces = [
  { from: bizUdpGothic, source: '400Regular/BIZUDPGothic_400Regular.ttf', output: 'BIZUDPGothic-Regular.ttf.br' },
  { from: bizUdpGothic, source: '700Bold/BIZUDPGothic_700Bold.ttf', output: 'BIZUDPGothic-Bold.ttf.br' },
  fallbackFace,
];

/** What our own texts and reports print beside Japanese; the build fails when the font loses one. */
const requiredSigns = '★☆○△×●■□✓―–—…①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〓※→、。「」・％～〜';

/** Blocks beside Windows-31J that are small and turn up in names and pasted text. */
const extraRanges = [
  [0x0020, 0x007e],
  [0x00a0, 0x00ff],
  [0x0100, 0x017f], // Latin Extended-A: Ō and ū of romanized names, European partners
  [0x2010, 0x2027], // dashes, quotes, bullets; also the Unicode twins of Windows-31J's ― and ‖
  [0x2030, 0x203c],
  [0x3041, 0x30ff], // ゔ, ヷ and others that Windows-31J lacks
  [0x3251, 0x325f], // ㉑–㉟
  [0x32b1, 0x32bf], // ㊱–㊿
  [0xff61, 0xff9f],
];
const extraSigns = '〜−€™✓✗❶❷❸❹❺❻❼❽❾❿';

/**
 * Every character of Windows-31J: JIS X 0208, NEC row 13, NEC selected and IBM extensions.
 * @returns {Set<number>}
 */
export function windows31j() {
  const decoder = new TextDecoder('shift_jis');
  const characters = new Set();
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const decoded = [...decoder.decode(Uint8Array.of(lead, trail))];
      const code = decoded.length === 1 ? decoded[0]?.codePointAt(0) : undefined;
      // Rows 95 to 114 are user-defined: they decode to the private use area.
      if (code !== undefined && code !== 0xfffd && !(code >= 0xe000 && code <= 0xf8ff)) characters.add(code);
    }
  }
  return characters;
}

/** @returns {Set<number>} what the main font should hold, where its source has it */
export function mainRepertoire() {
  const characters = windows31j();
  for (const [first, last] of extraRanges) {
    for (let code = /** @type {number} */ (first); code <= /** @type {number} */ (last); code++) characters.add(code);
  }
  for (const sign of requiredSigns + extraSigns) characters.add(codePoint(sign));
  return characters;
}

/** Forms for vertical lines, and what kanji are described and taught with: nobody types them in a line of text. */
const neverTyped = /[\u2ff0-\u2fff\u31c0-\u31ef\ufe10-\ufe1f\ufe30-\ufe4f]/;

/**
 * What the fallback font adds: all that it has beyond the main font, without scripts that no Japanese name or address uses.
 * @param {Iterable<number>} available
 * @param {Set<number>} main
 */
export function fallbackRepertoire(available, main) {
  const otherScript = /[\p{Script=Hangul}\p{Script=Bopomofo}]/u;
  const isLeftOut = (/** @type {string} */ sign) => otherScript.test(sign) || neverTyped.test(sign);
  return new Set([...available].filter((code) => !main.has(code) && !isLeftOut(String.fromCodePoint(code))));
}

/** Writes dist/fonts. Subsetting and compressing take ten seconds, so the result is cached by everything that shapes it. */
export async function buildFonts() {
  const sources = await Promise.all(faces.map(readFace));
  const cached = join(cacheDir, 'fonts', await cacheKey(sources));
  if (!existsSync(cached)) await fillCache(cached, sources);

  const target = join(distDir, 'fonts');
  await mkdir(target, { recursive: true });
  await Promise.all([
    ...faces.map(({ output }) => copyFile(join(cached, output), join(target, output))),
    writeFile(join(target, 'OFL.txt'), await readFontLicences()),
  ]);
}

/** The licence of each family, one below the other. */
async function readFontLicences() {
  const texts = await Promise.all(
    fontPackages.map(async (font) => `${font.family}\n\n${(await readFontLicence(font)).trim()}\n`),
  );
  return texts.join('\n\n');
}

/** @param {FontPackage} font */
export async function readFontLicence(font) {
  const text = await readFile(join(packageFolder(font.package), 'LICENSE_FONT'), 'utf8');
  if (!text.includes('SIL OPEN FONT LICENSE Version 1.1')) {
    throw new Error(`${font.package} no longer carries the OFL 1.1`);
  }
  return text;
}

/**
 * The version that the foundry gave, which is not that of the npm package.
 * @param {FontPackage} font
 */
export async function readFontVersion(font) {
  const face = faces.find(({ from }) => from === font);
  const name = face && openFont(await readFace(face)).version;
  const version = /(?<number>\d+\.\d+)/.exec(String(name))?.groups?.number;
  if (!version) throw new Error(`${font.package} states no version`);
  return version;
}

/** @param {Face} face */
function readFace(face) {
  return readFile(join(packageFolder(face.from.package), face.source));
}

/** @param {Buffer[]} sources */
async function cacheKey(sources) {
  const hash = createHash('sha256');
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  hash.update(['subset-font', 'harfbuzzjs'].map((name) => readManifest(packageFolder(name)).version).join());
  hash.update(process.versions.brotli ?? '');
  for (const source of sources) hash.update(source);
  return hash.digest('hex').slice(0, 32);
}

/**
 * @param {string} folder
 * @param {Buffer[]} sources in the order of `faces`
 */
async function fillCache(folder, sources) {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const repertoires = planRepertoires(sources.map((source) => new Set(openFont(source).characterSet)));
  await Promise.all(
    faces.map(async ({ output }, index) => {
      const source = /** @type {Buffer} */ (sources[index]);
      const characters = /** @type {Set<number>} */ (repertoires[index]);
      await writeFile(join(unfinished, output), await compressFont(await shrink(source, characters)));
    }),
  );
  // Renamed at the end, so that an interrupted build leaves no half-filled cache behind.
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another build was faster with the same result.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/**
 * @param {Set<number>[]} available characters of each source, in the order of `faces`
 * @returns {Set<number>[]}
 */
function planRepertoires(available) {
  const inEveryMainFace = available.filter((_, index) => faces[index] !== fallbackFace);
  const main = new Set([...mainRepertoire()].filter((code) => inEveryMainFace.every((face) => face.has(code))));
  const missing = [...requiredSigns].filter((sign) => !main.has(codePoint(sign)));
  if (missing.length > 0) throw new Error(`${bizUdpGothic.family} lacks ${missing.join(' ')}`);
  return faces.map((face, index) => (face === fallbackFace ? fallbackRepertoire(available[index] ?? [], main) : main));
}

/** @param {Buffer} source */
function openFont(source) {
  const font = create(source);
  if (!('characterSet' in font)) throw new Error('expected one font, found a collection');
  return font;
}

/**
 * @param {Buffer} source
 * @param {Set<number>} characters
 */
function shrink(source, characters) {
  return subsetFont(source, String.fromCodePoint(...characters), {
    targetFormat: 'truetype',
    // Composed kana such as か゚ need ccmp; every other feature would only pull in glyphs that we never ask for.
    keepFeatures: ['ccmp'],
    // Screens have long been fine enough, and paper always was.
    noHinting: true,
    // Kerning, vertical metrics and tables of variable fonts have no reader in our PDFs.
    dropTables: ['BASE', 'GPOS', 'STAT', 'gasp', 'vhea', 'vmtx'],
    // Copyright, names and version stay by default; the licence and its address have to as well.
    preserveNameIds: [13, 14],
  });
}

/** @param {Buffer} font */
function compressFont(font) {
  return compress(font, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: font.length,
    },
  });
}

/** @param {string} character */
function codePoint(character) {
  return /** @type {number} */ (character.codePointAt(0));
}

if (isMain(import.meta.url)) await buildFonts();
