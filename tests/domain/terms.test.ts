import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsIn, termsOfCriteria } from '../../src/domain/terms.ts';
import type { Criterion, Term } from '../../src/formats/catalogue.ts';

const terms: readonly Term[] = [
  ['server', 'サーバ'],
  ['virtual-server', '仮想サーバ'],
  ['network', 'ネットワーク'],
  ['network-device', 'ネットワーク機器'],
  ['log', 'ログ'],
  ['os', 'OS'],
  ['ip-address', 'IPアドレス'],
  ['rules', 'C++ (rules)'],
].map(([id = '', term = '']) => ({ id, term, gloss: `${term}の説明` }));

const english: readonly Term[] = [
  { id: 'device', term: 'device', gloss: 'a thing' },
  { id: 'network-device', term: 'network device', gloss: 'a router' },
  { id: 'os', term: 'OS', gloss: 'what runs a device' },
  { id: 'logs', term: 'logs', gloss: 'records' },
  { id: 'policy', term: 'Policy', gloss: 'what is decided' },
];

const idsIn = (known: readonly Term[], ...texts: string[]) => termsIn({ terms: [...known] }, texts).map(({ id }) => id);

describe('the terms of a text', () => {
  test.each([
    ['サーバとネットワークとサーバ', ['server', 'network']],
    ['ネットワーク機器と仮想サーバ', ['network-device', 'virtual-server']],
    ['仮想サーバと本物のサーバ', ['virtual-server', 'server']],
    ['ログインとプログラムとブログ', []],
    ['ログを残し、ログインを調べる', ['log']],
    ['操作ログ', ['log']],
    ['サーバー', []],
    ['サーバ・ネットワーク', ['server', 'network']],
    ['iOSとOS', ['os']],
    ['iOSとAndroid', []],
    ['送信元IPアドレス', ['ip-address']],
    ['C++ (rules)', ['rules']],
    ['C+ (rules)', []],
    ['', []],
  ])('「%s」', (text, ids) => {
    expect(idsIn(terms, text)).toEqual(ids);
  });

  test.each([
    ['Devices of the network', ['device']],
    ['A Network Device, and another device', ['network-device', 'device']],
    ['network devices', ['network-device']],
    ['devicess, subdevice', []],
    ['iOS, OSs and os', ['os']],
    ['People log in and keep logs', ['logs']],
    ['People log in', []],
    ['two policies and a policy', ['policy']],
    ['polices, policie, policied', []],
  ])('in English: %s', (text, ids) => {
    expect(idsIn(english, text)).toEqual(ids);
  });

  test('come in the order in which the texts have them', () => {
    expect(idsIn(terms, 'ログ', 'OSとサーバ', 'ログ')).toEqual(['log', 'os', 'server']);
  });

  test('are none where the catalogue has none', () => {
    expect(termsIn({}, ['サーバ'])).toEqual([]);
  });

  test('are those of the first of two that are spelled alike', () => {
    const twice = [...english, { id: 'again', term: 'Device', gloss: 'another thing' }];
    expect(idsIn(twice, 'a device')).toEqual(['device']);
  });
});

test('the terms of a criterion are those of all that it asks, in the order of reading', () => {
  const criterion: Criterion = {
    id: '1',
    level: 'basic',
    question: 'ログがありますか',
    metWhen: ['サーバのログがある', 'ネットワークのログがある'],
    options: {
      atLeast: 1,
      onlyWhen: 'OSがある場合',
      choices: [
        { id: 'a', text: 'ネットワーク機器', onlyWhen: '仮想サーバがある場合' },
        { id: 'b', text: 'IPアドレス' },
      ],
    },
  };
  const found = termsOfCriteria({ terms: [...terms] }, [criterion]).map(({ id }) => id);
  expect(found).toEqual(['log', 'server', 'network', 'os', 'network-device', 'virtual-server', 'ip-address']);
});

describe('whatever the terms and texts', () => {
  const sign = fc.constantFrom('サ', 'ー', 'ロ', '機', '器', 'の', 'a', 'B', 's', '1', ' ', '(', '+', '\\', '・', '𠮷');
  const word = fc.array(sign, { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
  const list = fc
    .uniqueArray(word, { maxLength: 6 })
    .map((words) => words.map((term, index) => ({ id: `t${index}`, term, gloss: 'g' })));
  const texts = fc.array(
    fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
    { maxLength: 3 },
  );

  test('each is found once, stands in a text, and is one of the list', () => {
    fc.assert(
      fc.property(list, texts, (known, said) => {
        const found = termsIn({ terms: known }, said);
        expect(new Set(found).size).toBe(found.length);
        for (const one of found) {
          expect(known).toContain(one);
          expect(said.some((text) => text.toLowerCase().includes(one.term.toLowerCase()))).toBe(true);
        }
      }),
    );
  });

  test('a term is found in a text that is nothing else', () => {
    fc.assert(
      fc.property(list, (known) => {
        for (const { term } of known) {
          const [first, ...others] = termsIn({ terms: known }, [term]);
          expect(first?.term.toLowerCase()).toBe(term.toLowerCase());
          expect(others).toEqual([]);
        }
      }),
    );
  });

  test('more texts never take a term away, and the order stays', () => {
    fc.assert(
      fc.property(list, texts, texts, (known, said, more) => {
        const before = termsIn({ terms: known }, said);
        expect(termsIn({ terms: known }, [...said, ...more]).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test('the order of the list does not matter where all are spelled apart', () => {
    fc.assert(
      fc.property(list, texts, (known, said) => {
        const apart = [...new Map(known.map((one) => [one.term.toLowerCase(), one])).values()];
        expect(termsIn({ terms: apart.toReversed() }, said)).toEqual(termsIn({ terms: apart }, said));
      }),
    );
  });
});

describe('a text that has been made to take long', () => {
  const long = '用'.repeat(400_000);
  const numbered = Array.from({ length: 500 }, (_, at) => ({ id: `t${at}`, term: `用語${at}`, gloss: 'x' }));
  const nested = Array.from({ length: 100 }, (_, at) => ({ id: `t${at}`, term: 'ア'.repeat(at + 1), gloss: 'x' }));

  test.each([
    ['of what many terms begin with', numbered, long, []],
    ['of what a long term begins with', [{ id: 'a', term: `${'用'.repeat(99)}語`, gloss: 'x' }], long, []],
    ['of one sign, in terms of it', nested, 'ア'.repeat(400_000), []],
    ['of words that are terms', nested, 'アアア 漢'.repeat(80_000), ['アアア']],
  ])('%s is looked through once', (_, terms, text, found) => {
    // As many texts as a catalogue may have: what takes as long as there are terms does not end within the time of a test.
    for (let times = 0; times < 20; times += 1) {
      expect(termsIn({ terms }, [text]).map(({ term }) => term)).toEqual(found);
    }
  });
});
