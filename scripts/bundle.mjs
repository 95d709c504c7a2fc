// @ts-check
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';
import { distDir, packageFolder, root } from './project.mjs';

/** @import { OutputChunk, Plugin } from 'rolldown' */

/**
 * Packages that a file must never load by itself: each costs more than all of `--help`.
 * @type {Record<string, string[]>}
 */
const lazyPackages = {
  'cli/main.cjs': ['@inquirer/core', 'chalk', 'fontkit', 'linebreak', 'pdfkit', 'yaml', 'zod'],
  'chunks/reports.cjs': ['age-encryption', '@inquirer/core', 'fontkit', 'pdfkit'],
  'chunks/ask.cjs': ['fontkit', 'pdfkit'],
  'index.cjs': ['@inquirer/core', 'chalk', 'commander', 'fontkit', 'linebreak', 'pdfkit'],
};

/**
 * Files and folders of src/ that load together lie together: few files to open, and no command loads a library that it
 * does not need. The first name that fits a module takes it with everything it imports, so leaves come first.
 * @type {Record<string, string[]>}
 */
const chunkContents = {
  englishHelp: ['i18n/en/help'],
  english: ['i18n/en'],
  core: [
    ...['errors', 'io/clock', 'io/environment', 'io/output', 'io/packageRoot', 'cli/exitCodes'],
    'i18n/t',
    'i18n/ja/help',
    'io/shipped',
    'text/sanitize',
    'text/width',
    'text/wrap',
    'text/closest',
    'text/ending',
    'text/typed',
    'cli/defaults',
    'workspace/names',
    'formats/limits',
    'formats/states',
    'report/formats',
  ],
  program: ['cli/(?:program|run|help|options|usageError)', 'cli/commands/\\w+/(?:command|encrypt|decrypt)'],
  words: ['i18n'],
  terminal: ['cli/context'],
  judging: [
    ...[
      'io/appendFile',
      'io/atomicFile',
      'io/expandPattern',
      'io/hashFile',
      'io/readFile',
      'io/readStdin',
      'io/sameFile',
    ],
    // All of scoring but what only the table of many firms needs.
    ...['rules', 'scoring(?!/portfolio)', 'cli/failure', 'workspace/(?:inputs|invalidFile)'],
    ...[
      ...[
        'answer',
        'answerParts',
        'calendar',
        'canonical',
        'catalogue',
        'criterionHash',
        'digest',
        'edit',
        'evidence',
        'view',
        'waiver',
      ].map((name) => `domain/${name}`),
      'formats/diagnostic',
    ],
    ...[
      'report/model',
      'report/paint',
      'report/official',
      'report/sentences',
      'report/render/diagnostics',
      'report/feed/json',
      'report/render/(?:narrowed|tabled)',
      'report/render/problem',
      'report/secrets',
      'report/states',
      'report/check/(?:findings|model|text)',
      'report/(?:diagnosticWords|problemWords)',
      'report/say/checkWords',
    ],
  ],
  files: [
    ...[
      'yaml',
      'assessment',
      'catalogue',
      'io/editorSchema',
      'io/fonts',
      'io/lock',
      'workspace/(?:assessment|baseline|catalogue|config|evidenceFiles|fileKind|journal|judge|lint|report|starters|store|terms|translation)',
      'cli/deliver',
      'cli/glyphs',
      'cli/knownIds',
      'cli/outdated',
      'cli/outputFormat',
      'cli/ownFiles',
    ],
    'formats/(?:baseline|config|history)',
    'domain/history',
    'report/say/gap',
    ...['check', 'lint'].map(commandFile),
  ],
  pdf: ['report/render/pdf', 'cli/pdf'],
  reports: [
    ...[
      'report/render',
      'office/(?!write)',
      'cli/diffScreen',
      'cli/migrationScreen',
      'cli/official',
      'workspace/official',
      'cli/screens',
    ],
    'cli/viewWords',
    ...['catalogue', 'explain', 'init', 'migrate', 'report', 'status'].map(commandFile),
  ],
  ask: ['interview/(?:ask|proposals|session|walk)', 'cli/interviewer', 'cli/prompts', commandFile('ask')],
  // What goes between a firm, its specialist and others; after the reports, and the questions, of which it uses much.
  exchange: [
    ...[
      'report/check',
      'report/diff',
      'report/feed',
      'report/say',
      'report/statement',
      'office/write',
      'exchange',
      'cli/completion',
      'cli/diffScreen',
      'workspace/(?:handout|returned|survey|surveyCache)',
      'cli/mergeScreen',
      'cli/passphrase',
      'cli/reviewer',
      'cli/reviewScreens',
      'interview/review',
      'io/findFiles',
      'io/signature',
      'formats/outputs',
      'formats/portfolioCache',
      'formats/portfolioCounts',
      'scoring/portfolio',
    ],
    ...[
      'completion',
      'crypt',
      'diff',
      'evidence',
      'handout',
      'log',
      'merge',
      'portfolio',
      'review',
      'sheet',
      'sign',
      'verify',
    ].map(commandFile),
  ],
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
 * Modules of others that we do without, and what stands in for each.
 * @type {Record<string, string>}
 */
const replacedModules = {
  // fontkit has a decoder for WOFF2, larger than pdfkit itself. We only hand TTF to it.
  'brotli/decompress.js': 'module.exports = () => { throw new Error("WOFF2 fonts are not supported"); };',
  // commander has it for subcommands that are programs of their own. We have none, and a package that cannot start a
  // process is easier to trust.
  'node:child_process': 'module.exports = {};',
  // pdfkit has it for files with a password, and makes its tables at every start.
  '@noble/ciphers/aes':
    'const refuse = () => { throw new Error("encrypted PDF is not supported"); }; exports.cbc = refuse; exports.ecb = refuse;',
  // age has them for files that are locked for a person's key. Ours are opened by a passphrase, which takes none.
  '@noble/post-quantum/hybrid.js': 'exports.MLKEM768P256 = exports.MLKEM768X25519 = undefined;',
  '@noble/curves/nist.js': 'exports.p256 = undefined;',
  '@noble/curves/ed25519.js': 'exports.x25519 = undefined;',
  // The tables for line breaks are unpacked at every start: Node does it ten times faster.
  'tiny-inflate': `const { inflateRawSync } = require('node:zlib');
    module.exports = (packed, target) => {
      const unpacked = inflateRawSync(packed);
      target.set(unpacked);
      return target.subarray(0, unpacked.length);
    };`,
};

/**
 * Packages of which Node would get another copy. That of yaml for browsers has the same code as ES modules: only what is
 * used comes along, where the copy for Node is a hundred files that each have to be run at every start.
 * @type {Record<string, string>}
 */
const otherCopies = { yaml: join(packageFolder('yaml'), 'browser', 'dist', 'index.js') };

/** @returns {Plugin} */
function replaceModules() {
  const mark = '\0replaced:';
  return {
    name: 'replace-modules',
    resolveId: (id) => (Object.hasOwn(replacedModules, id) ? mark + id : undefined),
    load: (id) => (id.startsWith(mark) ? replacedModules[id.slice(mark.length)] : undefined),
  };
}

const colourProfile = join(packageFolder('pdfkit'), 'js', 'data', 'sRGB_IEC61966_2_1.icc');

/**
 * Lines of others that take long or need a file, and what stands in for each.
 * @type {Record<string, [now: string, later: string][]>}
 */
const replacedLines = {
  // What string-width prepares at load: together 25 ms, a third of `--help`. We only ask it about emoji and their like.
  'string-width/index.js': [
    [
      'const segmenter = new Intl.Segmenter();',
      'let realSegmenter; const segmenter = { segment: text => (realSegmenter ??= new Intl.Segmenter()).segment(text) };',
    ],
    [
      String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`,
      // Not a literal: those are compiled when the file is parsed.
      String.raw`let realRegex; const rgiEmojiRegex = { test: text => (realRegex ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text) };`,
    ],
  ],
  // The colour profile that goes into every PDF/A file: three kilobytes are not worth a file of their own.
  'pdfkit/js/pdfkit.node.mjs': [
    [
      'iccProfile = fs.readFileSync(ICC_PROFILE_PATH);',
      `iccProfile = Buffer.from('${readFileSync(colourProfile, 'base64')}', 'base64');`,
    ],
  ],
  // Each glyph of a PDF was decoded to see whether it is made of others: its first two bytes tell.
  'fontkit/dist/module.mjs': [
    ['        let glyf = glyph._decode();\n        // get the offset to the glyph from the loca table', ''],
    [
      '        // if it is a compound glyph, include its components\n',
      '        let glyf = buffer.length > 0 && buffer[0] & 0x80 ? glyph._decode() : undefined;\n',
    ],
  ],
};

/** @returns {Plugin} */
function replaceLines() {
  return {
    name: 'replace-lines',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]/ },
      handler: (code, id) => {
        const path = id.replaceAll('\\', '/').split('/node_modules/').at(-1) ?? '';
        return replacedLines[path]?.reduce((text, change) => replaceOnce(path, text, change), code);
      },
    },
  };
}

/**
 * @param {string} path
 * @param {string} code
 * @param {[now: string, later: string]} change
 */
function replaceOnce(path, code, [now, later]) {
  if (code.split(now).length !== 2) throw new Error(`${path} has changed; it no longer says ${now}`);
  return code.replace(now, () => later);
}

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
 * Bundles both entries and everything they import into dist/.
 * As CommonJS: Node 20 takes 10 ms to start its loader of ES modules, a tenth of a whole `check`.
 * @returns {Promise<OutputChunk[]>} the chunks written
 */
export async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
    platform: 'node',
    external: (id) => id.startsWith('node:') && id !== 'node:child_process',
    resolve: { alias: otherCopies },
    plugins: [replaceModules(), replaceLines(), withoutDescriptions()],
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
      format: 'cjs',
      entryFileNames: '[name].cjs',
      // No hash: an npm version never changes, and stable names keep two builds comparable.
      chunkFileNames: 'chunks/[name].cjs',
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
  for (const [fileName, packages] of Object.entries(lazyPackages)) {
    const entry = chunks.find((chunk) => chunk.fileName === fileName);
    if (!entry) throw new Error(`there is no ${fileName}`);
    const eager = staticClosure(entry, chunks);
    for (const name of packages) {
      if (eager.some((chunk) => holds(chunk, name))) {
        throw new Error(`${name} is loaded with ${fileName}; import its caller with import()`);
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
