import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Assessment } from '../../src/formats/assessment.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const FILE = 'assessment.yaml';
const QUESTION_KEYS = 'q 保存して終わる';

const textIn = (cwd: string, name = FILE) => readFileSync(join(cwd, name), 'utf8');
const dataIn = (cwd: string, name = FILE): Assessment => parse(textIn(cwd, name));
const ids = criteria.map(({ id }) => id);
/** Every seventh criterion whose answer is a key and nothing more. */
const asked = criteria
  .filter(({ options }) => options === undefined)
  .filter((_, index) => index % 7 === 0)
  .map(({ id }) => id)
  .slice(0, 10);
/** A partial answer to one of these is asked which part. */
const severalConditions = new Set(criteria.filter(({ metWhen }) => metWhen.length > 1).map(({ id }) => id));
/** What both sides change, what 総務 changes alone, and what is only replied to. */
const contested = asked.slice(0, 3);
const corrected = asked.slice(3, 5);
const changed = [...contested, ...corrected];

/** A firm that says 「できている」 81 times, each with a file to show and its hash. */
function answeredFirm(): string {
  const cwd = testFolder();
  mkdirSync(join(cwd, 'shoko'));
  const evidence = (index: number) => {
    const file = `shoko/${ids[index]}.txt`;
    writeFileSync(join(cwd, file), `記録 ${index}`);
    return [{ title: `記録 ${index}`, file, sha256: createHash('sha256').update(`記録 ${index}`).digest('hex') }];
  };
  const assessment = reviewedAssessment({
    views: 0,
    answer: (index) => ({ state: 'met', note: `${index}番の手順を年1回見直す`, evidence: evidence(index) }),
  });
  const profile = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));
  writeFileSync(join(cwd, FILE), stringify({ ...assessment, profile }));
  return cwd;
}

/** The file as it arrives at somebody else, with what it shows. */
function sentTo(from: string, name = FILE): string {
  const cwd = testFolder();
  copyFileSync(join(from, name), join(cwd, name));
  return cwd;
}

async function introduces(person: Person): Promise<void> {
  for (const [question, reply] of [
    ['専門家の名前', '見本の専門家'],
    ['登録番号', '000000'],
    ['所属', '見本事務所'],
  ] as const) {
    await person.sees(question);
    person.types(`${reply}${ENTER}`);
  }
  await person.sees('会社との関係');
  person.types('1');
}

/** Says that this and what comes next rests on what somebody was asked. */
async function hasAsked(person: Person): Promise<void> {
  person.types('l');
  await person.sees('0 で元に戻します');
  person.types('i');
  await person.sees('[i]');
  person.types(ENTER);
  await person.sees(QUESTION_KEYS);
}

/** Sees all criteria, agrees with 71 answers, and asks back about ten of them. */
async function reviewsAll(cwd: string): Promise<string> {
  const person = sitDown(['review'], { cwd, rows: 200 });
  await introduces(person);
  for (const [index, id] of ids.entries()) {
    await person.sees(`この回 ${index + 1}/81`);
    await person.sees(id);
    await person.sees(QUESTION_KEYS);
    if (index === 0) await hasAsked(person);
    if (asked.includes(id)) {
      person.types('m');
      await person.sees('会社への質問');
      person.types(`${id} はいつ見直しましたか${ENTER}`);
      await person.sees(QUESTION_KEYS);
    }
    person.types(asked.includes(id) ? '3' : '1');
  }
  return (await person.finished).stdout;
}

/** 総務 replies to all ten questions, and corrects five of the answers. */
async function repliesToAll(cwd: string): Promise<void> {
  const person = sitDown(['ask', 'handout-questions.yaml'], { cwd });
  await person.sees('サンプル株式会社から総務への聞き取り票です');
  for (const id of asked) {
    await person.sees(`質問: ${id} はいつ見直しましたか`);
    await person.sees('r 専門家の質問に返事をする');
    person.types('r');
    await person.sees('専門家への返事');
    person.types(`${id} は4月です${ENTER}`);
    await person.sees('返事を保存しました。答えが今のままでよければ、Enter');
    await person.sees(QUESTION_KEYS);
    person.types(changed.includes(id) ? '2' : ENTER);
    if (!changed.includes(id) || !severalConditions.has(id)) continue;
    await person.sees('まだの条件の番号');
    person.types(ENTER);
  }
  expect((await person.finished).stderr).toContain('質問はすべて終わりました。');
}

