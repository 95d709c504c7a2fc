import { Option } from 'commander';
import { typedIds, typedNumber } from '../../../text/typed.ts';
import type { Declaration } from '../../declaration.ts';
import { evidenceKindNames, evidenceStateNames, listFormats } from '../../defaults.ts';
import { argument, asOfOption, assessmentOption, DayOption, takes, withFormats } from '../../options.ts';
import type { AddOptions, CheckOptions as EvidenceCheckOptions, ListOptions } from './run.ts';

export const evidence: Declaration = {
  name: 'evidence',
  group: 'firm',
  summary: 'help.evidence',
  subcommands: [
    {
      name: 'add',
      summary: 'help.evidence.add',
      takes: (t) => [
        argument(`<${t('argument.id')}>`, t('help.evidence.id')),
        argument(`[${t('argument.file')}]`, t('help.evidence.add.file')),
      ],
      examples: () => [
        'scs-check evidence add 1-2-1-1 shoko/taiseihyo.pdf --kind document',
        'scs-check evidence add 1-2-1-1 --update 1',
      ],
      define: (command, { t, start }) =>
        command
          .option(`--title <${t('argument.title')}>`, t('help.evidence.title'))
          .addOption(
            new Option(
              `--kind <${t('argument.kind')}>`,
              t('help.evidence.kind', { kinds: evidenceKindNames.join(t('list.comma')) }),
            )
              .choices(evidenceKindNames)
              // Which words of any language are one of them is known where they are loaded.
              .argParser((word) => word),
          )
          .option(`--reference <${t('argument.place')}>`, t('help.evidence.reference'))
          .addOption(new DayOption('date', 'over', t('help.evidence.date'), t))
          .addOption(new DayOption('valid-until', 'ahead', t('help.evidence.valid-until'), t))
          .option('--confidential', t('help.evidence.confidential'))
          .addOption(
            takes(
              new Option(`--update <${t('argument.number')}>`, t('help.evidence.update')),
              t,
              typedNumber,
              '1, 2, 3…',
            ),
          )
          .addOption(assessmentOption(t))
          .action((id: string, evidence: string | undefined, options: Omit<AddOptions, 'id' | 'evidence'>) =>
            start(
              { id, ...(evidence === undefined ? {} : { evidence }), ...options },
              async () => (await import('./run.ts')).add,
            ),
          ),
    },
    {
      name: 'list',
      summary: 'help.evidence.list',
      examples: () => ['scs-check evidence list', 'scs-check evidence list --state missing,changed,expired'],
      define: (command, { t, start }) =>
        withFormats(command, listFormats, t)
          .addOption(
            takes(
              new Option(
                `--state <${t('argument.states')}>`,
                t('help.evidence.state', { states: evidenceStateNames.join(',') }),
              ),
              t,
              statesOf,
              evidenceStateNames.join(', '),
            ),
          )
          .option('--all', t('help.evidence.all'))
          .addOption(asOfOption(t))
          .addOption(assessmentOption(t))
          .action((options: ListOptions) => start(options, async () => (await import('./run.ts')).list)),
    },
    {
      name: 'check',
      summary: 'help.evidence.check',
      examples: () => ['scs-check evidence check', 'scs-check evidence check --as-of 2027-03-31'],
      define: (command, { t, start }) =>
        command
          .option('--all', t('help.evidence.all'))
          .addOption(asOfOption(t))
          .addOption(assessmentOption(t))
          .action((options: EvidenceCheckOptions) => start(options, async () => (await import('./run.ts')).check)),
    },
  ],
};

/** `missing,changed` */
function statesOf(given: string): readonly string[] | undefined {
  const states = typedIds(given, evidenceStateNames).map(({ id }) => id);
  const known = states.filter((state) => state !== undefined);
  return known.length > 0 && known.length === states.length ? known : undefined;
}
