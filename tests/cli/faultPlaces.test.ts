import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintReporterNames } from '../../src/cli/defaults.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { examples } from '../helpers/workedExample.ts';

const CATALOGUE = 'kijun/shiiresaki-12.yaml';
const GUIDANCE = 'kijun/guidance/shiiresaki-12.ja.yaml';
const assessment = `formatVersion: 1
organization:
  name: サンプル株式会社
scope:
  sites: [本社]
catalogue:
  id: shiiresaki-12
  edition: "2026-10"
  level: kihon
  file: ${CATALOGUE}
answers: {}
`;

/** A repository with one firm in a folder, which has a catalogue of its own. */
function repository(): string {
  const root = testFolder();
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  mkdirSync(join(root, 'kaisha', 'kijun', 'guidance'), { recursive: true });
  for (const file of [CATALOGUE, GUIDANCE])
    cpSync(join(examples, file.slice('kijun/'.length)), join(root, 'kaisha', file));
  writeFileSync(join(root, 'kaisha', 'assessment.yaml'), assessment);
  writeFileSync(join(root, 'kaisha', 'scs-check.yaml'), 'level: kihon\n');
  return root;
}

/** Writes a key that no file has on a new last line, and says which that is. */
function breaks(root: string, file: string): number {
  const path = join(root, 'kaisha', file);
  appendFileSync(path, 'nonsense: 1\n');
  return readFileSync(path, 'utf8').trimEnd().split('\n').length;
}

/** How each format writes where a problem is that it calls unknown-key. */
const places: Readonly<Record<string, RegExp>> = {
  sarif: /"ruleId": "unknown-key"[\s\S]*?"uri": "([^"]+)"[\s\S]*?"startLine": (\d+)/g,
  json: /"code": "unknown-key"[\s\S]*?"file": "([^"]+)"[\s\S]*?"line": (\d+)/g,
  gitlab: /"check_name": "unknown-key"[\s\S]*?"path": "([^"]+)"[\s\S]*?"begin": (\d+)/g,
  github: /file=([^,]+),line=(\d+)/g,
  azure: /sourcepath=([^;]+);linenumber=(\d+)/g,
};
const FOR_PEOPLE = /([\w./-]+\.yaml):(\d+)/g;

/** The places in what a reporter tells, as path:line; in Markdown a file that a heading names is not named again. */
function placesIn(told: string, reporter: string): readonly string[] {
  const parts = told
    .split(/^### (?=\S+$)/m)
    .map((part) => part.replace(/^- (?=\d+:\d+ )/gm, `- ${part.split('\n', 1)[0]}:`));
  const found = parts.flatMap((part) => [...part.matchAll(places[reporter] ?? FOR_PEOPLE)]);
  return [...new Set(found.map(([, path, line]) => `${path}:${line}`))];
}

/** Formats whose reader opens a file from the root of the repository, wherever the command ran. */
const fromRoot = ['sarif', 'gitlab', 'github', 'azure', 'junit'];

describe.each(lintReporterNames)('%s', (reporter) => {
  test.each([
    ['check', 'assessment.yaml'],
    ['check', CATALOGUE],
    ['lint', 'assessment.yaml'],
    ['lint', CATALOGUE],
    ['lint', GUIDANCE],
    ['lint', 'scs-check.yaml'],
  ])('%s places what is wrong in %s there, and nowhere else', async (command, file) => {
    for (const folder of ['', 'kaisha']) {
      const root = repository();
      const line = breaks(root, file);
      const from = (path: string) => (folder === '' ? `kaisha/${path}` : path);
      const target = from(command === 'check' ? 'assessment.yaml' : file);
      const { stdout, screen } = await run([command, target, '--reporter', reporter], { cwd: join(root, folder) });
      const told = reporter === 'text' ? screen : stdout;
      const place = `${fromRoot.includes(reporter) ? `kaisha/${file}` : from(file)}:${line}`;
      expect({ folder, found: placesIn(told, reporter) }).toEqual({ folder, found: [place] });
    }
  });

  test('says what was probably meant and the way out, as the terminal does', async () => {
    const faults: Readonly<Record<string, string>> = {
      'assessment.yaml': `${assessment.replace('answers: {}', 'answers:\n  q1: { state: まだ }\n  q2: { state: mett }')}ower: 1\n`,
      'naiyou.yaml': 'formatVersion: 99\ncatalogue: { id: x }\n',
    };
    for (const command of ['check', 'lint']) {
      const root = repository();
      for (const [file, text] of Object.entries(faults)) writeFileSync(join(root, 'kaisha', file), text);
      const targets = [...Object.keys(faults), 'nai.yaml'].filter((file) => command === 'lint' || file !== 'nai.yaml');
      const said = async (by: string) =>
        await run([command, ...targets, '--reporter', by], { cwd: join(root, 'kaisha') });
      const { screen } = await said('text');
      // The lines that are above in a terminal are messages of their own elsewhere.
      const wanted = [...screen.matchAll(/^ +((?:ヒント: (?!上の行)|もしかして: ).+)$/gm)].map(([, told = '']) => told);
      expect(wanted.length, screen).toBeGreaterThan(3);
      const { stdout } = await said(reporter);
      const told = reporter === 'text' ? screen : stdout;
      // For programs, what was meant is a value of its own.
      if (reporter === 'json') expect(told).toContain('"suggestion": "met"');
      else
        expect(
          wanted.filter((one) => !plain(told).includes(plain(one))),
          told,
        ).toEqual([]);
    }
  });
});

/** Without what a format puts before signs that mean something in it. */
function plain(text: string): string {
  return text
    .replace(/\\|`/g, '')
    .replace(/&quot;/g, '"')
    .replace(/<!-- -->/g, '')
    .replace(/%(?:AZP)?25/g, '%');
}
