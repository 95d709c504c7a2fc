import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addsUp } from '../../src/cli/commands/verify/addsUp.ts';
import { signedText } from '../../src/domain/statement.ts';
import type { SignedStatement, Statement } from '../../src/formats/outputs/signed.ts';
import { isSignatureOf, newKey, privateKeyOf, signText } from '../../src/io/signature.ts';
import { findShipped } from '../../src/workspace/catalogue.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { writeKey } from '../helpers/key.ts';
import { ENTER, run, sitDown } from '../helpers/runCli.ts';

/** A folder with a key and the signed result of mixed.yaml. */
async function signedFolder() {
  const cwd = checkFolder();
  const { code, stderr } = await run(['sign', 'mixed.yaml', '--new-key', 'kagi.pem', '--name', '見本の専門家'], {
    cwd,
  });
  expect([code, stderr]).toEqual([0, expect.stringContaining('mixed.signed.json（鍵 SHA256:')]);
  const path = join(cwd, 'mixed.signed.json');
  const read = (): SignedStatement => JSON.parse(readFileSync(path, 'utf8'));
  const write = (data: unknown) => writeFileSync(path, JSON.stringify(data));
  const verify = (...argv: string[]) => run(['verify', 'mixed.signed.json', ...argv], { cwd });
  return { cwd, read, write, verify };
}

