import type { Diagnostic } from '../../model/diagnostic.ts';
import { levelOf, summaryOf } from '../../report/model.ts';
import { renderDiagnostics } from '../../report/render/diagnostics.ts';
import { headline } from '../../report/sentences.ts';
import { gate } from '../../scoring/gate.ts';
import { loadAssessment } from '../assessments.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { reportFailure } from '../failure.ts';
import { noteOutdated } from '../outdated.ts';
import { type Aimed, scoreAsAsked } from '../reports.ts';

export interface CheckOptions extends Aimed {
  readonly files: readonly string[];
  /** Whether criteria that do not apply to the firm count as passed. */
  readonly allowNotApplicable?: boolean;
}

/** Says whether each assessment reaches its level; exit code 1 where one does not. */
export async function check(
  { files, allowNotApplicable = false, ...asked }: CheckOptions,
  context: Context,
): Promise<number> {
  let exitCode: number = exitCodes.passed;
  for (const file of files) {
    try {
      if (!checkFile(file, asked, allowNotApplicable, context)) exitCode = Math.max(exitCode, exitCodes.gateNotPassed);
    } catch (error) {
      // One file that cannot be read must not hide what is to be said of the others.
      exitCode = Math.max(exitCode, reportFailure(error, context));
    }
  }
  return exitCode;
}

function checkFile(file: string, asked: Aimed, allowNotApplicable: boolean, context: Context): boolean {
  const { t, print, environment } = context;
  const paint = context.paint.stdout;
  const opened = loadAssessment(file, environment.cwd);
  const { name, text, rangeOf } = opened;
  const { result, chosen, spoken } = scoreAsAsked(opened, asked, context);
  noteOutdated(opened, chosen, context);
  const level = levelOf(spoken.catalogue, result);
  const outcome = gate(result, { allowNotApplicable });
  const placed = result.diagnostics.map((diagnostic): Diagnostic => {
    const range = diagnostic.path && rangeOf(diagnostic.path);
    return { ...diagnostic, file: name, ...(range ? { range } : {}) };
  });

  if (placed.length > 0) {
    print(`${renderDiagnostics(placed, { t, paint, sources: new Map([[name, text]]) })}\n`);
  }
  const stateOf = new Map(result.criteria.map(({ id, state }) => [id, state]));
  const excluded = outcome.open.filter((id) => stateOf.get(id) === 'not-applicable');
  const open = outcome.open.filter((id) => stateOf.get(id) !== 'not-applicable');
  if (open.length > 0) print(t('check.open', { count: open.length, ids: open.join(' ') }));
  if (excluded.length > 0) {
    const { publisher } = spoken.catalogue.source;
    print(t('check.not-applicable', { count: excluded.length, ids: excluded.join(' '), publisher }));
  }
  print(headline({ level, summary: summaryOf(result) }, t));
  const verdict =
    `check.${result.method === 'points' ? 'points' : 'level'}.${outcome.passed ? 'passed' : 'not-passed'}` as const;
  print(
    `${outcome.passed ? paint.good(t(verdict)) : paint.bad(t(verdict))}  ${t('check.file', { file: name, level: level.title, edition: chosen.catalogue.edition })}`,
  );
  return outcome.passed;
}
