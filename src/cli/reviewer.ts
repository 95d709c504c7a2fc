import { answerOf } from '../domain/answer.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { guidanceOf, indexCatalogue, narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import {
  type Answer,
  type Assessment,
  lookedAt as lookedAtThings,
  type Review,
  type View,
} from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import {
  currentCriterion,
  goBack,
  goOn,
  jumpTo,
  putOff,
  type ReviewFacts,
  type ReviewFilter,
  type ReviewSession,
  startReview,
  voicesOn,
  writtenCriterion,
} from '../interview/review.ts';
import {
  draftOf,
  lackOf,
  type Said,
  type Signed,
  seenAgain,
  spokenAgainst,
  standingOf,
  standingView,
  viewEdit,
} from '../interview/views.ts';
import { wrap } from '../text/wrap.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { lookAtEvidence } from '../workspace/evidenceFiles.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import { introduce } from './reviewerIntroduction.ts';
import { askReviewTarget } from './reviewerJump.ts';
import { againstScreen, reviewKeys, reviewScreen, type Shown } from './reviewScreens.ts';
import { saveEdits } from './saving.ts';
import { helpScreen, hintOf, type ScreenOptions } from './screens.ts';

type LookedAt = NonNullable<Review['lookedAt']>;

const viewKeys = { '1': 'agrees', '2': 'disagrees', '3': 'cannot-tell', '4': 'out-of-scope' } as const;
type ViewKey = keyof typeof viewKeys;
type CommandKey = '?' | 'l' | 'a' | 'm' | 'b' | 's' | 'j' | 'q';

const lookedAtKeys = { d: 'document', i: 'interview', s: 'screen', m: 'sample' } as const;

export interface ReviewSitting {
  readonly level: string;
  readonly filter: ReviewFilter | undefined;
  /** The catalogue in the words of the specialist. */
  readonly spoken: LoadedCatalogue;
  /** What the rules find in an assessment whose evidence files are known. */
  readonly facts: (assessment: Assessment, evidence: ReadonlyMap<string, EvidenceFile>) => ReviewFacts;
  /** What was found of all evidence files as the sitting began. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** The official wording by id, where the person has named their own copy. */
  readonly official: ReadonlyMap<string, string>;
}

/** Shows one criterion after the other; every view is on disk before the next one appears. */
export async function reviewSitting(
  store: Store,
  prompts: Prompts,
  context: Context,
  sitting: ReviewSitting,
): Promise<void> {
  const signed = await introduce(store, prompts, context);
  await new SpecialistSitting(store, prompts, context, sitting, signed).run();
}

/** Holds the sitting while it lives; what to show next is decided in interview/review. */
class SpecialistSitting {
  private session: ReviewSession;
  private readonly criteria: ReadonlyMap<string, Shown>;
  private readonly catalogue: ReviewFacts['catalogue'];
  /** What was looked at last: most of a client's evidence is looked at in the same way. */
  private seenBefore: LookedAt = [];
  /** What goes with the next view of the criterion on the screen. */
  private lookedAt: LookedAt = [];

  constructor(
    private readonly store: Store,
    readonly prompts: Prompts,
    readonly context: Context,
    private readonly sitting: ReviewSitting,
    private readonly signed: Signed,
  ) {
    const assessment = store.now();
    this.catalogue = narrowToLevel(sitting.spoken.catalogue, sitting.level);
    const { requirements, criteria } = indexCatalogue(this.catalogue);
    this.criteria = new Map(
      [...criteria].flatMap(([id, criterion]) => {
        const requirement = requirements.get(criterion.requirement);
        return requirement === undefined ? [] : [[id, { criterion, requirement }] as const];
      }),
    );
    this.session = startReview(sitting.facts(assessment, sitting.evidence), assessment, sitting.filter);
  }

  async run(): Promise<void> {
    const { length: count } = this.session.plan;
    this.say(count === 0 ? this.t('review.plan.none') : this.t('review.plan', { count }));
    for (;;) {
      const id = currentCriterion(this.session);
      if (id === undefined && !(await this.goesOn())) return;
      if (id !== undefined && (await this.show(id)) === 'left') return;
    }
  }

  /** Measured anew for each screen: a window may be made narrower at any time. */
  private get screen(): ScreenOptions {
    const { t, width, paint } = this.context;
    return { t, width, paint: paint.stderr };
  }

  private get t() {
    return this.context.t;
  }

  private say(text: string): void {
    this.context.note(wrap(text, this.context.width).join('\n'));
  }

