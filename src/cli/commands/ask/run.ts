import { basename, dirname, resolve } from 'node:path';
import { outdatedAnswers } from '../../../assessment/migrate.ts';
import { aimTowards } from '../../../domain/aims.ts';
import { answerOf } from '../../../domain/answer.ts';
import { allCriteria } from '../../../domain/catalogue.ts';
import { UserError } from '../../../errors.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import type { Crosswalk } from '../../../formats/crosswalk.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { knowers } from '../../../formats/guidance.ts';
import { limits } from '../../../formats/limits.ts';
import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Tag, Translate } from '../../../i18n/t.ts';
import { isLeftOpen, lackingAnswers } from '../../../interview/lacking.ts';
import { type NextStep, nextStep } from '../../../interview/nextStep.ts';
import { isWorthAGlance, leftToGlanceAt, requirementsToGlanceAt } from '../../../interview/overview.ts';
import { proposalsFor } from '../../../interview/proposals.ts';
import { catalogueOf, hasScope, leftToAsk, startSession, toAnswer } from '../../../interview/session.ts';
import { countWaiting, type WaitingAnswers, waitingAnswers } from '../../../interview/waiting.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { isThere } from '../../../io/isThere.ts';
import { withOfficial } from '../../../report/official.ts';
import { renderText } from '../../../report/render/text.ts';
import { gapDocument } from '../../../report/say/gap.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { changeTo, quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import { aimOf, chooseLevel, type LoadedCatalogue, loadNamed, loadShipped } from '../../../workspace/catalogue.ts';
import { catalogueIdsFrom, crosswalksInto } from '../../../workspace/crosswalk.ts';
import { createJournal } from '../../../workspace/journal.ts';
import { nameBeside } from '../../../workspace/names.ts';
import { filesInstead, similarFiles } from '../../../workspace/nearby.ts';
import { loadOrNew, newAssessmentText } from '../../../workspace/newAssessment.ts';
import { reportAsAsked } from '../../../workspace/report.ts';
import { openStore, type Store } from '../../../workspace/store.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { caveatLines } from '../../caveats.ts';
import { noteCommand } from '../../commandLine.ts';
import { type Context, linesTold, speakingOf } from '../../context.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { endScreen, partsOf, verdictLines } from '../../endScreen.ts';
import { reportFailure } from '../../failure.ts';
import { Interrupted, noteLost } from '../../interrupted.ts';
import { interview, type Start } from '../../interview/interviewer.ts';
import { noteOutdated } from '../../judged.ts';
import { commandFor, handoutCommand, nextLine, waitingWords, workIn } from '../../nextCommand.ts';
import { officialFor } from '../../official.ts';
import { openToWrite } from '../../openToWrite.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';
import { pagesOf } from '../../pages.ts';
import { createPrompts, type Prompts } from '../../prompts.ts';
import { NotSaved, noteNotSaved, untilSaved } from '../../saving.ts';
import { choiceLines, hintOf, keyLines } from '../../screens.ts';

export interface AskOptions {
  readonly file: string;
  /** The catalogue and the level to aim at from now on; what is answered stays answered. */
  readonly catalogue?: string;
  readonly level?: string;
  /** The person's own copy of the official workbook, to show its wording beside ours. */
  readonly official?: string;
  /** Who is answering. */
  readonly by?: string;
  /** A look at the whole first: one question for each requirement. */
  readonly quick?: boolean;
}

