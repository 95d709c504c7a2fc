import type { ReportModel } from '../../formats/outputs/report.ts';
import { isMessageKey } from '../../i18n/keys.ts';
import type { Translate } from '../../i18n/t.ts';

/** What a part of the catalogue has to do with other frameworks, one line for each part that has. */
export function mappingLines({ categories, requirements, mappings }: ReportModel, t: Translate): readonly string[] {
  const parts = [
    ...categories,
    ...requirements.flatMap((requirement) => [
      requirement,
      ...requirement.criteria.map(({ id, title = requirement.title }) => ({ id, title })),
    ]),
  ];
  return parts.flatMap(({ id, title }) => {
    const found = mappings.filter(({ from }) => from === id);
    if (found.length === 0) return [];
    const items = found.map((mapping) =>
      t('report.mappings.items', {
        framework: frameworkName(mapping.framework, t),
        items: mapping.items.map((item) => item.id).join(t('list.comma')),
      }),
    );
    return [t('report.mappings.row', { from: id, title, items: items.join(' · ') })];
  });
}

/** The name of a framework; what has none of ours is shown as it stands. */
export function frameworkName(id: string, t: Translate): string {
  const key = `framework.${id}`;
  return isMessageKey(key) ? t(key) : id;
}
