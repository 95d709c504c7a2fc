import { BASELINE_FILE, DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { argument, asOfOption, assuranceOption, catalogueOption, levelOption } from '../../options.ts';
import type { BaselineOptions } from './run.ts';

export const baseline: Declaration = {
  name: 'baseline',
  group: 'ci',
  summary: 'help.baseline',
  subcommands: [
    {
      name: 'update',
      summary: 'help.baseline.update',
      takes: (t) => [argument(`[${t('argument.file')}...]`, t('help.file'))],
      examples: () => ['scs-check baseline update', 'scs-check baseline update a.yaml b.yaml --dry-run'],
      define: (command, { t, start }) =>
        command
          .option(`--baseline <${t('argument.file')}>`, t('help.baseline.file', { file: BASELINE_FILE }))
          .addOption(catalogueOption(t))
          .addOption(levelOption(t))
          .option('--allow-not-applicable', t('help.check.allow-not-applicable'))
          .addOption(asOfOption(t))
          .addOption(assuranceOption(t))
          .option(`--config <${t('argument.file')}>`, t('help.check.config'))
          .option('--dry-run', t('help.baseline.dry-run'))
          .action((names: string[], options: Omit<BaselineOptions, 'files'>) => {
            const files = names.length > 0 ? names : [DEFAULT_FILE];
            return start({ files, ...options }, async () => (await import('./run.ts')).update);
          }),
    },
  ],
};
