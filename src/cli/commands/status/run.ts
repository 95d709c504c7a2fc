import { exitCodes } from '../../../formats/exitCodes.ts';
import { stateLabel } from '../../../report/render/text.ts';
import { actionGroups, countedViews, disclaimer, headline, people } from '../../../report/sentences.ts';
import { criterionStates } from '../../../scoring/result.ts';
import type { ViewCounts } from '../../../scoring/views.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { padStartTo, padTo, widthOf } from '../../../text/width.ts';
import { wrap } from '../../../text/wrap.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import type { Aimed, AsOf } from '../../../workspace/report.ts';
import { caveatLines } from '../../caveats.ts';
import { commandLine, quoted } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { reportFor } from '../../outdated.ts';

/** How many of the next actions are named. */
const SHOWN_ACTIONS = 5;

export interface StatusOptions extends Aimed, AsOf {
  readonly file: string;
}

/** Where things stand, in a few lines. */
export async function status({ file, ...asked }: StatusOptions, context: Context): Promise<number> {
  const { t, print, environment, width } = context;
  const paint = context.paint.stdout;
  const { model, chosen } = reportFor(loadAssessment(file, environment.cwd), asked, context);
  const name = sanitizeLine(model.organization) || t('report.organization.missing');
  const states = Math.max(...criterionStates.map((state) => widthOf(t(`state.${state}`)))) + 4;
  const titles = Math.max(...model.categories.map(({ title }) => widthOf(title)));

  print(paint.bold(`${name}  ${model.level.title}`));
  print(wrap(headline(model, t), width).join('\n'));
  print(paint.dim(t('report.edition.value', { title: model.catalogue.title, edition: model.catalogue.edition })));
  for (const line of caveatLines(chosen, context)) print(wrap(line, width).map(paint.dim).join('\n'));
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
  // What is said here is for a glance: the reasons and first steps are in the report.
  for (const { when, actions } of actionGroups({ actions: model.actions.slice(0, SHOWN_ACTIONS) })) {
    print('');
    print(paint.bold(t(`report.action.when.${when}`)));
    for (const { criterion, requirementTitle, who } of actions) {
      const asked = who.length === 0 ? '' : t('text.aside', { text: people(who, t) });
      print(wrap(`${criterion}  ${requirementTitle}${asked}`, width, { indent: '  ', hang: '    ' }).join('\n'));
    }
  }
  const { views } = model.summary;
  if (views !== undefined) {
    print('');
    for (const line of viewLines(views, file, context)) print(wrap(line, width).join('\n'));
  }
  return exitCodes.passed;
}

/** How many criteria have which view, and whether the specialist waits for a reply. */
function viewLines(views: ViewCounts, file: string, { t, language }: Context): readonly string[] {
  const command = commandLine(`scs-check handout ${quoted(file)} --review-questions`, language);
  return [
    t('review.counts', { counts: countedViews(views, t).join(' / ') }),
    ...(views.asked > 0 ? [t('review.counts.asked', { count: views.asked, command })] : []),
  ];
}
