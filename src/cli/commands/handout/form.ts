import { allCriteria } from '../../../domain/catalogue.ts';
import { type FormData, type FormWord, formWords } from '../../../exchange/filledForm.ts';
import type { HandedOut } from '../../../exchange/handout.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import type { Guidance } from '../../../formats/guidance.ts';
import { limits } from '../../../formats/limits.ts';
import type { Translate } from '../../../i18n/t.ts';
import { loadFormScript } from '../../../io/formScript.ts';
import { renderForm } from '../../../report/render/form.ts';
import { formPage } from '../../../report/say/form.ts';

/**
 * A hand-out as one page to fill in.
 * @param catalogue in the words of the reader.
 */
export function handoutForm(
  made: HandedOut,
  { catalogue, guidance }: { readonly catalogue: Catalogue; readonly guidance?: Guidance | undefined },
  t: Translate,
): string {
  const wanted = new Set(made.handout.ids);
  const criteria = allCriteria(catalogue).filter(({ id }) => wanted.has(id));
  const data: FormData = {
    handout: made,
    criteria: Object.fromEntries(criteria.map(({ id, options }) => [id, options === undefined ? {} : { options }])),
    words: Object.fromEntries(formWords.map((word) => [word, t(`form.${word}`)])) as Record<FormWord, string>,
  };
  return renderForm(formPage({ made, catalogue, guidance }, t), { script: loadFormScript(), data, limits }, t);
}