/** Starts or resumes the interview. */
export async function ask(
  { file, official, by, quick = false, ...aim }: AskOptions,
  outside: Context,
): Promise<number> {
  const { environment, note } = outside;
  if (environment.stdin.isTTY !== true || environment.stderr.isTTY !== true) {
    // Before the first prompt: a prompt without a keyboard would wait for ever.
    const isThereYet = isThere(resolve(environment.cwd, file));
    const commands = isThereYet ? ['report', 'check'] : ['init'];
    throw new UserError('no-terminal', {
      command: commands.map((name) => commandFor(name, file, outside.language)).join(' / '),
      ...(isThereYet ? {} : { hint: 'new' }),
    });
  }
  const wordingFor = await officialFor(official, outside);
  const isNew = !isThere(resolve(environment.cwd, file));
  if (isNew) outputFormat({ command: 'scs-check ask', formats: ['yaml'], output: file }, outside.t);
  if (!isNew && (aim.catalogue !== undefined || aim.level !== undefined)) aimAt(aim, file, outside, by);
  // A file is made by the first thing that is typed: who looks in and leaves finds the folder as it was.
  const load = isNew ? loadOrNew(newAssessmentText({ file, ...aim }, environment.cwd, outside.language)) : undefined;
  const store = openToWrite(file, outside, { by, ...(load === undefined ? {} : { load }) });
  const context = speakingOf(store.opened.loaded.catalogue, outside);
  const prompts = createPrompts(environment, context.t, context.recent);
  try {
    const crosswalks = crosswalksInto(store.opened, context.language);
    welcome(store, crosswalks, context);
    const { assessment, loaded } = store.opened;
    noteOutdated(store.opened, loaded, outdatedAnswers(assessment, loaded.catalogue), context);
    const texts = wordingFor?.(loaded.catalogue);
    const { handout } = assessment;
    const sitting = { crosswalks, official: texts, by: answerer(by, context) ?? handout?.to };
    const begin = () => (handout === undefined ? firstOf(store, quick, prompts, context) : beginning('open'));
    let isFromMenu = false;
    let told: string | undefined;
    let { start, isChosen }: Beginning = await begin();
    while (start !== 'end') {
      const hasBefore: boolean = isFromMenu || isChosen;
      const greeting = context.recent.text();
      const ending = await interview(store, prompts, context, { ...sitting, start, isFromMenu, hasBefore });
      if (handout !== undefined || ending === 'left') break;
      if (ending === 'back' && !isFromMenu) {
        ({ start, isChosen } = await begin());
        continue;
      }
      const from = isFromMenu ? start : undefined;
      const news = linesTold(context.recent, greeting);
      ({ start, told } = await afterwards({ file, store, told, from, news, texts }, prompts, context));
      isFromMenu = true;
    }
    await sayFarewell(file, store, prompts, context);
    return exitCodes.passed;
  } catch (error) {
    if (error instanceof NotSaved) {
      const words = context.t('ask.saved.others', { file });
      noteNotSaved(error, { assessment: store.now(), words }, context);
      noteCommand(context.t('ask.resume.command', { command: commandFor('ask', file, context.language) }), context);
      return error.exitCode;
    }
    if (!(error instanceof Interrupted)) throw error;
    note('');
    noteLost(error, context);
    sayKept(store.opened.path, context);
    note(resumeLines(store.opened, context));
    return exitCodes.interrupted;
  } finally {
    prompts.close();
    store.close();
  }
}

/**
 * Where somebody begins: who has answered nothing yet, with a look at the whole or one criterion after the other; whose
 * answers lack something, with that or with what is open.
 */
async function firstOf(store: Store, isQuick: boolean, prompts: Prompts, context: Context): Promise<Beginning> {
  const { t, note, width } = context;
  const { loaded } = store.opened;
  const assessment = store.now();
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const { length: glances } = leftToGlanceAt(catalogue, assessment);
  if (isQuick) {
    const { length: count } = requirementsToGlanceAt(catalogue, assessment);
    if (count > 0) note(wrap(t('ask.quick', { count }), width).join('\n'));
    return beginning('overview');
  }
  const session = startSession(catalogue, assessment);
  const [next] = session.walk;
  // Who the firm is comes before any answer.
  if (next === undefined || next.kind === 'criterion') {
    const before = beforeTheRest(store, next !== undefined, context);
    if (before.length > 0) return chooseStart([...before, ['open', t('ask.begin.later')]], prompts, context);
  }
  // One by one begins with the scope, which the look at the whole leaves for later: who has told none has either not
  // begun, or left before the first question of that look.
  const isUndecided = !hasScope(assessment) && isWorthAGlance(catalogue, assessment);
  if (glances === 0 && !isUndecided) return beginning('open');
  const counts = { requirements: catalogue.requirements.length, criteria: leftToAsk(session).length };
  return chooseStart(
    [
      ['overview', glances > 0 ? t('ask.begin.glance', { count: glances }) : t('ask.begin.overview', counts)],
      ['open', t('ask.begin.open', counts)],
    ],
    prompts,
    context,
  );
}

