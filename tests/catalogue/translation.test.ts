import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseTranslation } from '../../src/catalogue/parse.ts';
import { type Texts, translate } from '../../src/catalogue/translate.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import type { Catalogue, Criterion } from '../../src/formats/catalogue.ts';
import type { CriterionTexts } from '../../src/formats/translation.ts';
import { listShippedCatalogues, readShippedTranslations } from '../../src/io/shipped.ts';
import { loadCatalogueFile, loadShipped } from '../../src/workspace/catalogue.ts';
import { inLanguage } from '../../src/workspace/translation.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { catalogueIds, englishFile, englishOf, japaneseOf, textsIn, WIDE } from '../helpers/translations.ts';

/** Keys under which a catalogue and its guidance keep words and nothing else. */
const WORDS = new Set([
  ...[
    'title',
    'document',
    'publisher',
    'note',
    'question',
    'help',
    'ifNot',
    'metWhen',
    'text',
    'onlyWhen',
    'needs',
    'unsettled',
  ],
  ...['why', 'evidence', 'firstStep', 'plain', 'term', 'gloss'],
]);

/** What is left of a catalogue and its guidance without their words: where a text stood, and how many in a list. */
function withoutWords({ catalogue, guidance }: Texts): unknown {
  const bare = (value: unknown, key: string): unknown => {
    if (key === 'lang') return undefined;
    if (WORDS.has(key)) return Array.isArray(value) ? value.length : typeof value;
    if (Array.isArray(value)) return value.map((item) => bare(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, bare(child, name)]));
  };
  return bare({ catalogue, guidance }, '');
}

/** Numbers in digits; those of criteria (1-2-1-1, PO.1.1) are names. */
function digitsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(/\b(?:[A-Z]{2}\.\d+(?:\.\d+)?|\d(?:-\d+){1,3})\b/g, ' ');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => digits);
}

const NUMBER_WORDS: Readonly<Record<string, string>> = { once: '1', one: '1', each: '1', every: '1', two: '2' };

function numbersIn(english: string): readonly string[] {
  const words = english.toLowerCase().match(/\b[a-z]+\b/g) ?? [];
  return [...digitsIn(english), ...words.flatMap((word) => NUMBER_WORDS[word] ?? [])];
}

/** The texts that say what has to be done, in an order that is the same in both languages. */
function duties({ metWhen, options }: Pick<Criterion, 'metWhen' | 'options'>): readonly string[] {
  const choices = options?.choices ?? [];
  return [
    ...metWhen,
    ...[options?.onlyWhen, ...choices.flatMap(({ text, onlyWhen }) => [text, onlyWhen])].map((text) => text ?? ''),
  ];
}

function translatedDuties({ metWhen, options }: CriterionTexts): readonly string[] {
  const choices = Object.entries(options?.choices ?? {}).map(([id, texts]) => ({ id, ...texts }));
  return duties({ metWhen: metWhen ?? [], ...(options ? { options: { ...options, atLeast: 1, choices } } : {}) });
}

function titlesOf({ categories, requirements }: Catalogue): readonly { readonly id: string; readonly title: string }[] {
  return [...categories.flatMap((category) => [category, ...category.sections]), ...requirements];
}

test('every catalogue of the package is there in English, and no other', () => {
  const named = readdirSync(new URL('../../controls/translation/', import.meta.url));
  expect(named.sort()).toEqual(catalogueIds.map((id) => `${id}.en.yaml`).sort());
});

