import type {
  AimChange,
  CriterionChange,
  Difference,
  DiffFinding,
  EvidenceChange,
  FactChange,
  FieldChange,
  FieldValue,
  GlanceChange,
} from '../../formats/outputs/diff.ts';
import {
  type FirmField,
  planFields,
  recordFields,
  type StateChange,
  traceFields,
} from '../../formats/outputs/diffFields.ts';
import { isMessageKey } from '../../i18n/keys.ts';
import type { MessageArgs, MessageKey, Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { Change, Part } from '../document.ts';
import { toConfirm } from '../words/assumption.ts';
import { describeDiagnostic, describeFolded, isBetweenTwo } from '../words/diagnostic.ts';
import { idList } from './checkWords.ts';
import { changeKey } from './diffHeadline.ts';
import { fieldSentence, quoted, valueWords } from './diffValues.ts';

/** Everything that changed, what matters most first; nothing of what stayed. */
export function sections(report: Difference, t: Translate): readonly Part[] {
  const { findings, after } = report;
  const states = (change: Exclude<StateChange, 'same'>, ...hints: string[]) => {
    const found = report.criteria.filter((one) => one.change === change);
    return section(
      changeKey(change, after),
      found.map((one) => stateEntry(one, t)),
      t,
      { hints },
    );
  };
  return [
    states('worse'),
    findingsSection('changes.added', findings.added, report, t),
    answeredSection(report, t),
    states('no-longer-answered'),
    states('better'),
    states('newly-answered'),
    states('to-not-applicable', toConfirm({ method: after.summary.method, publisher: after.catalogue.publisher }, t)),
    states('from-not-applicable'),
    states('undecided'),
    asksSection(report, 'meaning', t),
    asksSection(report, 'wording', t),
    states('only-after'),
    states('only-before'),
    section('changes.evidence', evidenceEntries(report, t), t),
    section('changes.plan', fieldEntries(report, planFields, t), t),
    section('changes.record', fieldEntries(report, recordFields, t), t),
    traceSection(report, t),
    findingsSection('changes.gone', findings.gone, report, t),
    section('changes.firm', firmEntries(report, t), t),
    section('changes.glances', linesAsEntries(report.glances.map((one) => glanceLine(one, t))), t),
    section('changes.aims', linesAsEntries(report.aims.flatMap((aim) => aimLines(aim, t))), t),
    section('changes.retired', linesAsEntries(retiredLines(report, t)), t),
    idsSection('changes.outside', report.outside, t, t('changes.outside.hint')),
  ].flat();
}

/** Nothing where there is nothing to tell. */
function section(
  key: MessageKey,
  entries: readonly Change[],
  t: Translate,
  { count = entries.length, hints = [], args = {} }: SectionOptions = {},
): readonly Part[] {
  if (entries.length === 0) return [];
  return [
    {
      title: t('changes.group', { title: t(key, args), count }),
      blocks: [
        ...hints.map((text) => ({ kind: 'text', text, tone: 'quiet' }) as const),
        { kind: 'changes', changes: entries },
      ],
    },
  ];
}

interface SectionOptions {
  /** How many there are, where it is not one for each entry. */
  readonly count?: number;
  readonly hints?: readonly string[];
  readonly args?: MessageArgs;
}

/** A list that reads well as one paragraph. */
function idsSection(key: MessageKey, ids: readonly string[], t: Translate, ...hints: string[]): readonly Part[] {
  return section(key, ids.length === 0 ? [] : [{ lines: [idList(ids, t)] }], t, { count: ids.length, hints });
}

function linesAsEntries(lines: readonly string[]): readonly Change[] {
  return lines.map((line) => ({ lines: [line] }));
}

function stateEntry({ id, before, after, question, fields }: CriterionChange, t: Translate): Change {
  const day = fields.find(({ field }) => field === 'answeredOn')?.after;
  return {
    head: id,
    states: [before, after],
    ...(day === undefined ? {} : { aside: t('changes.answered-on', { date: String(day) }) }),
    lines: [question],
  };
}

/** As many of one rule are told one by one between two files; more of them would bury the rest. */
const MOST_TOLD = 3;

function findingsSection(
  key: 'changes.added' | 'changes.gone',
  findings: readonly DiffFinding[],
  { kind }: Difference,
  t: Translate,
): readonly Part[] {
  const groups = new Map<string, DiffFinding[]>();
  for (const one of findings) groups.set(one.code, [...(groups.get(one.code) ?? []), one]);
  const entries = [...groups].map(([code, group]): Change => {
    const { severity = 'warning' } = group[0] ?? {};
    const head = t('changes.finding', { severity: t(`severity.${severity}`), code });
    // Between two days there is little else to tell, and each has its date.
    const isFolded = kind === 'files' && group.length > MOST_TOLD && !group.some(isBetweenTwo);
    if (!isFolded) return { head, lines: group.map((one) => describeDiagnostic(t, one)) };
    const ids = group.flatMap(({ args }) => (args['criterion'] === undefined ? [] : [String(args['criterion'])]));
    const asked = group.flatMap(({ args: { criterion }, questions }) =>
      questions?.['criterion'] === undefined ? [] : [`${criterion} ${questions['criterion']}`],
    );
    const listed = asked.length === group.length ? asked : [idList(ids, t)];
    return { head, lines: [describeFolded(t, code, group.length), ...listed] };
  });
  return section(key, entries, t, { count: findings.length });
}

function answeredSection({ answered, before, after }: Difference, t: Translate): readonly Part[] {
  const entries = answered.map((one): Change => {
    return { head: headOf(one), states: [undefined, one.state], aside: one.answeredOn, lines: [] };
  });
  const args = { from: before.asOf, to: after.asOf };
  return section('changes.answered', entries, t, { args, hints: [t('changes.answered.hint')] });
}

function asksSection(report: Difference, asks: 'wording' | 'meaning', t: Translate): readonly Part[] {
  const changed = report.criteria.filter((one) => one.asks === asks);
  if (asks === 'wording')
    return idsSection(
      'changes.asks.wording',
      changed.map(({ id }) => id),
      t,
    );
  const entries = changed.map(({ id, question }): Change => ({ head: id, lines: [question] }));
  return section('changes.asks.meaning', entries, t, { hints: [t('changes.asks.hint')] });
}

function headOf({ id, requirement }: Pick<CriterionChange, 'id' | 'requirement'>): string {
  return `${id} ${requirement.title}`;
}

function fieldEntries({ criteria }: Difference, fields: readonly string[], t: Translate): readonly Change[] {
  return criteria.flatMap((criterion): Change[] => {
    const lines = criterion.fields
      .filter(({ field }) => fields.includes(field))
      .map((change) => fieldSentence(fieldName(change, t), change, t));
    return lines.length === 0 ? [] : [{ head: headOf(criterion), lines }];
  });
}

function fieldName({ field }: FieldChange<string>, t: Translate): string {
  const key = `changes.${field}`;
  return isMessageKey(key) ? t(key) : field;
}

/** Where the state has changed, the day stands beside it. */
function traceSection({ criteria }: Difference, t: Translate): readonly Part[] {
  const found = criteria.filter(
    ({ change, fields }) => change === 'same' && fields.some(({ field }) => traceFields.some((one) => one === field)),
  );
  const ids = found.map(({ id, fields }) => {
    const day = fields.find(({ field }) => field === 'answeredOn')?.after;
    return day === undefined ? id : t('changes.trace.on', { id, date: String(day) });
  });
  return idsSection('changes.trace', ids, t);
}

function evidenceEntries({ criteria }: Difference, t: Translate): readonly Change[] {
  return criteria.flatMap((criterion): Change[] => {
    if (criterion.evidence.length === 0) return [];
    return [{ head: headOf(criterion), lines: criterion.evidence.flatMap((one) => evidenceLines(one, t)) }];
  });
}

function evidenceLines({ before, after, fields, confidential }: EvidenceChange, t: Translate): readonly string[] {
  const { number = 0, title } = after ?? before ?? {};
  const place = t('changes.evidence.number', { number });
  const unnamed = confidential ? t('review.evidence.confidential', { title: place }) : place;
  const name = title === undefined ? unnamed : quoted(title, t);
  if (before === undefined) return [t('changes.evidence.added', { evidence: name + asideOf(fields, 'after', t) })];
  if (after === undefined) return [t('changes.evidence.gone', { evidence: name + asideOf(fields, 'before', t) })];
  if (confidential) return [t('changes.evidence.changed.confidential', { evidence: name })];
  return fields.map((change) => t('changes.evidence.changed', { evidence: name, change: evidenceSentence(change, t) }));
}

/** What else is written of a piece that came or went. */
function asideOf(fields: EvidenceChange['fields'], side: 'before' | 'after', t: Translate): string {
  const parts = fields.flatMap((change) => {
    const value = change[side];
    if (change.field === 'title' || value === undefined) return [];
    // Nobody reads a hash; that there is one is worth knowing.
    if (change.field === 'sha256') return [t('changes.evidence.sha256')];
    const words = valueWords(change.field, value, undefined, t);
    return [t('changes.evidence.part', { field: t(`changes.evidence.${change.field}`), value: words })];
  });
  return parts.length === 0 ? '' : t('text.aside', { text: parts.join(t('list.comma')) });
}

function evidenceSentence(change: EvidenceChange['fields'][number], t: Translate): string {
  const field = t(`changes.evidence.${change.field}`);
  if (change.field !== 'sha256') return fieldSentence(field, change, t);
  if (change.before !== undefined && change.after !== undefined) return t('changes.evidence.content');
  const words = (value: FieldValue | undefined) =>
    t(value === undefined ? 'changes.nothing' : 'changes.evidence.there');
  return t('changes.field', { field, before: words(change.before), after: words(change.after) });
}

function firmEntries({ firm, facts }: Difference, t: Translate): readonly Change[] {
  return linesAsEntries([...firm.flatMap((one) => firmLines(one, t)), ...facts.map((one) => factLine(one, t))]);
}

function firmLines(change: FieldChange<FirmField>, t: Translate): readonly string[] {
  const field = t(`changes.${change.field}`);
  if (change.field === 'organization' || change.field === 'toBuyers') return [fieldSentence(field, change, t)];
  const [was, is] = [change.before, change.after].map((value) => (Array.isArray(value) ? value : []));
  return [
    ...less(is ?? [], was ?? []).map((name) => t('changes.name.added', { field, name: quoted(name, t) })),
    ...less(was ?? [], is ?? []).map((name) => t('changes.name.gone', { field, name: quoted(name, t) })),
  ];
}

/** What is left of a list when each of the others has taken one away. */
function less(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((one) => {
    const place = left.indexOf(one);
    if (place !== -1) left.splice(place, 1);
    return place === -1;
  });
}

function factLine({ id, question, before, after }: FactChange, t: Translate): string {
  const words = (value: FactChange['before']) => t(value === undefined ? 'changes.unanswered' : `fact.${value}`);
  return t('changes.field', { field: sanitizeLine(question || id), before: words(before), after: words(after) });
}

function glanceLine({ requirement: { id, title }, before, after }: GlanceChange, t: Translate): string {
  const words = (glance: GlanceChange['before']) => t(glance === undefined ? 'changes.unanswered' : `glance.${glance}`);
  return t('changes.field', { field: sanitizeLine(`${id} ${title}`), before: words(before), after: words(after) });
}

function aimLines({ id, before, after }: AimChange, t: Translate): readonly string[] {
  if (before === undefined || after === undefined) {
    const { edition = '', level = '' } = after ?? before ?? {};
    return [t(before === undefined ? 'changes.aim.added' : 'changes.aim.gone', { id, edition, level })];
  }
  const nothing = t('changes.nothing');
  return [
    ...(['edition', 'level', 'file'] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => {
        const [was, is] = [before[field] ?? nothing, after[field] ?? nothing].map(sanitizeLine);
        return t(`changes.aim.${field}`, { id, before: was ?? '', after: is ?? '' });
      }),
    ...(before.hash === after.hash ? [] : [t('changes.aim.hash', { id })]),
    ...(before.isCurrent === after.isCurrent
      ? []
      : [t(after.isCurrent ? 'changes.aim.current' : 'changes.aim.earlier', { id })]),
  ];
}

function retiredLines({ retired }: Difference, t: Translate): readonly string[] {
  return retired.map(({ id, what, edition, why, change }) =>
    t(`changes.retired.${change}`, { id, edition, what: t(`changes.retired.${what}`), why: t(`migrate.why.${why}`) }),
  );
}
