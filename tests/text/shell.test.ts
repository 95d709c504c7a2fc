import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeTo, quoted } from '../../src/text/shell.ts';
import { typedCommands } from '../helpers/typedCommands.ts';

/** What a POSIX shell makes of words. */
function shell(words: string): string {
  return spawnSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' }).stdout;
}

const hostile = [
  'assessment.yaml',
  '株式会社 サンプル製作所.yaml',
  'a$HOME.yaml',
  'a`id`.yaml',
  '$(id).yaml',
  'a;b&c|d>e.yaml',
  "it's.yaml",
  'it\'s "$5".yaml',
  '-o.yaml',
  '--force',
  '~/a.yaml',
  '*.yaml',
  'C:\\Users\\me\\a b.yaml',
  '\\\\server\\share\\a.yaml',
  'ends\\',
  '!!.yaml',
  '#a.yaml',
];

describe('the name of a file in a command', () => {
  test.each(hostile)('%s comes back as it was', (name) => {
    const path = name.startsWith('-') ? `./${name}` : name;
    expect(shell(quoted(name))).toBe(`${path}\n`);
    expect(typedCommands(`scs-check ask ${quoted(name)} --lang en`)).toEqual([['ask', path, '--lang', 'en']]);
  });

  test('whatever it is made of', () => {
    const sign = fc.constantFrom(...'aあ .-_/\\$`"\'!;&|*?~#%()<>{}[]=:@,^');
    fc.assert(
      fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 12 }), (name) => {
        fc.pre(name !== '-');
        const path = name.startsWith('-') ? `./${name}` : name;
        expect(shell(quoted(name))).toBe(`${path}\n`);
      }),
      { numRuns: 200 },
    );
  });

  test('has the quotes that every shell knows, where it can', () => {
    expect(quoted('my firm.yaml')).toBe('"my firm.yaml"');
    expect(quoted("it's.yaml")).toBe('"it\'s.yaml"');
    expect(quoted('C:\\a b.yaml')).toBe('"C:\\a b.yaml"');
    expect(quoted('a$b.yaml')).toBe("'a$b.yaml'");
  });

  test('that is standard input is no file', () => {
    expect(quoted('-')).toBe('-');
  });

  test('a folder is always in quotes', () => {
    expect(changeTo('/home/me')).toBe('cd "/home/me"');
    expect(changeTo('/home/$me')).toBe("cd '/home/$me'");
  });
});