describe('a signed result', () => {
  test('is right as it was signed, and by which key', async () => {
    const folder = await signedFolder();
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem', '--assessment', 'mixed.yaml');
    expect(code).toBe(0);
    expect(stdout).toContain('サンプル株式会社  example 1版  basic  2026-11-21 の自己点検');
    expect(stdout.match(/^正しい {2}/gm)).toHaveLength(5);
  });

  test('is that of one file, and takes the place of none whose name only ends otherwise', async () => {
    const folder = await signedFolder();
    const before = folder.read();
    const other = readFileSync(join(folder.cwd, 'mixed.yaml'), 'utf8').replace('サンプル株式会社', '見本株式会社');
    writeFileSync(join(folder.cwd, 'mixed.yml'), other);
    expect(await run(['sign', 'mixed.yml', '--key', 'kagi.pem'], { cwd: folder.cwd })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('mixed.yml.signed.json'),
    });
    expect(folder.read()).toEqual(before);
  });

  test('tells nothing of plans: passed due dates and ended waivers make no other result, nor another copy', async () => {
    const made = async (plan: string) => {
      const answer = `{ state: unmet${plan} }`;
      const cwd = folderOfFirm(
        '{ id: scs-20260327, edition: "2026-03-27", level: star3 }',
        `answers:\n  1-2-1-1: ${answer}\n  1-2-1-2: ${answer}`,
      );
      await run(['sign', '--new-key', 'k.pem'], { cwd });
      const { statement } = JSON.parse(readFileSync(join(cwd, 'assessment.signed.json'), 'utf8'));
      const copy = JSON.parse((await run(['report', '--audience', 'buyer', '--format', 'json'], { cwd })).stdout);
      return { signed: statement.lapsed, copied: copy.summary };
    };
    const [none, late] = [await made(''), await made(', due: 2020-01-01, waiver: { reason: 見本, until: 2020-01-01 }')];
    expect(late.signed).toEqual({ met: 0, date: 0 });
    expect(late).toEqual(none);
  });

  test('of the days when it told more of what has run out belongs to the same answers', async () => {
    const folder = await signedFolder();
    const { statement, ...rest } = folder.read();
    const { lapsed } = JSON.parse((await run(['check', 'mixed.yaml', '--json'], { cwd: folder.cwd })).stdout).files[0]
      .summary;
    const resign = (counts: object) => {
      const then = { ...statement, lapsed: counts } as Statement;
      const signature = signText(
        signedText(then),
        privateKeyOf(readFileSync(join(folder.cwd, 'kagi.pem')), 'kagi.pem'),
      );
      folder.write({ ...rest, statement: then, signature });
      return folder.verify('--public-key', 'kagi.pub.pem', '--assessment', 'mixed.yaml');
    };
    expect((await resign(lapsed)).code).toBe(0);
    expect((await resign({ ...lapsed, due: lapsed.due + 1 })).code).toBe(1);
  });

  test('says that it does not know whose key it is where nobody says', async () => {
    const folder = await signedFolder();
    const { code, stdout } = await folder.verify();
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('確かめていない  だれの鍵かは、これだけではわかりません'),
    ]);
    expect(stdout).not.toContain('正しくない');
  });

  test('is told as judged by another text where a catalogue only has the name of ours', async () => {
    const folder = await signedFolder();
    const { statement, ...rest } = folder.read();
    const [id, edition, ours] = ['scs-20260327', '2026-03-27', findShipped('scs-20260327')?.hash ?? ''];
    const other = statement.catalogue.hash;
    for (const [catalogue, isTold] of [
      [{ id, edition, hash: other }, true],
      [{ id: 'SCS-2o26o327', edition, hash: other }, true],
      [{ id, edition: '2026-03-28', hash: other }, true],
      [{ id, edition, hash: ours }, false],
      [statement.catalogue, false],
    ] as const) {
      const named = { ...statement, level: 'star3', catalogue };
      const key = privateKeyOf(readFileSync(join(folder.cwd, 'kagi.pem')), 'kagi.pem');
      folder.write({ ...rest, statement: named, signature: signText(signedText(named), key) });
      const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
      // Of ours the counts are others.
      expect(code, catalogue.id).toBe(catalogue === statement.catalogue ? 0 : 1);
      expect(stdout.includes('確かめていない  カタログ（名前は scs-check に入っているものと同じ')).toBe(isTold);
      // The title of a level of ours stands on nothing that was judged by another text.
      expect(stdout.includes('★3')).toBe(catalogue.hash === ours);
    }
  });

  test('is told as counts that nobody knows here where a catalogue is none of ours, and no assessment shows it', async () => {
    const folder = await signedFolder();
    const told = async (...words: string[]) =>
      (await folder.verify('--public-key', 'kagi.pub.pem', ...words)).stdout.match(/^確かめていない.*$/gm);
    expect(await told()).toEqual([expect.stringContaining('カタログ（example 1版は、この scs-check に入っていません')]);
    expect(await told('--assessment', 'mixed.yaml')).toBe(null);
  });

  test.each<readonly [string, (statement: Statement) => Partial<Statement>, string[]]>([
    ['of the day after tomorrow', () => ({ reportedOn: '2026-11-23' }), ['2026-11-23']],
    ['of answers to come', () => ({ answered: { first: '2026-01-01', last: '2030-01-01' } }), ['2030-01-01']],
    ['of tomorrow, which may have come elsewhere', () => ({ reportedOn: '2026-11-22' }), []],
  ])('is wrong by days that have not come, whoever has signed them: %s', async (_, change, days) => {
    const folder = await signedFolder();
    const { statement, ...rest } = folder.read();
    const early = { ...statement, ...change(statement) };
    const key = privateKeyOf(readFileSync(join(folder.cwd, 'kagi.pem')), 'kagi.pem');
    folder.write({ ...rest, statement: early, signature: signText(signedText(early), key) });
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stdout.match(/^正しくない .*/gm) ?? []]).toEqual([
      days.length,
      days.map((day) => expect.stringContaining(`日（${day} は、まだ来ていません）`)),
    ]);
  });

  test('is made of no day that has not come', async () => {
    const folder = await signedFolder();
    const sign = (day: string) =>
      run(['sign', 'mixed.yaml', '--key', 'kagi.pem', '--as-of', day, '-o', 'a.json'], { cwd: folder.cwd });
    expect(await sign('2026-11-22')).toMatchObject({ code: 2, stderr: expect.stringContaining('2026-11-22') });
    expect(await sign('2026-11-21')).toMatchObject({ code: 0 });
  });

  test('is made of no day on which its answers or views had not been given, and is wrong where it says so', async () => {
    const folder = await signedFolder();
    const file = join(folder.cwd, 'mixed.yaml');
    const last = '2026-11-11';
    writeFileSync(file, readFileSync(file, 'utf8').replace('state: met', `state: met\n    answeredOn: ${last}`));
    const sign = (day: string) => run(['sign', 'mixed.yaml', '--key', 'kagi.pem', '--as-of', day], { cwd: folder.cwd });
    expect(await sign(last)).toMatchObject({ code: 0 });
    expect(await sign('2026-11-10')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('より後の日（2026-11-11）'),
    });
    const { statement, ...rest } = folder.read();
    const back = { ...statement, reportedOn: '2026-11-10' };
    const key = privateKeyOf(readFileSync(join(folder.cwd, 'kagi.pem')), 'kagi.pem');
    folder.write({ ...rest, statement: back, signature: signText(signedText(back), key) });
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stdout]).toEqual([1, expect.stringContaining(`正しくない  日（最後に答えた ${last} が`)]);
  });

  test.each([
    ['id', 'scs-20260327\u200b'],
    ['id', '../scs-20260327.yaml'],
    ['edition', '2026-03-27\u200b'],
    ['edition', '2026-03-27\u202e'],
  ])('is none where the %s of its catalogue is not seen as it is', async (part, value) => {
    const folder = await signedFolder();
    const { statement, ...rest } = folder.read();
    folder.write({ ...rest, statement: { ...statement, catalogue: { ...statement.catalogue, [part]: value } } });
    expect(await folder.verify()).toMatchObject({ code: 2, stderr: expect.stringContaining('not-a-signed-result') });
  });

  test.each(['value', 'publicKey'] as const)('is wrong where its %s is spelled in another way', async (part) => {
    const folder = await signedFolder();
    const { signature, ...rest } = folder.read();
    const [, text = '', last = '', padding = ''] = /^([^=]*)([^=])(=*)$/.exec(signature[part]) ?? [];
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const again = text + signs.charAt(signs.indexOf(last) ^ 1) + padding;
    expect(Buffer.from(again, 'base64')).toEqual(Buffer.from(signature[part], 'base64'));
    folder.write({ ...rest, signature: { ...signature, [part]: again } });
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stdout.match(/^正しくない .*/gm)]).toEqual([1, [expect.stringContaining('署名')]]);
    expect(stdout).toMatch(/^署名と合いません。/);
  });

  test('is wrong where it claims another fingerprint than that of its key', async () => {
    const folder = await signedFolder();
    const { statement, signature, ...rest } = folder.read();
    folder.write({ ...rest, statement, signature: { ...signature, fingerprint: 'SHA256:chigau' } });
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stdout.match(/^正しくない .*/gm)]).toEqual([1, [expect.stringContaining('鍵の文字列')]]);
  });

  test.each<readonly [string, (statement: Statement) => Partial<Statement>]>([
    ['more than there are', ({ criteria }) => ({ criteria: { ...criteria, met: 160 } })],
    ['a total that is another', ({ criteria }) => ({ criteria: { ...criteria, total: (criteria['total'] ?? 0) + 1 } })],
    ['a state that is none', ({ criteria }) => ({ criteria: { ...criteria, excellent: 1 } })],
    ['a state that is none, with nothing in it', ({ criteria }) => ({ criteria: { ...criteria, excellent: 0 } })],
    ['none at all', () => ({ criteria: {} })],
    ['a judgement of other counts', () => ({ judgement: 'fulfilled' })],
    [
      'a category that is better than its counts',
      ({ categories = [] }) => ({ categories: categories.map((one) => ({ ...one, judgement: 'fulfilled' as const })) }),
    ],
    [
      'views of a kind that is none',
      ({ criteria: { total = 0 } }) => ({ views: { 'seen by the ministry': total, total } }),
    ],
    ['points of a catalogue that has none', ({ criteria: { total = 0 } }) => ({ points: { total, max: total } })],
    ['a judgement that no count decides', () => ({ method: 'points', judgement: 'fulfilled' })],
    [
      'requirements that are fulfilled though none of their criteria is met',
      ({ requirements }) =>
        requirements ? { requirements: { ...requirements, fulfilled: requirements.total, 'not-fulfilled': 0 } } : {},
    ],
    [
      'more that has run out than is met',
      ({ criteria: { met = 0 }, lapsed }) => (lapsed ? { lapsed: { ...lapsed, met: met + 1 } } : {}),
    ],
    ['more without an option than is met', ({ criteria: { met = 0 } }) => ({ withoutOption: met + 1 })],
    ['a first answer after the last', () => ({ answered: { first: '2026-11-02', last: '2026-11-01' } })],
  ])('is wrong by counts that do not add up, whoever has signed them: %s', async (_, change) => {
    const folder = await signedFolder();
    const { statement, ...rest } = folder.read();
    const lie = { ...statement, ...change(statement) };
    const signature = signText(signedText(lie), privateKeyOf(readFileSync(join(folder.cwd, 'kagi.pem')), 'kagi.pem'));
    folder.write({ ...rest, statement: lie, signature });
    const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stdout.match(/^正しくない .*/gm)]).toEqual([1, [expect.stringContaining('の数と合わない）')]]);
  });

  test.each([
    ['scs-20260327', 'star3'],
    ['scs-20260327', 'star4'],
    ['security-action-25', undefined],
    ['ssdf-1.1', undefined],
  ])('of %s %s adds up as it is, and not once criteria are left out of it', async (catalogue, level) => {
    const folder = await signedFolder();
    const aimed = ['--catalogue', catalogue, ...(level === undefined ? [] : ['--level', level])];
    const { cwd } = folder;
    expect((await run(['init', 'all.yaml', ...aimed], { cwd })).code).toBe(0);
    const argv = ['sign', 'all.yaml', '--key', 'kagi.pem', '-o', 'mixed.signed.json'];
    expect((await run(argv, { cwd })).code).toBe(0);
    const verified = await folder.verify('--public-key', 'kagi.pub.pem');
    expect(verified.code).toBe(0);
    // By its title, as on every other screen.
    if (level !== undefined) expect(verified.stdout).toContain(`  ${level.replace('star', '★')}  `);
    const { statement, ...rest } = folder.read();
    const { categories: [first, ...less] = [], ...others } = statement;
    const none = Object.fromEntries(Object.keys(statement.criteria).map((key) => [key, 0]));
    const lies = [
      { ...others, criteria: { ...none, unanswered: 1, total: 1 } },
      { ...statement, level: 'star9' },
      ...(less.length === 0 ? [] : [{ ...others, categories: less }]),
      ...(first === undefined
        ? []
        : [{ ...others, categories: [{ ...first, id: 'nai', counts: statement.criteria }] }]),
    ];
    for (const lie of lies as Statement[]) {
      const signature = signText(signedText(lie), privateKeyOf(readFileSync(join(cwd, 'kagi.pem')), 'kagi.pem'));
      folder.write({ ...rest, statement: lie, signature });
      const { code, stdout } = await folder.verify('--public-key', 'kagi.pub.pem');
      expect([code, stdout]).toEqual([1, expect.stringContaining('正しくない  数')]);
    }
    expect(addsUp(statement)).toBe(true);
    expect(addsUp({ ...statement, catalogue: { ...statement.catalogue, edition: '1999' } })).toBe(false);
    // Of what has run out no other number tells how much there is.
    const counted = leavesOf(statement).filter(
      (path) => path[0] !== 'lapsed' && typeof valueAt(statement, path) === 'number',
    );
    expect(counted.length).toBeGreaterThan(12);
    const unseen = counted.filter((path) => addsUp(changedAt(statement, path)));
    expect(unseen).toEqual([]);
  });

  test('tells how many and never which ones', async () => {
    const folder = await signedFolder();
    const text = readFileSync(join(folder.cwd, 'mixed.signed.json'), 'utf8');
    expect(text).not.toMatch(/1-1-[12]-\d|体制表|責任者/);
  });

  test('is wrong by another key', async () => {
    const folder = await signedFolder();
    writeKey(folder.cwd, 'betsu');
    const { code, stdout } = await folder.verify('--public-key', 'betsu.pub.pem');
    // Said so that it cannot be read the other way round.
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('正しくない  鍵（betsu.pub.pem とは違う鍵で署名してある。'),
    ]);
  });

  test('is wrong once any of it is another', async () => {
    const folder = await signedFolder();
    const { statement, signature } = folder.read();
    expect(isSignatureOf(signedText(statement), signature)).toBe(true);
    const leaves = leavesOf(statement);
    expect(leaves.length).toBeGreaterThan(15);
    for (const path of leaves) {
      expect(isSignatureOf(signedText(changedAt(statement, path)), signature), path.join('.')).toBe(false);
    }
    const { signer: _, ...nameless } = statement;
    expect(isSignatureOf(signedText(nameless), signature)).toBe(false);
  });

  test('is none where it says something twice, of which a person may read the other', async () => {
    const folder = await signedFolder();
    const file = join(folder.cwd, 'mixed.signed.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"criteria":', '"criteria": { "met": 81 }, "criteria":'));
    const { code, stderr } = await folder.verify('--public-key', 'kagi.pub.pem');
    expect([code, stderr]).toEqual([2, expect.stringContaining('not-a-signed-result')]);
  });

  test.each(['"criteria": {', '"scope": {', '"statement": {', '"signature": {', '{'])(
    'is none where something was put into %s that is passed over when it is read',
    async (place) => {
      const folder = await signedFolder();
      const file = join(folder.cwd, 'mixed.signed.json');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(place, `${place} "__proto__": ["all 300 firms"],`));
      const { code, stderr } = await folder.verify('--public-key', 'kagi.pub.pem');
      expect([code, stderr]).toEqual([2, expect.stringContaining('not-a-signed-result')]);
    },
  );

  test('is right whatever the order of its keys', async () => {
    const folder = await signedFolder();
    const { statement, signature } = folder.read();
    const reversed = Object.fromEntries(Object.entries(statement).reverse()) as typeof statement;
    expect(isSignatureOf(signedText(reversed), signature)).toBe(true);
  });

  test('holds no signature that is made up', async () => {
    const folder = await signedFolder();
    const { statement, signature } = folder.read();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const value = Buffer.from(bytes).toString('base64');
        expect(isSignatureOf(signedText(statement), { ...signature, value })).toBe(false);
      }),
    );
    for (const publicKey of ['', 'AAAA', signature.publicKey.slice(4)]) {
      expect(isSignatureOf(signedText(statement), { ...signature, publicKey })).toBe(false);
    }
  });
});

