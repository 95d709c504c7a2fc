import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { type CriterionState, criterionStates } from '../../../../scoring/result.ts';
import { countsBeside, headline } from '../../../words/count.ts';
import { looks } from '../../bars.ts';
import type { Block } from '../block.ts';
import { type Column, row } from '../columns.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { paragraph } from '../paragraph.ts';
import { fillWithState, stateText } from '../states.ts';
import type { Tag } from '../structure.ts';
import { colour, paper, style, textWidth } from '../style.ts';

/** One honest sentence, then all six counts, each with its look in the chart. */
export function summary(
  context: Context,
  model: ReportModel,
  { before, isClose }: { readonly before: number; readonly isClose: boolean },
): readonly Block[] {
  const { t } = context;
  const lead = isClose ? { ...style.lead, size: 10, leading: 15 } : style.lead;
  const beside = countsBeside(model, t);
  return [
    partHeading(context, t('report.summary'), { before, isClose }),
    paragraph(
      context,
      [
        { text: headline(model, t), style: lead },
        ...beside.map((text) => ({ text: t('sentence.separator') + text, style: style.body })),
      ],
      lead,
      { before: 0, keepWithNext: true },
    ),
    counts(context, model.summary.criteria, isClose ? 3 : 6),
  ];
}

const TILE = textWidth / criterionStates.length;
const TILE_INSET = 8;

/** How the state looks in the chart below: the counts are its legend. */
const SWATCH = 6;

const FIGURE = { ...style.figure, size: 15, leading: 18 };

function counts(context: Context, numbers: ReportModel['summary']['criteria'], before: number): Block {
  const list = context.tag('L');
  return row(
    criterionStates.map((state, index) => tile(context, list, state, numbers[state], index)),
    {
      before,
      padding: SWATCH + 1,
      behind: (flow, top) =>
        flow.decorate((doc) => {
          for (const [index, state] of criterionStates.entries()) {
            const x = paper.left + index * TILE;
            const width = TILE - TILE_INSET;
            fillWithState(doc, state, x, top, width, SWATCH);
            doc.lineWidth(0.75).strokeColor(colour.strongRule).rect(x, top, width, SWATCH).stroke();
          }
        }),
    },
  );
}

function tile({ t, tag, typeset }: Context, list: Tag, state: CriterionState, count: number, index: number): Column {
  const item = tag('LI', list);
  const width = TILE - 2;
  return {
    left: paper.left + index * TILE,
    paragraphs: [
      {
        tag: tag('Lbl', item),
        lines: typeset(stateText(state, t), { ...style.small, size: 8, colour: looks[state].ink }, width),
      },
      {
        tag: tag('LBody', item),
        lines: typeset(String(count), count === 0 ? { ...FIGURE, colour: colour.quiet } : FIGURE, width),
      },
    ],
  };
}
