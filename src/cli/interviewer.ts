import { answerBecomes, answerGiven, answerOf, draftOf, factOf } from '../domain/answer.ts';
import { allCriteria, guidanceOf } from '../domain/catalogue.ts';
import { askedOf } from '../domain/criterionHash.ts';
import type { Edit } from '../domain/edit.ts';
import type { Answer, AnswerState, Assessment, Evidence } from '../formats/assessment.ts';
import type { Category, Criterion } from '../formats/catalogue.ts';
import type { Crosswalk } from '../formats/crosswalk.ts';
import type { Guidance } from '../formats/guidance.ts';
import { limits } from '../formats/limits.ts';
import type { MessageKey } from '../i18n/t.ts';
import {
  answerEdit,
  type CommandKey,
  evidenceEdit,
  isStateKey,
  keysOf,
  needsMore,
  noteEdit,
  type QuestionKey,
  questionTo,
  readRow,
  reasonOffered,
  replyEdit,
  stateKeys,
  writtenOf,
} from '../interview/ask.ts';
import { type Proposal, proposalsFor } from '../interview/proposals.ts';
import {
  answered,
  factOf as askedFact,
  back,
  criterionOf,
  currentStep,
  jump,
  lacksOptions,
  openIds,
  type ScopeField,
  type Session,
  type Step,
  skip,
  startSession,
  type Target,
  without,
} from '../interview/session.ts';
import { categoryAt, type MenuPage, menuPage } from '../interview/walk.ts';
import { people } from '../report/sentences.ts';
import { typedDay } from '../text/typed.ts';
import { wrap } from '../text/wrap.ts';
import type { Store } from '../workspace/store.ts';
import { inLanguage } from '../workspace/translation.ts';
import type { Context } from './context.ts';
import { Interrupted } from './interrupted.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import {
  helpScreen,
  hintOf,
  jumpScreen,
  optionWords,
  questionKeys,
  questionScreen,
  requirementScreen,
  type ScreenOptions,
  targetScreen,
} from './screens.ts';

/** How an interview ended: everything asked, or left by choice. */
export type Ending = 'finished' | 'left';

/** Where a sitting begins: with what is open, the unknown ones, what is known of the firm, or a place of one's choice. */
export type Start = 'open' | 'unknown' | 'firm' | 'jump';

/** The word for each key that is no answer. */
const commandWords = {
  '?': 'key.help',
  b: 'key.back',
  s: 'key.skip',
  n: 'key.note',
  e: 'key.evidence',
  r: 'key.reply',
  t: 'key.target',
  j: 'key.jump',
  a: 'key.all',
  q: 'key.quit',
  '+': 'key.adopt',
} as const satisfies Record<CommandKey, MessageKey>;

export interface Sitting {
  /** From which answers to other catalogues are proposed here. */
  readonly crosswalks?: readonly Crosswalk[];
  /** The official wording by id, where the person has named their own copy. */
  readonly official?: ReadonlyMap<string, string> | undefined;
  readonly start?: Start;
  /** Who is answering, to be kept with each answer. */
  readonly by?: string | undefined;
}

/** Asks one step after the other; every answer is on disk before the next question appears. */
export async function interview(
  store: Store,
  prompts: Prompts,
  context: Context,
  { crosswalks = [], official = new Map(), start = 'open', by }: Sitting = {},
): Promise<Ending> {
  return new Interviewer(store, prompts, context, crosswalks, official, by).run(start);
}

/** Holds the session while it lives; what to ask next is decided in interview/session. */
class Interviewer {
  private session: Session;
  private readonly guidance: Guidance | undefined;
  /** As the catalogue has them, whatever language they are shown in: an answer keeps what it was an answer to. */
  private readonly asked: ReadonlyMap<string, Criterion>;

  constructor(
    private readonly store: Store,
    private readonly prompts: Prompts,
    private readonly context: Context,
    private readonly crosswalks: readonly Crosswalk[],
    private readonly official: ReadonlyMap<string, string>,
    private readonly by: string | undefined,
  ) {
    const { loaded, assessment } = store.reread();
    const { catalogue, guidance } = inLanguage(loaded, context.language);
    this.asked = new Map(allCriteria(loaded.catalogue).map((criterion) => [criterion.id, criterion]));
    this.guidance = guidance;
    this.session = startSession(catalogue, assessment);
  }

