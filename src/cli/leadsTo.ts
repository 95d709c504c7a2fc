import type { Tag } from '../i18n/t.ts';
import { proposalsFor } from '../interview/proposals.ts';
import { catalogueOf } from '../interview/session.ts';
import type { LoadedAssessment } from '../workspace/assessment.ts';
import { chooseLevel, type LoadedCatalogue, loadShipped } from '../workspace/catalogue.ts';
import { catalogueIdsFrom, crosswalksInto } from '../workspace/crosswalk.ts';
import { inLanguage } from '../workspace/translation.ts';
import type { Context } from './context.ts';
import { commandFor } from './nextCommand.ts';

/** The catalogues that the answers of a file lead to, each with how many answers of it they propose, and the command. */
export function leadsTo(
  file: string,
  opened: LoadedAssessment,
  { t, language }: Pick<Context, 't' | 'language'>,
): readonly string[] {
  return catalogueIdsFrom(opened.loaded, opened.assessment).map((id) => {
    const next = loadShipped(id);
    const count = proposedIn(next, opened, language);
    const { title } = inLanguage(next, language).catalogue;
    const command = commandFor('ask', file, language, '--catalogue', id);
    return t(count > 0 ? 'ask.leads-to' : 'ask.leads-to.none', { title, count, command });
  });
}

/** How many answers of another catalogue can be proposed by what is answered now. */
function proposedIn(into: LoadedCatalogue, opened: LoadedAssessment, language: Tag): number {
  const asked = catalogueOf(into.catalogue, opened.assessment, chooseLevel(into.catalogue, undefined));
  return proposalsFor(asked, opened.assessment, crosswalksInto(opened, language, into)).length;
}
