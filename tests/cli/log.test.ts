import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../src/domain/digest.ts';
import type { Edit } from '../../src/domain/edit.ts';
import { UserError } from '../../src/errors.ts';
import type { Answer } from '../../src/formats/assessment.ts';
import { now } from '../../src/io/clock.ts';
import { createJournal } from '../../src/workspace/journal.ts';
import { openStore } from '../../src/workspace/store.ts';
import { savedIn } from '../helpers/encodings.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const HISTORY = 'assessment.history.jsonl';
const answer = (id: string, given: Answer): Edit => ({ type: 'answer', id, answer: given });
const sitting: readonly Edit[] = [
  { type: 'organization', name: 'サンプル株式会社' },
  answer('1-2-1-1', { state: 'unmet', note: '秘密のメモ' }),
  answer('1-2-1-1', { state: 'met', note: '秘密のメモ', evidence: [{ title: '体制表' }] }),
  answer('1-2-1-2', { state: 'unknown' }),
  { type: 'fact', id: 'has-servers', value: true },
];

/** A file in which somebody has sat down and saved five times. */
function answeredFolder(by = '総務部長') {
  const cwd = testFolder();
  const file = join(cwd, 'assessment.yaml');
  writeFileSync(file, JSON.stringify(emptyAssessment(shippedCatalogue())));
  let minute = 0;
  const environment = { variables: { SCS_CHECK_BY: by }, now: () => `2026-11-21T09:0${minute++}:00+09:00` };
  const save = (...edits: readonly Edit[]) => {
    const store = openStore('assessment.yaml', cwd, { journal: createJournal(environment) });
    for (const edit of edits) store.save(edit);
    store.close();
  };
  save(...sitting.slice(0, 3));
  save(...sitting.slice(3));
  const path = join(cwd, HISTORY);
  const lines = () => readFileSync(path, 'utf8').trimEnd().split('\n');
  const log = (...argv: string[]) => run(['log', ...argv], { cwd });
  return { cwd, file, path, lines, save, log };
}

