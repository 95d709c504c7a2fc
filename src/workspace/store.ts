import { fileTextOf, rewritten } from '../assessment/rewrite.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { applyEdits, type Edit } from '../domain/edit.ts';
import { missedEdits } from '../domain/missedEdits.ts';
import { InternalError, UserError } from '../errors.ts';
import { type Assessment, assessmentSchema } from '../formats/assessment.ts';
import type { HistoryChange } from '../formats/history.ts';
import { replaceFile, resolveLink } from '../io/atomicFile.ts';
import { takeLock } from '../io/lock.ts';
import { currentStamp } from '../io/readFile.ts';
import { refuseToAppend } from '../io/regularFile.ts';
import { type LoadedAssessment, loadAssessment } from './assessment.ts';
import { backupOf, keepBackup } from './backup.ts';
import { InvalidFile } from './invalidFile.ts';
import { historyFor, type Journal, repairHistory } from './journal.ts';

/** An assessment open for writing: locked, and on disk after every `save`. */
export interface Store {
  readonly opened: LoadedAssessment;
  /** Where the end of a line lies that a crash has cut off in the history. */
  readonly tornLine: string | undefined;
  /** The assessment with whatever a person has changed by hand since, as far as that can be read. */
  readonly now: () => Assessment;
  /**
   * Writes the edits at once, durably; returns only when they are on disk, and may be called again where it has not.
   * @throws UserError file-changed where the file can no longer be read, and those of replaceFile; history-not-written
   * where the edits are saved and only their record is not
   */
  readonly save: (...edits: readonly Edit[]) => void;
  /**
   * Writes down what was done besides saving.
   * @throws UserError history-not-written
   */
  readonly record: (...done: readonly HistoryChange[]) => void;
  /** The assessment as it is on disk now, with everything saved. */
  readonly reread: () => LoadedAssessment;
  readonly close: () => void;
}

type Load = (name: string, cwd: string) => LoadedAssessment;

export interface StoreOptions {
  /** How the file is read: strictly, unless it is about to be made right. */
  readonly load?: Load;
  /** Where to write down what each save has changed. */
  readonly journal?: Journal;
}

/**
 * Opens an assessment for writing.
 * @throws UserError locked, file-not-writable where the history is no file; and everything `load` throws
 */
