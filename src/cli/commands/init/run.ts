import { basename, dirname, relative, resolve } from 'node:path';
import { UserError, wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { isThere } from '../../../io/isThere.ts';
import { makeFolder } from '../../../io/makeFolder.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { backupOf, keepBackup } from '../../../workspace/backup.ts';
import { type CiName, ciTemplate } from '../../../workspace/ciTemplate.ts';
import { isAssessment } from '../../../workspace/nearby.ts';
import { type NewAssessment, newAssessmentText } from '../../../workspace/newAssessment.ts';
import { noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { outputFormat } from '../../outputFormat.ts';
import type { InitOptions } from './options.ts';

/** Writes a new assessment file, or the template of a CI, and says how to go on. */
export async function init(options: InitOptions, context: Context): Promise<number> {
  refuseTogether(options, context);
  if (options.ci !== undefined) return initCi(options.ci, options, context);
  createFile(options, context);
  context.note(context.t('init.done', { file: options.file }));
  noteCommand(context.t('init.next', { file: options.file }), context);
  return exitCodes.passed;
}

/**
 * Writes a new assessment file.
 * @throws UserError file-exists, unknown-level, usage
 */
function createFile(options: NewAssessment, { environment, language, t, note }: Context): void {
  const { file } = options;
  outputFormat({ command: 'scs-check init', formats: ['yaml'], output: file }, t);
  const path = resolve(environment.cwd, file);
  if (isThere(path)) throw new UserError('file-exists', isAssessment(path) ? { file } : { file, hint: 'another' });
  const text = newAssessmentText(options, environment.cwd, language);
  const kept = keepBackup(path);
  replaceFile(path, text, { name: file });
  if (kept !== undefined) note(t('init.kept', { backup: backupOf(basename(file)), kept: sanitizeLine(kept) }));
}

/** @throws UserError usage, where an option would be taken and do nothing */
function refuseTogether({ ci, catalogue, level, name, dryRun, force }: InitOptions, { t }: Context): void {
  const fail = (detail: string) => wrongUse(detail, 'scs-check init');
  const ofAssessment = Object.entries({ '--catalogue': catalogue, '--level': level, '--name': name });
  const ofCi = Object.entries({ '--dry-run': dryRun, '--force': force });
  const [idle] = (ci === undefined ? ofCi : ofAssessment).find(([, value]) => value !== undefined) ?? [];
  if (idle === undefined) return;
  throw fail(t(ci === undefined ? 'usage.only-with' : 'usage.not-together', { option: idle, other: '--ci' }));
}

/**
 * Writes the template where that CI looks for it.
 * @throws UserError file-exists
 */
function initCi(ci: CiName, { file, dryRun = false, force = false }: InitOptions, context: Context): number {
  const { environment, t, note } = context;
  const template = ciTemplate(ci, file, context.workplace);
  const shown = relative(environment.cwd, template.path);
  if (dryRun) {
    environment.stdout.write(template.text);
    note(t('init.ci.dry-run', { file: shown }));
  } else {
    if (!force && isThere(template.path)) throw new UserError('file-exists', { file: shown, hint: 'ci' });
    makeFolder(dirname(template.path), dirname(shown));
    replaceFile(template.path, template.text, { name: shown });
    note(t('init.done', { file: shown }));
  }
  if (!template.isNamed) note(t('init.ci.unnamed', { file }));
  return exitCodes.passed;
}
