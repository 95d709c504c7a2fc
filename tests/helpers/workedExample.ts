import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { ENTER, type Person } from './runCli.ts';

/** The files of docs/own-catalogue.md: a buyer's catalogue of 12 criteria, and the guidance beside it. */
export const examples = join(root, 'docs', 'examples');

/** The key pressed at a question, then what is asked after it and what is typed there. */
export type Reply = readonly [key: string, ...after: (readonly [sees: string, types: string])[]];

/** What an interview asks, in the words of its language. */
interface Asks {
  readonly firm: string;
  readonly name: string;
  readonly scope: readonly string[];
  readonly fact: string;
  readonly oneByOne: string;
  readonly leave: string;
  readonly lastDone: string;
  readonly missing: string;
  readonly options: string;
  readonly end: string;
  readonly makesPdf: string;
  readonly pdfMade: string;
}

const japanese: Asks = {
  firm: '会社の名前を書いてください',
  name: 'サンプル株式会社',
  scope: ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム'],
  fact: '会社について 1/1',
  oneByOne: '[2] 1つずつ答える',
  leave: 'q 保存して終わる',
  lastDone: '最後に行った日',
  missing: 'まだの条件の番号',
  options: '0 か b で戻ります',
  end: '[q] 終わる',
  makesPdf: 'この結果をPDFにする',
  pdfMade: 'PDFを書きました',
};

const english: Asks = {
  firm: 'Write the name of your company',
  name: 'Sample Co., Ltd.',
  scope: ['Companies covered', 'Sites covered', 'Departments covered', 'Systems covered'],
  fact: 'About your company 1/1',
  oneByOne: '[2] answer one by one',
  leave: 'q save and stop',
  lastDone: 'Day it was last done',
  missing: 'numbers of the conditions',
  options: 'Choose by number',
  end: '[q] stop',
  makesPdf: 'make a PDF of this result',
  pdfMade: 'PDF written',
};

/** What the supplier says at first: each of the five answers at least once, and nothing left unanswered. */
const repliesTo = ({ lastDone, missing, options }: Asks): Readonly<Record<string, Reply>> => ({
  q1: ['1'],
  q2: ['1', [lastDone, `2026/10/5${ENTER}`]],
  q3: ['3'],
  q4: ['2', [missing, ENTER]],
  q5: ['4'],
  q6: ['1', [options, '2'], ['[2]', ENTER]],
  q7: ['5', ['仕事を頼む会社や個人はありません', ENTER]],
  q8: ['1'],
  q9: ['3'],
  q10: ['1'],
  q11: ['3'],
  q12: ['1'],
});

/** Answers the questions as they come, each under its own id. */
export async function answers(
  person: Person,
  given: Readonly<Record<string, Reply>>,
  { leave } = japanese,
): Promise<void> {
  for (const [id, [key, ...after]] of Object.entries(given)) {
    await person.sees(`${id} `);
    await person.sees(leave);
    person.types(key);
    for (const [text, keys] of after) {
      await person.sees(text);
      person.types(keys);
    }
  }
}

/** Somebody at a new supplier says who they are, answers all 12 questions, has the PDF written and leaves. */
export async function supplierAnswers(person: Person, asks = japanese): Promise<void> {
  await person.sees(asks.firm);
  person.types(`${asks.name}${ENTER}`);
  for (const field of asks.scope) {
    await person.sees(field);
    person.types(ENTER);
  }
  await person.sees(asks.fact);
  person.types('2');
  await person.sees(asks.oneByOne);
  person.types('2');
  await answers(person, repliesTo(asks), asks);
  await person.sees(asks.end);
  await person.chooses(asks.makesPdf);
  await person.sees(asks.pdfMade);
  person.types('q');
}

/** The same in English. */
export function supplierAnswersInEnglish(person: Person): Promise<void> {
  return supplierAnswers(person, english);
}

/** Sits down again before a finished file and answers anew from one question on; the last reply has to leave. */
export async function supplierReturns(person: Person, given: Readonly<Record<string, Reply>>): Promise<void> {
  await person.sees('[q] 終わる');
  await person.chooses('分野や番号を選んで答え直す');
  await person.sees('[i] 番号で移る');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${Object.keys(given)[0]}${ENTER}`);
  await answers(person, given);
}
