import type { CriterionReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { type Counts, criterionStates } from '../../scoring/result.ts';
import type { ViewCounts } from '../../scoring/views.ts';
import type { Fact, Part, Signature, Table } from '../document.ts';
import { scopeLine } from '../sentences.ts';
import type { SheetHead, Specialist } from './sheetInput.ts';

/** The order in which views are counted. */
const viewOrder = ['agrees', 'disagrees', 'cannot-tell', 'out-of-scope', 'changed', 'none'] as const;

/** Who, what, by which edition, and the hashes by which two sheets can be told apart. */
export function headFacts(head: SheetHead, t: Translate): readonly Fact[] {
  const { catalogue, dates, level } = head;
  return [
    [t('report.organization'), head.organization || t('report.organization.missing')],
    [t('report.scope'), scopeLine(head, t)],
    [t('sheet.level'), level.title],
    [t('report.date'), dates.reported],
    [t('report.answered'), answeredOn(head, t)],
    [t('report.edition'), t('report.edition.value', { title: catalogue.title, edition: catalogue.edition })],
    [t('sheet.catalogue-hash'), catalogue.hash],
    [t('report.digest'), head.digest],
    [t('sheet.views-digest'), head.views ?? t('sheet.views-digest.none')],
  ];
}

function answeredOn({ dates: { firstAnswer, lastAnswer } }: SheetHead, t: Translate): string {
  if (firstAnswer === undefined || lastAnswer === undefined) return t('sheet.answered.none');
  return period(firstAnswer, lastAnswer, t);
}

function period(first: string, last: string, t: Translate): string {
  return first === last ? first : t('report.answered.range', { first, last });
}

/** Who looked at the answers. */
export function specialistsPart(specialists: readonly Specialist[], t: Translate): Part {
  const title = t('sheet.specialists');
  if (specialists.length === 0) return { title, blocks: [{ kind: 'text', text: t('sheet.specialists.none') }] };
  return {
    title,
    blocks: [
      {
        kind: 'table',
        title,
        columns: [
          { title: t('sheet.specialist.name'), width: 94, isHeader: true },
          { title: t('sheet.specialist.registration'), width: 74 },
          { title: t('sheet.specialist.organization'), width: 98 },
          { title: t('sheet.specialist.relation'), width: 66 },
          { title: t('sheet.specialist.days'), width: 71 },
          { title: t('sheet.specialist.views'), width: 80 },
        ],
        groups: [
          {
            parts: [
              {
                rows: specialists.map(({ name, registration, organization, relation, first, last, views, current }) => [
                  [name],
                  [registration ?? t('sheet.missing')],
                  [organization ?? t('sheet.missing')],
                  [t(`relation.${relation}`)],
                  [period(first, last, t)],
                  [t('sheet.specialist.views.value', { views, current })],
                ]),
              },
            ],
          },
        ],
      },
    ],
  };
}

/** Answers and views side by side: two counts of the same criteria, never one. */
export function countsTable(criteria: Counts, views: ViewCounts | undefined, t: Translate): Table {
  const { total } = criteria;
  const of = (count: number) => t('sheet.counts.of', { count, total });
  return {
    kind: 'table',
    title: t('sheet.counts'),
    columns: [
      { title: t('sheet.column.answer'), width: 150, isHeader: true },
      { title: t('sheet.counts.answers'), width: 80 },
      { title: t('sheet.column.view'), width: 173 },
      { title: t('sheet.counts.views'), width: 80 },
    ],
    groups: [
      {
        parts: [
          {
            rows: criterionStates.map((state, index) => {
              const view = viewOrder[index] ?? 'none';
              const count = countOf(views, view, total);
              return [[answerText(state, t)], [of(criteria[state])], [viewWord(view, t)], [of(count)]];
            }),
          },
        ],
      },
    ],
  };
}

type ViewOrNone = (typeof viewOrder)[number];

function countOf(views: ViewCounts | undefined, view: ViewOrNone, total: number): number {
  if (views === undefined) return view === 'none' ? total : 0;
  return view === 'changed' || view === 'none' ? views[view] : views.current[view];
}

function viewWord(view: ViewOrNone, t: Translate): string {
  return view === 'changed' || view === 'none' ? t(`sheet.view.${view}`) : t(`view.${view}`);
}

/** 「○ できている」 */
export function answerText(state: CriterionReport['state'], t: Translate): string {
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

/** What a specialist said, and whether it still holds, each on a line of its own. */
export function viewLines(review: CriterionReport['review'], t: Translate): readonly string[] {
  if (review === undefined) return [t('sheet.view.none')];
  return [t(`view.${review.view}`), ...(review.isCurrent ? [] : [t('sheet.view.changed')])];
}

/** A place for a name, a date and a signature. */
export function signature(who: string, confirms: string, t: Translate, more: readonly string[] = []): Signature {
  const fields = [...more, t('sheet.signature.name'), t('sheet.signature.date'), t('sheet.signature.sign')];
  return { kind: 'signature', who, confirms, fields };
}
