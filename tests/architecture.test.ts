import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { pages, withRooms } from '../scripts/architecture.mjs';
import { root } from '../scripts/project.mjs';
import { type Room, rooms as table } from '../scripts/rooms.mjs';

const src = join(root, 'src');

/** Where the running process may be seen. */
const processRooms = ['cli/main', 'io'];

const networkModules = [
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dns',
  'dgram',
  'child_process',
  'worker_threads',
  'cluster',
];
const networkGlobals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

/** What of node:fs opens the file at a path; anything but the plain names counts as that, too. */
const opening =
  /^(?:open|openSync|openAsBlob|(?:read|write|append|copy)File(?:Sync)?|(?:create)?(?:Read|Write)Stream|cp|cpSync|truncate|truncateSync|promises|\*)$/;

/** Who may use it: on whatever a path leads to, opening may wait for ever. In the order of the files. */
const doors: Readonly<Record<string, readonly string[]>> = {
  // Files of the package itself.
  'io/fonts': ['readFileSync'],
  // Files of the package itself.
  'io/formScript': ['readFileSync'],
  // New files.
  'io/lock': ['writeFileSync'],
  // What the system says of its own mounts.
  'io/mountPoint': ['readFileSync'],
  // Files of the package itself.
  'io/packageRoot': ['readFileSync'],
  // New files, which must not be there before, the folder they are in, and what the door has looked at.
  'io/patience': ['openSync'],
  // What the system says of processes.
  'io/processIdentity': ['readFileSync'],
  // The door.
  'io/regularFile': ['openSync'],
  // Files of the package itself.
  'io/shipped': ['readFileSync'],
};

interface SourceFile {
  /** As in the table: `domain/digest`. */
  readonly name: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
}