test('an answer that was changed after the signature is found out', async () => {
  const { cwd, verify } = await signedFolder();
  const file = join(cwd, 'mixed.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('体制表あり', '体制表なし'));
  const { code, stdout } = await verify('--assessment', 'mixed.yaml');
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining('正しくない  回答ファイル（mixed.yaml から出る結果は、署名したものと違う）'),
  ]);
});

test('a file of another firm is told as that, with both names', async () => {
  const { cwd, verify, read } = await signedFolder();
  const file = join(cwd, 'mixed.yaml');
  const { organization } = read().statement;
  writeFileSync(file, readFileSync(file, 'utf8').replace(organization, '別のサンプル株式会社'));
  const { code, stdout } = await verify('--assessment', 'mixed.yaml');
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining(
      `正しくない  回答ファイル（mixed.yaml の会社は「別のサンプル株式会社」で、署名した結果の会社「${organization}」と違う）`,
    ),
  ]);
});

describe('what the answers rest on is signed, too', () => {
  /** A firm that has moved from an edition, with what was left out then. */
  async function movedFolder() {
    const { cwd, read, write, verify } = await signedFolder();
    const file = join(cwd, 'mixed.yaml');
    const text = `${readFileSync(file, 'utf8').trimEnd()}
earlier:
  - { id: security-action-25, edition: "5.1", level: self-check }
retired:
  - { id: "25", from: { id: security-action-25, edition: "5.1" }, why: changed, on: 2026-04-01, answer: { state: met } }
`;
    writeFileSync(file, text);
    expect((await run(['sign', 'mixed.yaml', '--key', 'kagi.pem'], { cwd })).code).toBe(0);
    const judge = () => verify('--public-key', 'kagi.pub.pem', '--assessment', 'mixed.yaml');
    expect((await judge()).code).toBe(0);
    return { file, text, read, write, judge, cwd };
  }

  test.each<readonly [string, (text: string) => string]>([
    ['the edition', (text) => text.replace('edition: "1"', 'edition: "2"')],
    ['an earlier edition', (text) => text.replace('edition: "5.1", level', 'edition: "5.0", level')],
    ['an answer that was left out', (text) => text.replace('answer: { state: met }', 'answer: { state: unmet }')],
    ['all that was left out', (text) => text.slice(0, text.indexOf('retired:'))],
    ['earlier catalogues', (text) => text.replace(/earlier:\n.*\n/, '')],
  ])('%s cannot be changed unseen', async (_, change) => {
    const { file, text, judge } = await movedFolder();
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
    const { code, stdout } = await judge();
    expect([code, stdout.includes('正しくない  回答ファイル')]).toEqual([1, true]);
  });

  test('a signature of before that is as good as it was, and is told as what it is', async () => {
    const { file, text, read, write, judge, cwd } = await movedFolder();
    expect((await judge()).stdout).not.toContain('前の形の署名');
    const { statement, ...rest } = read();
    const { basis: _, ...older } = statement;
    const signature = signText(signedText(older), privateKeyOf(readFileSync(join(cwd, 'kagi.pem')), 'kagi.pem'));
    write({ ...rest, statement: older, signature });
    writeFileSync(file, text.replace('answer: { state: met }', 'answer: { state: unmet }'));
    const { code, stdout } = await judge();
    expect([code, stdout]).toEqual([0, expect.stringContaining('前の形の署名です')]);
  });
});

