import { DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { diffFormats } from '../../defaults.ts';
import { argument, catalogueOption, DayOption, levelOption, withFormats } from '../../options.ts';
import type { AssessmentDiffOptions } from './run.ts';

export const diff: Declaration = {
  name: 'diff',
  group: 'specialist',
  summary: 'help.diff',
  takes: (t) => [
    argument(`[${t('argument.file.before')}]`, t('help.diff.before')).default(DEFAULT_FILE),
    argument(`[${t('argument.file.after')}]`, t('help.diff.after')),
  ],
  examples: () => [
    'scs-check diff assessment-2026.yaml assessment.yaml',
    'scs-check diff --from 2026-10-01 --to 2027-03-31',
    'git show HEAD~1:assessment.yaml | scs-check diff - assessment.yaml',
  ],
  define: (command, { t, start }) =>
    withFormats(command, diffFormats, t, 'help.report.format')
      .addOption(new DayOption('from', 'over', t('help.diff.from'), t))
      .addOption(new DayOption('to', 'over', t('help.diff.to'), t))
      .option(`-o, --output <${t('argument.file')}>`, t('help.report.output'))
      .option('--force', t('help.force.other'))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .action((before: string, after: string | undefined, options: Omit<AssessmentDiffOptions, 'files'>) => {
        const files = after === undefined ? [before] : [before, after];
        return start({ files, ...options }, async () => (await import('./run.ts')).diff);
      }),
};
