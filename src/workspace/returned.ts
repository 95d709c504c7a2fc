import { dirname, join } from 'node:path';
import { aimsOf, aimTowards } from '../domain/aims.ts';
import { sharesCriteria } from '../domain/catalogue.ts';
import { firmKey } from '../domain/firmName.ts';
import { UserError } from '../errors.ts';
import type { Aim, Assessment } from '../formats/assessment.ts';
import { type LoadedAssessment, readAgainst } from './assessment.ts';
import { findShipped, type LoadedCatalogue, loadAimed } from './catalogue.ts';
import type { Input } from './inputs.ts';

/**
 * Reads a file that comes back, by the catalogues of the assessment it belongs to: its own need not have come along.
 * @throws UserError file-not-found and its like, other-catalogue; InvalidFile with every problem found
 */
export function readReturned({ name, path, read }: Input, home: LoadedAssessment): Assessment {
  const aims = aimsOf(home.assessment);
  const catalogueFor = (aim: Aim) => loadedAt(home, aim)?.catalogue;
  const assessment = readAgainst(name, path, read(), catalogueFor);
  for (const aim of aimsOf(assessment)) {
    const known = aims.find(({ id }) => id === aim.id);
    if (known === undefined ? catalogueFor(aim) === undefined : known.edition !== aim.edition) {
      const ours = aims.map(titleOf).join(' / ');
      const to = nameOf(known ?? home.assessment.catalogue, home);
      const isEdition = sharesCriteria(Object.keys(assessment.answers), home.loaded.catalogue);
      const hint = isEdition ? {} : { hint: 'unrelated' };
      throw new UserError('other-catalogue', { file: name, theirs: titleOf(aim), ours, to, ...hint });
    }
  }
  return assessment;
}

/** The catalogue that a file which comes back aims at: the one of the assessment it belongs to, where it has it. */
export function loadedAt(home: LoadedAssessment, aim: Aim): LoadedCatalogue | undefined {
  const own = aimTowards(home.assessment, aim.id);
  return own === undefined ? findShipped(aim.id) : loadAimed(own, home);
}

/** As it is typed after `--to` or `--catalogue`. */
function nameOf({ id, file }: Aim, { name }: LoadedAssessment): string {
  return file === undefined ? id : join(dirname(name), file);
}

function titleOf({ id, edition }: Aim): string {
  return `${id} (${edition})`;
}

/** Whether two files are of one firm, by its name. One without a name may be anybody's, and is taken at its word. */
export function isSameFirm(theirs: Assessment, ours: Assessment): boolean {
  return isNameless(theirs) || isNameless(ours) || nameIn(theirs) === nameIn(ours);
}

/** Whether a file does not say whose it is. */
export function isNameless(assessment: Assessment): boolean {
  return nameIn(assessment) === '';
}

function nameIn({ organization }: Assessment): string {
  return firmKey(organization.name);
}

/** That a file is another firm's. */
export function otherFirm(file: string, theirs: Assessment, ours: Assessment): UserError {
  return new UserError('other-firm', { file, theirs: theirs.organization.name, ours: ours.organization.name });
}