describe.each(catalogueIds)('the English of %s', (id) => {
  const japanese = japaneseOf(id);
  const english = englishOf(id);

  test('has each text of the catalogue and its guidance, and no other', () => {
    expect(parseTranslation(englishFile(id), japanese).diagnostics).toEqual([]);
    expect(english).toMatchObject({ catalogue: id, lang: 'en' });
  });

  test('asks for the same numbers of days, times and characters', () => {
    const differing = allCriteria(japanese.catalogue).flatMap((criterion) => {
      const texts = english.criteria?.[criterion.id];
      const said = texts ? translatedDuties(texts) : [];
      return duties(criterion).flatMap((duty, index) => {
        const [asked, found] = [digitsIn(duty), said[index] ?? ''];
        const missing = asked.filter((number) => !numbersIn(found).includes(number));
        const added = digitsIn(found).filter((number) => !asked.includes(number));
        return missing.length + added.length > 0 ? [{ id: criterion.id, duty, found, missing, added }] : [];
      });
    });
    expect(differing).toEqual([]);
  });

  test('names the same criteria in the same place', () => {
    const named = (text: string) => [...new Set(text.match(/\b(?:[A-Z]{2}\.\d+(?:\.\d+)?|\d(?:-\d+){2,3})\b/g))].sort();
    for (const criterion of allCriteria(japanese.catalogue)) {
      const texts = english.criteria?.[criterion.id];
      const said = texts ? translatedDuties(texts) : [];
      expect([criterion.id, ...duties(criterion).map(named)]).toEqual([criterion.id, ...said.map(named)]);
    }
  });

  test('has no Japanese but official titles, its own name and that of its source', () => {
    const { titles: _, title: __, source, ...rest } = english;
    const texts = textsIn({ ...rest, source: { ...source, document: '' } });
    expect(texts.filter(([, text]) => text.match(WIDE))).toEqual([]);
  });

  test('promises nothing that only the scheme could keep', () => {
    // A certificate is also what a vendor gives for an erased disk.
    const promise = /\bcertif(?!icates?\b)|guarantee|accredit|approved by (?:IPA|METI|NIST)|\bcompliant\b/i;
    expect(textsIn(english).filter(([, text]) => promise.test(text))).toEqual([]);
  });

  test('changes words and nothing else', () => {
    const translated = translate(japanese, english);
    expect(withoutWords(translated)).toEqual(withoutWords(japanese));
    expect(translated.catalogue.lang).toBe('en');
    expect(textsIn(translated).length).toBe(textsIn(japanese).length);
  });

  test('leaves nothing in Japanese that it has words for', () => {
    const { catalogue, guidance } = translate(japanese, english);
    const { profileFacts: facts, terms } = catalogue;
    const plain = catalogue.requirements.map((requirement) => requirement.plain);
    const told = textsIn({ criteria: allCriteria(catalogue), facts, terms, plain, guidance });
    expect(told.filter(([, text]) => text.match(WIDE))).toEqual([]);
  });

  test('is in the package as it stands in controls/', () => {
    expect(JSON.parse(readShippedTranslations('en')).catalogues[id]).toEqual(english);
  });
});

