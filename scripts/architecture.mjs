// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './project.mjs';
import { rooms } from './rooms.mjs';

/** @import { Room } from './rooms.mjs' */
/** @typedef {'ja' | 'en'} Language */

/** The pages that show the table of rooms. */
export const pages = /** @type {const} */ ({ 'docs/architecture.md': 'ja', 'docs/architecture.en.md': 'en' });

const start = '<!-- rooms: npm run architecture -->';
const end = '<!-- /rooms -->';

const words = {
  ja: {
    head: ['部屋', '役目', '取り込んでよい部屋', '取り込んでよいパッケージ'],
    comma: '、',
    none: 'なし',
    typesOf: (/** @type {string} */ room) => `${room} の型だけ`,
  },
  en: {
    head: ['Room', 'What it is for', 'Rooms it may import', 'Packages it may import'],
    comma: ', ',
    none: 'none',
    typesOf: (/** @type {string} */ room) => `only the types of ${room}`,
  },
};

/**
 * A page with the table of today's rooms between its marks.
 * @param {string} page
 * @param {Language} language
 * @param {Readonly<Record<string, Room>>} [table]
 */
export function withRooms(page, language, table = rooms) {
  const [before, rest, ...more] = page.split(`${start}\n`);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The page needs one ${start}, and below it ${end}.`);
  }
  return `${before}${start}\n${tableOf(table, language)}${end}${after}`;
}

/**
 * @param {Readonly<Record<string, Room>>} table
 * @param {Language} language
 */
function tableOf(table, language) {
  const { head, comma, none, typesOf } = words[language];
  const list = (/** @type {readonly string[]} */ items) => items.join(comma) || none;
  const rows = Object.entries(table).map(([name, { what, rooms: open, types = [], packages }]) => [
    code(name),
    what[language],
    list([...open.map(code), ...types.map((room) => typesOf(code(room)))]),
    list(packages.map(code)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}

function writePages() {
  for (const [page, language] of Object.entries(pages)) {
    const file = join(root, page);
    writeFileSync(file, withRooms(readFileSync(file, 'utf8'), language));
  }
}

if (isMain(import.meta.url)) writePages();
