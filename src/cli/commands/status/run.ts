import { titleOf } from '../../../domain/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { ActionReport, ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import { leftToGlanceAt } from '../../../interview/overview.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { waitingAnswers } from '../../../interview/waiting.ts';
import { stateLabel } from '../../../report/render/text.ts';
import { headline } from '../../../report/words/count.ts';
import { lapseLines } from '../../../report/words/criterion.ts';
import { overviewCounts } from '../../../report/words/glance.ts';
import { disclaimer } from '../../../report/words/head.ts';
import { actionGroups, people, toDo } from '../../../report/words/plan.ts';
import { agreedWords, countedViews, saidOf, splitLines } from '../../../report/words/view.ts';
import type { Planned } from '../../../scoring/plan.ts';
import { criterionStates } from '../../../scoring/result.ts';
import type { ViewCounts } from '../../../scoring/views.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { padStartTo, widthOf } from '../../../text/width.ts';
import { nameBefore, wrap } from '../../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { groundsOf } from '../../../workspace/crosswalk.ts';
import type { Aimed, AsOf } from '../../../workspace/score.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { caveatLines } from '../../caveats.ts';
import { commandLine } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { reportFor } from '../../judged.ts';
import { leadsTo } from '../../leadsTo.ts';
import { commandFor, nextLine, waitingWords, workIn } from '../../nextCommand.ts';
import { similarLines } from '../../otherFiles.ts';
import { groupsOf, personLine, planRow } from '../../planScreen.ts';

/** How many of the next actions are named. */
const SHOWN_ACTIONS = 5;

export interface StatusOptions extends Aimed, AsOf {
  readonly file: string;
}

/** Where things stand, in a few lines: the verdict and the next command are the last of them. */
export async function status({ file, ...asked }: StatusOptions, outside: Context): Promise<number> {
  const opened = loadAssessment(file, outside.environment.cwd);
  const { model, plan, chosen, closing } = reportFor(opened, asked, outside);
  const context = speakingOf(chosen.catalogue, outside);
  const { t, print, width, language } = context;
  const paint = context.paint.stdout;
  const name = sanitizeLine(model.organization) || t('report.organization.missing');

  print(wrap(`${name}  ${model.level.title}`, width).map(paint.bold).join('\n'));
  for (const line of similarLines(opened.path, context)) print(wrap(line, width).join('\n'));
  const edition = t('report.edition.value', { title: model.catalogue.title, edition: model.catalogue.edition });
  print(wrap(edition, width).map(paint.dim).join('\n'));
  for (const line of caveatLines(chosen, context)) print(wrap(line, width).map(paint.dim).join('\n'));
  print('');
  for (const state of criterionStates) {
    print(`${padStartTo(String(model.summary.criteria[state]), 5)}  ${stateLabel(state, { t, paint })}`);
  }
  print('');
  for (const line of categoryLines(model, context)) print(line);
  // What is said here is for a glance: the reasons and first steps are in the report.
  for (const { when, actions } of actionGroups({ actions: model.actions.slice(0, SHOWN_ACTIONS) })) {
    print('');
    print(paint.bold(t(`report.action.when.${when}`)));
    for (const action of actions) {
      const { criterion, title, requirementTitle } = action;
      const inCharge = plan.find((item) => item.criterion === criterion)?.owner;
      const asked = whoLine(action, inCharge, t);
      const what = toDo({ ...action, title: title ?? requirementTitle }, t);
      print(wrap(`${criterion}  ${what}${asked}`, width, { indent: '  ', hang: '    ' }).join('\n'));
    }
  }
  const left = plan.length - Math.min(model.actions.length, SHOWN_ACTIONS);
  const words = wordsOf(opened, asked, model);
  const whole = commandFor('report', file, language, ...words);
  if (left > 0) print(wrap(t('status.more', { count: left, command: whole }), context.lineWidth.stdout).join('\n'));
  for (const line of planLines(plan, model, context)) print(line);
  for (const line of lapsedLines(model, context)) print(line);
  for (const line of glanceLines(opened, model, file, context)) print(line);
  const { views } = model.summary;
  if (views !== undefined) {
    print('');
    for (const line of [...viewLines(views, file, context), ...splitLines(splitIn(model), t)])
      print(wrap(line, width).join('\n'));
  }
  for (const line of waitingLines(opened, context)) print(line);
  const isAtAim = words.length === 0 && opened.assessment.handout === undefined;
  const isDone = isAtAim && model.summary.criteria.unanswered === 0;
  const leading = isDone ? leadsTo(file, opened, context) : [];
  for (const line of leading) print(['', ...wrap(line, context.lineWidth.stdout)].join('\n'));
  // What matters most stands last: in a small window, the beginning is gone.
  print('');
  print(wrap(headline(model, t), width).map(paint.bold).join('\n'));
  print(wrap(disclaimer(model, t), width).map(paint.dim).join('\n'));
  const work = { ...workIn(file, opened, context.workplace), closing };
  const next = [...otherAimLine(opened, model, words, file, context), nextLine(work, t, language)];
  for (const line of next) print(wrap(line, context.lineWidth.stdout).join('\n'));
  return exitCodes.passed;
}

