import type { CriterionEntry, Detail } from '../../document.ts';
import { looks } from '../bars.ts';
import { type Block, keepTogether } from './block.ts';
import type { Context } from './context.ts';
import { type Field, fieldList } from './fields.ts';
import type { Flow } from './flow.ts';
import { fitsBeside, placeOfCriterion, subheading } from './heading.ts';
import { closeList } from './list.ts';
import { paragraph } from './paragraph.ts';
import { stateText } from './states.ts';
import { paper, style, textWidth } from './style.ts';
import { heightOf } from './text.ts';

/** Labels take what the longest of a card does, within these limits, so that cards look alike. */
const LABEL = { least: 46, most: 62, gap: 8 } as const;

/** A criterion with everything that belongs to it, close enough for several on a page. */
export function card(context: Context, criterion: CriterionEntry, before: number): readonly Block[] {
  const { id, title, state, question, details } = criterion;
  const aside = { text: stateText(state, context.t), colour: looks[state].ink };
  const name = `${id}  ${title}`;
  const [first] = details;
  const beside =
    question === undefined && first?.kind === 'list' && fitsBeside(context, name, aside.text, first.title)
      ? { beside: first.title }
      : {};
  const onNewPage = continued(context, name);
  const [head, ...rest] = keepTogether([
    subheading(context, name, { before, aside, ...beside, bookmark: true, place: placeOfCriterion(id) }),
    ...(question === undefined ? [] : [paragraph(context, question, style.small, { before: 0, keepWithNext: true })]),
    ...details.flatMap((detail) =>
      detail.kind === 'list' ? listed(context, detail, detail === first && 'beside' in beside) : [],
    ),
    ...labelled(context, details, onNewPage),
  ]);
  return head === undefined ? [] : [head, ...rest.map((block) => ({ ...block, onNewPage }))];
}

/** What a card that goes over pages is about, on top of each further one: only for the eye. */
function continued({ t, typeset }: Context, title: string): (flow: Flow) => void {
  const lines = typeset(t('report.table.continued', { title }), style.smallQuiet, textWidth, { maxLines: 1 });
  return (flow) => {
    flow.decorate(() => {
      for (const line of lines) flow.drawLine(line, paper.left, flow.y);
    }, 'Pagination');
    flow.y += heightOf(lines) + 2;
  };
}

/** Over the whole width: it is what most of the card is about. */
function listed(
  context: Context,
  { title, items }: Extract<Detail, { kind: 'list' }>,
  isTitled: boolean,
): readonly Block[] {
  return [
    ...(isTitled ? [] : [paragraph(context, title, style.smallQuiet, { before: 0, keepWithNext: true })]),
    ...closeList(context, items, style.close, { most: 2, before: 0 }),
  ];
}

/** What has a name at the left. */
function labelled(context: Context, details: readonly Detail[], onNewPage: (flow: Flow) => void): readonly Block[] {
  const fields = details.flatMap((detail) => fieldsOf(context, detail));
  const widths = fields.flatMap(({ label }) =>
    context.typeset(label, style.fine, Number.POSITIVE_INFINITY).map(({ width }) => width + LABEL.gap),
  );
  const labelWidth = Math.min(LABEL.most, Math.max(LABEL.least, ...widths));
  return fieldList(context, fields, { labelWidth, before: 1, onNewPage });
}

function fieldsOf({ t }: Context, detail: Detail): readonly Field[] {
  switch (detail.kind) {
    case 'list':
      return [];
    case 'facts': {
      const [[label, value] = ['', ''], ...others] = detail.facts;
      const beside = others.map(([name, text]) => t('report.detail', { label: name, value: text }));
      return [{ label, content: [value, ...beside].join(t('report.detail.between')), style: style.fine }];
    }
    case 'quotation':
      return [{ label: detail.title, content: detail.lines.join('\n'), style: style.fine }];
  }
}
