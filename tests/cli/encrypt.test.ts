import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { decrypt, encrypt } from '../../src/exchange/age.ts';
import { commandFolder, runShell } from '../helpers/command.ts';
import { savedIn } from '../helpers/encodings.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, LITTLE_WORK, run, sitDown, testFolder } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const firm = () => folderOfFirm(aim, 'answers: { 1-2-1-1: { state: unknown, note: ここだけの話 } }');
const passphrase = 'みほん-kokodake-3';
const variables = { SCS_CHECK_PASSPHRASE: passphrase };
const read = (cwd: string, name: string) => readFileSync(join(cwd, name));

describe('a file for the mail', () => {
  test('is opened again by the same passphrase, byte for byte, and only its owner may read it', async () => {
    const cwd = firm();
    const before = read(cwd, 'assessment.yaml');
    expect(await run(['encrypt', 'assessment.yaml'], { cwd, variables })).toMatchObject({ code: 0 });
    expect(read(cwd, 'assessment.yaml.age').includes('ここだけの話')).toBe(false);
    await run(['decrypt', 'assessment.yaml.age', '-o', 'again.yaml'], { cwd, variables });
    expect(read(cwd, 'again.yaml')).toEqual(before);
    for (const name of ['assessment.yaml.age', 'again.yaml']) {
      expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(cwd).toSorted()).toEqual(['again.yaml', 'assessment.yaml', 'assessment.yaml.age']);
  });

  test('goes with others under one passphrase, each beside the file it is of, and all of them or none are opened', async () => {
    const cwd = firm();
    mkdirSync(join(cwd, 'shoko'));
    writeFileSync(join(cwd, 'shoko', 'a.pdf'), 'PDF');
    const plain = ['assessment.yaml', 'shoko/a.pdf'];
    const locked = plain.map((name) => `${name}.age`);
    const whole = read(cwd, 'assessment.yaml');
    const told = await run(['encrypt', ...plain], { cwd, variables });
    expect([told.code, told.stderr.trimEnd().split('\n')]).toEqual([
      0,
      [
        '1/2 暗号化したファイルを書きました: assessment.yaml.age',
        '2/2 暗号化したファイルを書きました: shoko/a.pdf.age',
        '元のファイル（2件）は、そのまま残っています。合言葉は、ファイルとは別の方法で伝えてください。',
      ],
    ]);
    expect((await run(['encrypt', ...plain], { cwd, variables })).stderr).toContain('output-exists');
    expect((await run(['encrypt', ...plain, '-o', 'x.age'], { cwd, variables })).stderr).toContain('usage');
    for (const name of plain) rmSync(join(cwd, name));
    writeFileSync(join(cwd, 'bad.yaml.age'), 'age');
    expect(await run(['decrypt', ...locked, 'bad.yaml.age'], { cwd, variables })).toMatchObject({ code: 2 });
    for (const name of plain) expect(existsSync(join(cwd, name))).toBe(false);
    expect(await run(['decrypt', ...locked], { cwd, variables })).toMatchObject({ code: 0 });
    expect([read(cwd, 'assessment.yaml'), String(read(cwd, 'shoko/a.pdf'))]).toEqual([whole, 'PDF']);
  });

  test('takes the work factor of age to open where the command itself has written it', async () => {
    const cwd = firm();
    for (const command of ['encrypt assessment.yaml', 'handout --ids 1-2-1-1 --encrypt']) {
      expect(runShell(`scs-check ${command}`, { cwd, path: commandFolder(), env: variables }).status).toBe(0);
    }
    for (const name of ['assessment.yaml.age', 'handout-ids.yaml.age']) {
      expect(read(cwd, name).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
    }
    expect((await run(['decrypt', 'assessment.yaml.age', '-o', 'again.yaml'], { cwd, variables })).code).toBe(0);
    expect(read(cwd, 'again.yaml')).toEqual(read(cwd, 'assessment.yaml'));
  });

  test.each(Object.entries(savedIn))(
    'is locked by no guess of what a file of %s says, which nobody could type',
    async (_, { save }) => {
      const cwd = firm();
      writeFileSync(join(cwd, 'p.txt'), save('みほんの合言葉、ここだけ\n'));
      const { code, stderr } = await run(['encrypt', 'assessment.yaml', '--passphrase-file', 'p.txt'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringMatching(/p\.txt:1:1 .*文字コードがUTF-8ではありません/)]);
      expect(stderr).not.toContain('みほん');
      expect(existsSync(join(cwd, 'assessment.yaml.age'))).toBe(false);
    },
  );

  test('the wrong passphrase opens nothing and writes nothing', async () => {
    const cwd = firm();
    await run(['encrypt', 'assessment.yaml'], { cwd, variables });
    writeFileSync(join(cwd, 'p.txt'), 'another one\n');
    const { code, stderr } = await run(
      ['decrypt', 'assessment.yaml.age', '-o', 'x.yaml', '--passphrase-file', 'p.txt'],
      { cwd },
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('wrong-passphrase')]);
    expect(readdirSync(cwd)).not.toContain('x.yaml');
  });

  test.each([
    [
      'a changed byte',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]),
    ],
    ['a file cut short', (bytes: Buffer) => bytes.subarray(0, -20)],
  ])('%s is found, and nothing of it is written', async (_, spoil) => {
    const cwd = firm();
    await run(['encrypt', 'assessment.yaml'], { cwd, variables });
    writeFileSync(join(cwd, 'bad.yaml.age'), spoil(read(cwd, 'assessment.yaml.age')));
    const { code, stderr } = await run(['decrypt', 'bad.yaml.age'], { cwd, variables });
    expect([code, stderr]).toEqual([2, expect.stringContaining('not-decryptable')]);
    // The words of the library that opens it are not for a reader.
    expect(stderr).not.toMatch(/[(（][a-z ]+[)）]/);
    expect(readdirSync(cwd)).not.toContain('bad.yaml');
  });

  const fileOfWork = (factor: string) =>
    `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${factor}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n${'0'.repeat(40)}`;
  const asText = (file: string) =>
    `-----BEGIN AGE ENCRYPTED FILE-----\n${(
      Buffer.from(file)
        .toString('base64')
        .match(/.{1,64}/g) ?? []
    ).join('\n')}\n-----END AGE ENCRYPTED FILE-----\n`;

  test.each([
    ['19', 512],
    ['20', 1024],
    ['21', 2048],
    ['30', 1_048_576],
  ])('a work factor of %s is told in memory, before anybody is asked for a passphrase', async (factor, memory) => {
    const cwd = firm();
    for (const content of [fileOfWork(factor), asText(fileOfWork(factor))]) {
      writeFileSync(join(cwd, 'x.yaml.age'), content);
      const { code, stderr } = await run(['decrypt', 'x.yaml.age'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('too-costly-to-open')]);
      expect(stderr).toContain(`${memory} MB`);
      expect(stderr).toContain('age -d');
    }
  });

  test('a work factor that is no number of age is none at all', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'x.yaml.age'), fileOfWork('99999999999'));
    const { code, stderr } = await run(['decrypt', 'x.yaml.age'], { cwd, variables });
    expect([code, stderr]).toEqual([2, expect.stringContaining('not-decryptable')]);
  });

  test.each([
    [['encrypt', 'assessment.yaml'], {}, 'no-passphrase'],
    [['encrypt', 'assessment.yaml'], { SCS_CHECK_PASSPHRASE: 'short' }, 'weak-passphrase'],
    [['encrypt', 'assessment.yaml'], { SCS_CHECK_PASSPHRASE: '12345678' }, 'weak-passphrase'],
    [['encrypt', 'assessment.yaml', '-o', 'assessment.yaml'], variables, '.yaml で終わるファイルは作れません'],
    [['decrypt', 'assessment.yaml'], variables, 'not-decryptable'],
    [['decrypt', 'assessment.yaml', '-o', 'x'], variables, 'not-decryptable'],
  ])('%j is refused: %s', async (argv, given, code) => {
    const result = await run(argv, { cwd: firm(), variables: given });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(code)]);
  });

  test('under a name that does not say so, it is opened under another alone', async () => {
    const cwd = firm();
    await run(['encrypt', 'assessment.yaml'], { cwd, variables });
    renameSync(join(cwd, 'assessment.yaml.age'), join(cwd, 'tenpu'));
    expect((await run(['decrypt', 'tenpu'], { cwd, variables })).stderr).toContain('.age で終わらないので、-o で');
    expect((await run(['decrypt', 'tenpu', '-o', 'again.yaml'], { cwd, variables })).code).toBe(0);
  });

  test('on a terminal the passphrase is asked for twice and never shown', async () => {
    const cwd = firm();
    const person = sitDown(['encrypt', 'assessment.yaml'], { cwd });
    await person.sees('合言葉（8文字以上');
    person.types(`kokodake-1${ENTER}`);
    await person.sees('もう一度');
    person.types(`kokodake-2${ENTER}`);
    await person.sees('2回の入力が違います');
    await person.sees('合言葉（8文字以上');
    person.types(`kokodake-1${ENTER}`);
    await person.sees('もう一度');
    person.types(`kokodake-1${ENTER}`);
    expect((await person.finished).code).toBe(0);
    expect(person.screen()).not.toContain('kokodake');
    expect((await decrypt(read(cwd, 'assessment.yaml.age'), 'kokodake-1')).length).toBeGreaterThan(0);
  });

  test('a hand-out goes out encrypted and comes home encrypted, and lies plain nowhere', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1', '--to', '佐藤', '--encrypt'], { cwd, variables });
    expect(readdirSync(cwd).toSorted()).toEqual(['assessment.yaml', 'handout-ids.yaml.age']);
    const text = Buffer.from(await decrypt(read(cwd, 'handout-ids.yaml.age'), passphrase)).toString();
    const back = await encrypt(Buffer.from(text.replace('state: unknown', 'state: met')), passphrase, LITTLE_WORK);
    writeFileSync(join(cwd, 'handout-ids.yaml.age'), back);
    expect(await run(['merge', 'handout-ids.yaml.age'], { cwd, variables })).toMatchObject({ code: 0 });
    expect(parse(read(cwd, 'assessment.yaml').toString()).answers['1-2-1-1']).toMatchObject({
      state: 'met',
      answeredBy: '佐藤',
    });
    expect(readdirSync(cwd).toSorted()).toEqual([
      'assessment.history.jsonl',
      'assessment.yaml',
      'assessment.yaml.bak',
      'handout-ids.yaml.age',
    ]);
  });
});

test.skipIf(process.platform === 'win32')('a passphrase file that others can read is told of', async () => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), 'x: 1\n');
  for (const [mode, isTold] of [
    [0o644, true],
    [0o600, false],
  ] as const) {
    writeFileSync(join(cwd, 'word.txt'), `${passphrase}\n`);
    chmodSync(join(cwd, 'word.txt'), mode);
    const argv = ['encrypt', 'assessment.yaml', '--passphrase-file', 'word.txt', '-o', `${mode}.age`];
    const { code, stderr } = await run(argv, { cwd });
    expect([code, stderr.includes('chmod 600')]).toEqual([0, isTold]);
  }
});
