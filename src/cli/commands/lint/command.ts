import { DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { lintReporterNames } from '../../defaults.ts';
import { argument, reporterOptions } from '../../options.ts';
import type { LintOptions } from './options.ts';

export const lint: Declaration = {
  name: 'lint',
  group: 'ci',
  summary: 'help.lint',
  takes: (t) => [argument(`[${t('argument.file')}...]`, t('help.lint.files', { file: DEFAULT_FILE }))],
  examples: () => [
    'scs-check lint assessment.yaml',
    'scs-check lint controls/*.yaml',
    'scs-check lint --fix --dry-run assessment.yaml',
    'scs-check lint . --reporter github --reporter sarif:lint.sarif',
  ],
  define: (command, { t, start }) => {
    const [reporter, json] = reporterOptions(lintReporterNames, t);
    command
      .addOption(reporter)
      .addOption(json)
      .option('--ignore-unknown', t('help.lint.ignore-unknown'))
      .option('--fix', t('help.lint.fix'))
      .option('--dry-run', t('help.lint.dry-run'))
      .option('--quiet', t('help.quiet'))
      .option('--force', t('help.force.other'))
      .action((names: string[], options: Omit<LintOptions, 'files'>) => {
        const files = names.length > 0 ? names : [DEFAULT_FILE];
        return start({ files, ...options }, async () => (await import('./run.ts')).lint);
      });
  },
};
