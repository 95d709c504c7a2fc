import type { Declaration } from '../../declaration.ts';
import { file, levelOption } from '../../options.ts';

export const migrate: Declaration = {
  name: 'migrate',
  group: 'other',
  summary: 'help.migrate',
  takes: file,
  examples: (t) => [
    'scs-check migrate --to scs-20260327 --dry-run',
    `scs-check migrate assessment.yaml --to ${t('example.catalogue')}-2027.yaml`,
  ],
  define: (command, { t, start }) =>
    command
      .requiredOption(`--to <${t('argument.catalogue')}>`, t('help.migrate.to'))
      .option(`--from <${t('argument.catalogue')}>`, t('help.migrate.from'))
      .addOption(levelOption(t, 'help.migrate.level'))
      .option('--dry-run', t('help.migrate.dry-run'))
      .option('--renumbered', t('help.migrate.renumbered'))
      .option('--no-renumbered', t('help.migrate.no-renumbered'))
      .action(
        (
          name: string,
          options: { to: string; from?: string; level?: string; dryRun?: boolean; renumbered?: boolean },
        ) => start({ file: name, ...options }, async () => (await import('./run.ts')).migrate),
      ),
};
