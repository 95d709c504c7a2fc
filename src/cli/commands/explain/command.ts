import type { Aimed, AsOf } from '../../../workspace/score.ts';
import type { Declaration } from '../../declaration.ts';
import { argument, asOfOption, catalogueOption, levelOption, officialOption } from '../../options.ts';

export const explain: Declaration = {
  name: 'explain',
  group: 'other',
  summary: 'help.explain',
  takes: (t) => [argument(`<${t('argument.id')}>`, t('help.explain.id'))],
  examples: () => ['scs-check explain 4-1-3-2', 'scs-check explain star3'],
  define: (command, { t, start }) =>
    command
      .option(`--file <${t('argument.file')}>`, t('help.explain.file'))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(asOfOption(t))
      .addOption(officialOption(t))
      .action((id: string, options: Aimed & AsOf & { file?: string; official?: string }) =>
        start({ id, ...options }, async () => (await import('./run.ts')).explain),
      ),
};
