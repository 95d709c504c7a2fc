import { answerOf, draftOf, factOf, type RetiredAnswer, retiredAnswerOf } from '../domain/answer.ts';
import { answersOf, referencesOf, targetOf } from '../domain/catalogue.ts';
import { newestReview } from '../domain/view.ts';
import type { Draft } from '../formats/assessment.ts';
import type { Cadence, Catalogue, Criterion, Option, Requirement, TargetLevel } from '../formats/catalogue.ts';
import type { GuidanceEntry } from '../formats/guidance.ts';
import type { Translate } from '../i18n/t.ts';
import { questionTo } from '../interview/ask.ts';
import type { Proposal } from '../interview/proposals.ts';
import { criterionOf, idsIn, lacksOptions, openIds, type Place, placeOf, type Session } from '../interview/session.ts';
import { idsAt, menuPage } from '../interview/walk.ts';
import { officialLines } from '../report/official.ts';
import type { Paint } from '../report/paint.ts';
import { stateLabel } from '../report/render/text.ts';
import { kinds, people, retiredLine, sentences, targetLine } from '../report/sentences.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

/** What laying out a screen takes. */
export interface ScreenOptions {
  readonly t: Translate;
  readonly paint: Paint;
  readonly width: number;
}

/** The question with its place in the whole and the keys that answer it. */
export function questionScreen(session: Session, id: string, options: ScreenOptions, proposal?: Proposal): string {
  const { t, paint, width } = options;
  const { criterion, requirement } = criterionOf(session, id);
  const answer = answerOf(session.assessment, id);
  const fact = session.catalogue.profileFacts.find((candidate) => candidate.id === criterion.appliesIf);
  const isOff = fact !== undefined && factOf(session.assessment, fact.id) === false;
  const retired = retiredAnswerOf(session.assessment, id);
  const target = targetOf(session.catalogue, session.assessment, id);
  return [
    '',
    paint.dim('─'.repeat(Math.floor(width / 2))),
    ...headLines(placeLine(placeOf(session, id), t), `${id} ${requirement.title}`, options),
    '',
    ...wrap(criterion.question, width).map(paint.bold),
    ...(isOff ? wrap(t('ask.profile.not', { statement: fact.ifNot }), width).map(paint.middling) : []),
    ...(answer
      ? [
          paint.dim(
            t(lacksOptions(criterion, session.assessment) ? 'ask.previous.incomplete' : 'ask.previous', {
              state: `${t(`mark.${answer.state}`)} ${t(`state.${answer.state}`)}`,
            }),
          ),
          ...(answer.reason ? wrap(t('ask.previous.reason', { reason: answer.reason }), width).map(paint.dim) : []),
          ...writtenLines(answer, options),
          ...(answer.answeredBy
            ? wrap(answererLine(answer.answeredBy, answer.answeredOn, t), width).map(paint.dim)
            : []),
        ]
      : writtenLines(draftOf(session.assessment, id) ?? {}, options)),
    ...(retired ? wrap(retiredWords(retired, t), width).map(paint.dim) : []),
    ...(target ? [paint.dim(targetLine(target, t))] : []),
    ...(proposal ? proposalLines(proposal, options) : []),
    ...viewLines(session, id, options),
    '',
    questionKeys(session.catalogue, options),
    ...(questionTo(session.assessment, id) === undefined ? [] : [paint.dim(t('ask.reply.key'))]),
  ].join('\n');
}

/** What stands beside a question, whether it is answered or not. */
function writtenLines({ note, evidence = [] }: Draft, { t, paint, width }: ScreenOptions): string[] {
  return [
    ...(note ? wrap(t('ask.previous.note', { note }), width).map(paint.dim) : []),
    ...(evidence.length > 0 ? [paint.dim(t('ask.previous.evidence', { count: evidence.length }))] : []),
  ];
}

function answererLine(name: string, day: string | undefined, t: Translate): string {
  return t('ask.previous.by', { name }) + (day === undefined ? '' : t('text.aside', { text: day }));
}

/** What a specialist advises and asks, for the firm to read beside the question. */
function viewLines({ assessment }: Session, id: string, { t, paint, width }: ScreenOptions): string[] {
  const { by, on, advice, question, reply } = newestReview(assessment, id) ?? {};
  if (advice === undefined && question === undefined) return [];
  const { reviewers = {} } = assessment;
  const name = by !== undefined && Object.hasOwn(reviewers, by) ? reviewers[by]?.name : by;
  return [
    '',
    ...wrap(t('ask.view', { name: name ?? '', date: on ?? '' }), width).map(paint.accent),
    ...(advice === undefined ? [] : wrap(t('ask.view.advice', { text: advice }), width)),
    ...(question === undefined ? [] : wrap(t('ask.view.question', { text: question }), width).map(paint.bold)),
    ...(reply === undefined ? [] : wrap(t('ask.view.reply', { text: reply }), width).map(paint.dim)),
  ];
}

