import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { criterionStates } from '../../../../scoring/result.ts';
import { type Block, keepTogether } from '../block.ts';
import { chart } from '../chart.ts';
import { row } from '../columns.ts';
import type { Context } from '../context.ts';
import { partHeading, subheading } from '../heading.ts';
import { fillWithState, looks, stateText } from '../states.ts';
import { colour, paper, style } from '../style.ts';

/** The state of each category as bars, and what the marks mean. */
export function categories(context: Context, model: ReportModel): readonly Block[] {
  return [
    partHeading(context, context.t('report.categories')),
    ...chart(context, model.categories),
    ...keepTogether(legend(context)),
  ];
}

const SWATCH = { width: 16, height: 9 } as const;
const MARK_LEFT = paper.left + 26;
const MEANING_LEFT = paper.left + 138;

function legend(context: Context): readonly Block[] {
  const { t, tag, typeset } = context;
  const list = tag('L');
  return [
    subheading(context, t('report.legend'), { before: 16 }),
    ...criterionStates.map((state) => {
      const item = tag('LI', list);
      const markStyle = { ...style.smallStrong, colour: looks[state].ink };
      const mark = typeset(stateText(state, t), markStyle, MEANING_LEFT - MARK_LEFT - 8);
      const meaning = typeset(t(`report.legend.${state}`), style.small, paper.right - MEANING_LEFT);
      return row(
        [
          { left: MARK_LEFT, paragraphs: [{ tag: tag('Lbl', item), lines: mark }] },
          { left: MEANING_LEFT, paragraphs: [{ tag: tag('LBody', item), lines: meaning }] },
        ],
        {
          before: 2.5,
          behind: (flow, top) =>
            flow.decorate((doc) => {
              const y = top + (style.small.leading - SWATCH.height) / 2;
              fillWithState(doc, state, paper.left, y, SWATCH.width, SWATCH.height);
              doc
                .lineWidth(0.75)
                .strokeColor(colour.strongRule)
                .rect(paper.left, y, SWATCH.width, SWATCH.height)
                .stroke();
            }),
        },
      );
    }),
  ];
}
