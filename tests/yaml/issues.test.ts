import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { parseBaseline } from '../../src/assessment/baseline.ts';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { parseConfig } from '../../src/workspace/config.ts';

interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A shipped file with little of each list: whatever it lacks is told, too. */
const read = (path: string): unknown => little(parse(readFileSync(join(root, path), 'utf8')));

function little(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(little);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isById = entries.every(([key]) => /\d|^[A-Z]/.test(key));
  return Object.fromEntries((isById ? entries.slice(0, 2) : entries).map(([key, child]) => [key, little(child)]));
}

const hash = `sha256:${'0a'.repeat(32)}`;
const baseline = {
  formatVersion: 1,
  files: {
    'assessment.yaml': { catalogue: { id: 'a', edition: 'b', hash, level: 'c' }, criteria: {}, diagnostics: [] },
  },
};
const config = {
  formatVersion: 1,
  level: 'star3',
  failOn: 'warning',
  assurance: 'self',
  rules: { 'scs/due-past': 'off' },
};

/** A right file of each kind, and what reads it. */
const kinds: readonly (readonly [
  string,
  unknown,
  (file: Source) => { readonly diagnostics: readonly Diagnostic[] },
])[] = [
  ['assessment', read('templates/sample.assessment.yaml'), (file) => parseAssessment(file)],
  ['catalogue', read('controls/security-action-25.yaml'), (file) => parseCatalogue(file)],
  ['guidance', read('controls/guidance/security-action-25.ja.yaml'), (file) => parseGuidance(file)],
  ['translation', read('controls/translation/security-action-25.en.yaml'), (file) => parseTranslation(file)],
  ['crosswalk', read('controls/crosswalk/ssdf-1.1--scs-20260327.yaml'), (file) => parseCrosswalk(file)],
  ['baseline', baseline, (file) => parseBaseline(file)],
  ['config', config, (file) => parseConfig(file, { folder: '/' })],
];

const wrong: readonly unknown[] = [
  ...[null, '', ' ', 'x', 'あ：', '\u202e', '　x', '2026-13-40', 'a'.repeat(5000), '../../x', true],
  ...[-1, 0, 1.5, 1e9, [], [null], ['x', 'x', 1], {}, { zzz: 1 }, { '': null }],
];

/** Every value of a file once, by its place: the first of a list stands for all. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value);
  const shown = Array.isArray(value) ? entries.slice(0, 1).map(([, child]) => [0, child] as const) : entries;
  return [path, ...shown.flatMap(([key, child]) => placesIn(child, [...path, key]))];
}

/** Places of one kind differ in an id or a number alone. */
function kindOf(path: readonly (string | number)[]): string {
  return path.map((step) => (/\d|^[A-Z]/.test(String(step)) ? '*' : step)).join('.');
}

function changedAt(value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (step === undefined) return put;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...Object(value) };
  Reflect.set(copy, step, changedAt(Reflect.get(Object(value), step), rest, put));
  return copy;
}

/** Names of a library, of a language or of ours that no reader has heard of. */
const RAW =
  /invalid_|unrecognized_|too_(?:big|small)|\b(?:undefined|NaN|ZodError|nonoptional|literal|record|enum|tuple|union|int|NULL|null|array|object|boolean)\b|\{\w+\}|[a-z]+\.[a-z]+\.[a-z]/;
/** What the file itself says stands in quotes. */
const QUOTED = /「[^」]*」|“[^”]*”|"[^"]*"|\[ や \{|\[ or \{/g;

test.each(kinds)('whatever is wrong with the shape of a file (%s), it is told in words', (_, right, parseFile) => {
  const told = new Map<string, Diagnostic>();
  for (const path of new Map(placesIn(right).map((one) => [kindOf(one), one])).values()) {
    for (const put of wrong) {
      const bytes = Buffer.from(stringify(changedAt(right, path, put), { aliasDuplicateObjects: false }));
      for (const one of parseFile({ name: 'a.yaml', bytes }).diagnostics) {
        told.set(`${one.code} ${path.at(-1)} ${JSON.stringify({ ...one.args, value: '' })}`, one);
      }
    }
  }
  const faults = [...told].flatMap(([key, one]) =>
    [ja, en].flatMap((messages) => {
      const t = translator(messages);
      const sentence = describeDiagnostic(t, one);
      const texts = [sentence, hintFor(t, one) ?? ''].map((text) => text.replace(QUOTED, ''));
      // Of a value that cannot be used it is told which can.
      const isMeantTold = one.code !== 'value-not-allowed' || one.allowed !== undefined || texts[1] !== '';
      const isTold = sentence !== one.code && isMeantTold && !texts.some((text) => RAW.test(text));
      return isTold ? [] : [`${key}: ${texts.join(' / ')}`];
    }),
  );
  expect(told.size).toBeGreaterThan(10);
  expect(faults).toEqual([]);
});
