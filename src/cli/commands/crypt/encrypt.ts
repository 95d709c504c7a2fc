import type { Declaration } from '../../declaration.ts';
import { argument, passphraseOption } from '../../options.ts';
import type { CryptOptions } from './run.ts';

export const encrypt: Declaration = {
  name: 'encrypt',
  group: 'other',
  summary: 'help.encrypt',
  takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.encrypt.file'))],
  examples: () => ['scs-check encrypt assessment.yaml', 'scs-check encrypt assessment.yaml shoko/taiseihyo.pdf'],
  define: (command, { t, start }) =>
    command
      .option(`-o, --output <${t('argument.file')}>`, t('help.encrypt.output'))
      .option('--force', t('help.force'))
      .addOption(passphraseOption(t))
      .action((files: string[], options: Omit<CryptOptions, 'files'>) =>
        start({ files, ...options }, async () => (await import('./run.ts')).encryptFiles),
      ),
};
