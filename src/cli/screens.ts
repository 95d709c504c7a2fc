import { answerOf } from '../domain/answer.ts';
import { referencesOf } from '../domain/catalogue.ts';
import { conditionsOf, hasParts, numbered } from '../domain/conditions.ts';
import { type Asking, type Explaining, termsOfCriteria } from '../domain/terms.ts';
import type { Cadence, Catalogue, Criterion, Option, Requirement, TargetLevel, Term } from '../formats/catalogue.ts';
import type { GuidanceEntry } from '../formats/guidance.ts';
import type { CriterionState } from '../formats/states.ts';
import type { Translate } from '../i18n/t.ts';
import type { Proposal } from '../interview/proposals.ts';
import type { RelatedAnswer } from '../interview/related.ts';
import type { Session } from '../interview/session.ts';
import { idsAt, menuPage } from '../interview/walk.ts';
import { officialLines } from '../report/official.ts';
import type { Paint } from '../report/paint.ts';
import { termText } from '../report/terms.ts';
import { guidanceFacts, nextStep } from '../report/words/plan.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

/** What laying out a screen takes. */
export interface ScreenOptions {
  readonly t: Translate;
  readonly paint: Paint;
  readonly width: number;
}

/** What is said to whoever presses a key that is none of these. */
export function hintOf(keys: readonly { readonly key: string }[], t: Translate): string {
  return t('ask.keys.wrong', { keys: keys.map(({ key }) => (key === ' ' ? t('key.space') : key)).join(' ') });
}

/** What asks for a number, with two of those that may be typed, as the catalogue at hand writes them. */
export function numberQuestion({ requirements }: Catalogue, t: Translate): string {
  const shown = requirements.find(({ criteria }) => criteria.length > 1) ?? requirements[0];
  const { id = '', criteria = [] } = shown ?? {};
  const [first, second = first] = criteria;
  return t('ask.jump.id.question', { requirement: sanitizeLine(id), criterion: sanitizeLine(second?.id ?? id) });
}

/** The place and the number on one line, or on two where the terminal is narrow. */
export function headLines(place: string, title: string, { paint, width }: ScreenOptions): string[] {
  return widthOf(`${place}   ${title}`) <= width
    ? [`${paint.accent(place)}   ${paint.dim(title)}`]
    : [...wrap(place, width).map(paint.accent), ...wrap(title, width).map(paint.dim)];
}

/** What there is to help with one criterion. */
export interface Help {
  readonly criterion: Criterion;
  /** How it stands now: what to begin with depends on it. */
  readonly state: CriterionState;
  readonly requirement: Requirement;
  /** The names of all levels it is in. */
  readonly levels: readonly string[];
  readonly guidance: GuidanceEntry | undefined;
  /** The official wording, where the person has named their own copy. */
  readonly official?: string | undefined;
  /** What the firm has answered to other catalogues. */
  readonly related?: readonly RelatedAnswer[] | undefined;
}

/** Everything that helps to answer: conditions, options, why, evidence, first step, the id. */
export function helpScreen(help: Help, options: ScreenOptions): string {
  const { criterion } = help;
  const blocks = [
    ...conditionBlocks(criterion, options),
    ...lettered(criterion, options),
    ...helpBlocks(help, options),
  ];
  return ['', ...blocks.flat()].join('\n');
}

/** What helps beside the conditions and options: what "partial" means, why, evidence, first step, the id. */
export function helpBlocks(
  { criterion, state, requirement, levels, guidance, official, related = [] }: Help,
  options: ScreenOptions,
): readonly (readonly string[])[] {
  const { t, width, paint } = options;
  const { cadence } = criterion;
  const references = referencesOf(
    criterion,
    criterion.options?.choices.map(({ id }) => id),
  );
  const facts = [
    ...(cadence ? [t('ask.help.cadence', { text: cadenceText(cadence, t) })] : []),
    ...(references.length > 0 ? [t('ask.help.references', { ids: references.join(t('list.comma')) })] : []),
    ...(guidance === undefined ? [] : guidanceFacts(guidance, t, { withTools: true })).map(
      ([label, value]) => `${label}: ${value}`,
    ),
    t('ask.help.id', {
      id: criterion.id,
      level: levels.join(t('list.comma')),
      requirement: requirement.id,
      title: requirement.title,
    }),
  ];
  return [
    ...publishedBlocks(criterion, options),
    ...(official === undefined ? [] : [officialText(official, options)]),
    ...(guidance?.note === undefined ? [] : [section(t('report.open.note'), [guidance.note], options)]),
    ...(guidance?.why === undefined ? [] : [section(t('report.open.why'), [guidance.why], options)]),
    ...(guidance?.evidence === undefined ? [] : [section(t('report.open.evidence'), guidance.evidence, options)]),
    ...nextStep({ ...guidance, state }, t).map(([label, step]) => section(label, [step], options)),
    ...(related.length === 0 ? [] : [relatedLines(related, options)]),
    sideBySide(facts, '   ', width).flatMap((line) => wrap(line, width, { hang: '  ' })),
    requirement.plain === undefined
      ? []
      : wrap(t('ask.help.plain', { text: requirement.plain }), width, { hang: '  ' }),
    wrap(t('ask.help.states'), width).map(paint.dim),
  ];
}