  async run(start: Start): Promise<Ending> {
    await this.begin(start);
    for (;;) {
      const step = currentStep(this.session);
      if (step === undefined && !(await this.goesOn())) return 'finished';
      if (step !== undefined && (await this.ask(step)) === 'left') return 'left';
    }
  }

  private async begin(start: Start): Promise<void> {
    switch (start) {
      case 'open':
        return;
      case 'unknown':
      case 'firm':
        this.session = jump(this.session, { to: start });
        return;
      case 'jump':
        await this.askJump();
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
    this.context.note(text);
  }

  private sayWrapped(text: string): void {
    this.say(wrap(text, this.context.width).join('\n'));
  }

  private save(...edits: readonly Edit[]): void {
    this.store.save(...edits);
    this.session = { ...this.session, assessment: this.store.now() };
  }

  /** The answer as it stands in the file, where a person may have written beside it in the meantime. */
  private answerNow(id: string): Answer | undefined {
    return answerOf(this.assessmentNow(), id);
  }

  private assessmentNow(): Assessment {
    this.session = { ...this.session, assessment: this.store.now() };
    return this.session.assessment;
  }

  private saveAndGoOn(...edits: readonly Edit[]): void {
    this.save(...edits);
    this.session = answered(this.session);
  }

  private keys<K extends string>(...choices: readonly (readonly [key: K, label: string])[]): KeyChoice<K>[] {
    return choices.map(([key, label]) => ({ key, label }));
  }

  private hint(keys: readonly KeyChoice<string>[]): string {
    return hintOf(keys, this.t);
  }

  private async ask(step: Step): Promise<'left' | undefined> {
    switch (step.kind) {
      case 'organization':
        return this.askOrganization();
      case 'scope':
        return this.askScope(step.field);
      case 'fact':
        return this.askFact(step.id);
      case 'criterion':
        return this.askCriterion(step.id);
    }
  }

  private async askOrganization(): Promise<undefined> {
    const initial = this.session.assessment.organization.name;
    const name = await this.prompts.line(this.t('ask.organization'), {
      ...(initial === '' ? {} : { initial }),
      check: (text) => text !== '' || this.t('ask.organization.required'),
    });
    this.saveAndGoOn({ type: 'organization', name });
  }

  private async askScope(field: ScopeField): Promise<undefined> {
    if (field === 'companies') this.sayWrapped(`\n${this.t('ask.scope.intro')}`);
    const { scope, organization } = this.session.assessment;
    const known = scope[field] ?? [];
    const initial =
      field === 'companies' && known.length === 0 ? organization.name : known.join(this.t('report.scope.separator'));
    const typed = await this.prompts.line(this.t(`ask.scope.${field}`), { initial });
    const offered = known.length === 0 ? [initial] : known;
    // A comma belongs to many a name (Co., Ltd.); what was offered stays as it is, whatever signs it holds.
    const signs = this.context.language === 'ja' ? /[、，]/ : /[;；、]/;
    const names = typed === initial ? offered : typed.split(signs).map((name) => name.trim());
    this.saveAndGoOn({
      type: 'scope',
      scope: { ...this.store.now().scope, [field]: names.filter((name) => name !== '').slice(0, limits.names) },
    });
  }

  private async askFact(id: string): Promise<'left' | undefined> {
    const { profileFacts } = this.session.catalogue;
    const fact = askedFact(this.session, id);
    const position = profileFacts.findIndex((candidate) => candidate.id === id) + 1;
    const known = factOf(this.session.assessment, id);
    const { paint, width } = this.screen;
    const lines = [
      '',
      paint.accent(this.t('ask.fact.place', { position, total: profileFacts.length })),
      ...wrap(fact.question, width).map(paint.bold),
      ...(fact.help ? wrap(fact.help, width).map(paint.dim) : []),
      ...(known === undefined ? [] : [paint.dim(this.t('ask.previous.fact', { answer: this.t(`fact.${known}`) }))]),
      this.t('ask.fact.keys'),
    ];
    this.say(lines.join('\n'));
    const keys = this.keys(
      ['1', this.t('fact.true')],
      ['2', this.t('fact.false')],
      ['3', this.t('fact.unknown')],
      ['b', this.t('key.back')],
      ['q', this.t('key.quit')],
    );
    const key = await this.prompts.key(keys, { hint: this.hint(keys) });
    switch (key) {
      case 'q':
        return 'left';
      case 'b':
        this.goBack();
        return undefined;
      default:
        this.saveAndGoOn({ type: 'fact', id, value: key === '3' ? 'unknown' : key === '1' });
        return undefined;
    }
  }

  private async askCriterion(id: string): Promise<'left' | undefined> {
    this.say(questionScreen(this.session, id, this.screen, this.proposalFor(id)));
    for (;;) {
      const proposal = this.proposalFor(id);
      const key = await this.questionKey(id, proposal);
      switch (key) {
        case 'q':
          return 'left';
        case 'b':
          this.goBack();
          return undefined;
        case 's':
          this.session = skip(this.session);
          return undefined;
        case '+':
          if (proposal === undefined || !(await this.takeMet(id, this.adoptedAnswer(proposal)))) break;
          this.session = answered(this.session);
          return undefined;
        case 'enter':
          if (!(await this.completes(id))) break;
          this.session = answered(this.session);
          return undefined;
        case 'j':
          await this.askJump();
          return undefined;
        case 'a':
          await this.askRequirement(id);
          return undefined;
        case '?':
          this.showHelp(id);
          break;
        case 'n':
          await this.askNote(id);
          break;
        case 'e':
          await this.askEvidence(id);
          break;
        case 'r':
          await this.askReply(id);
          break;
        case 't':
          await this.askTarget(id);
          break;
        default:
          if (await this.takeState(id, stateKeys[key])) {
            this.session = answered(this.session);
            return undefined;
          }
      }
      this.say(`\n${questionKeys(this.session.catalogue, this.screen)}`);
    }
  }

  /** Only while there is no answer: what is said once is never proposed away. */
  private proposalFor(id: string): Proposal | undefined {
    return this.proposalsAmong([id])[0];
  }

  private proposalsAmong(ids: readonly string[]): readonly Proposal[] {
    const { catalogue, assessment } = this.session;
    return proposalsFor(catalogue, assessment, this.crosswalks).filter(({ criterion }) => ids.includes(criterion));
  }

  private goBack(): void {
    const before = this.session;
    this.session = back(before);
    if (this.session === before) this.say(this.t('ask.back.nothing'));
  }

  /** Keeps an answer; where its options are still missing, asks for them first. */
  private async completes(id: string): Promise<boolean> {
    const { criterion } = criterionOf(this.session, id);
    const answer = this.answerNow(id);
    return answer === undefined || !lacksOptions(criterion, this.session.assessment) || this.takeMet(id, answer);
  }

  /** The person has seen the reason and confirms it: from here on it is an answer like any other. */
  private adoptedAnswer({ criterion, state, from }: Proposal): Answer {
    return this.answerWith(criterion, undefined, state, from);
  }

  private questionKey(id: string, proposal: Proposal | undefined): Promise<QuestionKey> {
    const available = keysOf(this.session, id, proposal);
    const keys = available.map((key) => ({ key, label: this.wordOf(key, id) }));
    const hint = this.hint(keys.filter(({ key }) => key !== 'enter'));
    return this.prompts.key(keys, available.includes('enter') ? { hint, enter: 'enter' } : { hint });
  }

  private wordOf(key: QuestionKey, id: string): string {
    const { t } = this;
    if (key === 'enter') return t(`state.${answerOf(this.session.assessment, id)?.state ?? 'unanswered'}`);
    if (!isStateKey(key)) return t(commandWords[key]);
    const state = stateKeys[key];
    return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
  }

  /** Stores a state and asks what belongs to it; false where the person thought better of it. */
  private async takeState(id: string, state: AnswerState): Promise<boolean> {
    const before = this.answerNow(id);
    const answer = this.answerWith(id, before, state);
    if (state === 'not-applicable') {
      const reason = await this.askReason(id);
      if (reason === '') {
        this.say(this.t('ask.reason.required'));
        return false;
      }
      this.save(answerEdit(id, { ...answer, reason }));
      this.sayChanged(id, before, state);
      return true;
    }
    if (state === 'met') {
      if (!(await this.takeMet(id, answer))) return false;
    } else {
      this.save(answerEdit(id, answer));
    }
    if (state === 'unknown') this.sayWhom(id);
    this.sayChanged(id, before, state);
    return true;
  }

  /** A key may be pressed by mistake: an answer that is replaced does not go without a word. */
  private sayChanged(id: string, before: Answer | undefined, state: AnswerState): void {
    if (before === undefined || before.state === state) return;
    this.sayWrapped(
      this.t('ask.changed', { id, before: this.t(`state.${before.state}`), after: this.t(`state.${state}`) }),
    );
  }

  /** What the answer becomes by a key pressed here and now. */
  private answerWith(id: string, before: Answer | undefined, state: AnswerState, derivedFrom?: string): Answer {
    const asked = this.asked.get(id);
    return answerGiven(before ?? draftOf(this.session.assessment, id), state, {
      on: this.context.environment.today(),
      by: this.by,
      asked: asked && askedOf(asked),
      derivedFrom,
    });
  }

  /**
   * Saves that a criterion is met, once it is known in which way: who turns back at the options, or is interrupted
   * there, has said nothing yet. False where the person goes back to the question.
   */
  private async takeMet(id: string, answer: Answer): Promise<boolean> {
    const { criterion } = criterionOf(this.session, id);
    const { options: before, ...rest } = answer;
    const options = await this.askOptions(criterion, before);
    if (options === undefined) return false;
    this.save(answerEdit(id, { ...rest, ...(options.length > 0 ? { options: [...options] } : {}) }));
    if (criterion.cadence?.every) await this.askLastDone(id);
    return true;
  }

  /** Undefined where the person goes back to the question. */
  private async askOptions(
    { id, options }: Criterion,
    chosen: readonly string[] = [],
  ): Promise<readonly string[] | undefined> {
    if (options === undefined) return [];
    const { t } = this;
    const { width } = this.context;
    const { onlyWhen, atLeast, choices } = options;
    if (onlyWhen) this.sayWrapped(t('ask.options.when', { text: onlyWhen }));
    else this.sayWrapped(t('ask.options', { count: atLeast }));
    for (const choice of choices) {
      const line = `${choice.id}. ${optionWords(choice, t)}`;
      this.say(wrap(line, width, { indent: '  ', hang: '     ' }).join('\n'));
    }
    this.sayWrapped(t('ask.options.keys'));
    try {
      return await this.prompts.options({
        keys: choices.map((choice) => choice.id),
        chosen,
        atLeast,
        mayBeNone: onlyWhen !== undefined,
        tooFew: t('ask.options.too-few', { count: atLeast }),
      });
    } catch (error) {
      if (error instanceof Interrupted) this.sayWrapped(t('ask.options.lost', { id }));
      throw error;
    }
  }

  private async askLastDone(id: string): Promise<void> {
    const lastDone = await this.askDate('ask.last-done', answerOf(this.session.assessment, id)?.lastDone);
    const answer = this.answerNow(id);
    if (answer === undefined) return;
    this.save(answerEdit(id, answerBecomes(answer, answer.state, { lastDone: lastDone || undefined })));
  }

  /** A day that has come, or '' where the person does not know it. */
  private async askDate(question: 'ask.last-done' | 'ask.evidence.date', known?: string): Promise<string> {
    const today = this.context.environment.today();
    const typed = await this.prompts.line(this.t(question), {
      initial: known,
      isDecision: true,
      check: (text) => {
        const date = typedDay(text);
        if (date === '') return true;
        if (date === undefined) return this.t('ask.date.wrong', { text });
        return date <= today || this.t('ask.date.future', { text });
      },
    });
    return typedDay(typed) ?? '';
  }

  private askReason(id: string): Promise<string> {
    const initial = reasonOffered(this.session, id);
    return this.prompts.text(this.t('ask.reason'), { initial, max: limits.text, isDecision: true });
  }

  private async askNote(id: string): Promise<void> {
    const initial = writtenOf(this.assessmentNow(), id).note;
    const keep = (note: string) => {
      this.save(noteEdit(this.assessmentNow(), id, note));
      this.sayKept(id, this.t('ask.note.saved'));
    };
    try {
      const note = await this.prompts.text(this.t('ask.note'), { initial, max: limits.text });
      if (note !== (initial ?? '')) keep(note);
    } catch (error) {
      if (!(error instanceof Interrupted) || error.typed === '' || error.typed.length > limits.text) throw error;
      this.say('');
      keep(error.typed);
      throw new Interrupted('');
    }
  }

  private async askReply(id: string): Promise<void> {
    const known = questionTo(this.assessmentNow(), id)?.reply ?? '';
    const reply = await this.prompts.text(this.t('ask.reply'), { initial: known, max: limits.text });
    const edit = reply === known ? undefined : replyEdit(this.assessmentNow(), id, reply);
    if (edit === undefined) return;
    this.save(edit);
    const saved = this.answerNow(id) === undefined ? 'ask.reply.saved.unanswered' : 'ask.reply.saved';
    this.sayWrapped(this.t(reply === '' ? 'ask.reply.removed' : saved));
  }

  private sayKept(id: string, saved: string): void {
    const isAnswered = answerOf(this.session.assessment, id) !== undefined;
    this.sayWrapped(isAnswered ? saved : `${saved}${this.t('ask.kept-for-answer')}`);
  }

  private async askEvidence(id: string): Promise<void> {
    const { length: count } = writtenOf(this.assessmentNow(), id).evidence ?? [];
    if (count >= limits.evidence) {
      this.say(this.t('ask.evidence.full', { count }));
      return;
    }
    const title = await this.prompts.line(this.t('ask.evidence.title'));
    if (title === '') return;
    let item: Evidence = { title };
    try {
      const reference = await this.prompts.line(this.t('ask.evidence.reference'));
      if (reference !== '') item = { ...item, reference };
      const date = await this.askDate('ask.evidence.date');
      if (date !== '') item = { ...item, date };
    } finally {
      // What has been told of it is kept, whoever leaves in the middle.
      const edit = evidenceEdit(this.assessmentNow(), id, item);
      if (edit !== undefined) this.save(edit);
      const kept = writtenOf(this.session.assessment, id).evidence ?? [];
      this.sayKept(id, this.t('ask.evidence.saved', { count: kept.length }));
    }
  }

  /** One key, and it is saved: a target needs no answer, and is none. */
  private async askTarget(id: string): Promise<void> {
    const { targets = [] } = this.session.catalogue;
    this.say(targetScreen(targets, this.screen));
    const keys = this.keys(
      ...targets.map(({ level, title }) => [String(level), title] as const),
      ['0', this.t('key.target.none')],
      ['b', this.t('key.stay')],
    );
    const key = await this.prompts.key(keys, { hint: this.hint(keys) });
    if (key === 'b') return;
    const chosen = targets.find(({ level }) => String(level) === key);
    this.save({ type: 'target', id, level: chosen?.level });
    this.say(this.t(chosen ? 'ask.target.saved' : 'ask.target.removed'));
  }

  private showHelp(id: string): void {
    const { criterion, requirement } = criterionOf(this.session, id);
    const level = this.session.catalogue.levels.find((candidate) => candidate.id === criterion.level);
    const title = level?.title ?? criterion.level;
    const { guidance, screen, official } = this;
    this.say(helpScreen(criterion, requirement, title, guidanceOf(guidance, id), screen, official.get(id)));
    if (this.session.catalogue.targets) this.sayWrapped(this.t('ask.target.help'));
  }

  private sayWhom(id: string): void {
    const who = guidanceOf(this.guidance, id)?.who;
    if (who) this.say(this.t('ask.unknown.whom', { who: people(who, this.t) }));
  }

  private async askJump(page = 0): Promise<void> {
    this.say(jumpScreen(this.session, page, this.screen));
    const { choices, hasMore } = menuPage(this.session.catalogue.categories, page);
    const keys = this.keys(
      ...choices.map(([key, { title }]) => [key, title] as const),
      ...(hasMore ? [['0', this.t('key.more')] as const] : []),
      ['u', this.t('key.unanswered')],
      ['w', this.t('key.unknown')],
      ['i', this.t('key.id')],
      ['b', this.t('key.stay')],
    );
    const key = await this.prompts.key(keys, { hint: this.hint(keys) });
    if (key === '0') return this.askJump(page + 1);
    const target = await this.targetOf(key, choices);
    if (target === undefined) return;
    const before = this.session;
    this.session = jump(this.session, target);
    if (this.session === before) this.say(this.t('ask.jump.nothing'));
  }

  private async targetOf(key: string, choices: MenuPage<Category>['choices']): Promise<Target | undefined> {
    switch (key) {
      case 'b':
        return undefined;
      case 'u':
        return { to: 'unanswered' };
      case 'w':
        return { to: 'unknown' };
      case 'i': {
        const id = await this.prompts.line(this.t('ask.jump.id.question'));
        return id === '' ? undefined : { to: 'criterion', id };
      }
      default:
        return categoryAt(key, choices);
    }
  }

  /** All criteria of the requirement at once, as a row of keys; then what each answer still needs. */
  private async askRequirement(id: string): Promise<void> {
    const { requirement } = criterionOf(this.session, id);
    const ids = requirement.criteria.map((criterion) => criterion.id);
    const proposals = this.proposalsAmong(ids);
    this.say(requirementScreen(this.session, requirement, this.screen, proposals));
    const count = ids.length;
    const example = '1132411324113241132411324'.slice(0, count);
    const typed = await this.prompts.line(this.t('ask.all.question', { count, example }), {
      check: (text) => {
        const row = readRow(text, ids, proposals);
        return typeof row === 'string' ? this.t(`ask.all.${row}`, { count }) : true;
      },
    });
    const row = readRow(typed, ids, proposals);
    const given = ids.flatMap((criterion, index) => {
      const key = typeof row === 'string' ? undefined : row[index];
      if (key === undefined || key === '-') return [];
      const proposal = proposals.find((one) => one.criterion === criterion);
      if (key === '+') return proposal ? [{ criterion, answer: this.adoptedAnswer(proposal) }] : [];
      return [{ criterion, answer: this.answerWith(criterion, this.answerNow(criterion), stateKeys[key]) }];
    });
    if (given.length === 0) return;
    const isOpen = ({ criterion, answer }: (typeof given)[number]) =>
      needsMore(criterionOf(this.session, criterion).criterion, answer.state);
    const taken = new Set(given.filter((one) => !isOpen(one)).map(({ criterion }) => criterion));
    const ready = given.filter(({ criterion }) => taken.has(criterion));
    if (ready.length > 0) this.save(...ready.map(({ criterion, answer }) => answerEdit(criterion, answer)));
    for (const { criterion, answer } of given.filter(isOpen)) {
      this.sayWrapped(`\n${criterion} ${criterionOf(this.session, criterion).criterion.question}`);
      if (await this.takeMet(criterion, answer)) taken.add(criterion);
    }
    this.session = without(this.session, taken);
  }

  /** At the end of the walk: whether the person wants to take up what was put off. */
  private async goesOn(): Promise<boolean> {
    const open = openIds(this.session);
    if (open.length === 0) return false;
    this.say(`\n${this.t('ask.end.skipped', { count: open.length })}\n${this.t('ask.end.continue')}`);
    const keys = this.keys(['1', this.t('key.continue')], ['2', this.t('key.result')]);
    if ((await this.prompts.key(keys, { hint: this.hint(keys) })) === '2') return false;
    this.session = jump(this.session, { to: 'unanswered' });
    return true;
  }
}
