/** The formats of `check`. */
export const reporterNames = ['text', 'json', 'sarif', 'github', 'junit', 'markdown', 'badge'] as const;
export type ReporterName = (typeof reporterNames)[number];
