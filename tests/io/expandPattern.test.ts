import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandPattern } from '../../src/io/expandPattern.ts';
import { testFolder } from '../helpers/runCli.ts';

const files = [
  'a.yaml',
  'b.yaml',
  'b.yml',
  '.hidden.yaml',
  'x/a.yaml',
  'x/y/a.yaml',
  'x/y/[1].yaml',
  '.git/a.yaml',
  'node_modules/scs-check/a.yaml',
];

function folder(): string {
  const cwd = testFolder();
  for (const file of files) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), '');
  }
  return cwd;
}

describe('a pattern', () => {
  test.each([
    ['*.yaml', ['a.yaml', 'b.yaml']],
    ['?.y*l', ['a.yaml', 'b.yaml', 'b.yml']],
    ['./*.yml', ['./b.yml']],
    ['*/a.yaml', ['x/a.yaml']],
    ['**/a.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml']],
    ['x/**', ['x/a.yaml', 'x/y/[1].yaml', 'x/y/a.yaml']],
    ['**/**/a.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml']],
    ['x/*/[1].y?ml', ['x/y/[1].yaml']],
    ['.*.yaml', ['.hidden.yaml']],
    ['*.json', []],
    ['nai/*.yaml', []],
    ['a.yaml/*', []],
  ])('%s', (pattern, expected) => {
    expect(expandPattern(pattern, folder())).toEqual(expected);
  });

  test('with a whole path gives whole paths', () => {
    const cwd = folder().replaceAll('\\', '/');
    expect(expandPattern(`${cwd}/*.yml`, '/')).toEqual([`${cwd}/b.yml`]);
  });

  test('goes up where it says so', () => {
    const cwd = folder();
    expect(expandPattern('../*.yml', join(cwd, 'x'))).toEqual(['../b.yml']);
  });
});
