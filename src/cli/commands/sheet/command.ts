import type { Command } from 'commander';
import type { Declaration, Tools } from '../../declaration.ts';
import { sheetFormats, sheetKinds } from '../../defaults.ts';
import { asOfOption, catalogueOption, file, levelOption, withFormats } from '../../options.ts';
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
      withFormats(command, sheetFormats, t, 'help.sheet.format')
        .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
        .option('--force', t('help.force.other'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addOption(asOfOption(t))
        .action((name: string, options: Omit<SheetOptions, 'file' | 'kind'>) =>
          start({ kind, file: name, ...options }, async () => (await import('./run.ts')).sheet),
        ),
  })),
};
