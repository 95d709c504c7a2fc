import { nextStep } from '../../../interview/nextStep.ts';
import { catalogueOf, toAnswer } from '../../../interview/session.ts';
import { isThere } from '../../../io/isThere.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { changeTo } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import type { Store } from '../../../workspace/store.ts';
import { noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { leadsTo } from '../../leadsTo.ts';
import { commandFor, nextLine, workIn } from '../../nextCommand.ts';
import { insteadLine } from '../../otherFiles.ts';
import type { Prompts } from '../../prompts.ts';
import { untilSaved } from '../../saving.ts';
import { wayOf } from './endMenu.ts';

/** Where everything is, or that there is no file yet; whether there is one. */
export function sayKept(path: string, { t, note, width }: Context): boolean {
  const isKept = isThere(path);
  const told = t(isKept ? 'ask.saved.all' : 'ask.saved.nothing', { file: sanitizeLine(path) });
  note(wrap(told, width).join('\n'));
  return isKept;
}

/**
 * How to go on, from whatever folder a terminal opens in next time: with the answers that may be meant, where none were
 * given here.
 */
export function resumeLines({ path, name }: LoadedAssessment, context: Context): string {
  const { t, language, lineWidth } = context;
  const instead = isThere(path) ? undefined : insteadLine('ask.instead.end', path, context);
  const told = instead ?? t('ask.resume.command', { command: commandFor('ask', name, language) });
  return [...wrap(told, lineWidth.stderr), folderLines(context)].join('\n');
}

/** On a line of its own, and whole: it is to be copied. */
function folderLines({ t, environment }: Context): string {
  return [t('ask.resume.folder'), `  ${changeTo(sanitizeLine(environment.cwd))}`].join('\n');
}

/** Says that all is kept, and what comes next: the next step, the report, and the catalogues that the answers lead to. */
export async function sayFarewell(file: string, store: Store, prompts: Prompts, context: Context): Promise<void> {
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
  const leading = isUnderWay ? [] : leadsTo(file, { ...store.opened, loaded, assessment }, context);
  for (const line of leading) noteCommand(line, context);
  if (!isUnderWay) noteCommand(t('ask.again.command', { command: commandFor('ask', file, language) }), context);
}
