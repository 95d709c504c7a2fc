import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { findEvidence, registerEvidence } from '../../src/assessment/evidence.ts';
import { evidenceKindNames, evidenceStateNames } from '../../src/cli/defaults.ts';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { evidenceStates } from '../../src/domain/evidence.ts';
import { type Evidence, evidenceKinds } from '../../src/formats/assessment.ts';
import { widthOf } from '../../src/text/width.ts';
import { blocksOf } from '../helpers/docs.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { typedCommands } from '../helpers/typedCommands.ts';

const AIM = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** A firm with a folder of evidence. */
function firmWith(rest: string): string {
  const cwd = folderOfFirm(AIM, rest);
  mkdirSync(join(cwd, 'shoko'));
  writeFileSync(join(cwd, 'shoko', 'taisei.txt'), '体制表');
  return cwd;
}

const fileIn = (cwd: string) => readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
const evidenceIn = (cwd: string, id = '1-2-1-1'): readonly Evidence[] => parse(fileIn(cwd)).answers[id].evidence;
const met = 'answers:\n  1-2-1-1: { state: met, note: そのまま } # 残る';

/** One piece of each state. */
const mixed = `answers:
  1-2-1-1:
    state: met
    evidence:
      - { title: 体制表, file: shoko/taisei.txt, sha256: ${sha('体制表')} }
      - { title: 写真, file: shoko/taisei.txt }
      - { title: 棚の台帳, reference: 総務の棚 }
  1-2-1-2:
    state: met
    evidence:
      - { title: 契約書, validUntil: 2026-11-20 }
      - { title: 古い体制表, file: shoko/taisei.txt, sha256: ${sha('前の体制表')} }
      - { title: 秘密の手順, file: shoko/himitsu.txt, reference: 金庫, confidential: true }`;

