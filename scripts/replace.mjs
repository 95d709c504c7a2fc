// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './project.mjs';

/** @import { Plugin } from 'rolldown' */

/**
 * @typedef {object} Replacement A module of others that we do without.
 * @property {readonly string[]} by the packages that import it; another one would not know what it gets
 * @property {string | readonly string[]} instead a module, or the names of which nothing may be used
 */

/** @type {Readonly<Record<string, Replacement>>} */
const replacedModules = {
  // fontkit has a decoder for WOFF2: 491 kB, a quarter of all code. We only hand TTF to it.
  'brotli/decompress.js': { by: ['fontkit'], instead: ['default'] },
  // commander has it for subcommands that are programs of their own. We have none, and where only two files of ours
  // can start a process, it is easier to trust.
  'node:child_process': { by: ['commander'], instead: ['spawn'] },
  // pdfkit has it for files with a password. It is 7 kB and takes no time that can be measured: what is gained is a
  // package that need not be watched.
  '@noble/ciphers/aes': { by: ['pdfkit'], instead: ['cbc', 'ecb'] },
  // age has them for files that are locked for a person's key. Ours are opened by a passphrase, which takes none: 113 kB.
  '@noble/post-quantum/hybrid.js': { by: ['age-encryption'], instead: ['MLKEM768P256', 'MLKEM768X25519'] },
  '@noble/curves/nist.js': { by: ['age-encryption'], instead: ['p256'] },
  '@noble/curves/ed25519.js': { by: ['age-encryption'], instead: ['x25519'] },
  // The tables for line breaks are unpacked at every start: Node does it ten times faster, which is 36 of the 555 ms
  // that a PDF takes.
  'tiny-inflate': {
    by: ['fontkit', 'unicode-trie'],
    instead: `const { inflateRawSync } = require('node:zlib');
    module.exports = (packed, target) => {
      const unpacked = inflateRawSync(packed);
      target.set(unpacked);
      return target.subarray(0, unpacked.length);
    };`,
  },
};

const colourProfile = join(packageFolder('pdfkit'), 'js', 'data', 'sRGB_IEC61966_2_1.icc');

/**
 * Lines of others that take long or need a file, and what stands in for each.
 * @type {Readonly<Record<string, readonly [now: string, later: string][]>>}
 */
const replacedLines = {
  // What string-width prepares at load: together 20 ms, of the 93 that `--help` would take. We only ask it about emoji and their like.
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
    // Names of places are sorted by their bytes (ISO 32000-1, 7.9.6). To compare them as words loads how languages sort:
    // 80 of the 910 ms that a PDF took on a busy machine.
    ['return a.localeCompare(b);', 'return a < b ? -1 : a > b ? 1 : 0;'],
  ],
  // Each glyph of a PDF was decoded to see whether it is made of others: its first two bytes tell.
  'fontkit/dist/module.mjs': [
    ['        let glyf = glyph._decode();\n        // get the offset to the glyph from the loca table', ''],
    [
      '        // if it is a compound glyph, include its components\n',
      '        let glyf = buffer.length > 0 && buffer[0] & 0x80 ? glyph._decode() : undefined;\n',
    ],
    [
      '        return new (0, $4c0a7fa5df7a9ab1$export$2e2bcd8739ae039)(this);',
      "        throw new Error('fontkit: shaping was left out of this build');",
    ],
  ],
};

/**
 * Parts of others that nothing we draw comes to: each begins where the first text stands, and ends before the second.
 * @type {Readonly<Record<string, readonly [from: string, to: string][]>>}
 */
const leftOutParts = {
  // The engine that shapes text, and its tables of scripts: we lay out each sign by itself (report/render/pdf/fonts).
  // 138 kB. Whatever asks it for a text after all is told so, and every PDF ends there.
  'fontkit/dist/module.mjs': [
    ['class $0bba3a9db57637f3$export$2e2bcd8739ae039 {', '/**\n * Represents a glyph bounding box'],
    ['const $130d1a642ebcd2b7$var$UNICODE_SCRIPTS = {', 'const $f43aec954cdfdf21$var$SVG_COMMANDS = {'],
  ],
};

