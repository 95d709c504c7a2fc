import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';

/** A fenced block: the words after the backticks, and what it holds. */
export interface Block {
  readonly info: string;
  readonly lines: readonly string[];
}

export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(?<info>.+)\n(?<body>[\s\S]*?)^```$/gm)].map(({ groups }) => ({
    info: groups?.['info'] ?? '',
    lines: (groups?.['body'] ?? '').replace(/\n$/, '').split('\n'),
  }));
}

/** The file that a page shows under a name. */
export function shownFile(page: string, name: string): string {
  const block = blocksOf(readFileSync(join(root, page), 'utf8')).find(({ info }) => info.endsWith(` file=${name}`));
  if (block === undefined) throw new Error(`${page} shows no ${name}`);
  return `${block.lines.join('\n')}\n`;
}
