import { dirname, resolve } from 'node:path';
import { answerOf } from '../../domain/answer.ts';
import { allCriteria } from '../../domain/catalogue.ts';
import type { Leading } from '../../domain/crosswalk.ts';
import type { Edit } from '../../domain/edit.ts';
import { type StandingReview, standingOn } from '../../domain/view.ts';
import type { Answer, Assessment } from '../../formats/assessment.ts';
import type { Criterion } from '../../formats/catalogue.ts';
import type { Guidance } from '../../formats/guidance.ts';
import { lapsesOf } from '../../interview/overdue.ts';
import { minutesLeft } from '../../interview/pace.ts';
import { type Proposal, proposalsFor } from '../../interview/proposals.ts';
import {
  answered,
  back,
  catalogueOf,
  criterionOf,
  leftOf,
  type Session,
  startSession,
} from '../../interview/session.ts';
import { type Waiting, waitingIn } from '../../interview/waiting.ts';
import { fileBelow } from '../../io/hashFile.ts';
import { problemHint, problemSentence } from '../../report/words/problem.ts';
import { checkContradictions, contradictionsAbout } from '../../rules/index.ts';
import { basesAgainst } from '../../rules/met-over-unmet-reference.ts';
import type { Grounds, RuleDiagnostic } from '../../rules/rule.ts';
import type { Planned } from '../../scoring/plan.ts';
import { wrap } from '../../text/wrap.ts';
import type { LoadedAssessment } from '../../workspace/assessment.ts';
import { lookAtEvidence } from '../../workspace/evidenceFiles.ts';
import { unknownId } from '../../workspace/knownIds.ts';
import { planOf } from '../../workspace/report.ts';
import { scoreAsAsked } from '../../workspace/score.ts';
import type { Store } from '../../workspace/store.ts';
import { inLanguage } from '../../workspace/translation.ts';
import { type Context, linesTold } from '../context.ts';
import type { KeyChoice, Prompts } from '../prompts.ts';
import { saveEdits } from '../saving.ts';
import { hintOf, keyLines, type ScreenOptions } from '../screens.ts';

/** How somebody leaves a question that is not answered: for good, for the menu of the end, or back to what led here. */
export type Leaving = 'left' | 'menu' | 'back';

/** What a sitting goes by, besides the file. */
export interface Given {
  /** From which answers to other catalogues are proposed here. */
  readonly crosswalks: readonly Leading[];
  /** The official wording by id, where the person has named their own copy. */
  readonly official: ReadonlyMap<string, string>;
  /** Who is answering, to be kept with each answer. */
  readonly by: string | undefined;
  /** Whether the menu at the end led here: then `m` leads back to it. */
  readonly isFromMenu: boolean;
  /** Whether there is something before the first question that `b` leads back to. */
  readonly hasBefore: boolean;
}

/** Where somebody sits and answers: the session while it lives, the file it is kept in, and the way to the person. */
export class Desk {
  session: Session;
  /** How long each answer of this sitting took, in milliseconds. */
  readonly took: number[] = [];
  /** The criteria that were offered in this sitting as not applicable: what was declined does not come back. */
  readonly offered = new Set<string>();
  /** The criterion whose conditions are on the screen, as far as we can tell. */
  inView: string | undefined;
  /** Whose questions are being asked, and which these are: what follows them is for somebody else. */
  knower: { readonly name: string; readonly ids: ReadonlySet<string> } | undefined;
  /** Whom this sitting has put in charge last. */
  lastOwner: string | undefined;
  readonly guidance: Guidance | undefined;
  /** As the catalogue has them, whatever language they are shown in: an answer keeps what it was an answer to. */
  readonly asked: ReadonlyMap<string, Criterion>;
  readonly #greeting: string;

  constructor(
    private readonly store: Store,
    opened: LoadedAssessment,
    readonly prompts: Prompts,
    readonly context: Context,
    readonly given: Given,
  ) {
    const { loaded, assessment } = opened;
    const { catalogue, guidance } = inLanguage(loaded, context.language);
    this.asked = new Map(allCriteria(loaded.catalogue).map((criterion) => [criterion.id, criterion]));
    this.guidance = guidance;
    this.#greeting = context.recent.text();
    this.session = startSession(catalogue, assessment);
  }

  /** Measured anew for each screen: a window may be made narrower at any time. */
  get screen(): ScreenOptions {
    const { t, width, paint } = this.context;
    return { t, width, paint: paint.stderr };
  }