/** Meanwhile the firm itself comes to think that three of the same are not done at all. */
async function changesItsMind(cwd: string): Promise<void> {
  const person = sitDown(['ask', '--by', '社長'], { cwd });
  for (const [index, id] of contested.entries()) {
    if (index === 0) {
      // Some answers lack a day or a number, which is no matter here.
      await person.chooses('あとにする');
      await person.chooses('分野や番号を選んで答え直す');
    } else {
      await person.sees(QUESTION_KEYS);
      person.types('j');
    }
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`${id}${ENTER}`);
    await person.sees('前の答え: ○ できている');
    await person.sees(QUESTION_KEYS);
    person.types('3');
    await person.sees(`${id} を「できている」から「まだ」に変えました`);
  }
  await person.sees(QUESTION_KEYS);
  person.types('q');
  await person.finished;
}

test('answers go to a specialist and back, and what was seen is told from what was not', {
  timeout: 90_000,
}, async () => {
  const firm = answeredFirm();
  const variables = { SCS_CHECK_PASSPHRASE: 'みほん-kokodake-3' };

  // By mail: nobody on the way reads it, and the specialist has it byte for byte.
  expect(await run(['encrypt', FILE], { cwd: firm, variables })).toMatchObject({ code: 0 });
  const specialist = sentTo(firm, `${FILE}.age`);
  expect(textIn(specialist, `${FILE}.age`)).not.toContain('手順');
  expect(await run(['decrypt', `${FILE}.age`], { cwd: specialist, variables })).toMatchObject({ code: 0 });
  expect(textIn(specialist)).toBe(textIn(firm));

  // 81 views, and ten questions.
  const said = await reviewsAll(specialist);
  // The evidence is at the firm: what rests on it counts there.
  expect(said).toContain('81基準のうち、証拠が見つからない 81。\n');
  expect(said).toContain('会社の返事を待っている質問: 10\n');
  expect(Object.keys(dataIn(specialist).reviews ?? {})).toEqual(ids);
  expect(dataIn(specialist).answers).toEqual(dataIn(firm).answers);
  expect((await run(['status'], { cwd: specialist })).stdout).toContain('見解: 証拠が見つからない 81\n');

  // The views come home; no answer and no conflict with them.
  copyFileSync(join(specialist, FILE), join(firm, 'from-specialist.yaml'));
  const home = await run(['merge', 'from-specialist.yaml'], { cwd: firm });
  expect([home.code, home.stdout.includes('食い違い')]).toEqual([0, false]);
  expect(dataIn(firm)).toEqual(dataIn(specialist));
  expect((await run(['status'], { cwd: firm })).stdout).toContain('見解: 答えのとおり 71 / 判断できない 10\n');
  expect(await run(['verify', FILE], { cwd: firm })).toMatchObject({ code: 0 });

  // The ten questions go to 総務, with nothing else.
  const handed = await run(['handout', '--review-questions', '--to', '総務'], { cwd: firm });
  expect([handed.code, handed.stderr]).toEqual([0, expect.stringContaining('10基準の聞き取り票を書きました')]);
  const generalAffairs = sentTo(firm, 'handout-questions.yaml');
  expect(Object.keys(dataIn(generalAffairs, 'handout-questions.yaml').answers)).toEqual(asked);
  expect(textIn(generalAffairs, 'handout-questions.yaml')).not.toMatch(/shoko|sha256:? [0-9a-f]{64}|記録 \d/);
  await repliesToAll(generalAffairs);
  await changesItsMind(firm);

  // Three answers were changed on both sides: 総務 is right about two.
  copyFileSync(join(generalAffairs, 'handout-questions.yaml'), join(firm, 'handout-questions.yaml'));
  const dry = await run(['merge', 'handout-questions.yaml', '--dry-run'], { cwd: firm });
  expect(dry.stdout).toContain('食い違い（3）');
  const merging = sitDown(['merge', 'handout-questions.yaml'], { cwd: firm });
  for (const [index, key] of ['2', '2', '1'].entries()) {
    await merging.sees(`${contested[index]} 答え`);
    await merging.sees('こちら: まだ');
    await merging.sees('相手　: 一部だけ（総務、2026-11-21）');
    await merging.sees('[2] 相手のものにする');
    merging.types(key);
  }
  expect((await merging.finished).code).toBe(0);
  const merged = dataIn(firm);
  expect(changed.map((id) => merged.answers[id]?.state)).toEqual(['partial', 'partial', 'unmet', 'partial', 'partial']);
  expect(asked.map((id) => merged.reviews?.[id]?.[0]?.reply)).toEqual(asked.map((id) => `${id} は4月です`));
  expect(asked.map((id) => merged.answers[id]?.evidence?.length)).toEqual(asked.map(() => 1));
  expect((await run(['log', '--verify'], { cwd: firm })).code).toBe(0);
  expect((await run(['log', '--id', contested[2] ?? ''], { cwd: firm })).stdout).toMatch(/社長 .*できている → まだ/);
  const replied = (await run(['log', '--id', asked[9] ?? ''], { cwd: firm })).stdout;
  expect(replied.match(/見解: 判断できない|専門家への返事/g)).toEqual(['見解: 判断できない', '専門家への返事']);

  // A reply breaks no stamp; a changed answer does.
  const stale = await run(['verify', FILE], { cwd: firm });
  expect([stale.code, stale.stdout]).toEqual([1, expect.stringContaining(`変わった基準（5）: ${changed.join(' ')}\n`)]);

  // The second sitting shows the five, and nothing more.
  const second = sentTo(firm);
  const person = sitDown(['review', '--only', 'changed'], { cwd: second, rows: 200 });
  await person.sees('前と同じ専門家で続ける');
  person.types('1');
  await person.sees('この回は5基準です');
  for (const [index, id] of changed.entries()) {
    await person.sees(`この回 ${index + 1}/5`);
    await person.sees(id);
    await person.sees(`会社の返事（総務、2026-11-21）: ${id} は4月です`);
    await person.sees(QUESTION_KEYS);
    // What was looked at before the change is not offered again.
    await hasAsked(person);
    person.types(index === 0 ? '2' : '1');
    if (index > 0) continue;
    await person.sees('助言: 何が');
    person.types(`手順に日付を入れます${ENTER}`);
  }
  expect((await person.finished).stdout).toContain('81基準のうち、証拠が見つからない 81。\n');
  copyFileSync(join(second, FILE), join(firm, 'again.yaml'));
  expect(await run(['merge', 'again.yaml'], { cwd: firm })).toMatchObject({ code: 0 });
  expect(await run(['verify', FILE], { cwd: firm })).toMatchObject({ code: 0 });

  // On paper: who saw what, and what is left to do.
  await run(['sheet', 'confirmation', '-o', 'sheet.md'], { cwd: firm });
  const sheet = textIn(firm, 'sheet.md');
  for (const text of ['公式の様式ではありません', '見本の専門家', '000000', '手順に日付を入れます'])
    expect(sheet).toContain(text);
  expect(sheet).toContain('どの基準の見解も、書いたあとで変わっていません。');
  for (const id of ids) expect(sheet).toContain(id);
  await run(['sheet', 'findings', '-o', 'findings.md'], { cwd: firm });
  const findings = textIn(firm, 'findings.md');
  expect(findings).toContain('答えか実際を直してください');
  const rows = findings.split('\n');
  expect(rows.filter((row) => row.includes('見せるものを足してください'))).toHaveLength(5);
  const answered = rows.filter((row) => /^\|.*返事/.test(row));
  const settled = answered.filter((row) => row.includes('状態: 済み'));
  // What was agreed to since is settled, and keeps what was asked.
  expect([answered.length - settled.length, settled.length]).toEqual([5, changed.length - 1]);

  // Signed, and right until a word is another.
  expect((await run(['sign', '--new-key', 'kagi.pem', '--name', '見本の専門家'], { cwd: firm })).code).toBe(0);
  const signed = ['verify', 'assessment.signed.json', '--public-key', 'kagi.pub.pem', '--assessment', FILE];
  expect((await run(signed, { cwd: firm })).code).toBe(0);
  const whole = textIn(firm);
  const broken = async (from: string, to: string) => {
    expect(whole.split(from), from).toHaveLength(2);
    writeFileSync(join(firm, FILE), whole.replace(from, to));
    const { code, stdout } = await run(['verify', FILE], { cwd: firm });
    return [code, stdout.split('\n').find((line) => line.startsWith('変わった基準'))];
  };
  expect(await broken('40番の手順を年1回見直す', '40番の手順を年2回見直す')).toEqual([
    1,
    `変わった基準（1）: ${ids[40]}`,
  ]);
  expect((await run(signed, { cwd: firm })).stdout).toContain('正しくない  回答ファイル');
  expect((await run(['log', '--verify'], { cwd: firm })).stderr).toContain(
    '最後の記録のあとに、記録にない変更があります',
  );
  const hash = dataIn(firm).answers[ids[50] ?? '']?.evidence?.[0]?.sha256 ?? '';
  expect(await broken(hash, 'f'.repeat(64))).toEqual([1, `変わった基準（1）: ${ids[50]}`]);

  // As it was, all of it holds again.
  writeFileSync(join(firm, FILE), whole);
  expect([(await run(['verify', FILE], { cwd: firm })).code, (await run(signed, { cwd: firm })).code]).toEqual([0, 0]);
  expect((await run(['log', '--verify'], { cwd: firm })).code).toBe(0);
});

