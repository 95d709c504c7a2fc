import { editDocument, printDocument } from '../assessment/edit.ts';
import { missedEdits } from '../assessment/merge.ts';
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
  /** The assessment as it is on disk now, with everything saved. */
  readonly reread: () => LoadedAssessment;
  readonly close: () => void;
}

/**
 * Opens an assessment for writing.
 * @throws UserError locked; and everything loadAssessment throws
 */
export function openStore(name: string, cwd: string): Store {
  const first = loadAssessment(name, cwd);
  const lock = takeLock(first.path, name);
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
  const sitting: Edit[] = [];

  const save = (...edits: readonly Edit[]) => {
    const fresh = freshCopy(current, cwd, edits);
    const wanted = [...missedEdits(fresh.assessment, opened.assessment, sitting), ...edits];
    for (const edit of wanted) editDocument(fresh.doc, edit, order);
    const text = printDocument(fresh.doc, fresh.text);
    const stamp = replaceFile(fresh.path, text, { backup: backupOf(fresh.path), name });
    current = { ...fresh, stamp, assessment: wanted.reduce(applyEdit, fresh.assessment) };
    sitting.push(...edits);
  };
  const reread = () => {
    const found = loadIfThere(name, cwd);
    if (found === undefined || missedEdits(found.assessment, opened.assessment, sitting).length > 0) save();
    return loadAssessment(name, cwd);
  };
  return { opened, save, reread, close: lock.release };
}

/**
 * A person may edit the file in an editor while the interview is open: their text is taken over, never overwritten.
 * Where the file is gone, what is known of it is written again, so that no answer goes with it.
 */
function freshCopy(known: LoadedAssessment, cwd: string, edits: readonly Edit[]): LoadedAssessment {
  if (currentStamp(known.path) === known.stamp) return known;
  try {
    return loadIfThere(known.name, cwd) ?? known;
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    const lost = edits.map((edit) => ('id' in edit ? edit.id : edit.type)).join(', ');
    throw new UserError('file-changed', { file: known.name, backup: backupOf(known.name), lost });
  }
}

function loadIfThere(name: string, cwd: string): LoadedAssessment | undefined {
  try {
    return loadAssessment(name, cwd);
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-not-found') return undefined;
    throw error;
  }
}
