import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogueFile } from '../../src/workspace/catalogue.ts';
import { run, testFolder } from '../helpers/runCli.ts';

let cwd: string;
beforeEach(() => {
  cwd = testFolder();
  mkdirSync(join(cwd, 'guidance'));
  mkdirSync(join(cwd, 'translation'));
  write('moto.yaml', catalogue('moto', { level: 'kihon', criterion: '1-1-1' }));
  write('tashi.yaml', catalogue('tashi', { base: 'moto', level: 'zenbu', criterion: '1-1-2' }));
  const head = (lang: string) => `formatVersion: 1\ncatalogue: moto\nlang: ${lang}\n`;
  write('guidance/moto.ja.yaml', `${head('ja')}criteria: { 1-1-1: { why: 見本のわけです。 } }\n`);
  write('translation/moto.en.yaml', `${head('en')}criteria: { 1-1-1: { question: The sample? } }\n`);
});

const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const change = (name: string, from: string, to: string) => write(name, read(name).replace(from, to));
const init = () => run(['init', '--catalogue', 'tashi.yaml', '--name', 'サンプル株式会社'], { cwd });

interface Sample {
  readonly base?: string;
  readonly level: string;
  readonly criterion: string;
}

function catalogue(id: string, { base, level, criterion }: Sample): string {
  const includes = base === undefined ? '' : ', includes: [kihon]';
  return `formatVersion: 1
id: ${id}
${base === undefined ? '' : `extends: ${base}\n`}edition: "1"
lang: ja
title: ${id}の見本
source: { document: 見本の文書, publisher: 見本の団体, published: 2026-01-01 }
method: all-of
levels: [{ id: ${level}, title: ${level}の段階${includes} }]
profileFacts: []
categories: [{ id: "1", title: 備え, sections: [{ id: 1-0, title: 体制 }] }]
requirements:
  - id: 1-1
    section: 1-0
    title: ${id}の見出し
    criteria: [{ id: ${criterion}, level: ${level}, question: ${criterion}をしていますか, metWhen: [している] }]
`;
}

test.each([
  ['itself', { tashi: 'tashi' }, 'tashi → tashi'],
  ['what extends itself', { moto: 'moto' }, 'moto → moto'],
  ['what extends it', { moto: 'tashi' }, 'tashi → moto → tashi'],
  ['what goes in a circle further on', { moto: 'saki', saki: 'moto' }, 'moto → saki → moto'],
] as const)('a catalogue that extends %s is told by the whole circle', async (_, bases, circle) => {
  for (const [id, base] of Object.entries(bases))
    write(`${id}.yaml`, catalogue(id, { base, level: 'kihon', criterion: '1-1-1' }));
  for (const words of [
    ['lint', 'tashi.yaml'],
    ['catalogue', 'show', 'tashi.yaml'],
    ['init', '--catalogue', 'tashi.yaml'],
  ]) {
    const { code, stdout, stderr } = await run(words, { cwd });
    const told = [...`${stdout}${stderr}`.matchAll(/circular-reference +参照が一周しています: (.*)$/gm)].map(
      ([, chain]) => chain,
    );
    expect([code, `${stdout}${stderr}`.includes('unknown-catalogue')], words.join(' ')).toEqual([2, false]);
    for (const chain of told) expect(new Set(chain?.split(' → '))).toEqual(new Set(circle.split(' → ')));
    expect(told.length, stdout + stderr).toBeGreaterThan(0);
  }
});

