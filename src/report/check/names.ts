/** The formats of `lint`, which has no level for a badge to show. */
export const lintReporterNames = [
  'text',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'azure',
  'junit',
  'markdown',
  'comment',
] as const;
export type LintReporterName = (typeof lintReporterNames)[number];

/** The formats of `check`. */
export const reporterNames = [...lintReporterNames, 'badge'] as const;
export type ReporterName = (typeof reporterNames)[number];
