import { dirname, resolve } from 'node:path';
import { aimTowards } from '../../../domain/aims.ts';
import { outdatedAnswers } from '../../../domain/outdated.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { limits } from '../../../formats/limits.ts';
import { isThere } from '../../../io/isThere.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import { aimOf, chooseLevel, type LoadedCatalogue, loadNamed } from '../../../workspace/catalogue.ts';
import { crosswalksInto } from '../../../workspace/crosswalk.ts';
import { createJournal } from '../../../workspace/journal.ts';
import { loadOrNew, newAssessmentText } from '../../../workspace/newAssessment.ts';
import { openStore } from '../../../workspace/store.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { noteCommand } from '../../commandLine.ts';
import { type Context, linesTold, speakingOf } from '../../context.ts';
import { Interrupted, noteLost } from '../../interrupted.ts';
import { interview } from '../../interview/interviewer.ts';
import { noteOutdated } from '../../judged.ts';
import { commandFor } from '../../nextCommand.ts';
import { officialFor } from '../../official.ts';
import { openToWrite } from '../../openToWrite.ts';
import { outputFormat } from '../../outputFormat.ts';
import { createPrompts } from '../../prompts.ts';
import { NotSaved, noteNotSaved } from '../../saving.ts';
import { type Beginning, beginning, firstOf } from './beginning.ts';
import { afterwards } from './endMenu.ts';
import { resumeLines, sayFarewell, sayKept } from './farewell.ts';
import { welcome } from './welcome.ts';

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
    noteOutdated(store.opened, loaded, outdatedAnswers(assessment, loaded), context);
    const texts = wordingFor?.(loaded.catalogue);
    const { handout } = assessment;
    const looked = new Set<string>();
    const sitting = { looked, crosswalks, official: texts, by: answerer(by, context) ?? handout?.to };
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
      ({ start, told } = await afterwards({ file, store, told, from, news, looked, texts }, prompts, context));
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
