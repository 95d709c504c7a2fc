import type { Difference, DiffReport } from '../../formats/outputs/diff.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Document, Part, Table } from '../document.ts';
import { countRows, disclaimers, headFacts, headline, title } from './diffHeadline.ts';
import { sections } from './diffSections.ts';

/** What changed, in words. What matters most comes first, or last where the last lines are what people see. */
export function diffDocument(report: DiffReport, t: Translate, mainPoint: 'first' | 'last'): Document {
  const counts: readonly Part[] =
    report.kind === 'files' && report.isChanged ? [{ blocks: [countsTable(report, t)] }] : [];
  const lines = headline(report, t);
  const main = (text: string) => ({ kind: 'text', text, tone: 'strong' }) as const;
  return {
    title: title(report, t),
    isInsert: true,
    facts: headFacts(report, t),
    notices: disclaimers(report, t),
    parts:
      mainPoint === 'first'
        ? [{ blocks: [main(lines.toReversed().join(t('sentence.separator')))] }, ...counts, ...sections(report, t)]
        : [...sections(report, t).toReversed(), ...counts, { blocks: lines.map(main) }],
  };
}

/** How many criteria are in each state before and after. */
export function countsTable(report: Difference, t: Translate): Table {
  const rows = countRows(report, t).map(({ label, before, after, difference }) =>
    [label, before, after, difference].map((text) => [text]),
  );
  return {
    kind: 'table',
    title: title(report, t),
    columns: [
      { title: '', isHeader: true },
      { title: t('changes.before'), isNumeric: true },
      { title: t('changes.after'), isNumeric: true },
      { title: t('changes.difference'), isNumeric: true },
    ],
    groups: [{ parts: [{ rows }] }],
  };
}