describe('what was never handed out', () => {
  const waiver = { reason: '来年', until: '2027-03-31' };

  /** A firm with a hand-out that came back with what was asked, and with more. */
  async function returnedWithMore(): Promise<string> {
    const cwd = testFolder();
    const { answers: _, profile: __, ...firm } = reviewedAssessment({ views: 0 });
    writeFileSync(join(cwd, FILE), stringify({ ...firm, answers: {}, profile: {} }));
    expect((await run(['handout', '--ids', '1-2-1-1', '-o', 'h.yaml'], { cwd })).code).toBe(0);
    const answers = {
      '1-2-1-1': { state: 'unmet', waiver },
      '1-2-1-2': { state: 'met', note: '頼まれていない', waiver: { ...waiver } },
    };
    const more = { answers, profile: { 'has-servers': false }, drafts: { '1-2-1-3': { note: '頼まれていない' } } };
    writeFileSync(join(cwd, 'h.yaml'), stringify({ ...parse(textIn(cwd, 'h.yaml')), ...more }));
    return cwd;
  }

  test('stays out where nobody can be asked, and is counted', async () => {
    const cwd = await returnedWithMore();
    const { code, screen } = await run(['merge', 'h.yaml', '--yes'], { cwd });
    expect([code, screen]).toEqual([1, expect.stringContaining('うち4か所は、渡していないもの')]);
    const { answers, profile, drafts = {} } = dataIn(cwd);
    expect(answers).toEqual({ '1-2-1-1': expect.objectContaining({ state: 'unmet' }) });
    expect([answers['1-2-1-1']?.waiver, profile, drafts]).toEqual([undefined, {}, {}]);
  });

  test('comes in as far as somebody agrees to it', async () => {
    const cwd = await returnedWithMore();
    const person = sitDown(['merge', 'h.yaml'], { cwd, rows: 200 });
    // The fact, the waiver, the answer, the draft: by turns taken and not.
    for (const [index, key] of ['1', '2', '2', '1'].entries()) {
      await person.sees(`食い違い ${index + 1}/4`);
      await person.sees('[2] 相手のものにする');
      person.types(key);
    }
    expect((await person.finished).code).toBe(0);
    const { answers, profile, drafts = {} } = dataIn(cwd);
    expect([answers['1-2-1-1'], answers['1-2-1-2']]).toMatchObject([
      { state: 'unmet', waiver },
      { state: 'met', note: '頼まれていない' },
    ]);
    expect([profile, drafts]).toEqual([{}, {}]);
  });
});
