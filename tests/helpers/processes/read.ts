import { appendLine } from '../../../src/io/appendFile.ts';
import { lookAtFile } from '../../../src/io/hashFile.ts';
import { readFile } from '../../../src/io/readFile.ts';

// Opens what is at a path again and again for a time in milliseconds, in every way there is; prints how each went.
const [folder = '', name = '', time = '0'] = process.argv.slice(2);
const path = `${folder}/${name}`;
const seen = new Set<string>();
console.log('opening');
for (const end = Date.now() + Number(time); Date.now() < end; ) {
  seen.add(outcomeOf(() => Buffer.from(readFile(path).bytes).toString('utf8').split('\n')[0] ?? ''));
  seen.add(lookAtFile(folder, name, [{ sha256: '0'.repeat(64) }]).isThere ? 'there' : 'not there');
  seen.add(outcomeOf(() => appendLine(path, 'more') ?? 'appended'));
}
for (const outcome of [...seen].sort()) console.log(outcome);
console.log('done');

function outcomeOf(act: () => string): string {
  try {
    return act();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
