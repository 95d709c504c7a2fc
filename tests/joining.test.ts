import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest, root } from '../scripts/project.mjs';

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
