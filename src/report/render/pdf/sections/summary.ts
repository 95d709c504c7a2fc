import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { type CriterionState, criterionStates } from '../../../../scoring/result.ts';
import { headline, requirementCounts, viewCounts } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import { type Column, row } from '../columns.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { paragraph } from '../paragraph.ts';
import { looks, stateText } from '../states.ts';
import type { Tag } from '../structure.ts';
import { colour, paper, style, textWidth } from '../style.ts';

/** One honest sentence, then all six counts. */
export function summary(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  return [
    partHeading(context, t('report.summary')),
    paragraph(context, headline(model, t), style.lead, { before: 0, keepWithNext: true }),
    counts(context, model.summary.criteria),
    ...[...requirementCounts(model, t), ...viewCounts(model.summary.views, t)].map((line) =>
      paragraph(context, line, style.body, { before: 10 }),
    ),
  ];
}

const TILE = textWidth / criterionStates.length;
const TILE_INSET = 8;

function counts(context: Context, numbers: ReportModel['summary']['criteria']): Block {
  const list = context.tag('L');
  return row(
    criterionStates.map((state, index) => tile(context, list, state, numbers[state], index)),
    {
      before: 12,
      padding: 2,
      behind: (flow, top, height) => {
        for (let index = 1; index < criterionStates.length; index++) {
          const x = paper.left + index * TILE;
          flow.band(top, height, colour.rule, x, x + 0.5);
        }
      },
    },
  );
}

function tile({ t, tag, typeset }: Context, list: Tag, state: CriterionState, count: number, index: number): Column {
  const item = tag('LI', list);
  const inset = index === 0 ? 0 : TILE_INSET;
  const width = TILE - inset;
  return {
    left: paper.left + index * TILE + inset,
    paragraphs: [
      {
        tag: tag('Lbl', item),
        lines: typeset(stateText(state, t), { ...style.small, colour: looks[state].ink }, width),
      },
      {
        tag: tag('LBody', item),
        lines: typeset(String(count), count === 0 ? { ...style.figure, colour: colour.quiet } : style.figure, width),
        before: 1,
      },
    ],
  };
}
