import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { knowers } from '../../../formats/guidance.ts';
import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import { lackingAnswers } from '../../../interview/lacking.ts';
import { type NextStep, nextStep } from '../../../interview/nextStep.ts';
import { overdueIds } from '../../../interview/overdue.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { type WaitingAnswers, waitingAnswers } from '../../../interview/waiting.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { withOfficial } from '../../../report/official.ts';
import { renderText } from '../../../report/render/text.ts';
import { gapDocument } from '../../../report/say/gap.ts';
import { wrap } from '../../../text/wrap.ts';
import { groundsOf } from '../../../workspace/crosswalk.ts';
import { nameBeside } from '../../../workspace/names.ts';
import { reportAsAsked } from '../../../workspace/report.ts';
import type { Store } from '../../../workspace/store.ts';
import { noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { endScreen, partsOf, verdictLines } from '../../endScreen.ts';
import { reportFailure } from '../../failure.ts';
import type { Start } from '../../interview/interviewer.ts';
import { handoutCommand, lackingWords, waitingWords, workIn } from '../../nextCommand.ts';
import { ownFiles } from '../../ownFiles.ts';
import { pagesOf } from '../../pages.ts';
import type { Prompts } from '../../prompts.ts';
import { untilSaved } from '../../saving.ts';
import { choiceLines, hintOf, keyLines } from '../../screens.ts';

/** Lines around the menu at the end: one over the result, one over the menu, and the one on which a key is pressed. */
const AROUND_MENU = 3;

/** The keys of that menu. Each way keeps its own whatever else is offered: hands remember keys, and texts name them. */
export const endKeys = {
  open: '1',
  lacking: '2',
  waiting: '3',
  unknown: '4',
  pdf: '5',
  plan: '6',
  overdue: 'd',
  jump: '7',
  firm: '8',
  result: '9',
  end: 'q',
} as const;

/** How the end of a walk is come to. */
export interface Arrival {
  readonly file: string;
  readonly store: Store;
  /** What was told here last: where nothing has changed, it is not told again. */
  readonly told: string | undefined;
  /** What the person was at, where the menu led there: who only set the plan or the firm right has seen the result. */
  readonly from: Start | undefined;
  /** Lines that the last answer has led to: they stay over the result. */
  readonly news: number;
  /** What waited to be looked at again, and has been: it may stay as it is. */
  readonly looked: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string> | undefined;
}

/** Everything asked: shows where the firm stands, and what may be done from here. */
export async function afterwards(
  { file, store, told, from, news, looked, texts = new Map() }: Arrival,
  prompts: Prompts,
  context: Context,
): Promise<{ readonly start: Start | 'end'; readonly told: string }> {
  const { t, note, width } = context;
  // What was typed is on disk; read from there, so that the report is on what was really kept.
  const opened = await untilSaved(() => store.reread(), [], { prompts, context });
  const { assessment, loaded } = opened;
  const { model, closing } = reportAsAsked(opened, {}, context.workplace);
  const { unanswered, unknown, partial, unmet } = model.summary.criteria;
  const open = partial + unmet + unknown;
  const { due } = model.summary.lapsed;
  const over = due > 0 ? t('ask.menu.plan.over', { count: due }) : '';
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, groundsOf(opened, context.language));
  const isLooked = waiting.answers.length > 0 && waiting.answers.every(({ id }) => looked.has(id));
  const lacking = lackingAnswers(catalogue, assessment);
  const overdue = overdueIds(catalogue, assessment, context.environment.today());

  // What most people do next comes first.
  const ways = [
    ...(unanswered > 0 ? [['open', t('ask.menu.open', { count: unanswered })] as const] : []),
    ...(lacking.length > 0
      ? [['lacking', t('ask.menu.lacking', { count: lacking.length, what: lackingWords(lacking, t) })] as const]
      : []),
    ...(waiting.answers.length > 0 ? [['waiting', waitingWay(waiting, t)] as const] : []),
    ...(overdue.length > 0 ? [['overdue', overdueWay(overdue, t)] as const] : []),
    ...(unknown > 0 ? [['unknown', t('ask.menu.unknown', { count: unknown })] as const] : []),
    ['pdf', t('ask.menu.pdf')],
    ...(open > 0
      ? [['plan', t(unknown > 0 ? 'ask.menu.plan.unknown' : 'ask.menu.plan', { count: open, over })] as const]
      : []),
    ['jump', t('ask.menu.jump')],
    ['firm', t('ask.menu.firm')],
    ['result', t('ask.menu.result')],
    ['end', t('ask.menu.end')],
  ] as const;
  const choices = ways.map(([way, label]) => ({ way, key: endKeys[way], label }));
  const next = wayOf(nextStep({ ...workIn(file, opened, context.workplace), closing }).step);
  const labelOf = (way: keyof typeof endKeys, label: string) => {
    if (way === 'waiting' && isLooked) return t('ask.menu.looked', { label });
    return way === next ? t('ask.menu.next', { label }) : label;
  };
  const menu = choiceLines(
    choices.map(({ way, key, label }) => `[${key}] ${labelOf(way, label)}`),
    width,
  );
  const handout = unknown > 0 ? handoutLines(model, file, context) : [];
  const below = menu.length + handout.flatMap((line) => wrap(line, context.lineWidth.stderr)).length + AROUND_MENU;
  const screen = { t, width, paint: context.paint.stderr };
  const summary = endScreen(model, context.rows - below - news, screen);
  const isNews = from !== 'plan' && from !== 'firm' && summary.join('\n') !== told;
  note(['', ...(isNews ? summary : verdictLines(model, screen))].join('\n'));
  for (;;) {
    note(['', ...menu].join('\n'));
    for (const line of handout) noteCommand(line, context);
    const pressed = await prompts.key(choices, { hint: hintOf(choices, t) });
    const chosen = choices.find(({ key }) => key === pressed)?.way ?? 'end';
    if (chosen === 'pdf') await tryWritePdf(file, withOfficial(model, texts), prompts, context);
    else if (chosen === 'result') await readResult(model, prompts, context);
    else return { start: chosen, told: summary.join('\n') };
  }
}