/**
 * What may be done before what is open, the next step first: what waits for the firm, and what answers lack. Where
 * neither is pressing, the menu at the end has both.
 */
function beforeTheRest(store: Store, isOpen: boolean, context: Context): readonly StartWay[] {
  const { t, note, width } = context;
  const { loaded } = store.opened;
  const assessment = store.now();
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const lacking = lackingAnswers(catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, loaded.guidance);
  const isLacking = lacking.some(isLeftOpen);
  const isReplyFirst = isOpen && countWaiting(waiting.answers, 'reply') > 0;
  if (!isLacking && !isReplyFirst) return [];
  const { length: count } = lacking;
  if (isLacking) note(wrap(t('ask.lacking', { count }), width).join('\n'));
  const fill: readonly StartWay[] = isLacking ? [['lacking', t('ask.begin.lacking', { count })]] : [];
  if (waiting.answers.length === 0) return fill;
  const look: StartWay = ['waiting', waitingWay(waiting, t)];
  const { step } = nextStep(workIn(store.opened.name, { ...store.opened, assessment }, context.workplace));
  return wayOf(step) === 'waiting' ? [look, ...fill] : [...fill, look];
}

type StartWay = readonly [start: Start, label: string];

interface Beginning {
  readonly start: Start | 'end';
  /** Whether the person has chosen it. */
  readonly isChosen: boolean;
}

function beginning(start: Start): Beginning {
  return { start, isChosen: false };
}

/** One of the ways to begin, by a digit, or to leave again. */
async function chooseStart(
  starts: readonly StartWay[],
  prompts: Prompts,
  { t, note, width }: Context,
): Promise<Beginning> {
  const choices = [
    ...starts.map(([start, label], index) => ({ start, key: String(index + 1), label })),
    { start: 'end' as const, key: 'q', label: t('ask.menu.end') },
  ];
  note(
    choiceLines(
      choices.map(({ key, label }) => `[${key}] ${label}`),
      width,
    ).join('\n'),
  );
  const pressed = await prompts.key(choices, { hint: hintOf(choices, t) });
  return { start: choices.find(({ key }) => key === pressed)?.start ?? 'end', isChosen: true };
}

/** Who is answering, as told or as set for the machine; one line, as all that is shown. */
function answerer(by: string | undefined, { environment }: Context): string | undefined {
  const name = sanitizeLine(by ?? environment.variables['SCS_CHECK_BY'] ?? '').slice(0, limits.line);
  return name === '' ? undefined : name;
}

/** A finished file goes on to the next level, or to another catalogue: only the aim changes, every answer stays. */
function aimAt(
  { catalogue: named, level }: Pick<AskOptions, 'catalogue' | 'level'>,
  file: string,
  context: Context,
  by: string | undefined,
): void {
  const { environment } = context;
  const { cwd } = environment;
  const store = openStore(file, cwd, { journal: createJournal(environment, by) });
  try {
    const { assessment } = store.opened;
    const now = assessment.catalogue;
    const loaded = named === undefined ? store.opened.loaded : loadNamed(named, cwd);
    const { catalogue } = loaded;
    const before = aimTowards(assessment, catalogue.id);
    const wanted = chooseLevel(catalogue, level, before?.level);
    const aim = aimOf(loaded, wanted, dirname(store.opened.path));
    const isSame = before !== undefined && before.file === aim.file;
    if (now.id === catalogue.id && now.level === wanted && isSame) return;
    store.save({ type: 'aim', aim: isSame ? { ...before, level: wanted } : aim });
    if (now.id === catalogue.id && now.level !== wanted) sayLevel(loaded, { now: now.level, wanted, file }, context);
  } finally {
    store.close();
  }
}

