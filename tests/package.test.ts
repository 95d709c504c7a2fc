import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { pack } from '../scripts/pack.mjs';
import { readManifest, root } from '../scripts/project.mjs';
import { outputSchemas } from '../scripts/schemas.mjs';
import { limits } from '../scripts/smoke.mjs';
import { testFolder } from './helpers/runCli.ts';

const packed = pack('--dry-run');
const paths = packed.files.map(({ path }) => path);
const dist = join(root, 'dist');

describe('the published package', () => {
  test.each([
    'package.json',
    'README.md',
    'LICENSE',
    'SECURITY.md',
    'bin/scs-check.cjs',
    'dist/cli/main.cjs',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/sbom.cdx.json',
    'dist/controls/scs-20260327.json',
    'dist/fonts/BIZUDPGothic-Regular.ttf.br',
    'dist/controls/security-action-25.json',
    'controls/schema/assessment.schema.json',
    'controls/schema/config.schema.json',
    ...Object.keys(outputSchemas).map((kind) => `controls/schema/${kind}.schema.json`),
    'templates/assessment.yaml',
    'templates/sample.assessment.yaml',
    ...readdirSync(join(root, 'templates', 'ci')).map((name) => `templates/ci/${name}`),
  ])('has %s', (path) => {
    expect(paths).toContain(path);
  });

  test('has the licences of its fonts beside them', () => {
    const licences = readFileSync(join(dist, 'fonts', 'OFL.txt'), 'utf8');
    expect(paths).toContain('dist/fonts/OFL.txt');
    expect(licences).toMatch(
      /^BIZ UDPGothic\n[\s\S]*SIL OPEN FONT LICENSE[\s\S]*^Noto Sans JP\n[\s\S]*SIL OPEN FONT LICENSE/m,
    );
  });

  test('has nothing that only the project needs', () => {
    expect(paths.filter((path) => /^(?:src|tests|scripts|node_modules|\.)/.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(?:map|test\.\w+|tgz|pdf)$|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  test('has few files and few bytes', () => {
    expect(paths.length).toBeLessThanOrEqual(limits.files);
    expect(packed.size).toBeLessThanOrEqual(limits.size);
    expect(packed.unpackedSize).toBeLessThanOrEqual(limits.unpackedSize);
  });

  test('needs no other package to run', () => {
    const manifest = readManifest(root);
    for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies']) {
      expect(manifest).not.toHaveProperty(key);
    }
  });

  test('can be run as a command', () => {
    const bin = packed.files.find(({ path }) => path === 'bin/scs-check.cjs');
    expect(readFileSync(join(root, 'bin', 'scs-check.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect((bin?.mode ?? 0) & 0o111).toBe(0o111);
  });
});

describe('a Node that is too old', () => {
  const bin = join(root, 'bin', 'scs-check.cjs');
  const ranges = readManifest(root).engines.node.split(' || ');

  /** Starts a copy of the command, beside a dist that only says it was loaded, in a Node that calls itself otherwise. */
  function startIn(version: string) {
    const folder = testFolder();
    cpSync(bin, join(folder, 'bin', 'scs-check.cjs'));
    mkdirSync(join(folder, 'dist', 'cli'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'cli', 'main.cjs'), "exports.main = () => console.log('loaded');");
    const versions = JSON.stringify({ ...process.versions, node: version });
    writeFileSync(
      join(folder, 'disguise.cjs'),
      `Object.defineProperty(process, 'versions', { value: ${versions} });` +
        `Object.defineProperty(process, 'version', { value: 'v${version}' });`,
    );
    const words = ['--require', join(folder, 'disguise.cjs'), join(folder, 'bin', 'scs-check.cjs'), 'check'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  /** The first version that a range of `engines` allows, and the last ones that it and those before it do not. */
  const edges = ranges.map((range) => {
    const [, major = '', minor = '0'] = /^(?:\^|>=)(\d+)(?:\.(\d+)\.0)?$/.exec(range) ?? [];
    const below = Number(minor) === 0 ? [] : [`${major}.0.0`, `${major}.${Number(minor) - 1}.99`];
    return { first: `${major}.${minor}.0`, outside: [...below, `${Number(major) - 1}.99.0`] };
  });

  test.each(['4.9.1', '12.22.12', '18.20.4', ...edges.flatMap(({ outside }) => outside)])(
    'is told so in both languages before anything else is loaded: %s',
    (version) => {
      const { status, stdout, stderr } = startIn(version);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      const [ja = '', en = '', ...rest] = stderr.split('\n');
      expect(rest).toEqual(['']);
      expect(ja).toContain(`（今は ${version} です）。https://nodejs.org/ から`);
      expect(en).toContain(`(this is ${version}). Please install`);
      for (const { first } of edges) {
        const named = first.replace(/(?:\.0)+$/, '');
        expect(ja).toMatch(new RegExp(`\\b${named} 以上`));
        expect(en).toMatch(new RegExp(`\\b${named} or later`));
      }
    },
  );

  test.each([...edges.map(({ first }) => first), '20.20.2', '22.99.0', '25.1.0', '100.0.0'])('%s is not', (version) => {
    expect(startIn(version)).toEqual({ status: 0, stdout: 'loaded\n', stderr: '' });
  });

  test('can read the command: there is nothing in it that ES5 does not have', () => {
    const text = readFileSync(bin, 'utf8');
    const forTarget = (target: ts.ScriptTarget) =>
      ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.CommonJS } }).outputText;
    expect(forTarget(ts.ScriptTarget.ES5)).toBe(forTarget(ts.ScriptTarget.ESNext));
    expect(text, 'a comma before ) is newer than ES5').not.toMatch(/,\s*\)/);
  });
});

describe('the built files', () => {
  const chunks = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.c?js$/.test(file));

  test('import nothing but Node and each other', () => {
    const foreign = chunks.flatMap((file) =>
      importsOf(file).filter((name) => !name.startsWith('.') && !isBuiltin(name)),
    );
    expect(foreign).toEqual([]);
  });

  test('import only what is there', () => {
    const missing = chunks.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.') && !existsSync(join(dist, file, '..', name)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('can neither open a connection nor start a program, but for the editor and the pager of a person; threads lie apart', () => {
    const banned =
      /(?:from|import\(|require\(|\w\()["'`](?:node:)?(?:net|tls|dns|dgram|https?|http2|child_process|worker_threads|cluster)["'`]/;
    const holding = chunks.filter((file) => banned.test(readFileSync(join(dist, file), 'utf8')));
    const used = holding.map((file) => [file, readFileSync(join(dist, file), 'utf8').match(new RegExp(banned, 'g'))]);
    expect(used).toEqual([
      ['chunks/io-editor.cjs', ['require("node:child_process"']],
      ['chunks/io-pager.cjs', ['require("node:child_process"']],
      ['chunks/io-thread.cjs', ['require("node:worker_threads"']],
    ]);
  });

  test('list in the bill of materials what the notices list', () => {
    const bill = JSON.parse(readFileSync(join(dist, 'sbom.cdx.json'), 'utf8'));
    const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(bill.components.length).toBeGreaterThan(10);
    for (const { group, name, version } of bill.components) {
      expect(notices).toContain(`${group ? `${group}/` : ''}${name} ${version} (`);
    }
  });

  test('name a file that is in the package where the text of a licence is not in the notices', () => {
    const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const parts = notices.split(/^-{80}$/m);
    const elsewhere = parts.flatMap((part) => {
      const [, file] = /^The text of the licence is in (\S+) of this package\.$/m.exec(part) ?? [];
      return file === undefined ? [] : [[file, /\((.+?)\)/.exec(part)?.[1]]];
    });
    expect(elsewhere).toEqual([
      ['LICENSE', 'Apache-2.0'],
      ['dist/fonts/OFL.txt', 'OFL-1.1'],
    ]);
    expect(elsewhere.filter(([file]) => !paths.includes(String(file)))).toEqual([]);
    expect(notices).toContain('Copyright 2024 SWC contributors.');
    const texts = elsewhere.map(([file]) => readFileSync(join(root, String(file)), 'utf8'));
    expect(texts[0]).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    expect(texts[1]).toMatch(/^PERMISSION & CONDITIONS[\s\S]*^Noto Sans JP$[\s\S]*^PERMISSION & CONDITIONS/m);
  });

  test('have the hash of each archive that something was taken from, and of each file that was taken as it is', () => {
    const bill = JSON.parse(readFileSync(join(dist, 'sbom.cdx.json'), 'utf8'));
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const locked = Object.values<{ integrity?: string }>(packages).flatMap(({ integrity = '' }) =>
      integrity.startsWith('sha512-') ? [Buffer.from(integrity.slice(7), 'base64').toString('hex')] : [],
    );
    for (const { type, name, hashes, components } of bill.components) {
      if (type === 'library') {
        expect(hashes, name).toEqual([{ alg: 'SHA-512', content: expect.toBeOneOf(locked) }]);
      } else {
        for (const file of components) {
          const content = createHash('sha256')
            .update(readFileSync(join(dist, file.name)))
            .digest('hex');
          expect(file.hashes, file.name).toEqual([{ alg: 'SHA-256', content }]);
        }
      }
    }
  });

  test('are no larger than one would expect of a command line tool', () => {
    expect(statSync(join(dist, 'chunks', 'cli-run.cjs')).size).toBeLessThan(100_000);
  });
});

describe('what npm runs before it packs from git', () => {
  /** The checkout of somebody who installs, before anything is in it, with an npm that only says how it is called. */
  function prepare(env: NodeJS.ProcessEnv) {
    const folder = testFolder();
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    for (const name of ['prepare', 'built', 'project']) {
      cpSync(join(root, 'scripts', `${name}.mjs`), join(folder, 'scripts', `${name}.mjs`));
    }
    const called = join(folder, 'called.json');
    const npm = join(folder, 'npm.cjs');
    const told = '{ words: process.argv.slice(2), isGlobal: process.env.npm_config_global ?? null }';
    writeFileSync(npm, `require('fs').writeFileSync(${JSON.stringify(called)}, JSON.stringify(${told}))`);
    const { npm_config_global: _, npm_execpath: __, ...inherited } = process.env;
    const { status } = spawnSync(process.execPath, [join(folder, 'scripts', 'prepare.mjs')], {
      env: { ...inherited, npm_execpath: npm, ...env },
      stdio: 'ignore',
    });
    return { status, called: existsSync(called) ? JSON.parse(readFileSync(called, 'utf8')) : undefined };
  }

  test('is there', () => {
    expect(readManifest(root)).toHaveProperty('scripts.prepare', 'node scripts/prepare.mjs');
  });

  test('brings what the build needs where a global install has left it out, and not into the global folder', () => {
    const { status, called } = prepare({ npm_config_global: 'true' });
    expect([status, called?.words[0], called?.isGlobal]).toEqual([0, 'ci', null]);
  });

  test('does nothing where it is left out on purpose', () => {
    expect(prepare({})).toEqual({ status: 0, called: undefined });
  });
});

/** Names of modules that a built file imports, also late. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(dist, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}
