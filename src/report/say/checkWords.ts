import type {
  CheckedCriterion,
  CheckedDiagnostic,
  CheckedFile,
  JudgedFile,
  UnreadFile,
} from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { toConfirm } from '../words/assumption.ts';
import { headline } from '../words/count.ts';
import { sentences } from '../words/joined.ts';

/** A message, and that its file is outside of what its path could count from, where that is so. */
export function placed(message: string, { outside }: Pick<CheckedFile, 'outside'>, t: Translate): string {
  return outside ? message + t('text.aside', { text: t('check.outside') }) : message;
}

/** Whether the gate is passed, in the words of the catalogue's method. Whoever waits has not reached the level. */
export function verdict(file: JudgedFile, t: Translate): string {
  const { summary, passed, open, unassured, excluded, waived, known } = file;
  if (isWaiting(file)) {
    if (known.length === 0) return t('check.waiting');
    return t(waived.length === 0 ? 'check.as-known' : 'check.waiting-or-known');
  }
  const isNothingAsked = file.target?.total === 0;
  if (!passed && !isNothingAsked && open.length + unassured.length + excluded.length === 0) {
    const told = file.diagnostics.filter((one) => !one.known);
    const errors = told.filter(({ severity }) => severity === 'error').length;
    const isHeldByAll = told.every(({ blocks }) => blocks);
    return t(isHeldByAll ? 'check.held' : 'check.held.errors', { errors, warnings: told.length - errors });
  }
  if (file.target !== undefined) {
    if (file.target.total === 0) return t('check.target.none');
    return t(`check.target.${passed ? 'passed' : 'not-passed'}`, { ...file.target });
  }
  return t(`check.${summary.method}.${passed ? 'passed' : 'not-passed'}`);
}

/** How many of the criteria that were judged are met; nothing where all of the level were. */
function targetSentences({ target }: Pick<JudgedFile, 'target'>, t: Translate): readonly string[] {
  return target === undefined || target.total === 0 ? [] : [t('check.target.count', { ...target })];
}

/** Which file was judged by what, and that it is a self-check. */
export function aim({ file, level, catalogue }: JudgedFile, t: Translate): string {
  return t('check.file', { file, level: level.title, edition: catalogue.edition });
}

/** What was counted: up to the target, in the level, and what does not apply beside that. */
export function countSentences(file: JudgedFile, t: Translate): readonly string[] {
  return [...targetSentences(file, t), headline(file, t), ...notApplicableSentences(file, t)];
}

/** How many criteria do not apply; nothing where a list of them or the headline says so. */
function notApplicableSentences(file: JudgedFile, t: Translate): readonly string[] {
  const { criteria, judgement } = file.summary;
  const count = criteria['not-applicable'];
  if (count === file.excluded.length || judgement === 'to-confirm') return [];
  return [t('check.not-applicable.count', { count, mark: markOfExcluded(file, t) })];
}

/** 「そろっていません。★3の81基準のうち…」 */
export function outcomeSentence(file: JudgedFile, t: Translate): string {
  const told = sentences(countSentences(file, t), t);
  return t('check.outcome', { verdict: verdict(file, t), headline: told });
}

/** 「1-2-1-2 まだ: 連絡先の一覧がありますか」, with why it stands where it does. */
export function criterionSentence(criterion: CheckedCriterion, t: Translate): string {
  const { id, state } = criterion;
  const why = reasonOf(criterion, t);
  const told = t(`state.${state}`) + (why === '' ? '' : t('text.aside', { text: why }));
  return t('check.criterion', { id, state: told, question: questionWithMissing(criterion, t) });
}

/** What is asked, and the conditions that the answer names as still missing. */
export function questionWithMissing({ question, missing = [] }: CheckedCriterion, t: Translate): string {
  if (missing.length === 0) return question;
  const conditions = missing.map(({ number, text }) => `(${number}) ${text}`).join(t('list.comma'));
  return t('check.criterion.missing', { question, conditions });
}

function reasonOf({ standing, waivedUntil = '', lacks }: CheckedCriterion, t: Translate): string {
  if (standing === 'waived') return t('check.reason.waived', { until: waivedUntil });
  if (standing === 'known') return t('check.reason.known');
  return lacks === undefined ? '' : t(`check.reason.${lacks}`);
}

