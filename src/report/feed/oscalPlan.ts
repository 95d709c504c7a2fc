import type { OscalPlan } from '../../formats/outputs/oscal.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import {
  answerUuid,
  catalogueResource,
  documentUuid,
  firmUuid,
  isRisk,
  metadataOf,
  namedIn,
  observationsOf,
  oscalJson,
  paragraphs,
  property,
  riskOf,
  riskUuid,
  stableUuid,
  whatIsOpen,
} from './oscal.ts';

/**
 * What a report says is left to do, as the plan of action and milestones of OSCAL; undefined where nothing is left, since
 * OSCAL knows no empty plan. Answers and risks have the UUIDs that they have in the assessment results.
 */
export function oscalPlan(model: ReportModel, t: Translate): string | undefined {
  const open = namedIn(model).filter(({ criterion }) => isRisk(criterion));
  if (open.length === 0) return undefined;
  const title = t('report.plan');
  const data: OscalPlan = {
    'plan-of-action-and-milestones': {
      uuid: documentUuid(model, 'plan', title),
      metadata: metadataOf(model, title, t),
      // Whose plan it is: a firm has no number that all of its systems go by.
      'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: firmUuid(model) },
      observations: open.flatMap((one) => observationsOf(model, one, t)),
      risks: open.map((one) => riskOf(model, one, t)),
      'poam-items': open.map(({ criterion, title: name }) => ({
        uuid: stableUuid(model, 'item', criterion.id),
        title: name,
        description: paragraphs(whatIsOpen(criterion, t)),
        props: [
          ...property('state', criterion.state),
          ...property('when', criterion.when),
          ...property('effort', criterion.guidance?.effort),
          ...property('owner', criterion.owner),
          ...property('due', criterion.due),
        ],
        'related-observations': [{ 'observation-uuid': answerUuid(model, criterion) }],
        'related-risks': [{ 'risk-uuid': riskUuid(model, criterion) }],
      })),
      'back-matter': { resources: [catalogueResource(model)] },
    },
  };
  return oscalJson(data);
}
