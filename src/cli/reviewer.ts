import { answerOf } from '../domain/answer.ts';
import { guidanceOf, indexCatalogue, levelTitlesOf } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { isAsGiven } from '../domain/view.ts';
import type { Assessment } from '../formats/assessment.ts';
import {
  currentCriterion,
  goBack,
  goOn,
  jumpTo,
  putOff,
  type ReviewFacts,
  type ReviewFilter,
  startReview,
  voicesOn,
} from '../interview/review.ts';
import { catalogueOf } from '../interview/session.ts';
import type { Signed } from '../interview/views.ts';
import { problemHint, problemSentence } from '../report/words/problem.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { lookAtEvidence } from '../workspace/evidenceFiles.ts';
import { idsIn, unknownId } from '../workspace/knownIds.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import { ReviewerDesk } from './reviewerDesk.ts';
import { introduce } from './reviewerIntroduction.ts';
import { askReviewTarget } from './reviewerJump.ts';
import { planText, reviewKeys, reviewPages, type Shown } from './reviewScreens.ts';
import { helpScreen, hintOf } from './screens.ts';

const viewKeys = { '1': 'agrees', '2': 'disagrees', '3': 'cannot-tell', '4': 'out-of-scope' } as const;
type ViewKey = keyof typeof viewKeys;
/** Turns to the next page of a screen that is longer than the window, and from the last one to the first. */
const NEXT = ' ';
type CommandKey = typeof NEXT | '?' | 'l' | 'a' | 'm' | 'b' | 's' | 'j' | 'q';

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
  private readonly desk: ReviewerDesk;
  private readonly criteria: ReadonlyMap<string, Shown>;
  private readonly catalogue: ReviewFacts['catalogue'];
  constructor(
    store: Store,
    prompts: Prompts,
    context: Context,
    private readonly sitting: ReviewSitting,
    signed: Signed,
  ) {
    const assessment = store.now();
    this.catalogue = catalogueOf(sitting.spoken.catalogue, assessment, sitting.level);
    const { requirements, criteria } = indexCatalogue(this.catalogue);
    this.criteria = new Map(
      [...criteria].flatMap(([id, criterion]) => {
        const requirement = requirements.get(criterion.requirement);
        return requirement === undefined ? [] : [[id, { criterion, requirement }] as const];
      }),
    );
    const session = startReview(sitting.facts(assessment, sitting.evidence), assessment, sitting.filter, signed.by);
    this.desk = new ReviewerDesk(store, prompts, context, signed, session);
  }

  async run(): Promise<void> {
    this.desk.say(planText(this.desk.session, this.desk.t));
    try {
      for (;;) {
        const id = currentCriterion(this.desk.session);
        if (id === undefined && !(await this.goesOn())) return;
        if (id !== undefined && (await this.show(id)) === 'left') return;
      }
    } finally {
      this.desk.sayKept();
    }
  }

  /** Shows a criterion until it is left behind. */
  private async show(id: string): Promise<'left' | undefined> {
    this.lookAgain(id);
    const shown = this.criteria.get(id);
    if (shown === undefined) throw new RangeError(`no criterion ${id} in ${this.catalogue.id}`);
    const answer = answerOf(this.desk.session.assessment, id);
    this.desk.take(id, answer);
    // Drawn anew at each turn: what goes with the next view stands at the foot.
    const pages = () => {
      const foot = this.keysOn(id);
      const { rows } = this.desk.context;
      return reviewPages(this.desk.session, shown, this.catalogue, { foot, rows }, this.desk.screen);
    };
    let at = 0;
    let read = 1;
    this.desk.context.note(pages()[at] ?? '');
    for (;;) {
      const { length } = pages();
      const isUnread = read < length;
      const key = await this.key(id, {
        turnsTo: length === 1 ? undefined : at < length - 1 ? 'next' : 'first',
        isUnread,
      });
      // Nobody says that all of it is so before all of it was on the screen.
      if (key === NEXT || (isUnread && key === '1')) {
        at = at < length - 1 ? at + 1 : 0;
        read = Math.max(read, at + 1);
        this.desk.context.note(pages()[at] ?? '');
        continue;
      }
      switch (key) {
        case 'q':
          return 'left';
        case 'b':
          this.goBack();
          return undefined;
        case 's':
          this.desk.session = putOff(this.desk.session);
          return undefined;
        case 'enter':
          this.desk.session = goOn(this.desk.session);
          return undefined;
        case 'j':
          await this.jump();
          return undefined;
        case '?':
          this.showHelp(shown);
          break;
        case 'l':
          await this.desk.askLookedAt(id, answer);
          break;
        case 'a':
          if ((await this.desk.askWords(id, answer, 'advice')) === 'changed') return undefined;
          break;
        case 'm':
          if ((await this.desk.askWords(id, answer, 'question')) === 'changed') return undefined;
          break;
        default:
          if (await this.desk.takeView(id, answer, viewKeys[key])) this.desk.session = goOn(this.desk.session);
          return undefined;
      }
      this.desk.context.note(this.keysOn(id).join('\n'));
    }
  }

  private keysOn(id: string): readonly string[] {
    return reviewKeys(this.desk.lookedAt, this.isSettled(id), this.desk.screen);
  }

  private goBack(): void {
    const before = this.desk.session;
    this.desk.session = goBack(before);
    if (this.desk.session === before) this.desk.say(this.desk.t('review.back.nothing'));
  }

  private key(
    id: string,
    { turnsTo, isUnread }: { readonly turnsTo: 'next' | 'first' | undefined; readonly isUnread: boolean },
  ): Promise<ViewKey | CommandKey | 'enter'> {
    const { t } = this.desk;
    const keys: KeyChoice<ViewKey | CommandKey | 'enter'>[] = [
      ...(['1', '2', '3', '4'] as const).map((key) => ({
        key,
        label: key === '1' && isUnread ? t('key.read-on') : t(`view.${viewKeys[key]}`),
      })),
      { key: '?', label: t('key.help') },
      { key: 'l', label: t('key.looked-at') },
      { key: 'a', label: t('key.advice') },
      { key: 'm', label: t('key.question') },
      { key: 'b', label: t('key.back') },
      { key: 's', label: t('key.skip') },
      { key: 'j', label: t('key.jump') },
      { key: 'q', label: t('key.quit') },
      ...(turnsTo === undefined ? [] : [{ key: NEXT, label: t(`key.${turnsTo}-page`) } as const]),
    ];
    const hint = hintOf(keys, t);
    if (!this.isSettled(id)) return this.desk.prompts.key(keys, { hint });
    return this.desk.prompts.key([...keys, { key: 'enter', label: t('key.as-it-is') }], { hint, enter: 'enter' });
  }

  /** The file as it is on disk, with the evidence of this criterion as it lies there now. */
  private lookAgain(id: string): void {
    const assessment = this.desk.store.now();
    const items = answerOf(assessment, id)?.evidence ?? [];
    // To judge all answers again takes longer than to lay out a screen; views decide nothing about them.
    if (items.length === 0 && assessment.answers === this.desk.session.assessment.answers) {
      this.desk.session = { ...this.desk.session, assessment };
      return;
    }
    const evidence = new Map([
      ...this.desk.session.facts.evidence,
      ...lookAtEvidence(items, this.desk.store.opened.path),
    ]);
    this.desk.session = { ...this.desk.session, assessment, facts: this.sitting.facts(assessment, evidence) };
  }

  private isSettled(id: string): boolean {
    return voicesOn(this.desk.session, id).last.some(isAsGiven);
  }

  private showHelp({ criterion, requirement }: Shown): void {
    const { spoken, official } = this.sitting;
    const guidance = guidanceOf(spoken.guidance, criterion.id);
    const help = {
      criterion,
      state: answerOf(this.desk.session.assessment, criterion.id)?.state ?? ('unanswered' as const),
      requirement,
      levels: levelTitlesOf(this.catalogue, criterion),
      guidance,
      official: official.get(criterion.id),
    };
    this.desk.context.note(helpScreen(help, this.desk.screen));
  }

  private async jump(): Promise<void> {
    const target = await askReviewTarget(this.desk.session, this.catalogue, this.desk.prompts, this.desk.context);
    if (target === undefined) return;
    const before = this.desk.session;
    this.desk.session = jumpTo(before, target);
    if (this.desk.session !== before) return;
    if (target.to === 'criterion') this.sayUnknown(target.id);
    else this.desk.say(this.desk.t('review.jump.nothing'));
  }

  /** Says of an id that is not looked at here where it is, or which one is near, and where all of them stand. */
  private sayUnknown(typed: string): void {
    const { t } = this.desk;
    const problem = unknownId(typed, this.sitting.spoken, idsIn(this.catalogue));
    for (const told of [problemSentence(problem, t), problemHint(problem, t)]) if (told) this.desk.say(told);
  }

  /** At the end of the walk: whether the specialist wants to take up what was put off. */
  private async goesOn(): Promise<boolean> {
    const { size: count } = this.desk.session.putOff;
    if (count === 0) return false;
    this.desk.say(`\n${this.desk.t('review.end.later', { count })}`);
    this.desk.say(this.desk.t('review.end.continue'));
    const keys = [
      { key: '1', label: this.desk.t('key.go-on') },
      { key: '2', label: this.desk.t('key.end') },
    ] as const;
    if ((await this.desk.prompts.key(keys, { hint: hintOf(keys, this.desk.t) })) === '2') return false;
    this.desk.session = jumpTo(this.desk.session, { to: 'put-off' });
    return true;
  }
}