/**
 * Replaces what is listed, in one build. Nothing is replaced in silence: a module that another package imports, a line
 * that has changed and an entry that fits nothing end the build.
 * @param {Readonly<Record<string, Replacement>>} [modules]
 * @param {Readonly<Record<string, readonly [now: string, later: string][]>>} [lines]
 * @param {Readonly<Record<string, readonly [from: string, to: string][]>>} [parts]
 * @returns {Plugin}
 */
export function replaceParts(modules = replacedModules, lines = replacedLines, parts = leftOutParts) {
  const mark = '\0replaced:';
  const unused = new Set([...Object.keys(modules), ...Object.keys(lines), ...Object.keys(parts)]);
  return {
    name: 'replace-parts',
    resolveId(id, importer = '') {
      const replacement = Object.hasOwn(modules, id) ? modules[id] : undefined;
      if (replacement === undefined) return undefined;
      const { by } = replacement;
      if (!by.includes(packageOf(importer) ?? ''))
        throw new Error(`${id} is replaced for ${by.join()}, and imported by ${importer}`);
      unused.delete(id);
      return mark + id;
    },
    load(id) {
      const name = id.slice(mark.length);
      const replacement = id.startsWith(mark) ? modules[name] : undefined;
      if (replacement === undefined) return undefined;
      const { instead } = replacement;
      return typeof instead === 'string' ? instead : { code: refusing(name, instead), moduleType: 'js' };
    },
    transform: {
      filter: { id: /[\\/]node_modules[\\/]/ },
      handler(code, id) {
        const path = pathInPackages(id);
        const [changes = [], cuts = []] = [lines, parts].map((of) => (Object.hasOwn(of, path) ? of[path] : undefined));
        unused.delete(path);
        if (changes.length === 0 && cuts.length === 0) return undefined;
        const changed = changes.reduce((text, change) => replaceOnce(path, text, change), code);
        return cuts.reduce((text, cut) => leaveOut(path, text, cut), changed);
      },
    },
    buildEnd(error) {
      if (error === undefined && unused.size > 0) throw new Error(`nothing to replace: ${[...unused].join(', ')}`);
    },
  };
}

/**
 * A module that exports exactly these names, each of which ends the program, by name, as soon as anything is done with it.
 * A name that is not among them ends the build.
 * @param {string} module
 * @param {readonly string[]} names
 */
export function refusing(module, names) {
  const values = names.map((name) => `export ${name === 'default' ? 'default' : `const ${name} =`} refuse('${name}');`);
  return `function refuse(name) {
    const fail = () => { throw new Error('${module}: ' + name + ' was left out of this build'); };
    return new Proxy(function () {}, { get: fail, set: fail, has: fail, ownKeys: fail, apply: fail, construct: fail });
  }
  ${values.join('\n')}`;
}

/**
 * @param {string} path
 * @param {string} code
 * @param {readonly [now: string, later: string]} change
 */
function replaceOnce(path, code, [now, later]) {
  if (code.split(now).length !== 2) throw new Error(`${path} has changed; it no longer says ${now}`);
  return code.replace(now, () => later);
}

/**
 * @param {string} path
 * @param {string} code
 * @param {readonly [from: string, to: string]} part
 */
function leaveOut(path, code, [from, to]) {
  const [before, after, ...more] = code.split(from);
  const end = after?.indexOf(to) ?? -1;
  if (before === undefined || after === undefined || more.length > 0 || end < 0)
    throw new Error(`${path} has changed; nothing stands between ${from} and ${to}`);
  return before + after.slice(end);
}

/** @param {string} id */
function pathInPackages(id) {
  return id.replaceAll('\\', '/').split('/node_modules/').slice(1).at(-1) ?? '';
}

/** @param {string} id */
function packageOf(id) {
  return /^(?:@[^/]+\/)?[^/]+/.exec(pathInPackages(id))?.[0];
}
