import { Option } from 'commander';
import type { Declaration } from '../../declaration.ts';
import { ciNames } from '../../defaults.ts';
import { catalogueOption, choice, file, levelOption } from '../../options.ts';
import type { InitOptions } from './options.ts';

export const init: Declaration = {
  name: 'init',
  group: 'other',
  summary: 'help.init',
  takes: file,
  examples: (t) => [`scs-check init --name ${t('help.init.example')}`, 'scs-check init --ci github'],
  define: (command, { t, start }) =>
    command
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .option(`--name <${t('argument.company')}>`, t('help.init.name'))
      .addOption(
        choice(
          new Option(`--ci <${t('argument.ci')}>`, t('help.init.ci', { names: ciNames.join(t('list.comma')) })),
          ciNames,
          t,
        ),
      )
      .option('--dry-run', t('help.init.dry-run'))
      .option('--force', t('help.init.force'))
      .action((name: string, options: Omit<InitOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).init),
      ),
};
