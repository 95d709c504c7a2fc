import { normalized } from '../text/normalized.ts';

/** What Explorer, Finder, browsers, git and the programs that keep folders alike add to the name of a copy. */
const marks: readonly RegExp[] = [
  /[ _.-]*[([][^()[\]]*(?:conflict|競合|コンフリクト|衝突)[^()[\]]*[)\]]$/i,
  // Synology adds the computer and the moment, too.
  /_[^_/]+_[A-Z][a-z]{2}-\d{2}-\d{4,6}-\d{4}_(?:Case)?Conflict$/,
  /[ _.-]+(?:conflicted copy|競合|コンフリクト|衝突|sync-conflict|conflict$)[^/]*$/i,
  // A merge tool that git has started.
  /[ _.](?:BACKUP|BASE|LOCAL|REMOTE)[ _.]\d+$/,
  /[ _]?\(\d{1,3}\)$/,
  /[ _]*[-–ー] *(?:コピー|copy)(?: *\d{1,3})?$/i,
  /[ _]*のコピー(?: *\d{1,3})?$/,
  /[ _]copy(?: \d{1,3})?$/i,
  // Finder and iCloud count from 2.
  /(?<=\S) (?:[2-9]|[1-9]\d)$/,
  // OneDrive adds the name of the computer, which Windows writes in capitals.
  /-(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*$/,
  /-[^/-]*(?:MacBook|iMac|Mac mini|Mac Studio)[^/]*$/,
  /^(?:コピー *[~〜-] *|copy of )/i,
];

/**
 * The name a file had before a program made a copy of it: `assessment (1).yaml` and `assessment - コピー.yaml` were
 * assessment.yaml. Half width and composed, for comparison; a name of nothing but a mark stays.
 * @param name without its folder.
 */
export function originalName(name: string): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(normalized(name, 'NFKC')) ?? [];
  let left = stem;
  for (let before = ''; before !== left; ) {
    before = left;
    for (const mark of marks) left = left.replace(mark, '') || left;
  }
  return left + ending;
}

/** Whether a name is one that programs give to copies. */
export function isCopyName(name: string): boolean {
  return originalName(name) !== normalized(name, 'NFKC');
}
