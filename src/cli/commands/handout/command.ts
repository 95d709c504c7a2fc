import type { Declaration } from '../../declaration.ts';
import { handoutFormats } from '../../defaults.ts';
import { DayOption, file, passphraseOption, withFormats } from '../../options.ts';
import type { HandoutCommandOptions } from './run.ts';

export const handout: Declaration = {
  name: 'handout',
  group: 'firm',
  summary: 'help.handout',
  takes: file,
  examples: (t) => [
    `scs-check handout --role ${t('help.handout.example.role')}`,
    `scs-check handout --unknown -o ${t('example.handout')}.xlsx`,
    'scs-check handout --ids 1-2-1-1,1-2-1-2 --blank',
  ],
  define: (command, { t, start }) =>
    withFormats(command, handoutFormats, t, 'help.handout.format')
      .option(`--role <${t('argument.role')}>`, t('help.handout.role'))
      .option('--all', t('help.handout.all'))
      .option('--with-views', t('help.handout.with-views'))
      .option('--unknown', t('help.handout.unknown'))
      .option('--review-questions', t('help.handout.review-questions'))
      .option(`--ids <${t('argument.ids')}>`, t('help.handout.ids'))
      .option(`--to <${t('argument.name')}>`, t('help.handout.to'))
      .addOption(new DayOption('until', 'ahead', t('help.handout.until'), t))
      .option('--blank', t('help.handout.blank'))
      .option(`--into <${t('argument.file')}>`, t('help.handout.into'))
      .option(`--columns <${t('argument.columns')}>`, t('help.handout.columns'))
      .option(`-o, --output <${t('argument.file')}>`, t('help.handout.output'))
      .option('--force', t('help.force'))
      .option('--encrypt', t('help.handout.encrypt'))
      .addOption(passphraseOption(t))
      .action((name: string, options: Omit<HandoutCommandOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).handout),
      ),
};
