import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeTo, quoted } from '../../src/text/shell.ts';
import { typedCommands } from '../helpers/typedCommands.ts';

/** What a POSIX shell makes of words. */
function shell(words: string): string {
  return spawnSync('sh', ['-c', `printf '%s\\n' ${words}`], { encoding: 'utf8' }).stdout;
}

/** What cmd.exe runs beside the command it is given: it knows double quotes only. */
function besideInCmd(words: string): readonly string[] {
  return words.replaceAll(/"[^"]*"/g, '').match(/[&|<>^\n].*/) ?? [];
}

/** What PowerShell runs or fills in: it takes every quote of a book for a plain one. */
function besideInPowerShell(words: string): readonly string[] {
  const [one, two] = ["['\u2018-\u201b]", '["\u201c-\u201e]'];
  const kept = new RegExp(`${one}(?:[^'\u2018-\u201b])*${one}|${two}[^"\u201c-\u201e$\`]*${two}`, 'g');
  return words.replaceAll(kept, '').match(/[$`;&|<>(){}"'\u2018-\u201e\n].*/) ?? [];
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

  const sign = fc.constantFrom(...'aあ .-_/\\$`"\'!;&|*?~#%()<>{}[]=:@,^“”„‘’‚‛');
  const anyName = fc.string({ unit: sign, minLength: 1, maxLength: 12 }).filter((name) => name !== '-');

  test('whatever it is made of', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const path = name.startsWith('-') ? `./${name}` : name;
        expect(shell(quoted(name, false))).toBe(`${path}\n`);
      }),
      { numRuns: 200 },
    );
  });

  test('runs nothing in a shell of Windows, whatever it is made of', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const words = quoted(name, true);
        expect([besideInCmd(words), besideInPowerShell(words)]).toEqual([[], []]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a$&calc&.yaml', 'a??calc?.yaml'],
    ['a”;calc;“.yaml', "'a”;calc;“.yaml'"],
    ["$'; calc; '.yaml", '????calc???.yaml'],
    ['a$b c.yaml', "'a$b c.yaml'"],
    ['C:\\a\\$b & c\\', 'C:\\a\\?b???c\\'],
  ])('%s is typed on Windows as %s', (name, typed) => {
    expect(quoted(name, true)).toBe(typed);
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
