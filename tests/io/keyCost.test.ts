import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { costOfKey } from '../../src/io/keyCost.ts';
import { privateKeyOf } from '../../src/io/signature.ts';

const lengthOf = (content: Buffer) => Buffer.from(content.length < 0x80 ? [content.length] : [0x81, content.length]);
const element = (tag: number, ...parts: readonly Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
};
const sequence = (...parts: readonly Buffer[]) => element(0x30, ...parts);
const oid = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));
const integer = (value: number) => element(0x02, Buffer.from(value.toString(16).padStart(10, '0'), 'hex'));
const octets = (length: number) => element(0x04, Buffer.alloc(length));

const PBES2 = oid('2a864886f70d01050d');
const AES = sequence(oid('60864801650304012a'), octets(16));
const PBKDF2 = (...rounds: readonly Buffer[]) => sequence(oid('2a864886f70d01050c'), sequence(octets(8), ...rounds));
const SCRYPT = (...figures: readonly number[]) =>
  sequence(oid('2b06010401da47040b'), sequence(octets(8), ...figures.map(integer)));

/** A key that is locked in this way. */
const lockedBy = (way: Buffer) => asPem(sequence(sequence(PBES2, sequence(way, AES)), octets(64)));
const asPem = (der: Buffer) =>
  `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${der.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey } = generateKeyPairSync('ed25519');
const own = String(privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' }));

describe('what it costs to try a passphrase on a key', () => {
  test.each<readonly [string, string, number]>([
    ['as openssl locks it', own, 2048],
    ['that is not locked', String(privateKey.export(pem)), 0],
    ['with a number of rounds', lockedBy(PBKDF2(integer(2 ** 31))), 2 ** 31],
    ['with a number of rounds and the length of what they make', lockedBy(PBKDF2(integer(5), integer(32))), 5],
    ['with the three figures of scrypt', lockedBy(SCRYPT(2 ** 14, 8, 3)), 2 ** 17 * 3],
    ['with two of them', lockedBy(SCRYPT(2 ** 14, 8)), Infinity],
    ['without a number', lockedBy(PBKDF2()), Infinity],
    ['with an end in place of a length', lockedBy(PBKDF2(Buffer.from('308002017f0000', 'hex'))), Infinity],
    ['that is cut off', asPem(Buffer.from(own.split('\n')[1] ?? '', 'base64')), Infinity],
  ])('%s', (_, text, cost) => {
    expect(costOfKey(text)).toBe(cost);
  });

  test('is told before it is paid', () => {
    const open = (text: string) => privateKeyOf(Buffer.from(text), 'kagi.pem', 'x');
    const costly = { code: 'key-not-usable', args: { file: 'kagi.pem', special: 'costly' } };
    expect(open(own).asymmetricKeyType).toBe('ed25519');
    for (const way of [PBKDF2(integer(2 ** 31)), SCRYPT(2 ** 17, 1, 2 ** 17), PBKDF2()]) {
      expect(() => open(lockedBy(way))).toThrow(expect.objectContaining(costly));
    }
  });
});
