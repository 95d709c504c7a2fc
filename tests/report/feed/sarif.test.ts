import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import type { CheckReport } from '../../../src/formats/outputs/check.ts';
import { en } from '../../../src/i18n/en/index.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { sarif } from '../../../src/report/feed/sarif.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

/** The official schema; written for draft-04, of which it uses nothing that later drafts read otherwise but its id. */
function validator() {
  const {
    $schema: _,
    id: _id,
    ...schema
  } = JSON.parse(
    readFileSync(
      join(root, 'node_modules', '@microsoft', 'jest-sarif', 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

const several = ['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml'];

interface Located {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

const resultsOf = (text: string): readonly Located[] => JSON.parse(text).runs[0].results;

describe('SARIF', () => {
  test.each(
    [['passed.yaml'], ['mixed.yaml'], ['broken.yaml'], ['nai.yaml'], ['.'], several].map((files) => ({ files })),
  )('of $files is as the official schema wants it', async ({ files }) => {
    const validate = validator();
    validate(JSON.parse((await checkAs('sarif', files)).stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('has for GitHub one place with a line, a known rule and a fingerprint in each result', async () => {
    const { stdout } = await checkAs('sarif', several);
    const { rules } = JSON.parse(stdout).runs[0].tool.driver;
    const results = resultsOf(stdout);
    expect(results.length).toBeGreaterThan(6);
    for (const { ruleId, ruleIndex, level, message, locations, partialFingerprints } of results) {
      expect(rules[ruleIndex].id).toBe(ruleId);
      expect(rules[ruleIndex].shortDescription.text).not.toMatch(/\{\w/);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      expect(locations).toHaveLength(1);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^[\w.%/-]+$/);
      expect(region?.startLine).toBeGreaterThan(0);
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{32}:\d+$/);
    }
    const fingerprints = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(fingerprints).size).toBe(results.length);
  });

  test('keeps its fingerprints when lines move', async () => {
    const cwd = checkFolder();
    const before = resultsOf((await run(['check', 'mixed.yaml', '--reporter', 'sarif'], { cwd })).stdout);
    const file = join(cwd, 'mixed.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('answers:', '\n# 3行\n# 増えました\nanswers:'));
    const after = resultsOf((await run(['check', 'mixed.yaml', '--reporter', 'sarif'], { cwd })).stdout);
    const lines = (results: readonly Located[]) =>
      results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine ?? 0);
    expect(lines(after)).toEqual(lines(before).map((line) => line + 3));
    expect(after.map((one) => one.partialFingerprints)).toEqual(before.map((one) => one.partialFingerprints));
  });

  test('names a file by a relative URI with / whatever its letters', async () => {
    const cwd = checkFolder();
    writeFileSync(join(cwd, '回答 1.yaml'), readFileSync(join(cwd, 'mixed.yaml')));
    const { stdout } = await run(['check', './回答 1.yaml', '--reporter', 'sarif'], { cwd });
    const uris = resultsOf(stdout).map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(new Set(uris)).toEqual(new Set([`${encodeURIComponent('回答 1')}.yaml`]));
  });

  test('tells where more is written only where the package has a home', () => {
    const report: CheckReport = {
      schemaVersion: 1,
      tool: { name: 'scs-check', version: '1.2.3' },
      passed: false,
      exitCode: 2,
      terms: { asOf: '2026-11-21', failOn: 'error', allowNotApplicable: false, assurance: 'self' },
      files: [
        {
          file: 'a.yaml',
          path: 'a.yaml',
          outcome: 'unread',
          passed: false,
          problem: { code: 'file-invalid', args: {} },
          diagnostics: [
            {
              code: 'scs/option-missing',
              args: {},
              severity: 'error',
              file: 'a.yaml',
              filePath: 'a.yaml',
              blocks: true,
            },
          ],
        },
      ],
    };
    const options = { t: translator(ja), paint: plainPaint, sources: () => undefined };
    expect(sarif(report, options)).not.toMatch(/helpUri|informationUri/);
    const { tool, results } = JSON.parse(
      sarif(report, { ...options, homepage: 'https://github.com/example/scs-check#readme' }),
    ).runs[0];
    expect(tool.driver.informationUri).toBe('https://github.com/example/scs-check#readme');
    expect(tool.driver.rules[0].helpUri).toBe(
      'https://github.com/example/scs-check/blob/HEAD/docs/diagnostics.md#scsoption-missing',
    );
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('a.yaml');
    const inEnglish = { ...options, t: translator(en), homepage: 'https://github.com/example/scs-check#readme' };
    expect(JSON.parse(sarif(report, inEnglish)).runs[0].tool.driver.rules[0].helpUri).toBe(
      'https://github.com/example/scs-check/blob/HEAD/docs/diagnostics.en.md#scsoption-missing',
    );
  });
});