interface Import {
  readonly line: number;
  /** A file by its name in the table, or a package. */
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map(readSource);

function readSource(file: string): SourceFile {
  const text = readFileSync(join(src, file), 'utf8');
  const ast = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = importNodes(ast).map(({ specifier, isTypeOnly }) => ({
    line: ast.getLineAndCharacterOfPosition(specifier.getStart()).line + 1,
    target: specifier.text.startsWith('.') ? nameOf(posix.join(dirname(file), specifier.text)) : specifier.text,
    isTypeOnly,
  }));
  return { name: nameOf(file), ast, imports };
}

/** `import …`, `export … from`, `import()` as a call and as a type. */
function importNodes(ast: ts.SourceFile): { specifier: ts.StringLiteral; isTypeOnly: boolean }[] {
  const found: { specifier: ts.StringLiteral; isTypeOnly: boolean }[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ specifier, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function nameOf(file: string): string {
  return file.replace(/\.ts$/, '');
}

/** The closest row of the table: `domain/digest` before `domain`. */
function roomOf(name: string): string | undefined {
  return Object.keys(table)
    .filter((room) => isIn(name, room))
    .sort((a, b) => b.length - a.length)[0];
}

function isIn(name: string, room: string): boolean {
  return name === room || name.startsWith(`${room}/`);
}

/** Whether an entry of a row stands for a file: `report/render/*` does for those of the folder, and not for `render/pdf`. */
function isMeant(name: string, entry: string): boolean {
  return entry.endsWith('/*') ? dirname(name) === entry.slice(0, -2) : isIn(name, entry);
}

function isAllowed({ target, isTypeOnly }: Import, from: string, { rooms, packages, types = [] }: Room): boolean {
  const isOwn = files.some(({ name }) => name === target);
  const open = isTypeOnly ? [...rooms, ...types] : rooms;
  if (isOwn) return roomOf(target) === from || open.some((room) => isMeant(target, room)) || isPartOf(target, from);
  return packages.some((name) => (name.endsWith('*') ? target.startsWith(name.slice(0, -1)) : target === name));
}

/** A room may use its own parts that have a row of their own, unless the row is there to keep them apart. */
function isPartOf(target: string, room: string): boolean {
  return isIn(target, room) && !isIn(room, 'report');
}

/** Every identifier of a file with its line, without those that are only names of properties or types. */
function identifiers({ ast }: SourceFile): { readonly name: string; readonly line: number }[] {
  const found: { name: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) {
      found.push({ name: node.text, line: ast.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node)
  );
}

/** What a room imports outside its row, without the line: lines move. */
function violationsOf(room: string, allowed: Room): string[] {
  return files
    .filter(({ name }) => roomOf(name) === room)
    .flatMap(({ name, imports }) =>
      imports.filter((one) => !isAllowed(one, room, allowed)).map(({ target }) => `src/${name}.ts imports ${target}`),
    );
}

describe('rooms import only what the table allows', () => {
  test.each(Object.entries(table))('%s', (room, allowed) => {
    const found = violationsOf(room, allowed);
    expect(found, `${room} may import ${say(allowed)}`).toEqual([]);
  });

  function say({ rooms, packages }: Room): string {
    return [...rooms, ...packages].join(', ') || 'nothing';
  }

  test('no files import each other in a circle, not even for a type', () => {
    const importsIn = new Map(files.map(({ name, imports }) => [name, imports.map(({ target }) => target)]));
    const isDone = new Set<string>();
    const circles: string[] = [];
    const follow = (name: string, way: readonly string[]): void => {
      if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
      if (way.includes(name) || isDone.has(name)) return;
      for (const target of importsIn.get(name) ?? []) if (importsIn.has(target)) follow(target, [...way, name]);
      isDone.add(name);
    };
    for (const { name } of files) follow(name, []);
    expect(circles).toEqual([]);
  });

  test('every file has a room', () => {
    expect(files.filter(({ name }) => roomOf(name) === undefined).map(({ name }) => name)).toEqual([]);
  });

  test('nobody imports the command line', () => {
    const outside = files.filter(({ name }) => !isIn(name, 'cli'));
    expect(importsOf(outside, (target) => isIn(target, 'cli'))).toEqual([]);
  });
});

describe('the machine stays at the edge', () => {
  test('only the command line and io see the process', () => {
    const inner = files.filter(({ name }) => !processRooms.some((room) => isIn(name, room)));
    expect(usesOf(inner, ['process'])).toEqual([]);
    expect(importsOf(inner, (target) => /^(?:node:)?process$/.test(target))).toEqual([]);
  });

  test('nothing can reach a network, only what opens the editor or the pager of a person can start a program, and one file a thread', () => {
    const isNetwork = (target: string) =>
      isBuiltin(target) && networkModules.includes(target.replace(/^node:/, '').split('/')[0] ?? '');
    const starting: Readonly<Record<string, readonly string[]>> = {
      'node:child_process': ['io/editor', 'io/pager'],
      'node:worker_threads': ['io/thread'],
    };
    expect(importsOf(files, (target) => isNetwork(target) && starting[target] === undefined)).toEqual([]);
    for (const [target, opening] of Object.entries(starting))
      expect(
        importsOf(
          files.filter(({ name }) => !opening.includes(name)),
          (found) => found === target,
        ),
      ).toEqual([]);
    expect(usesOf(files, networkGlobals)).toEqual([]);
  });

  test('a file is opened by one door, which looks first whether it is one', () => {
    expect(files.flatMap((file) => openingsIn(file).map((name) => `src/${file.name}.ts opens with ${name}`))).toEqual(
      Object.entries(doors).flatMap(([file, names]) => names.map((name) => `src/${file}.ts opens with ${name}`)),
    );
  });

  test('judging knows neither the time nor chance', () => {
    const pure = files.filter(({ name }) => ['formats', 'domain', 'rules', 'scoring'].some((room) => isIn(name, room)));
    expect(usesOf(pure, ['Date', 'performance'])).toEqual([]);
    const random = pure.filter(({ ast }) => /\bMath\.random\b/.test(ast.text)).map(({ name }) => name);
    expect(random).toEqual([]);
  });
});

function importsOf(from: readonly SourceFile[], isWanted: (target: string) => boolean): string[] {
  return from.flatMap(({ name, imports }) =>
    imports
      .filter(({ target }) => isWanted(target))
      .map(({ line, target }) => `src/${name}.ts:${line} imports ${target}`),
  );
}

/** What a file takes of node:fs that opens files; `*` where it takes all, or takes it in another way than by name. */
function openingsIn({ ast, imports }: SourceFile): readonly string[] {
  const isFs = (target: string) => /^(?:node:)?fs(?:\/promises)?$/.test(target);
  const named = ast.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { importClause } = statement;
    const { namedBindings } = importClause ?? {};
    const isByName = importClause?.name === undefined && namedBindings && ts.isNamedImports(namedBindings);
    if (statement.moduleSpecifier.text !== 'node:fs' || !isByName) return [];
    return [namedBindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text)];
  });
  const isOther = imports.filter(({ target }) => isFs(target)).length > named.length;
  return [...(isOther ? ['*'] : []), ...named.flat().filter((name) => opening.test(name))];
}

function usesOf(from: readonly SourceFile[], names: readonly string[]): string[] {
  return from.flatMap((file) =>
    identifiers(file)
      .filter(({ name }) => names.includes(name))
      .map(({ name, line }) => `src/${file.name}.ts:${line} uses ${name}`),
  );
}

test('the table names only what is there', () => {
  const named = Object.entries(table).flatMap(([room, { rooms, types = [] }]) => [room, ...rooms, ...types]);
  expect(named.filter((room) => !files.some(({ name }) => isMeant(name, room)))).toEqual([]);
});

describe('the page shows the table', () => {
  test.each(Object.entries(pages))('%s', (page, language) => {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text, 'npm run architecture makes it').toBe(withRooms(text, language));
    expect(text).toContain('| `report/render/pdf` |');
  });

  test('and a page without a place for it is refused', () => {
    expect(() => withRooms('# 作り\n', 'ja')).toThrow('The page needs');
  });
});

test('there are sources to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

describe('texts reach the prompt library by one door', () => {
  /** Makes prompts: what it makes may be called where it stands, and at the door. */
  const prompts = ['busyPrompt', 'keyPrompt', 'textPrompt', 'secretPrompt', 'optionsPrompt'];

  test('two files know it, and it is the only one of its kind', () => {
    const isOne = (target: string) => /inquirer|readline|clack|enquirer|^prompts$/i.test(target);
    const known = files.flatMap(({ name, imports }) =>
      imports.filter(({ target }) => isOne(target)).map(({ target }) => `${name} ${target}`),
    );
    expect(known).toEqual(['cli/prompts @inquirer/core', 'cli/textPrompt @inquirer/core']);
  });

  test('what it makes is used at the door alone', () => {
    const made = files.flatMap((file) =>
      [...new Set(identifiers(file).map(({ name }) => name))]
        .filter((name) => prompts.includes(name))
        .map((name) => `${file.name} ${name}`),
    );
    expect(made.toSorted()).toEqual(
      [...prompts.map((name) => `cli/prompts ${name}`), 'cli/textPrompt textPrompt'].toSorted(),
    );
    const all = files.flatMap((file) =>
      identifiers(file)
        .filter(({ name }) => name === 'createPrompt')
        .map(() => file.name),
    );
    // Once imported, and once for each prompt.
    expect(all).toEqual([...Array(5).fill('cli/prompts'), ...Array(2).fill('cli/textPrompt')]);
  });
});
