import type { Aimed } from '../../../workspace/report.ts';
import type { Declaration } from '../../declaration.ts';
import { catalogueOption, file, levelOption } from '../../options.ts';

export const init: Declaration = {
  name: 'init',
  group: 'other',
  summary: 'help.init',
  takes: file,
  examples: (t) => [`scs-check init --name ${t('help.init.example')}`],
  define: (command, { t, start }) =>
    command
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .option(`--name <${t('argument.company')}>`, t('help.init.name'))
      .action((name: string, options: Aimed & { name?: string }) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).init),
      ),
};
