import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
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

/** Unpacks the fonts shipped below `root`. */
export function loadFonts(root: string = packageRoot()): LoadedFonts {
  return {
    regular: loadFont(root, 'BIZUDPGothic-Regular.ttf.br'),
    bold: loadFont(root, 'BIZUDPGothic-Bold.ttf.br'),
    loadFallback: () => loadFont(root, 'NotoSansJP-fallback.ttf.br'),
  };
}

function loadFont(root: string, name: string): Uint8Array {
  const file = join(root, 'dist', 'fonts', name);
  try {
    return brotliDecompressSync(readFileSync(file), ROOM);
  } catch {
    throw new UserError('font-missing', { file });
  }
}