function retiredWords({ answer, from, why }: RetiredAnswer, t: Translate): string {
  const line = retiredLine({ state: answer.state, edition: from.edition, why }, t);
  return answer.note === undefined ? line : sentences([line, t('ask.previous.note', { note: answer.note })], t);
}

/** What another answer suggests, why, and how to take it. */
function proposalLines(proposal: Proposal, options: ScreenOptions): string[] {
  const { t, paint, width } = options;
  return ['', ...proposedLines(proposal, options), ...wrap(t('ask.proposal.keys'), width).map(paint.dim)];
}

function proposedLines({ state, from, reason }: Proposal, { t, paint, width }: ScreenOptions, indent = ''): string[] {
  const proposed = t('ask.proposal', { state: `${t(`mark.${state}`)} ${t(`state.${state}`)}`, id: from, reason });
  return wrap(proposed, width, { indent }).map(paint.accent);
}

/** What is said to whoever presses a key that is none of these. */
export function hintOf(keys: readonly { readonly key: string }[], t: Translate): string {
  return t('ask.keys.wrong', { keys: keys.map(({ key }) => key).join(' ') });
}

/** The keys that answer a question, and the others. */
export function questionKeys(catalogue: Catalogue, { t, paint, width }: ScreenOptions): string {
  const keys = answersOf(catalogue).map((state, index) => `[${index + 1}] ${t(`state.${state}`)}`);
  const more = t(catalogue.targets ? 'ask.keys.more.target' : 'ask.keys.more');
  return [...keyLines(keys.join('  '), width), ...keyLines(more, width).map(paint.dim)].join('\n');
}

/** The place and the official number on one line, or on two where the terminal is narrow. */
export function headLines(place: string, title: string, { paint, width }: ScreenOptions): string[] {
  return widthOf(`${place}   ${title}`) <= width
    ? [`${paint.accent(place)}   ${paint.dim(title)}`]
    : [...wrap(place, width).map(paint.accent), ...wrap(title, width).map(paint.dim)];
}

/** 「攻撃等の防御 12/48 · 全体 31/81」 */
export function placeLine({ category, position, total }: Place, t: Translate): string {
  return t('ask.place', {
    category: category.title,
    position: category.position,
    total: category.total,
    overall: position,
    all: total,
  });
}

/** Everything that helps to answer: conditions, options, why, evidence, first step, the official id. */
export function helpScreen(
  criterion: Criterion,
  requirement: Requirement,
  level: string,
  guidance: GuidanceEntry | undefined,
  options: ScreenOptions,
  official?: string,
): string {
  const { t, width } = options;
  const { cadence } = criterion;
  const references = referencesOf(
    criterion,
    criterion.options?.choices.map(({ id }) => id),
  );
  const facts = [
    ...(cadence ? [t('ask.help.cadence', { text: cadenceText(cadence, t) })] : []),
    ...(references.length > 0 ? [t('ask.help.references', { ids: references.join(t('list.comma')) })] : []),
    ...(guidance
      ? [
          `${t('report.open.who')}: ${people(guidance.who, t)}`,
          `${t('report.open.work')}: ${kinds(guidance.work, t)}${t('text.aside', { text: t(`solvedBy.${guidance.solvedBy}`) })}`,
          `${t('report.open.effort')}: ${t(`effort.${guidance.effort}`)}`,
        ]
      : []),
    t('ask.help.id', { id: criterion.id, level, requirement: requirement.id, title: requirement.title }),
  ];
  return [
    '',
    ...section(t('ask.help.conditions'), criterion.metWhen, options),
    ...wrap(t('ask.help.states'), width, { indent: '  ' }).map(options.paint.dim),
    ...optionLines(criterion, options),
    ...(guidance ? section(t('report.open.why'), [guidance.why], options) : []),
    ...(guidance ? section(t('report.open.evidence'), guidance.evidence, options) : []),
    ...(guidance ? section(t('report.action.first-step'), [guidance.firstStep], options) : []),
    ...facts.flatMap((fact) => wrap(fact, width, { hang: '  ' })),
    ...(official === undefined ? [] : officialText(official, options)),
  ].join('\n');
}

