import { answerEdit } from '../../interview/ask.ts';
import { type RuledOut, ruledOut } from '../../interview/ruledOut.ts';
import { without } from '../../interview/session.ts';
import { wrap } from '../../text/wrap.ts';
import { pagesOf } from '../pages.ts';
import { keyLines, termsBelow } from '../screens.ts';
import { answerWith } from './answer.ts';
import type { Desk, Leaving } from './desk.ts';

const NEXT = ' ';

/**
 * Shows at once all that follows from what the firm has said of itself, each with its reason. Nothing is answered without
 * the key; what is left is asked like any other question, and not offered again in this sitting.
 */
export async function offerRuledOut(desk: Desk): Promise<Leaving | undefined> {
  const found = ruledOut(desk.session);
  if (found.every(({ criterion }) => desk.offered.has(criterion.id))) return undefined;
  const { t } = desk;
  const pages = screensOf(desk, found);
  for (const [at, page] of pages.entries()) {
    desk.say(page);
    const hasMore = at < pages.length - 1;
    const key = await desk.key(
      // Nobody confirms what has not been on the screen: before the last page, 1 leads on.
      ...(hasMore ? ([[NEXT, t('key.next-page')]] as const) : []),
      ['1', t(hasMore ? 'key.read-on' : 'key.ruled-out.confirm')],
      ['2', t('key.ruled-out.ask')],
      ['b', t('key.back')],
      ...desk.menuKeys.map((one) => [one.key, one.label] as const),
      ['q', t('key.quit')],
    );
    if (key === 'q') return 'left';
    if (key === 'm') return 'menu';
    if (key === 'b') return desk.goBack();
    if (key === NEXT || (key === '1' && hasMore)) continue;
    for (const { criterion } of found) desk.offered.add(criterion.id);
    if (key === '1') await confirm(desk, found);
    return undefined;
  }
  return undefined;
}

async function confirm(desk: Desk, found: readonly RuledOut[]): Promise<void> {
  const edits = found.map(({ criterion: { id }, reason }) =>
    answerEdit(id, { ...answerWith(desk, id, undefined, 'not-applicable'), reason }),
  );
  await desk.save(...edits);
  desk.session = without(desk.session, new Set(found.map(({ criterion }) => criterion.id)));
  desk.sayWrapped(desk.t('ask.ruled-out.saved', { count: found.length }));
}

function screensOf(desk: Desk, found: readonly RuledOut[]): readonly string[] {
  const { t, paint, width } = desk.screen;
  const shown = found.map(({ criterion: { question }, reason }) => ({ question, metWhen: [reason] }));
  const terms = termsBelow(desk.session.catalogue, shown, desk.screen);
  return pagesOf(
    {
      head: ['', ...wrap(t('ask.ruled-out', { count: found.length }), width).map(paint.accent)],
      blocks: found.map(({ criterion, reason }, index) => [
        ...wrap(`${criterion.id} ${criterion.question}`, width, { hang: '  ' }),
        ...wrap(t('ask.previous.reason', { reason }), width, { indent: '  ', hang: '    ' }).map(paint.dim),
        ...(terms[index] ?? []),
      ]),
      foot: [
        '',
        ...wrap(t('ask.ruled-out.note'), width).map(paint.dim),
        ...keyLines(t('ask.ruled-out.keys', { menu: desk.menuWords }), width),
      ],
      more: (page, pages) => [paint.middling(t(page < pages ? 'ask.page' : 'ask.page.last', { page, pages }))],
    },
    desk.rows,
  );
}
