import type { CheckedDiagnostic } from '../../formats/outputs/check.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { hintOf, renderDiagnostics } from '../render/diagnostics.ts';
import { idList } from '../say/checkWords.ts';
import { describeFolded, isBetweenTwo } from '../words/diagnostic.ts';
import type { ReporterOptions } from './reporter.ts';

/** As many of one rule are told one by one; more of them would bury what comes after. */
const MOST_TOLD = 3;

/** What was found beside the criteria: what blocks in full, much of the same that does not as one paragraph each. */
export function renderFindings(diagnostics: readonly CheckedDiagnostic[], options: ReporterOptions): string {
  const groups = new Map<string, CheckedDiagnostic[]>();
  for (const one of diagnostics) {
    const key = one.blocks || options.isVerbose || isBetweenTwo(one) ? '' : one.code;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const many = [...groups].filter(([code, group]) => code !== '' && group.length > MOST_TOLD);
  const folded = new Set(many.flatMap(([, group]) => group));
  const rest = diagnostics.filter((one) => !folded.has(one));
  return [
    ...many.map(([code, group]) => foldedText(code, group, options)),
    ...(rest.length > 0 ? [renderDiagnostics(rest, options)] : []),
  ].join('\n\n');
}

function foldedText(code: string, group: readonly CheckedDiagnostic[], { t, paint, width }: ReporterOptions): string {
  const ids = group.map(({ args, range }) => String(args['criterion'] ?? range?.start.line ?? ''));
  const asked = group.flatMap(({ args, questions }) =>
    questions?.['criterion'] === undefined ? [] : [`${args['criterion']}  ${questions['criterion']}`],
  );
  const [first] = group;
  const severity = t(`severity.${first?.severity ?? 'warning'}`);
  const told = describeFolded(t, code, group.length);
  return [
    `${sanitizeLine(first?.file ?? '')}  ${paint.middling(`${severity} ${code}`)}  ${told}`,
    ...(asked.length === group.length ? asked : [idList(ids, t)]).flatMap((line) =>
      wrap(sanitizeLine(line), width ?? Infinity, { indent: '  ', hang: '    ' }),
    ),
    ...(first === undefined ? [] : hintOf(t, first, width)),
  ].join('\n');
}
