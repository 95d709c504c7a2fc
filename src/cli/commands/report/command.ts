import { Option } from 'commander';
import type { Declaration } from '../../declaration.ts';
import { formats } from '../../defaults.ts';
import { catalogueOption, choice, file, levelOption, officialOption } from '../../options.ts';
import type { ReportOptions } from './run.ts';

export const report: Declaration = {
  name: 'report',
  group: 'firm',
  summary: 'help.report',
  takes: file,
  examples: () => [
    'scs-check report',
    'scs-check report -o report.pdf',
    'scs-check report --format json | jq .summary',
  ],
  define: (command, { t, start }) =>
    command
      .addOption(
        choice(
          new Option(
            `--format <${t('argument.format')}>`,
            t('help.report.format', { formats: formats.join(t('list.comma')) }),
          ),
          formats,
          t,
        ),
      )
      .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
      .option('--force', t('help.force.other'))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(officialOption(t))
      .action((name: string, options: Omit<ReportOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).report),
      ),
};