describe('what is no signed result is refused', () => {
  test.each<readonly [string, (signed: SignedStatement) => unknown]>([
    ['nothing', () => undefined],
    ['another file', () => ({ a: 1 })],
    ['more than there should be', (signed) => ({ ...signed, more: 1 })],
    ['a newer version', (signed) => ({ ...signed, schemaVersion: 2 })],
    ['another algorithm', (signed) => ({ ...signed, signature: { ...signed.signature, algorithm: 'none' } })],
  ])('%s', async (_what, change) => {
    const { read, write, verify } = await signedFolder();
    write(change(read()) ?? '');
    const { code, stdout, stderr } = await verify();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('not-a-signed-result');
  });
});

describe('a key', () => {
  test('is for its owner alone, and is never written over', async () => {
    const { cwd } = await signedFolder();
    expect(statSync(join(cwd, 'kagi.pem')).mode & 0o777).toBe(0o600);
    // Its public half is there to be handed on, as far as the person lets new files be read.
    expect(statSync(join(cwd, 'kagi.pub.pem')).mode & 0o777).toBe(0o644 & ~process.umask());
    const before = readFileSync(join(cwd, 'kagi.pem'), 'utf8');
    const { code, stderr } = await run(['sign', 'mixed.yaml', '--new-key', 'kagi.pem', '--force'], { cwd });
    expect([code, stderr.includes('key-exists')]).toEqual([2, true]);
    expect(readFileSync(join(cwd, 'kagi.pem'), 'utf8')).toBe(before);
  });

  test('is locked by a passphrase from a terminal, and opened by it alone', async () => {
    const cwd = checkFolder();
    const person = sitDown(['sign', 'mixed.yaml', '--new-key', 'kagi.pem'], { cwd });
    await person.sees('なしなら Enter');
    person.types(`kawa-no-nagare-1${ENTER}`);
    await person.sees('もう一度');
    person.types(`kawa-no-nagare-1${ENTER}`);
    expect((await person.finished).code).toBe(0);
    expect(person.screen()).not.toContain('kawa-no-nagare');
    expect(readFileSync(join(cwd, 'kagi.pem'), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);

    const again = (typed: string) => {
      writeFileSync(join(cwd, 'p.txt'), `${typed}\n`);
      return run(['sign', 'mixed.yaml', '--key', 'kagi.pem', '--passphrase-file', 'p.txt'], { cwd });
    };
    expect(await again('kawa-no-nagare-2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('wrong-passphrase'),
    });
    expect((await again('kawa-no-nagare-1')).code).toBe(0);
    const verified = await run(['verify', 'mixed.signed.json', '--public-key', 'kagi.pub.pem'], { cwd });
    expect(verified.code).toBe(0);
  });

  test('has no passphrase where Enter alone is pressed', async () => {
    const cwd = checkFolder();
    const person = sitDown(['sign', 'mixed.yaml', '--new-key', 'kagi.pem'], { cwd });
    await person.sees('なしなら Enter');
    person.types(ENTER);
    expect((await person.finished).code).toBe(0);
    expect(readFileSync(join(cwd, 'kagi.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test('that was left without its public half leads to the way out, and gives it again', async () => {
    const { cwd } = await signedFolder();
    const publicHalf = readFileSync(join(cwd, 'kagi.pub.pem'), 'utf8');
    rmSync(join(cwd, 'kagi.pub.pem'));
    const stuck = await run(['sign', 'mixed.yaml', '--new-key', 'kagi.pem'], { cwd });
    expect(stuck.code).toBe(2);
    expect(stuck.stderr.replace(/\s+/g, ' ')).toContain(
      'npx scs-check sign mixed.yaml --key kagi.pem --public-key kagi.pub.pem',
    );
    const words = ['sign', 'mixed.yaml', '--key', 'kagi.pem', '--public-key', 'kagi.pub.pem'];
    expect((await run(words, { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'kagi.pub.pem'), 'utf8')).toBe(publicHalf);
    // Once more changes nothing, and the half of another key is not written over.
    expect((await run(words, { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'kagi.pub.pem'), newKey().publicKey);
    const other = await run(words, { cwd });
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('--public-key kagi-2.pub.pem')]);
  });

  test('signs again and again, as the same one', async () => {
    const { cwd, read } = await signedFolder();
    const { fingerprint } = read().signature;
    expect((await run(['sign', 'mixed.yaml', '--key', 'kagi.pem'], { cwd })).code).toBe(0);
    expect(read().signature.fingerprint).toBe(fingerprint);
  });

  test.each([
    [['nai.yaml', '--new-key', 'kagi.pem'], 'file-not-found'],
    [['mixed.yaml', '--new-key', 'kagi.pem', '-o', 'a.pdf'], '.pdf で終わるファイルは作れません'],
    [['mixed.yaml', '--new-key', 'kagi', '-o', './kagi'], './kagi に2回書くことになります'],
    [['mixed.yaml', '--new-key', 'kagi.pem', '-o', 'mixed.yaml', '--force'], 'エラー'],
    [['mixed.yaml', '--new-key', 'kagi.pem', '--key', 'hoka.pem'], '--key と --new-key は、一緒には使えません'],
    [['mixed.yaml'], '「--key / --new-key」が足りません'],
  ])('is not made where nothing can be signed: %j', async (words, text) => {
    const cwd = checkFolder();
    const before = readdirSync(cwd);
    const { code, stderr } = await run(['sign', ...words], { cwd });
    expect([code, readdirSync(cwd)]).toEqual([2, before]);
    expect(stderr).toContain(text);
  });

  test('of another kind, locked where nobody can be asked, or none at all is refused', async () => {
    const cwd = checkFolder();
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem);
    const locked = generateKeyPairSync('ed25519').privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem);
    const ed448 = generateKeyPairSync('ed448').privateKey.export(pem);
    for (const [text, error] of [
      [other, 'key-not-usable'],
      [rsa, 'key-not-usable'],
      [ed448, 'key-not-usable'],
      [opensshKey(), 'key-not-usable'],
      [locked, 'no-passphrase'],
      ['kagi', 'key-not-usable'],
    ] as const) {
      writeFileSync(join(cwd, 'kagi.pem'), text);
      const { code, stderr } = await run(['sign', 'mixed.yaml', '--key', 'kagi.pem'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(error)]);
    }
  });
});

test('a key file holds one key, and what verifies is no private one', async () => {
  const { cwd } = await signedFolder();
  writeKey(cwd, 'a');
  writeKey(cwd, 'b');
  const text = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const write = (name: string, ...parts: readonly string[]) => writeFileSync(join(cwd, name), parts.map(text).join(''));
  write('two.pem', 'a.pem', 'b.pem');
  write('both.pem', 'a.pem', 'a.pub.pem');
  write('two.pub.pem', 'a.pub.pem', 'b.pub.pem');
  for (const [words, said] of [
    [['sign', 'mixed.yaml', '--key', 'two.pem', '-o', 'x.json'], '2つ以上'],
    [['sign', 'mixed.yaml', '--key', 'both.pem', '-o', 'x.json'], '2つ以上'],
    [['sign', 'mixed.yaml', '--key', 'a.pub.pem', '-o', 'x.json'], '使える鍵ではありません'],
    [['verify', 'mixed.signed.json', '--public-key', 'a.pem'], '秘密鍵です'],
    [['verify', 'mixed.signed.json', '--public-key', 'both.pem'], '2つ以上'],
    [['verify', 'mixed.signed.json', '--public-key', 'two.pub.pem'], '2つ以上'],
  ] as const) {
    const { code, stderr } = await run([...words], { cwd });
    expect([words, code, stderr.includes('key-not-usable') && stderr.includes(said)]).toEqual([words, 2, true]);
  }
});

test.each([
  ['01', '00', '00'],
  ['01', '00', '80'],
  ['00', '00', '80'],
  ['ec', 'ff', '7f'],
])('a key by which anybody has signed anything is none: %s%s…%s', async (first, between, last) => {
  const { cwd, read, write, verify } = await signedFolder();
  const point = Buffer.from(`${first}${between.repeat(30)}${last}`, 'hex');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), point]);
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  writeFileSync(join(cwd, 'low.pub.pem'), pem);
  const { statement, signature, ...rest } = read();
  const value = Buffer.concat([point, Buffer.alloc(32)]).toString('base64');
  const forged = { ...signature, publicKey: der.toString('base64'), value };
  expect(isSignatureOf(signedText(statement), forged)).toBe(false);
  write({ ...rest, statement, signature: forged });
  const { code, stderr } = await verify('--public-key', 'low.pub.pem');
  expect([code, stderr]).toEqual([2, expect.stringContaining('key-not-usable')]);
});

