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

/**
 * Packages that an entry must never load by itself: each costs more than all of `--help`.
 * @type {Record<string, string[]>}
 */
const lazyPackages = {
  'cli/main.js': ['@inquirer/core', 'chalk', 'fontkit', 'linebreak', 'pdfkit', 'yaml', 'zod'],
  'index.js': ['@inquirer/core', 'chalk', 'commander', 'fontkit', 'linebreak', 'pdfkit'],
};

/**
 * Files and folders of src/ that load together lie together: few files to open, and no command loads a library that it
 * does not need. The first name that fits a module takes it with everything it imports, so leaves come first.
 * @type {Record<string, string[]>}
 */
const chunkContents = {
  core: [
    'errors',
    'i18n',
    'io/shipped',
    'text/sanitize',
    'text/width',
    'text/wrap',
    'text/closest',
    'text/closest',
    'cli/exitCodes',
    'cli/defaults',
    'model/limits',
  ],
  judging: [
    ...['io/atomicFile', 'io/readFile', 'rules', 'scoring', 'cli/failure'],
    ...['model/canonical', 'model/diagnostic', 'model/digest', 'model/edit', 'model/lookup'],
    ...[
      'report/model',
      'report/paint',
      'report/official',
      'report/sentences',
      'report/render/diagnostics',
      'report/render/json',
    ],
  ],
  files: [
    ...['yaml', 'assessment', 'catalogue', 'cli/assessments', 'cli/catalogues', 'cli/reports'],
    ...['check', 'lint'].map(commandFile),
  ],
  layout: [commandFile('catalogue')],
  terminal: ['cli/context'],
  pdf: ['report/render/pdf', 'cli/pdf'],
  editions: ['cli/diffScreen', 'cli/migrationScreen', ...['catalogueDiff', 'migrate'].map(commandFile)],
  official: ['workbook', 'cli/official', commandFile('official')],
  reports: ['report/render', 'cli/screens', ...['explain', 'init', 'report', 'status'].map(commandFile)],
  ask: ['interview', 'cli/interviewer', 'cli/prompts', 'cli/store', commandFile('ask')],
};

/** @param {string} name */
function commandFile(name) {
  return `cli/commands/${name}`;
}

const groups = Object.entries(chunkContents).map(([name, paths]) => ({
  name,
  test: new RegExp(`[\\\\/]src[\\\\/](?:${paths.join('|').replaceAll('/', '[\\\\/]')})(?:\\.ts$|[\\\\/])`),
}));

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
 * commander loads it for subcommands that are programs of their own. We have none, and a package that cannot start a
 * process is easier to trust.
 * @returns {Plugin}
 */
function withoutSubprocesses() {
  const stub = '\0no-subprocesses';
  return {
    name: 'without-subprocesses',
    resolveId: {
      filter: { id: /^node:child_process$/ },
      handler: () => stub,
    },
    load: {
      filter: { id: /^\0no-subprocesses$/ },
      handler: () => 'export {};',
    },
  };
}

/**
 * What string-width prepares at load: together 25 ms, a third of `--help`. We only ask it about emoji and their like.
 * @type {[now: string, later: string][]}
 */
const lateWidthParts = [
  [
    'const segmenter = new Intl.Segmenter();',
    'let realSegmenter; const segmenter = { segment: text => (realSegmenter ??= new Intl.Segmenter()).segment(text) };',
  ],
  [
    String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`,
    // Not a literal: those are compiled when the file is parsed.
    String.raw`let realRegex; const rgiEmojiRegex = { test: text => (realRegex ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text) };`,
  ],
];

/** @returns {Plugin} */
function lateWidth() {
  return {
    name: 'late-width',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]string-width[\\/]index\.js$/ },
      handler: (code) => lateWidthParts.reduce(replaceOnce, code),
    },
  };
}

/**
 * @param {string} code
 * @param {[now: string, later: string]} change
 */
function replaceOnce(code, [now, later]) {
  if (code.split(now).length !== 2) throw new Error(`string-width has changed; it no longer says ${now}`);
  return code.replace(now, () => later);
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
    external: (id) => id.startsWith('node:') && id !== 'node:child_process',
    plugins: [withoutWoff2(), withoutSubprocesses(), lateWidth()],
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
      codeSplitting: { groups },
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
    for (const name of lazyPackages[entry.fileName] ?? []) {
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
