import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileCodes } from '../../../src/formats/diagnostic.ts';
import type { CheckReport, JudgedFile } from '../../../src/formats/outputs/check.ts';
import { en } from '../../../src/i18n/en/index.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { isMessageKey } from '../../../src/i18n/keys.ts';
import { translator } from '../../../src/i18n/t.ts';
import { sarif } from '../../../src/report/feed/sarif.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { ruleCodes } from '../../../src/rules/index.ts';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run, testFolder } from '../../helpers/runCli.ts';

const several = ['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml'];

/** A log as it is read back: whatever its shape, the rules below say what it must be. */
// biome-ignore lint/suspicious/noExplicitAny: a foreign format, looked into by path
const runOf = (text: string): any => JSON.parse(text).runs[0];

/** Every text of a message anywhere in a log. */
function messagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : messagesIn(inner),
  );
}

/**
 * The rules of Microsoft's validator of the kinds Sarif and Ghas that can apply to what we write: we have no snippets,
 * hashes, code flows or times.
 */
function complaintsAbout(text: string): readonly string[] {
  const log = JSON.parse(text);
  const { tool, results } = runOf(text);
  const { driver } = tool;
  const isAbsolute = (uri: string) => URL.canParse(uri);
  const complain = (code: string, wrong: boolean, what: unknown) => (wrong ? [`${code}: ${JSON.stringify(what)}`] : []);
  return [
    ...complain('SARIF1011 final schema', !/sarif(-schema)?-2\.1\.0/.test(log.$schema), log.$schema),
    ...complain(
      'SARIF1005 absolute',
      driver.informationUri !== undefined && !isAbsolute(driver.informationUri),
      driver,
    ),
    ...messagesIn(log).flatMap((message) => [
      ...complain('SARIF1012 arguments', /(?<!\{)\{\d+\}(?!\})/.test(message), message),
      ...complain('SARIF1014 links', /(?<!\\)\[[^\]]*\]\([^)]*\)/.test(message), message),
      ...complain('empty message', message.trim() === '', message),
    ]),
    ...driver.rules.flatMap((rule: Record<string, never>) => {
      const { id, name, shortDescription, fullDescription, help, helpUri, properties } = rule as never as Record<
        string,
        { text: string; markdown: string; tags: readonly string[] } & string
      >;
      return [
        ...complain('SARIF1001 id', !id || name === id, [id, name]),
        ...complain('SARIF2012 name', !name || !/^[\p{L}\p{N}_]{1,255}$/u.test(name), name),
        ...complain('GH2012 full', !fullDescription?.text || fullDescription.text.length > 1024, id),
        ...complain('GH2012 help', !help?.text || !help.markdown, id),
        ...complain('title', !shortDescription?.text || shortDescription.text.length > 1024, id),
        ...complain('hole', /…(?!$)|\{\w/.test(shortDescription?.text ?? ''), shortDescription),
        ...complain('tags', !(properties && properties.tags.length > 0 && properties.tags.length <= 10), id),
        ...complain('SARIF1005 helpUri', helpUri !== undefined && !isAbsolute(helpUri), helpUri),
      ];
    }),
    ...complain(
      'ids',
      new Set(driver.rules.map(({ id }: { id: string }) => id)).size !== driver.rules.length,
      driver.rules.length,
    ),
    ...results.flatMap(
      // biome-ignore lint/suspicious/noExplicitAny: a foreign format, looked into by path
      ({ ruleId, ruleIndex, message, locations, partialFingerprints }: any) => {
        const { artifactLocation, region } = locations[0].physicalLocation;
        const { startLine, startColumn = 1, endLine = startLine, endColumn = startColumn } = region;
        return [
          ...complain('SARIF1010/1017 rule', driver.rules[ruleIndex]?.id !== ruleId, ruleId),
          ...complain(
            'SARIF1007 region',
            endLine < startLine || (endLine === startLine && endColumn < startColumn),
            region,
          ),
          ...complain('GH1003 region', !(startLine >= 1), region),
          ...complain('GH1005 relative', isAbsolute(artifactLocation.uri), artifactLocation),
          ...complain('SARIF1002 uri', !/^[\w.%!~*'()/-]+$/.test(artifactLocation.uri), artifactLocation),
          ...complain('message', message.text.length > 4000, message.text.length),
          ...complain('fingerprint', !partialFingerprints.primaryLocationLineHash, ruleId),
        ];
      },
    ),
  ];
}

describe('the rules of Microsoft’s validator', () => {
  test.each([[['passed.yaml']], [['mixed.yaml']], [several], [['mixed.yaml', '--lang', 'en']]])(
    'are held by check of %s',
    async (files) => {
      expect(complaintsAbout((await checkAs('sarif', files)).stdout)).toEqual([]);
    },
  );

  test('are held by lint', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'scs-check.yaml'), '"[a](1) {0}": 1\n');
    const { stdout } = await run(['lint', 'scs-check.yaml', 'nai.yaml', '--reporter', 'sarif'], { cwd });
    expect(runOf(stdout).results).toHaveLength(2);
    expect(complaintsAbout(stdout)).toEqual([]);
  });

  test('and the check of them complains where they are broken', async () => {
    const { stdout } = await checkAs('sarif', ['mixed.yaml']);
    const broken = [
      stdout.replace(/"fullDescription": \{\s+"text": /g, '"fullDescription": { "x": '),
      stdout.replace(/"ruleIndex": \d+/, '"ruleIndex": 999'),
      stdout.replace(/"uri": "/, '"uri": "file:///'),
      stdout.replace(/"text": "/, '"text": "{0} '),
    ];
    for (const one of broken) expect(complaintsAbout(one)).not.toEqual([]);
  });
});

test.each([
  ['ja', ja],
  ['en', en],
])('every code has a title without holes in %s', (_language, words) => {
  const t = translator(words);
  for (const code of [...fileCodes.filter((one) => !one.startsWith('official/')), ...ruleCodes]) {
    const key = `rule.title.${code}`;
    expect([code, isMessageKey(key) && t(key)]).toEqual([code, expect.stringMatching(/^[^{}…]+$/)]);
  }
});

describe('a criterion', () => {
  test('is a rule of its own, with what it asks, its conditions and its first step', async () => {
    const cwd = testFolder();
    await run(['init', '--name', 'サンプル製作所', '--level', 'star3'], { cwd });
    const { rules } = runOf((await run(['check', '--reporter', 'sarif'], { cwd })).stdout).tool.driver;
    const criteria = rules.filter(({ id }: { id: string }) => id.startsWith('scs-20260327/'));
    expect(criteria).toHaveLength(81);
    expect(
      new Set(criteria.map((rule: { shortDescription: { text: string } }) => rule.shortDescription.text)).size,
    ).toBe(81);
    for (const { help, defaultConfiguration } of criteria) {
      expect(help.markdown).toMatch(
        /### 「できている」と言える条件\n\n- .+[\s\S]+### 最初の一歩\n\n- .+[\s\S]+### 証拠の例\n\n- /,
      );
      expect(defaultConfiguration.level).toBe('warning');
    }
  });

  test('keeps its alert when it is waived', async () => {
    const prints = async (argv: readonly string[]) => {
      const { results } = runOf(
        (await run(['check', 'mixed.yaml', '--reporter', 'sarif', ...argv], { cwd: checkFolder() })).stdout,
      );
      const found = results.find(({ ruleId }: { ruleId: string }) => ruleId.endsWith('/1-1-1-3'));
      return [found.level, found.partialFingerprints.primaryLocationLineHash];
    };
    const [waived, print] = await prints([]);
    const [ended, same] = await prints(['--as-of', '2027-04-01']);
    expect([waived, ended, same]).toEqual(['note', expect.stringMatching(/error|warning/), print]);
  });
});

describe('more than GitHub takes', () => {
  const criterion = (index: number, question: string): JudgedFile['criteria'][number] => ({
    id: `1-${index}`,
    question,
    state: index % 2 === 0 ? 'unmet' : 'unknown',
    standing: 'open',
  });
  const reportOf = (count: number, question: string): CheckReport => ({
    schemaVersion: 1,
    tool: { name: 'scs-check', version: '1.2.3' },
    passed: false,
    exitCode: 1,
    terms: { asOf: '2026-11-21', failOn: 'error', allowNotApplicable: false, assurance: 'self' },
    files: [
      {
        file: 'a.yaml',
        path: 'a.yaml',
        outcome: 'judged',
        passed: false,
        catalogue: { id: 'own', title: 'own', edition: '1', publisher: 'x' },
        level: { id: 'all', title: 'all' },
        diagnostics: [],
        open: [],
        unassured: [],
        excluded: [],
        waived: [],
        known: [],
        improved: [],
        criteria: Array.from({ length: count }, (_, index) => criterion(index, question)),
      } as unknown as JudgedFile,
    ],
  });
  const told = (count: number, question = 'はい') =>
    sarif(reportOf(count, question), { t: translator(ja), paint: plainPaint, sources: () => undefined });

  test.each([
    [5000, 5000, undefined],
    [5001, 5001, '結果は5001件あります。GitHub が示すのは、重いものから5000件までです。'],
    [25_002, 25_000, '残りの2件は省きました'],
  ])('%d results are %d, with a word about it', (count, kept, word) => {
    const text = told(count);
    const { results, invocations, tool } = runOf(text);
    expect([results.length, tool.driver.rules.length]).toEqual([kept, kept]);
    const [notice] = invocations[0].toolExecutionNotifications ?? [];
    if (word === undefined) expect(notice).toBeUndefined();
    else expect(notice.message.text).toContain(word);
    expect(results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(Math.ceil(count / 2));
  });

  test('texts are cut where they would be refused', () => {
    expect(complaintsAbout(told(2, 'はい'.repeat(600)))).toEqual([]);
  });
});
