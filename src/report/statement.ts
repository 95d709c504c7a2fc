import { aimsOf } from '../domain/aims.ts';
import { digestOf } from '../domain/digest.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import type { Statement } from '../formats/outputs/signed.ts';
import { namedScope } from './audience.ts';

/** The result as a buyer may see it: how many, and never which ones. */
export function statementOf(model: ReportModel, assessment: Assessment, signer?: string): Statement {
  const { method, judgement, criteria, lapsed, withoutOption, otherText, requirements, points, views } = model.summary;
  const { id, edition, hash } = model.catalogue;
  const reviews = reviewsDigest(assessment);
  const { firstAnswer, lastAnswer } = model.dates;
  return {
    type: 'scs-check result',
    organization: model.organization,
    ...(model.toBuyers === undefined ? {} : { toBuyers: model.toBuyers }),
    scope: Object.fromEntries(Object.entries(namedScope(model.scope)).map(([field, names]) => [field, [...names]])),
    catalogue: { id, edition, hash },
    level: model.level.id,
    method,
    judgement,
    criteria: { ...criteria },
    lapsed: { met: lapsed.met, date: lapsed.date },
    ...(withoutOption === undefined ? {} : { withoutOption }),
    ...(otherText === undefined ? {} : { otherText }),
    ...(points ? { points: { total: points.total, max: points.max } } : {}),
    ...(views ? { views: viewsIn(views) } : {}),
    ...(views?.declared
      ? { agreed: { met: views.declared.met.agreed, 'not-applicable': views.declared['not-applicable'].agreed } }
      : {}),
    requirements: { ...requirements },
    categories: model.categories.map(({ id: category, judgement: found, counts }) => ({
      id: category,
      judgement: found,
      counts: { ...counts },
    })),
    ...(firstAnswer === undefined || lastAnswer === undefined
      ? {}
      : { answered: { first: firstAnswer, last: lastAnswer } }),
    reportedOn: model.dates.reported,
    answers: model.digest,
    ...(reviews === undefined ? {} : { reviews }),
    basis: basisDigest(assessment),
    ...(signer === undefined ? {} : { signer }),
  };
}

/** Told where there is any of them: a result that was signed before they were counted does not tell them. */
function viewsIn(views: NonNullable<ReportModel['summary']['views']>) {
  const { current, split, rewritten, unshown, changed, none, total } = views;
  return {
    ...current,
    ...(split > 0 ? { split } : {}),
    ...(rewritten > 0 ? { rewritten } : {}),
    ...(unshown > 0 ? { unshown } : {}),
    changed,
    none,
    total,
  };
}

/**
 * Hash of what an assessment says beside its answers: under which editions it was answered, whichever is at work just
 * now, what was left out since, and what the firm aims at.
 */
function basisDigest(assessment: Assessment): string {
  const { retired, targets } = assessment;
  const editions = aimsOf(assessment).map(({ id, edition }) => `${id} ${edition}`);
  return digestOf({ editions: [...new Set(editions)].sort(), retired, targets });
}

/** Hash of the specialists and all they said; undefined where nobody has said anything. */
export function reviewsDigest({ reviewers, reviews }: Assessment): string | undefined {
  return reviews && digestOf([reviewers, reviews]);
}
