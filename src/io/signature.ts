import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { UserError } from '../errors.ts';

/** A signature with the public half of the key that made it. */
export interface Signature {
  readonly algorithm: 'Ed25519';
  /** SPKI in Base64. */
  readonly publicKey: string;
  /** `SHA256:` and Base64, as `ssh-keygen -l` shows keys. */
  readonly fingerprint: string;
  /** 64 bytes in Base64. */
  readonly value: string;
}

/** A new key as two PEM texts; it is the caller's to keep. */
export function newKey(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/**
 * Signs a text.
 * @param pem an Ed25519 private key without a passphrase.
 * @param name how the person wrote the file of the key.
 * @throws UserError key-not-usable
 */
export function signText(text: string, pem: Uint8Array, name: string): Signature {
  const key = readKey(() => createPrivateKey(Buffer.from(pem)), name);
  return {
    algorithm: 'Ed25519',
    ...publicHalf(createPublicKey(key)),
    value: sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Whether the signature is one of this text by the key it names. A key or value that is none gives false. */
export function isSignatureOf(text: string, { publicKey, value }: Pick<Signature, 'publicKey' | 'value'>): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, Buffer.from(value, 'base64'));
  } catch {
    return false;
  }
}

/** The fingerprint of a public key as its file holds it. @throws UserError key-not-usable */
export function fingerprintOf(pem: Uint8Array, name: string): string {
  return publicHalf(readKey(() => createPublicKey(Buffer.from(pem)), name)).fingerprint;
}

/** The same for the key that a signature names: what it says of its own fingerprint proves nothing. */
export function fingerprintIn({ publicKey }: Pick<Signature, 'publicKey'>): string {
  return fingerprint(Buffer.from(publicKey, 'base64'));
}

function readKey(make: () => KeyObject, file: string): KeyObject {
  try {
    const key = make();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What the library says of it would not help the reader.
  }
  throw new UserError('key-not-usable', { file });
}

function publicHalf(key: KeyObject): Pick<Signature, 'publicKey' | 'fingerprint'> {
  const der = key.export({ format: 'der', type: 'spki' });
  return { publicKey: der.toString('base64'), fingerprint: fingerprint(der) };
}

function fingerprint(der: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`;
}
