import type { Aimed } from '../../../workspace/score.ts';
import type { Declaration } from '../../declaration.ts';
import { catalogueOption, file, levelOption, officialOption } from '../../options.ts';

export const ask: Declaration = {
  name: 'ask',
  group: 'firm',
  summary: 'help.ask',
  takes: file,
  examples: () => [
    'scs-check ask',
    'scs-check ask --quick',
    'scs-check ask --level star4',
    'scs-check ask --catalogue security-action-25',
  ],
  define: (command, { t, start }) =>
    command
      .addOption(catalogueOption(t, 'help.ask.catalogue'))
      .addOption(levelOption(t, 'help.ask.level'))
      .addOption(officialOption(t))
      .option('--quick', t('help.ask.quick'))
      .option(`--by <${t('argument.name')}>`, t('help.ask.by'))
      .action((name: string, options: Aimed & { official?: string; by?: string; quick?: boolean }) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).ask),
      ),
};
