import { dirname } from 'node:path';
import { type MigrationPlan, migrationEdit, numbersSince, planMigration } from '../../../assessment/migrate.ts';
import { aimsOf, aimTowards } from '../../../domain/aims.ts';
import { allCriteria, sharesCriteria } from '../../../domain/catalogue.ts';
import type { Edit } from '../../../domain/edit.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import type { Aim, Assessment } from '../../../formats/assessment.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { quoted } from '../../../text/shell.ts';
import { type LoadedAssessment, loadShape } from '../../../workspace/assessment.ts';
import { backupOf } from '../../../workspace/backup.ts';
import {
  aimOf,
  chooseLevel,
  type Home,
  type LoadedCatalogue,
  loadAimed,
  loadNamed,
} from '../../../workspace/catalogue.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { migrationScreen } from '../../migrationScreen.ts';
import { commandFor } from '../../nextCommand.ts';
import { openToWrite } from '../../openToWrite.ts';
import { hintOf } from '../../screens.ts';

export interface MigrateOptions {
  readonly file: string;
  readonly to: string;
  /** The catalogue that was answered, where it is no longer what the file names. */
  readonly from?: string;
  readonly level?: string;
  readonly dryRun?: boolean;
  /** Whether answers to criteria of which only the number changed move to the new number; asked where left out. */
  readonly renumbered?: boolean;
}

/** Moves an assessment to another edition: says what becomes of each answer and, unless asked not to, does it. */
export async function migrate(options: MigrateOptions, context: Context): Promise<number> {
  const { file, to, dryRun = false } = options;
  const { environment, t, print, note } = context;
  const target = loadNamed(to, environment.cwd);
  // The file may be wrong by the new catalogue, and the old one may be gone: only its shape has to be right.
  const load = (name: string, cwd: string) => loadShape(name, cwd, target);
  const store = dryRun ? undefined : openToWrite(file, context, { load });
  try {
    const home = store?.opened ?? load(file, environment.cwd);
    // What is not decided yet is shown as what it would be with a yes.
    const prepared = prepare(home, target, { ...options, renumbered: options.renumbered ?? true }, context);
    const isAsked = options.renumbered === undefined && prepared.plan.renumbered.size > 0;
    const spoken = inLanguage(target, context.language).catalogue;
    const title = t('edition.title', { title: spoken.title, edition: spoken.edition });
    if (prepared.edit === undefined) {
      note(t('migrate.nothing', { file, title }));
      if (options.renumbered && home.assessment.retired !== undefined) {
        note(t('migrate.nothing.moved-before', { backup: backupOf(file) }));
      }
      return exitCodes.passed;
    }
    const { from } = prepared;
    const catalogues = from === undefined ? [spoken] : [inLanguage(from, context.language).catalogue, spoken];
    const show = (plan: MigrationPlan, isOpen: boolean) =>
      print(
        migrationScreen(plan, catalogues, isOpen, { t, width: context.width, paint: context.paint.stdout }).join('\n'),
      );
    show(prepared.plan, isAsked);
    const wish = dryRun || !isAsked ? 'as-shown' : await wishFor(prepared.plan, context);
    if (wish === 'nothing') {
      note(t('migrate.left', { file }));
      return exitCodes.passed;
    }
    const done = wish === 'leave' ? prepare(home, target, { ...options, renumbered: false }, context) : prepared;
    if (wish !== 'as-shown') show(done.plan, false);
    if (done.edit !== undefined) store?.save(done.edit);
    if (dryRun) note(t('migrate.dry-run', { file }));
    else {
      note(t('migrate.done', { file, title, backup: backupOf(file) }));
      noteCommand(t('migrate.next', { command: commandFor('ask', file, context.language) }), context);
    }
    return exitCodes.passed;
  } finally {
    store?.close();
  }
}

/**
 * What a person wants for criteria of which only the number changed.
 * @throws UserError usage where nobody can be asked and no option says it: answers put aside are not brought back
 */
async function wishFor(
  { renumbered }: MigrationPlan,
  { environment, t, note, recent }: Context,
): Promise<'move' | 'leave' | 'nothing'> {
  if (environment.stdin.isTTY !== true || environment.stderr.isTTY !== true)
    throw wrongUse(t('migrate.undecided', { count: renumbered.size }), 'scs-check migrate');
  const { createPrompts } = await import('../../prompts.ts');
  const prompts = createPrompts(environment, t, recent);
  try {
    const keys = [
      { key: '1', label: t('key.renumbered.move') },
      { key: '2', label: t('key.renumbered.leave') },
      { key: 'q', label: t('key.quit') },
    ] as const;
    note(['', t('migrate.ask', { count: renumbered.size }), t('migrate.ask.keys')].join('\n'));
    const key = await prompts.key(keys, { hint: hintOf(keys, t) });
    return key === '1' ? 'move' : key === '2' ? 'leave' : 'nothing';
  } finally {
    prompts.close();
  }
}

interface Prepared {
  /** The catalogue that was answered, where it is at hand. */
  readonly from: LoadedCatalogue | undefined;
  readonly plan: MigrationPlan;
  readonly edit: Edit | undefined;
}

function prepare(
  home: LoadedAssessment,
  target: LoadedCatalogue,
  { file, from: named, level: asked, to: name, renumbered: moves = false }: MigrateOptions,
  { environment, note, t, language }: Context,
): Prepared {
  const { assessment } = home;
  const to = target.catalogue;
  const given = named === undefined ? undefined : loadNamed(named, environment.cwd);
  const aimFor = (catalogue: Catalogue | undefined) => catalogue && aimTowards(assessment, catalogue.id);
  const left = aimFor(given?.catalogue) ?? aimFor(to) ?? assessment.catalogue;
  const answered = given ?? answeredCatalogue(left, home);
  const from = answered?.catalogue;
  if (given !== undefined && !isAsAnswered(left, given)) note(t('migrate.other-from'));
  if (!isOneEdition(assessment, from, to)) {
    const command = commandFor('ask', file, language, '--catalogue', quoted(name));
    throw new UserError('not-an-edition', { to: name, from: left.id, command });
  }

  const level = chooseLevel(to, asked, left.level);
  const others = aimsOf(assessment)
    .filter(({ id }) => id !== left.id && id !== to.id)
    .map((other) => loadAimed(other, home).catalogue);
  const plan = planMigration(assessment, { from, to, level, others, moves });
  const aim = aimOf(target, level, dirname(home.path));
  return { from: answered, plan, edit: migrationEdit(assessment, plan, { left, aim }, environment.today()) };
}

/** The catalogue an aim was answered by; undefined where it is gone, or where its text is another one by now. */
function answeredCatalogue(aim: Aim, home: Home): LoadedCatalogue | undefined {
  try {
    const loaded = loadAimed(aim, home);
    return isAsAnswered(aim, loaded) ? loaded : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function isAsAnswered(aim: Aim, { catalogue, hash }: LoadedCatalogue): boolean {
  return aim.hash === undefined ? aim.edition === catalogue.edition : aim.hash === hash;
}

/** Two catalogues without one criterion in common are no editions of one: all answers would be put aside for nothing. */
function isOneEdition(assessment: Assessment, from: Catalogue | undefined, to: Catalogue): boolean {
  const before = from ? allCriteria(from).map(({ id }) => id) : Object.keys(assessment.answers);
  return before.length === 0 || sharesCriteria(before, to) || numbersSince(assessment, from, to).size > 0;
}
