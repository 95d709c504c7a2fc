import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../src/domain/edit.ts';
import type { Answer } from '../../src/formats/assessment.ts';
import { createJournal } from '../../src/workspace/journal.ts';
import { openStore } from '../../src/workspace/store.ts';
import { testFolder } from './runCli.ts';
import { emptyAssessment, shippedCatalogue } from './shipped.ts';

export const answer = (id: string, state: Answer['state'], rest: Partial<Answer> = {}): Edit => ({
  type: 'answer',
  id,
  answer: { state, ...rest },
});

/** The folder of a file that was answered on several days, each with its edits. */
export function answeredOn(days: Readonly<Record<string, readonly Edit[]>>): string {
  const folder = testFolder();
  writeFileSync(join(folder, 'assessment.yaml'), JSON.stringify(emptyAssessment(shippedCatalogue())));
  for (const [day, edits] of Object.entries(days)) {
    const journal = createJournal({ variables: {}, now: () => `${day}T09:00:00+09:00` });
    const store = openStore('assessment.yaml', folder, { journal });
    for (const one of edits) store.save(one);
    store.close();
  }
  return folder;
}
