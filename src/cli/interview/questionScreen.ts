import { answerOf, draftOf, glanceAt, type RetiredAnswer, retiredAnswerOf } from '../../domain/answer.ts';
import { claimedIn } from '../../domain/bases.ts';
import { allCriteria, answersOf, guidanceOf, levelTitlesOf, targetOf, titleOf } from '../../domain/catalogue.ts';
import { hasParts } from '../../domain/conditions.ts';
import { ruledOutBy } from '../../domain/profile.ts';
import { type Asking, askingIn } from '../../domain/reply.ts';
import { isRewritten } from '../../domain/stamp.ts';
import type { StandingReview } from '../../domain/view.ts';
import type { Draft } from '../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../formats/catalogue.ts';
import type { Guidance, GuidanceEntry } from '../../formats/guidance.ts';
import type { Translate } from '../../i18n/t.ts';
import { questionTo } from '../../interview/ask.ts';
import { lackingIn } from '../../interview/lacking.ts';
import type { Proposal } from '../../interview/proposals.ts';
import type { RelatedAnswer } from '../../interview/related.ts';
import { categoryOf, criterionOf, leftOf, type Session } from '../../interview/session.ts';
import { targetLine } from '../../report/words/count.ts';
import { describeDiagnostic, inQuestions } from '../../report/words/diagnostic.ts';
import { sentences } from '../../report/words/joined.ts';
import { missingLine, retiredLine } from '../../report/words/record.ts';
import type { RuleDiagnostic } from '../../rules/rule.ts';
import { ruleOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { type LongScreen, pagesOf } from '../pages.ts';
import {
  conditionBlocks,
  headLines,
  helpBlocks,
  keyLines,
  optionBlocks,
  proposedLines,
  type ScreenOptions,
  termLines,
} from '../screens.ts';
import { thingsSeen } from '../viewWords.ts';
import type { Desk } from './desk.ts';

/** A question as it is asked at this moment. */
export interface Question {
  readonly session: Session;
  readonly id: string;
  readonly proposal?: Proposal | undefined;
  /** What the firm has answered to other catalogues. */
  readonly related?: readonly RelatedAnswer[];
  /** What each specialist said last of the answer, the newest last. */
  readonly views?: readonly StandingReview[];
  /** What does not fit together with the answer. */
  readonly contradictions?: readonly RuleDiagnostic[];
  /** What of the answer has run out, or is written down too early. */
  readonly lapses?: readonly RuleDiagnostic[];
  /** What it builds on that does not stand yet. */
  readonly bases?: ReturnType<Desk['basesAgainst']>;
  /** The minutes that what is open takes at this person's pace, where that is known. */
  readonly minutes?: number | undefined;
  /** What tells of the key that leads back to the menu of the end; '' where there is no way back. */
  readonly menu: string;
  /** What is known of the criterion besides what the catalogue says. */
  readonly entry?: GuidanceEntry | undefined;
  /** Lines of the window. */
  readonly rows: number;
}

/** The question with all that an answer says of it: each condition, the options, its words, what is known, the keys. */
export function questionPages(question: Question, options: ScreenOptions): readonly string[] {
  const { bare, explained } = drawn(question, options);
  return explained ?? bare;
}

/** What a word means is help: it turns no page that the question alone would not turn, and stands in the help then. */
function drawn(question: Question, options: ScreenOptions) {
  const terms = termsOfQuestion(question, options);
  const bare = pagesWith([], question, options);
  const explained = terms.length === 0 ? bare : pagesWith(terms, question, options);
  return { bare, terms, explained: explained.length > bare.length ? undefined : explained };
}

function termsOfQuestion({ session, id }: Question, options: ScreenOptions): readonly string[] {
  return termLines(session.catalogue, [criterionOf(session, id).criterion], options);
}

function pagesWith(terms: readonly string[], question: Question, options: ScreenOptions): readonly string[] {
  const { session, id, proposal, views = [], contradictions = [], lapses = [], bases = [], entry } = question;
  const { t, paint, width } = options;
  const { criterion } = criterionOf(session, id);
  const fact = ruledOutBy(session.catalogue, session.assessment, criterion);
  const isAsked = questionTo(session.assessment, id) !== undefined;
  return paged(
    question,
    [
      viewLines(session, id, views, options),
      isAsked ? wrap(t('ask.reply.key'), width).map(paint.dim) : [],
      ...conditionBlocks(criterion, options),
      ...optionBlocks(criterion, options),
      terms,
      entry?.note === undefined
        ? []
        : wrap(t('report.detail', { label: t('report.open.note'), value: entry.note }), width).map(paint.dim),
      fact ? wrap(t('ask.profile.not', { statement: fact.ifNot }), width).map(paint.middling) : [],
      beforeLines(session, criterion, options),
      lapses.flatMap((found) => wrap(describeDiagnostic(t, found), width).map(paint.middling)),
      bases.flatMap((base) => baseLines({ criteria: allCriteria(session.catalogue) }, base, options)),
      contradictions.flatMap((found) => contradictionLines(session.catalogue, found, options)),
      proposal ? proposalLines(proposal, options) : [],
    ],
    options,
  );
}

/** What helps to answer, under the same question. */
export function helpPages(
  question: Question,
  guidance: Guidance | undefined,
  official: string | undefined,
  options: ScreenOptions,
): readonly string[] {
  const { session, id } = question;
  const { criterion, requirement } = criterionOf(session, id);
  const { t, paint, width } = options;
  const { terms, explained } = drawn(question, options);
  return paged(
    question,
    [
      explained === undefined ? terms : [],
      ...helpBlocks(
        {
          criterion,
          state: answerOf(session.assessment, id)?.state ?? 'unanswered',
          requirement,
          levels: levelTitlesOf(session.catalogue, criterion),
          guidance: guidanceOf(guidance, id),
          official,
          related: question.related,
        },
        options,
      ),
      session.catalogue.targets ? wrap(t('ask.target.help'), width).map(paint.dim) : [],
    ],
    options,
  );
}

function paged(
  { session, id, minutes, menu, entry, rows }: Question,
  blocks: LongScreen['blocks'],
  options: ScreenOptions,
): readonly string[] {
  const { t, paint, width } = options;
  const { criterion, requirement } = criterionOf(session, id);
  return pagesOf(
    {
      head: [
        paint.dim(ruleOf(width)),
        ...headLines(placeLine(session, id, minutes, t), `${id} ${titleOf(criterion, requirement)}`, options),
        ...wrap(criterion.question, width).map(paint.bold),
      ],
      blocks,
      foot: ['', ...questionKeys(session.catalogue, criterion, { menu, entry }, options)],
      more: (page, pages) => [paint.middling(t(page < pages ? 'ask.page' : 'ask.page.first', { page, pages }))],
    },
    rows,
  );
}

/** 「攻撃等の防御 · 残り31問（約20分）」 */
function placeLine(session: Session, id: string, minutes: number | undefined, t: Translate): string {
  const { count, isPicked } = leftOf(session);
  const { title } = categoryOf(session, id);
  const key = isPicked ? 'ask.place.picked' : 'ask.place';
  return minutes === undefined ? t(key, { title, count }) : t(`${key}.time`, { title, count, minutes });
}

/** What has been said of the criterion so far: the answer, what is written beside it, by whom, and a target. */
function beforeLines(session: Session, criterion: Criterion, options: ScreenOptions): readonly string[] {
  const { t, paint, width } = options;
  const { catalogue, assessment } = session;
  const answer = answerOf(assessment, criterion.id);
  const retired = retiredAnswerOf(assessment, criterion.id);
  const target = targetOf(catalogue, assessment, criterion.id);
  const dim = (text: string) => wrap(text, width).map(paint.dim);
  if (answer === undefined) {
    const glance = glanceAt(assessment, criterionOf(session, criterion.id).requirement.id);
    return [
      ...(glance === undefined ? [] : dim(t('ask.previous.glance', { glance: t(`glance.${glance}`) }))),
      ...writtenLines(draftOf(assessment, criterion.id) ?? {}, options),
      ...(retired ? dim(retiredWords(retired, t)) : []),
      ...(target ? dim(targetLine(target, t)) : []),
    ];
  }
  const { reason, lastDone, answeredBy, answeredOn } = answer;
  const state = `${t(`mark.${answer.state}`)} ${t(`state.${answer.state}`)}`;
  const lacking = lackingIn(criterion, answer, claimedIn(catalogue, assessment).has(criterion.id));
  return [
    ...dim(t(lacking === undefined ? 'ask.previous' : `ask.previous.lacks.${lacking}`, { state })),
    ...missingLine(answer, t).flatMap(dim),
    ...(lastDone === undefined ? [] : dim(t('report.record.last-done', { date: lastDone }))),
    ...(reason ? dim(t('ask.previous.reason', { reason })) : []),
    ...writtenLines(answer, options),
    ...(answeredBy ? dim(answererLine(answeredBy, answeredOn, t)) : []),
    ...(target ? dim(targetLine(target, t)) : []),
  ];
}

/** A base that does not stand, told before the answer that would contradict it. */
function baseLines(
  { criteria }: { readonly criteria: readonly Criterion[] },
  { reference, state }: ReturnType<Desk['basesAgainst']>[number],
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const asked = inQuestions({ reference }, { criteria, facts: [] }, t);
  return wrap(t('ask.base', { ...asked, state: t(`state.${state}`) }), width).map(paint.middling);
}

/** What the answer does not fit together with: the question itself stands above. */
function contradictionLines(
  catalogue: Catalogue,
  { code, args }: RuleDiagnostic,
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const questions = { criteria: allCriteria(catalogue), facts: catalogue.profileFacts };
  const asked = { ...inQuestions(args, questions, t), criterion: args['criterion'] ?? '' };
  return wrap(describeDiagnostic(t, { code, args: asked }), width).map(paint.middling);
}

/** What stands beside a question, whether it is answered or not. */
function writtenLines({ note, evidence = [], owner, due }: Draft, { t, paint, width }: ScreenOptions): string[] {
  const charge = [
    ...(owner ? [t('report.record.owner', { name: owner })] : []),
    ...(due === undefined ? [] : [t('report.record.due', { date: due })]),
  ];
  return [
    ...(note ? wrap(t('ask.previous.note', { note }), width).map(paint.dim) : []),
    ...(evidence.length > 0 ? wrap(t('ask.previous.evidence', { count: evidence.length }), width).map(paint.dim) : []),
    ...(charge.length > 0 ? wrap(charge.join('  '), width).map(paint.dim) : []),
  ];
}

function answererLine(name: string, day: string | undefined, t: Translate): string {
  return t('ask.previous.by', { name }) + (day === undefined ? '' : t('text.aside', { text: day }));
}

/** What specialists think of the answer, one line each, and what one of them advises and asks: for the firm to read. */
function viewLines(
  { assessment }: Session,
  id: string,
  views: readonly StandingReview[],
  options: ScreenOptions,
): string[] {
  const asking = askingIn(assessment, id);
  const said = asking === undefined ? [] : saidLines(asking, options);
  const speaks = ({ review }: StandingReview) => review === asking && said.length > 0;
  // Who has not looked has no view on the answer.
  const told = views.filter((view) => view.review.view !== 'out-of-scope' || speaks(view));
  return [
    ...told.filter((view) => !speaks(view)).flatMap((view) => viewLine(view, options)),
    ...told.filter(speaks).flatMap((view) => viewLine(view, options)),
    ...said,
  ];
}

/** 「見解: 答えと違う（見本の専門家、2026-11-20。見たもの: 文書）」 */
function viewLine(view: StandingReview, { t, paint, width }: ScreenOptions): string[] {
  const { review, reviewer, isCurrent } = view;
  const { lookedAt = [], on } = review;
  const says = t(`view.${review.view}`);
  const word = isCurrent
    ? says
    : isRewritten(view)
      ? t('view.rewritten')
      : t(view.isUnshown ? 'ask.view.unshown' : 'ask.view.changed', { view: says });
  const things = thingsSeen(lookedAt, t);
  const line = t(things === '' ? 'ask.view' : 'ask.view.seen', { view: word, name: reviewer.name, date: on, things });
  const isAgainst = isCurrent && review.view === 'disagrees';
  return [
    ...wrap(line, width, { hang: '  ' }).map(isAgainst ? paint.middling : paint.accent),
    ...(review.reason === undefined ? [] : wrap(t('ask.view.reason', { text: review.reason }), width)),
  ];
}

function saidLines({ advice, question, reply }: Asking, { t, paint, width }: ScreenOptions): string[] {
  return [
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
  return [...proposedLines(proposal, options), ...wrap(t('ask.proposal.keys'), width).map(paint.dim)];
}

/** What "partly" means here. What is on paper only is there in part, and not for some people or devices. */
function partialWord(criterion: Criterion, entry: Pick<GuidanceEntry, 'solvedBy'> | undefined) {
  if (hasParts(criterion)) return 'state.partial';
  if (criterion.cadence?.every) return 'ask.key.partial.act';
  return entry?.solvedBy === 'paper' ? 'state.partial' : 'ask.key.partial.some';
}

/** The keys that answer a question, and the others. */
export function questionKeys(
  catalogue: Catalogue,
  criterion: Criterion,
  { menu, entry }: Pick<Question, 'menu' | 'entry'>,
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const words = {
    met: hasParts(criterion) ? 'ask.key.met.all' : 'state.met',
    partial: partialWord(criterion, entry),
  } as const;
  const keys = answersOf(catalogue).map((state, index) => {
    const word = state === 'met' || state === 'partial' ? words[state] : (`state.${state}` as const);
    return `[${index + 1}] ${t(word)}`;
  });
  const more = t(catalogue.targets ? 'ask.keys.more.target' : 'ask.keys.more', { menu });
  return [...keyLines(keys.join('  '), width), ...keyLines(more, width).map(paint.dim)];
}
