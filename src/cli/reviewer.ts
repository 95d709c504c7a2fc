import { answerOf } from '../domain/answer.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { guidanceOf, indexCatalogue, narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { reviewOf } from '../domain/view.ts';
import {
  type Answer,
  type Assessment,
  lookedAt as lookedAtThings,
  type Review,
  type Reviewer,
  type View,
} from '../formats/assessment.ts';
import type { Category } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import {
  currentCriterion,
  draftOf,
  goBack,
  goOn,
  jumpTo,
  putOff,
  type ReviewFacts,
  type ReviewFilter,
  type ReviewSession,
  type ReviewTarget,
  reviewerTag,
  type Said,
  type Signed,
  standingView,
  startReview,
  viewEdit,
  writtenCriterion,
} from '../interview/review.ts';
import { categoryAt, type MenuPage, menuPage } from '../interview/walk.ts';
import { wrap } from '../text/wrap.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { lookAtEvidence } from '../workspace/evidenceFiles.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import { reviewJumpScreen, reviewKeys, reviewScreen, type Shown } from './reviewScreens.ts';
import { saveEdits } from './saving.ts';
import { helpScreen, hintOf, type ScreenOptions } from './screens.ts';
import { reviewerWords } from './viewWords.ts';

type LookedAt = NonNullable<Review['lookedAt']>;

const viewKeys = { '1': 'agrees', '2': 'disagrees', '3': 'cannot-tell', '4': 'out-of-scope' } as const;
type ViewKey = keyof typeof viewKeys;
type CommandKey = '?' | 'l' | 'a' | 'm' | 'b' | 's' | 'j' | 'q';

const lookedAtKeys = { d: 'document', i: 'interview', s: 'screen', m: 'sample' } as const;
const relationKeys = { '1': 'outside', '2': 'group', '3': 'inside' } as const;

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

/** Who looks: somebody known by one key, or somebody new who says so once. */
async function introduce(store: Store, prompts: Prompts, context: Context): Promise<Signed> {
  const { t, note, width } = context;
  const on = context.environment.today();
  const known = Object.entries(store.now().reviewers ?? {}).slice(-9);
  const found = known.length === 0 ? undefined : await chooseKnown(known, prompts, context);
  const reviewer = found?.[1] ?? (await askReviewer(prompts, context));
  const by = found?.[0] ?? reviewerTag(store.now(), reviewer);
  if (found === undefined) {
    const edit = { type: 'reviewer', id: by, reviewer } as const;
    await saveEdits(store, [edit], { prompts, context });
  }
  note(`\n${wrap(t('review.who.as', { who: reviewerWords(reviewer, t), on }), width).join('\n')}`);
  return { by, reviewer, on };
}

async function chooseKnown(
  known: readonly (readonly [tag: string, reviewer: Reviewer])[],
  prompts: Prompts,
  { t, note, width, paint }: Context,
): Promise<readonly [tag: string, reviewer: Reviewer] | undefined> {
  const names = known.map(([, reviewer]) => reviewerWords(reviewer, t));
  const lines = names.map((who, index) =>
    known.length === 1 ? t('review.who.same', { who }) : t('review.who.known', { key: index + 1, who }),
  );
  note(
    ['', paint.stderr.accent(t('review.who')), ...lines.flatMap((line) => wrap(line, width, { hang: '    ' }))].join(
      '\n',
    ),
  );
  note(t('review.who.new'));
  const keys: KeyChoice<string>[] = [
    ...names.map((label, index) => ({ key: String(index + 1), label })),
    { key: 'n', label: t('key.new-reviewer') },
  ];
  return known[Number(await prompts.key(keys, { hint: hintOf(keys, t) })) - 1];
}

async function askReviewer(prompts: Prompts, { t, note }: Context): Promise<Reviewer> {
  note('');
  const name = await prompts.line(t('review.who.name'), {
    check: (text) => text !== '' || t('review.who.name.required'),
  });
  const registration = await prompts.line(t('review.who.registration'));
  const organization = await prompts.line(t('review.who.organization'));
  note(`${t('review.who.relation')}\n${t('review.who.relation.keys')}`);
  const keys = (['1', '2', '3'] as const).map((key) => ({ key, label: t(`relation.${relationKeys[key]}`) }));
  const relation = relationKeys[await prompts.key(keys, { hint: hintOf(keys, t) })];
  return {
    name,
    ...(registration === '' ? {} : { registration }),
    ...(organization === '' ? {} : { organization }),
    relation,
  };
}

