import { armor, Decrypter, Encrypter } from 'age-encryption';

const HEADER = 'age-encryption.org/v1\n';
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';

/** A passphrase that does not open a file; where `isLocked` is false, none would. */
export class CannotDecrypt extends Error {
  override readonly name = 'CannotDecrypt';

  constructor(
    readonly isLocked: boolean,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Whether bytes are a file of age, plain or as text for a mail. */
export function isEncrypted(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1').trimStart();
  return head.startsWith(HEADER) || head.startsWith(ARMOR);
}

/** The work of trying one passphrase, as a power of two: the one of age itself. */
const WORK_FACTOR = 18;

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
 * @throws CannotDecrypt also where opening it would take more memory than a machine should spend on a stranger's file
 */
export async function decrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  try {
    const isText = !Buffer.from(bytes.subarray(0, HEADER.length)).equals(Buffer.from(HEADER));
    const binary = isText ? armor.decode(Buffer.from(bytes).toString('latin1').trim()) : bytes;
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(binary);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CannotDecrypt(/^no identity matched/.test(detail) && isForPassphrase(bytes), detail);
  }
}

/** Whether a passphrase is what opens it; in text form nobody can tell without opening it. */
function isForPassphrase(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return !head.startsWith(HEADER) || head.startsWith(`${HEADER}-> scrypt `);
}
