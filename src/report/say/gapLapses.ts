import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Part } from '../document.ts';
import { allLapseLines } from '../words/criterion.ts';
import { firstOf } from '../words/joined.ts';

/** As many as are told of one by one on the first page. */
const TOLD_FIRST = 3;

/** As many ids of a kind as fit on a line with what they are of. */
const NAMED = 4;

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
        { kind: 'list', items: kindLines(model, t) },
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

/** How many criteria have what overdue, with the ids of the first of them. */
function kindLines({ requirements }: ReportModel, t: Translate): readonly string[] {
  const criteria = requirements.flatMap((requirement) => requirement.criteria);
  return kinds.flatMap(({ kind, isOne }) => {
    const ids = criteria
      .filter((criterion) => criterion.lapses?.some((lapse) => isOne(lapse, criterion)))
      .map(({ id }) => id);
    return ids.length === 0 ? [] : [t(`report.lapses.${kind}`, { count: ids.length, ids: firstOf(ids, NAMED, t) })];
  });
}
