import { withoutCommands } from '../../text/sanitize.ts';
import { renderDiagnostics } from '../render/diagnostics.ts';
import { renderProblem } from '../render/problem.ts';
import { lintSentence, skippedSentence } from '../say/lint.ts';
import type { LintReporter } from './reporter.ts';

/** For people: every problem with its line, and at the end what was looked at. */
export const lintText: LintReporter = (report, options) => {
  const { t, isUnreadToldElsewhere = false } = options;
  const diagnostics = report.files.flatMap((file) => file.diagnostics);
  const unread = report.files.filter((file) => file.outcome === 'unread');
  const paragraphs = [
    // What follows on another stream is a paragraph of its own.
    ...(diagnostics.length > 0 ? [renderDiagnostics(diagnostics, options) + (isUnreadToldElsewhere ? '\n' : '')] : []),
    ...(isUnreadToldElsewhere ? [] : unread.map(({ problem }) => renderProblem(problem, options))),
    ...(isUnreadToldElsewhere ? [] : [[...skippedSentence(report, t), lintSentence(report, t)].join('\n')]),
  ];
  return withoutCommands(paragraphs.map((one) => `${one}\n`).join('\n'));
};
