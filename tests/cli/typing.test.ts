import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Environment } from '../../src/io/environment.ts';
import { answered } from '../helpers/keyboard.ts';
import { payloadTexts, unsafeIn } from '../helpers/payloads.ts';
import { dice } from '../helpers/random.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { CTRL_C, ENTER, type Person, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const ID = '1-2-1-1';
const LINES = '一行目 \\ 手順書 #3\n\n  二行目: 総務の棚\n三行目';
const profile = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));

/** A file in which all is answered, with what a person and a specialist have written beside one criterion. */
function fileOf(cwd: string, written: { answer?: object; review?: object; name?: string } = {}): string {
  const file = join(cwd, 'assessment.yaml');
  const assessment = reviewedAssessment({
    views: 1,
    answer: (index) => ({ state: 'met', ...(index === 0 ? written.answer : { lastDone: '2026-11-01' }) }),
    said: () => ({ on: TODAY, lookedAt: ['interview'], question: 'どこにありますか', ...written.review }),
    organization: written.name ?? '見本工業株式会社',
  });
  writeFileSync(file, stringify({ ...assessment, profile }));
  return file;
}

const read = (file: string): Assessment => parse(readFileSync(file, 'utf8'));
const answerIn = (file: string) => read(file).answers[ID];
const reviewIn = (file: string) => read(file).reviews?.[ID]?.at(-1);

interface Seat {
  readonly cwd: string;
  readonly editor?: Environment['editor'];
  readonly variables?: { TERM: string };
  readonly elapsed?: () => number;
}

/** In front of the question, at the keyboard of the firm. */
async function atQuestion(seat: Seat): Promise<Person> {
  const person = sitDown([], seat);
  await person.sees('[q] 終わる');
  await person.chooses('分野や番号を選んで答え直す');
  return goesTo(person, '');
}