/** Short texts side by side, as many to a line as it holds; none is broken. */
function sideBySide(texts: readonly string[], gap: string, width: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const joined = `${lines.at(-1) ?? ''}${gap}${text}`;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  return lines;
}

/** What the firm has answered to other catalogues, and how far that reaches here. */
function relatedLines(related: readonly RelatedAnswer[], options: ScreenOptions): string[] {
  const { t } = options;
  const lines = related.map(({ from, fact, state, reason }) => {
    const why = reason ?? t('ask.help.related.nothing');
    return fact
      ? t('ask.help.related.fact', { question: fact.question, said: t(`fact.${fact.said}`), reason: why })
      : t('ask.help.related.answer', { id: from, state: t(`state.${state}`), reason: why });
  });
  return section(t('ask.help.related'), lines, options);
}

/** What the catalogue has of its publisher's own words, apart from ours. */
function publishedBlocks({ published = {} }: Criterion, options: ScreenOptions): readonly (readonly string[])[] {
  const { text, guidance, references } = published;
  const { t } = options;
  return [
    ...(text === undefined ? [] : [quotation(t('report.published'), text, options)]),
    ...(guidance === undefined ? [] : [quotation(t('report.published.guidance'), guidance, options)]),
    ...(references === undefined ? [] : [section(t('report.published.references'), references, options)]),
  ];
}

/** The wording of the reader's own copy, with marks of its own. */
function officialText(text: string, options: ScreenOptions): string[] {
  return quotation(options.t('report.official'), text, options);
}

function quotation(title: string, text: string, { paint, width }: ScreenOptions): string[] {
  const lines = officialLines(text).map(sanitizeLine);
  return [...wrap(title, width).map(paint.accent), ...lines.flatMap((line) => wrap(line, width, { indent: '  | ' }))];
}

/** 「年1回以上、入社・受入れのとき」 */
function cadenceText(cadence: Cadence, t: Translate): string {
  return [
    ...(cadence.every ? [t(`every.${cadence.every}`)] : []),
    ...(cadence.on ?? []).map((event) => t(`on.${event}`)),
  ].join(t('list.comma'));
}

/** An option with the condition under which it may be chosen. */
export function optionWords({ text, onlyWhen }: Option, t: Translate): string {
  return onlyWhen ? text + t('text.aside', { text: t('ask.help.option.only-when', { text: onlyWhen }) }) : text;
}

/** The conditions with the numbers by which an answer names them; each is a block, the first with the title. */
export function conditionBlocks(criterion: Criterion, options: ScreenOptions): readonly (readonly string[])[] {
  const { t, paint, width } = options;
  const { metWhen } = criterion;
  const title = hasParts(criterion) ? t('ask.conditions', { count: metWhen.length }) : t('ask.conditions.single');
  const hang = hasParts(criterion) ? '      ' : '  ';
  const lines = conditionsOf(criterion).map((condition) =>
    wrap(numbered(condition, criterion), width, { indent: '  ', hang }),
  );
  return underTitle(wrap(title, width).map(paint.accent), lines);
}

/** An option with the key that chooses it. */
export interface Keyed {
  readonly key: string;
  readonly choice: Option;
}

/** Options with the keys that choose them: digits, as far as there are any, since an input method makes other signs of letters. */
export function keyed(choices: readonly Option[]): readonly Keyed[] {
  return choices.map((choice, index) => ({ choice, key: index < 9 ? String(index + 1) : choice.id }));
}

/** The key that chooses an option, and its letter, by which files, sheets and reports name it: 「[1] a.」. */
export function keyAndLetter({ key, choice }: Keyed): string {
  return key === choice.id ? `[${key}]` : `[${key}] ${letter({ choice })}`;
}

function letter({ choice }: Pick<Keyed, 'choice'>): string {
  return `${choice.id}.`;
}

/** The options that a criterion offers, a block each, by the keys that choose them; none where it offers none. */
export function optionBlocks(
  criterion: Criterion,
  options: ScreenOptions,
  signOf: (one: Keyed) => string = keyAndLetter,
): readonly (readonly string[])[] {
  const { t, paint, width } = options;
  if (criterion.options === undefined) return [];
  const { atLeast, onlyWhen, choices } = criterion.options;
  const title =
    onlyWhen === undefined
      ? t('ask.help.options', { count: atLeast })
      : t('ask.help.options.when', { count: atLeast, text: onlyWhen });
  const lines = keyed(choices).map((one) =>
    wrap(`${signOf(one)} ${optionWords(one.choice, t)}`, width, { indent: '  ', hang: '      ' }),
  );
  return underTitle(wrap(title, width).map(paint.accent), lines);
}

/** The same by their letters alone, where their keys stand for something else or for nothing. */
export function lettered(criterion: Criterion, options: ScreenOptions): readonly (readonly string[])[] {
  return optionBlocks(criterion, options, letter);
}

