/** The commands that have a help of their own; '' is the program itself. */
export const helpCommands = [
  '',
  'ask',
  'init',
  'status',
  'report',
  'check',
  'review',
  'evidence',
  'evidence add',
  'evidence list',
  'evidence check',
  'diff',
  'lint',
  'explain',
  'catalogue',
  'catalogue list',
  'catalogue show',
  'catalogue new',
  'catalogue official',
  'catalogue diff',
  'migrate',
  'log',
  'sheet',
  'sheet confirmation',
  'sheet findings',
  'sheet declaration',
  'sign',
  'verify',
  'completion',
  'handout',
  'merge',
  'encrypt',
  'decrypt',
  'portfolio',
  'help',
] as const;

/** The golden file of a command's help, without its folder. */
export function helpFile(command: string): string {
  return `${command.replace(' ', '-') || 'scs-check'}.txt`;
}
