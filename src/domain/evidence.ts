import type { Assessment, Evidence } from '../formats/assessment.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { EvidenceState } from '../formats/states.ts';

export { type EvidenceState, evidenceStates } from '../formats/states.ts';

/** What was found at the path of an evidence file. A file that nobody looked at is none. */
export interface EvidenceFile {
  readonly isThere: boolean;
  /** In bytes. */
  readonly size?: number;
  /** 64 hex digits, where somebody asked for them. */
  readonly sha256?: string;
  /** The same with other line ends, where it is a text and not as it was written down. */
  readonly otherLineEnds?: readonly string[];
  /** Where it is not there: a name beside it that looks the same. */
  readonly lookalike?: string;
}

/** Whether the file of a piece of evidence is gone, as far as anybody looked. */
export function isMissing({ file }: Evidence, found: EvidenceFile | undefined): boolean {
  return file !== undefined && found?.isThere === false;
}

/** Whether the file is another than the one that was written down, as far as anybody looked. */
export function isChanged({ file, sha256, size }: Evidence, found: EvidenceFile | undefined): boolean {
  if (file === undefined || sha256 === undefined || found === undefined) return false;
  if (!maySizeBe(size, found.size)) return true;
  return found.sha256 !== undefined && found.sha256 !== sha256;
}

/** Whether a file may be what was written down, by its size alone; one of another size need not be read to know. */
function maySizeBe(written: number | undefined, found: number | undefined): boolean {
  return written === undefined || found === undefined || written === found;
}

/** Whether it is changed in its line ends alone, as git does to a text between Windows and other systems. */
export function isChangedInLineEnds(item: Evidence, found: EvidenceFile | undefined): boolean {
  const { sha256 } = item;
  return isChanged(item, found) && sha256 !== undefined && (found?.otherLineEnds ?? []).includes(sha256);
}

/**
 * The state of a piece of evidence on a day: what is worst about it.
 * @param asOf YYYY-MM-DD.
 * @param found what was found of its file; undefined where nobody looked.
 */
export function evidenceState(item: Evidence, asOf: string, found: EvidenceFile | undefined): EvidenceState {
  if (isMissing(item, found)) return 'missing';
  if (isChanged(item, found)) return 'changed';
  const { validUntil, file, sha256 } = item;
  if (validUntil !== undefined && validUntil < asOf) return 'expired';
  if (file === undefined) return 'listed';
  return sha256 === undefined ? 'unhashed' : 'unchanged';
}

/** Whether evidence shows what it is named for, as far as a program can tell. */
export function isEvidenceGood(state: EvidenceState): boolean {
  return state === 'unchanged' || state === 'unhashed' || state === 'listed';
}

/** A piece of evidence as others may see it: of what is confidential, only that it is there. */
export type ShownEvidence =
  | (Omit<Evidence, 'confidential'> & { readonly confidential?: never })
  | { readonly confidential: true };

/**
 * What may be shown of a piece of evidence. Whatever goes to a screen, a log, a paper or a file for others takes evidence
 * from here and from nowhere else: a name that is kept back in one place and told in another is told.
 */
export function shownEvidence({ confidential, ...open }: Evidence): ShownEvidence {
  return confidential ? { confidential } : open;
}

/** What a finding tells of a piece of evidence: its place, and what may be told beside it. */
export function evidenceArgs(
  index: number,
  { confidential }: Pick<Evidence, 'confidential'>,
  open: Diagnostic['args'],
): Diagnostic['args'] {
  const number = index + 1;
  return confidential ? { number, confidential: 'yes' } : { number, ...open };
}

/** Whether a finding is about confidential evidence: then not even its day may be told. */
export function isOfConfidential({ args }: Pick<Diagnostic, 'args'>): boolean {
  return args['confidential'] !== undefined;
}

/** A piece of evidence with its place and its state. */
export interface EvidenceEntry {
  readonly criterion: string;
  /** In its answer, counted from 1. */
  readonly number: number;
  readonly item: Evidence;
  readonly state: EvidenceState;
  /** What was found of its file, as far as anybody looked. */
  readonly found: EvidenceFile | undefined;
}

/** All evidence of a file, in its order. */
export function evidenceIn(
  { answers }: Pick<Assessment, 'answers'>,
  asOf: string,
  found: ReadonlyMap<string, EvidenceFile>,
): readonly EvidenceEntry[] {
  return Object.entries(answers).flatMap(([criterion, { evidence = [] }]) =>
    evidence.map((item, index) => {
      const look = item.file === undefined ? undefined : found.get(item.file);
      return { criterion, number: index + 1, item, state: evidenceState(item, asOf, look), found: look };
    }),
  );
}