  /** Shows a criterion until it is left behind. */
  private async show(id: string): Promise<'left' | undefined> {
    this.lookAgain(id);
    const shown = this.criteria.get(id);
    if (shown === undefined) throw new RangeError(`no criterion ${id} in ${this.catalogue.id}`);
    this.context.note(reviewScreen(this.session, shown, this.catalogue, this.screen));
    const answer = answerOf(this.session.assessment, id);
    this.lookedAt = this.draft(id).lookedAt ?? seenAgain(this.seenBefore, answer);
    for (;;) {
      this.context.note(reviewKeys(this.lookedAt, this.isSettled(id), this.screen));
      const key = await this.key(id);
      switch (key) {
        case 'q':
          return 'left';
        case 'b':
          this.goBack();
          return undefined;
        case 's':
          this.session = putOff(this.session);
          return undefined;
        case 'enter':
          this.session = goOn(this.session);
          return undefined;
        case 'j':
          await this.jump();
          return undefined;
        case '?':
          this.showHelp(shown);
          break;
        case 'l':
          await this.askLookedAt(id, answer);
          break;
        case 'a':
          if ((await this.askWords(id, answer, 'advice')) === 'changed') return undefined;
          break;
        case 'm':
          if ((await this.askWords(id, answer, 'question')) === 'changed') return undefined;
          break;
        default:
          if (await this.takeView(id, answer, viewKeys[key])) this.session = goOn(this.session);
          return undefined;
      }
    }
  }

  private goBack(): void {
    const before = this.session;
    this.session = goBack(before);
    if (this.session === before) this.say(this.t('review.back.nothing'));
  }

  private key(id: string): Promise<ViewKey | CommandKey | 'enter'> {
    const { t } = this;
    const keys: KeyChoice<ViewKey | CommandKey | 'enter'>[] = [
      ...(['1', '2', '3', '4'] as const).map((key) => ({ key, label: t(`view.${viewKeys[key]}`) })),
      { key: '?', label: t('key.help') },
      { key: 'l', label: t('key.looked-at') },
      { key: 'a', label: t('key.advice') },
      { key: 'm', label: t('key.question') },
      { key: 'b', label: t('key.back') },
      { key: 's', label: t('key.skip') },
      { key: 'j', label: t('key.jump') },
      { key: 'q', label: t('key.quit') },
    ];
    const hint = hintOf(keys, t);
    if (!this.isSettled(id)) return this.prompts.key(keys, { hint });
    return this.prompts.key([...keys, { key: 'enter', label: t('key.as-it-is') }], { hint, enter: 'enter' });
  }

  /** The file as it is on disk, with the evidence of this criterion as it lies there now. */
  private lookAgain(id: string): void {
    const assessment = this.store.now();
    const items = answerOf(assessment, id)?.evidence ?? [];
    // To judge all answers again takes longer than to lay out a screen; views decide nothing about them.
    if (items.length === 0 && assessment.answers === this.session.assessment.answers) {
      this.session = { ...this.session, assessment };
      return;
    }
    const evidence = new Map([...this.session.facts.evidence, ...lookAtEvidence(items, this.store.opened.path)]);
    this.session = { ...this.session, assessment, facts: this.sitting.facts(assessment, evidence) };
  }

  private isSettled(id: string): boolean {
    return voicesOn(this.session, id).last.some(({ isCurrent }) => isCurrent);
  }

  private draft(id: string): Partial<Said> {
    return draftOf(this.session.assessment, id, this.signed);
  }

  /** Asks for whatever a view cannot be taken without; undefined where it stays without it. */
  private async completed(id: string, answer: Answer | undefined, said: Said): Promise<Said | undefined> {
    const { t } = this;
    switch (lackOf(said)) {
      case undefined:
        return said;
      case 'looked-at':
        this.say(t('review.lacks.looked-at'));
        await this.pickLookedAt();
        if (this.lookedAt.length > 0) return this.completed(id, answer, { ...said, lookedAt: this.lookedAt });
        break;
      case 'reason': {
        const reason = await this.prompts.text(t('review.reason.line'), { max: limits.text });
        if (reason.trim() !== '') return { ...said, reason };
      }
    }
    this.say(t('review.not-taken'));
    return undefined;
  }

  /** False where no view was written. */
  private async save(id: string, answer: Answer | undefined, wanted: Said): Promise<boolean> {
    const said = await this.completed(id, answer, wanted);
    if (said === undefined) return false;
    const assessment = this.store.now();
    this.session = { ...this.session, assessment };
    if (canonicalJson(answerOf(assessment, id) ?? null) !== canonicalJson(answer ?? null)) {
      this.say(this.t('review.answer-changed'));
      return false;
    }
    const criterion = writtenCriterion(this.session, id);
    const made = viewEdit({ criterion, answer, assessment }, said, this.signed);
    if ('refused' in made) {
      this.say(this.t('review.full', { count: limits.reviews }));
      return false;
    }
    await saveEdits(this.store, [made.edit], this);
    this.session = { ...this.session, assessment: this.store.now() };
    return true;
  }

