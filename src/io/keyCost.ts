/** The parts of DER that tell how a key is locked: ITU-T X.690 and RFC 8018. */
const [INTEGER, SEQUENCE] = [0x02, 0x30];

/** 1.3.6.1.4.1.11591.4.11, scrypt (RFC 7914): what it takes is the product of its three figures. */
const SCRYPT = Buffer.from('06092b06010401da47040b', 'hex');

/** How a key says that it is locked as PKCS #8 has it. */
const LOCKED = '-----BEGIN ENCRYPTED PRIVATE KEY-----';

/**
 * How often the passphrase of a locked key is hashed for one attempt to open it: 0 for one that is not locked so, and
 * Infinity where that is not told in the one way that DER has. A stranger may have written any number, and two thousand
 * million take a quarter of an hour.
 */
export function costOfKey(pem: string): number {
  const start = pem.indexOf(LOCKED);
  if (start === -1) return 0;
  const [base64 = ''] = pem.slice(start + LOCKED.length).split('-', 1);
  const whole = elementAt(Buffer.from(base64, 'base64'));
  const lock = whole && elementAt(whole.content);
  const [first, second, third] = (lock && integersIn(lock.content)) ?? [];
  if (lock === undefined || first === undefined) return Infinity;
  if (!lock.content.includes(SCRYPT)) return first;
  return second === undefined || third === undefined ? Infinity : first * second * third;
}

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

/** The first element; undefined where its length is not written as DER has it. */
function elementAt(bytes: Buffer): Element | undefined {
  const [tag, short] = bytes;
  if (tag === undefined || short === undefined || short === 0x80) return undefined;
  const count = short < 0x80 ? 0 : short & 0x7f;
  const start = 2 + count;
  if (count > 4 || start > bytes.length) return undefined;
  const end = start + (count === 0 ? short : bytes.readUIntBE(2, count));
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(start, end), end };
}

/** All whole numbers in the order in which they stand, however deep; undefined where some of it cannot be read. */
function integersIn(bytes: Buffer): readonly number[] | undefined {
  const found: number[] = [];
  const open = [bytes];
  for (let inside = open.pop(); inside !== undefined; inside = open.pop()) {
    if (inside.length === 0) continue;
    const one = elementAt(inside);
    if (one === undefined) return undefined;
    open.push(inside.subarray(one.end));
    if (one.tag === SEQUENCE) open.push(one.content);
    if (one.tag === INTEGER) found.push(Number(`0x${one.content.toString('hex')}`));
  }
  return found;
}
