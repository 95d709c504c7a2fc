import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { disclaimer, headFacts } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import { row } from '../columns.ts';
import type { Context } from '../context.ts';
import { fieldList } from '../fields.ts';
import { colour, paper, style, textWidth } from '../style.ts';

/** What the report is about, and what it is not. */
export function title(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  const facts = headFacts(model, t).map(([label, content], index) => ({
    label,
    content,
    style: index === 0 ? style.strong : style.body,
    // A hash has no places to break: two halves are easier to compare than a whole and a rest.
    balance: content === model.digest,
  }));
  return [
    ...titleBlocks(context, t('report.title', { level: model.level.title })),
    ...fieldList(context, facts, { labelWidth: 92, before: 2.5 }),
    box(context, disclaimer(model, t)),
  ];
}

/** The title of a document, at the top of its first page. */
export function titleBlocks({ tag, typeset }: Context, text: string): readonly Block[] {
  const lines = typeset(text, style.title, textWidth, { balance: true });
  return [
    accent(),
    row([{ left: paper.left, paragraphs: [{ tag: tag('H1'), lines }] }], { keepWithNext: true }),
    gapAfterTitle,
  ];
}

const gapAfterTitle: Block = {
  before: 0,
  height: 8,
  start: 8,
  draw: (flow) => {
    flow.y += 8;
  },
};

function accent(): Block {
  return {
    before: 0,
    height: 12,
    start: 12,
    keepWithNext: true,
    draw: (flow) => {
      flow.band(flow.y, 3, colour.accent, paper.left, paper.left + 36);
      flow.y += 12;
    },
  };
}

/** A paragraph that must not be overlooked. */
export function box({ tag, typeset }: Context, text: string): Block {
  const lines = typeset(text, style.body, textWidth - 24);
  return row([{ left: paper.left + 12, paragraphs: [{ tag: tag('P'), lines }] }], {
    before: 12,
    padding: 6,
    behind: (flow, top, height) => {
      flow.band(top, height, colour.band);
      flow.band(top, height, colour.accent, paper.left, paper.left + 2);
    },
  });
}
