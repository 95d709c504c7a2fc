import { answerOf } from '../domain/answer.ts';
import { isSame } from '../domain/canonical.ts';
import { isMissing } from '../domain/evidence.ts';
import { type Files, lacksAnswer, unrecordedOf } from '../domain/stamp.ts';
import { isAsGiven, type StandingReview, viewLack } from '../domain/view.ts';
import { type Answer, lookedAt as lookedAtThings, type Review, type View } from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { type ReviewSession, writtenCriterion } from '../interview/review.ts';
import {
  adviceBefore,
  draftOf,
  missingIn,
  noDocument,
  reviewsOf,
  type Said,
  type Signed,
  seenAgain,
  settledBy,
  spokenAgainst,
  standingOf,
  standingView,
  viewEdit,
} from '../interview/views.ts';
import { quotedWord } from '../text/shell.ts';
import { wrap } from '../text/wrap.ts';
import { lookAtEvidence } from '../workspace/evidenceFiles.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import { Interrupted } from './interrupted.ts';
import { evidenceCommand } from './nextCommand.ts';
import type { Prompts } from './prompts.ts';
import { againstScreen } from './reviewScreens.ts';
import { saveEdits } from './saving.ts';
import { hintOf, type ScreenOptions } from './screens.ts';

type LookedAt = NonNullable<Review['lookedAt']>;

const wordFields = ['reason', 'advice', 'question'] as const;
type Words = Partial<Record<(typeof wordFields)[number], string>>;

/** What says why, of a view that must say it, and how it is asked for. */
const whyKeys = {
  disagrees: ['advice', 'advice-needed'],
  'cannot-tell': ['reason', 'reason'],
} as const;

const lookedAtKeys = { d: 'document', i: 'interview', s: 'screen', m: 'sample' } as const;

/** Where a specialist sits and writes: the session while it lives, the file it is kept in, and what goes with a view. */
export class ReviewerDesk {
  /** What was looked at last: most of a client's evidence is looked at in the same way. */
  private seenBefore: LookedAt = [];
  /** What goes with the next view of the criterion on the screen. */
  lookedAt: LookedAt = [];
  /** Whether the specialist has read that the evidence on the screen is not what is on record, and goes on. */
  private isWarned = false;
  /** Words that could not be saved with the view they were typed for, by criterion: they stand there to be taken again. */
  private readonly kept = new Map<string, Words>();

  constructor(
    readonly store: Store,
    readonly prompts: Prompts,
    readonly context: Context,
    private readonly signed: Signed,
    public session: ReviewSession,
  ) {}

  /** Measured anew for each screen: a window may be made narrower at any time. */
  get screen(): ScreenOptions {
    const { t, width, paint } = this.context;
    return { t, width, paint: paint.stderr };
  }

  get t() {
    return this.context.t;
  }

  say(text: string): void {
    this.context.note(wrap(text, this.context.width).join('\n'));
  }

  /** Lays out what goes with the next view of a criterion. */
  take(id: string, answer: Answer | undefined): void {
    this.isWarned = false;
    this.lookedAt = this.seenSince(id, answer);
  }

  /**
   * What goes with a view of before goes with the same view again, also where its evidence is gone by now; what was
   * looked at before something changed was not looked at since.
   */
  private seenSince(id: string, answer: Answer | undefined): LookedAt {
    const own = standingOf(this.session, id, this.signed.by);
    const isGiven = own === undefined || isAsGiven(own);
    if (!isGiven && own.review.on === this.signed.on) return [];
    return (isGiven ? this.draft(id).lookedAt : undefined) ?? seenAgain(this.seenBefore, answer, this.there(answer));
  }

  /** The evidence files of an answer that lie there now, or lay there as the screen was drawn. */
  private there(answer: Answer | undefined): Files {
    const drawn = this.session.facts.evidence;
    const gone = (answer?.evidence ?? []).filter((item) => isMissing(item, drawn.get(item.file ?? '')));
    return new Map([...drawn, ...lookAtEvidence(gone, this.store.opened.path)]);
  }

  private draft(id: string): Partial<Said> {
    return { ...draftOf(this.session.assessment, id, this.signed), ...this.kept.get(id) };
  }

  /** Keeps what was typed of a view that is not taken. */
  private keep(id: string, said: Said): void {
    const saved = draftOf(this.session.assessment, id, this.signed);
    const words = wordFields.flatMap((field) => {
      const text = said[field] ?? '';
      return text === '' || text === saved[field] ? [] : [[field, text] as const];
    });
    if (words.length === 0) return;
    this.kept.set(id, Object.fromEntries(words));
    this.say(this.t('review.kept'));
  }

  /** What was typed and is kept nowhere but on the screen. */
  sayKept(): void {
    for (const [id, words] of this.kept) {
      for (const text of Object.values(words)) this.say(this.t('review.kept.lost', { id, text }));
    }
  }

