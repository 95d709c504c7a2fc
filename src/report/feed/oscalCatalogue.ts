import { uuidOf } from '../../domain/digest.ts';
import type { Catalogue, Criterion, Requirement } from '../../formats/catalogue.ts';
import { OSCAL_NAMESPACE, OSCAL_VERSION } from '../../formats/oscalNames.ts';
import type { OscalCatalogue } from '../../formats/outputs/oscal.ts';
import type { Translate } from '../../i18n/t.ts';
import { optionText } from '../words/criterion.ts';
import { label, markup, momentOf, oscalJson, property, tokenOf } from './oscal.ts';

type Control = OscalCatalogue['catalog']['groups'][number]['groups'][number]['controls'][number];
type Part = NonNullable<Control['parts'][number]['parts']>[number];

/**
 * A catalogue as one of OSCAL: requirements are its controls, criteria their objectives, whose parts are the conditions.
 * The words are ours, as in the catalogue; no sentence of the publisher's is in it but what the catalogue itself quotes.
 */
export function oscalCatalogue(catalogue: Catalogue, hash: string, t: Translate): string {
  const { id, edition, title, lang, source, categories, requirements } = catalogue;
  const groups = categories.flatMap((category) => {
    const sections = category.sections.flatMap((section) => {
      const controls = requirements.filter((one) => one.section === section.id).map((one) => controlOf(one, t));
      if (controls.length === 0) return [];
      const head = { id: tokenOf('section', section.id), class: 'section' as const, title: markup(section.title) };
      return [{ ...head, props: [label(section.id)], controls }];
    });
    if (sections.length === 0) return [];
    const head = { id: tokenOf('category', category.id), class: 'category' as const, title: markup(category.title) };
    return [{ ...head, props: [label(category.id)], groups: sections }];
  });
  const { publisher, document, published } = source;
  const data: OscalCatalogue = {
    catalog: {
      uuid: uuidOf(['catalogue', id, edition, hash, lang, title]),
      metadata: {
        title: markup(title),
        // The day of a document that is dated by its month alone is the first one.
        'last-modified': momentOf(published.padEnd(10, '-01')),
        version: edition,
        'oscal-version': OSCAL_VERSION,
        props: [...property('catalogue', `${id}@${edition}`), ...property('hash', hash)],
        remarks: markup(t('report.assumption.own-words', { publisher, document })),
      },
      groups,
    },
  };
  return oscalJson(data);
}

function controlOf({ id, title, plain, criteria }: Requirement, t: Translate): Control {
  const token = tokenOf('requirement', id);
  return {
    id: token,
    class: 'requirement',
    title: markup(title),
    props: [label(id)],
    parts: [
      ...(plain === undefined ? [] : [{ id: `${token}_smt`, name: 'statement', prose: markup(plain) }]),
      ...criteria.map((criterion) => objectiveOf(criterion, t)),
    ],
  };
}

function objectiveOf(criterion: Criterion, t: Translate): Control['parts'][number] {
  const { id, level, question, metWhen, options, published } = criterion;
  const token = tokenOf('criterion', id);
  const conditions = metWhen.map(
    (text, index): Part => ({
      id: `${token}_${index + 1}`,
      name: 'assessment-objective',
      props: [label(`${id} (${index + 1})`)],
      prose: markup(text),
    }),
  );
  const choices = (options?.choices ?? []).map(
    (choice): Part => ({
      id: `${token}_${choice.id}`,
      name: 'option',
      ns: OSCAL_NAMESPACE,
      props: [label(choice.id)],
      prose: markup(optionText(choice, t)),
    }),
  );
  const quoted: readonly Part[] =
    published?.text === undefined
      ? []
      : [{ id: `${token}_published`, name: 'published', ns: OSCAL_NAMESPACE, prose: markup(published.text) }];
  return {
    id: token,
    name: 'assessment-objective',
    props: [label(id), ...property('level', level), ...property('at-least', options && String(options.atLeast))],
    prose: markup(question),
    parts: [...conditions, ...choices, ...quoted],
  };
}
