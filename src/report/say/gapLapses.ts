import { LAST_DAY } from '../../domain/calendar.ts';
import { compareText } from '../../domain/order.ts';
import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Part } from '../document.ts';
import { allLapseLines, lapseDay } from '../words/criterion.ts';

/** As many as are told of one by one on the first page. */
const TOLD_FIRST = 3;

/** As many ids of a kind as are named with their days, and as many where the page has to be short. */
const NAMED = 40;
const NAMED_BRIEFLY = 4;

/** What has run out, on the first page: each, or where they are many how many of what kind, and where all stand. */
export function firstLapses(model: ReportModel, t: Translate): readonly Part[] {
  const lines = allLapseLines(model, t);
  if (lines.length === 0) return [];
  const title = t('report.lapses');
  if (lines.length <= TOLD_FIRST) return [{ title, blocks: [{ kind: 'list', items: lines }] }];
  const all = titleOfAll(lines.length, t);
  return [
    {
      title,
      blocks: [
        { kind: 'list', items: kindLines(model, NAMED, t), brief: kindLines(model, NAMED_BRIEFLY, t) },
        { kind: 'text', text: t('report.lapses.rest', { title: all }), tone: 'quiet', to: all },
      ],
    },
  ];
}

/** All that has run out, in sentences, where the first page only counts it. */
export function lapsed(model: ReportModel, t: Translate): readonly Part[] {
  const items = allLapseLines(model, t);
  return items.length <= TOLD_FIRST ? [] : [{ title: titleOfAll(items.length, t), blocks: [{ kind: 'list', items }] }];
}

function titleOfAll(count: number, t: Translate): string {
  return t('report.lapses.all', { count });
}

type Lapse = NonNullable<CriterionReport['lapses']>[number];

const isOver = ({ about }: Lapse) => about === 'duty' || about === 'evidence';

/** The first is what the headline counts beside what is in place. */
const kinds = [
  { kind: 'met', isOne: (lapse, { state }) => isOver(lapse) && state === 'met' },
  { kind: 'open', isOne: (lapse, { state }) => isOver(lapse) && state !== 'met' },
  { kind: 'due', isOne: ({ about }) => about === 'due' },
  { kind: 'waiver', isOne: ({ about }) => about === 'waiver' },
  { kind: 'date', isOne: ({ about }) => about === 'date' },
] as const satisfies readonly {
  readonly kind: string;
  readonly isOne: (lapse: Lapse, criterion: CriterionReport) => boolean;
}[];

/** How many criteria have what overdue, with the ids of the first of them and their days, those that are over longest first. */
function kindLines({ requirements }: ReportModel, most: number, t: Translate): readonly string[] {
  const criteria = requirements.flatMap((requirement) => requirement.criteria);
  return kinds.flatMap(({ kind, isOne }) => {
    const found = criteria.flatMap((criterion) => {
      const lapses = criterion.lapses?.filter((lapse) => isOne(lapse, criterion)) ?? [];
      return lapses.length === 0 ? [] : [{ id: criterion.id, on: earliestDay(lapses) }];
    });
    return found.length === 0
      ? []
      : [t(`report.lapses.${kind}`, { count: found.length, ids: idsByDay(found, most, t) })];
  });
}

/** '' where the day of none may be told. */
function earliestDay(lapses: readonly Lapse[]): string {
  return (
    lapses
      .map(lapseDay)
      .filter((day) => day !== '')
      .toSorted()[0] ?? ''
  );
}

/** Ids with the same day share it; the day of what is confidential is told by none. */
function idsByDay(found: readonly { readonly id: string; readonly on: string }[], most: number, t: Translate): string {
  // What says that there is one more takes the place of that one.
  const shown = found.length === most + 1 ? found.length : most;
  const named = found.toSorted((a, b) => compareText(a.on || LAST_DAY, b.on || LAST_DAY)).slice(0, shown);
  const days = [...new Set(named.map(({ on }) => on))];
  const told = days.map((on) => {
    const ids = named.filter((one) => one.on === on).map(({ id }) => id);
    return ids.join(t('list.comma')) + (on === '' ? '' : t('text.aside', { text: on }));
  });
  const ids = told.join(t('list.comma'));
  return found.length > shown ? t('list.more', { ids, count: found.length - shown }) : ids;
}