/** From here on every command judges by another level: whoever only looked in is told the way back. */
function sayLevel(
  loaded: LoadedCatalogue,
  { now, wanted, file }: { readonly now: string; readonly wanted: string; readonly file: string },
  { t, note, lineWidth, language }: Context,
): void {
  const { levels } = inLanguage(loaded, language).catalogue;
  const titleOf = (id: string) => levels.find((level) => level.id === id)?.title ?? id;
  const command = commandFor('ask', file, language, '--level', now);
  note(
    wrap(t('ask.aim.changed', { before: titleOf(now), level: titleOf(wanted), command }), lineWidth.stderr).join('\n'),
  );
}

function welcome({ opened }: Store, crosswalks: readonly Crosswalk[], context: Context): void {
  const { t, note, width, paint, language } = context;
  const { assessment, name: file, path } = opened;
  const loaded = inLanguage(opened.loaded, language);
  const { title } = loaded.catalogue.levels.find((level) => level.id === assessment.catalogue.level) ?? {};
  const narrowed = catalogueOf(loaded.catalogue, assessment);
  const criteria = allCriteria(narrowed);
  const answered = criteria.filter((criterion) => answerOf(assessment, criterion.id)).length;
  const { name } = assessment.organization;
  const counts = { name, level: title ?? '', total: criteria.length, answered, file: sanitizeLine(path) };
  const isNew = name === '' && answered === 0;
  const lines: string[] = isNew
    ? welcomeKeys(narrowed).map((key) => t(key, counts))
    : [
        loaded.catalogue.levels.length > 1
          ? t('ask.aim', { ...counts, title: loaded.catalogue.title })
          : loaded.catalogue.title,
        t(name === '' ? 'ask.resume.unnamed' : 'ask.resume', counts),
        t('ask.file', counts),
        ...(assessment.earlier ?? []).map((aim) =>
          t('ask.earlier', {
            command: commandFor('ask', file, language, '--catalogue', quoted(aim.file ?? aim.id)),
          }),
        ),
      ];
  lines.push(...nearbyLines(opened, context));
  note(paint.stderr.bold('scs-check'));
  if (assessment.handout !== undefined) {
    const { to, madeOn, until } = assessment.handout;
    const count = toAnswer(narrowed, assessment).length;
    const greeting = to === undefined ? t('ask.handout', { name }) : t('ask.handout.to', { name, to });
    const told = [
      greeting,
      t('ask.handout.about', { total: criteria.length, count, date: madeOn }),
      ...(until === undefined ? [] : [t('handout.until', { date: until })]),
    ];
    for (const line of [...told, t('ask.welcome.unknown'), t('ask.welcome.leave', counts)]) {
      note(wrap(line, width).join('\n'));
    }
    return;
  }
  lines.push(...waitingLines(opened, context));
  const proposed = proposalsFor(narrowed, assessment, crosswalks).length;
  if (proposed > 0) lines.push(t('ask.proposals', { count: proposed }));
  if (answered === 0) lines.push(...caveatLines(loaded, context));
  for (const line of lines) note(wrap(line, width).join('\n'));
  if (isNew) note('');
}

/** What waits for the firm to look at it again, by why, and the way there. */
function waitingLines({ assessment, loaded }: LoadedAssessment, { t }: Context): readonly string[] {
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, loaded.guidance);
  const { length: count } = waiting.answers;
  if (count === 0) return [];
  return [t('ask.waiting', { count, why: waitingWords(waiting, t), key: endKeys.waiting })];
}

function welcomeKeys({ method }: Catalogue) {
  return [
    'ask.welcome',
    'ask.welcome.unknown',
    ...(method === 'all-of' ? (['conditions.absent'] as const) : []),
    'ask.welcome.leave',
  ] as const;
}

