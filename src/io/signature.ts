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
import { costOfKey } from './keyCost.ts';

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

/** In bytes; a key file is a few lines. */
export const MOST_OF_A_KEY = 64 * 1024;

/** A new key as two PEM texts, the private one locked where there is a passphrase; it is the caller's to keep. */
export function newKey(passphrase?: string): { readonly privateKey: string; readonly publicKey: string } {
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...lock },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** Whether a PEM text says that it is locked by a passphrase. */
export function isLockedKey(pem: Uint8Array): boolean {
  return /^(?:-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: *4, *ENCRYPTED)/m.test(
    Buffer.from(pem).toString('latin1'),
  );
}

/**
 * The private half of a key.
 * @param pem an Ed25519 private key.
 * @param name how the person wrote the file of the key.
 * @throws UserError key-not-usable, wrong-passphrase
 */
export function privateKeyOf(pem: Uint8Array, name: string, passphrase?: string): KeyObject {
  refuseMore(pem, name);
  if (passphrase === undefined) return readKey(() => createPrivateKey(Buffer.from(pem)), name);
  refuseCostly(pem, name);
  return readKey(() => createPrivateKey({ key: Buffer.from(pem), passphrase }), name, 'wrong-passphrase');
}

/** The public half of a private key as a PEM text. */
export function publicPemOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();
}

/** Signs a text with a private key. */
export function signText(text: string, key: KeyObject): Signature {
  return {
    algorithm: 'Ed25519',
    ...publicHalf(createPublicKey(key)),
    value: sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Whether the signature is one of this text by the key it names. A key or value that is none gives false. */
export function isSignatureOf(text: string, { publicKey, value }: Pick<Signature, 'publicKey' | 'value'>): boolean {
  try {
    // The last sign of Base64 may hold bits that nothing reads: one signature has one spelling.
    if (![publicKey, value].every((one) => Buffer.from(one, 'base64').toString('base64') === one)) return false;
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return isUsable(key) && verify(null, Buffer.from(text), key, Buffer.from(value, 'base64'));
  } catch {
    return false;
  }
}

/**
 * The fingerprint of a public key as its file holds it.
 * @throws UserError key-not-usable, for a private key, too: whoever verifies must not have it
 */
export function fingerprintOf(pem: Uint8Array, name: string): string {
  refuseMore(pem, name);
  if (labelsIn(pem).some((label) => label.includes('PRIVATE')))
    throw new UserError('key-not-usable', { file: name, special: 'private' });
  return publicHalf(readKey(() => createPublicKey(Buffer.from(pem)), name)).fingerprint;
}

/** The same for the key that a signature names: what it says of its own fingerprint proves nothing. */
export function fingerprintIn({ publicKey }: Pick<Signature, 'publicKey'>): string {
  return fingerprint(Buffer.from(publicKey, 'base64'));
}

/** What a file holds: the library reads the first that fits, and says nothing of others. */
function refuseMore(pem: Uint8Array, file: string): void {
  if (labelsIn(pem).length > 1) throw new UserError('key-not-usable', { file, special: 'several' });
}

/** Five hundred times what openssl takes by itself, and about half a second. */
const MOST_COST = 1_000_000;

function refuseCostly(pem: Uint8Array, file: string): void {
  // A number that is none is too much as well.
  if (!(costOfKey(Buffer.from(pem).toString('latin1')) <= MOST_COST))
    throw new UserError('key-not-usable', { file, special: 'costly' });
}

function labelsIn(pem: Uint8Array): readonly string[] {
  const text = Buffer.from(pem).toString('latin1');
  return [...text.matchAll(/-----BEGIN ([^\n-]*)-----/g)].map(([, label = '']) => label);
}

function readKey(
  make: () => KeyObject,
  file: string,
  onFailure: 'key-not-usable' | 'wrong-passphrase' = 'key-not-usable',
) {
  const key = made(make);
  if (key === undefined) throw new UserError(onFailure, { file });
  if (isUsable(key)) return key;
  throw new UserError('key-not-usable', { file });
}

/** Points of small order, without their sign: whoever has such a public key can sign anything without a private one. */
const ANYBODYS: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ...['ec', 'ed', 'ee'].map((first) => `${first}${'ff'.repeat(30)}7f`),
]);

function isUsable(key: KeyObject): boolean {
  if (key.asymmetricKeyType !== 'ed25519') return false;
  const point = (key.type === 'private' ? createPublicKey(key) : key)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);
  const sign = point.at(-1) ?? 0;
  return !ANYBODYS.has(Buffer.from([...point.subarray(0, -1), sign & 0x7f]).toString('hex'));
}

/** What the library says of a key that it cannot read would not help the reader. */
function made(make: () => KeyObject): KeyObject | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function publicHalf(key: KeyObject): Pick<Signature, 'publicKey' | 'fingerprint'> {
  const der = key.export({ format: 'der', type: 'spki' });
  return { publicKey: der.toString('base64'), fingerprint: fingerprint(der) };
}

function fingerprint(der: Uint8Array): string {
  return `SHA256:${createHash('sha256')
    .update(der)
    .digest('base64')
    .replace(/(?<!=)=+$/, '')}`;
}