describe('evidence add', () => {
  test('names the other answers that hold the file as it was, with the command that writes them anew', async () => {
    const before = `{ title: 体制表, file: shoko/taisei.txt, sha256: ${sha('前の体制表')} }`;
    const same = `{ title: 体制表, file: shoko/taisei.txt, sha256: ${sha('体制表')} }`;
    const cwd = firmWith(`answers:
  1-2-1-1: { state: met, evidence: [${before}] }
  1-2-1-2: { state: met, evidence: [{ title: 棚の台帳 }, ${before}] }
  1-2-1-3: { state: met, evidence: [${before}] }
  1-2-3-1: { state: met, evidence: [${same}] }`);
    const { stderr } = await run(['evidence', 'add', '1-2-1-1', '--update', '1'], { cwd });
    expect(stderr).toContain('同じファイルの前の照合値が、ほかにも残っています: 1-2-1-2、1-2-1-3。');
    const [command = []] = typedCommands(stderr).filter(([name]) => name === 'evidence');
    const again = await run(command, { cwd });
    expect(again.stderr).not.toContain('残っています');
    const kept = ['1-2-1-1', '1-2-1-2', '1-2-1-3', '1-2-3-1'].flatMap((id) => evidenceIn(cwd, id));
    expect(kept.map(({ sha256 }) => sha256 ?? '')).toEqual([sha('体制表'), '', ...Array(3).fill(sha('体制表'))]);
  });

  test('names no file that is confidential in another answer', async () => {
    const before = `title: 体制表, file: shoko/taisei.txt, sha256: ${sha('前の体制表')}`;
    const cwd = firmWith(`answers:
  1-2-1-1: { state: met, evidence: [{ ${before} }] }
  1-2-1-2: { state: met, evidence: [{ ${before}, confidential: true }] }`);
    const { stderr } = await run(['evidence', 'add', '1-2-1-1', '--update', '1'], { cwd });
    expect(stderr).toContain('scs-check evidence add 1-2-1-2 --update 1');
  });

  test('hashes a file where it lies, and changes nothing else', async () => {
    const cwd = firmWith(met);
    const { code, stderr, stdout } = await run(
      ['evidence', 'add', '1-2-1-1', 'shoko/taisei.txt', '--kind', 'document', '--date', '2026-04-01'],
      { cwd },
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('1-2-1-1 の証拠1を記録しました: taisei.txt');
    expect(evidenceIn(cwd)).toEqual([
      {
        title: 'taisei.txt',
        kind: 'document',
        date: '2026-04-01',
        file: 'shoko/taisei.txt',
        sha256: sha('体制表'),
        size: 9,
      },
    ]);
    expect(fileIn(cwd)).toContain('# 残る');
    expect(parse(fileIn(cwd)).answers['1-2-1-1']).toMatchObject({ state: 'met', note: 'そのまま' });
    expect((await run(['evidence', 'check'], { cwd })).code).toBe(0);
  });

  test('takes what has no file by its name and place', async () => {
    const cwd = firmWith(met);
    const words = ['--title', '台帳', '--reference', '総務の棚', '--valid-until', '2027-03-31', '--confidential'];
    expect((await run(['evidence', 'add', '1-2-1-1', ...words], { cwd })).code).toBe(0);
    expect(evidenceIn(cwd)).toEqual([
      { title: '台帳', reference: '総務の棚', validUntil: '2027-03-31', confidential: true },
    ]);
  });

  test.each([
    { what: 'a text', is: '体制表', was: '前の体制表' },
    { what: 'one of another size, in a file of another name', is: '体制表', was: '前', name: 'b c.yaml' },
    { what: 'a text in its line ends alone', is: 'a\r\nb\r\n', was: 'a\nb\n', lang: 'en' },
    { what: 'what is confidential', is: '体制表', was: '前の体制表', lang: 'en', confidential: true },
  ])('is what the way out of changed evidence names, to the letter: $what', async (one) => {
    const { is, was, name = 'assessment.yaml', lang = 'ja', confidential = false } = one;
    const item = {
      title: 'x',
      file: 'shoko/taisei.txt',
      sha256: sha(was),
      size: Buffer.byteLength(was),
      confidential,
    };
    const cwd = firmWith(`answers:\n  1-2-1-1: { state: met, evidence: [{ title: y }, ${JSON.stringify(item)}] }`);
    writeFileSync(join(cwd, 'shoko', 'taisei.txt'), is);
    renameSync(join(cwd, 'assessment.yaml'), join(cwd, name));
    const checked = async () => (await run(['check', name, '--lang', lang], { cwd, columns: 1000 })).stdout;
    const told = await checked();
    const [words] = typedCommands(told.slice(told.indexOf('scs/evidence-changed')));
    expect(words).toEqual(['evidence', 'add', '1-2-1-1', '--update', '2', '--file', name]);
    expect((await run(words ?? [], { cwd })).code).toBe(0);
    expect(await checked()).not.toContain('scs/evidence-changed');
  });

  test('the same file again is hashed anew on purpose, and it says whether it changed', async () => {
    const cwd = firmWith(met);
    const add = (...words: string[]) => run(['evidence', 'add', '1-2-1-1', ...words], { cwd });
    await add('shoko/taisei.txt', '--title', '体制表');
    expect((await add('shoko/taisei.txt')).stderr).toContain('前に記録したものと同じです');
    writeFileSync(join(cwd, 'shoko', 'taisei.txt'), '新しい体制表');
    expect((await run(['evidence', 'check'], { cwd })).code).toBe(1);
    const { stderr } = await add('--update', '1', '--date', '2026-11-01');
    expect(stderr).toContain('1-2-1-1 の証拠1を書き直しました: 体制表');
    expect(stderr).toContain('前に記録したものと違います');
    expect(evidenceIn(cwd)).toEqual([
      { title: '体制表', file: 'shoko/taisei.txt', sha256: sha('新しい体制表'), size: 18, date: '2026-11-01' },
    ]);
    expect((await run(['evidence', 'check'], { cwd })).code).toBe(0);
  });

  test('names a file by its way from the assessment, wherever the person is', async () => {
    const cwd = firmWith(met);
    const inside = join(cwd, 'shoko');
    await run(['evidence', 'add', '1-2-1-1', 'taisei.txt', '--file', '../assessment.yaml'], { cwd: inside });
    expect(evidenceIn(cwd)[0]?.file).toBe('shoko/taisei.txt');
  });

  test('refuses what lies elsewhere, also behind a link, and says the way out', async () => {
    const cwd = firmWith(met);
    const elsewhere = join(testFolder(), 'yoso.txt');
    writeFileSync(elsewhere, 'よそ');
    symlinkSync(elsewhere, join(cwd, 'shoko', 'link.txt'));
    const before = fileIn(cwd);
    for (const file of [elsewhere, 'shoko/link.txt']) {
      const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', file], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('evidence-outside')]);
      expect(stderr).toContain('--reference');
    }
    expect(fileIn(cwd)).toBe(before);
  });

  test.each(['体制\u00a0表.txt', '体制　表.txt', '体制\u200b 表.txt', '体制 表．txt'])(
    'names the file that only looks like the one that is not there: %j',
    async (name) => {
      const cwd = firmWith(met);
      writeFileSync(join(cwd, name), 'x');
      const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', '体制 表.txt'], { cwd, columns: 300 });
      expect([code, stderr.replaceAll('\n', '')]).toEqual([2, expect.stringContaining('同じように見える名前の')]);
    },
  );

  test.each([
    ['evidence-not-found', ['1-2-1-1', 'shoko/nai.txt']],
    ['evidence-not-found', ['1-2-1-1', 'shoko']],
    ['evidence-not-found', ['1-2-1-1', '--update', '2']],
    ['evidence-unanswered', ['1-2-1-2', 'shoko/taisei.txt']],
    ['unknown-id', ['9-9-9-9', 'shoko/taisei.txt']],
    ['usage', ['1-2-1-1']],
    ['usage', ['1-2-1-1', '--title', 'x', '--kind', 'film']],
    ['usage', ['1-2-1-1', '--title', 'x', '--date', '2026-02-30']],
    ['usage', ['1-2-1-1', '--title', 'x', '--date', '2062-04-06']],
    ['usage', ['1-2-1-1', 'shoko/taisei.txt', '--date', '2062-04-06']],
    ['usage', ['1-2-1-1', '--title', 'x', '--update', '0']],
  ])('ends with %s: %j', async (code, words) => {
    const cwd = firmWith(met);
    const before = fileIn(cwd);
    const { code: exit, stderr } = await run(['evidence', 'add', ...words], { cwd });
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`エラー ${code} `)]);
    expect(fileIn(cwd)).toBe(before);
  });

  test('a file whose name no assessment can take is refused', async () => {
    const cwd = firmWith(met);
    writeFileSync(join(cwd, 'shoko', 'a:b.txt'), '');
    const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', 'shoko/a:b.txt'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('evidence-name')]);
  });

  test('one piece too many is refused before anything is written', async () => {
    const cwd = firmWith(met);
    const items = Array.from({ length: 50 }, (_, n) => `{ title: 台帳${n} }`).join(', ');
    writeFileSync(join(cwd, 'assessment.yaml'), fileIn(cwd).replace('state: met', `state: met, evidence: [${items}]`));
    const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', '--title', '台帳'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('evidence-full')]);
  });

  test('what is typed goes into the file and onto the screen without control characters', async () => {
    const cwd = firmWith(met);
    const { stderr } = await run(['evidence', 'add', '1-2-1-1', '--title', '台\u001b[2J帳\n二'], { cwd });
    expect(evidenceIn(cwd)[0]?.title).toBe('台[2J帳 二');
    expect(stderr).not.toContain('\u001b');
  });

  test('tells that a view has to be looked at again', async () => {
    const views = `reviewers: { r1: { name: 見本の専門家, relation: outside } }
reviews: { 1-2-1-1: [{ by: r1, on: 2026-11-01, view: agrees, stamp: "sha256:${'0'.repeat(64)}" }] }`;
    const cwd = firmWith(`${met}\n${views}`);
    const { stderr } = await run(['evidence', 'add', '1-2-1-1', '--title', '台帳'], { cwd });
    expect(stderr).toContain('見直してもらってください');
  });
});

