import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';
import { chunkNames } from '../scripts/chunks.mjs';
import { breakLines, LINE } from '../scripts/lines.mjs';
import { distDir } from '../scripts/project.mjs';
import { refusing, replaceParts } from '../scripts/replace.mjs';

const large = 100_000;

interface Sketch {
  readonly eager?: readonly string[];
  readonly late?: readonly string[];
  readonly size?: number;
}

const src = (name: string) => join('/', 'checkout', 'src', `${name}.ts`);
const inPackage = (name: string) => join('/', 'checkout', 'node_modules', name, 'index.js');
const idOf = (name: string) => (name.startsWith('*') ? inPackage(name.slice(1)) : src(name));

/** The files of a program whose modules import each other as sketched; `*zod` is a package. */
function filesOf(sketch: Readonly<Record<string, Sketch>>): (name: string) => string | undefined {
  const modules = new Map(
    Object.entries(sketch).map(([name, { eager = [], late = [], size = 1 }]) => [
      idOf(name),
      { eager: eager.map(idOf), late: late.map(idOf), size },
    ]),
  );
  const names = chunkNames([src('cli/main'), src('index')], [src('cli/main'), src('cli/run')], (id) => {
    return modules.get(id) ?? { eager: [], late: [], size: 1 };
  });
  return (name) => names.get(idOf(name));
}

const start = {
  'cli/main': { late: ['cli/run'] },
  'cli/run': { eager: ['*commander'], late: ['cli/a', 'cli/b'] },
  index: { eager: ['shared'] },
};

describe('the modules of a file of dist/', () => {
  test('all load the same packages', () => {
    const fileOf = filesOf({
      ...start,
      'cli/a': { eager: ['yes', 'shared'] },
      'cli/b': { eager: ['yes', 'shared'] },
      yes: { eager: ['*zod'] },
      shared: { size: 55_000 },
    });
    expect(fileOf('shared')).toBe('common');
    expect(fileOf('yes')).toBe('with-zod');
    expect(fileOf('*zod')).toBe('with-zod');
  });

  test('hold nothing of a large part that somebody else does without', () => {
    const fileOf = filesOf({
      ...start,
      'cli/a': { eager: ['only', 'shared'], size: large },
      'cli/b': { eager: ['shared'] },
      only: {},
      shared: {},
    });
    expect([fileOf('only'), fileOf('shared')]).toEqual(['cli-a', 'common']);
  });

  test('are none of the command line where a program loads them', () => {
    const fileOf = filesOf({
      ...start,
      'cli/a': { eager: ['shared'] },
      'cli/b': { eager: ['cli/run'] },
      shared: { size: 55_000 },
    });
    expect([fileOf('cli/run'), fileOf('cli/b'), fileOf('shared')]).toEqual(['cli-run', 'with-cli-commander', 'common']);
  });

  test('join no others where somebody would load more for it', () => {
    const fileOf = filesOf({
      ...start,
      'cli/a': { eager: ['both', 'one'] },
      'cli/b': { eager: ['one'] },
      both: { eager: ['*zod', '*yaml'] },
      one: { eager: ['*zod'] },
    });
    expect([fileOf('one'), fileOf('both')]).toEqual(['with-zod', 'with-yaml-zod']);
  });

  test('join others where they are few', () => {
    const both = { eager: ['*zod', '*yaml'] };
    const fileOf = filesOf({
      ...start,
      'cli/a': { eager: ['both', 'one'] },
      'cli/b': { eager: ['both', 'one'] },
      both,
      one: { eager: ['*zod'] },
    });
    expect(fileOf('one')).toBe(fileOf('both'));
  });

  test('lie with what everybody has loaded before, where a file of their own would hold a few lines', () => {
    const placed = (size: number) =>
      filesOf({
        'cli/main': { eager: ['words'], late: ['cli/run'] },
        'cli/run': { eager: ['item'] },
        index: { eager: ['words', 'item'] },
        words: { size: 5_000 },
        item: { size },
      })('item');
    expect([placed(100), placed(5_000)]).toEqual(['cli-main-shared', 'cli-run-shared']);
  });

  test('are an entry alone, which nobody else needs', () => {
    expect(filesOf(start)('index')).toBeUndefined();
  });
});