  /** The key pressed is a view whatever comes next: it is saved before any advice is asked for. */
  private async takeView(id: string, answer: Answer | undefined, view: View): Promise<boolean> {
    if (!(await this.isMeant(id, view))) return false;
    if (!(await this.save(id, answer, { ...this.draft(id), view, lookedAt: this.lookedAt }))) return false;
    if (view !== 'disagrees') return true;
    return (await this.askWords(id, answer, 'advice')) !== 'changed';
  }

  /** Whether a view may take the place of one's own, or stand against that of another: shown first, and asked. */
  private async isMeant(id: string, view: View): Promise<boolean> {
    const against = spokenAgainst(this.session, id, view, this.signed);
    if (against.length === 0) return true;
    this.context.note(againstScreen(against, view, this.signed.by, this.screen));
    const keys = [
      { key: 'r', label: this.t(`view.${view}`) },
      { key: 'b', label: this.t('key.leave-as-is') },
    ] as const;
    return (await this.prompts.key(keys, { hint: hintOf(keys, this.t) })) === 'r';
  }

  /** Advice or a question; it is saved with the view it belongs to. */
  private async askWords(
    id: string,
    answer: Answer | undefined,
    field: 'advice' | 'question',
  ): Promise<'changed' | undefined> {
    const draft = this.draft(id);
    const initial = draft[field];
    const typed = await this.prompts.text(this.t(`review.${field}.line`), { initial, max: limits.text });
    if (typed === (initial ?? '')) return undefined;
    const own = standingOf(this.session, id, this.signed.by);
    const isNew = own?.isCurrent !== true;
    const view = standingView(this.session, id, this.signed.by);
    const lookedAt = this.lookedAt.length === 0 && !isNew ? (own.review.lookedAt ?? []) : this.lookedAt;
    if (!(await this.save(id, answer, { ...draft, view, lookedAt, [field]: typed }))) return 'changed';
    this.say(this.t(isNew ? 'review.saved.cannot-tell' : 'review.saved'));
    return undefined;
  }

  private async askLookedAt(id: string, answer: Answer | undefined): Promise<void> {
    const before = this.lookedAt;
    if (!(await this.pickLookedAt())) return;
    // What was seen belongs to the view of today that is there already.
    const own = standingOf(this.session, id, this.signed.by);
    if (own?.isCurrent !== true || own.review.on !== this.signed.on || own.review.reply !== undefined) return;
    const said = { ...this.draft(id), view: own.review.view, lookedAt: this.lookedAt };
    if (lackOf(said) === undefined) {
      await this.save(id, answer, said);
    } else {
      this.lookedAt = before;
      this.say(this.t('review.looked-at.needed'));
    }
  }

  /** False where it stays as it was. */
  private async pickLookedAt(): Promise<boolean> {
    this.say(this.t('review.looked-at.keys'));
    const letters = Object.entries(lookedAtKeys);
    const picked = await this.prompts.options({
      choices: letters.map(([letter]) => ({ value: letter, key: letter })),
      chosen: letters.filter(([, thing]) => this.lookedAt.includes(thing)).map(([letter]) => letter),
      atLeast: 0,
      mayBeNone: true,
      tooFew: '',
    });
    if (picked === undefined) return false;
    const chosen = letters.filter(([letter]) => picked.includes(letter)).map(([, thing]) => thing);
    this.lookedAt = lookedAtThings.filter((thing) => chosen.includes(thing));
    this.seenBefore = this.lookedAt;
    return true;
  }

  private showHelp({ criterion, requirement }: Shown): void {
    const { spoken, official } = this.sitting;
    const level = this.catalogue.levels.find(({ id }) => id === criterion.level)?.title ?? criterion.level;
    const guidance = guidanceOf(spoken.guidance, criterion.id);
    const help = { criterion, requirement, level, guidance, official: official.get(criterion.id) };
    this.context.note(helpScreen(help, this.screen));
  }

  private async jump(): Promise<void> {
    const target = await askReviewTarget(this.session, this.catalogue, this.prompts, this.context);
    if (target === undefined) return;
    const before = this.session;
    this.session = jumpTo(before, target);
    if (this.session === before) this.say(this.t('review.jump.nothing'));
  }

  /** At the end of the walk: whether the specialist wants to take up what was put off. */
  private async goesOn(): Promise<boolean> {
    const { size: count } = this.session.putOff;
    if (count === 0) return false;
    this.say(`\n${this.t('review.end.later', { count })}`);
    this.say(this.t('review.end.continue'));
    const keys = [
      { key: '1', label: this.t('key.go-on') },
      { key: '2', label: this.t('key.end') },
    ] as const;
    if ((await this.prompts.key(keys, { hint: hintOf(keys, this.t) })) === '2') return false;
    this.session = jumpTo(this.session, { to: 'put-off' });
    return true;
  }
}
