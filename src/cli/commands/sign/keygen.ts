import type { Declaration } from '../../declaration.ts';
import { argument } from '../../options.ts';

export const keygen: Declaration = {
  name: 'keygen',
  group: 'other',
  summary: 'help.keygen',
  takes: (t) => [argument(`<${t('argument.file')}>`, t('help.keygen.file'))],
  examples: () => ['scs-check keygen kagi.pem'],
  define: (command, { start }) =>
    command.action((name: string) => start({ file: name }, async () => (await import('./run.ts')).keygen)),
};
