/** What the file system calls it, as `ENOENT`; undefined where the error is of another kind. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether the file system calls it so. */
export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}
