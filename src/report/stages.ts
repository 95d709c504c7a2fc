import { stagesAt } from '../domain/catalogue.ts';
import { standingFact } from '../domain/profile.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue, Lack, StageLack } from '../formats/catalogue.ts';
import type { StageReport } from '../formats/outputs/report.ts';
import { unevidencedIn } from '../scoring/closing.ts';
import { lapsesOn } from '../scoring/lapsed.ts';
import type { Result } from '../scoring/result.ts';
import type { ViewCounts } from '../scoring/views.ts';

/**
 * What the stages of the scheme need that belong to the level of a result, in the order of the catalogue, each with what
 * the file still lacks for it. Counts of what was said and written down: none of them says that a stage is reached.
 * @param views what specialists have said; left out where nobody has looked at the file.
 * @param asOf YYYY-MM-DD
 */
export function stagesOf(
  catalogue: Catalogue,
  assessment: Assessment,
  result: Result,
  views: ViewCounts | undefined,
  asOf: string,
): readonly StageReport[] {
  const unevidenced = unevidencedIn(assessment, result);
  const counted = countsOf(unevidenced, result, views, asOf);
  // What lacks otherwise has a part of the report to itself.
  const lackOf = (what: StageLack) => ({
    what,
    count: counted[what],
    ...(what === 'unevidenced' && unevidenced.length > 0 ? { criteria: unevidenced } : {}),
  });
  return stagesAt(catalogue, result.level.id).map(({ level: _, needs, ...stage }) => ({
    ...stage,
    needs: needs.map((need) => {
      const { text, certainty, lacks, fact }: Exclude<typeof need, string> =
        typeof need === 'string' ? { text: need } : need;
      const answer = fact === undefined ? undefined : standingFact(catalogue, assessment, fact);
      // Where nothing is in place there is nothing to show evidence of: to count none as lacking would read as done.
      const told = (lacks ?? [])
        .filter((what) => what !== 'unevidenced' || result.level.counts.met > 0)
        .flatMap((what) => [what, ...(besides[what] ?? []).filter((other) => counted[other] > 0)]);
      return {
        text,
        ...(certainty ? { certainty } : {}),
        ...(told.length > 0 ? { lacks: told.map(lackOf) } : {}),
        ...(fact === undefined ? {} : { fact }),
        ...(answer === undefined ? {} : { answer }),
      };
    }),
  }));
}

/** What a catalogue need not name: it is told with what it goes with, where there is any. */
const besides: Partial<Record<Lack, readonly StageLack[]>> = {
  contradictions: ['overdue'],
  unreviewed: ['disagreed'],
};

function countsOf(
  unevidenced: readonly string[],
  result: Result,
  views: ViewCounts | undefined,
  asOf: string,
): Readonly<Record<StageLack, number>> {
  const { counts } = result.level;
  const unreviewed = views === undefined ? counts.total : views.none + views.changed + views.rewritten + views.unshown;
  return {
    unanswered: counts.unanswered,
    unknown: counts.unknown,
    open: counts.partial + counts.unmet,
    'not-applicable': counts['not-applicable'],
    contradictions: result.diagnostics.length,
    overdue: lapsesOn(result, asOf).length,
    unevidenced: unevidenced.length,
    unreviewed,
    disagreed: counts.total - unreviewed - (views?.current.agrees ?? 0),
  };
}
