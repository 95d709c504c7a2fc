import { allCriteria, narrowToLevel } from '../../model/lookup.ts';
import { stateLabel } from '../../report/render/text.ts';
import { disclaimer, headline } from '../../report/sentences.ts';
import { criterionStates } from '../../scoring/result.ts';
import { countViews } from '../../scoring/views.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { padStartTo, padTo, widthOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../assessments.ts';
import { commandLine, quoted } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { type Aimed, reportAsAsked, scoreAsAsked } from '../reports.ts';
import { countWords } from '../viewWords.ts';

export interface StatusOptions extends Aimed {
  readonly file: string;
}

/** Where things stand, in a few lines. */
export async function status({ file, ...asked }: StatusOptions, context: Context): Promise<number> {
  const { t, print, environment, width } = context;
  const paint = context.paint.stdout;
  const opened = loadAssessment(file, environment.cwd);
  const model = reportAsAsked(opened, asked, context);
  const name = sanitizeLine(model.organization) || t('report.organization.missing');
  const states = Math.max(...criterionStates.map((state) => widthOf(t(`state.${state}`)))) + 4;
  const titles = Math.max(...model.categories.map(({ title }) => widthOf(title)));

  print(paint.bold(`${name}  ${model.level.title}`));
  print(wrap(headline(model, t), width).join('\n'));
  print(paint.dim(t('report.edition.value', { title: model.catalogue.title, edition: model.catalogue.edition })));
  print(wrap(disclaimer(model, t), width).map(paint.dim).join('\n'));
  print('');
  for (const state of criterionStates) {
    const label = stateLabel(state, { t, paint });
    const plain = `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
    print(`  ${label}${' '.repeat(states - widthOf(plain))}${padStartTo(String(model.summary.criteria[state]), 4)}`);
  }
  print('');
  for (const { title, counts } of model.categories) {
    const answered = counts.total - counts.unanswered;
    print(`  ${padTo(title, titles)}  ${t('status.category', { met: counts.met, answered, total: counts.total })}`);
  }
  if (opened.assessment.reviews !== undefined) {
    print('');
    for (const line of viewLines(opened, asked, context)) print(wrap(line, width).join('\n'));
  }
  return exitCodes.passed;
}

/** How many criteria have which view, and whether the specialist waits for a reply. */
function viewLines(opened: LoadedAssessment, asked: Aimed, context: Context): readonly string[] {
  const { t } = context;
  const { chosen, result } = scoreAsAsked(opened, asked, context);
  const counts = countViews(allCriteria(narrowToLevel(chosen.catalogue, result.level.id)), opened.assessment);
  const command = commandLine(`scs-check handout ${quoted(opened.name)} --review-questions`, context.language);
  return [
    t('review.counts', { counts: countWords(counts, t).join(' / ') }),
    ...(counts.asked > 0 ? [t('review.counts.asked', { count: counts.asked, command })] : []),
  ];
}
