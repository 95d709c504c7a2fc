/** The formats of `check`. */
export const reporterNames = ['text', 'json', 'sarif', 'github', 'junit', 'markdown', 'comment', 'badge'] as const;
export type ReporterName = (typeof reporterNames)[number];
