import { Option } from 'commander';
import { BASELINE_FILE, DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { reporterNames, severities } from '../../defaults.ts';
import {
  argument,
  asOfOption,
  assuranceOption,
  catalogueOption,
  choice,
  levelOption,
  reporterOptions,
  targetOption,
} from '../../options.ts';
import type { CheckOptions } from './options.ts';

export const check: Declaration = {
  name: 'check',
  group: 'ci',
  summary: 'help.check',
  takes: (t) => [argument(`[${t('argument.file')}...]`, t('help.check.files'))],
  examples: () => [
    'scs-check check',
    'scs-check check assessment.yaml --level star3',
    'scs-check check --as-of 2027-03-31 --fail-on warning',
    'scs-check check --reporter github --reporter sarif:results.sarif',
    'scs-check check --update-baseline --dry-run',
  ],
  after: (t) => t('help.exit-codes'),
  define: (command, { t, start }) => {
    const [reporter, json] = reporterOptions(reporterNames, t);
    command
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(targetOption(t))
      .option('--allow-not-applicable', t('help.check.allow-not-applicable'))
      .addOption(asOfOption(t))
      .addOption(
        choice(
          new Option(
            `--fail-on <${t('argument.severity')}>`,
            t('help.check.fail-on', { severities: severities.join(t('list.comma')) }),
          ),
          severities,
          t,
        ),
      )
      .addOption(reporter)
      .addOption(json)
      .option('--force', t('help.force.other'))
      .addOption(assuranceOption(t))
      .option(`--baseline <${t('argument.file')}>`, t('help.check.baseline'))
      .option('--update-baseline', t('help.check.update-baseline', { file: BASELINE_FILE }))
      .option('--dry-run', t('help.check.dry-run'))
      .option(`--config <${t('argument.file')}>`, t('help.check.config'))
      .option('--quiet', t('help.quiet'))
      .option('--verbose', t('help.check.verbose'))
      .action((names: string[], options: Omit<CheckOptions, 'files'>) => {
        const files = names.length > 0 ? names : [DEFAULT_FILE];
        return start({ files, ...options }, async () => (await import('./run.ts')).check);
      });
  },
};
