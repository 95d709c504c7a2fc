import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { CTRL_C, ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';

const fileIn = (cwd: string, name = 'assessment.yaml') => readFileSync(join(cwd, name), 'utf8');

test('a questionnaire that was not copied along is asked for by its place, and no other file is made for it', async () => {
  const cwd = testFolder();
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  await run(['init', '--catalogue', 'q.yaml'], { cwd });
  rmSync(join(cwd, 'q.yaml'));
  const { code, stderr } = await run(['status'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('カタログ q.yaml が見つかりません');
  expect(stderr).toContain(cwd);
  expect(stderr).not.toContain('scs-check init');
});

test.each(['guidance', 'translation'])('the %s of q.yaml is not that of q.yml beside it', async (folder) => {
  const cwd = testFolder();
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  writeFileSync(join(cwd, 'q.yml'), fileIn(cwd, 'q.yaml'));
  mkdirSync(join(cwd, folder));
  const texts = {
    guidance:
      'formatVersion: 1\ncatalogue: my-catalogue\nlang: ja\ncriteria: { a-1-1-2: { why: わけは、これです。 } }\n',
    translation:
      'formatVersion: 1\ncatalogue: my-catalogue\nlang: en\ncriteria: { a-1-1-2: { question: This is why } }\n',
  };
  const [language, text, word] =
    folder === 'guidance' ? ['ja', texts.guidance, 'わけは、これです'] : ['en', texts.translation, 'This is why'];
  const told = async (name: string) => {
    const { stdout, stderr } = await run(['explain', 'a-1-1-2', '--catalogue', name, '--lang', language], { cwd });
    return (stdout + stderr).includes(word);
  };
  writeFileSync(join(cwd, folder, `q.${language}.yaml`), text);
  expect([await told('q.yaml'), await told('q.yml')]).toEqual([true, false]);
  writeFileSync(join(cwd, folder, `q.yml.${language}.yaml`), text);
  rmSync(join(cwd, folder, `q.${language}.yaml`));
  expect([await told('q.yaml'), await told('q.yml')]).toEqual([false, true]);
  // Where there is only one of them, the ending says nothing.
  rmSync(join(cwd, 'q.yaml'));
  writeFileSync(join(cwd, folder, `q.${language}.yaml`), text);
  expect(await told('q.yml')).toBe(true);
});

test('a catalogue of millions of letters is shown with a line for each criterion, and says so', async () => {
  const cwd = testFolder();
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  const long = (await run(['catalogue', 'show', 'q.yaml'], { cwd })).stdout;
  const criteria = Array.from({ length: 3300 }, (_, at) => ({
    id: `x-${at}`,
    level: 'kihon',
    question: `${at} ${'e\u0301a '.repeat(240)}`,
    metWhen: ['a'],
  }));
  const catalogue = {
    ...{ formatVersion: 1, id: 'kijun', edition: '1', lang: 'ja', title: '見本', method: 'all-of', profileFacts: [] },
    source: { document: 'a', publisher: 'b', published: '2026-01-01' },
    levels: [{ id: 'kihon', title: '基本' }],
    categories: [{ id: '1', title: 'a', sections: [{ id: 's', title: 'a' }] }],
    requirements: [{ id: 'r', section: 's', title: 'a', plain: 'a', criteria }],
  };
  writeFileSync(join(cwd, 'q.yaml'), stringify(catalogue, { lineWidth: 0 }));
  const { code, stdout, stderr } = await run(['catalogue', 'show', 'q.yaml'], { cwd });
  expect([code, stderr.slice(0, 300), long.includes('万字'), stdout.includes('300万字以上')]).toEqual([
    0,
    '',
    false,
    true,
  ]);
  expect(stdout.split('\n').filter((line) => line.startsWith('  x-'))).toHaveLength(3300);
  expect(stdout.split('\n').length).toBeLessThan(3400);
});

test.each([
  ['guidance', 'ja', 'file'],
  ['guidance', 'ja', 'folder'],
  ['translation', 'en', 'file'],
  ['translation', 'en', 'folder'],
] as const)('no %s in %s is read through a link of its %s that leads out', async (folder, language, linked) => {
  const [cwd, outside] = [testFolder(), testFolder()];
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  const texts = `formatVersion: 1\ncatalogue: my-catalogue\nlang: ${language}\n`;
  const told = folder === 'guidance' ? 'why: OUTSIDE_TEXT' : 'question: OUTSIDE_TEXT';
  writeFileSync(join(outside, `q.${language}.yaml`), `${texts}criteria: { a-1-1-2: { ${told} } }\n`);
  if (linked === 'folder') symlinkSync(outside, join(cwd, folder));
  else {
    mkdirSync(join(cwd, folder));
    symlinkSync(join(outside, `q.${language}.yaml`), join(cwd, folder, `q.${language}.yaml`));
  }
  const explain = ['explain', 'a-1-1-2', '--catalogue', 'q.yaml', '--lang', language];
  const { code, stdout, stderr } = await run(explain, { cwd });
  expect([code, stderr.includes('texts-outside'), (stdout + stderr).includes('OUTSIDE_TEXT')]).toEqual([
    2,
    true,
    false,
  ]);
  // As it was typed: what a command says ends up in the logs of a CI.
  expect(stderr).toContain(join(folder, `q.${language}.yaml`));
  expect(stderr).not.toContain(cwd);
});

test.each([
  ['guidance', 'ja'],
  ['translation', 'en'],
])('%s that is no file is named as it was typed', async (folder, language) => {
  const cwd = testFolder();
  await run(['catalogue', 'new', 'q.yaml'], { cwd });
  mkdirSync(join(cwd, folder, `q.${language}.yaml`), { recursive: true });
  const { code, stderr } = await run(['explain', 'a-1-1-2', '--catalogue', 'q.yaml', '--lang', language], { cwd });
  expect([code, stderr.includes(join(folder, `q.${language}.yaml`)), stderr.includes(cwd)]).toEqual([2, true, false]);
});

describe('a catalogue of one’s own', () => {
  // How one is answered and reported, in the interview and as a PDF: worked-example.test.ts.
  test('the starter lints clean, and can be started and judged at once', async () => {
    const cwd = testFolder();
    expect((await run(['catalogue', 'new', 'q.yaml'], { cwd })).code).toBe(0);
    expect((await run(['lint', 'q.yaml'], { cwd })).code).toBe(0);
    await run(['init', '--catalogue', 'q.yaml', '--name', 'サンプル株式会社'], { cwd });
    expect(parse(fileIn(cwd)).catalogue).toMatchObject({ id: 'my-catalogue', file: 'q.yaml' });
    expect((await run(['status'], { cwd })).stdout).toContain('基本の3基準');
    expect((await run(['check'], { cwd })).code).toBe(1);
    expect((await run(['explain', 'a-1-1-2'], { cwd })).stdout).toContain('土台になる基準');
  });

  test('never overwrites a file', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    expect((await run(['catalogue', 'new', 'q.yaml'], { cwd })).code).toBe(2);
  });

  test('has to lie with the answers, so that both can be sent together', async () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'sub'));
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    const { code, stderr } = await run(['init', 'sub/a.yaml', '--catalogue', 'q.yaml'], { cwd });
    expect([code, stderr.includes('catalogue-outside')]).toEqual([2, true]);
  });

  test.each(['../q.yaml', '/etc/passwd', 'a/../../q.yaml', 'C:\\q.yaml', '..\\q.yaml', 'q.txt'])(
    'a file somebody sent cannot point to %s',
    async (path) => {
      const cwd = testFolder();
      await run(['init'], { cwd });
      const text = fileIn(cwd).replace('  level: star3', `  level: star3\n  file: '${path}'`);
      writeFileSync(join(cwd, 'assessment.yaml'), text);
      const { code, stderr } = await run(['status'], { cwd });
      expect([code, stderr.includes('invalid-format')]).toEqual([2, true]);
    },
  );

  test('a file somebody sent cannot lead out of its folder by a link', async () => {
    const outside = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd: outside });
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    await run(['init', '--catalogue', 'q.yaml'], { cwd });
    rmSync(join(cwd, 'q.yaml'));
    symlinkSync(join(outside, 'q.yaml'), join(cwd, 'q.yaml'));
    const { code, stderr } = await run(['status'], { cwd });
    expect([code, stderr.includes('catalogue-outside')]).toEqual([2, true]);
  });

  test('a mistake in it is shown at its own line', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    await run(['init', '--catalogue', 'q.yaml'], { cwd });
    writeFileSync(join(cwd, 'q.yaml'), fileIn(cwd, 'q.yaml').replace('criteria: 3', 'criteria: 4'));
    const { code, stderr } = await run(['status'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/q\.yaml:\d+:\d+ .*count-promise-not-kept/);
  });
});

