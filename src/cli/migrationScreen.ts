import type { MigrationPlan, PlannedAnswer } from '../assessment/migrate.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { wrap } from '../text/wrap.ts';
import { group } from './diffScreen.ts';
import type { ScreenOptions } from './screens.ts';

/**
 * What a migration does with each answer, grouped; what a person has to do stands last.
 * @param catalogues whose questions are shown; the last that has a criterion counts, and the first for one that is gone.
 * @param isOpen whether it is still to be decided if answers move to new numbers: they are then shown by that alone.
 */
export function migrationScreen(
  plan: MigrationPlan,
  catalogues: readonly Catalogue[],
  isOpen: boolean,
  screen: ScreenOptions,
): readonly string[] {
  const { t, width } = screen;
  const questions = new Map(catalogues.flatMap(allCriteria).map(({ id, question }) => [id, question]));
  const asked = new Map(
    catalogues
      .toReversed()
      .flatMap(allCriteria)
      .map(({ id, question }) => [id, question]),
  );
  const shown = (id: string, question = '') => wrap(`${id}  ${question}`, width, { indent: '  ', hang: '    ' });
  const line = (id: string) => shown(id, questions.get(id));
  const detail = (text: string) => wrap(text, width, { indent: '    ' }).map(screen.paint.dim);
  const of = (...fates: readonly PlannedAnswer['fate'][]) =>
    plan.answers.filter(({ fate, was }) => fates.includes(fate) && !(isOpen && was !== undefined));
  const state = ({ answer }: PlannedAnswer) => t('migrate.before', { state: t(`state.${answer.state}`) });
  const isBlind = plan.answers.some((planned) => 'why' in planned && planned.why === 'not-comparable');
  const row = ([from, to]: readonly [string, string]) => [
    `  ${t('diff.renumbered.row', { from, to })}`,
    ...wrap(questions.get(to) ?? '', width, { indent: '    ' }),
  ];
  return [
    `${t('migrate.keeps')}: ${of('keeps').length}`,
    ...group(t(plan.moves && !isOpen ? 'migrate.moved' : 'migrate.renumbered'), [...plan.renumbered], screen, row),
    ...group(t('migrate.removed'), of('removed'), screen, (planned) => [
      ...shown(planned.id, asked.get(planned.id)),
      ...detail(state(planned)),
    ]),
    ...group(t('migrate.facts'), plan.facts, screen, line),
    ...group(t('migrate.drafts'), plan.drafts, screen, (id) => [id]),
    ...group(t('migrate.targets'), plan.targets, screen, ({ id, level }) => [
      ...line(id),
      ...detail(t('migrate.before.target', { level })),
    ]),
    ...group(t('migrate.reread'), of('reread'), screen, ({ id }) => line(id)),
    ...group(t('migrate.reanswer'), of('reanswer'), screen, (planned) => [
      ...line(planned.id),
      ...('why' in planned ? detail(`${t(`migrate.why.${planned.why}`)} · ${state(planned)}`) : []),
    ]),
    ...(isBlind ? wrap(t('migrate.not-comparable.hint'), width, { indent: '  ' }) : []),
    ...group(t('migrate.added'), plan.added, screen, line),
  ];
}