describe('titles', () => {
  test.each(['scs-20260327', 'security-action-25', 'scs-semiconductor'])(
    'of %s stay in Japanese, as a reader finds them in the official document, with a gloss',
    (id) => {
      const { titles } = englishOf(id);
      for (const { id: number, title } of titlesOf(japaneseOf(id).catalogue)) {
        expect(titles?.[number]?.slice(0, title.length)).toBe(title);
        expect(titles?.[number]?.slice(title.length)).toMatch(/^ \([A-Z][\w ,'&-]+\)$/);
      }
    },
  );

  test.each(['ssdf-1.1', 'ssdf-1.2-draft', 'ssdf-218a'])('of %s are those of NIST, without our Japanese', (id) => {
    const { titles } = englishOf(id);
    const published = titlesOf(japaneseOf(id).catalogue).flatMap(({ id: number, title }) => {
      const original = /\((?<english>[A-Z].+)\)$/.exec(title)?.groups?.['english'];
      return original === undefined ? [] : [[number, original] as const];
    });
    expect(published.length).toBeGreaterThan(1);
    for (const [number, original] of published) expect(titles?.[number]).toBe(original);
  });
});

describe('a catalogue read in English', () => {
  test.each(listShippedCatalogues())('%s is whole, and is the same catalogue', (id) => {
    const loaded = loadShipped(id);
    const spoken = inLanguage(loaded, 'en');
    expect(withoutWords(spoken)).toEqual(withoutWords(loaded));
    expect(spoken.hash).toBe(loaded.hash);
    const told = textsIn({ criteria: allCriteria(spoken.catalogue), guidance: spoken.guidance });
    expect(told.filter(([, text]) => text.match(WIDE))).toEqual([]);
    expect(spoken.catalogue.title).toBe(englishOf(id).title);
  });

  test.each([
    ['scs-semiconductor', 'scs-20260327'],
    ['ssdf-1.2-draft', 'ssdf-1.1'],
    ['ssdf-218a', 'ssdf-1.1'],
  ])('%s has the words of %s and its own', (id, base) => {
    const { catalogue } = inLanguage(loadShipped(id), 'en');
    const questions = allCriteria(catalogue).map(({ id: number, question }) => [number, question]);
    const said = { ...englishOf(base).criteria, ...englishOf(id).criteria };
    expect(new Map(questions.map(([number, question]) => [number, question]))).toEqual(
      new Map(Object.entries(said).map(([number, { question }]) => [number, question])),
    );
    const levels = { ...englishOf(base).levels, ...englishOf(id).levels };
    expect(Object.fromEntries(catalogue.levels.map(({ id: level, title }) => [level, title]))).toEqual(levels);
  });

  test.each(listShippedCatalogues())('%s read in Japanese is the one that is there', (id) => {
    expect(inLanguage(loadShipped(id), 'ja')).toBe(loadShipped(id));
  });
});

describe('a catalogue of one’s own', () => {
  /** A folder with q.yaml, and with its English where there is one. */
  async function folderWith(catalogue: (starter: string) => string, english?: object): Promise<string> {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    writeFileSync(join(cwd, 'q.yaml'), catalogue(readFileSync(join(cwd, 'q.yaml'), 'utf8')));
    if (english !== undefined) {
      mkdirSync(join(cwd, 'translation'));
      writeFileSync(join(cwd, 'translation', 'q.en.yaml'), stringify(english));
    }
    return cwd;
  }

  const starterInEnglish = {
    formatVersion: 1,
    catalogue: 'my-catalogue',
    lang: 'en',
    title: 'Questionnaire',
    levels: { basic: 'Basic' },
    profileFacts: { 'sends-files': { question: 'Do you send files?', ifNot: 'The company sends no files' } },
    titles: { a: 'Organisation', 'a-1': 'Organisation', 'a-1-1': 'Person in charge' },
    criteria: {
      'a-1-1-1': { question: 'Who is in charge?', metWhen: ['Somebody is', 'People can reach them'] },
      'a-1-1-2': { question: 'Is it reviewed?', metWhen: ['It is, at least once a year'] },
      'a-1-1-3': {
        question: 'Is it decided how files are sent?',
        metWhen: ['It is'],
        options: { choices: { a: { text: 'With a service' }, b: { text: 'With a password' } } },
      },
    },
  };

  test('without a translation is shown as it is', async () => {
    const cwd = await folderWith((starter) => starter);
    const loaded = loadCatalogueFile('q.yaml', cwd);
    expect(inLanguage(loaded, 'en')).toEqual(loaded);
    expect((await run(['--lang', 'en', 'catalogue', 'show', 'q.yaml'], { cwd })).stdout).toContain('担当者');
  });

  test('is shown in English where translation/NAME.en.yaml lies beside it, and that file can be linted', async () => {
    const cwd = await folderWith((starter) => starter, starterInEnglish);
    expect((await run(['lint', 'q.yaml', 'translation/q.en.yaml'], { cwd })).code).toBe(0);
    const { stdout } = await run(['--lang', 'en', 'catalogue', 'show', 'q.yaml'], { cwd });
    expect(stdout).toContain('Is it decided how files are sent?');
    expect((await run(['catalogue', 'show', 'q.yaml'], { cwd })).stdout).toContain('担当者');
  });

  test('has all its conditions, also where its translation has lost one', async () => {
    const { 'a-1-1-1': first, ...others } = starterInEnglish.criteria;
    const criteria = { 'a-1-1-1': { ...first, metWhen: ['Somebody is'] }, ...others };
    const cwd = await folderWith((starter) => starter, { ...starterInEnglish, criteria });
    const { catalogue } = inLanguage(loadCatalogueFile('q.yaml', cwd), 'en');
    expect(allCriteria(catalogue)[0]?.metWhen).toHaveLength(2);
  });

  /** An extension of SCS with one criterion of its own, in Japanese. */
  const extension = (id: string) => `formatVersion: 1
id: tsuika
extends: scs-20260327
edition: "1"
lang: ja
title: 私たちの追加
source: { document: 追加の文書, publisher: 見本の団体, published: 2026-01-01 }
method: all-of
levels:
  - { id: more, title: 追加, includes: [star3], promises: { requirements: 27, criteria: 82 } }
profileFacts: []
categories:
  - { id: own, title: 追加, sections: [{ id: own, title: 追加 }] }
requirements:
  - id: own-1
    section: own
    title: 追加の項目
    criteria:
      - { id: ${id}, level: more, question: 追加をしていますか, metWhen: [追加をしている] }
`;

  test('that extends one of ours has that part in English, and keeps its own name and source', async () => {
    const cwd = await folderWith(() => extension('own-1-1'));
    const loaded = loadCatalogueFile('q.yaml', cwd);
    const { catalogue } = inLanguage(loaded, 'en');
    const questions = new Map(allCriteria(catalogue).map(({ id, question }) => [id, question]));
    expect(questions.get('1-2-1-1')).toBe(englishOf('scs-20260327').criteria?.['1-2-1-1']?.question);
    expect(questions.get('own-1-1')).toBe('追加をしていますか');
    expect(catalogue).toMatchObject({ title: '私たちの追加', source: loaded.catalogue.source });
  });

  test('may name a criterion after what every object has', async () => {
    const cwd = await folderWith(() => extension('constructor'));
    const { catalogue } = inLanguage(loadCatalogueFile('q.yaml', cwd), 'en');
    expect(allCriteria(catalogue).at(-1)).toMatchObject({ id: 'constructor', question: '追加をしていますか' });
  });
});
