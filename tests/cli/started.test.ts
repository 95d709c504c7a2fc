import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { asStarted } from '../../src/cli/started.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { programFor } from '../helpers/program.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** What npm 7 and later, and npm 6, say to what they run. */
const byNpx = [{ npm_command: 'exec' }, { npm_lifecycle_event: 'npx' }];
const [npx = {}] = byNpx;
const names = programFor('all', translator(ja)).commands.map((command) => command.name());
/** A command as only somebody with `scs-check` of their own can type it. */
const bare = new RegExp(`(?<![\\w./@-])(?<!npx )scs-check (?:${names.join('|')}|--help)(?![\\w-])`, 'g');

describe('a command that is told', () => {
  test.each(byNpx)('is typed with npx where we were started by it: %o', (variables) => {
    for (const name of names) expect(asStarted(`（scs-check ${name}）`, variables)).toBe(`（npx scs-check ${name}）`);
    expect(asStarted('使い方: scs-check report --help', variables)).toBe('使い方: npx scs-check report --help');
  });

  test.each([
    'npx scs-check ask',
    'scs-check のファイル',
    'npm install -g scs-check@latest',
    'node_modules/.bin/scs-check check',
    'The scs-check is',
    'scs-check checks files',
  ])('%s stays as it is', (text) => {
    expect(asStarted(text, npx)).toBe(text);
  });

  test('is looked for before the environment, which takes longer: a report has thousands of texts', () => {
    const variables = new Proxy({}, { get: () => expect.unreachable() });
    expect(asStarted('答えを書きました: assessment.yaml', variables)).toBe('答えを書きました: assessment.yaml');
  });

  test('stays as it is for whoever has installed us', () => {
    for (const variables of [{}, { npm_command: 'run-script', npm_lifecycle_event: 'check' }]) {
      expect(asStarted('scs-check ask', variables)).toBe('scs-check ask');
    }
  });

  test('has npx in whatever a catalogue of ours says: a report that is written says it as it stands', () => {
    const files = readdirSync(join(root, 'controls'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    const told = files
      .map((file) => readFileSync(join(root, 'controls', file), 'utf8').replaceAll(/^#.*/gm, ''))
      .join('\n');
    expect(told).toContain('npx scs-check ');
    expect(told.match(bare)).toBeNull();
  });

  test('in every sentence there is', () => {
    const texts = [...ja, ...en].flatMap((part) => Object.values<string>(part));
    expect(texts.join('\n').match(bare)?.length).toBeGreaterThan(40);
    expect(
      texts
        .map((text) => asStarted(text, npx))
        .join('\n')
        .match(bare),
    ).toBeNull();
  });
});

describe('started by npx', () => {
  const commands = [
    ...['--help', 'help report', 'help evidence add', 'ask', 'no-such-command', 'ask --no-such-option'],
    ...[
      'check',
      'status',
      'check no.yaml',
      'merge no.yaml',
      'explain 9-9-9-9',
      'explain 1-2-1-1',
      'init assessment.yaml',
    ],
    ...['init new.yaml', 'handout -o q.xlsx', 'catalogue new c.yaml', 'sign', 'verify no.json', 'lint no'],
    ...['report -o report.txt', 'migrate --to no', 'evidence add 1-2-1-1', 'check --update-baseline', 'portfolio no'],
  ];

  test.each(['ja', 'en'])('no command is told without it, in %s', async (lang) => {
    const cwd = testFolder();
    cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
    const told: string[] = [];
    for (const words of commands) {
      const { screen } = await run([...words.split(' '), '--lang', lang], { cwd, variables: npx });
      told.push(...(screen.replace(/\s*\n\s*/g, ' ').match(bare) ?? []).map((found) => `${words}: ${found}`));
    }
    expect(told).toEqual([]);
  });

  test('a file that is written is the same', async () => {
    const cwd = testFolder();
    cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
    const makers = [
      'report -o r.md',
      'report -o r.json',
      'report -o r.html',
      'check --update-baseline --baseline b.yaml',
    ];
    makers.push('handout --unknown -o h.yaml', 'sheet confirmation -o c.md', 'init n.yaml', 'catalogue new k.yaml');
    const written: string[][] = [];
    for (const variables of [{}, npx]) {
      const files = makers.map((words) => words.split(' ').at(-1) ?? '').filter((file) => file.includes('.'));
      for (const file of files) rmSync(join(cwd, file), { force: true });
      for (const words of makers) await run(words.split(' '), { cwd, variables });
      written.push(files.map((file) => readFileSync(join(cwd, file), 'utf8')));
    }
    for (const [at, text] of (written[0] ?? []).entries()) expect(written[1]?.[at]).toBe(text);
  });
});
