import { Option } from 'commander';
import type { Declaration } from '../../declaration.ts';
import { portfolioFormats, portfolioSorts } from '../../defaults.ts';
import { argument, asOfOption, catalogueOption, choice, levelOption, withFormats } from '../../options.ts';
import type { PortfolioOptions } from './run.ts';

export const portfolio: Declaration = {
  name: 'portfolio',
  group: 'specialist',
  summary: 'help.portfolio',
  takes: (t) => [argument(`[${t('argument.folder')}]`, t('help.portfolio.folder')).default('.')],
  examples: (t) => [
    'scs-check portfolio',
    `scs-check portfolio ${t('example.customers')} --sort due`,
    `scs-check portfolio ${t('example.customers')} -o ${t('example.table')}.html`,
  ],
  define: (command, { t, start }) =>
    withFormats(command, portfolioFormats, t, 'help.portfolio.format')
      .option(`-o, --output <${t('argument.file')}>`, t('help.report.output'))
      .option('--force', t('help.force.other'))
      .addOption(
        choice(
          new Option(
            `--sort <${t('argument.sort')}>`,
            t('help.portfolio.sort', { orders: portfolioSorts.join(t('list.comma')) }),
          ),
          portfolioSorts,
          t,
        ).default('name'),
      )
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(asOfOption(t))
      .option('--evidence', t('help.portfolio.evidence'))
      .option('--no-cache', t('help.portfolio.no-cache'))
      .option(`--config <${t('argument.file')}>`, t('help.check.config'))
      .action((folder: string, options: Omit<PortfolioOptions, 'folder'>) =>
        start({ folder, ...options }, async () => (await import('./run.ts')).portfolio),
      ),
};
