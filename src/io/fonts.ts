import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync } from 'node:zlib';
import { UserError } from '../errors.ts';
import { packageRoot } from './packageRoot.ts';

/** TTF bytes of the shipped fonts; the large fallback font only when it is asked for. */
export interface LoadedFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly loadFallback: () => Uint8Array;
}

/** Room for a whole font, so that it is not put together from a hundred pieces. */
const ROOM = { chunkSize: 4 * 1024 * 1024 };

const unpack = promisify(brotliDecompress);

/**
 * Unpacks the fonts shipped below `root`, each on a thread of its own beside what the caller does meanwhile.
 * @throws UserError font-missing
 */
export async function loadFonts(root: string = packageRoot()): Promise<LoadedFonts> {
  const [regular, bold] = await Promise.all([
    loadFont(root, 'BIZUDPGothic-Regular.ttf.br'),
    loadFont(root, 'BIZUDPGothic-Bold.ttf.br'),
  ]);
  return { regular, bold, loadFallback: () => loadFontNow(root, 'NotoSansJP-fallback.ttf.br') };
}

async function loadFont(root: string, name: string): Promise<Uint8Array> {
  const file = fileOf(root, name);
  try {
    return await unpack(readFileSync(file), ROOM);
  } catch {
    throw new UserError('font-missing', { file });
  }
}

function loadFontNow(root: string, name: string): Uint8Array {
  const file = fileOf(root, name);
  try {
    return brotliDecompressSync(readFileSync(file), ROOM);
  } catch {
    throw new UserError('font-missing', { file });
  }
}

function fileOf(root: string, name: string): string {
  return join(root, 'dist', 'fonts', name);
}