/** Other files in which the answers may be that somebody looks for: a wrong folder must not look like lost answers. */
function nearbyLines({ path, name }: LoadedAssessment, context: Context): readonly string[] {
  const { t } = context;
  if (isThere(path)) {
    const files = similarFiles(path);
    const shown = files.map(sanitizeLine).join(t('list.comma'));
    return files.length === 0 ? [] : [t('ask.similar', { files: shown, file: sanitizeLine(basename(path)) })];
  }
  const place = { folder: sanitizeLine(dirname(path)), file: sanitizeLine(basename(name)) };
  const instead = insteadLine('ask.instead', path, context);
  return [t('ask.new-here', place), ...(instead === undefined ? [] : [instead])];
}

/** What may be meant where there is no file of that name. */
function insteadLine(
  key: 'ask.instead' | 'ask.instead.end',
  path: string,
  { t, language }: Context,
): string | undefined {
  const files = filesInstead(path).map(sanitizeLine);
  const [first] = files;
  return first && t(key, { files: files.join(t('list.comma')), command: commandFor('ask', first, language) });
}

/** Lines around the menu at the end: one over the result, one over the menu, and the one on which a key is pressed. */
const AROUND_MENU = 3;

/** The keys of that menu. Each way keeps its own whatever else is offered: hands remember keys, and texts name them. */
const endKeys = {
  open: '1',
  lacking: '2',
  waiting: '3',
  unknown: '4',
  pdf: '5',
  plan: '6',
  jump: '7',
  firm: '8',
  result: '9',
  end: 'q',
} as const;

/** How the end of a walk is come to. */
interface Arrival {
  readonly file: string;
  readonly store: Store;
  /** What was told here last: where nothing has changed, it is not told again. */
  readonly told: string | undefined;
  /** What the person was at, where the menu led there: who only set the plan or the firm right has seen the result. */
  readonly from: Start | undefined;
  /** Lines that the last answer has led to: they stay over the result. */
  readonly news: number;
  readonly texts: ReadonlyMap<string, string> | undefined;
}

/** Everything asked: shows where the firm stands, and what may be done from here. */
async function afterwards(
  { file, store, told, from, news, texts = new Map() }: Arrival,
  prompts: Prompts,
  context: Context,
): Promise<{ readonly start: Start | 'end'; readonly told: string }> {
  const { t, note, width } = context;
  // What was typed is on disk; read from there, so that the report is on what was really kept.
  const opened = await untilSaved(() => store.reread(), [], { prompts, context });
  const { assessment, loaded } = opened;
  const { model } = reportAsAsked(opened, {}, context.workplace);
  const { unanswered, unknown, partial, unmet } = model.summary.criteria;
  const open = partial + unmet + unknown;
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, loaded.guidance);
  const { length: lacking } = lackingAnswers(catalogue, assessment);

  // What most people do next comes first.
  const ways = [
    ...(unanswered > 0 ? [['open', t('ask.menu.open', { count: unanswered })] as const] : []),
    ...(lacking > 0 ? [['lacking', t('ask.menu.lacking', { count: lacking })] as const] : []),
    ...(waiting.answers.length > 0 ? [['waiting', waitingWay(waiting, t)] as const] : []),
    ...(unknown > 0 ? [['unknown', t('ask.menu.unknown', { count: unknown })] as const] : []),
    ['pdf', t('ask.menu.pdf')],
    ...(open > 0
      ? [['plan', t(unknown > 0 ? 'ask.menu.plan.unknown' : 'ask.menu.plan', { count: open })] as const]
      : []),
    ['jump', t('ask.menu.jump')],
    ['firm', t('ask.menu.firm')],
    ['result', t('ask.menu.result')],
    ['end', t('ask.menu.end')],
  ] as const;
  const choices = ways.map(([way, label]) => ({ way, key: endKeys[way], label }));
  const next = wayOf(nextStep(workIn(file, opened, context.workplace)).step);
  const menu = choiceLines(
    choices.map(({ way, key, label }) => `[${key}] ${way === next ? t('ask.menu.next', { label }) : label}`),
    width,
  );
  const handout = unknown > 0 ? handoutLines(model, file, context) : [];
  const below = menu.length + handout.flatMap((line) => wrap(line, context.lineWidth.stderr)).length + AROUND_MENU;
  const screen = { t, width, paint: context.paint.stderr };
  const summary = endScreen(model, context.rows - below - news, screen);
  const isNews = from !== 'plan' && from !== 'firm' && summary.join('\n') !== told;
  note(['', ...(isNews ? summary : verdictLines(model, screen))].join('\n'));
  for (;;) {
    note(['', ...menu].join('\n'));
    for (const line of handout) noteCommand(line, context);
    const pressed = await prompts.key(choices, { hint: hintOf(choices, t) });
    const chosen = choices.find(({ key }) => key === pressed)?.way ?? 'end';
    if (chosen === 'pdf') await tryWritePdf(file, withOfficial(model, texts), prompts, context);
    else if (chosen === 'result') await readResult(model, prompts, context);
    else return { start: chosen, told: summary.join('\n') };
  }
}