describe('the history', () => {
  test('is that of one file, and of none that only ends otherwise', async () => {
    const cwd = testFolder();
    for (const name of ['a.yaml', 'a.yml', 'a.YAML']) {
      const answers = { '1-2-1-1': { state: 'met' } };
      writeFileSync(join(cwd, name), JSON.stringify({ ...emptyAssessment(shippedCatalogue()), answers }));
      expect((await run(['evidence', 'add', '1-2-1-1', '--title', name, '--file', name], { cwd })).code).toBe(0);
    }
    for (const name of ['a.yaml', 'a.yml', 'a.YAML']) {
      const { code, stdout, stderr } = await run(['log', name, '--verify'], { cwd });
      expect([code, stdout.trimEnd().split('\n').length, stderr]).toEqual([0, 1, expect.not.stringContaining('途中')]);
      expect(stderr).toContain('1件');
    }
  });

  test.each(Object.entries(savedIn))('is read when an editor has saved it in %s, and said to be so', async (_, one) => {
    const { path, log } = answeredFolder('総務部の課長、表示の担当');
    const { stdout } = await log();
    writeFileSync(path, one.save(readFileSync(path, 'utf8')));
    const again = await log('--verify');
    expect([again.code, again.stdout]).toEqual([0, stdout]);
    expect(again.stderr).toContain(`文字コード ${one.encoding} で保存し直されています`);
  });

  test('tells who changed what and when, the newest last', async () => {
    const { code, stdout, stderr } = await answeredFolder().log();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`2026-11-21 09:00  総務部長  会社名
2026-11-21 09:01  総務部長  1-2-1-1  未回答 → まだ（メモ）
2026-11-21 09:02  総務部長  1-2-1-1  まだ → できている（証拠）
2026-11-21 09:03  総務部長  1-2-1-2  未回答 → わからない
2026-11-21 09:04  総務部長  会社の情報 has-servers
`);
  });

  test('names who answered where that is somebody else than who saved it', async () => {
    const { save, log, file } = answeredFolder();
    const back = emptyAssessment(shippedCatalogue());
    const returned = {
      state: 'unmet',
      note: '紙で受けた',
      answeredBy: '製造部の見本',
      answeredOn: '2026-11-20',
    } as const;
    writeFileSync(file.replace('assessment', 'back'), JSON.stringify({ ...back, answers: { '1-3-1-1': returned } }));
    expect((await run(['merge', 'back.yaml', '--yes'], { cwd: join(file, '..') })).code).toBe(0);
    // A note of later is not theirs, and whoever answers at the keyboard is named once.
    save(answer('1-3-1-1', { ...returned, note: '電話で聞いた' }));
    save(answer('1-3-1-1', { ...returned, note: '電話で聞いた', state: 'met', answeredBy: '総務部長' }));
    const { stdout } = await log('--id', '1-3-1-1');
    expect(stdout.split('\n').map((line) => line.replace(/^\S+ \S+ +/, ''))).toEqual([
      '1-3-1-1  未回答 → まだ（メモ・答えた人: 製造部の見本）',
      '総務部長  1-3-1-1  まだ（メモ）',
      '総務部長  1-3-1-1  まだ → できている',
      '',
    ]);
  });

  test('names a specialist by name, and by the tag in the file only where there is nobody of that tag any more', async () => {
    const { save, log, file } = answeredFolder();
    save({ type: 'reviewer', id: 'r1', reviewer: { name: '見本の専門家', relation: 'outside' } });
    expect((await log()).stdout).toContain('専門家の記録: 見本の専門家');
    writeFileSync(file, JSON.stringify(emptyAssessment(shippedCatalogue())));
    expect((await log()).stdout).toContain('専門家の記録: r1');
  });

  test('of one criterion only', async () => {
    const { stdout } = await answeredFolder().log('--id', '1-2-1-1');
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  test('is for the owner alone, and holds no text that anybody wrote', async () => {
    const { path } = answeredFolder();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toMatch(/秘密|体制表/);
  });

  test('goes on in the next sitting where the last one ended', async () => {
    const { log, save } = answeredFolder();
    save(answer('1-2-1-2', { state: 'met' }));
    const { code, stderr } = await log('--verify');
    expect([code, stderr]).toEqual([0, '記録は、はじめから終わりまでつながっています（6件）\n']);
  });

  test('says where the file was changed by hand since', async () => {
    const { file, log } = answeredFolder();
    writeFileSync(file, readFileSync(file, 'utf8').replace('unknown', 'met'));
    const { code, stderr } = await log('--verify');
    expect([code, stderr.includes('最後の記録のあとに、記録にない変更があります')]).toEqual([0, true]);
  });

  test('keeps a hand edit between two saves in sight, also when more is saved', async () => {
    const { file, log, save } = answeredFolder();
    writeFileSync(file, readFileSync(file, 'utf8').replace('unknown', 'met'));
    save(answer('1-2-1-3', { state: 'met' }), answer('1-3-1-1', { state: 'met' }));
    const told = `${HISTORY} の6行目の前に、記録にない変更があります（手で直したか、記録に書けなかったとき）\n`;
    expect((await log()).stderr).toBe(told);
    const { code, stderr } = await log('--verify');
    expect([code, stderr]).toEqual([0, `${told}記録は、はじめから終わりまでつながっています（7件）\n`]);
    expect(JSON.parse((await log('--format', 'json')).stdout).remarks).toEqual([{ line: 6, what: 'unrecorded' }]);
  });

  test('knows a save that a crash has kept from the file, before and after the next one', async () => {
    const { file, log, save } = answeredFolder();
    const before = readFileSync(file, 'utf8');
    save(answer('1-2-1-3', { state: 'met' }));
    // As the crash leaves it: the record is there, the file is as before.
    writeFileSync(file, before);
    const told = `${HISTORY} の6行目の保存は、途中で止まってファイルに届かなかったか、あとで元に戻されています\n`;
    expect((await log()).stderr).toBe(told);
    save(answer('1-2-1-3', { state: 'partial' }));
    const { code, stderr } = await log('--verify');
    expect([code, stderr]).toEqual([0, `${told}記録は、はじめから終わりまでつながっています（7件）\n`]);
  });

  test('puts a last line aside that a crash has cut off, at any byte, and goes on from the one before', async () => {
    for (const cut of [1, 2, 30, 100]) {
      const { path, log, save, cwd } = answeredFolder();
      const whole = readFileSync(path);
      const kept = whole.subarray(0, whole.lastIndexOf(0x0a, -2) + 1);
      const torn = whole.subarray(kept.length, whole.length - cut);
      writeFileSync(path, Buffer.concat([kept, torn]));
      const isWhole = cut === 1;
      expect((await log('--verify')).code).toBe(0);
      expect((await log()).stderr.includes('途中で切れています')).toBe(!isWhole);
      save(answer('1-2-1-2', { state: 'met' }));
      const entries = readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(entries.map(({ n }) => n)).toEqual(isWhole ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5]);
      const aside = join(cwd, 'assessment.history.torn.txt');
      expect(existsSync(aside)).toBe(!isWhole);
      if (!isWhole) expect(readFileSync(aside, 'utf8').trimEnd()).toBe(torn.toString('utf8'));
      expect((await log('--verify')).code).toBe(0);
    }
  });

  test('of which the very first line was cut off tells of nobody who would have changed the file', async () => {
    const { path, log } = answeredFolder();
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40));
    const { code, stderr } = await log('--verify');
    expect([code, stderr]).toEqual([0, expect.stringContaining('途中で切れています')]);
    expect(stderr).not.toContain('手で');
  });

  test('cut within a letter loses no byte of the lines before', async () => {
    const { path, save } = answeredFolder();
    const kept = readFileSync(path);
    writeFileSync(path, Buffer.concat([kept, Buffer.from('{"by":"総').subarray(0, -1)]));
    save(answer('1-2-1-2', { state: 'met' }));
    expect(readFileSync(path).subarray(0, kept.length)).toEqual(kept);
  });

  test('that cannot be written keeps no answer from being saved, says so, and blames no hand for it alone', async () => {
    const { cwd, file, log, save } = answeredFolder();
    const journal = () => {
      throw new UserError('disk-full', { file: HISTORY });
    };
    const store = openStore('assessment.yaml', cwd, { journal });
    expect(() => store.save(answer('1-2-1-3', { state: 'met' }))).toThrow('history-not-written');
    store.close();
    expect(readFileSync(file, 'utf8')).toContain('1-2-1-3');
    const told = '記録にない変更があります（手で直したか、記録に書けなかったとき）\n';
    expect((await log()).stderr).toBe(`assessment.yaml には、最後の記録のあとに、${told}`);
    save(answer('1-3-1-1', { state: 'met' }));
    expect((await log()).stderr).toBe(`${HISTORY} の6行目の前に、${told}`);
  });

  test.each([
    ['bytes', (entry: string) => `${' '.repeat(17 * 1024 * 1024)}\n${entry}\n`],
    ['lines', (entry: string) => `${'\n'.repeat(200_000)}${entry}\n`],
    ['changes', (entry: string) => `${entry.replace('"did":[', `"did":[${'{},'.repeat(200_000)}`)}\n${entry}\n`],
    ['things listed', (entry: string) => `${entry.replace('"did":[', `"did":[${'0,'.repeat(1_000_000)}`)}\n${entry}\n`],
  ])('of too many %s is not read, and goes on below its last line', async (_, flooded) => {
    const { path, log, save, lines } = answeredFolder();
    writeFileSync(path, flooded(lines().at(-1) ?? ''));
    const { code, stderr } = await log('--verify');
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      `エラー history-too-large  記録 ${HISTORY} が大きすぎるので、読みません`,
    ]);
    save(answer('1-2-1-2', { state: 'met' }));
    const [last = '{}'] = lines().slice(-1);
    expect(JSON.parse(last)).toMatchObject({ n: 6, did: [{ id: '1-2-1-2' }] });
  });

  test.each([
    ['nothing but', (entry: string) => `${entry}\n${'\n'.repeat(1_000_000)}`, 1],
    ['many', (entry: string) => `${entry}\n${'a\n'.repeat(1_000_000)}`, 1],
    ['a few', (entry: string) => `${entry}\n${'a\n\n'.repeat(400)}`, 6],
  ])('of %s broken lines goes on without looking at all of them', async (_, flooded, number) => {
    const { path, save, lines } = answeredFolder();
    writeFileSync(path, flooded(lines().at(-1) ?? ''));
    const read = vi.spyOn(JSON, 'parse');
    save(answer('1-2-1-2', { state: 'met' }));
    expect(read.mock.calls.length).toBeLessThan(2000);
    read.mockRestore();
    const [last = '{}'] = lines().slice(-1);
    expect(JSON.parse(last)).toMatchObject({ n: number, did: [{ id: '1-2-1-2' }] });
  });

  test('of a great many broken lines names the first ones, and how many more there are', async () => {
    const { path, log } = answeredFolder();
    writeFileSync(path, 'x\n'.repeat(1000));
    const { code, stderr } = await log('--verify');
    expect([code, stderr.trimEnd().split('\n').slice(199)]).toEqual([
      1,
      [`${HISTORY} の200行目は、記録として読めません`, 'ほかに800件あります。すべてを見るには: --format json'],
    ]);
    expect(JSON.parse((await log('--verify', '--json')).stdout).problems).toHaveLength(1000);
  });

  test('of two copies that git has merged is told as that, and with its markers as what it is', async () => {
    const { path, log, save, file } = answeredFolder();
    const [before, yaml] = [readFileSync(path, 'utf8'), readFileSync(file, 'utf8')];
    save(answer('1-2-1-3', { state: 'met' }), answer('1-3-1-1', { state: 'met' }));
    const ours = readFileSync(path, 'utf8').slice(before.length);
    writeFileSync(path, before);
    writeFileSync(file, yaml);
    save(answer('1-3-1-2', { state: 'unmet' }));
    const theirs = readFileSync(path, 'utf8').slice(before.length);
    writeFileSync(path, `${before}${ours}${theirs}`);
    const merged = await log('--verify');
    expect([merged.code, merged.stderr]).toEqual([0, expect.stringContaining('の8行目から、別の写しで続けた記録')]);
    writeFileSync(path, `${before}<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`);
    const { code, stderr } = await log('--verify');
    expect([code, stderr.match(/gitなどの食い違いの印/g)?.length]).toEqual([1, 3]);
    writeFileSync(path, `${before}>>>> ORIGINAL a#1\n==== THEIRS a#2\n${ours}==== YOURS a\n${theirs}<<<<\n`);
    expect((await log('--verify')).stderr.match(/gitなどの食い違いの印/g)).toHaveLength(4);
    writeFileSync(path, `${before}${ours.split('\n').slice(1).join('\n')}${theirs}`);
    expect((await log('--verify')).code).toBe(1);
  });

  test('of an earlier version, without digests of before, is as whole as it was', async () => {
    const { path, file, lines, log, save } = answeredFolder();
    let prev: string | undefined;
    const old = lines().map((line) => {
      const { from: _, prev: __, ...entry } = JSON.parse(line);
      const made = JSON.stringify({ ...entry, ...(prev === undefined ? {} : { prev }) });
      prev = digestOf(made);
      return made;
    });
    writeFileSync(path, `${old.join('\n')}\n`);
    expect((await log('--verify')).stderr).toBe('記録は、はじめから終わりまでつながっています（5件）\n');
    writeFileSync(file, readFileSync(file, 'utf8').replace('unknown', 'met'));
    save(answer('1-2-1-3', { state: 'met' }));
    expect((await log('--verify')).stderr).toContain('の6行目の前に、記録にない変更');
  });

  test('is not there before anything was answered', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(emptyAssessment(shippedCatalogue())));
    const { code, stderr } = await run(['log'], { cwd });
    expect([code, stderr.includes('history-not-found')]).toEqual([2, true]);
    await run(['status'], { cwd });
    expect(existsSync(join(cwd, HISTORY))).toBe(false);
  });

  test('has no terminal escapes, whoever calls themself what', async () => {
    const { log } = answeredFolder('\u001b[31m社長\u0007\n偽');
    const { stdout } = await log();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(stdout.trimEnd().split('\n')).toHaveLength(5);
  });
});