describe('catalogues that extend each other are read as far as they are not too much together', () => {
  /** `0.yaml` extends `1.yaml` and so on; the last extends `base`. */
  const writeRow = (files: number, base?: string, tail = '') => {
    for (let n = 0; n < files; n += 1) {
      const below = n + 1 < files ? `k${n + 1}` : base;
      const text = catalogue(`k${n}`, { ...(below && { base: below }), level: `l${n}`, criterion: `1-1-${n + 1}` });
      write(`k${n}.yaml`, text.replace(/includes: \[.*?\]/, `includes: [l${n + 1}]`) + tail);
    }
  };
  const lines = (count: number) => '#\n'.repeat(count);
  const helpOf = (n: number, tail: string) =>
    write(`guidance/k${n}.ja.yaml`, `formatVersion: 1\ncatalogue: k${n}\nlang: ja\ncriteria: {}\n${tail}`);
  const englishOf = (n: number, tail: string) =>
    write(
      `translation/k${n}.en.yaml`,
      `formatVersion: 1\ncatalogue: k${n}\nlang: en\ntitle: k\nlevels: {}\ncriteria: {}\n${tail}`,
    );
  const show = (...words: readonly string[]) => run(['catalogue', 'show', 'k0.yaml', ...words], { cwd });
  const told = (stderr: string) => stderr.match(/^\S+ +エラー extends-too-much/gm);

  test('six of them, whatever lies beside them', async () => {
    writeRow(6);
    helpOf(1, lines(50_000));
    expect(await show()).toMatchObject({ code: 0 });
    expect((await show()).stdout).toContain('1-1-6');
    expect(await run(['lint', 'k0.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  test.each<[string, string, () => void]>([
    ['seven of them', 'k5.yaml:3:10', () => writeRow(7)],
    ['long ones', 'k2.yaml:3:10', () => writeRow(5, undefined, lines(35_000))],
    ['large ones', 'k1.yaml:3:10', () => writeRow(3, undefined, `# ${'x'.repeat(8_000_000)}\n`)],
    [
      'guidance that is long together',
      'k1.yaml:3:10',
      () => {
        writeRow(3);
        for (const n of [1, 2]) helpOf(n, lines(65_000));
      },
    ],
  ])('not %s', async (_, place, prepare) => {
    prepare();
    const { code, stderr } = await show();
    expect([code, told(stderr)]).toEqual([2, [`${place}  エラー extends-too-much`]]);
    // Of the first of them, too, nothing else is said than what is wrong.
    const linted = await run(['lint', 'k0.yaml'], { cwd });
    expect([linted.code, told(linted.screen)]).toEqual([2, ['k0.yaml:3:10  エラー extends-too-much']]);
  });

  test('and what was read alone is too much below another all the same', async () => {
    writeRow(7);
    const alone = await run(['catalogue', 'show', 'k1.yaml'], { cwd });
    expect([alone.code, told((await show()).stderr)]).toEqual([0, ['k5.yaml:3:10  エラー extends-too-much']]);
  });

  test('not translations that are long together', async () => {
    writeRow(3);
    for (const n of [0, 1, 2]) englishOf(n, lines(50_000));
    expect(await show()).toMatchObject({ code: 0 });
    const { code, stderr } = await show('--lang', 'en');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^translation\/k2\.en\.yaml .*extends-too-much/m)]);
  });
});

test('a catalogue of one’s own may extend one that lies beside it, with its guidance and translation', async () => {
  expect(await run(['lint', 'moto.yaml', 'tashi.yaml'], { cwd })).toMatchObject({ code: 0 });
  await init();
  expect(parse(read('assessment.yaml')).catalogue).toMatchObject({ id: 'tashi', level: 'zenbu' });
  const { criteria } = JSON.parse((await run(['check', '--reporter', 'json'], { cwd })).stdout).files[0];
  expect(criteria.map(({ id }: { id: string }) => id)).toEqual(['1-1-1', '1-1-2']);
  const explained = (await run(['explain', '1-1-1'], { cwd })).stdout;
  expect(explained).toContain('見本のわけです');
  // The title that the extension gives wins.
  expect(explained).toContain('tashiの見出し');
  expect((await run(['explain', '1-1-1', '--lang', 'en'], { cwd })).stdout).toContain('The sample?');
});

describe('a criterion of the base in other words', () => {
  const reword = (lines: string) => change('tashi.yaml', 'edition:', `overrides: { ${lines} }\nedition:`);
  const explain = async (...words: string[]) => (await run(['explain', '1-1-1', ...words], { cwd })).stdout;

  test('is asked so, under what the base asks for, and not in the translation of the words it had', async () => {
    reword('1-1-1: { question: 自社の言い方ですか, title: 自社の見出し, published: { text: 自社の出典 } }');
    expect(await run(['lint', 'tashi.yaml'], { cwd })).toMatchObject({ code: 0 });
    await init();
    const explained = await explain();
    for (const text of ['自社の言い方ですか', '自社の見出し', '自社の出典', '見本のわけです', 'している']) {
      expect(explained).toContain(text);
    }
    expect(explained).not.toContain('1-1-1をしていますか');
    const english = await explain('--lang', 'en');
    expect(english).toContain('自社の言い方ですか');
    expect(english).not.toContain('The sample?');
  });

  test('is translated by those who said it, and keeps the translation of all else', async () => {
    write(
      'translation/moto.en.yaml',
      'formatVersion: 1\ncatalogue: moto\nlang: en\ncriteria: { 1-1-1: { question: The sample?, metWhen: [It is done] } }\n',
    );
    reword('1-1-1: { question: 自社の言い方ですか }');
    const own = (texts: string) =>
      write(
        'translation/tashi.en.yaml',
        `formatVersion: 1\ncatalogue: tashi\nlang: en\ntitle: More\nlevels: { zenbu: All }\ncriteria: { 1-1-1: { ${texts} } }\n`,
      );
    own('question: In our words?');
    const linted = await run(['lint', 'translation/tashi.en.yaml'], { cwd });
    expect(linted).toMatchObject({ code: 0, screen: expect.not.stringContaining('「1-1-1」') });
    await init();
    const english = await explain('--lang', 'en');
    expect(english).toContain('In our words?');
    expect(english).toContain('It is done');
    own('question: In our words?, title: None');
    expect((await run(['lint', 'translation/tashi.en.yaml'], { cwd })).screen).toContain('translation-for-unknown-id');
  });

  test.each([
    'metWhen: [何もしない]',
    'level: zenbu',
    'appliesIf: x',
    'id: 1-1-9',
    'cadence: { every: year }',
    'alsoIn: [zenbu]',
  ])('asks for nothing else: %s', async (line) => {
    reword(`1-1-1: { ${line} }`);
    expect(await run(['lint', 'tashi.yaml'], { cwd })).toMatchObject({
      code: 2,
      screen: expect.stringMatching(/tashi\.yaml:\d+:\d+ .*unknown-key/),
    });
  });

  test.each(['1-1-2', '1-1-9', 'constructor'])('is one that the base has: %s', async (id) => {
    reword(`${id}: { question: 何ですか }`);
    expect(await run(['lint', 'tashi.yaml'], { cwd })).toMatchObject({
      code: 2,
      screen: expect.stringContaining('unknown-criterion'),
    });
  });

  test('needs a base', async () => {
    change('moto.yaml', 'edition:', 'overrides: { 1-1-1: { question: 何ですか } }\nedition:');
    expect(await run(['lint', 'moto.yaml'], { cwd })).toMatchObject({
      code: 2,
      screen: expect.stringContaining('unknown-criterion'),
    });
  });

  test.each([
    ['method: all-of', 'method: coverage'],
    ['title: 備え', 'title: 別の分野'],
    ['title: 体制', 'title: 別の中分類'],
  ])('what stays as the base has it is told where %s becomes %s', async (from, to) => {
    change('tashi.yaml', from, to);
    const { code, screen } = await run(['lint', 'tashi.yaml'], { cwd });
    expect(code).toBe(0);
    expect(screen).toMatch(/tashi\.yaml:\d+:\d+ .*value-not-allowed/);
  });
});