/** What the words of criteria mean, each once, in as few lines as that takes. */
export function termLines(
  catalogue: Explaining,
  criteria: readonly Asking[],
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  return linesOfTerms(termsOfCriteria(catalogue, criteria), { t, paint, width });
}

/** The same below each of them: a word is told where it stands first. */
export function termsBelow(
  catalogue: Explaining,
  criteria: readonly Asking[],
  options: ScreenOptions,
): readonly (readonly string[])[] {
  const told = new Set<Term>();
  return criteria.map((criterion) => {
    const terms = termsOfCriteria(catalogue, [criterion]).filter((term) => !told.has(term));
    for (const term of terms) told.add(term);
    return linesOfTerms(terms, options);
  });
}

function linesOfTerms(terms: readonly Term[], { t, paint, width }: ScreenOptions): readonly string[] {
  if (terms.length === 0) return [];
  const items = terms.map((term) => termText(term, t)).join(t('terms.separator'));
  return wrap(t('terms.line', { items }), width, { hang: '  ' }).map(paint.dim);
}

/** A title never stands alone. */
function underTitle(
  title: readonly string[],
  [first = [], ...rest]: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return [[...title, ...first], ...rest];
}

/** A heading with its items below it, wrapped to the screen. */
export function section(title: string, lines: readonly string[], { paint, width }: ScreenOptions): string[] {
  return [
    ...wrap(title, width).map(paint.accent),
    ...lines.flatMap((line) => wrap(line, width, { indent: '  - ', hang: '    ' })),
  ];
}

/** What another answer suggests, and why. */
export function proposedLines(
  { state, from, fact, reason }: Proposal,
  { t, paint, width }: ScreenOptions,
  indent = '',
): string[] {
  const marked = `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
  const proposed = fact
    ? t('ask.proposal.fact', { state: marked, question: fact.question, said: t(`fact.${fact.said}`), reason })
    : t('ask.proposal', { state: marked, id: from, reason });
  return wrap(proposed, width, { indent }).map(paint.accent);
}

/** The target levels there are to choose from, and that one may do without. */
export function targetScreen(targets: readonly TargetLevel[], { t, paint, width }: ScreenOptions): string {
  const levels = targets.map((target) => t('ask.target.level', { ...target }));
  return [
    '',
    ...wrap(t('ask.target'), width).map(paint.accent),
    ...choiceLines([...levels, t('ask.target.none'), t('ask.jump.stay')], width),
  ].join('\n');
}

/** How many criteria each way of the jump screen leads to: those open, unknown, waiting to be looked at, and people. */
interface JumpCounts {
  readonly open: number;
  readonly unknown: number;
  readonly waiting: number;
  readonly people: number;
}

/**
 * Where one may go from here; a way that leads nowhere is not offered.
 * @param stay what somebody goes back to who goes nowhere.
 */
export function jumpScreen(
  session: Session,
  { page, counts, stay }: { readonly page: number; readonly counts: JumpCounts; readonly stay: 'question' | 'menu' },
  { t, paint, width }: ScreenOptions,
): string {
  const { choices, hasMore } = menuPage(session.catalogue.categories, page);
  const ways = [
    ...choices.map(([key, { id, title }]) => {
      const members = idsAt(session.catalogue, { to: 'category', id });
      const answered = members.filter((criterion) => answerOf(session.assessment, criterion)).length;
      return t('ask.jump.category', { key, id, title, answered, total: members.length });
    }),
    ...(hasMore ? [t('ask.jump.more')] : []),
    ...(counts.open > 0 ? [t('ask.jump.unanswered', { count: counts.open })] : []),
    ...(counts.unknown > 0 ? [t('ask.jump.unknown', { count: counts.unknown })] : []),
    ...(counts.waiting > 0 ? [t('ask.jump.waiting', { count: counts.waiting })] : []),
    ...(counts.people > 0 ? [t('ask.jump.person')] : []),
    t('ask.jump.id'),
    ...(session.assessment.handout === undefined ? [t('ask.jump.firm')] : []),
    t(stay === 'menu' ? 'ask.jump.menu' : 'ask.jump.stay'),
  ];
  return ['', paint.accent(t('ask.jump')), ...choiceLines(ways, width)].join('\n');
}

/** A choice with its key to a line each; what does not fit goes on under the words, not under the key. */
export function choiceLines(choices: readonly string[], width: number): readonly string[] {
  return choices.flatMap((choice) => wrap(choice, width, { hang: '    ' }));
}

/** Whose questions to take up, each with how many of them are open. */
export function knowersScreen(
  choices: readonly { readonly key: string; readonly name: string; readonly ids: readonly string[] }[],
  { t, paint, width }: ScreenOptions,
): string {
  const rows = choices.map(({ key, name, ids }) => t('ask.jump.person.row', { key, name, count: ids.length }));
  return [
    '',
    ...wrap(t('ask.jump.person.which'), width).map(paint.accent),
    ...choiceLines([...rows, t('ask.jump.back')], width),
  ].join('\n');
}

/** Keys are separated by two spaces or more; a line is broken between them, never inside one. */
export function keyLines(keys: string, width: number): string[] {
  return sideBySide(keys.split(/ {2,}/).map(sanitizeLine), '  ', width);
}