/** The wording of the reader's own copy, with marks of its own. */
function officialText(text: string, { t, paint, width }: ScreenOptions): string[] {
  const lines = officialLines(text).map(sanitizeLine);
  return [
    ...wrap(t('report.official'), width).map(paint.accent),
    ...lines.flatMap((line) => wrap(line, width, { indent: '  | ' })),
  ];
}

/** 「年1回以上、入社・受入れのとき」 */
export function cadenceText(cadence: Cadence, t: Translate): string {
  return [
    ...(cadence.every ? [t(`every.${cadence.every}`)] : []),
    ...(cadence.on ?? []).map((event) => t(`on.${event}`)),
  ].join(t('list.comma'));
}

/** An option with the condition under which it may be chosen. */
export function optionWords({ text, onlyWhen }: Option, t: Translate): string {
  return onlyWhen ? text + t('text.aside', { text: t('ask.help.option.only-when', { text: onlyWhen }) }) : text;
}

function optionLines(criterion: Criterion, options: ScreenOptions): string[] {
  const { t } = options;
  if (criterion.options === undefined) return [];
  const { atLeast, onlyWhen, choices } = criterion.options;
  const title =
    onlyWhen === undefined
      ? t('ask.help.options', { count: atLeast })
      : t('ask.help.options.when', { count: atLeast, text: onlyWhen });
  const lines = choices.map((choice) => {
    return `${choice.id}. ${optionWords(choice, t)}`;
  });
  return section(title, lines, options);
}

export function section(title: string, lines: readonly string[], { paint, width }: ScreenOptions): string[] {
  return [
    ...wrap(title, width).map(paint.accent),
    ...lines.flatMap((line) => wrap(line, width, { indent: '  - ', hang: '    ' })),
  ];
}

/** All criteria of a requirement on one screen, for those who are fast. */
export function requirementScreen(
  session: Session,
  requirement: Requirement,
  options: ScreenOptions,
  proposals: readonly Proposal[] = [],
): string {
  const { t, paint, width } = options;
  return [
    '',
    paint.accent(t('ask.all.title', { id: requirement.id, title: requirement.title })),
    ...requirement.criteria.flatMap((criterion, index) => {
      const state = answerOf(session.assessment, criterion.id)?.state ?? 'unanswered';
      return [
        ...wrap(`${index + 1}. ${criterion.question}`, width, { hang: '   ' }),
        `   ${paint.dim(criterion.id)} ${stateLabel(state, options)}`,
        ...proposals
          .filter((one) => one.criterion === criterion.id)
          .flatMap((one) => proposedLines(one, options, '   ')),
      ];
    }),
    ...keyLines(t('ask.all.keys'), width),
    ...(proposals.length > 0 ? wrap(t('ask.all.keys.proposal'), width) : []),
  ].join('\n');
}

/** The target levels there are to choose from, and that one may do without. */
export function targetScreen(targets: readonly TargetLevel[], { t, paint }: ScreenOptions): string {
  return [
    '',
    paint.accent(t('ask.target')),
    ...targets.map((target) => t('ask.target.level', { ...target })),
    t('ask.target.none'),
    t('ask.jump.stay'),
  ].join('\n');
}

/** Where one may go from here. */
export function jumpScreen(session: Session, page: number, options: ScreenOptions): string {
  const { t, paint } = options;
  const { choices, hasMore } = menuPage(session.catalogue.categories, page);
  return [
    '',
    paint.accent(t('ask.jump')),
    ...choices.map(([key, { id, title }]) => {
      const members = idsAt(session.catalogue, { to: 'category', id });
      const answered = members.filter((criterion) => answerOf(session.assessment, criterion)).length;
      return t('ask.jump.category', { key, id, title, answered, total: members.length });
    }),
    ...(hasMore ? [t('ask.jump.more')] : []),
    t('ask.jump.unanswered', { count: openIds(session).length }),
    t('ask.jump.unknown', { count: idsIn(session, 'unknown').length }),
    t('ask.jump.id'),
    t('ask.jump.stay'),
  ].join('\n');
}

/** Keys are separated by two spaces or more; a line is broken between them, never inside one. */
export function keyLines(keys: string, width: number): string[] {
  const lines: string[] = [];
  for (const key of keys.split(/ {2,}/)) {
    const last = lines.at(-1);
    const joined = last === undefined ? key : `${last}  ${key}`;
    if (last !== undefined && wrap(joined, width).length === 1) lines[lines.length - 1] = joined;
    else lines.push(sanitizeLine(key));
  }
  return lines;
}
