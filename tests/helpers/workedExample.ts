import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { ENTER, type Person } from './runCli.ts';

/** The files of docs/own-catalogue.md: a buyer's catalogue of 12 criteria, and the guidance beside it. */
export const examples = join(root, 'docs', 'examples');

/** The key pressed at a question, then what is asked after it and what is typed there. */
export type Reply = readonly [key: string, ...after: (readonly [sees: string, types: string])[]];

/** What the supplier says at first: each of the five answers at least once, and nothing left unanswered. */
const replies: Readonly<Record<string, Reply>> = {
  q1: ['1'],
  q2: ['1', ['最後に行った日', `2026/10/5${ENTER}`]],
  q3: ['3'],
  q4: ['2', ['まだの条件の番号', ENTER]],
  q5: ['4'],
  q6: ['1', ['0 か b で戻ります', '2'], ['[2]', ENTER]],
  q7: ['5', ['仕事を頼む会社や個人はありません', ENTER]],
  q8: ['1'],
  q9: ['3'],
  q10: ['1'],
  q11: ['3'],
  q12: ['1'],
};

/** Answers the questions as they come, each under its own id. */
export async function answers(person: Person, given: Readonly<Record<string, Reply>>): Promise<void> {
  for (const [id, [key, ...after]] of Object.entries(given)) {
    await person.sees(`${id} `);
    await person.sees('q 保存して終わる');
    person.types(key);
    for (const [text, keys] of after) {
      await person.sees(text);
      person.types(keys);
    }
  }
}

/** Somebody at a new supplier says who they are, answers all 12 questions, has the PDF written and leaves. */
export async function supplierAnswers(person: Person): Promise<void> {
  await person.sees('会社の名前を書いてください');
  person.types(`サンプル株式会社${ENTER}`);
  for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  await person.sees('会社について 1/1');
  person.types('2');
  await person.sees('[2] 1つずつ答える');
  person.types('2');
  await answers(person, replies);
  await person.sees('[q] 終わる');
  await person.chooses('この結果をPDFにする');
  await person.sees('PDFを書きました');
  person.types('q');
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
