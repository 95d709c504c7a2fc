import { DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { argument, passphraseOption } from '../../options.ts';
import type { MergeCommandOptions } from './options.ts';

export const merge: Declaration = {
  name: 'merge',
  group: 'firm',
  summary: 'help.merge',
  takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.merge.files'))],
  examples: () => ['scs-check merge handout-soumu.yaml', 'scs-check merge handout-*.yaml --dry-run'],
  define: (command, { t, start }) =>
    command
      .option(`--into <${t('argument.file')}>`, t('help.merge.into', { file: DEFAULT_FILE }))
      .option(`--by <${t('argument.name')}>`, t('help.merge.by'))
      .option(`--columns <${t('argument.columns')}>`, t('help.merge.columns'))
      .option('--yes', t('help.merge.yes'))
      .option('--same-firm', t('help.merge.same-firm'))
      .option('--dry-run', t('help.merge.dry-run'))
      .addOption(passphraseOption(t))
      .action((files: string[], options: Omit<MergeCommandOptions, 'files'>) =>
        start({ files, ...options }, async () => (await import('./run.ts')).merge),
      ),
};
