import type { ReportModel } from '../../formats/outputs/report.ts';
import { scopeFields } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { SHORT_DIGITS } from '../../text/typed.ts';
import { sentences } from './joined.ts';
import { unproven } from './view.ts';

type CatalogueSource = ReportModel['catalogue']['source'];

/** What a report is called, by who reads it. */
export function reportTitle({ level, audience }: Pick<ReportModel, 'level' | 'audience'>, t: Translate): string {
  return t(audience === undefined ? 'report.title' : `report.title.${audience}`, { level: level.title });
}

/** What a report for somebody outside the firm proves and what not, one sentence each; nothing inside the firm. */
export function proofLines({ audience, summary, catalogue }: ReportModel, t: Translate): readonly string[] {
  if (audience === undefined) return [];
  const { publisher } = catalogue.source;
  return [
    t('report.proof.self', { publisher }),
    t(summary.views === undefined ? 'report.proof.nobody' : 'report.proof.views'),
    t('report.proof.digest', { label: t('report.digest') }),
    ...(audience === 'specialist' ? [t('report.proof.hash')] : []),
    t(`report.proof.${audience}`, { lapses: t('report.lapses') }),
  ];
}

/** What a report does not show: that this is no evaluation by the scheme, and where there are views, who gave them. */
export function disclaimer({ catalogue, summary }: ReportModel, t: Translate): string {
  return sentences(
    [t('report.disclaimer', { title: catalogue.title }), ...unproven(summary.views !== undefined, t)],
    t,
  );
}

/** `sha256:` and enough of the hash to tell two reports apart at a glance. */
const SHORT_DIGEST = 'sha256:'.length + SHORT_DIGITS;

/** What stands at the foot of every page: the firm, the edition and the result that it belongs to, and to handle it with care. */
export function footerLine(organization: string, edition: string, digest: string, t: Translate): string {
  return t('report.footer', { organization, edition, digest: digest.slice(0, SHORT_DIGEST) });
}

/** The facts at the head of a report, as label and value. */
export function headFacts(model: ReportModel, t: Translate): readonly (readonly [label: string, value: string])[] {
  const { dates, catalogue } = model;
  const answered =
    dates.firstAnswer === undefined || dates.lastAnswer === undefined
      ? []
      : [[t('report.answered'), answeredDays(dates.firstAnswer, dates.lastAnswer, t)] as const];
  return [
    [t('report.organization'), model.organization || t('report.organization.missing')],
    [t('report.scope'), scopeLine(model, t)],
    [t('report.date'), dates.reported],
    ...answered,
    [t('report.edition'), t('report.edition.value', { title: catalogue.title, edition: catalogue.edition })],
    [t('report.source'), sourceLine(catalogue.source, t)],
    [t('report.digest'), model.digest],
  ];
}

/** The source of a catalogue, and what has to be known of it, in a few words. */
export function sourceLine(source: CatalogueSource, t: Translate): string {
  const { publisher, document, published } = source;
  const line = t('report.source.value', { publisher, document, published });
  const words = caveatWords(source, t);
  return words === undefined ? line : line + t('text.aside', { text: words });
}

/** What has to be known of a source, in a few words; undefined where there is nothing. */
export function caveatWords({ caveats = [] }: Pick<CatalogueSource, 'caveats'>, t: Translate): string | undefined {
  return caveats.length === 0 ? undefined : caveats.map((caveat) => t(`caveat.${caveat}`)).join(t('list.separator'));
}

function answeredDays(first: string, last: string, t: Translate): string {
  return first === last ? first : t('report.answered.range', { first, last });
}

/** Whether it is said which companies, sites, departments or systems the answers are about. */
export function hasScope({ scope }: Pick<ReportModel, 'scope'>): boolean {
  return Object.values(scope).some((names) => (names ?? []).length > 0);
}

/** The scope on one line; says so where nothing was written. */
export function scopeLine({ scope }: Pick<ReportModel, 'scope'>, t: Translate): string {
  const parts = scopeFields.flatMap((field) => {
    const names = scope[field] ?? [];
    return names.length === 0
      ? []
      : [t('report.scope.part', { field: t(`report.scope.${field}`), names: names.join(t('report.scope.separator')) })];
  });
  return parts.length === 0 ? t('report.scope.missing') : parts.join(' / ');
}
