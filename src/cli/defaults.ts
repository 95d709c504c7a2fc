/** Known before any command is loaded, and the same once it is. */
export const DEFAULT_FILE = 'assessment.yaml';

export const formats = ['text', 'markdown', 'json', 'pdf'] as const;
export type Format = (typeof formats)[number];