describe('the chain', () => {
  test('breaks where any line but the last is changed, taken away, added or moved', async () => {
    const { path, lines, log } = answeredFolder();
    const whole = lines();
    const broken = async (changed: readonly string[]) => {
      writeFileSync(path, `${changed.join('\n')}\n`);
      return (await log('--verify')).code;
    };
    expect(await broken(whole)).toBe(0);
    for (const [index, line] of whole.slice(0, -1).entries()) {
      const other = line.replace('総務部長', '経理部長');
      expect(await broken(whole.with(index, other)), `changed ${index + 1}`).toBe(1);
      expect(await broken(whole.toSpliced(index, 1)), `taken away ${index + 1}`).toBe(1);
      expect(await broken(whole.toSpliced(index, 0, line)), `added ${index + 1}`).toBe(1);
      expect(await broken(whole.toSpliced(index, 2, whole[index + 1] ?? '', line)), `moved ${index + 1}`).toBe(1);
    }
  });

  test('breaks at any letter', async () => {
    const { path, log } = answeredFolder();
    const text = readFileSync(path, 'utf8');
    const end = text.trimEnd().lastIndexOf('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(end - 1), async (place) => {
        const letter = text[place] === 'x' ? 'y' : 'x';
        writeFileSync(path, text.slice(0, place) + letter + text.slice(place + 1));
        expect((await log('--verify')).code).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

test('the moment has its offset from UTC', () => {
  expect(now(new Date('2026-11-21T00:00:00Z'))).toMatch(/^2026-11-2[01]T\d\d:00:00[+-]\d\d:\d\d$/);
  expect(new Date(now(new Date('2026-11-21T00:00:00Z'))).getTime()).toBe(Date.parse('2026-11-21T00:00:00Z'));
});
