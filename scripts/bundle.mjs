// @ts-check
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';
import { chunkNames } from './chunks.mjs';
import { breakLines } from './lines.mjs';
import { distDir, packageFolder, root } from './project.mjs';
import { replaceParts } from './replace.mjs';

/** @import { CodeSplittingNameFunction, OutputChunk, Plugin } from 'rolldown' */

/**
 * Packages that a part must never load by itself: each costs more than all of `--help`.
 * @type {Record<string, string[]>}
 */
const lazyPackages = {
  'src/cli/main.ts': ['@inquirer/core', 'chalk', 'fontkit', 'linebreak', 'pdfkit', 'yaml', 'zod'],
  'src/cli/commands/check/run.ts': ['age-encryption', '@inquirer/core', 'fontkit', 'pdfkit'],
  'src/cli/commands/handout/run.ts': ['age-encryption', '@inquirer/core', 'csv-parse', 'fontkit', 'pdfkit'],
  'src/cli/commands/report/run.ts': ['age-encryption', '@inquirer/core', 'fontkit', 'pdfkit'],
  'src/cli/commands/ask/run.ts': ['fontkit', 'pdfkit'],
  'src/index.ts': ['@inquirer/core', 'age-encryption', 'chalk', 'commander', 'fontkit', 'pdfkit'],
};

/**
 * Packages of which Node would get another copy. That of yaml for browsers has the same code as ES modules: only what is
 * used comes along, where the copy for Node is a hundred files that each have to be run at every start.
 * @type {Record<string, string>}
 */
const otherCopies = { yaml: join(packageFolder('yaml'), 'browser', 'dist', 'index.js') };

/**
 * Descriptions are for the editor schemas, which the build makes from src/. At run time each one would cost a copy of
 * its schema, together 3 ms at every start.
 * @returns {Plugin}
 */
function withoutDescriptions() {
  return {
    name: 'without-descriptions',
    transform: {
      filter: { id: /[\\/]src[\\/]formats[\\/].*\.ts$/ },
      handler: (code) => removeCalls(code, 'meta'),
    },
  };
}

/**
 * `a.method(…)` becomes `a`.
 * @param {string} code TypeScript
 * @param {string} method
 */
function removeCalls(code, method) {
  /** @type {[start: number, end: number][]} */
  const calls = [];
  new Visitor({
    CallExpression({ callee, end }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (callee.property.name === method) calls.push([callee.object.end, end]);
    },
  }).visit(parseAst(code, { lang: 'ts' }));
  return calls
    .toSorted((a, b) => b[0] - a[0])
    .reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), code);
}

/**
 * What every run of a command loads, one after the other; then the commands that run most often, in CI and at home, what
 * is handed out, and the report on a page. Without a place of its own here, a command loads about all there is.
 */
const stages = [
  'src/cli/main.ts',
  'src/cli/run.ts',
  'src/i18n/ja/help.ts',
  'src/i18n/ja/index.ts',
  'src/cli/context.ts',
  'src/cli/commands/check/run.ts',
  'src/cli/commands/handout/run.ts',
  'src/cli/commands/lint/run.ts',
  'src/cli/commands/report/run.ts',
  'src/report/render/html.ts',
  'src/cli/commands/ask/run.ts',
  'src/cli/commands/status/run.ts',
];

/** The modules that start a program, each with its chunk: the editor and the pager of a person. */
const starting = new Map([
  ['src/io/editor.ts', 'io-editor'],
  ['src/io/pager.ts', 'io-pager'],
]);

/** What starts a program or a thread lies apart, so that nobody loads it who has not asked for it. */
const apart = new Map([...starting, ['src/io/thread.ts', 'io-thread']]);

/**
 * After the minifier, which would undo it.
 * @returns {Plugin}
 */
function inLines() {
  return {
    name: 'in-lines',
    generateBundle(_, output) {
      for (const item of Object.values(output)) if (item.type === 'chunk') item.code = breakLines(item.code);
    },
  };
}

