import type { CriterionReport, ReportModel, RequirementReport } from '../../../../formats/outputs/report.ts';
import { criteriaIn } from '../../../model.ts';
import { officialLines } from '../../../official.ts';
import { kinds, openConditions, optionsTitle, optionText, people, recordLines } from '../../../sentences.ts';
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
    subheading(context, `${criterion.id}  ${requirement.title}`, { before, aside, bookmark: true }),
    paragraph(context, criterion.question, style.body, { before: 1, keepWithNext: true }),
    ...fieldList(context, fieldsOf(context, criterion), { labelWidth: LABEL_WIDTH, before: 4 }),
  ];
}

function fieldsOf(context: Context, criterion: CriterionReport): readonly Field[] {
  const { t } = context;
  const { guidance, references, official } = criterion;
  const { options, missing: _, ...recorded } = criterion;
  const record = recordLines(recorded, t);
  const conditions = openConditions(criterion, t);
  return [
    { label: conditions.title, content: bullets(conditions.items) },
    ...(options ? [{ label: optionsTitle(options, t), content: optionItems(context, options) }] : []),
    ...(guidance
      ? [
          { label: t('report.open.evidence'), content: bullets(guidance.evidence) },
          { label: t('report.action.first-step'), content: guidance.firstStep },
          {
            label: t('report.open.who'),
            content: t('report.open.meta', {
              who: people(guidance.who, t),
              work: kinds(guidance.work, t),
              effort: t(`effort.${guidance.effort}`),
            }),
          },
          { label: t('report.open.why'), content: guidance.why },
        ]
      : []),
    ...(references.length > 0
      ? [{ label: t('report.open.references'), content: [...new Set(references)].join(t('list.comma')) }]
      : []),
    ...(record.length > 0 ? [{ label: t('report.table.record'), content: record.join('\n') }] : []),
    ...(official === undefined ? [] : [{ label: t('report.official'), content: officialLines(official).join('\n') }]),
  ];
}

function optionItems({ t }: Context, { choices }: NonNullable<CriterionReport['options']>): readonly Item[] {
  return choices.map((choice) => ({ label: `${choice.id}.`, text: optionText(choice, t) }));
}
