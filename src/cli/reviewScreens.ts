import { answerOf } from '../domain/answer.ts';
import { allCriteria, titleOf } from '../domain/catalogue.ts';
import { type EvidenceState, isEvidenceGood } from '../domain/evidence.ts';
import { standingFact } from '../domain/profile.ts';
import { isOpenDoubt, isUndecided, type Standing, type StandingReview } from '../domain/view.ts';
import type { Evidence, Review, View } from '../formats/assessment.ts';
import type { Catalogue, Criterion, Requirement } from '../formats/catalogue.ts';
import type { Translate } from '../i18n/t.ts';
import {
  evidenceStates,
  findingsOn,
  openIds,
  placeInReview,
  type ReviewPlace,
  type ReviewSession,
  viewedIn,
  voicesOn,
} from '../interview/review.ts';
import { idsAt, menuPage } from '../interview/walk.ts';
import { derivedFactOf, reportCriterion } from '../report/model.ts';
import type { Paint } from '../report/paint.ts';
import { stateLabel } from '../report/render/text.ts';
import { describeDiagnostic, inQuestions } from '../report/words/diagnostic.ts';
import { sentences } from '../report/words/joined.ts';
import { recordLines } from '../report/words/record.ts';
import { sanitizeLine, sanitizeText } from '../text/sanitize.ts';
import { ruleOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { pagesOf } from './pages.ts';
import { conditionBlocks, headLines, keyLines, lettered, type ScreenOptions, termLines } from './screens.ts';
import { thingsSeen, viewLines, voiceLines } from './viewWords.ts';

/** A criterion in the words of the reader, with the requirement it belongs to. */
export interface Shown {
  readonly criterion: Criterion;
  readonly requirement: Requirement;
}

/**
 * Everything there is to judge one answer by, in pages that fit the window.
 * @param foot the keys, at the bottom of each page.
 * @param rows lines of the window.
 */
export function reviewPages(
  session: ReviewSession,
  shown: Shown,
  spoken: Catalogue,
  { foot, rows }: { readonly foot: readonly string[]; readonly rows: number },
  options: ScreenOptions,
): readonly string[] {
  const { t, paint, width } = options;
  const { criterion, requirement } = shown;
  const { id } = criterion;
  const place = placeInReview(session, id);
  const whole = { position: place.position, total: place.total };
  const standing = standingLines(session, id, options);
  // Whoever goes through questions has seen the rest: what came home is what is new.
  const isForReplies = session.filter === 'questions';
  const where =
    place.sitting === undefined ? t('review.place', whole) : sittingText({ ...place, sitting: place.sitting }, t);
  return pagesOf(
    {
      head: [
        paint.dim(ruleOf(width)),
        ...headLines(where, `${id} ${titleOf(criterion, requirement)}`, options),
        ...wrap(criterion.question, width).map(paint.bold),
      ],
      blocks: [
        ...(isForReplies ? [standing] : []),
        ...conditionBlocks(criterion, options),
        ...lettered(criterion, options),
        termLines(spoken, [criterion], options),
        answerLines(session, criterion, spoken, options),
        evidenceLines(session, id, options),
        findingLines(session, id, spoken, options),
        ...(isForReplies ? [] : [standing]),
      ],
      foot,
      more: (page, pages) => [paint.middling(t(page < pages ? 'ask.page' : 'ask.page.first', { page, pages }))],
    },
    rows,
  );
}

function sittingText({ sitting: { viewed, ...at }, position, total }: Required<ReviewPlace>, t: Translate): string {
  const place = { ...at, overall: position, all: total };
  return viewed === undefined ? t('review.place.sitting', place) : t('review.place.resumed', { ...place, viewed });
}

/** What a sitting is about, and how many of that who sits there and others have seen. */
export function planText(session: ReviewSession, t: Translate): string {
  const { plan } = session;
  const { length: count } = plan;
  if (count === 0) return t('review.plan.none');
  const { own, others } = viewedIn(session);
  const among = (ids: ReadonlySet<string>) => plan.filter((id) => ids.has(id)).length;
  const counts = { own: among(own), others: among(others), total: count };
  const viewed = counts.others > 0 ? 'review.plan.shared' : counts.own > 0 ? 'review.plan.resumed' : undefined;
  return sentences([t('review.plan', { count }), ...(viewed === undefined ? [] : [t(viewed, counts)])], t);
}

function answerLines(
  { assessment, facts: { crosswalks } }: ReviewSession,
  criterion: Criterion,
  spoken: Catalogue,
  options: ScreenOptions,
): readonly string[] {
  const { t, width } = options;
  const answer = answerOf(assessment, criterion.id);
  const state = answer?.state ?? 'unanswered';
  const fact = spoken.profileFacts.find(({ id }) => id === criterion.appliesIf);
  const said = fact && standingFact(spoken, assessment, fact.id);
  const record = {
    ...reportCriterion(criterion, assessment, state, undefined),
    ...derivedFactOf(criterion.id, { assessment, crosswalks }),
    evidence: [],
  };
  const lines = [
    ...recordLines(record, t),
    ...(fact ? [`${fact.question}: ${said === undefined ? t('state.unanswered') : t(`fact.${said}`)}`] : []),
  ];
  return [
    ...wrap(`${t('review.answer')}: ${stateLabel(state, options)}`, width),
    ...lines.flatMap((line) => wrap(sanitizeText(line), width, { indent: '  ', hang: '    ' })),
  ];
}

function evidenceLines({ assessment, facts }: ReviewSession, id: string, options: ScreenOptions): readonly string[] {
  const { t, paint, width } = options;
  const answer = answerOf(assessment, id);
  const items = answer?.evidence ?? [];
  if (items.length === 0) return [paint.dim(t('review.evidence.none'))];
  const states = evidenceStates(answer, facts);
  return [
    paint.accent(t('review.evidence')),
    ...items.flatMap((item, index) => {
      const state = states[index] ?? 'listed';
      const head = t('review.evidence.item', {
        number: index + 1,
        title: evidenceTitle(item, t),
        state: t(`evidence.state.${state}`),
      });
      const details = evidenceDetails(item, t).join(t('list.comma'));
      return [
        ...wrap(sanitizeLine(head), width, { indent: '  ', hang: '     ' }).map(evidenceLook(state, paint)),
        ...(details === '' ? [] : wrap(sanitizeLine(details), width, { indent: '     ' }).map(paint.dim)),
      ];
    }),
  ];
}

/**
 * The name of a piece of evidence, and that it is not for everybody's eyes. Only for whoever sits at the file to look at
 * the evidence itself: what goes to others is named by `evidenceName`.
 */
function evidenceTitle({ title, confidential }: Evidence, t: ScreenOptions['t']): string {
  return confidential ? t('review.evidence.confidential', { title }) : title;
}

function evidenceDetails({ kind, reference, date, validUntil, file }: Evidence, t: ScreenOptions['t']): string[] {
  return [
    ...(kind === undefined ? [] : [t('review.evidence.kind', { kind: t(`evidence.kind.${kind}`) })]),
    ...(reference === undefined ? [] : [t('review.evidence.reference', { reference })]),
    ...(date === undefined ? [] : [t('review.evidence.date', { date })]),
    ...(validUntil === undefined ? [] : [t('review.evidence.until', { until: validUntil })]),
    ...(file === undefined ? [] : [t('review.evidence.file', { file })]),
  ];
}

function evidenceLook(state: EvidenceState, paint: Paint): (text: string) => string {
  return isEvidenceGood(state) ? (text) => text : paint.bad;
}

function findingLines(
  { facts }: ReviewSession,
  id: string,
  spoken: Catalogue,
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const findings = findingsOn(id, facts);
  const questions = { criteria: allCriteria(spoken), facts: spoken.profileFacts };
  if (findings.length === 0) return [];
  return [
    paint.accent(t('review.findings')),
    ...findings.flatMap((finding) => {
      const line = `${t(`severity.${finding.severity}`)} ${describeDiagnostic(t, { ...finding, args: inQuestions(finding.args, questions, t) })}`;
      const look = finding.severity === 'error' ? paint.bad : paint.middling;
      return wrap(line, width, { indent: '  - ', hang: '    ' }).map(look);
    }),
  ];
}

function standingLines(session: ReviewSession, id: string, options: ScreenOptions): readonly string[] {
  const voices = voicesOn(session, id);
  return voices.last.length === 0 ? [options.paint.dim(options.t('review.view.none'))] : spokenLines(voices, options);
}

/** What specialists have said of a criterion, as a screen shows it. */
export function spokenLines(voices: Standing, { t, paint, width }: ScreenOptions): readonly string[] {
  const looks = { view: plain, said: plain, earlier: paint.dim, holds: paint.dim, broken: paint.middling };
  return voiceLines(voices, t).flatMap(({ text, kind }) =>
    wrap(text, width, kind === 'view' || kind === 'earlier' ? { hang: '  ' } : { indent: '  ', hang: '    ' }).map(
      looks[kind],
    ),
  );
}

/** What a view would not count for, the views it would take the place of or speak against, and the keys that decide. */
export function againstScreen(
  {
    against,
    warnings,
    hasOldAdvice,
  }: {
    readonly against: readonly StandingReview[];
    readonly warnings: readonly string[];
    readonly hasOldAdvice: boolean;
  },
  view: View,
  by: string,
  { t, paint, width }: ScreenOptions,
): string {
  const word = t(`view.${view}`);
  return [
    '',
    ...warnings.flatMap((warning) => wrap(warning, width).map(paint.middling)),
    ...against.flatMap((one) => [
      ...wrap(t(againstKey(one, view, by, hasOldAdvice)), width).map(paint.middling),
      ...viewLines(one, t).flatMap(({ text }) => wrap(sanitizeText(text), width, { indent: '  ', hang: '    ' })),
    ]),
    ...keyLines(t(hasOldAdvice ? 'review.against.keys.advice' : 'review.against.keys', { view: word }), width),
  ].join('\n');
}

function againstKey(one: StandingReview, view: View, by: string, hasOldAdvice: boolean) {
  if (one.review.by === by) return hasOldAdvice ? 'review.against.advice' : 'review.against.own';
  if (isOpenDoubt(one, view)) return 'review.against.doubt';
  return isUndecided(one.review) ? 'review.against.asking' : 'review.against.other';
}

function plain(text: string): string {
  return text;
}

/** What goes with the next view, and the keys. */
export function reviewKeys(
  lookedAt: NonNullable<Review['lookedAt']>,
  maySkip: boolean,
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const seen =
    lookedAt.length === 0
      ? t('review.looked-at.nothing')
      : t('review.looked-at.next', { things: thingsSeen(lookedAt, t) });
  return [
    '',
    ...wrap(seen, width).map(paint.dim),
    ...keyLines(t('review.keys'), width),
    ...keyLines(`${maySkip ? `${t('review.keys.enter')}  ` : ''}${t('review.keys.more')}`, width).map(paint.dim),
  ];
}

/** Where one may go from here. */
export function reviewJumpScreen(
  session: ReviewSession,
  spoken: Catalogue,
  page: number,
  { t, paint }: ScreenOptions,
): string {
  const { choices, hasMore } = menuPage(spoken.categories, page);
  const open = new Set(openIds(session));
  const { own, others, all } = viewedIn(session);
  const isShared = others.size > 0;
  return [
    '',
    paint.accent(t('review.jump')),
    ...choices.map(([key, { id: category, title }]) => {
      const members = idsAt(spoken, { to: 'category', id: category });
      const countIn = (ids: ReadonlySet<string>) => members.filter((id) => ids.has(id)).length;
      const counts = { viewed: countIn(all), own: countIn(own), total: members.length };
      return t(isShared ? 'review.jump.category.shared' : 'review.jump.category', { key, title, ...counts });
    }),
    ...(hasMore ? [t('ask.jump.more')] : []),
    t(isShared ? 'review.jump.open.own' : 'review.jump.open', { count: open.size }),
    t('ask.jump.id'),
    t('review.jump.stay'),
  ].join('\n');
}