export function openStore(name: string, cwd: string, { load = loadAssessment, journal }: StoreOptions = {}): Store {
  const first = load(name, cwd);
  if (journal !== undefined) {
    const history = historyFor(first);
    refuseToAppend(history.path, history.name);
  }
  const lock = takeLock(first.path, name);
  let current: LoadedAssessment;
  let tornLine: string | undefined;
  try {
    if (journal !== undefined) tornLine = repairHistory(first);
    // Another writer may have finished just before the lock was ours.
    current = currentStamp(first.path) === first.stamp ? first : load(name, cwd);
  } catch (error) {
    lock.release();
    throw error;
  }
  const opened = current;
  const order = allCriteria(opened.loaded.catalogue).map(({ id }) => id);
  const sitting: Edit[] = [];

  /** What we have written last lacks nothing; what somebody else has written may. */
  const missedIn = (copy: LoadedAssessment) =>
    copy === current ? [] : missedEdits(copy.assessment, opened.assessment, sitting);
  const saveOnce = (edits: readonly Edit[]) => {
    const { copy: fresh, stamp: seen } = freshCopy(current, cwd, load);
    const wanted = [...missedIn(fresh), ...edits];
    const assessment = applyEdits(fresh.assessment, wanted);
    const checked = assessmentSchema().safeParse(newIn(assessment, fresh.assessment));
    // What we cannot read back must not be written: a file is worth more than one answer.
    if (!checked.success) throw new InternalError(`not a valid assessment: ${checked.error.issues[0]?.path.join('.')}`);
    const change = { before: fresh.assessment, after: assessment };
    const manuscript = rewritten(fresh.manuscript, change, wanted, order);
    const lastLook = () => {
      if ((currentStamp(fresh.path) ?? '') !== (seen ?? '')) throw new ChangedMeanwhile();
    };
    // First, and by what is in the file: so the file tells afterwards whether the save took place.
    const unwritten = tryJournal(() => journal?.(fresh, fresh.assessment, assessment));
    const options = { backup: backupOf(fresh.path), name, lastLook };
    keepBackup(fresh.path);
    const stamp = replaceFile(resolveLink(fresh.path), fileTextOf(manuscript), options);
    current = { ...fresh, stamp, assessment, manuscript };
    sitting.push(...edits);
    if (unwritten !== undefined) throw notRecorded(fresh);
  };
  const notRecorded = (file: LoadedAssessment) =>
    new UserError('history-not-written', { file: name, history: historyFor(file).name });
  const record = (...done: readonly HistoryChange[]) => {
    const { assessment } = current;
    if (tryJournal(() => journal?.(current, assessment, assessment, done)) !== undefined) throw notRecorded(current);
  };
  const save = (...edits: readonly Edit[]) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        saveOnce(edits);
        return;
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        if (attempt === ATTEMPTS) throw new UserError('file-in-use', { file: name });
      }
    }
  };
  const now = () => {
    const copy = readableCopy(current, cwd, load);
    return applyEdits(copy.assessment, missedIn(copy));
  };
  const reread = () => {
    const isKnown = currentStamp(current.path) === current.stamp;
    const found = isKnown ? current : loadIfThere(name, cwd, load);
    const isWhole = found !== undefined && missedIn(found).length === 0;
    if (!isWhole) save();
    return isWhole && sitting.length === 0 ? found : load(name, cwd);
  };
  return { opened, tornLine, now, save, record, reread, close: lock.release };
}

/** An answer is worth more than its record: a history that cannot be written keeps none from being saved. */
function tryJournal(write: () => void): UserError | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** An assessment without the answers and views that it shares with one that is known to be right. */
function newIn(assessment: Assessment, known: Assessment): Assessment {
  const { answers, reviews } = assessment;
  return {
    ...assessment,
    answers: othersThan(known.answers, answers),
    ...(reviews === undefined ? {} : { reviews: othersThan(known.reviews ?? {}, reviews) }),
  };
}

function othersThan<T>(known: Readonly<Record<string, T>>, record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).filter(([id, one]) => !Object.hasOwn(known, id) || known[id] !== one),
  );
}

/** Somebody has written the file between our reading and our writing. */
class ChangedMeanwhile extends Error {}

/** So often a file is read again because somebody writes it just then; who goes on and on is no person at an editor. */
const ATTEMPTS = 5;

interface Copy {
  readonly copy: LoadedAssessment;
  /** Of what lies there; undefined where the file is gone. */
  readonly stamp: string | undefined;
}

/**
 * A person may edit the file in an editor while the interview is open: their text is taken over, never overwritten.
 * Where the file is gone, what is known of it is written again, so that no answer goes with it.
 */
function freshCopy(known: LoadedAssessment, cwd: string, load: Load): Copy {
  if (currentStamp(known.path) === known.stamp) return { copy: known, stamp: known.stamp };
  try {
    const found = loadIfThere(known.name, cwd, load);
    return { copy: found ?? known, stamp: found?.stamp };
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    const { backup } = error;
    throw new UserError('file-changed', { file: known.name, ...(backup === undefined ? {} : { backup }) });
  }
}

/** A file that cannot be read just now is no reason to stop before there is anything to write. */
function readableCopy(known: LoadedAssessment, cwd: string, load: Load): LoadedAssessment {
  try {
    return freshCopy(known, cwd, load).copy;
  } catch (error) {
    if (error instanceof UserError) return known;
    throw error;
  }
}

function loadIfThere(name: string, cwd: string, load: Load): LoadedAssessment | undefined {
  try {
    return load(name, cwd);
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-not-found') return undefined;
    throw error;
  }
}