describe('what the build replaces in packages of others', () => {
  const virtual = (files: Readonly<Record<string, string>>) => ({
    name: 'virtual',
    resolveId: (id: string) => (Object.hasOwn(files, id) ? id : undefined),
    load: (id: string) => files[id],
  });

  async function built(
    code: string,
    modules: Parameters<typeof replaceParts>[0],
    lines: Parameters<typeof replaceParts>[1] = {},
    parts: Parameters<typeof replaceParts>[2] = {},
  ): Promise<string> {
    const entry = '/node_modules/asking/index.js';
    const build = await rolldown({
      input: entry,
      plugins: [replaceParts(modules, lines, parts), virtual({ [entry]: code, left: 'export const used = 1;' })],
      onLog: (_, { code: kind, message }) => {
        if (kind === 'MISSING_EXPORT') throw new Error(message);
      },
    });
    const { output } = await build.generate({ format: 'cjs' });
    return output[0].code;
  }

  const asking = "import { used } from 'left'; export const call = () => used.it();";

  test('fails by name as soon as it is used', async () => {
    const code = await built(asking, { left: { by: ['asking'], instead: ['used'] } });
    const exported: { call?: () => void } = {};
    new Function('exports', code)(exported);
    expect(exported.call).toThrow('left: used was left out of this build');
  });

  test.each(['used.it', 'used()', 'new used()', "'it' in used", 'Object.keys(used)', 'used.it = 1', 'String(used)'])(
    'fails in whatever way it is used: %s',
    (use) => {
      const code = refusing('left', ['used']).replaceAll('export ', '');
      expect(() => new Function(`${code}; return ${use};`)()).toThrow('left: used was left out of this build');
    },
  );

  const two = 'export const a = 1;\nexport const b = 2;\nexport const c = 3;';

  test('is left out from one text to before another', async () => {
    const code = await built(two, {}, {}, { 'asking/index.js': [['export const b', 'export const c']] });
    const exported: Record<string, unknown> = {};
    new Function('exports', code)(exported);
    expect(exported).toMatchObject({ a: 1, c: 3 });
    expect(exported).not.toHaveProperty('b');
  });

  test.each([
    ['no longer begins', 'const d', 'const c'],
    ['begins twice', 'export const', 'const c'],
    ['no longer ends', 'const b', 'const a'],
  ])('ends the build where what is left out %s', async (_, from, to) => {
    await expect(built(two, {}, {}, { 'asking/index.js': [[from, to]] })).rejects.toThrow(
      'asking/index.js has changed',
    );
  });

  test.each<[string, string, Parameters<typeof replaceParts>[0], Parameters<typeof replaceParts>[1]]>([
    ['another package imports it', asking, { left: { by: ['others'], instead: ['used'] } }, {}],
    ['something else of it is imported', asking, { left: { by: ['asking'], instead: ['more'] } }, {}],
    ['nobody imports it any more', 'export const a = 1;', { left: { by: ['asking'], instead: ['used'] } }, {}],
    ['a line has changed', 'export const a = 1;', {}, { 'asking/index.js': [['a = 2', 'a = 3']] }],
    ['a file is gone', 'export const a = 1;', {}, { 'asking/gone.js': [['a = 1', 'a = 3']] }],
  ])('ends the build where %s', async (_, code, modules, lines) => {
    await expect(built(code, modules, lines)).rejects.toThrow();
  });
});

describe('the lines of dist/', () => {
  /** What a program is made of, wherever it stands. */
  const madeOf = (code: string) =>
    JSON.stringify(parseAst(code), (key, value) => (key === 'start' || key === 'end' ? undefined : value));

  const minified = [
    String.raw`function a(b){let c=1,d=[1,[2,3],,4];return c?b(c,d):{e:d,f(){throw new Error('x', "\n", ';,y')},get g(){return 1}}}`,
    'class A{static#a=1;static{B()}c(){switch(this.d){case 1:return 2;default:if(e)f();else g(),h()}}async i(){}}',
    'label:for(;;){do j();while(k);continue label}var l=async m=>n,o=()=>{},p=q=>(r,s);let t=/[,;{]/g,u=a\n++b',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a program within a text
    'var v=`a,b;${[w,{x}]}`,y=[...z,`c\nd`]',
  ].join(';');

  test.each([1, 5, 20, 100, 100_000])('end where nothing is read otherwise: %i', (most) => {
    expect(madeOf(breakLines(minified, most))).toBe(madeOf(minified));
  });

  test('are as long as was asked for, where nothing is longer', () => {
    const lines = breakLines('f(1,2);'.repeat(1_000), 50).split('\n');
    expect(lines.length).toBeGreaterThan(100);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
  });

  test('can be read where an error is thrown', () => {
    const names = readdirSync(distDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));
    const lines = names.flatMap((name) => readFileSync(join(distDir, name), 'utf8').split('\n'));
    const throwing = lines.filter((line) => line.includes('throw new '));
    expect(throwing.length).toBeGreaterThan(100);
    expect(throwing.filter((line) => line.length > 3 * LINE)).toEqual([]);
  });
});
