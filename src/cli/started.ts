import type { Environment } from '../io/environment.ts';

type Variables = Environment['variables'];

/** Our commands where a text names one to be typed: not the package, a file or the like, and no command that has it. */
const COMMAND =
  /(?<![\w./@-])(?<!\bnpx )scs-check (?=(?:--(?:help|version)|ask|catalogue|check|completion|decrypt|diff|encrypt|evidence|explain|handout|help|init|lint|log|merge|migrate|portfolio|report|review|sheet|sign|status|verify)\b)/g;

/**
 * A text whose commands can be typed as they stand. Who started us with npx has no `scs-check` of their own: the shell
 * would not find it. npm tells what it runs by variables (npm 7 and later by `npm_command`, earlier ones by the other).
 */
export function asStarted(text: string, variables: Variables): string {
  // Nearly every text of a report comes by here, and to look into the environment takes longer than to look into it.
  if (!text.includes('scs-check') || !isByNpx(variables)) return text;
  return text === 'scs-check' ? 'npx scs-check' : text.replace(COMMAND, 'npx scs-check ');
}

function isByNpx(variables: Variables): boolean {
  return variables['npm_command'] === 'exec' || variables['npm_lifecycle_event'] === 'npx';
}
