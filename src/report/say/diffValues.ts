import type { FieldChange, FieldValue } from '../../formats/outputs/diff.ts';
import type { AnswerField, EvidenceField, FirmField } from '../../formats/outputs/diffFields.ts';
import { evidenceKinds, relations, views } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** The most signs of a typed text that are shown. */
const LONGEST = 60;

/** How much of what two long texts share is shown before the first difference. */
const LEAD = 15;

/** Fields in which a person writes freely: what is in them is told from our own words by quotation marks. */
const typed: readonly string[] = [
  'owner',
  'waiver.reason',
  'reason',
  'note',
  'title',
  'reference',
  'file',
  'organization',
  'toBuyers',
  'answeredBy',
] satisfies readonly (AnswerField | EvidenceField | FirmField)[];

/** 「期限: 2026-12-18 → なし」 */
export function fieldSentence(
  name: string,
  { field, before, after, withheld, labels }: FieldChange<string>,
  t: Translate,
): string {
  if (withheld) return t('changes.field.withheld', { field: name });
  if (typeof before === 'string' && typeof after === 'string' && typed.includes(field)) {
    const [was, is] = excerpts(before, after);
    if (was === is) return t('changes.field.invisible', { field: name });
    return t('changes.field', { field: name, before: quote(was, t), after: quote(is, t) });
  }
  const words = (value: FieldValue | undefined) => valueWords(field, value, labels, t);
  return t('changes.field', { field: name, before: words(before), after: words(after) });
}

/** One value alone. */
export function valueWords(
  field: string,
  value: FieldValue | undefined,
  labels: FieldChange<string>['labels'],
  t: Translate,
): string {
  if (value === undefined) return t('changes.nothing');
  if (typeof value === 'string' && typed.includes(field)) return quote(cut(sanitizeLine(value)), t);
  const signs = Array.isArray(value) ? value : [value];
  return signs
    .map((sign) => {
      if (field === 'views') return viewWords(String(sign), t);
      if (field.startsWith('views.')) return saidWords(field, String(sign), t);
      if (field === 'kind') return kindWords(String(sign), t);
      const label = labels?.[String(sign)];
      return sanitizeLine(label === undefined ? String(sign) : `${sign} ${label}`);
    })
    .join(t('list.comma'));
}

/** 「2026-11-20 見本の専門家 000000（社外）: 答えと違う」 */
function viewWords(sign: string, t: Translate): string {
  const view = views.find((one) => sign.endsWith(`: ${one}`));
  if (view === undefined) return sanitizeLine(sign);
  return `${personWords(sign.slice(0, -`: ${view}`.length), t)}: ${t(`view.${view}`)}`;
}

/** 「2026-11-20 見本の専門家 000000（社外）「名簿を1枚に」」 */
function saidWords(field: string, sign: string, t: Translate): string {
  const [, who, text = ''] = /^(.*?): (.*)$/s.exec(sign) ?? [];
  if (who === undefined) return sanitizeLine(sign);
  const name = personWords(who, t);
  // The firm has said it, to whoever asked.
  if (field === 'views.reply') return t('changes.reply', { name, text: sanitizeLine(text) });
  return t('review.split.view', { name, view: sanitizeLine(text) });
}

function personWords(who: string, t: Translate): string {
  const relation = relations.find((one) => who.endsWith(` (${one})`));
  if (relation === undefined) return sanitizeLine(who);
  return sanitizeLine(who.slice(0, -` (${relation})`.length)) + t('text.aside', { text: t(`relation.${relation}`) });
}

function kindWords(sign: string, t: Translate): string {
  const kind = evidenceKinds.find((one) => one === sign);
  return kind === undefined ? sanitizeLine(sign) : t(`evidence.kind.${kind}`);
}

/** A name or text that a person typed, on one line. */
export function quoted(text: string, t: Translate): string {
  return quote(cut(sanitizeLine(text)), t);
}

function quote(line: string, t: Translate): string {
  return line === '' ? t('changes.empty') : t('changes.quoted', { text: line });
}

function cut(line: string, from = 0): string {
  const signs = [...line];
  const shown = signs.slice(from, from + LONGEST).join('');
  return `${from > 0 ? '…' : ''}${shown}${from + LONGEST < signs.length ? '…' : ''}`;
}

/** Both texts on one line each, cut so that the first difference shows; the same line twice where it cannot be seen. */
function excerpts(before: string, after: string): readonly [string, string] {
  const [was, is] = [sanitizeLine(before), sanitizeLine(after)];
  const [old, now] = [[...was], [...is]];
  const differs = old.findIndex((sign, place) => sign !== now[place]);
  const first = differs === -1 ? Math.min(old.length, now.length) : differs;
  const from = first < LONGEST - LEAD ? 0 : first - LEAD;
  return [cut(was, from), cut(is, from)];
}
