import type { CriterionEntry, Detail } from '../../document.ts';
import { looks } from '../bars.ts';
import { type Block, keepTogether } from './block.ts';
import type { Context } from './context.ts';
import { type Field, fieldList } from './fields.ts';
import { placeOfCriterion, subheading } from './heading.ts';
import { bullets } from './list.ts';
import { paragraph } from './paragraph.ts';
import { stateText } from './states.ts';
import { style } from './style.ts';

const LABEL_WIDTH = 76;

/** A criterion with everything that belongs to it, close enough for several on a page. */
export function card(context: Context, criterion: CriterionEntry, before: number): readonly Block[] {
  const { id, title, state, question, details } = criterion;
  const aside = { text: stateText(state, context.t), colour: looks[state].ink };
  return keepTogether([
    subheading(context, `${id}  ${title}`, { before, aside, bookmark: true, place: placeOfCriterion(id) }),
    paragraph(context, question, style.small, { before: 0, keepWithNext: true }),
    ...fieldList(
      context,
      details.map((detail) => fieldOf(context, detail)),
      { labelWidth: LABEL_WIDTH, before: 1 },
    ),
  ]);
}

function fieldOf({ t }: Context, detail: Detail): Field {
  switch (detail.kind) {
    case 'list':
      return { label: detail.title, content: bullets(detail.items), style: style.small };
    case 'facts': {
      const [[label, value] = ['', ''], ...others] = detail.facts;
      const beside = others.map(([name, text]) => t('report.detail', { label: name, value: text }));
      return { label, content: [value, ...beside].join(t('report.detail.between')), style: style.fine };
    }
    case 'quotation':
      return { label: detail.title, content: detail.lines.join('\n'), style: style.fine };
  }
}
