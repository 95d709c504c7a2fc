import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { blocksOf } from './docs.ts';

/** A file of which the examples in docs/diagnostics.md show a part. */
const wholes = {
  assessment: `formatVersion: 1
organization:
  name: サンプル株式会社
scope:
  companies: [サンプル株式会社]
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
profile: {}
answers: {}
`,
  catalogue: `formatVersion: 1
id: example
edition: "1"
lang: ja
title: 見本
source: { document: 見本, publisher: 見本, published: 2026-04-01 }
method: all-of
levels:
  - { id: basic, title: 基本, promises: { requirements: 1, criteria: 2 } }
profileFacts: []
categories:
  - { id: "1", title: 体制, sections: [{ id: 1-1, title: 体制 }] }
requirements:
  - id: 1-1-1
    section: 1-1
    title: 責任者を決める
    criteria:
      - { id: 1-1-1-1, level: basic, question: 責任者を決めていますか, metWhen: [責任者を決めている] }
      - { id: 1-1-1-2, level: basic, question: 責任者を知らせていますか, metWhen: [責任者を知らせている] }
`,
  config: 'failOn: error\n',
  translation: `formatVersion: 1
catalogue: example
lang: en
title: Sample
levels:
  basic: Basic
titles:
  "1": Organisation
  1-1: Organisation
  1-1-1: Decide who is in charge
criteria:
  1-1-1-1:
    question: Have you decided who is in charge?
    metWhen: [You have decided]
  1-1-1-2:
    question: Have you told everybody who is in charge?
    metWhen: [You have told everybody]
`,
};

/** The file with the parts that an example shows in place of its own. */
function complete(example: readonly string[], code: string): string {
  const shown = topLevel(example.join('\n'));
  return [...new Map([...topLevel(wholes[kindOf(example[0] ?? '', code)]), ...shown]).values()].join('');
}

function kindOf(firstLine: string, code: string): keyof typeof wholes {
  if (isOfTranslation(code)) return 'translation';
  if (code === 'missing-file') return 'config';
  return /^(?:profileFacts|requirements|levels|title):/.test(firstLine) ? 'catalogue' : 'assessment';
}

/** What is wrong with a translation shows only beside its catalogue. */
function isOfTranslation(code: string): boolean {
  return code.split('-').includes('translation');
}

function topLevel(text: string): Map<string, string> {
  const parts = text.split(/^(?=\S)/m);
  return new Map(parts.map((part) => [part.split(':')[0] ?? '', `${part.trimEnd()}\n`]));
}

/** One example of docs/diagnostics.md. */
export interface Example {
  readonly code: string;
  /** `bad` or `good`. */
  readonly kind: string;
  readonly lines: readonly string[];
}

/** All examples of the page, in its order. */
export function diagnosticExamples(): readonly Example[] {
  const sections = readFileSync(join(root, 'docs', 'diagnostics.md'), 'utf8')
    .split(/^## /m)
    .slice(1);
  return sections.flatMap((section) => {
    const code = section.split('\n')[0] ?? '';
    return blocksOf(section).map(({ info, lines }) => ({ code, kind: info.replace('yaml ', ''), lines }));
  });
}

/** Fills a folder with what an example is about, and gives the command that looks at it. */
export function setOut({ code, lines }: Example, cwd: string): readonly string[] {
  mkdirSync(join(cwd, 'translation'));
  if (isOfTranslation(code)) writeFileSync(join(cwd, 'example.yaml'), wholes.catalogue);
  mkdirSync(join(cwd, 'shoko'));
  writeFileSync(join(cwd, 'shoko', 'taiseihyo.txt'), '体制表 2026年度版\n');
  const file = isOfTranslation(code) ? 'translation/example.en.yaml' : 'example.yaml';
  writeFileSync(join(cwd, file), complete(lines, code));
  return [code.startsWith('scs/') ? 'check' : 'lint', file];
}
