import type { Declaration } from '../../declaration.ts';
import { listFormats } from '../../defaults.ts';
import { file, withFormats } from '../../options.ts';
import type { LogOptions } from './run.ts';

export const log: Declaration = {
  name: 'log',
  group: 'other',
  summary: 'help.log',
  takes: file,
  examples: () => ['scs-check log', 'scs-check log --id 4-1-3-2', 'scs-check log --verify'],
  define: (command, { t, start }) =>
    withFormats(command, listFormats, t)
      .option(`--id <${t('argument.id')}>`, t('help.log.id'))
      .option('--verify', t('help.log.verify'))
      .action((name: string, options: Omit<LogOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).log),
      ),
};
