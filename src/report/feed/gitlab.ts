import type { CodeQuality } from '../../formats/outputs/gitlab.ts';
import { escapeUnsafe, sanitizeLine } from '../../text/sanitize.ts';
import type { Feed } from '../check/reporter.ts';
import { type Fingerprinted, findingsOf } from './findings.ts';

const severities = { error: 'major', warning: 'minor', note: 'info' } as const;

/** Code Quality of GitLab, which shows what a merge request brings that its target does not have: it knows by fingerprints. */
export const gitlab: Feed = (report, { t }) => {
  const issues: CodeQuality = findingsOf(report, t).map((finding) => issueOf(finding, report.tool.name));
  return `${escapeUnsafe(JSON.stringify(issues, null, 2))}\n`;
};

function issueOf({ rule, level, message, path, range, fingerprint }: Fingerprinted, engine: string) {
  return {
    type: 'issue',
    engine_name: engine,
    check_name: rule,
    description: sanitizeLine(message),
    severity: severities[level],
    fingerprint,
    location: {
      path,
      // It takes nothing without a line, even where a whole file is meant.
      lines: range === undefined ? { begin: 1 } : { begin: range.start.line, end: range.end.line },
    },
  } as const;
}
