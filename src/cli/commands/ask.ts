import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { replaceFile } from '../../io/atomicFile.ts';
import { allCriteria, answerOf, narrowToLevel } from '../../model/lookup.ts';
import { renderText } from '../../report/render/text.ts';
import { wrap } from '../../text/wrap.ts';
import { DEFAULT_FILE } from '../assessments.ts';
import { aimOf, chooseLevel, loadNamed } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { Interrupted } from '../interrupted.ts';
import { type Ending, interview } from '../interviewer.ts';
import { createPrompts, type Prompts } from '../prompts.ts';
import { reportOn } from '../reports.ts';
import { openStore, type Store } from '../store.ts';
import { createFile } from './init.ts';

export interface AskOptions {
  readonly file: string;
  /** The catalogue and the level to aim at from now on; what is answered stays answered. */
  readonly catalogue?: string;
  readonly level?: string;
}

/** Starts or resumes the interview. */
export async function ask({ file, ...aim }: AskOptions, context: Context): Promise<number> {
  const { environment, note } = context;
  if (environment.stdin.isTTY !== true || environment.stderr.isTTY !== true) {
    // Before the first prompt: a prompt without a keyboard would wait for ever.
    throw new UserError('no-terminal', { command: `${commandFor('report', file)} / ${commandFor('check', file)}` });
  }
  if (!existsSync(resolve(environment.cwd, file))) createFile({ file, ...aim }, context);

  if (aim.catalogue !== undefined || aim.level !== undefined) aimAt(aim, file, environment.cwd);

  const store = openStore(file, environment.cwd);
  const prompts = createPrompts(environment);
  try {
    welcome(store, context);
    const ending = await interview(store, prompts, context);
    await showResult(file, store, ending, prompts, context);
    return exitCodes.passed;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    note(`\n${context.t('ask.saved.all', { file })}`);
    note(context.t('ask.resume.command', { command: commandFor('ask', file) }));
    return exitCodes.interrupted;
  } finally {
    prompts.close();
    store.close();
  }
}

function commandFor(command: string, file: string): string {
  if (file !== DEFAULT_FILE) return `npx scs-check ${command} ${/[^\w./-]/.test(file) ? `"${file}"` : file}`;
  return command === 'ask' ? 'npx scs-check' : `npx scs-check ${command}`;
}

/** A finished file goes on to the next level, or to another catalogue: only the aim changes, every answer stays. */
function aimAt({ catalogue: named, level }: Pick<AskOptions, 'catalogue' | 'level'>, file: string, cwd: string): void {
  const store = openStore(file, cwd);
  try {
    const { catalogue: now, earlier } = store.opened.assessment;
    const loaded = named === undefined ? store.opened.loaded : loadNamed(named, cwd);
    const { catalogue } = loaded;
    const before = [now, ...(earlier ?? [])].find((aim) => aim.id === catalogue.id);
    const wanted = chooseLevel(catalogue, level, before?.level);
    if (now.id === catalogue.id && now.level === wanted) return;
    const folder = dirname(store.opened.path);
    store.save({ type: 'aim', aim: before ? { ...before, level: wanted } : aimOf(loaded, wanted, folder) });
  } finally {
    store.close();
  }
}

function welcome({ opened }: Store, { t, note, width, paint }: Context): void {
  const { assessment, loaded, name: file } = opened;
  const { id, title } = loaded.catalogue.levels.find((level) => level.id === assessment.catalogue.level) ?? {};
  const criteria = allCriteria(narrowToLevel(loaded.catalogue, id ?? ''));
  const answered = criteria.filter((criterion) => answerOf(assessment, criterion.id)).length;
  const { name } = assessment.organization;
  const counts = { name, level: title ?? '', total: criteria.length, answered, file };
  const isNew = name === '' && answered === 0;
  const lines = isNew
    ? (['ask.welcome', 'ask.welcome.unknown', 'ask.welcome.leave'] as const).map((key) => t(key, counts))
    : [t(name === '' ? 'ask.resume.unnamed' : 'ask.resume', counts)];
  note(paint.stderr.bold('scs-check'));
  for (const line of lines) note(wrap(line, width).join('\n'));
  if (isNew) note('');
}

async function showResult(
  file: string,
  store: Store,
  ending: Ending,
  prompts: Prompts,
  context: Context,
): Promise<void> {
  const { t, note, print, environment, width, paint } = context;
  // What was typed is on disk; read from there, so that the report is on what was really kept.
  const { assessment, loaded } = store.reread();
  const { model } = reportOn(loaded, assessment, assessment.catalogue.level, environment.today());
  if (ending === 'finished') {
    if (model.summary.criteria.unanswered === 0)
      note(`\n${t('ask.end.done', { total: model.summary.criteria.total })}`);
    note('');
    print(renderText(model, { t, width, paint: paint.stdout, extent: 'summary' }));
    note('');
    await offerPdf(file, model, prompts, context);
  }
  note(`\n${t('ask.saved.all', { file })}`);
  note(t('ask.report.command', { command: commandFor('report', file) }));
  if (model.summary.criteria.unanswered > 0) note(t('ask.resume.command', { command: commandFor('ask', file) }));
}

async function offerPdf(
  file: string,
  model: Parameters<typeof renderText>[0],
  prompts: Prompts,
  context: Context,
): Promise<void> {
  const { t, note, environment } = context;
  note(t('ask.pdf'));
  const keys = [
    { key: '1', label: t('key.yes') },
    { key: '2', label: t('key.no') },
  ] as const;
  if ((await prompts.key(keys, { hint: t('ask.keys.wrong', { keys: '1 2' }) })) === '2') return;
  const { pdfOf } = await import('../pdf.ts');
  const name = `${file.replace(/\.ya?ml$/i, '')}.pdf`;
  replaceFile(resolve(environment.cwd, name), await pdfOf(model, context), { name });
  note(t('ask.pdf.written', { file: name }));
}