describe('a catalogue that the config above several firms names', () => {
  const repository = async () => {
    const cwd = testFolder();
    for (const folder of ['.git', 'kijun', 'kita', 'minami']) mkdirSync(join(cwd, folder));
    await run(['catalogue', 'new', 'kijun/q.yaml'], { cwd });
    writeFileSync(join(cwd, 'scs-check.yaml'), 'catalogue: kijun/q.yaml\n');
    for (const firm of ['kita', 'minami']) {
      const words = ['init', `${firm}/assessment.yaml`, '--catalogue', 'my-catalogue', '--name', firm];
      expect(await run(words, { cwd })).toMatchObject({ code: 0 });
    }
    return cwd;
  };

  test('is known by its id in the files of all of them, wherever a command runs', async () => {
    const cwd = await repository();
    const kita = join(cwd, 'kita');
    expect(parse(fileIn(kita)).catalogue).toMatchObject({ id: 'my-catalogue', edition: expect.any(String) });
    expect(parse(fileIn(kita)).catalogue.file).toBeUndefined();
    const byPath = await run(['init', 'by-path.yaml', '--catalogue', '../kijun/q.yaml', '--name', 'x'], { cwd: kita });
    expect([byPath.code, parse(fileIn(kita, 'by-path.yaml')).catalogue]).toEqual([0, parse(fileIn(kita)).catalogue]);
    for (const [words, code] of [
      [['check'], 1],
      [['status'], 0],
      [['report', '--format', 'json'], 0],
      [['lint'], 0],
      [['explain', 'a-1-1-2', '--file'], 0],
      [['handout', '--all', '-o', join(cwd, 'h.xlsx'), '--force'], 0],
      [['sheet', 'confirmation'], 0],
      [['diff', join(cwd, 'minami', 'assessment.yaml')], 0],
    ] as const) {
      const [above, inside] = [
        await run([...words, 'kita/assessment.yaml'], { cwd }),
        await run([...words, 'assessment.yaml'], { cwd: kita }),
      ];
      expect([words, above.code, inside.code]).toEqual([words, code, code]);
      // The ways on are those from where one stands.
      if (words[0] === 'report') expect(inside.stdout).toBe(above.stdout);
    }
    expect((await run(['merge', 'h.xlsx', '--into', 'kita/assessment.yaml'], { cwd })).code).toBe(0);
    const all = await run(['portfolio', '.', '--format', 'json'], { cwd });
    const { rows } = JSON.parse(all.stdout);
    expect(rows.map(({ outcome }: { readonly outcome: string }) => outcome)).toEqual(['read', 'read', 'read']);
  });

  test('is among those that may be named, where another one was', async () => {
    const cwd = await repository();
    const { code, stderr } = await run(['init', 'new.yaml', '--catalogue', 'my'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/使える.*: .*my-catalogue/)]);
  });

  test('is not looked for beyond the repository of a file, nor where its id is another', async () => {
    const cwd = await repository();
    const refused = { code: 2, stderr: expect.stringContaining('「my-catalogue」というカタログはありません') };
    mkdirSync(join(cwd, 'kita', '.git'));
    expect(await run(['status', 'kita/assessment.yaml'], { cwd })).toMatchObject(refused);
    expect((await run(['status', 'minami/assessment.yaml'], { cwd })).code).toBe(0);
    const text = fileIn(cwd, 'kijun/q.yaml').replace('id: my-catalogue', 'id: my-catalogues');
    writeFileSync(join(cwd, 'kijun', 'q.yaml'), text);
    const { stderr } = await run(['status', 'minami/assessment.yaml'], { cwd });
    expect(stderr).toContain('もしかして: my-catalogues');
  });

  test.each(['../q.yaml', 'link/q.yaml'])('cannot lie outside the folder of the config, as %s', async (named) => {
    const outside = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd: outside });
    const cwd = await repository();
    symlinkSync(outside, join(cwd, 'link'));
    writeFileSync(join(cwd, 'scs-check.yaml'), `catalogue: ${named}\n`);
    const { code, stderr } = await run(['status', 'kita/assessment.yaml'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('scs-check.yaml:1:12')]);
    expect(stderr).toContain('outside-config');
  });

  test('is told of in a hand-out that cannot be answered without it', async () => {
    const cwd = await repository();
    const told = async (name: string) =>
      (await run(['handout', '--all', 'kita/assessment.yaml', '-o', name], { cwd })).stderr;
    expect(await told('h.yaml')).toContain('my-catalogue のあるところだけです');
    expect(await told('h.xlsx')).not.toContain('my-catalogue');
  });
});

