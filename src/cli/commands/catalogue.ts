import { listShippedCatalogues } from '../../io/shipped.ts';
import { allCriteria } from '../../model/lookup.ts';
import { wrap } from '../../text/wrap.ts';
import { loadCatalogue } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';

export interface CatalogueOptions {
  readonly json: boolean;
}

/** The catalogues of the package. */
export async function list({ json }: CatalogueOptions, { t, print }: Context): Promise<number> {
  const found = listShippedCatalogues().map((id) => {
    const { catalogue, hash } = loadCatalogue(id);
    const { title, edition, levels, requirements } = catalogue;
    const criteria = allCriteria(catalogue).length;
    return {
      id,
      title,
      edition,
      hash,
      levels: levels.map((level) => level.id),
      requirements: requirements.length,
      criteria,
    };
  });
  if (json) {
    print(JSON.stringify(found, null, 2));
    return exitCodes.passed;
  }
  for (const { id, title, edition, requirements, criteria } of found) {
    print(`${id}  ${t('catalogue.row', { title, edition, requirements, criteria })}`);
  }
  return exitCodes.passed;
}

/** One catalogue with its requirements and criteria. */
export async function show(id: string, { json }: CatalogueOptions, context: Context): Promise<number> {
  const { t, print, width } = context;
  const paint = context.paint.stdout;
  const { catalogue, hash } = loadCatalogue(id);
  if (json) {
    print(JSON.stringify({ schemaVersion: 1, hash, ...catalogue }, null, 2));
    return exitCodes.passed;
  }
  const { title, edition, source, categories, requirements } = catalogue;
  print(paint.bold(`${title}（${edition}版）`));
  print(
    t('report.source.value', { publisher: source.publisher, document: source.document, published: source.published }),
  );
  for (const category of categories) {
    print(`\n${paint.accent(`${category.id} ${category.title}`)}`);
    const sections = new Set(category.sections.map((section) => section.id));
    for (const requirement of requirements.filter(({ section }) => sections.has(section))) {
      print(paint.bold(`${requirement.id} ${requirement.title}`));
      for (const { id: criterion, question } of requirement.criteria) {
        print(wrap(question, width, { indent: `  ${criterion}  `, hang: ' '.repeat(criterion.length + 4) }).join('\n'));
      }
    }
  }
  return exitCodes.passed;
}
