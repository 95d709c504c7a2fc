import { glanceAt } from '../../domain/answer.ts';
import { allCriteria } from '../../domain/catalogue.ts';
import { type Glance, glances } from '../../formats/assessment.ts';
import type { Requirement } from '../../formats/catalogue.ts';
import { answerEdit } from '../../interview/ask.ts';
import { proposedUnmet, requirementsToGlanceAt } from '../../interview/overview.ts';
import { skip } from '../../interview/session.ts';
import { ruleOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { pagesOf } from '../pages.ts';
import { conditionBlocks, headLines, keyLines, termsBelow } from '../screens.ts';
import { answerWith, sayContradictions } from './answer.ts';
import type { Desk, Leaving } from './desk.ts';

/** The digit of each, in their order. */
const glanceKeys: readonly (readonly [digit: string, glance: Glance])[] = glances.map((glance, index) => [
  String(index + 1),
  glance,
]);

/** One requirement at a glance: what it wants, what it is about, and one key. */
export async function askGlance(desk: Desk, id: string): Promise<Leaving | undefined> {
  const { t, screen } = desk;
  const { catalogue, assessment } = desk.session;
  const requirement = catalogue.requirements.find((candidate) => candidate.id === id);
  if (requirement === undefined) throw new RangeError(`no requirement ${id} in ${catalogue.id}`);
  const left = requirementsToGlanceAt(catalogue, assessment).length;
  const known = glanceAt(assessment, id);
  const { width, paint } = screen;
  const [page = ''] = pagesOf(
    {
      head: [
        paint.dim(ruleOf(width)),
        ...headLines(t('ask.glance.place', { count: left }), `${id} ${requirement.title}`, screen),
        ...wrap(t('ask.glance'), width).map(paint.bold),
        ...(requirement.plain === undefined ? [] : wrap(requirement.plain, width)),
      ],
      // One sentence is enough for a rough answer, and all that it stands for is behind a key.
      blocks:
        requirement.plain === undefined
          ? requirement.criteria.map(({ question }) => wrap(question, width, { indent: '  - ', hang: '    ' }))
          : [],
      foot: [
        ...(known === undefined
          ? []
          : wrap(t('ask.previous.fact', { answer: t(`glance.${known}`) }), width).map(paint.dim)),
        ...glanceFoot(desk),
      ],
      more: () => [paint.dim(t('ask.glance.more'))],
    },
    desk.rows,
  );
  desk.say(page);
  let help: readonly string[] = [];
  for (;;) {
    const key = await desk.key(
      ...glanceKeys.map(([digit, glance]) => [digit, t(`glance.${glance}`)] as const),
      ['?', t('key.help')],
      ['s', t('key.skip')],
      ['b', t('key.back')],
      ...desk.menuKeys.map(({ key, label }) => [key, label] as const),
      ['q', t('key.quit')],
      ...(help.length > 1 ? [[' ', t('key.next-page')] as const] : []),
    );
    switch (key) {
      case 'q':
        return 'left';
      case 'm':
        return 'menu';
      case 'b':
        return desk.goBack();
      case 's':
        desk.session = skip(desk.session);
        return undefined;
      case '?':
      case ' ':
        help = key === '?' ? helpOf(desk, requirement) : help.slice(1);
        desk.say(help[0] ?? '');
        continue;
    }
    const glance = glanceKeys.find(([digit]) => digit === key)?.[1];
    if (glance !== undefined) await desk.saveAndGoOn({ type: 'glance', id, glance });
    return undefined;
  }
}

/** When each criterion of a requirement is in place. */
function helpOf(desk: Desk, requirement: Requirement): readonly string[] {
  const { t, screen, context } = desk;
  const { width, paint } = screen;
  const shown = requirement.criteria.map(({ question, metWhen }) => ({ question, metWhen }));
  const terms = termsBelow(desk.session.catalogue, shown, screen);
  return pagesOf(
    {
      head: [paint.dim(ruleOf(width)), ...wrap(`${requirement.id} ${requirement.title}`, width).map(paint.bold)],
      blocks: requirement.criteria.flatMap((criterion, index) => [
        wrap(`${criterion.id} ${criterion.question}`, width).map(paint.bold),
        ...conditionBlocks(criterion, screen),
        terms[index] ?? [],
      ]),
      foot: glanceFoot(desk),
      more: (page, pages) => [paint.middling(t(page < pages ? 'ask.page' : 'ask.page.last', { page, pages }))],
    },
    context.rows,
  );
}

/** The keys of a look at one requirement. */
function glanceFoot({ t, screen, menuWords: menu }: Desk): readonly string[] {
  const { width, paint } = screen;
  return [
    '',
    ...keyLines(glanceKeys.map(([digit, glance]) => `[${digit}] ${t(`glance.${glance}`)}`).join('  '), width),
    ...keyLines(t('ask.glance.keys', { menu }), width).map(paint.dim),
  ];
}

/** What follows from 「なにもしていない」, for all criteria together: answers only once somebody says so. */
export async function confirmUnmet(desk: Desk): Promise<void> {
  const { t, screen } = desk;
  const { catalogue, assessment } = desk.session;
  const ids = new Set(proposedUnmet(catalogue, assessment));
  if (ids.size === 0) return;
  const { width, paint } = screen;
  const requirements = catalogue.requirements.filter(({ criteria }) => criteria.some(({ id }) => ids.has(id)));
  const lines = [
    '',
    ...wrap(t('ask.glance.unmet', { count: ids.size }), width).map(paint.bold),
    ...requirements.flatMap(({ id, title, criteria }) => {
      const count = criteria.filter((criterion) => ids.has(criterion.id)).length;
      return wrap(t('ask.glance.unmet.row', { id, title, count }), width, { indent: '  ', hang: '    ' });
    }),
    ...wrap(t('ask.glance.unmet.note'), width).map(paint.dim),
    '',
    ...keyLines(t('ask.glance.unmet.keys'), width),
  ];
  desk.say(lines.join('\n'));
  const key = await desk.key(['1', t('key.unmet.together')], ['2', t('key.unmet.each')]);
  if (key === '2') return;
  const answers = allCriteria(catalogue)
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => answerEdit(id, answerWith(desk, id, undefined, 'unmet')));
  await desk.save(...answers);
  sayContradictions(desk, [...ids], assessment, false);
}
