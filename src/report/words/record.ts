import { hasParts } from '../../domain/conditions.ts';
import type { ShownEvidence } from '../../domain/evidence.ts';
import type { Evidence } from '../../formats/assessment.ts';
import type { CriterionReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { targetLine } from './count.ts';
import { lapseLines } from './criterion.ts';
import { voiceLines } from './view.ts';

/** Which conditions an answer names as missing; nothing where it names none. */
export function missingLine({ missing = [] }: { readonly missing?: readonly number[] | undefined }, t: Translate) {
  return missing.length === 0 ? [] : [t('report.record.missing', { numbers: missing.join(t('list.comma')) })];
}

/** What the firm wrote beside its answer, one line each. */
export function recordLines(criterion: CriterionReport, t: Translate): readonly string[] {
  const { evidence, target, waiver, retired } = criterion;
  return [
    ...(hasParts(criterion) ? missingLine(criterion, t) : []),
    ...saidLines(criterion, t),
    ...evidenceLines(evidence, t),
    ...draftLines(criterion, t),
    ...(target === undefined ? [] : [targetLine(target, t)]),
    ...chargeLines(criterion, t),
    ...waiverLine(waiver, t),
    ...answeredLine(criterion, t),
    ...derivedLine(criterion, t),
    ...(retired === undefined ? [] : [retiredLine(retired, t)]),
    ...voiceLines(criterion, t),
    ...lapseLines(criterion, t),
  ];
}

function evidenceLines(evidence: CriterionReport['evidence'], t: Translate): readonly string[] {
  return evidence.map((shown) => t('report.record.evidence', { text: evidenceText(shown, t) }));
}

/** Who is in charge, and until when. */
export function chargeLines({ owner, due }: Pick<CriterionReport, 'owner' | 'due'>, t: Translate): readonly string[] {
  return [
    ...(owner === undefined ? [] : [t('report.record.owner', { name: owner })]),
    ...(due === undefined ? [] : [t('report.record.due', { date: due })]),
  ];
}

/** What was written before there was an answer: each line says that it is none. */
function draftLines({ draft }: Pick<CriterionReport, 'draft'>, t: Translate): readonly string[] {
  if (draft === undefined) return [];
  const lines = [...saidLines(draft, t), ...evidenceLines(draft.evidence ?? [], t), ...chargeLines(draft, t)];
  return lines.map((text) => t('report.record.draft', { text }));
}

/** What the firm says beside a state: what it chose, when it was done last, why, and its note. */
export function saidLines(
  { options, lastDone, reason, note }: Partial<Pick<CriterionReport, 'options' | 'lastDone' | 'reason' | 'note'>>,
  t: Translate,
): readonly string[] {
  const chosen = options?.choices.filter((choice) => choice.chosen) ?? [];
  return [
    ...(chosen.length > 0
      ? [t('report.record.option', { options: chosen.map(({ id, text }) => `${id}. ${text}`).join(' / ') })]
      : []),
    ...(lastDone === undefined ? [] : [t('report.record.last-done', { date: lastDone })]),
    ...(reason === undefined ? [] : [t('report.record.reason', { text: reason })]),
    ...(note === undefined ? [] : [t('report.record.note', { text: note })]),
  ];
}

/** Who has answered, and when, as far as that is written down: whom a specialist asks. */
export function answeredLine(
  { answeredBy: name, answeredOn: date }: Pick<CriterionReport, 'answeredBy' | 'answeredOn'>,
  t: Translate,
): readonly string[] {
  if (name === undefined) return date === undefined ? [] : [t('report.record.answered.on', { date })];
  return [date === undefined ? t('report.record.answered.by', { name }) : t('report.record.answered', { name, date })];
}

/** What a piece of evidence is called before others: its title, or that it is confidential. */
export function evidenceName(shown: ShownEvidence, t: Translate): string {
  return shown.confidential ? t('evidence.confidential') : shown.title;
}

/** A piece of evidence with what it is, where, and from when until when; of a confidential one only that there is one. */
export function evidenceText(shown: ShownEvidence, t: Translate): string {
  return [evidenceName(shown, t), ...evidenceFacts(shown, t)].join(t('list.comma'));
}

/** What is written down of a piece of evidence beside its title; of a confidential one, nothing. */
export function evidenceFacts(shown: ShownEvidence, t: Translate): readonly string[] {
  const { date, validUntil }: Partial<Evidence> = shown.confidential ? {} : shown;
  return [
    ...evidenceKind(shown, t),
    ...evidencePlaces(shown),
    ...(date === undefined ? [] : [date]),
    ...(validUntil === undefined ? [] : [t('report.record.evidence.until', { date: validUntil })]),
  ];
}

/** What kind of thing a piece of evidence is, where that says anything. */
export function evidenceKind(shown: ShownEvidence, t: Translate): readonly string[] {
  const kind = shown.confidential ? undefined : shown.kind;
  return kind === undefined || kind === 'other' ? [] : [t(`evidence.kind.${kind}`)];
}

/** Where a piece of evidence is kept, and its file. */
export function evidencePlaces(shown: ShownEvidence): readonly string[] {
  const { reference, file }: Partial<Evidence> = shown.confidential ? {} : shown;
  return [reference, file].filter((place) => place !== undefined);
}

/** What is allowed to be open, why, and until when. */
export function waiverLine(waiver: CriterionReport['waiver'], t: Translate): readonly string[] {
  if (waiver === undefined) return [];
  const { reason, until } = waiver;
  return until === undefined
    ? [t('report.record.waiver.endless', { reason })]
    : [t('report.record.waiver', { until, reason })];
}

/** From which answer of another list one was taken over. */
export function derivedLine(
  { derivedFrom, derivedFact }: Pick<CriterionReport, 'derivedFrom' | 'derivedFact'>,
  t: Translate,
): readonly string[] {
  if (derivedFact !== undefined) return [t('report.record.derived.fact', { question: derivedFact })];
  return derivedFrom === undefined ? [] : [t('report.record.derived', { id: derivedFrom })];
}

/** What was answered to an earlier edition, and why it no longer counts. */
export function retiredLine({ state, edition, why }: NonNullable<CriterionReport['retired']>, t: Translate): string {
  return t('report.record.retired', { edition, state: t(`state.${state}`), why: t(`migrate.why.${why}`) });
}