/** The options by which a command is about the catalogue and level that this is about; none at the aim of the file. */
function wordsOf(
  { assessment: { catalogue: aim } }: LoadedAssessment,
  asked: Aimed,
  { catalogue, level }: ReportModel,
): readonly string[] {
  if (catalogue.id !== aim.id) {
    const named = ['--catalogue', quoted(asked.catalogue ?? catalogue.id)];
    return asked.level === undefined ? named : [...named, '--level', quoted(level.id)];
  }
  return level.id === aim.level ? [] : ['--level', quoted(level.id)];
}

/** Where this is about another aim than that of the file: that what comes next is about the latter, and the way to this one. */
function otherAimLine(
  opened: LoadedAssessment,
  model: ReportModel,
  words: readonly string[],
  file: string,
  { t, language }: Context,
): readonly string[] {
  if (words.length === 0) return [];
  const { id, level } = opened.assessment.catalogue;
  const own = inLanguage(opened.loaded, language).catalogue;
  const named = own.levels.find((one) => one.id === level)?.title ?? level;
  const isSame = id === model.catalogue.id;
  return [
    t('status.other-aim', {
      asked: isSame ? model.level.title : model.catalogue.title,
      aim: isSame ? named : own.title,
      command: commandFor('ask', file, language, ...words),
    }),
  ];
}

/** Who is in charge, or else who would know; whom to ask is part of what to do where nobody knows. */
function whoLine({ who, state }: ActionReport, owner: string | undefined, t: Translate): string {
  if (owner !== undefined) return t('text.aside', { text: t('report.record.owner', { name: sanitizeLine(owner) }) });
  return who.length === 0 || state === 'unknown' ? '' : t('text.aside', { text: people(who, t) });
}

/** How far each category is: side by side where all of them fit, else the figures below their title. */
function categoryLines({ categories }: ReportModel, { t, width }: Context): readonly string[] {
  const titles = Math.max(...categories.map(({ title }) => widthOf(title)));
  const rows = categories.map(({ title, counts: { met, total, unanswered } }) => ({
    title,
    figures: t('status.category', { met, answered: total - unanswered, total }),
  }));
  const beside = rows.flatMap(({ title, figures }) => nameBefore(title, titles, `  ${figures}`));
  if (beside.every((line) => widthOf(line) <= width - 2)) return beside.map((line) => `  ${line}`);
  return rows.flatMap(({ title, figures }) => [
    ...wrap(title, width, { indent: '  ' }),
    ...wrap(figures, width, { indent: '    ' }),
  ]);
}

