import type { Declaration } from '../../declaration.ts';
import { argument } from '../../options.ts';

export const lint: Declaration = {
  name: 'lint',
  group: 'ci',
  summary: 'help.lint',
  takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.lint.files'))],
  examples: () => ['scs-check lint assessment.yaml', 'scs-check lint controls/*.yaml'],
  define: (command, { start }) =>
    command.action((files: string[]) => start({ files }, async () => (await import('./run.ts')).lint)),
};
