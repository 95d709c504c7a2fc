/** Codes of errors that end a command; each has a heading in docs/errors.md. */
export const errorCodes = [
  'usage',
  'no-terminal',
  'file-not-found',
  'no-match',
  'nothing-to-lint',
  'config-not-found',
  'baseline-not-found',
  'baseline-differs',
  'file-not-readable',
  'file-not-writable',
  'name-too-long',
  'too-large-to-mend',
  'file-in-use',
  'file-not-replaceable',
  'folder-not-found',
  'folder-not-listed',
  'working-folder-gone',
  'disk-full',
  'disk-read-only',
  'disk-failing',
  'write-failed',
  'save-uncertain',
  'output-failed',
  'file-exists',
  'file-changed',
  'file-too-large',
  'file-invalid',
  'other-kind',
  'locked',
  'locked-elsewhere',
  'unknown-catalogue',
  'catalogue-not-found',
  'catalogue-outside',
  'texts-outside',
  'unknown-level',
  'target-not-judged',
  'unknown-id',
  'evidence-not-found',
  'evidence-outside',
  'evidence-name',
  'evidence-unanswered',
  'evidence-full',
  'not-an-edition',
  'different-catalogues',
  'same-file',
  'binary-to-terminal',
  'too-long-for-pdf',
  'history-not-found',
  'history-begins-later',
  'history-not-written',
  'history-too-large',
  'key-exists',
  'key-not-usable',
  'not-a-report',
  'not-a-signed-result',
  'font-missing',
  'workbook-not-found',
  'not-a-workbook',
  'not-an-answer-file',
  'workbook-old-or-locked',
  'workbook-too-large',
  'workbook-damaged',
  'csv-quote-open',
  'workbook-without-criteria',
  'workbook-without-handout',
  'columns-unknown',
  'nothing-to-hand-out',
  'unknown-role',
  'output-exists',
  'output-not-ours',
  'signed-by-other',
  'output-is-link',
  'other-firm',
  'other-catalogue',
  'no-passphrase',
  'weak-passphrase',
  'wrong-passphrase',
  'not-decryptable',
  'too-costly-to-open',
  'encrypted-already',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Something the reader can mend: printed as one clear block, exit code 2. The words come from i18n by code. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: ErrorCode,
    readonly args: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/**
 * That a command was called in a way that it cannot follow.
 * @param detail why, as a sentence
 * @param command the one whose help tells more: `scs-check check`
 */
export function wrongUse(detail: string, command: string): UserError {
  return new UserError('usage', { detail, command });
}

/** Something only we can mend: printed with an offer to report it, exit code 3. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
