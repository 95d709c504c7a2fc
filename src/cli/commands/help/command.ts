import type { Declaration } from '../../declaration.ts';
import { showHelp } from '../../help.ts';
import { argument } from '../../options.ts';

/** How command lines work, and the help of any command, as `--help` after it shows it. */
export const help: Declaration = {
  name: 'help',
  group: 'other',
  summary: 'help.help-command',
  takes: (t) => [argument(`[${t('argument.command')}...]`, t('help.help-command.command'))],
  examples: () => ['scs-check help report', 'scs-check help catalogue list'],
  after: (t) => t('help.exit-codes'),
  define: (command, { t }) =>
    command
      .configureHelp({ ...command.configureHelp(), showGlobalOptions: true })
      .action((words: readonly string[]) => showHelp(command.parent ?? command, words, t)),
};
