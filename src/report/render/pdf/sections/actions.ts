import type { ActionReport, ReportModel } from '../../../../formats/outputs/report.ts';
import type { Translate } from '../../../../i18n/t.ts';
import { actionGroups, actionReasons, closingLines, people } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import { type Paragraph, row } from '../columns.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { paragraph } from '../paragraph.ts';
import { looks, stateText } from '../states.ts';
import type { Tag } from '../structure.ts';
import { colour, paper, style } from '../style.ts';
import type { Span } from '../text.ts';

const BODY_LEFT = paper.left + 26;
const STATE = 96;

/** What to take up next, in order, each with its reason and its first step. */
export function actions(context: Context, model: ReportModel): readonly Block[] {
  const { t, tag } = context;
  const { unanswered } = model.summary.criteria;
  const list = tag('L');
  return [
    partHeading(context, t('report.actions', { count: model.actions.length })),
    ...(unanswered > 0 ? [paragraph(context, t('report.actions.answer', { count: unanswered }), style.strong)] : []),
    ...closingLines(model, t).map((line) => paragraph(context, line)),
    ...actionGroups(model).flatMap(({ when, actions: grouped }) => [
      paragraph(context, t(`report.action.when.${when}`), style.strong),
      ...grouped.map((action, index) => actionRow(context, action, index, list)),
    ]),
  ];
}

function actionRow(context: Context, action: ActionReport, index: number, list: Tag): Block {
  const { t, tag, typeset } = context;
  const item = tag('LI', list);
  const body = tag('LBody', item);
  const number = { ...style.figure, leading: style.body.leading, size: 13 };
  const state = { ...style.body, colour: looks[action.state].ink };
  const heading = tag('P', body);
  return row(
    [
      { left: paper.left, paragraphs: [{ tag: tag('Lbl', item), lines: typeset(String(index + 1), number, 20) }] },
      { left: BODY_LEFT, paragraphs: bodyParagraphs(context, action, body, heading) },
      {
        left: paper.right - STATE,
        paragraphs: [{ tag: heading, lines: typeset(stateText(action.state, t), state, STATE, { align: 'right' }) }],
      },
    ],
    {
      before: index === 0 ? 4 : 2,
      padding: 6,
      behind: (flow, top) => {
        if (index > 0) flow.rule(top, colour.rule);
      },
    },
  );
}

function bodyParagraphs(context: Context, action: ActionReport, body: Tag, heading: Tag): readonly Paragraph[] {
  const { t, tag, typeset } = context;
  const { criterion, requirementTitle, question, firstStep, who } = action;
  const width = paper.right - BODY_LEFT;
  const reasons = actionReasons(action, t);
  const set = (text: string | readonly Span[], textStyle = style.body, before = 2): Paragraph => ({
    tag: tag('P', body),
    lines: typeset(text, textStyle, width),
    before,
  });
  return [
    { tag: heading, lines: typeset(`${criterion}  ${requirementTitle}`, style.strong, width - STATE - 8) },
    set(question),
    ...(firstStep === undefined ? [] : [set(labelled(t('report.action.first-step'), firstStep, t), style.body, 4)]),
    ...(who.length === 0 ? [] : [set(labelled(t('report.open.who'), people(who, t), t))]),
    ...(reasons === '' ? [] : [set(reasons, { ...style.small, colour: colour.quiet })]),
  ];
}

/** The label and what it labels, in one paragraph. */
function labelled(label: string, text: string, t: Translate): readonly Span[] {
  return [
    { text: label + t('text.label.separator'), style: style.label },
    { text, style: style.body },
  ];
}
