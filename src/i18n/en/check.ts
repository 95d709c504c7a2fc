/** What the reporters of `check` say beside the sentences of the report. */
export const check = {
  'check.outcome': '{verdict}. {headline}',
  'check.criterion': '{id} {state}: {question}',
  'check.files': 'Of {files} files, {passed} {passed:is|are} reached and {open} not reached.',
  'check.files.unread':
    'Of {files} files, {passed} {passed:is|are} reached, {open} not reached, and {unread} could not be read.',
  'check.rule.open': 'Criterion that still needs work or an answer',
  'check.rule.to-confirm': 'Criterion that does not apply (to be confirmed)',
  'check.markdown.title': 'Result of the self-check',
  'check.markdown.file': 'file',
  'check.markdown.level': 'level',
  'check.markdown.verdict': 'verdict',
  'check.markdown.unread': 'could not be read',
  'check.markdown.open': 'Criteria that still need work or an answer ({count})',
  'check.markdown.excluded': 'Criteria that do not apply ({count}, {mark})',
  'check.markdown.diagnostics': 'Findings ({count})',
  'check.badge.label': 'self-check',
  'check.badge.level': '{level} self-check, edition {edition}',
  'check.badge.files': '{passed} of {files} files',
  'check.badge.to-confirm': '{met}/{total} ({excluded} to confirm)',
  'check.badge.points': '{total}/{max} points',
  'check.badge.points.not-final': '{total}/{max} points (not final)',
} as const;
