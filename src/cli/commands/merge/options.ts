import type { PassphraseSource } from '../../passphrase.ts';

export interface MergeCommandOptions extends PassphraseSource {
  readonly files: readonly string[];
  readonly into?: string;
  readonly by?: string;
  readonly dryRun?: boolean;
  /** Which columns of a table of somebody's own hold what, as typed. */
  readonly columns?: string;
  /** Takes a word that most people mean one way that way. */
  readonly yes?: boolean;
  /** Takes files under another name for this firm's. */
  readonly sameFirm?: boolean;
}
