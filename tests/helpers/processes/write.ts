import { replaceFile } from '../../../src/io/atomicFile.ts';

// Replaces a file again and again until killed, or once; prints how it went.
const [path = '', times = '1', size = '0', backup] = process.argv.slice(2);
try {
  for (let round = 0; round < Number(times); round++) {
    const content = (round % 2 === 0 ? 'a' : 'b').repeat(Number(size));
    replaceFile(path, content, backup === undefined ? {} : { backup });
    if (round === 0) console.log('written');
  }
} catch (error) {
  console.log(error instanceof Error && 'code' in error ? `${error.name} ${error.code}` : error);
}