describe('a catalogue that extends another', () => {
  const sizeOf = (id: string, level: string) => {
    const narrowed = narrowToLevel(loadShipped(id).catalogue, level);
    return [narrowed.requirements.length, allCriteria(narrowed).length];
  };

  test.each([
    ['ssdf-1.1', 'ssdf-1.1', 19, 42],
    ['ssdf-218a', 'ssdf-218a', 20, 48],
    ['ssdf-218a', 'ssdf-1.1', 19, 42],
    ['ssdf-1.2-draft', 'ssdf-1.2-draft', 21, 49],
    ['scs-semiconductor', 'star4-ot', 47, 157],
    ['scs-semiconductor', 'star4', 43, 153],
  ])('%s asks at %s for %i requirements and %i criteria', (id, level, requirements, criteria) => {
    expect(sizeOf(id, level)).toEqual([requirements, criteria]);
  });

  test('answers to the base count for the extension', async () => {
    const cwd = testFolder();
    await run(['init', '--catalogue', 'ssdf-1.1'], { cwd });
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      fileIn(cwd).replace('answers: {}', 'answers:\n  PO.1.1: { state: met }').replace('ssdf-1.1', 'ssdf-218a'),
    );
    expect((await run(['status', '--level', 'ssdf-218a'], { cwd })).stdout).toContain(
      '48基準のうち、1基準ができています',
    );
  });

  test('adds to a requirement of the base under the same id, and keeps help texts of both', () => {
    const { catalogue, guidance } = loadShipped('ssdf-218a');
    const requirement = catalogue.requirements.find(({ id }) => id === 'PO.5');
    expect(requirement?.criteria.map(({ id }) => id)).toEqual(['PO.5.1', 'PO.5.2', 'PO.5.3']);
    for (const { id } of allCriteria(catalogue)) expect(guidance?.criteria[id]?.why).toBeTruthy();
  });

  test('is told when its base is not there', async () => {
    const cwd = testFolder();
    await run(['catalogue', 'new', 'q.yaml'], { cwd });
    writeFileSync(join(cwd, 'q.yaml'), fileIn(cwd, 'q.yaml').replace('lang: ja', 'lang: ja\nextends: scs-1999'));
    const { code, stdout } = await run(['lint', 'q.yaml'], { cwd });
    expect([code, stdout.includes('unknown-catalogue')]).toEqual([2, true]);
  });
});

