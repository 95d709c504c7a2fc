import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { shownFile } from '../helpers/docs.ts';
import { testFolder } from '../helpers/runCli.ts';

/** A folder of somebody who has the package installed. */
function consumer(): string {
  const folder = testFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'scs-check'), 'dir');
  copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), join(folder, 'assessment.yaml'));
  return folder;
}

test.each(['docs/api.md', 'docs/api.en.md'])('the program of %s runs', (page) => {
  const folder = consumer();
  writeFileSync(join(folder, 'check.mjs'), shownFile(page, 'check.mjs'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check.mjs'], { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(5);
  expect([lines[0], lines[2], lines[4]]).toEqual(['assessment.yaml false 81', 'met', 'true 2.1.0']);
});

test('an error that a program does not catch is told on a screen, with its name and its place', () => {
  const folder = consumer();
  writeFileSync(join(folder, 'a.cjs'), "require('scs-check').openAssessment('nai.yaml');");
  const { stderr } = spawnSync(process.execPath, ['a.cjs'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toMatch(/^UserError: file-not-found$/m);
  expect(stderr).toContain("{ file: 'nai.yaml' }");
  expect(stderr.length).toBeLessThan(24 * 80);
});

describe('the types', () => {
  const text = readFileSync(join(root, 'dist', 'index.d.cts'), 'utf8');

  test('are the same for import and for require', () => {
    expect(readFileSync(join(root, 'dist', 'index.d.ts'), 'utf8')).toBe("export * from './index.cjs';\n");
  });

  test('hold no class of a library, and fit on a few pages', () => {
    expect([...text.matchAll(/^declare class (\w+)/gm)].map(([, name]) => name).toSorted()).toEqual([
      'InvalidFile',
      'UserError',
    ]);
    expect(text.split('\n').length).toBeLessThan(1600);
  });

  test('say of each function what it does', () => {
    for (const [, name] of text.matchAll(/^declare function (\w+)/gm)) {
      expect(text, name).toMatch(new RegExp(`\\*/\\ndeclare function ${name}\\(`));
    }
  });

  test.each<[string, string, ts.CompilerOptions]>([
    ['an ES module', 'a.mts', { module: ts.ModuleKind.NodeNext }],
    ['CommonJS', 'a.cts', { module: ts.ModuleKind.NodeNext }],
    ['CommonJS of Node 16', 'a.cts', { module: ts.ModuleKind.Node16 }],
    ['a bundler', 'a.ts', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
  ])('are found by %s', (_, file, options) => {
    const folder = consumer();
    writeFileSync(
      join(folder, file),
      `import { judge, openAssessment, render, report } from 'scs-check';
       const opened = openAssessment('assessment.yaml');
       export const pdf: Promise<Uint8Array> = render(report(opened), 'pdf');
       export const passed: boolean = judge(opened, { failOn: 'warning' }).passed;
       // @ts-expect-error
       judge(opened, { failOn: 'never' });`,
    );
    const program = ts.createProgram([join(folder, file)], {
      ...options,
      strict: true,
      noEmit: true,
      types: [],
      lib: ['lib.es2023.d.ts'],
      skipDefaultLibCheck: true,
    });
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(found).toEqual([]);
  });
});