/** Who has how much of what is open, and what is over or due this week; nothing where nobody has been put in charge. */
function planLines(
  plan: readonly Planned[],
  { requirements }: Pick<ReportModel, 'requirements'>,
  { t, width, paint }: Context,
): readonly string[] {
  if (plan.every(({ owner, due }) => owner === undefined && due === undefined)) return [];
  const groups = groupsOf(plan);
  const times = groups.map(({ when, items }) => t('plan.share', { name: t(`plan.when.${when}`), count: items.length }));
  const told = new Map(
    requirements.flatMap((requirement) =>
      requirement.criteria.map((criterion) => [
        criterion.id,
        toDo({ ...criterion.guidance, ...criterion, title: titleOf(criterion, requirement) }, t),
      ]),
    ),
  );
  const pressing = groups.filter(({ when }) => when === 'overdue' || when === 'ended' || when === 'week');
  return [
    '',
    paint.stdout.bold(t('plan.heading')),
    ...[personLine(plan, t), t('plan.by.due', { times: times.join(t('list.comma')) })].flatMap((line) =>
      wrap(line, width, { indent: '  ', hang: '    ' }),
    ),
    ...pressing.flatMap(({ when, items }) => [
      paint.stdout.bold(t(`plan.when.${when}`)),
      ...items
        .slice(0, SHOWN_ACTIONS)
        .flatMap((item) => planRow(item, told.get(item.criterion) ?? '', false, { t, width, paint: paint.stdout })),
      ...(items.length > SHOWN_ACTIONS ? [t('plan.more', { count: items.length - SHOWN_ACTIONS })] : []),
    ]),
  ];
}

/** What has run out, or has a wrong date; nothing where all is in time. What was due stands in the plan. */
function lapsedLines({ requirements }: ReportModel, { t, width, paint }: Context): readonly string[] {
  const lines = requirements
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ lapses = [] }) => lapseLines({ lapses: lapses.filter(({ about }) => about !== 'due') }, t));
  if (lines.length === 0) return [];
  return [
    '',
    paint.stdout.bold(t('report.lapses')),
    ...lines.slice(0, SHOWN_ACTIONS).flatMap((line) => wrap(line, width, { indent: '  - ', hang: '    ' })),
    ...(lines.length > SHOWN_ACTIONS ? [t('plan.more', { count: lines.length - SHOWN_ACTIONS })] : []),
  ];
}

/** What a look at the whole has given so far, and the way to its rest; nothing where none was begun. */
function glanceLines(
  { assessment, loaded }: LoadedAssessment,
  model: ReportModel,
  file: string,
  context: Context,
): readonly string[] {
  const { t, width, lineWidth, language } = context;
  const { length: left } = leftToGlanceAt(catalogueOf(loaded.catalogue, assessment), assessment);
  const command = commandFor('ask', file, language, '--quick');
  const lines = [
    ...overviewCounts(model, t).flatMap((line) => wrap(line, width)),
    ...(left === 0 ? [] : wrap(t('ask.glance.left', { count: left, command }), lineWidth.stdout)),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

/** What waits for the firm to look at it again, and why, where there is anything. */
function waitingLines(opened: LoadedAssessment, { t, width, language }: Context): readonly string[] {
  const { assessment, loaded } = opened;
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, groundsOf(opened, language));
  const { length: count } = waiting.answers;
  return count === 0 ? [] : ['', ...wrap(t('status.waiting', { count, why: waitingWords(waiting, t) }), width)];
}

function splitIn({ requirements }: ReportModel) {
  return requirements
    .flatMap(({ criteria }) => criteria)
    .filter(({ views }) => views?.verdict === 'split')
    .map((criterion) => ({ id: criterion.id, question: criterion.question, said: saidOf(criterion) }));
}

/** How many criteria have which view, and whether the specialist waits for a reply. */
function viewLines(views: ViewCounts, file: string, { t, language }: Context): readonly string[] {
  const command = commandLine(`scs-check handout ${quoted(file)} --review-questions`, language);
  return [
    t('review.counts', { counts: countedViews(views, t).join(' / ') }),
    ...agreedWords(views, t),
    ...(views.asked > 0 ? [t('review.counts.asked', { count: views.asked, command })] : []),
  ];
}
