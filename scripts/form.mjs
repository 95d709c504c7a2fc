// @ts-check
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { distDir, root } from './project.mjs';

/** @import { OutputChunk } from 'rolldown' */

/**
 * Bundles what runs in the form for the browser into one script without imports, dist/form.js.
 * @returns {Promise<OutputChunk[]>} the one chunk written
 */
export async function bundleForm() {
  const build = await rolldown({
    cwd: root,
    input: join(root, 'src', 'form', 'main.ts'),
    platform: 'browser',
    external: /^node:/,
    // What needs Node is beside what the form needs, and is not used by it.
    treeshake: { moduleSideEffects: (id) => id.endsWith(join('form', 'main.ts')) },
    transform: { target: ['chrome109', 'safari16'] },
    onLog(level, log, handle) {
      if (log.code === 'UNRESOLVED_IMPORT' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
      handle(level, log);
    },
  });
  try {
    const { output } = await build.write({
      file: join(distDir, 'form.js'),
      format: 'iife',
      comments: false,
      minify: true,
    });
    const chunks = output.filter((item) => item.type === 'chunk');
    for (const { code, imports } of chunks) {
      if (imports.length > 0) throw new Error(`the form needs ${imports.join(', ')}, which no browser has`);
      if (/<\/script|<!--/i.test(code)) throw new Error('the script of the form would end its element');
    }
    return chunks;
  } finally {
    await build.close();
  }
}