/** Holds the sitting while it lives; what to show next is decided in interview/review. */
class SpecialistSitting {
  private session: ReviewSession;
  private readonly criteria: ReadonlyMap<string, Shown>;
  private readonly catalogue: ReviewFacts['catalogue'];
  /** What was looked at last: most of a client's evidence is looked at in the same way. */
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
    this.lookedAt = this.draft(id).lookedAt ?? this.lookedAt;
    for (;;) {
      this.context.note(reviewKeys(this.lookedAt, this.isCurrent(id), this.screen));
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
    if (!this.isCurrent(id)) return this.prompts.key(keys, { hint });
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

  private isCurrent(id: string): boolean {
    return reviewOf(writtenCriterion(this.session, id), this.session.assessment)?.isCurrent === true;
  }

  private draft(id: string): Partial<Said> {
    return draftOf(this.session.assessment, id, this.signed);
  }

  /** False where no view was written. */
  private async save(id: string, answer: Answer | undefined, said: Said): Promise<boolean> {
    const assessment = this.store.now();
    this.session = { ...this.session, assessment };
    if (canonicalJson(answerOf(assessment, id) ?? null) !== canonicalJson(answer ?? null)) {
      this.say(this.t('review.answer-changed'));
      return false;
    }
    const criterion = writtenCriterion(this.session, id);
    const edit = viewEdit({ criterion, answer, assessment }, said, this.signed);
    if (edit === undefined) {
      this.say(this.t('review.full', { count: limits.reviews }));
      return false;
    }
    await saveEdits(this.store, [edit], this);
    this.session = { ...this.session, assessment: this.store.now() };
    return true;
  }

  /** The key pressed is a view whatever comes next: it is saved before any advice is asked for. */
  private async takeView(id: string, answer: Answer | undefined, view: View): Promise<boolean> {
    if (!(await this.save(id, answer, { ...this.draft(id), view, lookedAt: this.lookedAt }))) return false;
    if (view !== 'disagrees') return true;
    return (await this.askWords(id, answer, 'advice')) !== 'changed';
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
    const isNew = !this.hasOwnView(id);
    const view = this.ownView(id);
    if (!(await this.save(id, answer, { ...draft, view, lookedAt: this.lookedAt, [field]: typed }))) return 'changed';
    this.say(this.t(isNew ? 'review.saved.cannot-tell' : 'review.saved'));
    return undefined;
  }

  private ownView(id: string): View {
    return standingView(writtenCriterion(this.session, id), this.session.assessment, this.signed.by);
  }

  private hasOwnView(id: string): boolean {
    const standing = reviewOf(writtenCriterion(this.session, id), this.session.assessment);
    return standing?.isCurrent === true && standing.review.by === this.signed.by;
  }

  private async askLookedAt(id: string, answer: Answer | undefined): Promise<void> {
    this.say(this.t('review.looked-at.keys'));
    const letters = Object.entries(lookedAtKeys);
    const picked = await this.prompts.options({
      choices: letters.map(([letter]) => ({ value: letter, key: letter })),
      chosen: letters.filter(([, thing]) => this.lookedAt.includes(thing)).map(([letter]) => letter),
      atLeast: 0,
      mayBeNone: true,
      tooFew: '',
    });
    if (picked === undefined) return;
    const chosen = letters.filter(([letter]) => picked.includes(letter)).map(([, thing]) => thing);
    this.lookedAt = lookedAtThings.filter((thing) => chosen.includes(thing));
    // What was seen belongs to the view of today that is there already.
    const own = reviewOf(writtenCriterion(this.session, id), this.session.assessment);
    if (!this.hasOwnView(id) || own?.review.on !== this.signed.on) return;
    if (own.review.reply !== undefined) return;
    await this.save(id, answer, { ...this.draft(id), view: own.review.view, lookedAt: this.lookedAt });
  }

  private showHelp({ criterion, requirement }: Shown): void {
    const { spoken, official } = this.sitting;
    const level = this.catalogue.levels.find(({ id }) => id === criterion.level)?.title ?? criterion.level;
    const guidance = guidanceOf(spoken.guidance, criterion.id);
    const help = { criterion, requirement, level, guidance, official: official.get(criterion.id) };
    this.context.note(helpScreen(help, this.screen));
  }

  private async jump(page = 0): Promise<void> {
    this.context.note(reviewJumpScreen(this.session, this.catalogue, page, this.screen));
    const { t } = this;
    const { choices, hasMore } = menuPage(this.catalogue.categories, page);
    const keys: KeyChoice<string>[] = [
      ...choices.map(([key, { title }]) => ({ key, label: title })),
      ...(hasMore ? [{ key: '0', label: t('key.more') }] : []),
      { key: 'u', label: t('key.open-reviews') },
      { key: 'i', label: t('key.id') },
      { key: 'b', label: t('key.stay') },
    ];
    const key = await this.prompts.key(keys, { hint: hintOf(keys, t) });
    if (key === '0') return this.jump(page + 1);
    const target = await this.targetOf(key, choices);
    if (target === undefined) return;
    const before = this.session;
    this.session = jumpTo(before, target);
    if (this.session === before) this.say(t('review.jump.nothing'));
  }

  private async targetOf(key: string, choices: MenuPage<Category>['choices']): Promise<ReviewTarget | undefined> {
    switch (key) {
      case 'b':
        return undefined;
      case 'u':
        return { to: 'open' };
      case 'i': {
        const id = await this.prompts.line(this.t('ask.jump.id.question'));
        return id === '' ? undefined : { to: 'criterion', id };
      }
      default:
        return categoryAt(key, choices);
    }
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
