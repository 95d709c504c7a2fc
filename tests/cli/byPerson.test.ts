import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { openByKnower } from '../../src/interview/knowers.ts';
import { sitDown, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = narrowToLevel(shippedCatalogue(), 'star3');
const guidance = shippedGuidance();
const ids = allCriteria(catalogue).map(({ id }) => id);
const isForVendor = (id: string) => guidance.criteria[id]?.who?.includes('vendor') === true;
const [notForVendor = '', forVendor = ''] = [ids.find((id) => !isForVendor(id)), ids.findLast(isForVendor)];
const facts = Object.fromEntries(catalogue.profileFacts.map(({ id }) => [id, true]));

test('what is unanswered or not known is told by those who may know it', () => {
  const answers = {
    ...Object.fromEntries(ids.map((id) => [id, { state: 'met' as const }])),
    [notForVendor]: { state: 'unknown' as const },
  };
  const { [forVendor]: _, ...others } = answers;
  const found = openByKnower({ catalogue, assessment: { ...emptyAssessment(catalogue), answers: others } }, guidance);
  for (const id of [notForVendor, forVendor])
    expect(found.filter((one) => one.ids.includes(id)).map(({ knower }) => knower)).toEqual(
      ['management', 'general-affairs', 'it', 'vendor'].filter((who) =>
        guidance.criteria[id]?.who?.some((one) => one === who),
      ),
    );
  const all = { ...emptyAssessment(catalogue), answers: { ...answers, [notForVendor]: { state: 'met' as const } } };
  expect(openByKnower({ catalogue, assessment: all }, guidance)).toEqual([]);
});

test('whoever sits there with the vendor answers only what the vendor may know', async () => {
  const cwd = testFolder();
  const met = ids.filter((id) => id !== notForVendor && id !== forVendor);
  const assessment = {
    ...emptyAssessment(catalogue),
    organization: { name: 'サンプル製作所' },
    scope: { sites: ['本社'] },
    profile: facts,
    answers: Object.fromEntries(
      met.map((id) => [
        id,
        {
          state: 'met',
          lastDone: '2026-11-01',
          options: allCriteria(catalogue)
            .find((one) => one.id === id)
            ?.options?.choices.map((choice) => choice.id),
        },
      ]),
    ),
  };
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(assessment));
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees(notForVendor);
  await person.sees('q 保存して終わる');
  person.types('j');
  await person.sees('[p] 知っている人を選び');
  person.types('p');
  await person.sees('外部の業者（未回答と「わからない」 1問）');
  const [, digit = ''] = /\[(\d)\] 外部の業者（未回答/.exec(person.screen()) ?? [];
  await person.sees('[b] 戻る');
  person.types(digit);
  await person.sees(forVendor);
  await person.sees('q 保存して終わる');
  person.types('4');
  await person.sees('外部の業者がわかりそうな質問は、ここまでです。ほかに1問が残っています。');
  await person.sees('[2] ここで結果を見る');
  person.types('1');
  await person.sees(`残り1問   ${notForVendor}`);
  await person.sees('q 保存して終わる');
  person.types('q');
  await person.finished;
});
