import { writeSync } from 'node:fs';
import { allCriteria } from '../../../src/domain/catalogue.ts';
import { openStore } from '../../../src/workspace/store.ts';
import { nthAnswer } from '../answers.ts';

// Answers question after question as fast as it can, and says of each that it is saved; until killed, or up to a number.
const [folder = '', file = '', from = '0', to = 'Infinity'] = process.argv.slice(2);
const store = openStore(file, folder);
const ids = allCriteria(store.opened.loaded.catalogue).map(({ id }) => id);
writeSync(1, 'opened\n');
for (let n = Number(from); n < Number(to); n++) {
  store.save({ type: 'answer', ...nthAnswer(n, ids) });
  writeSync(1, `${n}\n`);
}
store.close();
