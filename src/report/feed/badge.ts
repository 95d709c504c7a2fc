import type { CheckedFile, CheckReport, JudgedFile } from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { escapeUnsafe, sanitizeLine } from '../../text/sanitize.ts';
import type { Reporter } from '../check/reporter.ts';
import { isWaiting } from '../say/checkWords.ts';

/**
 * The endpoint format of shields.io (https://shields.io/badges/endpoint-badge).
 * Never green: a green badge would read as somebody's approval, and it is the firm's own count.
 */
export const badge: Reporter = ({ files, passed, terms }, { t }) => {
  const isError = files.some(({ outcome }) => outcome === 'unread');
  const shown = {
    schemaVersion: 1,
    ...wordsOf(files, terms, t),
    color: passed ? 'blue' : 'lightgrey',
    ...(isError ? { isError } : {}),
  };
  return `${escapeUnsafe(JSON.stringify(shown, null, 2))}\n`;
};

function wordsOf(
  files: readonly CheckedFile[],
  terms: CheckReport['terms'],
  t: Translate,
): { readonly label: string; readonly message: string } {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) {
    if (only.outcome === 'unread') return { label: t('check.badge.label'), message: t('check.markdown.unread') };
    const { level, catalogue } = only;
    const label = sanitizeLine(t('check.badge.level', { level: level.title, edition: catalogue.edition }));
    return { label, message: countOf(only, terms, t) };
  }
  const passed = files.filter((file) => file.passed).length;
  const waiting = files.filter(isWaiting).length;
  const message = t('check.badge.files', { passed: passed - waiting, files: files.length });
  const asides = [waiting === 0 ? '' : t('check.badge.waiting', { waiting }), proofOf(terms, t)];
  return { label: t('check.badge.label'), message: withAsides(message, asides, t) };
}

function countOf(
  { summary: { method, points, criteria: counts }, criteria, target }: JudgedFile,
  terms: CheckReport['terms'],
  t: Translate,
): string {
  const { met, 'not-applicable': excluded } = counts;
  const proof = proofOf(terms, t);
  const proved = met - criteria.filter(({ state, lacks }) => state === 'met' && lacks !== undefined).length;
  const asides = [
    excluded === 0 ? '' : excludedWords(method, excluded, t),
    proof === '' ? '' : t('check.badge.proved', { proof, proved }),
  ];
  if (points) {
    const { total, max, isFinal } = points;
    return withAsides(
      t('check.badge.points', { total, max }),
      [isFinal ? '' : t('check.badge.not-final'), ...asides],
      t,
    );
  }
  const { met: of, total } = target ?? counts;
  return withAsides(`${of}/${total}`, [target === undefined ? '' : sanitizeLine(target.title), ...asides], t);
}

/** What does not apply is to be confirmed, where there is somebody who confirms it. */
function excludedWords(method: JudgedFile['summary']['method'], excluded: number, t: Translate): string {
  return method === 'coverage'
    ? t('report.summary.state', { state: t('state.not-applicable'), count: excluded })
    : t('check.badge.excluded', { excluded });
}

/** How far "met" has to reach, where that is more than what the firm says. */
function proofOf({ assurance }: CheckReport['terms'], t: Translate): string {
  return assurance === 'self' ? '' : t(`check.badge.proof.${assurance}`);
}

function withAsides(message: string, asides: readonly string[], t: Translate): string {
  const told = asides.filter((aside) => aside !== '');
  return told.length === 0 ? message : message + t('text.aside', { text: told.join(t('list.separator')) });
}
