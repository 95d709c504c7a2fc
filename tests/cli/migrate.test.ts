import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { loadCatalogueFile } from '../../src/workspace/catalogue.ts';
import { type Change, changes, editionText } from '../helpers/editions.ts';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';

const fileIn = (cwd: string, name = 'assessment.yaml') => readFileSync(join(cwd, name), 'utf8');
const write = (cwd: string, name: string, text: string) => writeFileSync(join(cwd, name), text);

/** A folder with the starter catalogue as 2026.yaml, answered as a person comments it, and the next edition as 2027.yaml. */
function folderWith(...changed: readonly Change[]): string {
  const cwd = testFolder();
  write(cwd, '2026.yaml', editionText());
  write(cwd, '2027.yaml', editionText(changes.edition, ...changed));
  const { catalogue, hash } = loadCatalogueFile('2026.yaml', cwd);
  const asked = Object.fromEntries(allCriteria(catalogue).map((criterion) => [criterion.id, askedOf(criterion)]));
  write(
    cwd,
    'assessment.yaml',
    `formatVersion: 1
organization: { name: サンプル株式会社 } # 登記の名前
scope: { companies: [サンプル株式会社] }
catalogue:
  id: my-catalogue
  edition: "2026-11"
  hash: ${hash}
  level: basic
  file: 2026.yaml
profile:
  sends-files: true
answers:
  a-1-1-1: # 社長に確認
    state: met
    asked: ${asked['a-1-1-1']}
  # 取引先の件
  a-1-1-3:
    state: met
    options: [a]
    asked: ${asked['a-1-1-3']}
`,
  );
  return cwd;
}

const migrate = (cwd: string, ...argv: readonly string[]) => run(['migrate', '--to', '2027.yaml', ...argv], { cwd });

test.each(['a-\u001b[2J-2', 'x'.repeat(300)])(
  'an answer to %j, which no catalogue has, is put aside as well',
  async (id) => {
    const cwd = folderWith();
    write(cwd, 'assessment.yaml', `${fileIn(cwd)}  ${JSON.stringify(id)}:\n    state: met\n`);
    const { code, stdout, stderr } = await migrate(cwd);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('internal')]);
    expect(stdout).not.toContain('\u001b');
    expect(parse(fileIn(cwd)).retired).toMatchObject([{ id, why: 'removed' }]);
  },
);