describe('a catalogue with more categories than there are digits', () => {
  const count = 20;
  /** One criterion in each category. */
  const wide = () => ({
    formatVersion: 1,
    id: 'wide',
    title: '広い質問票',
    edition: '1',
    lang: 'ja',
    source: { document: '見本', publisher: '見本', published: '2026-11-01' },
    method: 'all-of',
    levels: [{ id: 'all', title: '全部', promises: { requirements: count, criteria: count } }],
    categories: Array.from({ length: count }, (_, index) => ({
      id: `${index + 1}`,
      title: `分野その${index + 1}`,
      sections: [{ id: `${index + 1}-1`, title: `節${index + 1}` }],
    })),
    profileFacts: [],
    requirements: Array.from({ length: count }, (_, index) => ({
      id: `${index + 1}-1-1`,
      section: `${index + 1}-1`,
      title: `要求${index + 1}`,
      criteria: [
        {
          id: `${index + 1}-1-1-1`,
          level: 'all',
          question: `質問その${index + 1}ですか`,
          metWhen: [`条件${index + 1}`],
        },
      ],
    })),
  });

  async function folder(): Promise<string> {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'wide.yaml'), stringify(wide()));
    expect((await run(['lint', 'wide.yaml'], { cwd })).stdout).toBe('');
    await run(['init', '--catalogue', 'wide.yaml', '--name', 'サンプル株式会社'], { cwd });
    const file = join(cwd, 'assessment.yaml');
    writeFileSync(file, fileIn(cwd).replace('companies: []', 'companies: [サンプル株式会社]'));
    return cwd;
  }

  test('reaches each of them, in the interview and in a review', async () => {
    const cwd = await folder();
    const firm = sitDown([], { cwd });
    await firm.sees('質問その1です');
    await firm.sees('q 保存して終わる');
    firm.types('j');
    await firm.sees('[9] 分野その9');
    await firm.sees('[0] ほかの分野');
    firm.types('0');
    await firm.sees('[1] 分野その10');
    firm.types('0');
    await firm.sees('[2] 分野その20');
    firm.types('2');
    await firm.sees('質問その20です');
    await firm.sees('q 保存して終わる');
    firm.types('1');
    await firm.sees('質問その1です');
    firm.types(CTRL_C);
    await firm.finished;

    const specialist = sitDown(['review'], { cwd });
    await specialist.sees('専門家の名前');
    specialist.types(`見本の専門家${ENTER}`);
    await specialist.sees('登録番号');
    specialist.types(ENTER);
    await specialist.sees('所属');
    specialist.types(ENTER);
    await specialist.sees('[3] 社内');
    specialist.types('1');
    await specialist.sees('q 保存して終わる');
    for (const [key, shown] of [
      ['j', '[9] 分野その9'],
      ['0', '[9] 分野その18'],
      ['0', '[2] 分野その20'],
      ['0', '[1] 分野その1'],
      ['0', '[1] 分野その10'],
      ['2', '質問その11です'],
    ] as const) {
      specialist.types(key);
      await specialist.sees(shown);
    }
    specialist.types(CTRL_C);
    await specialist.finished;
  });
});