/** The first part of the report, a page at a time: it is longer than most windows. */
async function readResult(model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  const { t, note, width, paint, rows } = context;
  const text = renderText(gapDocument(model, t, 'summary'), { t, width, paint: paint.stderr });
  const pages = pagesOf(
    {
      head: [],
      blocks: partsOf(text),
      foot: ['', ...keyLines(t('ask.result.keys'), width).map(paint.stderr.dim)],
      more: (page, count) => [
        paint.stderr.middling(t(page < count ? 'ask.page' : 'ask.page.last', { page, pages: count })),
      ],
    },
    rows,
  );
  for (let at = 0; ; ) {
    note(pages[at] ?? '');
    const keys = [
      ...(at < pages.length - 1 ? [{ key: ' ', label: t('key.next-page') } as const] : []),
      ...(at > 0 ? [{ key: 'b', label: t('key.plan.previous') } as const] : []),
      { key: 'm', label: t('key.menu') } as const,
    ];
    const key = await prompts.key(keys, { hint: hintOf(keys, t) });
    if (key === 'm') return;
    at += key === ' ' ? 1 : -1;
  }
}

/** How many answers wait to be looked at again, and why. */
function waitingWay(waiting: WaitingAnswers, t: Translate): string {
  return t('ask.menu.waiting', { count: waiting.answers.length, why: waitingWords(waiting, t) });
}

/** The way of the menu that is the next step itself; undefined where that is none of its ways. */
function wayOf(step: NextStep): keyof typeof endKeys | undefined {
  switch (step) {
    case 'answer':
      return 'open';
    case 'lacking':
    case 'waiting':
      return step;
    case 'questions':
    case 'contradictions':
      return 'waiting';
    default:
      return undefined;
  }
}

/** Who may know what is not known, and the way to ask them in a browser. */
function handoutLines({ requirements }: ReportModel, file: string, { t, language }: Context): readonly string[] {
  const who = requirements
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ state, guidance }) => (state === 'unknown' ? (guidance?.who ?? []) : []));
  const people = knowers.flatMap((knower) => {
    const { length: count } = who.filter((one) => one === knower);
    return count === 0 ? [] : [t('ask.menu.handout.person', { name: t(`who.${knower}`), count })];
  });
  return [
    ...(people.length === 0 ? [] : [t('ask.menu.handout.who', { people: people.join(t('list.comma')) })]),
    t('ask.menu.handout', { command: handoutCommand(file, language, 'html') }),
  ];
}

