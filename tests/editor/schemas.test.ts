import { describe, expect, test } from 'vitest';
import { ja } from '../../src/i18n/ja/index.ts';
import { isMessageKey } from '../../src/i18n/keys.ts';
import { translator } from '../../src/i18n/t.ts';
import { editorSchemas, type Schema } from '../helpers/schemas.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** A place where the cursor of an editor may stand: a key, an entry of a list, or an entry under a free key. */
interface Place {
  readonly path: string;
  readonly schema: Schema;
}

function placesBelow(path: string, schema: Schema): readonly Place[] {
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [], $defs = {} } = schema;
  const found = Object.entries(properties).map(([key, value]) => ({ path: `${path}.${key}`, schema: value }));
  if (items !== undefined) found.push({ path: `${path}[]`, schema: items });
  if (typeof additionalProperties === 'object') found.push({ path: `${path}.*`, schema: additionalProperties });
  return [
    ...found.flatMap((place) => [place, ...placesBelow(place.path, place.schema)]),
    ...[...anyOf, ...oneOf, ...allOf, ...Object.values($defs)].flatMap((part) => placesBelow(path, part)),
  ];
}

const placesOf = (kind: string) => placesBelow(kind, editorSchemas[kind] ?? {});
const allPlaces = Object.keys(editorSchemas).flatMap(placesOf);
const isJapanese = (text: string | undefined) => text !== undefined && JAPANESE.test(text);

describe.each(Object.keys(editorSchemas))('an editor explains in Japanese: %s', (kind) => {
  const places = placesOf(kind);

  test('the file itself', () => {
    const { title, description } = editorSchemas[kind] ?? {};
    expect([title, description].map(isJapanese)).toEqual([true, true]);
  });

  test('every key, and every entry of a list', () => {
    expect(places.filter(({ schema }) => !isJapanese(schema.description)).map(({ path }) => path)).toEqual([]);
  });

  test('every value of a list of values', () => {
    const silent = places.filter(({ schema: { enum: values = [], enumDescriptions = [] } }) =>
      values.some((_, index) => !isJapanese(enumDescriptions[index])),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('what form a text has, instead of a pattern that nobody can read', () => {
    const unexplained = places.filter(({ schema }) =>
      [schema, schema.propertyNames].some(
        (text) => text?.pattern !== undefined && !isJapanese(text.patternErrorMessage),
      ),
    );
    expect(unexplained.map(({ path }) => path)).toEqual([]);
  });
});

test('the places are found wherever they are', () => {
  const paths = allPlaces.map(({ path }) => path);
  for (const path of [
    'assessment.answers.*.evidence[].title',
    'assessment.retired[].from.edition',
    'catalogue.requirements[].criteria[].options.choices[].references[]',
    'catalogue.points.bands[].certainty',
    'crosswalk.mappings[].reasonIn.en',
    'guidance.criteria.*.who[]',
    'translation.criteria.*.options.choices.*.text',
    'config.rules.scs/owner-missing',
    'assessment.reviews.*[].lookedAt[]',
  ]) {
    expect(paths).toContain(path);
  }
});

describe('an editor uses the words of the screen', () => {
  const t = translator(ja);

  test.each([
    ['assessment.answers.*.state', 'state'],
    ['assessment.retired[].answer.state', 'state'],
    ['assessment.retired[].why', 'migrate.why'],
    ['catalogue.points.bands[].certainty', 'certainty'],
    ['catalogue.stages[].certainty', 'certainty'],
    ['catalogue.requirements[].criteria[].cadence.every', 'every'],
    ['catalogue.requirements[].criteria[].cadence.on[]', 'on'],
    ['guidance.criteria.*.who[]', 'who'],
    ['guidance.criteria.*.work[]', 'work'],
    ['guidance.criteria.*.solvedBy', 'solvedBy'],
    ['config.failOn', 'severity'],
  ])('%s', (path, group) => {
    const { enum: values = [], enumDescriptions } = allPlaces.find((place) => place.path === path)?.schema ?? {};
    const keys = values.map((value) => `${group}.${value}`).filter(isMessageKey);
    expect(keys.length).toBeGreaterThan(1);
    expect(enumDescriptions).toEqual(keys.map((key) => t(key)));
  });

  test('guidance.criteria.*.effort', () => {
    const { enum: values = [], enumDescriptions = [] } =
      allPlaces.find(({ path }) => path === 'guidance.criteria.*.effort')?.schema ?? {};
    const whole = values.map((value, index) => `${value}（${enumDescriptions[index]}）`);
    expect(whole).toEqual([t('effort.S'), t('effort.M'), t('effort.L')]);
  });
});
