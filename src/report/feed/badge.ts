import type { CheckedFile, JudgedFile } from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { escapeUnsafe, sanitizeLine } from '../../text/sanitize.ts';
import type { Reporter } from '../check/reporter.ts';

/**
 * The endpoint format of shields.io (https://shields.io/badges/endpoint-badge).
 * Never green: a green badge would read as somebody's approval, and it is the firm's own count.
 */
export const badge: Reporter = ({ files, passed }, { t }) => {
  const isError = files.some(({ outcome }) => outcome === 'unread');
  const shown = {
    schemaVersion: 1,
    ...wordsOf(files, t),
    color: passed ? 'blue' : 'lightgrey',
    ...(isError ? { isError } : {}),
  };
  return `${escapeUnsafe(JSON.stringify(shown, null, 2))}\n`;
};

function wordsOf(files: readonly CheckedFile[], t: Translate): { readonly label: string; readonly message: string } {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) {
    if (only.outcome === 'unread') return { label: t('check.badge.label'), message: t('check.markdown.unread') };
    const { level, catalogue } = only;
    const label = sanitizeLine(t('check.badge.level', { level: level.title, edition: catalogue.edition }));
    return { label, message: countOf(only, t) };
  }
  const passed = files.filter((file) => file.passed).length;
  return { label: t('check.badge.label'), message: t('check.badge.files', { passed, files: files.length }) };
}

function countOf({ summary: { points, criteria } }: JudgedFile, t: Translate): string {
  if (points) {
    const { total, max, isFinal } = points;
    return t(isFinal ? 'check.badge.points' : 'check.badge.points.not-final', { total, max });
  }
  const { met, total, 'not-applicable': excluded } = criteria;
  return excluded === 0 ? `${met}/${total}` : t('check.badge.to-confirm', { met, total, excluded });
}
