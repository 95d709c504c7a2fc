import { describe, expect, test } from 'vitest';
import { editorCommand } from '../../src/io/editorCommand.ts';

const chosen = (variables: Record<string, string>, platform = 'linux', files: readonly string[] = []) => {
  const command = editorCommand({ variables, platform, isFile: (path) => files.includes(path) });
  return command && [command.program, ...command.words];
};

describe('the editor of a person', () => {
  test('is VISUAL before EDITOR, and none where neither is set', () => {
    expect(chosen({ VISUAL: 'code --wait', EDITOR: 'vi' })).toEqual(['code', '--wait']);
    expect(chosen({ VISUAL: '  ', EDITOR: 'nano' })).toEqual(['nano']);
    expect(chosen({})).toBeUndefined();
    expect(chosen({ EDITOR: '' }, 'darwin')).toBeUndefined();
  });

  test('is not the vi that npm sets for whoever has set nothing', () => {
    const npx = { npm_execpath: '/usr/lib/node_modules/npm/bin/npx-cli.js' };
    expect(chosen({ ...npx, EDITOR: 'vi' })).toBeUndefined();
    expect(chosen({ ...npx, EDITOR: 'vi', VISUAL: 'vi' })).toEqual(['vi']);
    expect(chosen({ ...npx, EDITOR: 'nano' })).toEqual(['nano']);
    expect(chosen({ EDITOR: 'vi' })).toEqual(['vi']);
  });

  test('is Notepad on Windows where nothing is set', () => {
    expect(chosen({}, 'win32')).toEqual(['notepad.exe']);
    expect(chosen({ EDITOR: 'code --wait' }, 'win32')).toEqual(['code', '--wait']);
  });

  test.each<[string, string, readonly string[]]>([
    ['linux', 'emacs -nw  -q', ['emacs', '-nw', '-q']],
    ['linux', `"/opt/my editor/ed" '--title=a b' x"y z"`, ['/opt/my editor/ed', '--title=a b', 'xy z']],
    ['darwin', '/Applications/My\\ Editor/bin/ed --wait', ['/Applications/My Editor/bin/ed', '--wait']],
    ['linux', 'ed "a \\"b\\""', ['ed', 'a "b"']],
    ['linux', 'ed $(touch x); rm `x` | y', ['ed', '$(touch', 'x);', 'rm', '`x`', '|', 'y']],
    ['linux', 'ed ""', ['ed', '']],
    ['linux', 'ed "open', ['ed', 'open']],
    ['win32', '"C:\\Program Files\\N\\n.exe" -multiInst', ['C:\\Program Files\\N\\n.exe', '-multiInst']],
    ['win32', 'C:\\tools\\ed.exe -w', ['C:\\tools\\ed.exe', '-w']],
  ])('on %s, %s is taken apart without a shell', (platform, EDITOR, words) => {
    expect(chosen({ EDITOR }, platform)).toEqual(words);
  });

  test('may stand there without quotes, where it is a file', () => {
    const path = 'C:\\Program Files\\Notepad++\\notepad++.exe';
    expect(chosen({ EDITOR: path }, 'win32', [path])).toEqual([path]);
  });
});