async function goesTo(person: Person, key = 'j'): Promise<Person> {
  if (key !== '') person.types(key);
  await person.sees('番号で移る');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${ID}${ENTER}`);
  await person.sees('q 保存して終わる');
  return person;
}

/** In front of the same criterion, at the keyboard of a specialist who has been here before. */
async function atReview(seat: Seat): Promise<Person> {
  const person = sitDown(['review'], seat);
  await person.sees('[n] 新しい専門家');
  person.types('1');
  await person.sees('q 保存して終わる');
  return goesTo(person);
}

/** Takes a text to the editor. */
const CTRL_O = '\u000f';

/** Every text that stands in a prompt to be edited: where it is kept, and the keys that open it. */
const texts = [
  {
    name: 'note',
    at: atQuestion,
    key: 'n',
    asks: 'メモ（何も',
    keep: (text: string) => ({ answer: { note: text } }),
    kept: (file: string) => answerIn(file)?.note,
  },
  {
    name: 'reason',
    at: atQuestion,
    key: '5',
    asks: '当てはまらない理由',
    keep: (text: string) => ({ answer: { state: 'not-applicable', reason: text } }),
    kept: (file: string) => answerIn(file)?.reason,
  },
  {
    name: 'reply',
    at: atQuestion,
    key: 'r',
    asks: '専門家への返事',
    keep: (text: string) => ({ review: { reply: text } }),
    kept: (file: string) => reviewIn(file)?.reply,
  },
  {
    name: 'question',
    at: atReview,
    key: 'm',
    asks: '質問',
    keep: (text: string) => ({ review: { question: text } }),
    kept: (file: string) => reviewIn(file)?.question,
  },
  {
    name: 'advice',
    at: atReview,
    key: 'a',
    asks: '助言',
    keep: (text: string) => ({ review: { advice: text } }),
    kept: (file: string) => reviewIn(file)?.advice,
  },
] as const;

describe.each(texts)('a $name', ({ at, key, asks, keep, kept }) => {
  test('of several lines survives being opened and edited', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd, keep(LINES));
    const person = await at({ cwd });
    person.types(key);
    await person.sees(asks);
    person.types('。');
    await person.sees('三行目。');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect(kept(file)).toBe(`${LINES}。`);
    person.types('q');
    await person.finished;
  });

  test('may be written in an editor, from what has been typed so far', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd, keep(LINES));
    const got: string[] = [];
    const edit = async (text: string) => {
      got.push(text);
      return { text: `${text}\n\n四行目 ` };
    };
    const person = await at({ cwd, editor: { name: 'ed\u001b[2J', edit } });
    person.types(key);
    await person.sees('Ctrl-O: エディタ（ed');
    person.types('。');
    await person.sees('三行目。');
    person.types(CTRL_O);
    await person.sees('エディタで書いた文です');
    expect(kept(file)).toBe(LINES);
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect([kept(file), got]).toEqual([`${LINES}。\n\n四行目`, [`${LINES}。`]]);
    expect(unsafeIn(person.raw())).toEqual([]);
    person.types('q');
    await person.finished;
  });

  test.each(['not-started', 'failed', 'unchanged', 'empty', 'no-file'] as const)(
    'loses nothing to an editor that ends as %s',
    async (problem) => {
      const cwd = testFolder();
      const file = fileOf(cwd, keep('前から'));
      const person = await at({ cwd, editor: { name: 'ed', edit: async (text) => ({ text, problem }) } });
      person.types(key);
      await person.sees(asks);
      person.types('ある');
      await person.sees('前からある');
      person.types(CTRL_O);
      await person.sees('前からある');
      person.types('。');
      await person.sees('前からある。');
      person.types(ENTER);
      await person.sees('q 保存して終わる');
      expect(kept(file)).toBe('前からある。');
      person.types('q');
      await person.finished;
    },
  );

  test('that nobody touches stays to the letter, whatever it holds', async () => {
    const cwd = testFolder();
    const odd = `ESC\u001b[2J C1\u009b31m 向き\u202e タブ\t終わり  \n\n⏎ ↵`;
    const file = fileOf(cwd, keep(odd));
    const before = readFileSync(file, 'utf8');
    const person = await at({ cwd });
    person.types(key);
    await person.sees(asks);
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(kept(file)).toBe(odd);
    if (key !== '5') expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test.each([
    ['a terminal that marks pastes', '\u001b[200~', '\u001b[201~'],
    ['a terminal that does not', '', ''],
  ])('pasted with several lines is kept whole, on %s', async (_, begin, end) => {
    for (const line of ['\r', '\n', '\r\n']) {
      const cwd = testFolder();
      const file = fileOf(cwd, keep('前から'));
      const person = await at({ cwd });
      person.types(key);
      await person.sees(asks);
      person.types(`${begin}の続き${line}2${line}${line}q${line}最後の行${end}`);
      await person.sees('最後の行');
      person.types(ENTER);
      await person.sees('q 保存して終わる');
      expect(kept(file)).toBe('前からの続き\n2\n\nq\n最後の行');
      person.types('q');
      await person.finished;
    }
  });

  test('reaches the terminal as letters and nothing else', async () => {
    for (const payload of payloadTexts(3000)) {
      const cwd = testFolder();
      fileOf(cwd, keep(payload));
      const person = await at({ cwd });
      person.types(key);
      await person.sees(asks);
      person.types('x');
      await person.sees('x');
      person.types(CTRL_C);
      await person.finished;
      expect(unsafeIn(person.raw()), JSON.stringify(payload)).toEqual([]);
    }
  });
});

describe('what is on one line', () => {
  test('takes a paste of several lines as one, and nothing of it answers the next question', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    await person.sees('[2] 1問ずつ答える');
    person.types('2');
    await person.sees('会社の名前を書いてください');
    person.types(`見本工業\r株式会社\r\r3${ENTER}`);
    await person.sees('対象の会社');
    person.types(CTRL_C);
    await person.finished;
    expect(read(join(cwd, 'assessment.yaml')).organization.name).toBe('見本工業 株式会社 3');
  });

  test.each(payloadTexts(280))('sends nothing of a name to the terminal but letters (text %#)', async (payload) => {
    const cwd = testFolder();
    fileOf(cwd, { name: payload });
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('会社の名前・範囲・情報を直す');
    await person.sees('会社の名前を書いてください');
    person.types(ENTER);
    await person.sees('対象の会社');
    person.types('x');
    await person.sees('x');
    person.types(CTRL_C);
    await person.finished;
    expect(unsafeIn(person.raw())).toEqual([]);
  });

  test.each(payloadTexts(280))('nor of who is in charge (text %#)', async (owner) => {
    const cwd = testFolder();
    fileOf(cwd, { answer: { owner, evidence: [{ title: owner, reference: owner }] } });
    const person = await atQuestion({ cwd });
    person.types('o');
    await person.sees('担当（名前か役職');
    person.types(`x${ENTER}`);
    await person.sees('q 保存して終わる');
    for (const key of ['e', '?']) person.types(key);
    person.types(CTRL_C);
    await person.finished;
    expect(unsafeIn(person.raw())).toEqual([]);
  });

  test('a specialist’s name from the file is a word on the key, and no more', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('name: 見本の専門家', 'name: "見本\\e]52;c;aGk=\\a\\x9b31m"'),
    );
    const person = sitDown(['review'], { cwd });
    await person.sees('[n] 新しい専門家');
    person.types('1');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(unsafeIn(person.raw())).toEqual([]);
  });
});

describe('while a text is edited', () => {
  test('a paste goes where the cursor is', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd, { answer: { note: '前後' } });
    const person = await atQuestion({ cwd });
    person.types('n');
    await person.sees('メモ（何も');
    person.types('\u001b[D');
    await new Promise((resolve) => setTimeout(resolve, 20));
    person.types('\u001b[200~間1\r間2\r\u001b[201~');
    await person.sees('間2');
    person.types(ENTER);
    await person.sees('メモを保存しました');
    expect(answerIn(file)?.note).toBe('前間1\n間2後');
    person.types('q');
    await person.finished;
  });

  test('the same paste in pieces, as a slow line brings it, is one text', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd);
    const person = await atQuestion({ cwd });
    person.types('n');
    await person.sees('メモ（何も');
    for (const piece of ['一\r', '二\r', '\r', '三']) {
      person.types(piece);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await person.sees('三');
    person.types(ENTER);
    await person.sees('メモを保存しました');
    expect(answerIn(file)?.note).toBe('一\n二\n\n三');
    person.types('q');
    await person.finished;
  });

  test('the same paste on a machine too busy to read it is one text, too', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd);
    const person = await atQuestion({ cwd });
    person.types('n');
    await person.sees('メモ（何も');
    const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
    await nextTurn();
    person.types('一\r');
    await nextTurn();
    // Longer than Enter waits, while the rest of the paste is there and unread.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    await nextTurn();
    person.types('二');
    await person.sees('二');
    person.types(ENTER);
    await person.sees('メモを保存しました');
    expect(answerIn(file)?.note).toBe('一\n二');
    person.types('q');
    await person.finished;
  });

  // Measured in what is drawn: a clock would measure the machine.
  test.each([
    ['a terminal that marks pastes', '\u001b[200~', '\u001b[201~'],
    ['a terminal that does not', '', ''],
  ])('a paste that is longer than a text may be is told at once, on %s', async (_, begin, end) => {
    const cwd = testFolder();
    const file = fileOf(cwd, { answer: { note: '前から' } });
    const person = await atQuestion({ cwd });
    person.types('n');
    await person.sees('メモ（何も');
    const shown = person.raw().length;
    person.types(`${begin}${'手順書は総務の棚にある。'.repeat(400)}おわり${end}`);
    await person.sees('おわり');
    person.types(ENTER);
    await person.sees('4000文字までで書いてください');
    const drawn = person.raw().slice(shown);
    expect(drawn.length).toBeLessThan(8 * 4800);
    expect(drawn.split('\u001b[').length).toBeLessThan(800);
    person.types(CTRL_C);
    await person.finished;
    expect(answerIn(file)?.note).toBe('前から');
    expect(person.screen()).toContain('おわり');
  });

  test('keys that arrive at once do what they do one by one', async () => {
    const keys = {
      letters: ['あ', 'b', '𠮷', ' ', '語', '１', 'か\u3099', '👨‍👩‍👧'],
      moves: ['\u001b[D', '\u001b[C', '\u001b[H', '\u001b[F', '\u0002', '\u0006', '\u001bb', '\u001bf'],
      takes: ['\u007f', '\u001b[3~', '\u0004', '\u0015', '\u000b', '\u0017', '\u001a', '\u0019'],
    };
    const throws = dice(5);
    // Whatever comes before the prompt listens, and goes.
    const early = Array.from({ length: 20 }, () => 'x');
    const empty = ['\u0001', '\u000b'];
    for (let round = 0; round < 12; round += 1) {
      const typed = Array.from({ length: 40 }, () => {
        const kind = throws.below(3) > 0 ? 'letters' : throws.pick(['moves', 'takes'] as const);
        return throws.pick(keys[kind]);
      });
      // A letter first: Ctrl-D on an empty line goes away.
      const all = [...empty, '始', '終', '\u001b[D', ...typed.filter((key) => key !== '\u0015' && key !== '\u000b')];
      const [atOnce, apart] = await Promise.all(
        [[all.join('')], all].map(
          async (pieces) => (await answered((prompts) => prompts.text('?'), [...early, ...pieces, ENTER])).answer,
        ),
      );
      expect([round, JSON.stringify(typed), atOnce]).toEqual([round, JSON.stringify(typed), apart]);
    }
  });

  test('a text that is too long stays to be shortened', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd);
    const person = await atQuestion({ cwd });
    person.types('n');
    await person.sees('メモ（何も');
    person.types(`\u001b[200~${'長'.repeat(3990)}\r${'い'.repeat(10)}\u001b[201~`);
    await person.sees('いいい');
    person.types(ENTER);
    await person.sees('4000文字までで書いてください');
    person.types('\u007f');
    await new Promise((resolve) => setTimeout(resolve, 20));
    person.types(ENTER);
    await person.sees('メモを保存しました');
    expect(answerIn(file)?.note).toBe(`${'長'.repeat(3990)}\n${'い'.repeat(9)}`);
    person.types('q');
    await person.finished;
  });
});

describe('Ctrl-Z, which below npx would stop this process and nothing else', () => {
  const CTRL_Z = '\u001a';

  /** Whether anybody asked the system to stop or end a process. */
  function watchingSignals() {
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => true);
    onTestFinished(() => kill.mockRestore());
    return kill;
  }

  test('does nothing at a question, in a text and among options', async () => {
    const kill = watchingSignals();
    const cwd = testFolder();
    const file = fileOf(cwd);
    const person = await atQuestion({ cwd });
    person.types(CTRL_Z).types('n');
    await person.sees('メモ（何も');
    person.types('前');
    await person.sees('前');
    person.types(CTRL_Z).types('後');
    await person.sees('前後');
    person.types(ENTER);
    await person.sees('メモを保存しました');
    expect(answerIn(file)?.note).toBe('前後');
    person.types('2');
    await person.sees('まだの条件の番号');
    await person.sees('›  1   2');
    person.types(CTRL_Z).types('1');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect(answerIn(file)).toMatchObject({ state: 'partial', missing: [1] });
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect(kill).not.toHaveBeenCalled();
  });

  test('does nothing while a passphrase is typed', async () => {
    const kill = watchingSignals();
    const cwd = testFolder();
    fileOf(cwd);
    const person = sitDown(['encrypt', 'assessment.yaml'], { cwd });
    await person.sees('合言葉');
    person.types(`correct${CTRL_Z} horse battery staple${CTRL_C}`);
    expect((await person.finished).code).toBe(130);
    expect(kill).not.toHaveBeenCalled();
  });
});

describe('after fg', () => {
  test('question, text and options are drawn again as they were, and go on', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd);
    const person = await atQuestion({ cwd });
    person.resumes();
    await person.sees('1-2-1-1');
    await person.sees('q 保存して終わる');
    person.types('n');
    await person.sees('メモ（何も');
    person.types('前');
    await person.sees('前');
    person.resumes();
    await person.sees('メモ（何も');
    await person.sees('前');
    person.types('後');
    await person.sees('前後');
    person.types(ENTER);
    await person.sees('メモを保存しました');
    person.types('2');
    await person.sees('›  1   2');
    person.types('1');
    await person.sees('[1]');
    person.resumes();
    await person.sees('まだの条件の番号');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect(answerIn(file)).toMatchObject({ state: 'partial', missing: [1], note: '前後' });
    person.resumes();
    await person.sees('q 保存して終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
  });

  test('a name that was begun is gone on with, and not replaced', async () => {
    const cwd = testFolder();
    const file = fileOf(cwd, { answer: { owner: '総務' } });
    const person = await atQuestion({ cwd });
    person.types('o');
    await person.sees('総務');
    person.types('情');
    await person.sees('情');
    person.resumes();
    await person.sees('情');
    person.types('シス');
    await person.sees('情シス');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect(answerIn(file)?.owner).toBe('情シス');
    person.types('q');
    await person.finished;
  });

  test('a passphrase is asked for again', async () => {
    const cwd = testFolder();
    fileOf(cwd);
    const person = sitDown(['encrypt', 'assessment.yaml'], { cwd });
    await person.sees('合言葉');
    person.types('abc');
    person.resumes();
    await person.sees('合言葉');
    person.types(CTRL_C);
    expect((await person.finished).code).toBe(130);
  });
});

describe('while a note is written in an editor', () => {
  async function atEditor() {
    const cwd = testFolder();
    const file = fileOf(cwd, { answer: { note: '前から' } });
    const waiting: { close?: (written: string) => void } = {};
    const edit = (text: string, signal: AbortSignal) =>
      new Promise<{ text: string }>((done) => {
        waiting.close = (written) => done({ text: `${text}${written}` });
        signal.addEventListener('abort', () => waiting.close?.('途中'));
      });
    const person = await atQuestion({ cwd, editor: { name: 'ed', edit } });
    person.types('n');
    await person.sees('メモ（何も');
    person.types(CTRL_O);
    const close = await vi.waitUntil(() => waiting.close);
    return { file, person, close };
  }

  test('Ctrl-C is a key of the editor', async () => {
    const { file, person, close } = await atEditor();
    person.terminates('SIGINT');
    close('書いた');
    await person.sees('エディタで書いた文です');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    expect(answerIn(file)?.note).toBe('前から書いた');
    person.types('q');
    await person.finished;
  });

  test('Ctrl-C after it keeps what was written there', async () => {
    const { file, person, close } = await atEditor();
    close('書いた\n二行目');
    await person.sees('エディタで書いた文です');
    person.types(CTRL_C);
    expect((await person.finished).code).toBe(130);
    expect(answerIn(file)?.note).toBe('前から書いた\n二行目');
  });

  test('a process that is asked to end keeps what was saved there', async () => {
    const { file, person } = await atEditor();
    person.terminates('SIGTERM');
    expect((await person.finished).code).toBe(130);
    expect(answerIn(file)?.note).toBe('前から途中');
  });
});

test.each([
  ['a key', '', 'n', 'メモ（何も'],
  ['choices', '2', '1', '[1]'],
])('a paste of several lines where %s is asked for decides nothing', async (_, opens, next, seen) => {
  const cwd = testFolder();
  const file = fileOf(cwd);
  const before = answerIn(file);
  const person = await atQuestion({ cwd });
  person.types(opens);
  if (opens !== '') await person.sees('›  1   2');
  for (const pasted of ['一行目のメモ\r3\r1\r最後の行', '1\r\n2\r\n', 'メモ\n']) {
    person.types(pasted);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  person.types(next);
  await person.sees(seen);
  person.types(CTRL_C);
  await person.finished;
  expect(answerIn(file)).toEqual(before);
});

test('where no editor is set, its key says how to name one, and the text stays', async () => {
  const cwd = testFolder();
  const file = fileOf(cwd);
  const person = await atQuestion({ cwd });
  person.types('n');
  await person.sees('メモ（何も');
  person.types('書きかけ');
  await person.sees('書きかけ');
  person.types(CTRL_O);
  await person.sees('環境変数 VISUAL');
  person.types(ENTER);
  await person.sees('q 保存して終わる');
  person.types(CTRL_C);
  await person.finished;
  expect(answerIn(file)?.note).toBe('書きかけ');
});
