import { DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Declaration } from '../../declaration.ts';
import { argument, digestOption, officialOption } from '../../options.ts';
import type { VerifyOptions } from './run.ts';

export const verify: Declaration = {
  name: 'verify',
  group: 'other',
  summary: 'help.verify',
  takes: (t) => [argument(`[${t('argument.file')}]`, t('help.verify.file')).default(DEFAULT_FILE)],
  examples: (t) => [
    `scs-check verify assessment.signed.json --public-key ${t('example.key')}.pub.pem`,
    `scs-check verify ${t('example.report')}.pdf --signed a.signed.json --public-key ${t('example.key')}.pub.pem`,
    'scs-check verify assessment.yaml',
  ],
  define: (command, { t, start }) =>
    command
      .option(`--public-key <${t('argument.file')}>`, t('help.verify.public-key'))
      .option(`--assessment <${t('argument.file')}>`, t('help.verify.assessment'))
      .option(`--signed <${t('argument.file')}>`, t('help.verify.signed'))
      .addOption(digestOption(t))
      .addOption(officialOption(t))
      .action((name: string, options: Omit<VerifyOptions, 'file'>) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).verify),
      ),
};