/** The criteria whose answer does not reach as far as was asked. */
export function unassuredSentence(file: JudgedFile, t: Translate): string {
  const unassured = criteriaOf(file, 'unassured');
  const ids = idList(
    unassured.map(({ id }) => id),
    t,
  );
  return t(`check.unassured.${unassured[0]?.lacks ?? 'evidenced'}`, { count: unassured.length, ids });
}

/** What the baseline allows, and findings that it has. */
export function knownSentence({ known, diagnostics }: JudgedFile, t: Translate): string {
  const findings = diagnostics.filter((diagnostic) => diagnostic.known).length;
  const counts = { count: known.length, findings };
  return known.length === 0
    ? t('check.known.findings', counts)
    : t('check.known', { ...counts, ids: idList(known, t) });
}

/** Whether there is anything that the baseline allows. */
export function hasKnown({ known, diagnostics }: JudgedFile): boolean {
  return known.length > 0 || diagnostics.some((diagnostic) => diagnostic.known);
}

/** The criteria that do not apply, and with whom to confirm them. */
export function excludedSentence(file: JudgedFile, t: Translate): string {
  const { excluded } = file;
  return t('check.not-applicable', {
    count: excluded.length,
    ids: idList(excluded, t),
    mark: markOfExcluded(file, t),
  });
}

/** What is left to do about criteria that do not apply. */
export function markOfExcluded({ summary, catalogue }: JudgedFile, t: Translate): string {
  return toConfirm({ method: summary.method, publisher: catalogue.publisher }, t);
}

/** The criteria that are waived, each with the last day of its waiver. */
export function waivedSentence(file: JudgedFile, t: Translate): string {
  const waived = criteriaOf(file, 'waived');
  const ids = waived.map(({ id, waivedUntil = '' }) => t('check.waived.until', { id, until: waivedUntil })).join(' ');
  return t('check.waived', { count: waived.length, ids });
}

/** How loud a criterion is told: what is known to be missing before what nobody has said yet. */
export function loudnessOf({ state, standing }: CheckedCriterion): 'error' | 'warning' | 'note' {
  if (standing === 'excluded' || standing === 'waived' || standing === 'known') return 'note';
  return state === 'partial' || state === 'unmet' ? 'error' : 'warning';
}

/** Whether a file passes though not all is in place: what is left is waived, or the baseline has it. */
export function isWaiting(file: JudgedFile | UnreadFile): boolean {
  return file.outcome === 'judged' && file.passed && file.waived.length + file.known.length > 0;
}

/** What was found in a file beside its criteria, errors first: some readers stop after the first few. */
export function loudestFirst(diagnostics: readonly CheckedDiagnostic[]): readonly CheckedDiagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return [...errors, ...diagnostics.filter(({ severity }) => severity !== 'error')];
}

/** What is to be told of a file beside its criteria: nothing that the baseline has, and each place once a run. */
export function newlyFound({ diagnostics }: Pick<CheckedFile, 'diagnostics'>): readonly CheckedDiagnostic[] {
  return diagnostics.filter(({ known, repeated }) => !known && !repeated);
}

/** The criteria of a file that stand so. */
export function criteriaOf(file: JudgedFile, standing: CheckedCriterion['standing']): readonly CheckedCriterion[] {
  return file.criteria.filter((criterion) => criterion.standing === standing);
}

/** What they have in common: where a catalogue only counts, nothing that has an answer keeps a file from passing. */
export function openTitle(criteria: readonly CheckedCriterion[], t: Translate): string {
  const isUnanswered = criteria.every(({ state }) => state === 'unanswered');
  return t(isUnanswered ? 'check.open.unanswered' : 'check.open', { count: criteria.length });
}

/** The id of a criterion where programs look for rules: several catalogues may have the same numbers. */
export function ruleOfCriterion(catalogue: string, criterion: string): string {
  // A slash parts the levels of a rule id, and a blank ends a word of it.
  return `${catalogue}/${criterion.replace(/[%/ ]/g, encodeURIComponent)}`;
}

/** Ids in a sentence: parted by blanks, unless one of them has a blank itself. */
export function idList(ids: readonly string[], t: Translate): string {
  return ids.join(ids.some((id) => id.includes(' ')) ? t('list.comma') : ' ');
}
