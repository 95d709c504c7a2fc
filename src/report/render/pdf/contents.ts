import type { StructureElement } from 'pdfkit';
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import { placeOfPart } from './heading.ts';
import { paper, style, textWidth } from './style.ts';

/** Where the contents stand. */
export const CONTENTS = 'contents';

const GAP = 18;
const NUMBER = 20;

/** What comes after the first page, with the pages, which are known only when all is drawn. */
export interface Contents {
  readonly block: Block;
  /** Writes down the entries, once every part has its page. */
  readonly fill: () => void;
}

/** @param opensPage whether it stands on top of the page after the first, with what follows. */
export function contents(context: Context, titles: readonly string[], opensPage: boolean): Contents {
  const { t, tag, typeset, places } = context;
  const longest = Math.max(
    ...titles.flatMap((title) => typeset(title, style.fine, Number.POSITIVE_INFINITY).map((one) => one.width)),
  );
  const widthOf = (count: number) => (textWidth - GAP * (count - 1)) / count;
  const columns = longest <= widthOf(3) - NUMBER ? 3 : 2;
  const width = widthOf(columns);
  const rows = Math.ceil(titles.length / columns);
  const line = style.fine.leading + 1;
  const heading = typeset(t('report.contents'), style.smallStrong, textWidth);
  const list = tag('L');
  const links = titles.map(() => tag('Link', tag('LBody', tag('LI', list))));
  const height = style.smallStrong.leading + 2 + rows * line;
  let fill = () => {};
  return {
    fill: () => fill(),
    block: {
      before: 8,
      height,
      start: height,
      ...(opensPage ? { startsPage: 'after-first' } : {}),
      draw: (flow) => {
        const top = flow.y;
        const page = flow.doc.bufferedPageRange().count;
        places.mark(CONTENTS, top);
        tag('P')().add(() => {
          for (const one of heading) flow.drawLine(one, paper.left, top);
        });
        const elements: readonly StructureElement[] = links.map((link) => link());
        flow.y += height;
        fill = () => {
          flow.doc.switchToPage(page - 1);
          const numberOf = (title: string) => places.pageOf(placeOfPart(title));
          // As they came, which is not always as they were meant to.
          const shown = titles.toSorted((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0));
          for (const [index, title] of shown.entries()) {
            const element = elements[index];
            const left = paper.left + Math.floor(index / rows) * (width + GAP);
            const at = top + style.smallStrong.leading + 2 + (index % rows) * line;
            const number = numberOf(title);
            const name = typeset(title, style.fine, width - NUMBER, { maxLines: 1 });
            const figure = typeset(number === undefined ? '' : String(number), style.fine, NUMBER, { align: 'right' });
            element?.add(() => {
              for (const one of name) flow.drawLine(one, left, at);
              for (const one of figure) flow.drawLine(one, left + width - NUMBER, at);
            });
            if (element !== undefined) {
              places.refer({ to: placeOfPart(title), words: title, element, box: [left, at, width, line], page });
            }
          }
        };
      },
    },
  };
}