  /** Asks for whatever a view cannot be taken without; undefined where it stays without it. */
  private async completed(id: string, answer: Answer | undefined, said: Said): Promise<Said | undefined> {
    const { t } = this;
    switch (viewLack(said)) {
      case undefined:
        return said;
      case 'looked-at':
        if (!(await this.pickNeeded(said.view, answer))) break;
        return this.completed(id, answer, { ...said, lookedAt: this.lookedAt });
      case 'words': {
        const [field, why] = whyKeys[said.view === 'disagrees' ? 'disagrees' : 'cannot-tell'];
        const asked = this.prompts.text(t(`review.${why}.line`), { max: limits.text });
        const words = await this.unlessGone(asked, (typed) => this.save(id, answer, { ...said, [field]: typed }));
        if (words.trim() !== '') return { ...said, [field]: words };
      }
    }
    this.say(t('review.not-taken'));
    return undefined;
  }

  /** Words, as far as they were typed: where the window is gone nobody can be told, and they are taken as if finished. */
  private async unlessGone(asked: Promise<string>, take: (typed: string) => Promise<unknown>): Promise<string> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof Interrupted) || !error.isUnheard || error.typed === '') throw error;
      if (error.typed.length > limits.text) throw error;
      await take(error.typed);
      throw new Interrupted('', true);
    }
  }

  /** False where no view was written. */
  private async save(
    id: string,
    answer: Answer | undefined,
    wanted: Said,
    settles: readonly string[] = [],
  ): Promise<boolean> {
    const said = await this.completed(id, answer, wanted).catch((error: unknown) => {
      if (error instanceof Interrupted && !error.isUnheard) this.say(this.t('review.not-taken'));
      throw error;
    });
    if (said === undefined) return false;
    const assessment = this.store.now();
    this.session = { ...this.session, assessment };
    if (!isSame(answerOf(assessment, id), answer)) {
      this.say(this.t('review.answer-changed'));
      this.seenBefore = [];
      this.keep(id, said);
      return false;
    }
    const criterion = writtenCriterion(this.session, id);
    const now = this.context.environment.now();
    const unrecorded = this.unrecorded(answer);
    const made = viewEdit({ criterion, answer, assessment }, said, this.signed, { now, settles, unrecorded });
    if ('refused' in made) {
      this.say(this.t('review.full', { count: limits.reviews }));
      this.keep(id, said);
      return false;
    }
    if (isSame(made.edit.reviews, reviewsOf(assessment, id))) this.say(this.t('review.same'));
    else await saveEdits(this.store, [made.edit], this);
    this.kept.delete(id);
    this.session = { ...this.session, assessment: this.store.now() };
    return true;
  }

  /** The key pressed is a view once it has what it cannot be without. */
  async takeView(id: string, answer: Answer | undefined, view: View): Promise<boolean> {
    if (lacksAnswer({ view }, answer)) {
      this.say(this.t('review.lacks.answer', { view: this.t(`view.${view}`) }));
      return false;
    }
    const against = spokenAgainst(this.session, id, view, this.signed);
    const old = this.oldAdvice(id, view);
    const meant = await this.meantBy(id, answer, view, { against, hasOldAdvice: old !== undefined });
    if (meant === 'b') return false;
    const advice = old === undefined ? {} : { advice: meant === 'c' ? '' : old };
    const said = { ...this.draft(id), ...advice, view, lookedAt: this.lookedAt };
    return this.save(id, answer, said, settledBy(against, view, this.signed));
  }

  /** Advice of before that is to stand beside a new view or not, unless other advice was typed for that one. */
  private oldAdvice(id: string, view: View): string | undefined {
    if (this.kept.get(id)?.advice !== undefined) return undefined;
    return adviceBefore(this.session, id, view, this.signed);
  }

  /**
   * Which key decides whether a view may take the place of one's own, stand against that of another, or rest on a file that is not the one
   * on record: shown first, and asked.
   */
  private async meantBy(
    id: string,
    answer: Answer | undefined,
    view: View,
    { against, hasOldAdvice }: { readonly against: readonly StandingReview[]; readonly hasOldAdvice: boolean },
  ): Promise<'r' | 'c' | 'b'> {
    const warnings = this.warnings(id, answer);
    if (against.length === 0 && !hasOldAdvice && (warnings.length === 0 || this.isWarned)) return 'r';
    const own = hasOldAdvice ? standingOf(this.session, id, this.signed.by) : undefined;
    const others = against.filter(({ review }) => review.by !== own?.review.by);
    const shown = own === undefined ? against : [own, ...others];
    this.context.note(againstScreen({ against: shown, warnings, hasOldAdvice }, view, this.signed.by, this.screen));
    const keys = [
      { key: 'r', label: this.t(`view.${view}`) } as const,
      ...(hasOldAdvice ? [{ key: 'c', label: this.t('key.without-advice') } as const] : []),
      { key: 'b', label: this.t('key.leave-as-is') } as const,
    ];
    const meant = await this.prompts.key(keys, { hint: hintOf(keys, this.t) });
    this.isWarned = meant !== 'b';
    return meant;
  }

  /** The evidence whose file is not the one on record, as it lies there now or lay there as the screen was drawn. */
  private unrecorded(answer: Answer | undefined): readonly number[] {
    const now = lookAtEvidence(answer?.evidence ?? [], this.store.opened.path);
    const found = [now, this.session.facts.evidence].flatMap((files) => unrecordedOf(answer, files));
    return [...new Set(found)].toSorted((a, b) => a - b);
  }

  /** That evidence files are not those on record, and what the firm does about each of them. */
  private warnings(id: string, answer: Answer | undefined): readonly string[] {
    const { name } = this.store.opened;
    return this.unrecorded(answer).map((number) => {
      const command = evidenceCommand(`add ${quotedWord(id)} --update ${number}`, name, this.context.language);
      return this.t('review.unrecorded', { numbers: number, command });
    });
  }

  /** Advice or a question; it is saved with the view it belongs to. */
  async askWords(id: string, answer: Answer | undefined, field: 'advice' | 'question'): Promise<'changed' | undefined> {
    const own = standingOf(this.session, id, this.signed.by);
    const isNew = own === undefined || !isAsGiven(own);
    const view = standingView(this.session, id, this.signed.by);
    if ((await this.meantBy(id, answer, view, { against: [], hasOldAdvice: false })) === 'b') return undefined;
    const seen = this.lookedAt.length === 0 && !isNew ? (own.review.lookedAt ?? []) : this.lookedAt;
    // What the view lacks is asked before anything is typed: whoever goes back has typed nothing.
    const lacks = viewLack({ view, lookedAt: seen, [field]: ' ' }) !== undefined;
    if (lacks && !(await this.pickNeeded(view, answer))) {
      this.say(this.t('review.words-not-taken'));
      return undefined;
    }
    const lookedAt = lacks ? this.lookedAt : seen;
    // Words that are added to a view leave the advice that stands beside it.
    const advice = this.oldAdvice(id, view);
    const draft = { ...(advice === undefined ? {} : { advice }), ...this.draft(id) };
    const initial = draft[field];
    const take = (words: string) => this.save(id, answer, { ...draft, view, lookedAt, [field]: words });
    const asked = this.prompts.text(this.t(`review.${field}.line`), { initial, max: limits.text });
    const typed = await this.unlessGone(asked, take);
    if (typed === (initial ?? '') && !this.kept.has(id)) return undefined;
    if (!(await take(typed))) return 'changed';
    this.say(this.t(isNew ? 'review.saved.cannot-tell' : 'review.saved'));
    return undefined;
  }

  async askLookedAt(id: string, answer: Answer | undefined): Promise<void> {
    const before = this.lookedAt;
    if (!(await this.pickLookedAt(answer))) return;
    // What was seen belongs to the view of today that is there already.
    const own = standingOf(this.session, id, this.signed.by);
    if (own === undefined || !isAsGiven(own) || own.review.on !== this.signed.on || own.review.reply !== undefined)
      return;
    const said = { ...this.draft(id), view: own.review.view, lookedAt: this.lookedAt };
    if (viewLack(said) !== 'looked-at') {
      await this.save(id, answer, said);
    } else {
      this.lookedAt = before;
      this.say(this.t('review.looked-at.needed'));
    }
  }

  /** Asks for what a view cannot be without; false where nothing is chosen. */
  private async pickNeeded(view: View, answer: Answer | undefined): Promise<boolean> {
    this.say(this.t('review.lacks.looked-at', { view: this.t(`view.${view}`) }));
    return this.pickLookedAt(answer, 1);
  }

  /** False where it stays as it was. */
  private async pickLookedAt(answer: Answer | undefined, atLeast = 0): Promise<boolean> {
    const files = this.there(answer);
    const lack = this.lookedAt.includes('document') ? undefined : noDocument(answer, files);
    const numbers = lack === undefined ? missingIn(answer, files) : [];
    if (numbers.length > 0) this.say(this.t('change.file-missing', { numbers: numbers.join(this.t('list.comma')) }));
    const letters = Object.entries(lookedAtKeys).filter(([, thing]) => lack === undefined || thing !== 'document');
    this.say(this.t(lack === undefined ? 'review.looked-at.keys' : `review.looked-at.keys.${lack}`));
    const picked = await this.prompts.options({
      choices: letters.map(([letter]) => ({ value: letter, key: letter })),
      chosen: letters.filter(([, thing]) => this.lookedAt.includes(thing)).map(([letter]) => letter),
      atLeast,
      mayBeNone: atLeast === 0,
      tooFew: this.t('review.looked-at.none'),
    });
    if (picked === undefined) return false;
    const chosen = letters.filter(([letter]) => picked.includes(letter)).map(([, thing]) => thing);
    this.lookedAt = lookedAtThings.filter((thing) => chosen.includes(thing));
    this.seenBefore = this.lookedAt;
    return true;
  }
}
