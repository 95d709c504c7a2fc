import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readManifest, root } from '../scripts/project.mjs';
import { rooms } from '../scripts/rooms.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('what an editor and a shell take from the root', () => {
  test('.editorconfig says what biome.json says', () => {
    const { formatter } = JSON.parse(read('biome.json'));
    const [, everywhere = ''] = /^\[\*\]\n(?<settings>(?:.+\n)+)/m.exec(read('.editorconfig')) ?? [];
    const settings = Object.fromEntries(
      everywhere
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' = ')),
    );
    expect(settings).toMatchObject({
      indent_style: formatter.indentStyle,
      indent_size: String(formatter.indentWidth),
      max_line_length: String(formatter.lineWidth),
      end_of_line: 'lf',
    });
  });

  test('.nvmrc is the oldest Node that the package allows', () => {
    expect(readManifest(root).engines.node).toMatch(new RegExp(`^\\^${read('.nvmrc').trim()}\\.`));
  });
});

describe('what somebody who joins is told is there', () => {
  const pages = readdirSync(root)
    .filter((name) => /^(?:CONTRIBUTING|RELEASE)(?:\.en)?\.md$/.test(name))
    .concat('docs/architecture.md', 'docs/architecture.en.md');
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(readManifest(root));

  /** What stands between backticks, in a line or in a block of commands. */
  const codeIn = (page: string) => read(page).match(/(?<=`)[^`\n]+(?=`)|^(?:npm|npx|node) .+$/gm) ?? [];
  const scriptsIn = (page: string) =>
    codeIn(page).flatMap((code) => [...code.matchAll(/\bnpm run (?<name>[\w:]+)/g)].map(([command]) => command));
  /** Up to what the reader has to put in: of `controls/<id>.yaml` the folder. */
  const pathsIn = (page: string) =>
    codeIn(page)
      .flatMap(
        (code) =>
          code.match(/(?<![\w./-])(?:\.ci|\.github|bin|controls|docs|scripts|src|templates|tests)\/[^\s]*/g) ?? [],
      )
      .map((path) => path.replace(/[^/]*[<*].*$/, '').replace(/\/$/, ''));
  /** Rooms by their names alone, as in a walk through the source. */
  const roomsIn = (page: string) =>
    codeIn(page)
      .filter((code) => /^[a-z]+(?:\/[a-z]+)*$/i.test(code) && isRoom(code.split('/')[0] ?? ''))
      .map((code) => `src/${code}`);
  const isRoom = (name: string) => Object.hasOwn(rooms, name);
  const isThere = (named: string) =>
    named.startsWith('npm run ')
      ? scripts[named.replace('npm run ', '')] !== undefined
      : ['', '.ts'].some((ending) => existsSync(join(root, `${named}${ending}`)));

  test.each(pages)('%s', (page) => {
    const named = [...scriptsIn(page), ...pathsIn(page), ...roomsIn(page)];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !isThere(one))).toEqual([]);
  });
});