describe('migrate', () => {
  test('moves a file to the next edition: what changed is put aside, comments survive, and the file lints clean', async () => {
    const cwd = folderWith(changes.wording, changes.option);
    const { code, stdout, stderr } = await migrate(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('そのまま残る答え: 0');
    expect(stdout).toContain('文だけが変わった答え（残ります。読み直してください）（1）');
    expect(stdout).toContain('意味が変わりました · 前の答え: できている');
    expect(stderr).toContain('前の内容は assessment.yaml.bak にあります');

    const file = parse(fileIn(cwd));
    expect(file.catalogue).toMatchObject({ edition: '2027-11', level: 'basic', file: '2027.yaml' });
    expect(Object.keys(file.answers)).toEqual(['a-1-1-1']);
    expect(file.retired).toMatchObject([{ id: 'a-1-1-3', why: 'changed', answer: { state: 'met', options: ['a'] } }]);
    for (const comment of ['# 登記の名前', '# 社長に確認', '# 取引先の件']) expect(fileIn(cwd)).toContain(comment);
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
    expect((await run(['status'], { cwd })).stderr).toBe('');
  });

  test('what was put aside is asked again, and only then counts', async () => {
    const cwd = folderWith(['- 担当者を決めている\n', '- 担当者と代理を決めている\n']);
    await migrate(cwd);
    expect((await run(['status'], { cwd })).stdout).toContain('1基準ができてい');
    const before = '前の版（2026-11）への答えは「できている」。意味が変わりました。数えていません';
    for (const command of [['report'], ['explain', 'a-1-1-1']]) {
      expect((await run(command, { cwd })).stdout.replace(/\s/g, '')).toContain(before);
    }
    const person = sitDown([], { cwd });
    await person.sees('a-1-1-1');
    await person.sees(before);
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('a-1-1-2');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    const [criterion] = allCriteria(loadCatalogueFile('2027.yaml', cwd).catalogue);
    expect(parse(fileIn(cwd)).answers['a-1-1-1'].asked).toBe(criterion && askedOf(criterion));
    expect((await run(['status'], { cwd })).stdout).toContain('2基準ができてい');
    expect((await run(['report'], { cwd })).stdout).not.toContain('前の版');
  });

  test('--dry-run shows the same and writes nothing', async () => {
    const [tried, done] = [folderWith(changes.option), folderWith(changes.option)];
    const before = fileIn(tried);
    const { code, stdout, stderr } = await migrate(tried, '--dry-run');
    expect([code, fileIn(tried), existsSync(join(tried, 'assessment.yaml.bak'))]).toEqual([0, before, false]);
    expect(stdout).toBe((await migrate(done)).stdout);
    expect(stderr).toContain('assessment.yaml には何も書いていません');
  });

  test('shows the question of a criterion that is gone', async () => {
    const { stdout } = await migrate(folderWith(changes.renamed), '--no-renumbered', '--dry-run');
    expect(stdout).toContain('a-1-1-3  取引先にファイルを送る方法を決めていますか');
  });

  test('to the same catalogue writes nothing', async () => {
    const cwd = folderWith();
    const before = fileIn(cwd);
    const { code, stderr } = await run(['migrate', '--to', '2026.yaml'], { cwd });
    expect([code, fileIn(cwd)]).toEqual([0, before]);
    expect(stderr).toContain('何も書いていません');
  });

  test('goes by what the answers remember where the old catalogue is gone', async () => {
    const cwd = folderWith(changes.option);
    write(cwd, 'assessment.yaml', fileIn(cwd).replace('file: 2026.yaml', 'file: gone.yaml'));
    expect((await migrate(cwd)).code).toBe(0);
    expect(Object.keys(parse(fileIn(cwd)).answers)).toEqual(['a-1-1-1']);
  });

  test('goes by the catalogue of --from where the answers remember nothing', async () => {
    const cwd = folderWith(changes.option);
    const forgotten = fileIn(cwd).replace(/ +asked: .*\n/g, '');
    write(cwd, 'assessment.yaml', forgotten.replace('file: 2026.yaml', 'file: gone.yaml'));
    expect((await migrate(cwd, '--dry-run')).stdout).toContain('--from で指定すると比べられます');
    await migrate(cwd, '--from', '2026.yaml');
    expect(Object.keys(parse(fileIn(cwd)).answers)).toEqual(['a-1-1-1']);
  });

  test('a catalogue that was edited in place makes the file right again', async () => {
    const cwd = folderWith();
    write(cwd, '2026.yaml', editionText(changes.renamed));
    expect((await run(['status'], { cwd })).code).toBe(2);
    expect((await run(['migrate', '--to', '2026.yaml', '--no-renumbered'], { cwd })).code).toBe(0);
    expect(parse(fileIn(cwd)).retired).toMatchObject([{ id: 'a-1-1-3', why: 'removed' }]);
    expect((await run(['status'], { cwd })).code).toBe(0);
  });

  test('leaves what was answered of other catalogues alone', async () => {
    const cwd = folderWith(changes.option);
    const other =
      'earlier:\n  - { id: security-action-25, edition: "5.0", level: self-check }\nanswers:\n  sa-1: { state: met }\n';
    write(cwd, 'assessment.yaml', fileIn(cwd).replace('answers:\n', other));
    expect((await migrate(cwd)).code).toBe(0);
    const { answers, earlier } = parse(fileIn(cwd));
    expect([Object.keys(answers), earlier.map(({ id }: { id: string }) => id)]).toEqual([
      ['sa-1', 'a-1-1-1'],
      ['security-action-25'],
    ]);
  });

  test('a level that the new edition does not have has to be chosen', async () => {
    const cwd = folderWith(['- id: basic\n', '- id: first\n']);
    const text = fileIn(cwd, '2027.yaml').replaceAll('level: basic', 'level: first');
    write(cwd, '2027.yaml', text);
    const { code, stderr } = await migrate(cwd);
    expect([code, stderr.includes('使える段階: first')]).toEqual([2, true]);
    expect((await migrate(cwd, '--level', 'first')).code).toBe(0);
    expect(parse(fileIn(cwd)).catalogue.level).toBe('first');
  });

  test.each([
    [['migrate'], '--to'],
    [['migrate', '--to', 'nothing'], 'unknown-catalogue'],
    [['migrate', '--to', 'security-action-25'], 'not-an-edition'],
    [['migrate', 'none.yaml', '--to', '2027.yaml'], 'file-not-found'],
  ])('%j ends with 2 and leaves the file as it is', async (argv, told) => {
    const cwd = folderWith();
    const before = fileIn(cwd);
    const { code, stderr } = await run(argv, { cwd });
    expect([code, fileIn(cwd)]).toEqual([2, before]);
    expect(stderr).toContain(told);
  });
});

describe('answers to an older text', () => {
  test.each([['status'], ['report'], ['check']])('%s says so in one line and counts as before', async (command) => {
    const cwd = folderWith();
    const before = await run([command], { cwd });
    expect(before.stderr).toBe('');
    write(cwd, '2026.yaml', editionText(changes.option, changes.wording));
    const after = await run([command], { cwd });
    expect(after.code).toBe(before.code);
    expect(after.stderr.trimEnd().split('\n')).toEqual([
      'assessment.yaml: 答えたあとで意味が変わった基準が1件あります（a-1-1-3）。件数には、前の質問への答えをまだ数えています。文だけが変わった基準も1件あります。移すには: scs-check migrate assessment.yaml --to 2026.yaml',
    ]);
  });

  test('ask says so before the first question', async () => {
    const cwd = folderWith();
    write(cwd, '2026.yaml', editionText(changes.wording));
    const person = sitDown([], { cwd });
    await person.sees('質問の文だけが変わった基準が1件あります');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  });
});

describe('catalogue diff', () => {
  test('shows what changed, as it was and as it is', async () => {
    const cwd = folderWith(changes.wording, changes.cadence, changes.option, changes.title, changes.fact);
    const { code, stdout } = await run(['catalogue', 'diff', '2026.yaml', '2027.yaml'], { cwd });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../golden/catalogue-diff.txt');
  });

  test('as JSON, with every criterion', async () => {
    const cwd = folderWith(changes.renamed);
    const { stdout } = await run(['catalogue', 'diff', '2026.yaml', '2027.yaml', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      from: { edition: '2026-11' },
      to: { edition: '2027-11' },
      counts: { unchanged: 2, renumbered: 1, added: 0, removed: 0 },
      criteria: expect.arrayContaining([
        expect.objectContaining({
          id: 'a-1-1-4',
          change: 'renumbered',
          before: expect.objectContaining({ id: 'a-1-1-3' }),
        }),
      ]),
    });
  });

  test('a catalogue that is not there ends with 2', async () => {
    expect((await run(['catalogue', 'diff', 'scs-20260327', 'scs-20990101'])).code).toBe(2);
  });
});

describe('where only numbers changed', () => {
  const question = (id: string, text: string, more = '') =>
    `      - { id: ${id}, level: a, question: ${text}ですか, metWhen: [${text}の条件]${more} }\n`;
  const catalogue = (published: string, ...questions: readonly string[]) => `formatVersion: 1
id: own
edition: "${published}"
lang: ja
title: 見本
source: { document: 見本, publisher: サンプル発注株式会社, published: 2026-10-01 }
method: all-of
levels: [{ id: a, title: 段階, promises: { requirements: 1, criteria: ${questions.length} } }]
profileFacts: []
categories: [{ id: "1", title: 分野, sections: [{ id: 1-1, title: 中 }] }]
requirements:
  - id: r1
    section: 1-1
    title: 要求
    criteria:
${questions.join('')}`;
  const assessment = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { sites: [本社] }
catalogue: { id: own, edition: "1", level: a, file: old.yaml }
profile: {}
answers:
  q1: { state: met }
  q2: # 2番の覚え
    state: unmet
    note: 二番
  q3: { state: partial, missing: [1], note: 三番 }
  q4: { state: met, note: 四番 }
drafts:
  q5: { note: 五番の下書き }
`;
  const old = catalogue(
    '1',
    question('q1', 'い'),
    question('q2', 'ろ'),
    question('q3', 'は', ', references: [q2]'),
    question('q4', 'に'),
    question('q5', 'ほ'),
  );
  /** One put in before the second, the fourth gone, and a new one at the end. */
  const next = catalogue(
    '2',
    question('q1', 'い'),
    question('q2', '新'),
    question('q3', 'ろ'),
    question('q4', 'は', ', references: [q3]'),
    question('q5', '末'),
    question('q6', 'ほ'),
  );
  const folder = () => {
    const cwd = testFolder();
    write(cwd, 'old.yaml', old);
    write(cwd, 'new.yaml', next);
    write(cwd, 'assessment.yaml', assessment);
    return cwd;
  };
  const move = (cwd: string, ...argv: readonly string[]) => run(['migrate', '--to', 'new.yaml', ...argv], { cwd });

  test('the comparison of the catalogues says so', async () => {
    const { stdout } = await run(['catalogue', 'diff', 'old.yaml', 'new.yaml'], { cwd: folder() });
    expect(stdout).toContain('番号だけが変わった基準: 3');
    expect(stdout).toContain('q2 → q3（番号だけが変わりました）');
    expect(stdout).toContain('増えた基準: 2');
    expect(stdout).toContain('なくなった基準: 1');
  });

  test('where nobody can be asked, it says the options and writes nothing', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await move(cwd);
    expect([code, fileIn(cwd)]).toEqual([2, assessment]);
    expect(stdout).toContain('q2 → q3（番号だけが変わりました）');
    expect(stderr).toMatch(/3個あります。移すなら --renumbered、移さずに外すなら --no-renumbered/);
  });

  test('with --no-renumbered nothing moves, all is put aside, and the way back is told', async () => {
    const cwd = folder();
    expect((await move(cwd, '--no-renumbered')).code).toBe(0);
    const file = parse(fileIn(cwd));
    expect(Object.keys(file.answers)).toEqual(['q1']);
    expect(file.retired.map(({ id }: { id: string }) => id)).toEqual(['q2', 'q3', 'q4']);
    const again = await move(cwd, '--renumbered');
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('assessment.yaml.bak など')]);
    write(cwd, 'assessment.yaml', fileIn(cwd, 'assessment.yaml.bak'));
    await move(cwd, '--renumbered');
    expect(Object.keys(parse(fileIn(cwd)).answers)).toEqual(['q1', 'q3', 'q4']);
  });

  test('with --renumbered, answers and drafts move as they are written, and only what is gone is put aside', async () => {
    const cwd = folder();
    const { code, stdout } = await move(cwd, '--renumbered');
    expect(code).toBe(0);
    expect(stdout).toContain('q3 → q4（番号だけが変わりました）');
    expect(stdout).toMatch(/なくなった基準の答え.*\n {2}q4 {2}にですか/);
    const file = parse(fileIn(cwd));
    expect(file.answers).toMatchObject({
      q1: { state: 'met' },
      q3: { state: 'unmet', note: '二番' },
      q4: { state: 'partial', missing: [1], note: '三番' },
    });
    expect(Object.keys(file.answers)).toEqual(['q1', 'q3', 'q4']);
    expect(file.drafts).toEqual({ q6: { note: '五番の下書き' } });
    expect(file.retired).toMatchObject([{ id: 'q4', why: 'removed', answer: { state: 'met', note: '四番' } }]);
    expect(fileIn(cwd)).toContain('# 2番の覚え');
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
    expect((await run(['status'], { cwd })).stderr).toBe('');
  });

  test('what is not decided yet is not also shown as something to answer again', async () => {
    const { stdout } = await move(folder(), '--dry-run');
    expect(stdout).toContain('そのまま残る答え: 1');
    expect(stdout).toContain('q2 → q3（番号だけが変わりました）');
    expect(stdout).not.toContain('答え直す基準');
    expect(stdout).toMatch(/新しく答える基準（2）\n {2}q2 .*\n {2}q5 /);
  });

  test.each([
    ['all numbers', (text: string) => text.replaceAll(/\bq(\d)/g, 'new-$1')],
    ['some of them', (text: string) => text],
  ])('they are found where %s are others, the old edition is gone, and only the answers remember it', async (_, to) => {
    const cwd = folder();
    let remembering = assessment.replace(/ {2}q2:.*?二番\n/s, '  q2: { state: unmet, note: 二番 }\n');
    for (const criterion of allCriteria(loadCatalogueFile('old.yaml', cwd).catalogue)) {
      const asked = askedOf(criterion, criterion.id === 'q3' ? [1] : []);
      remembering = remembering.replace(`  ${criterion.id}: { state`, `  ${criterion.id}: { asked: ${asked}, state`);
    }
    write(cwd, 'assessment.yaml', remembering);
    write(cwd, 'old.yaml', to(next));
    const { code, stdout } = await run(['migrate', '--to', 'old.yaml', '--renumbered'], { cwd });
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('答え直す基準')]);
    const { answers } = parse(fileIn(cwd));
    expect(Object.keys(answers)).toEqual(['q1', 'q3', 'q4'].map(to));
    expect([answers[to('q3')].note, answers[to('q4')].note]).toEqual(['二番', '三番']);
    expect((await run(['status'], { cwd })).stderr).toBe('');
  });

  test('a criterion that refers to a renumbered one is no other, whether that one is answered or not', async () => {
    const cwd = folder();
    write(cwd, 'assessment.yaml', assessment.replace(/ {2}q2:.*?二番\n/s, ''));
    const { stdout } = await move(cwd, '--renumbered');
    expect(stdout).not.toContain('答え直す基準');
    expect(parse(fileIn(cwd)).answers.q4).toMatchObject({ state: 'partial', note: '三番' });
    write(cwd, 'old.yaml', old.replace('metWhen: [いの条件]', '$&, references: [q3]'));
    write(cwd, 'new.yaml', next.replace('metWhen: [いの条件]', '$&, references: [q4]'));
    write(cwd, 'assessment.yaml', assessment);
    expect((await move(cwd, '--no-renumbered')).stdout).toContain('そのまま残る答え: 1');
    const diff = await run(['catalogue', 'diff', 'old.yaml', 'new.yaml'], { cwd });
    expect(diff.stdout).toContain('意味が変わった基準: 0');
  });

  test('what is written about a criterion, and every comment on it, stays with it letter for letter', async () => {
    const cwd = folder();
    const kept = `formatVersion: 1
organization: {name: サンプル株式会社}
scope:
    sites: [本社,  支店]
catalogue: {id: own, edition: "%edition", level: a, file: %file.yaml}
answers:
    # ---- 体制 ----
    q1: {state: unmet, note: "一番", asked: %q1}

    "%2":                # 見直し中
        state: partial
        missing: [1]
        note: >-
            折り返しのある
            メモです
        owner: 総務
        asked: %q2
    # これは三番
    %3: {state: met, note: 三番, asked: %q3}   # 社長に確認
drafts:
    %5: {note: 下書き}   # 五番の下書き
reviewers: {m: {name: 見本, relation: outside}}
reviews:
    %3:
      - {by: m, on: 2026-10-01, view: agrees, lookedAt: [document], stamp: "sha256:${'0'.repeat(64)}"%was} # 三番の見解
`;
    const filled = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).reduce((text, [name, word]) => text.replaceAll(`%${name}`, word), kept);
    const asked = (file: string, id: string, missing: readonly number[] = []) => {
      const found = allCriteria(loadCatalogueFile(file, cwd).catalogue).find((one) => one.id === id);
      return found === undefined ? '' : askedOf(found, missing);
    };
    const [q1, q2] = [asked('old.yaml', 'q1'), asked('old.yaml', 'q2', [1])];
    const before = { file: 'old', edition: '1', was: '', q1, q2, q3: asked('old.yaml', 'q3') };
    const after = { file: 'new', edition: '2', was: ', was: q3', q1, q2, q3: asked('new.yaml', 'q4') };
    write(cwd, 'assessment.yaml', filled({ ...before, 2: 'q2', 3: 'q3', 5: 'q5' }));
    expect((await move(cwd, '--renumbered')).code).toBe(0);
    const written = fileIn(cwd).replace(/, hash: [^},]+/, '');
    expect(written).toBe(filled({ ...after, 2: 'q3', 3: 'q4', 5: 'q6' }));
  });

  test.each([
    ['1', ['q1', 'q3', 'q4']],
    ['2', ['q1']],
  ] as const)('on a terminal it asks, and %s leaves answers to %s', async (key, expected) => {
    const cwd = folder();
    const person = sitDown(['migrate', '--to', 'new.yaml'], { cwd });
    await person.sees('[q] 何も書かずにやめる');
    expect(fileIn(cwd)).toBe(assessment);
    person.types(key);
    expect((await person.finished).code).toBe(0);
    expect(Object.keys(parse(fileIn(cwd)).answers)).toEqual(expected);
  });

  test('on a terminal, q writes nothing', async () => {
    const cwd = folder();
    const person = sitDown(['migrate', '--to', 'new.yaml'], { cwd });
    await person.sees('[q] 何も書かずにやめる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect(fileIn(cwd)).toBe(assessment);
  });

  test('--dry-run shows the same and writes nothing', async () => {
    const cwd = folder();
    const { stdout } = await move(cwd, '--renumbered', '--dry-run');
    expect(fileIn(cwd)).toBe(assessment);
    expect((await move(folder(), '--renumbered')).stdout).toBe(stdout);
  });

  test('an answer to another text than the earlier catalogue has does not move as an answer to this one', async () => {
    const cwd = folder();
    write(cwd, 'assessment.yaml', assessment.replace('note: 二番', 'asked: 000000000000-000000000000'));
    await move(cwd, '--renumbered');
    const file = parse(fileIn(cwd));
    expect(file.answers.q3).toBe(undefined);
    expect(file.retired).toContainEqual(expect.objectContaining({ id: 'q2', why: 'changed' }));
  });

  test('views move beside the answers, or nothing comes to where other views stay', async () => {
    const view = (id: string) =>
      `  ${id}: [{ by: m, on: 2026-10-01, view: agrees, lookedAt: [document], stamp: "${'0'.repeat(64)}" }]`;
    const withViews = (...ids: readonly string[]) =>
      `${assessment}reviewers: { m: { name: 見本, relation: outside } }\nreviews:\n${ids.map(view).join('\n')}\n`;
    const cwd = folder();
    write(cwd, 'assessment.yaml', withViews('q2').replaceAll(/stamp: "0+"/g, `stamp: sha256:${'0'.repeat(64)}`));
    expect((await move(cwd, '--renumbered')).stderr).not.toContain('エラー');
    expect(Object.keys(parse(fileIn(cwd)).reviews)).toEqual(['q3']);
    expect(parse(fileIn(cwd)).reviews.q3).toMatchObject([{ was: 'q2' }]);
    const other = folder();
    write(
      other,
      'assessment.yaml',
      withViews('q2', 'q4').replaceAll(/stamp: "0+"/g, `stamp: sha256:${'0'.repeat(64)}`),
    );
    await move(other, '--renumbered');
    const file = parse(fileIn(other));
    expect(Object.keys(file.reviews)).toEqual(['q3', 'q4']);
    expect(file.retired.map(({ id }: { id: string }) => id)).toContain('q3');
  });
});
