import { UserError } from '../errors.ts';
import { type FileOnDisk, MAX_BYTES } from './readFile.ts';
import type { InputStream } from './streams.ts';

/**
 * Everything that comes in on standard input.
 * @returns what gives it out as a file, or throws UserError file-too-large
 */
export async function readStdin(stdin: InputStream): Promise<() => FileOnDisk> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    // Read to its end all the same: whoever writes should not fail over it.
    if (size <= MAX_BYTES) chunks.push(bytes);
  }
  return () => {
    if (size > MAX_BYTES) throw new UserError('file-too-large', { file: 'stdin', max: MAX_BYTES / 1024 / 1024 });
    return { bytes: Buffer.concat(chunks), stamp: '' };
  };
}
