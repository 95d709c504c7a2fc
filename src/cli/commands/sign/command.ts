import type { Declaration } from '../../declaration.ts';
import { asOfOption, catalogueOption, file, levelOption, passphraseOption } from '../../options.ts';
import type { SignOptions } from './run.ts';

export const sign: Declaration = {
  name: 'sign',
  group: 'other',
  summary: 'help.sign',
  takes: file,
  examples: (t) => [`scs-check sign --new-key ${t('example.key')}.pem`, `scs-check sign --key ${t('example.key')}.pem`],
  define: (command, { t, start }) =>
    command
      .option(`--key <${t('argument.file')}>`, t('help.sign.key'))
      .option(`--new-key <${t('argument.file')}>`, t('help.sign.new-key'))
      .addOption(passphraseOption(t))
      .option(`--public-key <${t('argument.file')}>`, t('help.sign.public-key'))
      .option(`--name <${t('argument.name')}>`, t('help.sign.name'))
      .option(`-o, --output <${t('argument.file')}>`, t('help.sign.output'))
      .option('--force', t('help.force.other'))
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(asOfOption(t))
      .action((name: string, options: Omit<SignOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).sign),
      ),
};
