// @ts-check
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { distDir, packageFolder, root } from './project.mjs';

/** @import { OutputChunk, Plugin } from 'rolldown' */

/**
 * Where pdfkit's bundled code looks for the profile: `./data/` beside its own chunk.
 * The profile goes into every PDF/A file.
 */
const colourProfile = 'data/sRGB_IEC61966_2_1.icc';

/** Packages that must never load with the command line itself: each costs more than all of `--help`. */
const lazyPackages = ['pdfkit', 'fontkit'];

/**
 * fontkit carries a brotli decoder for WOFF2 alone, larger than pdfkit itself. We only hand TTF to it.
 * @returns {Plugin}
 */
function withoutWoff2() {
  const stub = '\0no-woff2';
  return {
    name: 'without-woff2',
    resolveId: {
      filter: { id: /^brotli\/decompress\.js$/ },
      handler: () => stub,
    },
    load: {
      filter: { id: /^\0no-woff2$/ },
      handler: () => 'export default () => { throw new Error("WOFF2 fonts are not supported"); };',
    },
  };
}

/**
 * Bundles both entries and everything they import into dist/.
 * @returns {Promise<OutputChunk[]>} the chunks written
 */
export async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
    platform: 'node',
    external: [/^node:/],
    plugins: [withoutWoff2()],
    transform: { target: 'node20' },
    // A package that is not installed would otherwise become an import that fails on the user's machine.
    onLog(level, log, handle) {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      handle(level, log);
    },
  });
  try {
    const { output } = await build.write({
      dir: distDir,
      format: 'esm',
      entryFileNames: '[name].js',
      // No hash: an npm version never changes, and stable names keep two builds comparable.
      chunkFileNames: 'chunks/[name].js',
      comments: false,
      minify: {
        compress: { keepNames: { function: true, class: true } },
        // Names make a stack trace in a bug report readable.
        mangle: { keepNames: true },
        codegen: true,
      },
    });
    const chunks = output.filter((item) => item.type === 'chunk');
    checkLaziness(chunks);
    await copyColourProfile(chunks);
    return chunks;
  } finally {
    await build.close();
  }
}

/** @param {OutputChunk[]} chunks */
function checkLaziness(chunks) {
  for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
    const eager = staticClosure(entry, chunks);
    for (const name of lazyPackages) {
      if (eager.some((chunk) => holds(chunk, name))) {
        throw new Error(`${name} is loaded with ${entry.fileName}; import its caller with import()`);
      }
    }
  }
}

/**
 * @param {OutputChunk} entry
 * @param {OutputChunk[]} chunks
 * @returns {OutputChunk[]} the entry and everything that loads with it
 */
function staticClosure(entry, chunks) {
  const seen = new Set([entry]);
  for (const chunk of seen) {
    for (const imported of chunks.filter(({ fileName }) => chunk.imports.includes(fileName))) seen.add(imported);
  }
  return [...seen];
}

/**
 * @param {OutputChunk} chunk
 * @param {string} packageName
 */
function holds(chunk, packageName) {
  return chunk.moduleIds.some((id) => id.replaceAll('\\', '/').includes(`/node_modules/${packageName}/`));
}

/** @param {OutputChunk[]} chunks */
async function copyColourProfile(chunks) {
  const pdfkit = chunks.find((chunk) => holds(chunk, 'pdfkit'));
  if (!pdfkit) return;
  const target = join(distDir, dirname(pdfkit.fileName), colourProfile);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(join(packageFolder('pdfkit'), 'js', colourProfile), target);
}
