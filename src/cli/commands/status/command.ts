import type { Aimed, AsOf } from '../../../workspace/score.ts';
import type { Declaration } from '../../declaration.ts';
import { asOfOption, catalogueOption, file, levelOption } from '../../options.ts';

export const status: Declaration = {
  name: 'status',
  group: 'firm',
  summary: 'help.status',
  takes: file,
  examples: () => ['scs-check status'],
  define: (command, { t, start }) =>
    command
      .addOption(catalogueOption(t))
      .addOption(levelOption(t))
      .addOption(asOfOption(t))
      .action((name: string, options: Aimed & AsOf) =>
        start({ file: name, ...options }, async () => (await import('./run.ts')).status),
      ),
};