test('a key file of megabytes is not read', async () => {
  const { cwd, verify } = await signedFolder();
  writeFileSync(join(cwd, 'large.pub.pem'), '-----BEGIN PUBLIC KEY-----\n'.repeat(3000));
  const { code, stderr } = await verify('--public-key', 'large.pub.pem');
  expect([code, stderr]).toEqual([2, expect.stringContaining('file-too-large')]);
});

/** An unlocked Ed25519 key as ssh-keygen writes it (PROTOCOL.key of OpenSSH). */
function opensshKey(): string {
  const { d: seed = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const number = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
  const text = (value: string | Buffer) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);
  const [own, open] = [seed, x].map((half) => Buffer.from(half, 'base64url')) as [Buffer, Buffer];
  const publicHalf = Buffer.concat([text('ssh-ed25519'), text(open)]);
  const privateHalf = [number(7), number(7), publicHalf, text(Buffer.concat([own, open])), text('')];
  const length = Buffer.concat(privateHalf).length;
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, (8 - (length % 8)) % 8));
  const head = [Buffer.from('openssh-key-v1\0'), text('none'), text('none'), text(''), number(1)];
  const whole = Buffer.concat([...head, text(publicHalf), text(Buffer.concat([...privateHalf, padding]))]);
  const lines = whole.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);
}

function changedAt<T>(value: T, [key, ...rest]: Path): T {
  if (key === undefined) return (typeof value === 'number' ? value + 1 : `${value}x`) as T;
  if (Array.isArray(value)) return value.with(Number(key), changedAt(value[Number(key)], rest)) as T;
  return { ...value, [key]: changedAt((value as Record<string, unknown>)[key], rest) } as T;
}
