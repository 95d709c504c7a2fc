// @ts-check
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import ts from 'typescript';
import { cacheDir, distDir, isMain, root } from './project.mjs';

/** Above this some library's whole type system has come along through an exported signature. */
const sizeLimit = 80_000;

/**
 * Writes dist/index.d.cts: one file that needs no package installed; and dist/index.d.ts, which takes all from it.
 *
 * `z.infer<typeof schema>` would drag 100 KB of zod's declarations along and show a reader nothing. The compiler knows
 * the result already, so the declarations carry that result instead; bundling then leaves zod out by itself.
 */
export async function buildTypes() {
  const folder = join(cacheDir, 'types');
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of emitDeclarations(join(root, 'src', 'index.ts'))) {
    const target = join(folder, relative(root, file));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const text = await flatten(join(folder, 'src', 'index.d.ts'));
  checkSelfContained(text);
  await mkdir(distDir, { recursive: true });
  await writeFile(join(distDir, 'index.d.cts'), text);
  // As dist/index.js takes what it exports from dist/index.cjs, whichever way the package is loaded.
  await writeFile(join(distDir, 'index.d.ts'), "export * from './index.cjs';\n");
}

/**
 * @param {string} entry
 * @returns {Map<string, string>} declaration file → text
 */
function emitDeclarations(entry) {
  const program = ts.createProgram([entry], {
    ...readOptions(),
    declaration: true,
    emitDeclarationOnly: true,
    noEmit: false,
  });
  const emitted = new Map();
  const { diagnostics } = program.emit(undefined, (file, text) => emitted.set(file, text), undefined, true, {
    afterDeclarations: [writeInferredTypesOut(program.getTypeChecker())],
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
  return emitted;
}

const formatHost = {
  getCanonicalFileName: (/** @type {string} */ file) => file,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
};

function readOptions() {
  const file = join(root, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error) throw new Error(ts.formatDiagnostic(error, formatHost));
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

/**
 * Replaces every `type X = z.infer<…>` by what it stands for.
 * @param {ts.TypeChecker} checker
 * @returns {ts.TransformerFactory<ts.SourceFile | ts.Bundle>}
 */
function writeInferredTypesOut(checker) {
  const flags =
    ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias | ts.NodeBuilderFlags.UseStructuralFallback;
  return (context) => (file) => {
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (!ts.isTypeAliasDeclaration(node) || !mentionsInfer(node.type)) return node;
      const original = ts.getOriginalNode(node, ts.isTypeAliasDeclaration);
      const type = checker.typeToTypeNode(checker.getTypeAtLocation(original.name), original, flags);
      if (!type) throw new Error(`cannot write out the type ${node.name.text}`);
      return context.factory.updateTypeAliasDeclaration(node, node.modifiers, node.name, node.typeParameters, type);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

/**
 * @param {ts.Node} node
 * @returns {boolean}
 */
function mentionsInfer(node) {
  if (ts.isQualifiedName(node) && ts.isIdentifier(node.left)) {
    return node.left.text === 'z' && ['infer', 'input', 'output'].includes(node.right.text);
  }
  return ts.forEachChild(node, mentionsInfer) ?? false;
}

/** @param {string} entry a declaration file */
async function flatten(entry) {
  const build = await rolldown({
    cwd: root,
    input: { index: entry },
    platform: 'node',
    external: [/^node:/],
    plugins: [dts({ dtsInput: true, emitDtsOnly: true, tsconfig: false })],
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const [chunk, ...others] = output.filter((item) => item.type === 'chunk');
  if (!chunk || others.length > 0) throw new Error(`expected one declaration file, got ${others.length + 1}`);
  if (chunk.moduleIds.some((id) => /[\\/]node_modules[\\/]zod[\\/]/.test(id))) {
    throw new Error(
      'dist/index.d.cts needs the types of zod; src/index.ts exports a schema or a function that takes one',
    );
  }
  return chunk.code;
}

/** @param {string} text */
function checkSelfContained(text) {
  const imported = /from ["'](?!node:)(?<name>[^"']+)["']/.exec(text)?.groups?.name;
  if (imported) throw new Error(`dist/index.d.cts imports ${imported}, which users have not installed`);
  if (text.length > sizeLimit) {
    throw new Error(`dist/index.d.cts has ${text.length} characters; which export pulls in a library?`);
  }
}

if (isMain(import.meta.url)) await buildTypes();