test('a change of the base is a change of the catalogue that was answered', async () => {
  await init();
  const hash = async () =>
    JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout).catalogue.hash as string;
  const before = await hash();
  change('moto.yaml', 'metWhen: [している]', 'metWhen: [いつもしている]');
  expect(await hash()).not.toBe(before);
});

test('a chain of catalogues is read once as long as all of them stay as they are', () => {
  write('ue.yaml', catalogue('ue', { base: 'tashi', level: 'ue', criterion: '1-1-3' }));
  const loaded = () => loadCatalogueFile('ue.yaml', cwd);
  const first = loaded();
  expect(loaded()).toBe(first);
  change('moto.yaml', '1-1-1をしていますか', '1-1-1をきちんとしていますか');
  expect(loaded().catalogue.requirements[0]?.criteria[0]?.question).toBe('1-1-1をきちんとしていますか');
  change('tashi.yaml', 'tashiの見出し', '中ほどの見出し');
  expect(loaded().catalogue.requirements[0]?.title).toBe('ueの見出し');
  expect(loadCatalogueFile('tashi.yaml', cwd).catalogue.requirements[0]?.title).toBe('中ほどの見出し');
  rmSync(join(cwd, 'moto.yaml'));
  expect(loaded).toThrow();
});

test('what is wrong in the base is told in its own file', async () => {
  change('moto.yaml', 'level: kihon', 'level: kihonn');
  expect(await init()).toMatchObject({ code: 2, stderr: expect.stringMatching(/moto\.yaml:\d+:\d+ .*unknown-level/) });
});

test('and at the line of who builds on it, that it has to be mended first', async () => {
  change('moto.yaml', 'level: kihon', 'level: kihonn');
  const { code, screen } = await run(['lint', 'tashi.yaml'], { cwd });
  expect([code, screen]).toEqual([2, expect.stringMatching(/tashi\.yaml:3:10 .*「moto」に、直すところがあります/)]);
  expect(screen).toContain('先に、同じフォルダの moto.yaml を直してください');
});

test.each<[string, () => void]>([
  ['is not there', () => rmSync(join(cwd, 'moto.yaml'))],
  ['has another id', () => change('moto.yaml', 'id: moto', 'id: other')],
])('a base that %s is told, and nothing runs on', async (_, breakBase) => {
  breakBase();
  expect(await run(['lint', 'tashi.yaml'], { cwd })).toMatchObject({
    code: 2,
    screen: expect.stringMatching(/unknown-catalogue .*moto\.yaml/),
  });
  expect((await init()).code).toBe(2);
});

test('a link leads to no base outside the folder', async () => {
  const outside = testFolder();
  writeFileSync(join(outside, 'moto.yaml'), read('moto.yaml'));
  rmSync(join(cwd, 'moto.yaml'));
  symlinkSync(join(outside, 'moto.yaml'), join(cwd, 'moto.yaml'));
  expect(await init()).toMatchObject({ code: 2, stderr: expect.stringContaining('catalogue-outside') });
});