/** A paper that cannot be written costs nobody their place. */
async function tryWritePdf(file: string, model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  try {
    await writePdf(file, model, prompts, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reportFailure(error, context);
  }
}

async function writePdf(file: string, model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  const { t, note, environment, width } = context;
  const { pdfOf } = await import('../../pdf.ts');
  const name = await freeName(nameBeside(file, ''), context);
  const path = resolve(environment.cwd, name);
  const bytes = await prompts.busy(t('ask.pdf.making'), () => pdfOf(model, context));
  replaceFile(path, bytes, { name });
  for (const told of [t('ask.pdf.written', { file: path }), t('ask.pdf.careful')]) note(wrap(told, width).join('\n'));
}

/** The first name at which nothing lies but a report of ours: nobody was asked about anything else that is there. */
async function freeName(base: string, context: Context, number = 1): Promise<string> {
  const output = `${base}${number === 1 ? '' : `-${number}`}.pdf`;
  try {
    await refuseOverwriting({ output, isOurs: ownFiles.report.pdf }, [], context);
    return output;
  } catch (error) {
    const isTaken = error instanceof UserError && (error.code === 'output-not-ours' || error.code === 'output-is-link');
    if (!isTaken) throw error;
    return freeName(base, context, number + 1);
  }
}

/** Where everything is, or that there is no file yet; whether there is one. */
function sayKept(path: string, { t, note, width }: Context): boolean {
  const isKept = isThere(path);
  const told = t(isKept ? 'ask.saved.all' : 'ask.saved.nothing', { file: sanitizeLine(path) });
  note(wrap(told, width).join('\n'));
  return isKept;
}

/**
 * How to go on, from whatever folder a terminal opens in next time: with the answers that may be meant, where none were
 * given here.
 */
function resumeLines({ path, name }: LoadedAssessment, context: Context): string {
  const { t, language, lineWidth } = context;
  const instead = isThere(path) ? undefined : insteadLine('ask.instead.end', path, context);
  const told = instead ?? t('ask.resume.command', { command: commandFor('ask', name, language) });
  return [...wrap(told, lineWidth.stderr), folderLines(context)].join('\n');
}

/** On a line of its own, and whole: it is to be copied. */
function folderLines({ t, environment }: Context): string {
  return [t('ask.resume.folder'), `  ${changeTo(sanitizeLine(environment.cwd))}`].join('\n');
}

/** How many answers of another catalogue can be proposed by what is answered now. */
function proposedIn(into: LoadedCatalogue, opened: LoadedAssessment, language: Tag): number {
  const asked = catalogueOf(into.catalogue, opened.assessment, chooseLevel(into.catalogue, undefined));
  return proposalsFor(asked, opened.assessment, crosswalksInto(opened, language, into)).length;
}

async function sayFarewell(file: string, store: Store, prompts: Prompts, context: Context): Promise<void> {
  const { t, note, language } = context;
  const opened = await untilSaved(() => store.reread(), [], { prompts, context });
  const { assessment, loaded } = opened;
  if (assessment.handout !== undefined) {
    const open = toAnswer(catalogueOf(loaded.catalogue, assessment), assessment).length;
    note('');
    sayKept(store.opened.path, context);
    note(wrap(t(open === 0 ? 'ask.handout.done' : 'ask.handout.open', { open, file }), context.width).join('\n'));
    if (open > 0) note(resumeLines(store.opened, context));
    return;
  }
  note('');
  if (!sayKept(store.opened.path, context)) {
    note(resumeLines(store.opened, context));
    return;
  }
  const work = workIn(file, opened, context.workplace);
  const { step } = nextStep(work);
  noteCommand(nextLine(work, t, language), context);
  // What is done at the keyboard here is named by the next line already.
  const isUnderWay = step === 'glance' || wayOf(step) !== undefined;
  if (isUnderWay) note(folderLines(context));
  if (step !== 'report')
    noteCommand(t('ask.report.command', { command: commandFor('report', file, language) }), context);
  for (const id of isUnderWay ? [] : catalogueIdsFrom(loaded, assessment)) {
    const command = commandFor('ask', file, language, '--catalogue', id);
    const next = loadShipped(id);
    const count = proposedIn(next, { ...store.opened, loaded, assessment }, language);
    const { title } = inLanguage(next, language).catalogue;
    noteCommand(t(count > 0 ? 'ask.leads-to' : 'ask.leads-to.none', { title, count, command }), context);
  }
  if (!isUnderWay) noteCommand(t('ask.again.command', { command: commandFor('ask', file, language) }), context);
}