describe('one piece for several criteria', () => {
  const both = 'answers:\n  1-2-1-1: { state: met }\n  1-2-1-2: { state: met }';

  test('is added to each of them', async () => {
    const cwd = firmWith(both);
    const argv = ['evidence', 'add', '１-２-１-１、1-2-1-2', 'shoko/taisei.txt'];
    expect((await run(argv, { cwd })).code).toBe(0);
    for (const id of ['1-2-1-1', '1-2-1-2']) expect(evidenceIn(cwd, id)).toMatchObject([{ file: 'shoko/taisei.txt' }]);
  });

  test.each([
    ['unknown-id', '1-2-1-1,1-2-1-9', []],
    ['evidence-unanswered', '1-2-1-1,1-2-1-3', []],
    ['usage', '1-2-1-1,1-2-1-2', ['--update', '1']],
  ])('is added to none of them where one is wrong: %s', async (code, ids, more) => {
    const cwd = firmWith(both);
    const before = fileIn(cwd);
    const { stderr } = await run(['evidence', 'add', ids, '--title', '台帳', ...more], { cwd });
    expect([stderr.includes(`エラー ${code} `), fileIn(cwd)]).toEqual([true, before]);
  });

  test.each([
    ['文書', 'document'],
    ['手順書', 'document'],
    ['規程・手順書など', 'document'],
    ['台帳', 'record'],
    ['Contract', 'contract'],
    [' photo ', 'photo'],
  ])('may be called %j', async (word, kind) => {
    const cwd = firmWith(met);
    await run(['evidence', 'add', '1-2-1-1', '--title', 'x', '--kind', word], { cwd });
    expect(evidenceIn(cwd)).toMatchObject([{ kind }]);
  });
});

