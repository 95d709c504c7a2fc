import type { OscalFinding, OscalResults } from '../../formats/outputs/oscal.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import { criterionStates } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { headline } from '../words/count.ts';
import { lapseLines } from '../words/criterion.ts';
import { disclaimer, reportTitle } from '../words/head.ts';
import {
  answerUuid,
  catalogueResource,
  documentUuid,
  isRisk,
  markup,
  metadataOf,
  momentOf,
  type Named,
  namedIn,
  observationsOf,
  oscalJson,
  property,
  riskOf,
  riskUuid,
  stableUuid,
  tokenOf,
} from './oscal.ts';

/**
 * A report as the assessment results of OSCAL.
 * Assumption: a finding of OSCAL is satisfied or not. What nobody knows, has answered or takes for its own is neither: it
 * has an observation and no finding. What was met and has run out counts as met, as everywhere, and has a risk beside it.
 */
export function oscalResults(model: ReportModel, t: Translate): string {
  const title = reportTitle(model, t);
  const { dates, requirements, summary, level } = model;
  const criteria = namedIn(model);
  const observations = criteria.flatMap((one) => observationsOf(model, one, t));
  const risks = criteria.filter(({ criterion }) => isRisk(criterion)).map((one) => riskOf(model, one, t));
  const findings = criteria.flatMap((one) => findingOf(model, one, t));
  const noPlan = stableUuid(model, 'no-plan');
  const day = momentOf(dates.reported);
  const data: OscalResults = {
    'assessment-results': {
      uuid: documentUuid(model, 'assessment-results', title),
      metadata: metadataOf(model, title, t),
      'import-ap': { href: `#${noPlan}`, remarks: markup(t('oscal.no-plan')) },
      results: [
        {
          uuid: stableUuid(model, 'result', level.id),
          title: markup(title),
          description: markup(headline(model, t)),
          start: dates.firstAnswer === undefined ? day : momentOf(dates.firstAnswer),
          end: day,
          props: [
            ...property('judgement', summary.judgement),
            ...criterionStates.flatMap((state) => property(`count-${state}`, String(summary.criteria[state]))),
            ...property('count-total', String(summary.criteria.total)),
          ],
          'reviewed-controls':
            requirements.length === 0
              ? { 'control-selections': [{ 'include-all': {} }] }
              : {
                  'control-selections': [
                    {
                      'include-controls': requirements.map(({ id }) => ({ 'control-id': tokenOf('requirement', id) })),
                    },
                  ],
                  'control-objective-selections': [
                    {
                      'include-objectives': criteria.map(({ criterion }) => ({
                        'objective-id': tokenOf('criterion', criterion.id),
                      })),
                    },
                  ],
                },
          ...(observations.length === 0 ? {} : { observations }),
          ...(risks.length === 0 ? {} : { risks }),
          ...(findings.length === 0 ? {} : { findings }),
          remarks: markup(disclaimer(model, t)),
        },
      ],
      'back-matter': {
        resources: [
          { uuid: noPlan, title: markup(t('oscal.no-plan.title')), description: markup(t('oscal.no-plan')) },
          catalogueResource(model),
        ],
      },
    },
  };
  return oscalJson(data);
}

function findingOf(model: ReportModel, { criterion, title }: Named, t: Translate): readonly OscalFinding[] {
  const { id, state, question } = criterion;
  if (state !== 'met' && state !== 'partial' && state !== 'unmet') return [];
  const isMet = state === 'met';
  const lapses = lapseLines(criterion, t);
  const views = observationsOf(model, { criterion, title }, t).slice(1);
  return [
    {
      uuid: stableUuid(model, 'finding', id),
      title,
      description: markup(question),
      props: property('state', state),
      target: {
        type: 'objective-id',
        'target-id': tokenOf('criterion', id),
        status: { state: isMet ? 'satisfied' : 'not-satisfied', reason: isMet ? 'pass' : 'fail' },
      },
      'related-observations': [answerUuid(model, criterion), ...views.map(({ uuid }) => uuid)].map((uuid) => ({
        'observation-uuid': uuid,
      })),
      ...(isRisk(criterion) ? { 'related-risks': [{ 'risk-uuid': riskUuid(model, criterion) }] } : {}),
      ...(lapses.length === 0 ? {} : { remarks: markup(lapses.join('\n\n')) }),
    },
  ];
}
