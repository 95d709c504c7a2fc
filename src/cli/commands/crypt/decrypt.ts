import type { Declaration } from '../../declaration.ts';
import { argument, passphraseOption } from '../../options.ts';
import type { CryptOptions } from './run.ts';

export const decrypt: Declaration = {
  name: 'decrypt',
  group: 'other',
  summary: 'help.decrypt',
  takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.decrypt.file'))],
  examples: () => ['scs-check decrypt assessment.yaml.age'],
  define: (command, { t, start }) =>
    command
      .option(`-o, --output <${t('argument.file')}>`, t('help.decrypt.output'))
      .option('--force', t('help.force'))
      .addOption(passphraseOption(t))
      .action((files: string[], options: Omit<CryptOptions, 'files'>) =>
        start({ files, ...options }, async () => (await import('./run.ts')).decryptFiles),
      ),
};
