import type { Declaration } from '../../declaration.ts';
import { type Shell, shells } from '../../defaults.ts';
import { argument, choice } from '../../options.ts';

export const completion: Declaration = {
  name: 'completion',
  group: 'other',
  summary: 'help.completion',
  takes: (t) => [
    choice(
      argument(`<${t('argument.shell')}>`, t('help.completion.shell', { shells: shells.join(t('list.comma')) })),
      shells,
      t,
    ),
  ],
  examples: () => [
    'eval "$(scs-check completion bash)"',
    'source <(scs-check completion zsh)',
    'scs-check completion fish | source',
    'scs-check completion powershell | Out-String | Invoke-Expression',
  ],
  define: (command, { start, whole }) =>
    command.action((shell: Shell) => start({ shell, whole }, async () => (await import('./run.ts')).completion)),
};
