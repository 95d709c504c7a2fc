import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { inputSchemas } from '../../scripts/schemas.mjs';
import { editorSchema } from '../../src/io/editorSchema.ts';
import { starterFor } from '../../src/workspace/starters.ts';
import { starterIn } from '../../src/workspace/translation.ts';
import { CTRL_C, ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { filesToEdit, validatorOf } from '../helpers/schemas.ts';

/** What the first line of a file tells editors. */
function schemaNamedIn(file: string): string | undefined {
  return /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1];
}

/** The file of the schema as an editor finds it: from the folder of the file. */
function schemaFileOf(file: string): string {
  return resolve(dirname(file), schemaNamedIn(file) ?? '');
}

/** What the schema that a file names says against the file. */
function complaintsAbout(file: string) {
  const validate = validatorOf(JSON.parse(readFileSync(schemaFileOf(file), 'utf8')));
  validate(parse(readFileSync(file, 'utf8')));
  return validate.errors ?? [];
}

describe('every file to edit names its schema where it lies', () => {
  test('of every kind but the config and the baseline, which are only where a firm keeps its answers', () => {
    const kinds = filesToEdit.map((name) => schemaFileOf(join(root, name)));
    expect([...new Set(kinds)].sort()).toEqual(
      Object.keys(inputSchemas)
        .filter((kind) => kind !== 'baseline' && kind !== 'config')
        .map((kind) => join(root, 'controls', 'schema', `${kind}.schema.json`))
        .sort(),
    );
  });

  test.each(filesToEdit)('%s', (name) => {
    expect(complaintsAbout(join(root, name))).toEqual([]);
  });
});

/** How each kind of new file comes to be. */
const made: readonly (readonly [command: string, kind: 'assessment' | 'catalogue', file: string])[] = [
  ['init', 'assessment', 'assessment.yaml'],
  ['--lang en init', 'assessment', 'assessment.yaml'],
  ['init --catalogue security-action-25 a.yaml', 'assessment', 'a.yaml'],
  ['catalogue new c.yaml', 'catalogue', 'c.yaml'],
  ['--lang en catalogue new c.yaml', 'catalogue', 'c.yaml'],
];

describe('a new file names its schema where it will lie', () => {
  test.each(made)('of the checkout that runs: %s', async (command, kind, name) => {
    const cwd = testFolder();
    await run(command.split(' '), { cwd });
    const file = join(cwd, name);
    expect(schemaFileOf(file)).toBe(join(root, 'controls', 'schema', `${kind}.schema.json`));
    expect(complaintsAbout(file)).toEqual([]);
  });

  test.each(made)('of the package beside it, as soon as there is one: %s', async (command, kind, name) => {
    const cwd = testFolder();
    cpSync(join(root, 'controls', 'schema'), join(cwd, 'node_modules/scs-check/controls/schema'), { recursive: true });
    await run(command.split(' '), { cwd });
    const file = join(cwd, name);
    expect(schemaNamedIn(file)).toBe(`./node_modules/scs-check/controls/schema/${kind}.schema.json`);
    expect(complaintsAbout(file)).toEqual([]);
  });

  test('of the package in a folder above', async () => {
    const cwd = testFolder();
    const below = join(cwd, '会社', '回答');
    mkdirSync(below, { recursive: true });
    cpSync(join(root, 'controls', 'schema'), join(cwd, 'node_modules/scs-check/controls/schema'), { recursive: true });
    await run(['init', '会社/回答/assessment.yaml'], { cwd });
    const file = join(below, 'assessment.yaml');
    expect(schemaNamedIn(file)).toBe('../../node_modules/scs-check/controls/schema/assessment.schema.json');
    expect(complaintsAbout(file)).toEqual([]);
  });

  test('and keeps it while somebody answers', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask'], { cwd });
    await person.sees('[2] 1問ずつ答える');
    person.types('2');
    await person.sees('会社の名前を書いてください');
    const file = join(cwd, 'assessment.yaml');
    person.types(`サンプル株式会社${ENTER}`);
    await person.sees('対象の会社');
    const before = schemaFileOf(file);
    person.types(`見本の工場${ENTER}`);
    await person.sees('対象の拠点');
    person.types(CTRL_C);
    await person.finished;
    expect(readFileSync(file, 'utf8')).toContain('見本の工場');
    expect(schemaFileOf(file)).toBe(before);
    expect(before).toBe(join(root, 'controls', 'schema', 'assessment.schema.json'));
  });
});

test('docs/editors.md shows the line that a new file may begin with', async () => {
  const cwd = testFolder();
  cpSync(join(root, 'controls', 'schema'), join(cwd, 'node_modules/scs-check/controls/schema'), { recursive: true });
  await run(['init'], { cwd });
  const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8');
  const shown = [...page.matchAll(/^# yaml-language-server: \$schema=(\S+)$/gm)].map(([, schema]) => schema);
  expect(shown).toEqual([schemaNamedIn(join(cwd, 'assessment.yaml'))]);
});

describe('a file that no package lies beside names no schema', () => {
  test.each([
    ['made by npx', '/home/somu/.npm/_npx/1a2b/node_modules/scs-check'],
    ['made by a global command on Windows', 'C:\\npm\\node_modules\\scs-check'],
    ['made by a checkout whose path has a space, where an editor would stop to read', '/srv/my work'],
    ['made by a checkout whose path has a line break, which would end the comment', '/srv/a\nevil: true'],
    ['made by a checkout whose path has a mark that begins another part of an address', '/srv/c#'],
  ])('%s', (_, running) => {
    expect(editorSchema('assessment', testFolder(), running)).toBeUndefined();
  });

  test.each(['ja', 'en'] as const)('and says nothing of editors (%s)', (language) => {
    for (const kind of ['assessment', 'catalogue'] as const) {
      const beside = starterIn(language, kind).split('\n');
      expect(starterFor(testFolder(), kind, language, '/srv/c#')).toBe(beside.slice(2).join('\n'));
    }
  });
});
