import type { CriterionReport, ReportModel, RequirementReport } from '../../../../formats/outputs/report.ts';
import { criteriaIn } from '../../../model.ts';
import { officialLines } from '../../../official.ts';
import { guidanceFacts, openConditions, optionsTitle, optionText, recordLines } from '../../../sentences.ts';
import { type Block, keepTogether } from '../block.ts';
import type { Context } from '../context.ts';
import { type Field, fieldList } from '../fields.ts';
import { partHeading, subheading } from '../heading.ts';
import { bullets, type Item } from '../list.ts';
import { paragraph } from '../paragraph.ts';
import { looks, stateText } from '../states.ts';
import { style } from '../style.ts';

const LABEL_WIDTH = 104;

/** The criteria that are partial or unmet, with everything that helps to close them. */
export function open(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  const found = criteriaIn(model, 'partial', 'unmet');
  return [
    partHeading(context, t('report.open', { count: found.length })),
    ...(found.length === 0 ? [paragraph(context, t('report.open.none'))] : []),
    ...found.flatMap(({ requirement, criterion }, index) =>
      keepTogether(card(context, requirement, criterion, index === 0 ? 4 : 22)),
    ),
  ];
}

function card(
  context: Context,
  requirement: RequirementReport,
  criterion: CriterionReport,
  before: number,
): readonly Block[] {
  const aside = { text: stateText(criterion.state, context.t), colour: looks[criterion.state].ink };
  return [
    subheading(context, `${criterion.id}  ${criterion.title ?? requirement.title}`, { before, aside, bookmark: true }),
    paragraph(context, criterion.question, style.body, { before: 1, keepWithNext: true }),
    ...fieldList(context, fieldsOf(context, criterion), { labelWidth: LABEL_WIDTH, before: 4 }),
  ];
}

function fieldsOf(context: Context, criterion: CriterionReport): readonly Field[] {
  const { t } = context;
  const { guidance, references, published, official } = criterion;
  const { options, missing: _, ...recorded } = criterion;
  const record = recordLines(recorded, t);
  const conditions = openConditions(criterion, t);
  return [
    { label: conditions.title, content: bullets(conditions.items) },
    ...(options ? [{ label: optionsTitle(options, t), content: optionItems(context, options) }] : []),
    ...(guidance === undefined ? [] : guidanceFields(guidance, t)),
    ...(references.length > 0
      ? [{ label: t('report.open.references'), content: [...new Set(references)].join(t('list.comma')) }]
      : []),
    ...(record.length > 0 ? [{ label: t('report.table.record'), content: record.join('\n') }] : []),
    ...(published?.text === undefined
      ? []
      : [{ label: t('report.published'), content: officialLines(published.text).join('\n') }]),
    ...(official === undefined ? [] : [{ label: t('report.official'), content: officialLines(official).join('\n') }]),
  ];
}

function guidanceFields(guidance: NonNullable<CriterionReport['guidance']>, t: Context['t']): readonly Field[] {
  const { evidence, firstStep, why } = guidance;
  // On one line, as far as there is room: the first label stands for all of them.
  const [first, ...others] = guidanceFacts(guidance, t);
  const beside = others.map(([label, value]) => t('report.detail', { label, value }));
  return [
    ...(evidence === undefined ? [] : [{ label: t('report.open.evidence'), content: bullets(evidence) }]),
    ...(firstStep === undefined ? [] : [{ label: t('report.action.first-step'), content: firstStep }]),
    ...(first === undefined
      ? []
      : [{ label: first[0], content: [first[1], ...beside].join(t('report.detail.between')) }]),
    ...(why === undefined ? [] : [{ label: t('report.open.why'), content: why }]),
  ];
}

function optionItems({ t }: Context, { choices }: NonNullable<CriterionReport['options']>): readonly Item[] {
  return choices.map((choice) => ({ label: `${choice.id}.`, text: optionText(choice, t) }));
}
