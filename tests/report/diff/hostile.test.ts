import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DiffFormat, diffFormats } from '../../../src/cli/defaults.ts';
import type { Answer, Assessment } from '../../../src/formats/assessment.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { buildDiff } from '../../../src/report/diff/build.ts';
import { renderDiff } from '../../../src/report/diff/index.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { diffFolder } from '../../helpers/diffFixture.ts';
import { diffSide } from '../../helpers/diffSides.ts';
import { run } from '../../helpers/runCli.ts';
import { sampleAssessment, sampleCatalogue } from '../../helpers/sample.ts';

/** What one format or another might act upon. */
const NASTY = [
  '\u001b[31mred\u001b]0;title\u0007 \u009b2J \u202eabc',
  '| a | `b` [c](javascript:d) <img src=x onerror=e> --> </details> @everyone',
  '::error file=x::boo',
  'own <br> and <br/> of a person',
  `${'::add-mask::x '.repeat(3)}`,
].join('\n');

/** A file with the like of it wherever a person may write; `more` makes every one of its texts another. */
function hostileAssessment(more: string, state: Answer['state']): Assessment {
  const text = NASTY + more;
  const { answers, ...rest } = sampleAssessment({
    'A-1-1-1': {
      state,
      note: text,
      reason: text,
      owner: text,
      derivedFrom: text,
      waiver: { reason: text },
      evidence: [
        { title: text, reference: text },
        { title: NASTY, reference: text },
      ],
    },
    'A-1-1-2': state,
  });
  return {
    ...rest,
    organization: { name: text },
    scope: { companies: [text], sites: [NASTY], departments: [text, NASTY], systems: [text] },
    catalogue: { id: 'sample', edition: text, level: 'base', file: text },
    earlier: [{ id: NASTY, edition: text, level: text }],
    profile: { [text]: true },
    answers: { ...answers, [text]: { state } },
    retired: [
      { id: text, from: { id: text, edition: text }, why: 'changed', on: '2026-01-01', answer: { state, note: text } },
    ],
  };
}

function hostileReport(kind: 'files' | 'days') {
  const plain = sampleCatalogue([
    { id: 'A-1-1-1', question: NASTY },
    { id: 'A-1-1-2', question: NASTY },
  ]);
  const catalogue = {
    ...plain,
    title: NASTY,
    edition: NASTY,
    source: { ...plain.source, publisher: NASTY },
    levels: plain.levels.map((level) => ({ ...level, title: NASTY })),
    requirements: plain.requirements.map((requirement) => ({ ...requirement, title: NASTY })),
  };
  const [before, after] = [
    diffSide(hostileAssessment(' a', 'met'), { catalogue, file: NASTY }),
    diffSide(hostileAssessment(' b', 'not-applicable'), { catalogue, file: NASTY }),
  ];
  const finding = {
    code: 'scs/evidence-missing',
    severity: 'error',
    args: { criterion: NASTY, value: NASTY },
  } as const;
  const findings = [1, 2, 3, 4].map((number) => ({ ...finding, args: { ...finding.args, number, fact: NASTY } }));
  return buildDiff({ kind, before, after: { ...after, findings, waived: [NASTY] }, version: '0.0.0' });
}

/** What comes out of the command, and of the format alone. */
async function outputs(format: DiffFormat): Promise<readonly string[]> {
  const cwd = diffFolder();
  const quoted = JSON.stringify(NASTY).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const file = (tail: string) => `formatVersion: 1
organization: { name: ${quoted} }
scope: { sites: [${quoted}, "${tail}"] }
catalogue: { id: example, edition: "2026", level: basic, file: example.yaml }
answers:
  1-1-1-1: { state: met, note: ${quoted.slice(0, -1)}${tail}", evidence: [{ title: ${quoted}, reference: "${tail}" }] }
  1-1-1-2: { state: unmet, owner: ${quoted.slice(0, -1)}${tail}", waiver: { reason: ${quoted.slice(0, -1)}${tail}" } }
`;
  writeFileSync(join(cwd, '::error::a,|<b>.yaml'), file('a'));
  writeFileSync(join(cwd, 'b.yaml'), file('b'));
  const { stdout, code } = await run(['diff', '::error::a,|<b>.yaml', 'b.yaml', '--format', format], { cwd });
  expect(code).toBe(0);
  const direct = (['files', 'days'] as const).flatMap((kind) =>
    [30, 78].map((width) => renderDiff(hostileReport(kind), format, { t: translator(ja), paint: plainPaint, width })),
  );
  return [stdout, ...(await Promise.all(direct))];
}

describe('what a person typed stays text', () => {
  test.each(diffFormats)('no terminal escape and no turned text in %s', async (format) => {
    for (const text of await outputs(format)) {
      expect(text).toContain('boo');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not come through
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e]/);
    }
  });

  test.each(diffFormats)('no workflow command in %s', async (format) => {
    for (const text of await outputs(format)) expect(text).not.toMatch(/^\s*::/m);
  });

  test('no markup of a person in markdown', async () => {
    const told = await outputs('markdown');
    expect(told.join('')).toContain('own &lt;br&gt; and &lt;br/&gt; of a person');
    for (const text of told) {
      // A break between two lines is ours; one that was typed is text.
      expect(text).not.toMatch(/<\/?(?!br>)[a-z]+|own <br/i);
      expect(text).not.toMatch(/(?<!<!-- )-->|@everyone|[^\\]\[c\]\(/);
      const bars = (row: string) => row.match(/(?<!\\)\|/g)?.length;
      for (const row of text.split('\n').filter((line) => line.startsWith('| '))) expect(bars(row)).toBe(5);
    }
  });

  test('no markup of a person in HTML', async () => {
    // The page itself has links to its own parts.
    const markup = /<img|<a (?!(?:class="[\w -]+" )?href="#\w+">)|<\/details>\s*@everyone/;
    for (const text of await outputs('html')) expect(text).not.toMatch(markup);
  });

  test('json can be read', async () => {
    for (const text of await outputs('json')) expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1 });
  });

  test('every line of the text that is no heading is ours to begin', async () => {
    const lines = (await outputs('text')).flatMap((text) => text.split('\n'));
    // A line break of a person never begins a line of its own at the left.
    expect(lines.filter((line) => /^(?:red|\||boo)/.test(line))).toEqual([]);
  });
});
