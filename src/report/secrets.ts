import type { Range } from '../formats/diagnostic.ts';

/** The text without the lines that hold a secret: whatever an excerpt is shown for, output ends up in the logs of a CI. */
export function withoutSecrets(text: string, secrets: readonly Range[]): string {
  if (secrets.length === 0) return text;
  const lines = text.split('\n');
  for (const { start, end } of secrets) lines.fill('', start.line - 1, end.line);
  return lines.join('\n');
}
