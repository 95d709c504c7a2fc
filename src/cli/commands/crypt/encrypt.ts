import type { Declaration } from '../../declaration.ts';
import { argument, passphraseOption } from '../../options.ts';
import type { CryptOptions } from './run.ts';

export const encrypt: Declaration = {
  name: 'encrypt',
  group: 'other',
  summary: 'help.encrypt',
  takes: (t) => [argument(`<${t('argument.file')}>`, t('help.encrypt.file'))],
  examples: () => ['scs-check encrypt assessment.yaml'],
  define: (command, { t, start }) =>
    command
      .option(`-o, --output <${t('argument.file')}>`, t('help.encrypt.output'))
      .option('--force', t('help.force'))
      .addOption(passphraseOption(t))
      .action((name: string, options: Omit<CryptOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).encryptFile),
      ),
};
