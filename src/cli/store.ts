import { editDocument, printDocument } from '../assessment/edit.ts';
import { UserError } from '../errors.ts';
import { replaceFile } from '../io/atomicFile.ts';
import { takeLock } from '../io/lock.ts';
import { currentStamp } from '../io/readFile.ts';
import { applyEdit, type Edit } from '../model/edit.ts';
import { allCriteria } from '../model/lookup.ts';
import { backupOf, type LoadedAssessment, loadAssessment } from './assessments.ts';
import { InvalidFile } from './failure.ts';

/** An assessment open for writing: locked, and on disk after every `save`. */
export interface Store {
  readonly opened: LoadedAssessment;
  /** Writes the edits at once, durably; returns only when they are on disk. */
  readonly save: (...edits: readonly Edit[]) => void;
  /** The assessment as it is on disk now. */
  readonly reread: () => LoadedAssessment;
  readonly close: () => void;
}

/**
 * Opens an assessment for writing.
 * @throws UserError locked; and everything loadAssessment throws
 */
export function openStore(name: string, cwd: string): Store {
  const first = loadAssessment(name, cwd);
  const lock = takeLock(first.path);
  let current: LoadedAssessment;
  try {
    // Read again under the lock: another writer may have finished in between.
    current = loadAssessment(name, cwd);
  } catch (error) {
    lock.release();
    throw error;
  }
  const opened = current;
  const order = allCriteria(opened.loaded.catalogue).map(({ id }) => id);

  const save = (...edits: readonly Edit[]) => {
    current = freshCopy(current, cwd, edits);
    for (const edit of edits) editDocument(current.doc, edit, order);
    replaceFile(current.path, printDocument(current.doc), { backup: backupOf(current.path), name });
    const assessment = edits.reduce(applyEdit, current.assessment);
    current = { ...current, assessment, stamp: currentStamp(current.path) ?? '' };
  };
  return { opened, save, reread: () => loadAssessment(name, cwd), close: lock.release };
}

/** A person may edit the file in an editor while the interview is open: their text is taken over, never overwritten. */
function freshCopy(known: LoadedAssessment, cwd: string, edits: readonly Edit[]): LoadedAssessment {
  if (currentStamp(known.path) === known.stamp) return known;
  try {
    return loadAssessment(known.name, cwd);
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    const lost = edits.map((edit) => ('id' in edit ? edit.id : edit.type)).join(', ');
    throw new UserError('file-changed', { file: known.name, backup: backupOf(known.name), lost });
  }
}
