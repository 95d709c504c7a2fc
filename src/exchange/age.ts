import { armor, Decrypter, Encrypter } from 'age-encryption';

const HEADER = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';

/** A passphrase that does not open a file; where `isLocked` is false, none would. */
export class CannotDecrypt extends Error {
  override readonly name = 'CannotDecrypt';

  constructor(
    readonly isLocked: boolean,
    reason: string,
  ) {
    super(reason);
  }
}

/** A file that takes more memory to open than a machine should spend on what a stranger sends. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly';

  constructor(
    /** The work of trying one passphrase, as a power of two. */
    readonly workFactor: number,
    /** What that takes, in MB. */
    readonly memory: number,
  ) {
    super(`scrypt work factor ${workFactor}`);
  }
}

/** Whether bytes are a file of age, plain or as text for a mail. */
export function isEncrypted(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1').trimStart();
  return head.startsWith(HEADER) || head.startsWith(ARMOR);
}

/**
 * The work of trying one passphrase, as a power of two: the one of age itself. It is also the most that is done to open
 * a file (256 MB), so that no file of a stranger takes more than one of ours.
 */
const WORK_FACTOR = 18;

/** What stands before the content, in bytes: of one recipient it has less than a tenth. */
const MOST_OF_A_HEAD = 4096;

/** As text a file is for a mail, in bytes. */
const MOST_AS_TEXT = 32 * 1024 * 1024;

/** Signs in each line of a file as text but the last one. */
const LINE_AS_TEXT = 64;

/** The bytes as a file of age that a passphrase opens. */
export async function encrypt(
  bytes: Uint8Array,
  passphrase: string,
  workFactor: number = WORK_FACTOR,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(bytes);
}

/**
 * What is in a file of age.
 * @throws TooCostly
 * @throws CannotDecrypt
 */
export async function decrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  refuseCostly(bytes);
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const binary = binaryOf(bytes);
    refuseOtherRecipients(binary);
    return await decrypter.decrypt(binary);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotDecrypt(/^no identity matched/.test(detail) && isForPassphrase(bytes), detail);
  }
}

/**
 * Looks at what opening would take, before anybody is asked for a passphrase.
 * @throws TooCostly
 */
export function refuseCostly(bytes: Uint8Array): void {
  const workFactor = Number(/^-> scrypt \S+ ([1-9]\d?)$/m.exec(headOf(bytes))?.[1] ?? 0);
  // Each of the 2^n blocks has 128 bytes for each of the 8 that age prescribes.
  if (workFactor > WORK_FACTOR) throw new TooCostly(workFactor, 2 ** (workFactor - 10));
}

/** A file for a passphrase has one recipient, and so a short head; one for a million keys takes long to look through. */
function refuseOtherRecipients(binary: Uint8Array): void {
  const head = Buffer.from(binary.subarray(0, MOST_OF_A_HEAD)).toString('latin1');
  if (head.startsWith(HEADER) && !head.includes('\n--- ')) throw new Error('the head is too long');
}

/** The first lines of what is in a file; of a file as text only the lines for them are read. */
function headOf(bytes: Uint8Array): string {
  if (isBinary(bytes)) return Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  const start = Buffer.from(bytes.subarray(0, MOST_OF_A_HEAD)).toString('latin1');
  const [, ...lines] = start.trim().split(/\r?\n/, 10);
  return Buffer.from(lines.join(''), 'base64').toString('latin1');
}

function isBinary(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, HEADER.length)).equals(Buffer.from(HEADER));
}

function binaryOf(bytes: Uint8Array): Uint8Array {
  if (isBinary(bytes)) return bytes;
  if (bytes.length > MOST_AS_TEXT) throw new Error('too large as text');
  const text = Buffer.from(bytes).toString('latin1').trim();
  // Looked at before it is taken apart: a file of nothing but short lines has millions of them.
  if (breaksIn(text) > text.length / LINE_AS_TEXT + 3) throw new Error('invalid line length');
  return armor.decode(text);
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whether a passphrase is what opens it; in text form nobody can tell without opening it. */
function isForPassphrase(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return !head.startsWith(HEADER) || head.startsWith(`${HEADER}-> scrypt `);
}
