import { expect, test } from 'vitest';
import { pagerCommand } from '../../src/io/pagerCommand.ts';

const asked = (variables: Readonly<Record<string, string>>, platform = 'linux') => {
  const command = pagerCommand({ variables, platform });
  return command && [command.program, ...command.words, command.showsColours];
};

test.each<[Readonly<Record<string, string>>, ReturnType<typeof asked>]>([
  [{}, ['less', '-R', true]],
  [{ PAGER: 'less -S' }, ['less', '-S', '-R', true]],
  [{ PAGER: '/usr/local/bin/less' }, ['/usr/local/bin/less', '-R', true]],
  [{ PAGER: 'more' }, ['more', false]],
  [{ PAGER: '"my pager" --wait' }, ['my pager', '--wait', false]],
  [{ PAGER: '' }, undefined],
  [{ PAGER: ' ' }, undefined],
  [{ PAGER: 'cat' }, undefined],
  [{ NO_PAGER: '1' }, undefined],
  [{ NO_PAGER: '1', PAGER: 'less' }, undefined],
  [{ NO_PAGER: '' }, ['less', '-R', true]],
  [{ TERM: 'dumb' }, undefined],
])('%o has %o', (variables, wanted) => {
  expect(asked(variables)).toEqual(wanted);
});

test('a path of Windows is read as one', () => {
  expect(asked({ PAGER: '"C:\\Program Files\\Git\\usr\\bin\\less.exe" -F' }, 'win32')).toEqual([
    'C:\\Program Files\\Git\\usr\\bin\\less.exe',
    '-F',
    '-R',
    true,
  ]);
});

test('shows UTF-8 as it is, unless the person has set something else', () => {
  const of = (variables: Readonly<Record<string, string>>) => pagerCommand({ variables, platform: 'linux' })?.variables;
  expect(of({ LANG: 'C' })).toEqual({ LESSCHARSET: 'utf-8', LV: '-Ou8' });
  expect(of({ LESSCHARSET: 'latin1', LV: '-c' })).toEqual({});
});
