import { describe, expect, test } from 'vitest';
import { parseCatalogue, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import { translate } from '../../src/catalogue/translate.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { askedOf, catalogueHash } from '../../src/domain/criterionHash.ts';

const file = (text: string) => ({ name: 'a.yaml', bytes: new TextEncoder().encode(text) });

const text = `formatVersion: 1
id: open
edition: "1"
lang: es
title: Medidas de muestra
source: { document: Muestra, publisher: Sample, published: 2026-01-01 }
method: all-of
levels:
  - { id: office, title: Oficina }
  - { id: plant, title: Planta }
  - { id: both, title: Todo, includes: [office, plant] }
profileFacts: []
categories:
  - { id: op, title: Operacional, sections: [{ id: op.acc, title: Acceso }] }
requirements:
  - id: op.acc.1
    section: op.acc
    title: Identificación
    criteria:
      - { id: a, level: office, question: ¿Uno?, metWhen: [Uno] }
      - { id: b, level: office, alsoIn: [plant], question: ¿Dos?, metWhen: [Dos, Tres] }
      - { id: c, level: plant, question: ¿Tres?, metWhen: [Tres] }
`;

const parsed = (source = text) => parseCatalogue(file(source));
const codes = ({ diagnostics }: { diagnostics: readonly { code: string; severity: string }[] }) =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`);

function whole() {
  const { data } = parsed();
  if (data === undefined) throw new Error('the sample is a catalogue');
  return data;
}

describe('levels', () => {
  test('need not include each other, and a criterion may be in several', () => {
    expect(codes(parsed())).toEqual([]);
    const idsAt = (level: string) => allCriteria(narrowToLevel(whole(), level)).map(({ id }) => id);
    expect(idsAt('office')).toEqual(['a', 'b']);
    expect(idsAt('plant')).toEqual(['b', 'c']);
    expect(idsAt('both')).toEqual(['a', 'b', 'c']);
  });

  test('are promised counts only where the author wants that, of all criteria that are in them', () => {
    const promising = (criteria: number) =>
      text.replace('title: Planta', `title: Planta, promises: { requirements: 1, criteria: ${criteria} }`);
    expect(codes(parsed(promising(2)))).toEqual([]);
    expect(codes(parsed(promising(1)))).toEqual(['error count-promise-not-kept']);
  });

  test('that a criterion is in besides have to be there', () => {
    expect(codes(parsed(text.replace('[plant]', '[plan]')))).toContain('error unknown-level');
  });

  test('are a part of what a criterion means', () => {
    const [, b] = allCriteria(whole());
    if (b === undefined) throw new Error('the sample has a second criterion');
    const { alsoIn: _, ...elsewhere } = b;
    expect(askedOf(elsewhere)).not.toBe(askedOf(b));
    expect(askedOf({ ...b, alsoIn: ['plant'] })).toBe(askedOf(b));
  });
});

describe('the language of a file', () => {
  test.each(['ja', 'en', 'fr', 'pt-BR', 'zh-Hant', 'de-CH-1996', 'yue', 'sr-Latn-RS'])('may be %s', (lang) => {
    expect(codes(parsed(text.replace('lang: es', `lang: ${lang}`)))).toEqual([]);
  });

  test.each(['jp', 'Japanese', 'e', 'EN', 'en_US', 'pt-', '日本語'])('is not %s', (lang) => {
    const found = parsed(text.replace('lang: es', `lang: ${lang}`));
    expect(codes(found)).toEqual(['error value-not-allowed']);
    // No list of two, as there are many more, but how all of them are written.
    expect(found.diagnostics.map(({ allowed, args }) => [allowed, args['form']])).toEqual([[undefined, 'lang']]);
  });
});

describe('a translation', () => {
  const partial = `formatVersion: 1
catalogue: open
lang: en
levels: { office: Office }
criteria:
  b: { question: Two? }
  c: { metWhen: [Three] }
`;

  test('may be of a part, and what is left out stays as it is', () => {
    const catalogue = whole();
    const { data, ...found } = parseTranslation(file(partial), { catalogue });
    expect(new Set(codes(found))).toEqual(new Set(['warning missing-translation']));
    if (data === undefined) throw new Error('the sample is a translation');
    const said = translate({ catalogue, guidance: undefined }, data).catalogue;
    expect([said.title, said.levels.map(({ title }) => title)]).toEqual([
      catalogue.title,
      ['Office', 'Planta', 'Todo'],
    ]);
    expect(allCriteria(said).map(({ question, metWhen }) => [question, metWhen])).toEqual([
      ['¿Uno?', ['Uno']],
      ['Two?', ['Dos', 'Tres']],
      ['¿Tres?', ['Three']],
    ]);
  });

  test('of a part never loses a condition', () => {
    const catalogue = whole();
    const { data, ...found } = parseTranslation(file(partial.replace('{ question: Two? }', '{ metWhen: [Two] }')), {
      catalogue,
    });
    expect(codes(found)).toContain('error translation-count-differs');
    if (data === undefined) throw new Error('the sample is a translation');
    expect(allCriteria(translate({ catalogue, guidance: undefined }, data).catalogue)[1]?.metWhen).toEqual([
      'Dos',
      'Tres',
    ]);
  });

  const missingIn = (translation: string, catalogue = whole()) =>
    parseTranslation(file(translation), { catalogue }).diagnostics.map(({ code, args }) => ({ code, ...args }));

  test('that has only begun is told once how much is left, of all kinds together, not a line for each', () => {
    const many = (count: number) =>
      parsed(
        text +
          Array.from(
            { length: count },
            (_, i) => `      - { id: x${i}, level: both, question: Q, metWhen: [Q] }\n`,
          ).join(''),
      ).data;
    const told = (count: number) => missingIn('formatVersion: 1\ncatalogue: open\nlang: fr\n', many(count));
    // 3 levels, 3 titles and 3 criteria are missing beside those that are many.
    expect(told(11)).toHaveLength(20);
    expect(told(12)).toEqual([{ code: 'missing-translation', text: 'office', special: 'many', count: 21 }]);
    expect(told(300)).toEqual([{ code: 'missing-translation', text: 'office', special: 'many', count: 309 }]);
  });

  test('that has nothing of the note on the source is told by the key that it takes', () => {
    const { data } = parsed(text.replace('2026-01-01 }', '2026-01-01, note: Nota }'));
    expect(missingIn(partial, data)).toContainEqual({ code: 'missing-translation', text: 'source.note' });
    const noted = missingIn(`${partial}source: { note: A note }\n`, data);
    expect(noted).not.toContainEqual({ code: 'missing-translation', text: 'source.note' });
  });
});

describe('what a publisher wrote', () => {
  const publishing = (written: string) =>
    parsed(text.replace('question: ¿Tres?', `published: { text: ${JSON.stringify(written)} }, question: ¿Tres?`));

  test('may have tabs, which are blanks here', () => {
    const { data, ...found } = publishing('a)\tUno\n\tb)\tDos');
    expect(codes(found)).toEqual([]);
    expect(allCriteria(data ?? whole())[2]?.published?.text).toBe('a) Uno\n b) Dos');
  });

  test.each(['\u001b', '\u202e', '\u0000'])('may not have %j, and that is named, not the tab before it', (sign) => {
    const { diagnostics } = publishing(`a)\tUno ${sign}`);
    expect(diagnostics.map(({ code, args }) => [code, args['sign']])).toEqual([
      ['unsafe-character', `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`],
    ]);
  });

  test('has tabs nowhere else', () => {
    const { diagnostics } = parsed(text.replace('question: ¿Tres?', 'question: "¿Tres\\t?"'));
    expect(diagnostics.map(({ code, args }) => [code, args['sign']])).toEqual([['unsafe-character', 'U+0009']]);
  });
});

test('guidance may be in the language of its catalogue', () => {
  const guidance = 'formatVersion: 1\ncatalogue: open\nlang: es\ncriteria: { a: { firstStep: Empezar } }\n';
  expect(codes(parseGuidance(file(guidance), whole()))).toEqual([]);
});

test('what a file of before says keeps its hash', () => {
  const { alsoIn: _, ...criterion } = allCriteria(whole())[0] ?? {};
  expect(Object.keys(criterion)).toEqual(['id', 'level', 'question', 'metWhen']);
  expect(catalogueHash(whole())).toBe(catalogueHash(structuredClone(whole())));
});