describe('evidence list', () => {
  test('says the state of each piece in words, and hides what is confidential', async () => {
    const { stdout, code } = await run(['evidence', 'list'], { cwd: firmWith(mixed) });
    expect(code).toBe(0);
    expect(stdout).toBe(`  番号  状態                      証拠
1-2-1-1  セキュリティ推進活動部門
  1     変わっていない            体制表（shoko/taisei.txt）
  2     ファイルあり・照合値なし  写真（shoko/taisei.txt）
  3     名前だけ                  棚の台帳（総務の棚）
1-2-1-2  セキュリティ推進活動部門
  1     期限切れ                  契約書
  2     変わった                  古い体制表（shoko/taisei.txt）
  3     見つからない              （社外秘）

証拠 6件
`);
  });

  test('shows it all where it is asked for', async () => {
    const { stdout } = await run(['evidence', 'list', '--all'], { cwd: firmWith(mixed), columns: 100 });
    expect(stdout).toContain('秘密の手順（shoko/himitsu.txt）（社外秘）');
  });

  test('takes some states, on a day of one’s choice', async () => {
    const cwd = firmWith(mixed);
    const listed = async (...words: string[]) => (await run(['evidence', 'list', ...words], { cwd })).stdout;
    expect(await listed('--state', 'missing,changed,expired')).toMatch(/証拠 3件\n$/);
    expect(await listed('--state', 'expired', '--as-of', '2026-11-20')).toBe('当てはまる証拠はありません。\n');
    expect((await run(['evidence', 'list', '--state', 'lost'], { cwd })).code).toBe(2);
  });

  test('gives raw values as JSON, and of what is confidential only that it is there', async () => {
    const cwd = firmWith(mixed);
    const json = async (...words: string[]) =>
      JSON.parse((await run(['evidence', 'list', '--json', ...words], { cwd })).stdout);
    const found = await json();
    expect(found).toMatchObject({ schemaVersion: 1, asOf: '2026-11-21' });
    expect(found.evidence.map(({ state }: { state: string }) => state)).toEqual([
      'unchanged',
      'unhashed',
      'listed',
      'expired',
      'changed',
      'missing',
    ]);
    expect(found.evidence.at(-1)).toEqual({ criterion: '1-2-1-2', number: 3, state: 'missing', confidential: true });
    expect((await json('--all')).evidence.at(-1)).toMatchObject({ title: '秘密の手順', reference: '金庫' });
  });

  test.each([50, 80])('fits into %i columns', async (columns) => {
    const cwd = firmWith(
      `answers:\n  1-2-1-1: { state: met, evidence: [{ title: ${'とても長い名前の台帳'.repeat(12)} }] }`,
    );
    const { stdout } = await run(['evidence', 'list'], { cwd, columns });
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});

describe('evidence check', () => {
  test('ends with 1 and names each piece with its line, and nothing else', async () => {
    const cwd = firmWith(mixed);
    const lines = fileIn(cwd).split('\n');
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const { code, stdout } = await run(['evidence', 'check'], { cwd });
    expect([code, stdout]).toEqual([
      1,
      `assessment.yaml:${lineOf('契約書')}  1-2-1-2 証拠1  期限切れ  契約書
assessment.yaml:${lineOf('古い体制表')}  1-2-1-2 証拠2  変わった  古い体制表（shoko/taisei.txt）
assessment.yaml:${lineOf('秘密の手順')}  1-2-1-2 証拠3  見つからない  （社外秘）
証拠 6件のうち、3件を直す必要があります。
`,
    ]);
  });

  test('judges nothing else: a firm without any evidence passes', async () => {
    const { code, stdout } = await run(['evidence', 'check'], {
      cwd: firmWith('answers: { 1-2-1-1: { state: met } }'),
    });
    expect([code, stdout]).toEqual([0, '証拠 0件のうち、見つからない・変わった・期限切れのものはありません。\n']);
  });
});

describe('a piece of evidence', () => {
  const items = fc.array(fc.record({ title: fc.string({ minLength: 1 }) }), { maxLength: 5 });

  test('is added as the last, and written anew in its place with what was not given left as it was', () => {
    fc.assert(
      fc.property(items, fc.nat(4), (known, at) => {
        const added = registerEvidence(known, { reference: '棚' }, '台帳');
        expect(added.items).toEqual([...known, { title: '台帳', reference: '棚' }]);
        const before = known[at];
        expect(findEvidence(known, undefined, at + 1)).toBe(before === undefined ? undefined : at + 1);
        if (before === undefined) return;
        const again = registerEvidence(known, { reference: '棚' }, '台帳', at + 1);
        expect(again.items).toEqual(known.with(at, { ...before, ...{ reference: '棚' } }));
        expect(again.before).toBe(before);
      }),
    );
  });

  test('may be what the command line says it may', () => {
    expect(evidenceKindNames).toEqual(evidenceKinds);
    expect(evidenceStateNames).toEqual(evidenceStates);
  });
});

describe('a name that is written otherwise on another system', () => {
  const names = ['データ管理ポスター.txt', 'ガイドブック（第2版）.txt', 'Übersicht.txt', '한글 문서.txt'];
  const forms = [
    ['NFC', 'NFD'],
    ['NFD', 'NFC'],
  ] as const;
  const cases = names.flatMap((name) => forms.map(([written, there]) => [name, written, there] as const));

  /** A firm whose file names evidence in one form, where it lies in another, and so does its folder. */
  function firmOf(name: string, written: string, there: string): string {
    const path = `書類ボックス/${name}`;
    const item = `{ title: 見本, file: "${path.normalize(written)}", sha256: ${sha('中身')} }`;
    const cwd = folderOfFirm(AIM, `answers:\n  1-2-1-1: { state: met, evidence: [${item}] }`);
    mkdirSync(join(cwd, '書類ボックス'.normalize(there)));
    writeFileSync(join(cwd, path.normalize(there)), '中身');
    return cwd;
  }

  test.each(cases)('%s is found in %s where it lies in %s', async (name, written, there) => {
    const cwd = firmOf(name, written, there);
    expect((await run(['evidence', 'check'], { cwd })).code).toBe(0);
    const { evidence } = JSON.parse((await run(['evidence', 'list', '--json'], { cwd })).stdout);
    expect(evidence).toMatchObject([{ state: 'unchanged' }]);
    expect((await run(['check'], { cwd })).stdout).not.toContain('scs/evidence-missing');
  });

  test.each(cases)('%s is written down in NFC, given in %s and lying in %s', async (name, given, there) => {
    const cwd = firmWith(met);
    writeFileSync(join(cwd, 'shoko', name.normalize(there)), '中身');
    const add = () => run(['evidence', 'add', '1-2-1-1', `shoko/${name.normalize(given)}`], { cwd });
    expect((await add()).code).toBe(0);
    expect(evidenceIn(cwd)).toMatchObject([{ file: `shoko/${name}`.normalize('NFC'), title: name.normalize('NFC') }]);
    expect((await run(['evidence', 'check'], { cwd })).code).toBe(0);
    expect((await add()).stderr).toContain('1-2-1-1 の証拠1を書き直しました');
  });

  test('two files whose names differ in nothing else stay two', async () => {
    const cwd = firmWith(met);
    const [composed, apart] = ['ガイド.txt'.normalize('NFC'), 'ガイド.txt'.normalize('NFD')];
    writeFileSync(join(cwd, 'shoko', composed), 'one');
    writeFileSync(join(cwd, 'shoko', apart), 'two');
    await run(['evidence', 'add', '1-2-1-1', `shoko/${apart}`], { cwd });
    expect(evidenceIn(cwd)).toMatchObject([{ file: `shoko/${apart}`, sha256: sha('two') }]);
  });

  test.each(['shoko\\taisei.txt', 'shoko¥taisei.txt', 'shoko￥TAISEI.txt'])(
    '%s, as Windows shows a way, leads to the file on any machine',
    async (file) => {
      const cwd = firmWith(`answers:\n  1-2-1-1: { state: met, evidence: [{ title: 見本, file: '${file}' }] }`);
      writeFileSync(join(cwd, 'shoko', 'TAISEI.txt'), '中身');
      expect((await run(['evidence', 'check'], { cwd })).code).toBe(0);
      const out = firmWith(
        `answers:\n  1-2-1-1: { state: met, evidence: [{ title: 見本, file: '..${file.slice(5)}' }] }`,
      );
      writeFileSync(join(out, '..', file.slice(6)), '外');
      expect((await run(['evidence', 'check'], { cwd: out })).code).not.toBe(0);
    },
  );

  test.each([
    ['shoko/TAISEI.txt', 'taisei.txt'],
    ['shoko/ｔａｉｓｅｉ.txt', 'taisei.txt'],
    ['shoko/taisei .txt', 'taisei.txt'],
    ['shoko/tai\u200bsei.txt', 'taisei.txt'],
  ])('%s is not the same, and what looks like it is named', async (file, there) => {
    const cwd = firmWith(`answers:\n  1-2-1-1: { state: met, evidence: [{ title: 見本, file: "${file}" }] }`);
    const { code, stdout } = await run(['evidence', 'check'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining(`同じように見える名前のファイルがあります: ${there}`)]);
    expect((await run(['check'], { cwd })).stdout).toContain(`同じように見える名前の「${there}」があります`);
  });

  test('what is confidential stays so', async () => {
    const item = '{ title: 見本, file: shoko/TAISEI.txt, confidential: true }';
    const cwd = firmWith(`answers:\n  1-2-1-1: { state: met, evidence: [${item}] }`);
    for (const words of [['evidence', 'check'], ['evidence', 'list'], ['check']]) {
      expect((await run(words, { cwd })).stdout.toLowerCase()).not.toContain('taisei');
    }
    expect((await run(['evidence', 'check', '--all'], { cwd })).stdout).toContain('taisei.txt');
  });
});

describe('a text that comes back with other line ends', () => {
  const lines = ['日付,担当', '2026-04-01,総務', ''];
  const withEnds = (end: string) => lines.join(end);
  const folderWith = (recorded: string, there: string | Buffer, more = '') => {
    const item = `{ title: 台帳, file: shoko/daicho.csv, sha256: ${sha(recorded)}${more} }`;
    const cwd = firmWith(`answers:\n  1-2-1-1: { state: met, evidence: [${item}] }`);
    writeFileSync(join(cwd, 'shoko', 'daicho.csv'), there);
    return cwd;
  };

  test.each([
    ['LF', 'CRLF', withEnds('\n'), withEnds('\r\n')],
    ['CRLF', 'LF', withEnds('\r\n'), withEnds('\n')],
  ])('stays an error, and says that %s became %s', async (_from, _to, recorded, there) => {
    const cwd = folderWith(recorded, there);
    const { code, stdout } = await run(['evidence', 'check'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining('改行の文字だけの違い')]);
    const checked = await run(['check'], { cwd });
    expect([checked.code, checked.stdout]).toEqual([
      1,
      expect.stringContaining('違うのは改行の文字（CRLF と LF）だけ'),
    ]);
    expect((await run(['evidence', 'list', '--json'], { cwd })).stdout).toContain('"onlyLineEnds": true');
    expect((await run(['check', '--lang', 'en'], { cwd })).stdout).toContain('Only its line ends differ');
  });

  test.each(['ja', 'en'])(
    'is led to the file that keeps git from it, with the line that the page has for its folder: %s',
    async (lang) => {
      const cwd = folderWith(withEnds('\n'), withEnds('\r\n'));
      const { stdout } = await run(['check', '--lang', lang], { cwd });
      const hint = stdout.replace(/\n +/g, '');
      expect(hint).toMatch(/\/\*\* -text.*\.gitattributes|\.gitattributes.*\/\*\* -text/);
      const page = readFileSync(join(root, 'docs', lang === 'ja' ? 'evidence.md' : 'evidence.en.md'), 'utf8');
      const [line] = blocksOf(page).find(({ info }) => info === 'gitattributes')?.lines ?? [];
      expect(line).toBe('shoko/** -text');
    },
  );

  test.each([
    ['another word', withEnds('\r\n').replace('総務', '経理')],
    ['bytes that are no text', Buffer.concat([Buffer.from(withEnds('\r\n')), Buffer.from([0])])],
  ])('%s is a change like any other', async (_what, there) => {
    const cwd = folderWith(withEnds('\n'), there);
    const { code, stdout } = await run(['evidence', 'check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).not.toContain('改行の文字');
  });

  test('is not tried with more than a text has', async () => {
    const long = `${'a'.repeat(4 * 1024 * 1024)}\n`;
    const cwd = folderWith(long, long.replace('\n', '\r\n'));
    expect((await run(['evidence', 'check'], { cwd })).stdout).not.toContain('改行の文字');
  });

  test('of confidential evidence it says that much and no name', async () => {
    const cwd = folderWith(withEnds('\n'), withEnds('\r\n'), ', confidential: true');
    const { stdout } = await run(['check'], { cwd });
    expect(stdout).toContain(
      '（1番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています。違うのは改行',
    );
    expect(stdout).not.toContain('daicho');
  });
});

describe('evidence told in the interview', () => {
  test.each([
    ['the place', '体制表', 'shoko/taisei.txt', 'shoko/taisei.txt'],
    ['the name', 'shoko/taisei.txt', '', 'shoko/taisei.txt'],
    ['no file', '体制表', '総務の棚', undefined],
  ] as const)('whose file is %s gets the command that keeps its hash', async (_, title, place, file) => {
    const { profileFacts } = narrowToLevel(shippedCatalogue(), 'star3');
    const facts = profileFacts.map(({ id }) => `${id}: true`);
    const cwd = firmWith(`profile: { ${facts.join(', ')} }\nanswers: { 1-2-1-2: { state: met } }`);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('e');
    await person.sees('証拠の名前');
    person.types(`${title}${ENTER}`);
    await person.sees('置き場所');
    person.types(`${place}${ENTER}`);
    await person.sees('証拠の日付');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    const screen = person.screen();
    person.types('3');
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    if (file === undefined) {
      expect(screen).not.toContain('evidence add');
      return;
    }
    const [, command = ''] = /scs-check (evidence add .*)$/m.exec(screen) ?? [];
    expect((await run(command.split(' '), { cwd })).code).toBe(0);
    expect(evidenceIn(cwd)).toEqual([expect.objectContaining({ title, file, sha256: sha('体制表') })]);
  });
});
