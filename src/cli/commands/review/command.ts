import { Option } from 'commander';
import type { Declaration } from '../../declaration.ts';
import { reviewFilterNames } from '../../defaults.ts';
import { catalogueOption, choice, file, levelOption, officialOption } from '../../options.ts';
import type { ReviewOptions } from './run.ts';

export const review: Declaration = {
  name: 'review',
  group: 'specialist',
  summary: 'help.review',
  takes: file,
  examples: () => ['scs-check review', 'scs-check review assessment.yaml --only changed'],
  define: (command, { t, start }) =>
    command
      .addOption(choice(new Option(`--only <${t('argument.filter')}>`, t('help.review.only')), reviewFilterNames, t))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(officialOption(t))
      .action((name: string, options: Omit<ReviewOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).review),
      ),
};
