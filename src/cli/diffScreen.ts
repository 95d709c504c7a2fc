import { type CatalogueDiff, type CriterionDiff, type CriterionField, criterionChanges } from '../catalogue/diff.ts';
import type { Cadence, Catalogue, Criterion, Level, Options } from '../formats/catalogue.ts';
import { wrap } from '../text/wrap.ts';
import type { ScreenOptions } from './screens.ts';

/** What changed between two editions, grouped: first the counts, then each text as it was and as it is. */
export function diffScreen(
  diff: CatalogueDiff,
  [before, after]: readonly [Catalogue, Catalogue],
  screen: ScreenOptions,
): readonly string[] {
  const { t, paint, width } = screen;
  const [was, is] = [before, after].map(({ title, edition }) => t('edition.title', { title, edition }));
  const heading = wrap(t('diff.heading', { before: was ?? '', after: is ?? '' }), width).map(paint.bold);
  const counts = criterionChanges.map((change) => `  ${t(`diff.${change}`)}: ${diff.counts[change]}`);
  const changes = criterionChanges.filter((change) => change !== 'unchanged');
  return [
    ...heading,
    ...counts,
    ...(diff.countsDifferently ? ['', ...wrap(t('diff.counts-differently'), width)] : []),
    ...changes.flatMap((change) => {
      const criteria = diff.criteria.filter((criterion) => criterion.change === change);
      return group(t(`diff.${change}`), criteria, screen, (criterion) => criterionLines(criterion, screen));
    }),
    ...group(t('diff.levels'), diff.levels, screen, (level) => [
      level.id,
      ...changed(
        texts(level.before, (one) => levelText(one, screen)),
        texts(level.after, (one) => levelText(one, screen)),
        screen,
      ),
    ]),
    ...group(t('diff.requirements'), diff.requirements, screen, (requirement) => [
      requirement.id,
      ...changed(
        texts(requirement.before, ({ title }) => title),
        texts(requirement.after, ({ title }) => title),
        screen,
      ),
    ]),
    ...group(t('diff.facts'), diff.profileFacts, screen, (fact) => [
      fact.id,
      ...changed(
        texts(fact.before, ({ question }) => question),
        texts(fact.after, ({ question }) => question),
        screen,
      ),
    ]),
  ];
}

/** A titled list with its count; nothing where it is empty. */
export function group<T>(
  title: string,
  entries: readonly T[],
  { t, paint, width }: ScreenOptions,
  linesOf: (entry: T) => readonly string[],
): readonly string[] {
  if (entries.length === 0) return [];
  const heading = wrap(t('diff.group', { title, count: entries.length }), width).map(paint.accent);
  return ['', ...heading, ...entries.flatMap(linesOf)];
}

function criterionLines(
  { id, change, fields, before, after }: CriterionDiff,
  screen: ScreenOptions,
): readonly string[] {
  const { t, paint, width } = screen;
  if (before === undefined || after === undefined) {
    const question = (criterion: Criterion | undefined) => texts(criterion, (one) => one.question);
    return [id, ...changed(question(before), question(after), screen)];
  }
  if (change === 'renumbered') {
    return [t('diff.renumbered.row', { from: before.id, to: id }), ...wrap(after.question, width, { indent: '  ' })];
  }
  return [
    id,
    ...fields.flatMap((field) => [
      paint.dim(`  ${t(`diff.field.${field}`)}`),
      ...changed(fieldTexts(field, before, screen), fieldTexts(field, after, screen), screen),
    ]),
  ];
}

/** Lines that are gone, then lines that are new; what stayed is not repeated. */
function changed(before: readonly string[], after: readonly string[], { t, width, paint }: ScreenOptions): string[] {
  const shape = { indent: '  ', hang: '     ' };
  const gone = before.filter((text) => !after.includes(text)).map((text) => t('diff.before', { text }));
  const come = after.filter((text) => !before.includes(text)).map((text) => t('diff.after', { text }));
  return [
    ...gone.flatMap((line) => wrap(line, width, shape)).map(paint.bad),
    ...come.flatMap((line) => wrap(line, width, shape)).map(paint.good),
  ];
}

function texts<T>(entry: T | undefined, textOf: (entry: T) => string): readonly string[] {
  return entry === undefined ? [] : [textOf(entry)];
}

function levelText({ title, includes }: Level, { t }: ScreenOptions): string {
  return includes === undefined ? title : t('diff.level.includes', { title, ids: includes.join(' ') });
}

function fieldTexts(field: CriterionField, criterion: Criterion, screen: ScreenOptions): readonly string[] {
  switch (field) {
    case 'title':
      return criterion.title === undefined ? [] : [criterion.title];
    case 'published': {
      const { text = '', guidance = '', references = [] } = criterion.published ?? {};
      return [...text.split('\n'), ...guidance.split('\n'), ...references].filter((line) => line.trim() !== '');
    }
    case 'question':
      return [criterion.question];
    case 'level':
      return [criterion.level];
    case 'alsoIn':
      return criterion.alsoIn ?? [];
    case 'metWhen':
      return criterion.metWhen;
    case 'options':
      return criterion.options ? optionTexts(criterion.options, screen) : [];
    case 'cadence':
      return criterion.cadence ? cadenceTexts(criterion.cadence, screen) : [];
    case 'references':
      return criterion.references ?? [];
    case 'appliesIf':
      return criterion.appliesIf === undefined ? [] : [criterion.appliesIf];
  }
}

function optionTexts({ atLeast, onlyWhen, choices }: Options, { t }: ScreenOptions): readonly string[] {
  return [
    t('diff.options.at-least', { count: atLeast }),
    ...(onlyWhen === undefined ? [] : [t('diff.options.only-when', { text: onlyWhen })]),
    ...choices.map(({ id, text, onlyWhen: condition, references }) => {
      const named = `${id}. ${text}`;
      const told = condition === undefined ? named : t('diff.option.only-when', { text: named, condition });
      return references ? t('diff.option.references', { text: told, ids: references.join(' ') }) : told;
    }),
  ];
}

function cadenceTexts({ every, on }: Cadence, { t }: ScreenOptions): readonly string[] {
  return [...(every === undefined ? [] : [t(`every.${every}`)]), ...(on ?? []).map((event) => t(`on.${event}`))];
}