/** The first part of the report, a page at a time: it is longer than most windows. */
async function readResult(model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  const { t, note, width, paint, rows } = context;
  const text = renderText(gapDocument(model, t, 'summary'), { t, width, paint: paint.stderr });
  const pages = pagesOf(
    {
      head: [],
      blocks: partsOf(text),
      foot: ['', ...keyLines(t('ask.result.keys'), width).map(paint.stderr.dim)],
      more: (page, count) => [
        paint.stderr.middling(t(page < count ? 'ask.page' : 'ask.page.last', { page, pages: count })),
      ],
    },
    rows,
  );
  for (let at = 0; ; ) {
    note(pages[at] ?? '');
    const keys = [
      ...(at < pages.length - 1 ? [{ key: ' ', label: t('key.next-page') } as const] : []),
      ...(at > 0 ? [{ key: 'b', label: t('key.plan.previous') } as const] : []),
      { key: 'm', label: t('key.menu') } as const,
    ];
    const key = await prompts.key(keys, { hint: hintOf(keys, t) });
    if (key === 'm') return;
    at += key === ' ' ? 1 : -1;
  }
}

/** How many answers wait to be looked at again, and why. */
export function waitingWay(waiting: WaitingAnswers, t: Translate): string {
  return t('ask.menu.waiting', { count: waiting.answers.length, why: waitingWords(waiting, t) });
}

/** How many ids are named in a line of the menu. */
const NAMED = 3;

/** Which answers have run out, or say a day that has not come. */
function overdueWay(ids: readonly string[], t: Translate): string {
  const named = ids.slice(0, NAMED).join(t('list.comma'));
  const { length: count } = ids;
  return t('ask.menu.overdue', {
    count,
    ids: count > NAMED ? t('list.more', { ids: named, count: count - NAMED }) : named,
  });
}

/** The way of the menu that is the next step itself; undefined where that is none of its ways. */
export function wayOf(step: NextStep): keyof typeof endKeys | undefined {
  switch (step) {
    case 'answer':
      return 'open';
    case 'lacking':
    case 'waiting':
    case 'overdue':
      return step;
    case 'questions':
    case 'contradictions':
      return 'waiting';
    default:
      return undefined;
  }
}

/** Who may know what is not known, and the way to ask them in a browser. */
function handoutLines({ requirements }: ReportModel, file: string, { t, language }: Context): readonly string[] {
  const who = requirements
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ state, guidance }) => (state === 'unknown' ? (guidance?.who ?? []) : []));
  const people = knowers.flatMap((knower) => {
    const { length: count } = who.filter((one) => one === knower);
    return count === 0 ? [] : [t('ask.menu.handout.person', { name: t(`who.${knower}`), count })];
  });
  return [
    ...(people.length === 0 ? [] : [t('ask.menu.handout.who', { people: people.join(t('list.comma')) })]),
    t('ask.menu.handout', { command: handoutCommand(file, t, language, 'html') }),
  ];
}

/** A paper that cannot be written costs nobody their place. */
async function tryWritePdf(file: string, model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  try {
    await writePdf(file, model, prompts, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reportFailure(error, context);
  }
}

async function writePdf(file: string, model: ReportModel, prompts: Prompts, context: Context): Promise<void> {
  const { t, note, environment, width } = context;
  const { pdfOf } = await import('../../pdf.ts');
  const name = await freeName(nameBeside(file, ''), context);
  const path = resolve(environment.cwd, name);
  const bytes = await prompts.busy(t('ask.pdf.making'), () => pdfOf(model, context));
  replaceFile(path, bytes, { name });
  for (const told of [t('ask.pdf.written', { file: path }), t('ask.pdf.careful')]) note(wrap(told, width).join('\n'));
}

/** The first name at which nothing lies but a report of ours: nobody was asked about anything else that is there. */
async function freeName(base: string, context: Context, number = 1): Promise<string> {
  const output = `${base}${number === 1 ? '' : `-${number}`}.pdf`;
  try {
    await refuseOverwriting({ output, isOurs: ownFiles.report.pdf }, [], context);
    return output;
  } catch (error) {
    const isTaken = error instanceof UserError && (error.code === 'output-not-ours' || error.code === 'output-is-link');
    if (!isTaken) throw error;
    return freeName(base, context, number + 1);
  }
}
