import type { ReportModel } from '../../../../formats/outputs/report.ts';
import type { Fact } from '../../../document.ts';
import { disclaimer, reportTitle } from '../../../words/head.ts';
import type { Block } from '../block.ts';
import { row } from '../columns.ts';
import type { Context } from '../context.ts';
import { fieldList } from '../fields.ts';
import { colour, paper, style, type TextStyle, textWidth } from '../style.ts';

const LABEL = 72;

/** What the report is about, and what it is not. */
export function title(
  context: Context,
  model: ReportModel,
  about: readonly Fact[],
  { scopeLines, isClose }: { readonly scopeLines?: number; readonly isClose: boolean },
): readonly Block[] {
  const { t } = context;
  const facts = about.map(([label, content], index) => ({
    label,
    content,
    // So small that a hash stands on one line, where it can be searched for.
    style: index === 0 ? style.smallStrong : style.fine,
    ...(scopeLines !== undefined && label === t('report.scope') ? { maxLines: scopeLines } : {}),
  }));
  return [
    ...titleBlocks(context, reportTitle(model, t)),
    ...fieldList(context, facts, { labelWidth: LABEL, before: 0 }),
    box(context, disclaimer(model, t), style.small, isClose ? 5 : 8),
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
  height: 4,
  start: 4,
  draw: (flow) => {
    flow.y += 4;
  },
};

function accent(): Block {
  return {
    before: 0,
    height: 9,
    start: 9,
    keepWithNext: true,
    draw: (flow) => {
      flow.band(flow.y, 3, colour.accent, paper.left, paper.left + 36);
      flow.y += 9;
    },
  };
}

/** A paragraph that must not be overlooked. */
export function box({ tag, typeset }: Context, text: string, textStyle: TextStyle = style.body, before = 8): Block {
  const lines = typeset(text, textStyle, textWidth - 24);
  return row([{ left: paper.left + 12, paragraphs: [{ tag: tag('P'), lines }] }], {
    before,
    padding: 4,
    behind: (flow, top, height) => {
      flow.band(top, height, colour.band);
      flow.band(top, height, colour.accent, paper.left, paper.left + 2);
    },
  });
}
