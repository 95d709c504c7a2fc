import type { Command } from 'commander';
import { Option } from 'commander';
import type { Declaration, Tools } from '../../declaration.ts';
import { sheetFormats, sheetKinds } from '../../defaults.ts';
import { catalogueOption, choice, file, levelOption } from '../../options.ts';
import type { SheetOptions } from './run.ts';

export const sheet: Declaration = {
  name: 'sheet',
  group: 'specialist',
  summary: 'help.sheet',
  subcommands: sheetKinds.map((kind) => ({
    name: kind,
    summary: `help.sheet.${kind}` as const,
    takes: file,
    examples: () => [`scs-check sheet ${kind} -o ${kind}.pdf`],
    define: (command: Command, { t, start }: Tools) =>
      command
        .addOption(
          choice(
            new Option(
              `--format <${t('argument.format')}>`,
              t('help.sheet.format', { formats: sheetFormats.join(t('list.comma')) }),
            ),
            sheetFormats,
            t,
          ),
        )
        .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
        .option('--force', t('help.force.other'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .action((name: string, options: Omit<SheetOptions, 'file' | 'kind'>) =>
          start({ kind, file: name, ...options }, async () => (await import('./run.ts')).sheet),
        ),
  })),
};
