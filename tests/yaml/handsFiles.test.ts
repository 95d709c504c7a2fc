import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { parseBaseline } from '../../src/assessment/baseline.ts';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { parseConfig } from '../../src/workspace/config.ts';
import type { SourceFile } from '../../src/yaml/read.ts';
import { wide } from '../helpers/hands.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

interface Kind {
  readonly text: string;
  /** Keys that may be anything. */
  readonly isFree?: RegExp;
  readonly parse: (file: SourceFile) => { readonly diagnostics: readonly Diagnostic[] };
}

const problemsIn = (text: string, { parse }: Pick<Kind, 'parse'>) =>
  parse({ name: 'a.yaml', bytes: new TextEncoder().encode(text) }).diagnostics;

/** The beginning of a file of ours, as far as it is a whole. */
function startOf(path: string, parse: Kind['parse']): Kind {
  const lines = readFileSync(join(root, path), 'utf8').split('\n').slice(0, 75);
  while (lines.length > 0 && problemsIn(`${lines.join('\n')}\n`, { parse }).length > 0) lines.pop();
  return { text: `${lines.join('\n')}\n`, parse };
}

/** Files that people write, a row for each that is read in its own way; what belongs to a catalogue is read as one. */
const kinds: Readonly<Record<string, Kind>> = {
  assessment: {
    text: `formatVersion: 1
organization:
  name: サンプル製作所
scope: {}
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
answers:
  1-2-1-1:
    state: met
    answeredOn: 2026-10-01
    evidence:
      - title: 体制表
        confidential: true
`,
    parse: (file) => parseAssessment(file, () => shippedCatalogue()),
  },
  config: {
    text: `level: star3
catalogue: scs-20260327
failOn: warning
assurance: evidenced
allowNotApplicable: true
rules:
  scs/due-past: warning
  scs/owner-missing: off
`,
    parse: (file) => parseConfig(file, { folder: '/', isThere: () => true, catalogueOf: () => shippedCatalogue() }),
  },
  baseline: {
    text: `formatVersion: 1
takenOn: 2026-11-21
files:
  assessment.yaml:
    catalogue: scs-20260327
    edition: "2026-03-27"
    level: star3
    gaps:
      1-2-1-2: unmet
    findings: {}
`,
    // Files and ids, as the tool that wrote it found them.
    isFree: /^(?:assessment\.yaml|1-2-1-2)$/,
    parse: parseBaseline,
  },
  catalogue: startOf('templates/catalogue.yaml', (file) => parseCatalogue(file)),
  guidance: { ...startOf('controls/guidance/scs-20260327.ja.yaml', (file) => parseGuidance(file)), isFree: /^\d/ },
  translation: {
    ...startOf('controls/translation/scs-20260327.en.yaml', (file) => parseTranslation(file)),
    isFree: /^(?:\d|[a-z]+-)/,
  },
  crosswalk: startOf('controls/crosswalk/security-action-25--scs-20260327.yaml', (file) => parseCrosswalk(file)),
};

/** What hands and programs make of a line of YAML; undefined where there is nothing to make. */
const slips: Readonly<Record<string, (line: Line) => string | undefined>> = {
  'a full-width colon': ({ indent, key, value }) => `${indent}${key}：${value}`,
  'a full-width colon and a blank': ({ indent, key, value }) => `${indent}${key}： ${value}`,
  'a full-width blank behind the colon': ({ indent, key, value }) => value && `${indent}${key}:\u3000${value}`,
  'an NBSP behind the colon': ({ indent, key, value }) => value && `${indent}${key}:\u00a0${value}`,
  'no blank behind the colon': ({ indent, key, value }) => value && `${indent}${key}:${value}`,
  'a full-width key': ({ indent, key, value }) => `${indent}${wide(key)}: ${value}`,
  'a zero-width space in the key': ({ indent, key, value }) => `${indent}${key[0]}\u200b${key.slice(1)}: ${value}`,
  'ー for the hyphens of the key': ({ indent, key, value }) =>
    key.includes('-') ? `${indent}${key.replaceAll('-', 'ー')}: ${value}` : undefined,
  'a full-width indent': ({ indent, key, value }) => indent && `${indent.replaceAll('  ', '\u3000')}${key}: ${value}`,
  'an NBSP as indent': ({ indent, key, value }) => indent && `${indent.replaceAll(' ', '\u00a0')}${key}: ${value}`,
};