/** @param {string} file */
function inRoot(file) {
  return join(root, file);
}

const entries = {
  'cli/main': 'src/cli/main.ts',
  index: 'src/index.ts',
  'workspace/surveyThread': 'src/workspace/surveyThread.ts',
};

const others = [entries.index, entries['workspace/surveyThread']];

/** Known once the whole graph is read, which it is when the first name is asked for. */
function namesOfChunks() {
  /** @type {ReturnType<typeof chunkNames> | undefined} */
  let names;
  /**
   * Asked for thousands of times, and what rolldown tells is a copy of the whole module each time.
   * @type {Map<string, import('./chunks.mjs').Module>}
   */
  const modules = new Map();
  /** @type {CodeSplittingNameFunction} */
  return (id, graph) => {
    names ??= chunkNames([inRoot(entries['cli/main']), ...others.map(inRoot)], stages.map(inRoot), (one) => {
      const known = modules.get(one);
      if (known) return known;
      const { importedIds = [], dynamicallyImportedIds = [], code } = graph.getModuleInfo(one) ?? {};
      const found = { eager: importedIds, late: dynamicallyImportedIds, size: code?.length ?? 0 };
      modules.set(one, found);
      return found;
    });
    return apart.get(relative(root, id).replaceAll('\\', '/')) ?? names.get(id);
  };
}

/**
 * Bundles both entries and everything they import into dist/.
 * As CommonJS: Node 20 takes 10 ms to start its loader of ES modules, a tenth of a whole `check`.
 * @returns {Promise<OutputChunk[]>} the chunks written
 */
export async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: entries,
    // Needed by chunks that are named module by module. What an entry exports stays as it is: a test holds it.
    preserveEntrySignatures: 'allow-extension',
    platform: 'node',
    // What stands in for it in the packages of others is in replace.mjs.
    external: (id, importer) =>
      id.startsWith('node:') &&
      (id !== 'node:child_process' || [...starting.keys()].some((file) => importer === inRoot(file))),
    resolve: { alias: otherCopies },
    plugins: [replaceParts(), withoutDescriptions(), inLines()],
    transform: { target: 'node20' },
    // What is not installed, or not exported, would otherwise fail on the user's machine.
    onLog(level, log, handle) {
      if (log.code === 'UNRESOLVED_IMPORT' || log.code === 'MISSING_EXPORT') throw new Error(log.message);
      handle(level, log);
    },
  });
  try {
    const { output } = await build.write({
      dir: distDir,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      // No hash: an npm version never changes, and stable names keep two builds comparable.
      chunkFileNames: 'chunks/[name].cjs',
      codeSplitting: {
        groups: [{ name: namesOfChunks(), debugName: 'chunks' }],
        includeDependenciesRecursively: false,
      },
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
    await writeModuleEntry(chunks);
    return chunks;
  } finally {
    await build.close();
  }
}

/**
 * The package is one of ES modules to whoever imports it.
 * @param {OutputChunk[]} chunks
 */
async function writeModuleEntry(chunks) {
  const names = chunks.find(({ fileName }) => fileName === 'index.cjs')?.exports ?? [];
  await writeFile(join(distDir, 'index.js'), `export { ${names.toSorted().join(', ')} } from './index.cjs';\n`);
}

/** @param {OutputChunk[]} chunks */
function checkLaziness(chunks) {
  for (const [part, packages] of Object.entries(lazyPackages)) {
    const entry = chunks.find(({ moduleIds }) => moduleIds.includes(join(root, part)));
    if (!entry) throw new Error(`there is no ${part}`);
    const eager = staticClosure(entry, chunks);
    for (const name of packages) {
      if (eager.some((chunk) => holds(chunk, name))) {
        throw new Error(`${name} is loaded with ${part}; import its caller with import()`);
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
