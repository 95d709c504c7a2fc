import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import { signsOf } from '../../../text/width.ts';
import { footerLine } from '../../words/head.ts';
import type { Flow } from './flow.ts';
import { colour, paper, style } from './style.ts';
import type { Line, Typeset } from './text.ts';

const TOP = 793;
const NUMBER = 60;

/** Wider than any name is long. */
const UNBOUNDED = 1_000_000;

/** The part of the line that the name of an edition may take. */
const LONGEST_EDITION = 0.3;

/** What a footer names. */
export type Footed = Pick<ReportModel, 'organization' | 'digest'> & {
  readonly catalogue: Pick<ReportModel['catalogue'], 'edition'>;
};

/** Which edition and result every page belongs to, and its number; drawn when the number of pages is known. */
export function drawFooters(flow: Flow, typeset: Typeset, t: Translate, model: Footed): void {
  const { count } = flow.doc.bufferedPageRange();
  const room = paper.right - paper.left - NUMBER;
  const widthOf = (text: string) => typeset(text, style.footer, UNBOUNDED)[0]?.width ?? 0;
  const said = (organization: string, edition: string) => footerLine(organization, edition, model.digest, t);
  // Names may have any length and stand in full on the first page; the digest and how to handle it are on every page.
  const edition = cut(model.catalogue.edition, (text) => widthOf(text) <= room * LONGEST_EDITION);
  const organization = cut(model.organization, (text) => widthOf(said(text, edition)) <= room);
  const left = typeset(said(organization, edition), style.footer, room, { maxLines: 1 });
  for (let page = 1; page <= count; page++) {
    flow.doc.switchToPage(page - 1);
    const number = t('report.page', { page, pages: count });
    drawFooter(flow, left, typeset(number, style.footer, NUMBER, { align: 'right' }));
  }
}

/** As much of a text as fits, with … where it goes on. */
function cut(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const signs = signsOf(text);
  let [most, tooMany] = [0, signs.length];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(shortened(signs, middle))) most = middle;
    else tooMany = middle;
  }
  return shortened(signs, most);
}

function shortened(signs: readonly string[], count: number): string {
  return `${signs.slice(0, count).join('').trimEnd()}…`;
}

function drawFooter(flow: Flow, left: readonly Line[], right: readonly Line[]): void {
  flow.rule(TOP - 5, colour.rule);
  flow.decorate(() => {
    for (const line of left) flow.drawLine(line, paper.left, TOP);
    for (const line of right) flow.drawLine(line, paper.right - NUMBER, TOP);
  }, 'Pagination');
}
