import { type Command, Option } from 'commander';
import { wrongUse } from '../../../errors.ts';
import type { TranslateHelp } from '../../../i18n/t.ts';
import type { Declaration } from '../../declaration.ts';
import { formats } from '../../defaults.ts';
import {
  asOfOption,
  audienceOption,
  catalogueOption,
  file,
  levelOption,
  officialOption,
  profileOption,
  variadic,
  withFormats,
} from '../../options.ts';
import type { ReportOptions } from './run.ts';

/** What somebody outside the firm gets has no place for what was asked for. */
function refuseOutside(
  { audience = 'internal', official, crosswalks, compare }: Partial<ReportOptions>,
  t: TranslateHelp,
): void {
  if (audience === 'internal') return;
  const options = {
    '--compare': compare,
    ...(audience === 'buyer' && { '--official': official, '--crosswalks': crosswalks }),
  };
  const [other] = Object.entries(options).find(([, given]) => given !== undefined) ?? [];
  if (other === undefined) return;
  throw wrongUse(t('usage.not-together', { option: `--audience ${audience}`, other }), 'scs-check report');
}

export const report: Declaration = {
  name: 'report',
  group: 'firm',
  summary: 'help.report',
  takes: file,
  examples: () => [
    'scs-check report',
    'scs-check report --sample',
    'scs-check report -o report.pdf',
    'scs-check report --audience buyer -o kekka.pdf',
    'scs-check report --compare assessment-2025.yaml',
    'scs-check report --format json | jq .summary',
  ],
  define: (command, { t, start }) =>
    withFormats(command, formats, t, 'help.report.format')
      .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
      .option('--force', t('help.force.other'))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(asOfOption(t))
      .addOption(officialOption(t))
      .addOption(profileOption(t))
      .addOption(audienceOption(t))
      .addOption(variadic(new Option(`--compare [${t('argument.file')}...]`, t('help.report.compare'))))
      .option('--crosswalks', t('help.report.crosswalks'))
      .option('--sample', t('help.report.sample'))
      .option('--no-pager', t('help.report.no-pager'))
      .action((name: string, options: Omit<ReportOptions, 'file'>, { args }: Command) => {
        if (options.sample === true && args.length > 0)
          throw wrongUse(t('usage.not-together', { option: '--sample', other: args.join(' ') }), 'scs-check report');
        if (options.profile === 'summary' && options.crosswalks === true)
          throw wrongUse(
            t('usage.not-together', { option: '--profile summary', other: '--crosswalks' }),
            'scs-check report',
          );
        refuseOutside(options, t);
        return start({ file: name, ...options }, async () => (await import('./run.ts')).report);
      }),
};