  /** Lines of the window that are free for a question: what the answer before has led to stays over it. */
  get rows(): number {
    const { recent, rows } = this.context;
    return rows - linesTold(recent, this.#greeting);
  }

  get t() {
    return this.context.t;
  }

  /** The key that leads back to the menu of the end, where that led here. */
  get menuKeys() {
    return this.given.isFromMenu ? [{ key: 'm', label: this.t('key.menu') } as const] : [];
  }

  /** What tells of it beside the other keys. */
  get menuWords(): string {
    return this.given.isFromMenu ? this.t('ask.keys.menu') : '';
  }

  say(text: string): void {
    this.context.note(text);
  }

  /** Says of an id that is not asked about here where it is, and how to get there. */
  sayElsewhere(id: string): void {
    const { name, loaded } = this.store.opened;
    const problem = unknownId(id, loaded, [], { to: 'answer', file: name });
    const isFound = problem.args['special'] !== undefined;
    if (!isFound) this.sayWrapped(this.t('ask.jump.nothing'));
    for (const told of isFound ? [problemSentence(problem, this.t), problemHint(problem, this.t) ?? ''] : []) {
      this.sayWrapped(told);
    }
  }

  sayWrapped(text: string): void {
    this.say(wrap(text, this.context.width).join('\n'));
  }

  /** Returns once the edits are on disk, however often that has to be tried. @throws NotSaved where the person gives up */
  async save(...edits: readonly Edit[]): Promise<void> {
    await saveEdits(this.store, edits, this);
    this.session = { ...this.session, assessment: this.store.now() };
  }

  async saveAndGoOn(...edits: readonly Edit[]): Promise<void> {
    await this.save(...edits);
    this.session = answered(this.session);
  }

  /** The answers as they stand in the file, where a person may have written in the meantime. */
  assessmentNow(): Assessment {
    this.session = { ...this.session, assessment: this.store.now() };
    return this.session.assessment;
  }

  answerNow(id: string): Answer | undefined {
    return answerOf(this.assessmentNow(), id);
  }

  /** The file of the answers, as the person named it. */
  get fileName(): string {
    return this.store.opened.name;
  }

  /** The file that a text names, where there is one that may be kept as evidence; undefined where it names none. */
  fileMeant(text: string): string | undefined {
    const { cwd } = this.context.environment;
    const below = fileBelow(dirname(this.store.opened.path), resolve(cwd, text));
    return typeof below === 'object' && 'path' in below ? text : undefined;
  }

  /** What each specialist said last of a criterion. */
  viewsOn(id: string): readonly StandingReview[] {
    const written = this.asked.get(id);
    const { assessment } = this.session;
    if (written === undefined || !Object.hasOwn(assessment.reviews ?? {}, id)) return [];
    const files = lookAtEvidence(answerOf(assessment, id)?.evidence ?? [], this.store.opened.path);
    return standingOn(written, assessment, files).last;
  }

  /** What waits for the firm to look at it again. */
  waiting(): readonly Waiting[] {
    const { catalogue, assessment } = this.session;
    const found = checkContradictions(catalogue, assessment, this.grounds);
    return waitingIn(catalogueOf(this.store.opened.loaded.catalogue, assessment), assessment, found);
  }

  /** What does not fit together with the answer to a criterion. */
  contradictionsIn(id: string): readonly RuleDiagnostic[] {
    const { catalogue, assessment } = this.session;
    return contradictionsAbout([id], catalogue, assessment, this.grounds).filter(
      ({ args }) => args['criterion'] === id,
    );
  }

  /** What of the answer to a criterion has run out today, or is written down too early. */
  lapsesIn(id: string): readonly RuleDiagnostic[] {
    return lapsesOf(id, this.session, this.context.environment.today());
  }

  /** What contradictions are looked for by. */
  get grounds(): Grounds {
    return { guidance: this.guidance, crosswalks: this.given.crosswalks };
  }

  /** What stands against calling a criterion met that is not answered yet. */
  basesAgainst(id: string): ReturnType<typeof basesAgainst> {
    const { session, guidance } = this;
    if (answerOf(session.assessment, id) !== undefined) return [];
    return basesAgainst(criterionOf(session, id).criterion, { ...session, guidance });
  }

  /** At this person's own pace; undefined where it is not known yet. */
  minutesLeft(): number | undefined {
    return minutesLeft(this.took, leftOf(this.session).count);
  }

  /** What is open, by due date. */
  plan(): readonly Planned[] {
    const assessment = this.assessmentNow();
    const { workplace } = this.context;
    return planOf(scoreAsAsked({ ...this.store.opened, assessment }, {}, workplace), assessment, workplace.today);
  }

  /** To the question before, or to what led here where there is none. */
  goBack(): Leaving | undefined {
    const before = this.session;
    this.session = back(before);
    if (this.session !== before) return undefined;
    if (this.given.hasBefore) return 'back';
    this.sayWrapped(this.t('ask.back.nothing'));
    return undefined;
  }

  /** Keys with their words, none of them broken. */
  sayKeys(keys: string): void {
    this.say(keyLines(keys, this.context.width).join('\n'));
  }

  /** Waits for one of the keys. */
  key<K extends string>(...choices: readonly (readonly [key: K, label: string])[]): Promise<K> {
    const keys: KeyChoice<K>[] = choices.map(([key, label]) => ({ key, label }));
    return this.prompts.key(keys, { hint: this.hint(keys) });
  }

  hint(keys: readonly KeyChoice<string>[]): string {
    return hintOf(keys, this.t);
  }

  /** Only while there is no answer: what is said once is never proposed away. */
  proposalsAmong(ids: readonly string[]): readonly Proposal[] {
    const { catalogue, assessment } = this.session;
    return proposalsFor(catalogue, assessment, this.given.crosswalks, ids);
  }
}