/** What only a shipped catalogue, or the scheme it is of, can be said to be. */
const SHIPPED_ONLY =
  /IPA|★|SCS|SECURITY ACTION|診断シート|私たち|公開資料|古い資料|self-check sheet|\bour\b|\bis ours\b|old document/;

describe.each(['points', 'all-of', 'coverage'])(
  'what is said of a catalogue of one’s own that counts by %s',
  (method) => {
    const catalogue = {
      formatVersion: 1,
      id: 'mihon-3',
      edition: '1',
      lang: 'ja',
      title: '見本の点検',
      source: { document: '見本の点検', publisher: '見本株式会社', published: '2026-10' },
      method,
      ...(method === 'points'
        ? {
            points: {
              states: { met: 4, partial: 2, unmet: 0, unknown: -1 },
              bands: [
                { from: 8, text: 'よい', certainty: 'certain' },
                { from: -3, text: 'もう少し', certainty: 'certain' },
              ],
            },
          }
        : {}),
      ...(method === 'coverage' ? { targets: [{ level: 1, title: 'はじめに' }] } : {}),
      levels: [{ id: 'tenken', title: '点検' }],
      profileFacts: [],
      categories: [{ id: '1', title: '全部', sections: [{ id: '1-1', title: '全部' }] }],
      requirements: [
        {
          id: '1-1-1',
          section: '1-1',
          title: '全部',
          criteria: ['q1', 'q2', 'q3'].map((id) => ({ id, level: 'tenken', question: '鍵を', metWhen: ['かけた'] })),
        },
      ],
    };
    const answered = (q3: string) =>
      [
        'formatVersion: 1',
        'organization: { name: 見本 }',
        'scope: { sites: [本社] }',
        'catalogue: { id: mihon-3, edition: "1", level: tenken, file: q.yaml }',
        ...(method === 'coverage' ? ['targets: { q1: 1 }'] : []),
        `answers: { q1: { state: met }, q2: { state: unmet }, q3: ${q3} }`,
        '',
      ].join('\n');

    test.each([
      ['report'],
      ['report', '--format', 'markdown'],
      ['report', '--audience', 'buyer'],
      ['report', '--audience', 'specialist'],
      ['status'],
      ['check'],
      ['explain', 'tenken'],
      ['explain', 'q1'],
      ['catalogue', 'show', 'q.yaml'],
      ['sheet', 'confirmation'],
      ['sheet', 'findings'],
    ])('%j is true of it', async (...words) => {
      const cwd = testFolder();
      writeFileSync(join(cwd, 'q.yaml'), stringify(catalogue, { lineWidth: 0 }));
      writeFileSync(join(cwd, 'assessment.yaml'), answered('{ state: partial }'));
      for (const lang of ['ja', 'en']) {
        const { stdout, stderr, code } = await run([...words, '--lang', lang], { cwd });
        expect([0, 1], stderr).toContain(code);
        // That the order and the weights are the tool's own, it may say of any catalogue.
        const told = `${stdout}\n${stderr}`
          .split('\n')
          .join('')
          .replace(/次にすることの順番[^。]*。|重みは[^。]*。|The weights[^.]*\./g, '');
        expect(told).not.toMatch(SHIPPED_ONLY);
        expect(told).not.toMatch(/確かめられていないもの|not confirmed by/);
      }
    });

    test.runIf(method === 'points')('the way out of an answer it does not count names its source', async () => {
      const cwd = testFolder();
      writeFileSync(join(cwd, 'q.yaml'), stringify(catalogue, { lineWidth: 0 }));
      writeFileSync(join(cwd, 'assessment.yaml'), answered('{ state: not-applicable, reason: ない }'));
      for (const lang of ['ja', 'en']) {
        const { code, stderr } = await run(['status', '--lang', lang], { cwd });
        expect([code, stderr.includes('answer-not-in-catalogue')]).toEqual([2, true]);
        expect(stderr).toMatch(lang === 'ja' ? /カタログの出典/ : /source of the catalogue/);
        expect(stderr).not.toMatch(SHIPPED_ONLY);
      }
    });
  },
);
