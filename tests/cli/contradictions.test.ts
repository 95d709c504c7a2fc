import { test } from 'vitest';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const KEYS = 'q 保存して終わる';
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts.map(({ id }) => `${id}: true`);
const folder = (answers: string) => folderOfFirm(aim, `profile: { ${facts.join(', ')} }\nanswers: { ${answers} }`);
const told = '1-2-1-3（ふだんのセキュリティ体制（役割・責任と連絡先）を';

// However an answer is given: what it does not fit together with is said at once, with the question of both.
test('a row of keys is told what does not fit together in it', async () => {
  const person = sitDown([], { cwd: folder(''), rows: 60 });
  await person.sees('1-2-1-1');
  await person.sees(KEYS);
  person.types('a');
  await person.sees('上から順に3個');
  person.types(`131${ENTER}`);
  await person.sees('最後に行った日');
  person.types(`2026-04-01${ENTER}`);
  await person.sees(told);
  await person.sees('b で戻って、答え直せます');
  await person.sees('1-2-3-1');
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
});
