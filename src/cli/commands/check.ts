import type { Diagnostic } from '../../model/diagnostic.ts';
import { renderDiagnostics } from '../../report/render/diagnostics.ts';
import { headline } from '../../report/sentences.ts';
import { gate } from '../../scoring/gate.ts';
import { loadAssessment } from '../assessments.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { type Aimed, reportAsAsked } from '../reports.ts';

export interface CheckOptions extends Aimed {
  readonly files: readonly string[];
}

/** Says whether each assessment reaches its level; exit code 1 where one does not. */
export async function check({ files, ...asked }: CheckOptions, context: Context): Promise<number> {
  const outcomes = files.map((file) => checkFile(file, asked, context));
  return outcomes.every((passed) => passed) ? exitCodes.passed : exitCodes.gateNotPassed;
}

function checkFile(file: string, asked: Aimed, context: Context): boolean {
  const { t, print, environment } = context;
  const paint = context.paint.stdout;
  const opened = loadAssessment(file, environment.cwd);
  const { name, text, rangeOf } = opened;
  const { result, model } = reportAsAsked(opened, asked, environment);
  const outcome = gate(result);
  const placed = result.diagnostics.map((diagnostic): Diagnostic => {
    const range = diagnostic.path && rangeOf(diagnostic.path);
    return { ...diagnostic, file: name, ...(range ? { range } : {}) };
  });

  if (placed.length > 0) {
    print(`${renderDiagnostics(placed, { t, paint, sources: new Map([[name, text]]) })}\n`);
  }
  if (outcome.open.length > 0) print(t('check.open', { count: outcome.open.length, ids: outcome.open.join(' ') }));
  print(headline(model, t));
  const verdict = outcome.passed ? paint.good(t('check.passed')) : paint.bad(t('check.not-passed'));
  print(`${verdict}  ${t('check.file', { file: name, level: model.level.title, edition: model.catalogue.edition })}`);
  return outcome.passed;
}
