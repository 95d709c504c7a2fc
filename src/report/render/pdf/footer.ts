import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import type { Flow } from './flow.ts';
import { colour, paper, style } from './style.ts';
import type { Line, Typeset } from './text.ts';

const TOP = 793;
const NUMBER = 60;

/** `sha256:` and enough of the hash to tell two reports apart at a glance. */
const DIGEST_LENGTH = 'sha256:'.length + 12;

/** What a footer names. */
export type Footed = Pick<ReportModel, 'organization' | 'digest'> & {
  readonly catalogue: Pick<ReportModel['catalogue'], 'edition'>;
};

/** Which edition and result every page belongs to, and its number; drawn when the number of pages is known. */
export function drawFooters(flow: Flow, typeset: Typeset, t: Translate, model: Footed): void {
  const { count } = flow.doc.bufferedPageRange();
  const edition = t('report.footer', {
    organization: model.organization,
    edition: model.catalogue.edition,
    digest: model.digest.slice(0, DIGEST_LENGTH),
  });
  const left = typeset(edition, style.footer, paper.right - paper.left - NUMBER, { maxLines: 1 });
  for (let page = 1; page <= count; page++) {
    flow.doc.switchToPage(page - 1);
    const number = t('report.page', { page, pages: count });
    drawFooter(flow, left, typeset(number, style.footer, NUMBER, { align: 'right' }));
  }
}

function drawFooter(flow: Flow, left: readonly Line[], right: readonly Line[]): void {
  flow.rule(TOP - 5, colour.rule);
  flow.decorate(() => {
    for (const line of left) flow.drawLine(line, paper.left, TOP);
    for (const line of right) flow.drawLine(line, paper.right - NUMBER, TOP);
  }, 'Pagination');
}