interface Line {
  readonly indent: string;
  readonly key: string;
  readonly value: string;
}

/** Problems that name a sign, or the blank that is left out. */
const NAMED = ['full-width-character', 'look-alike-character', 'invisible-character', 'yaml-syntax'];

test.each(Object.entries(kinds))(
  'in a file of the kind %s, a sign is named on its line, and nothing else is told',
  (_, kind) => {
    expect(problemsIn(kind.text, kind)).toEqual([]);
    const lines = kind.text.split('\n');
    const seen = new Set<string>();
    const told = lines.flatMap((line, index) => {
      const [, indent = '', key = '', value = ''] = /^( *)([\w./-]+):(?: (.+))?$/.exec(line) ?? [];
      // One line of each depth, with a value and without.
      const place = `${indent.length} ${value === ''}`;
      if (key === '' || kind.isFree?.test(key) || seen.has(place)) return [];
      seen.add(place);
      return Object.entries(slips).flatMap(([slip, made]) => {
        const wrong = made({ indent, key, value });
        if (!wrong) return [];
        const found = problemsIn(lines.with(index, wrong).join('\n'), kind);
        const isRight =
          found.length === 1 && NAMED.includes(found[0]?.code ?? '') && found[0]?.range?.start.line === index + 1;
        return isRight ? [] : [[slip, wrong, found.map(({ code, range }) => [code, range?.start.line])]];
      });
    });
    expect(told).toEqual([]);
  },
);

// What the form in a browser saves is mended in an editor, too.
test('in the answer file of a form, a sign is named on its line, and nothing else is told', () => {
  const { parse } = kinds['assessment'] ?? {};
  if (parse === undefined) throw new Error('no assessment');
  const text = JSON.stringify(
    {
      formatVersion: 1,
      organization: { name: 'サンプル製作所' },
      scope: {},
      catalogue: { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
      answers: { '1-2-1-1': { state: 'met', answeredOn: '2026-10-01' } },
    },
    undefined,
    2,
  );
  expect(problemsIn(text, { parse })).toEqual([]);
  const slip = {
    'a full-width colon': (line: string) => line.replace('": ', '"： '),
    'a full-width colon without a blank': (line: string) => line.replace('": ', '"：'),
    'a full-width key': (line: string) => line.replace(/"([\w-]+)":/, (_, key: string) => `"${wide(key)}":`),
    'a zero-width space in the key': (line: string) => line.replace(/"(\w)([\w-]+)":/, '"$1\u200b$2":'),
    'ー for a hyphen of the key': (line: string) => line.replace(/(?<="\d)-/, 'ー'),
    'an NBSP as indent': (line: string) => line.replace(/^ /, '\u00a0'),
    'a full-width blank as indent': (line: string) => line.replace(/^ {2}/, '\u3000'),
    'a curly quote': (line: string) => line.replace('"', '“'),
  };
  const lines = text.split('\n');
  const told = lines.flatMap((line, index) =>
    Object.entries(slip).flatMap(([name, made]) => {
      const wrong = made(line);
      if (wrong === line || !line.includes('": ')) return [];
      const found = problemsIn(lines.with(index, wrong).join('\n'), { parse });
      const isNamed = NAMED.includes(found[0]?.code ?? '') && found[0]?.range?.start.line === index + 1;
      return isNamed ? [] : [[name, wrong, found.map(({ code, range }) => [code, range?.start.line])]];
    }),
  );
  expect(told).toEqual([]);
});
