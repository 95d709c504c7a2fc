import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { root } from '../../scripts/project.mjs';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { programFor } from './program.ts';
import { run, testFolder } from './runCli.ts';

/** Stands for the file of a firm on a command line. */
export const FILE = 'FILE';

/** A command line of each command that opens the file of a firm and ends by itself; what it names beside is there. */
const onFile = {
  status: 'status FILE',
  report: 'report FILE -o r.md',
  handout: 'handout FILE --unknown -o h.yaml',
  merge: 'merge kaeri.yaml --into FILE --yes',
  'evidence add': 'evidence add 1-2-1-1 --title 規程 --file FILE',
  'evidence list': 'evidence list --file FILE',
  'evidence check': 'evidence check --file FILE',
  diff: 'diff FILE other.yaml',
  'sheet confirmation': 'sheet confirmation FILE -o k.md',
  'sheet findings': 'sheet findings FILE -o f.md',
  'sheet declaration': 'sheet declaration FILE -o d.md',
  check: 'check FILE --update-baseline --baseline b.yaml',
  lint: 'lint FILE',
  explain: 'explain 1-2-1-1 --file FILE',
  log: 'log FILE',
  sign: 'sign FILE --key kagi.pem -o s.json',
  verify: 'verify FILE',
  encrypt: 'encrypt FILE --passphrase-file aikotoba.txt',
  migrate: 'migrate FILE --to ssdf-1.1 --dry-run',
} as const;

/** Why a command has no line there. */
const others = {
  ask: 'asks at a keyboard',
  review: 'asks at a keyboard',
  portfolio: 'looks at a folder',
  init: 'makes the file',
  decrypt: 'takes what is encrypted',
  'catalogue list': 'is about catalogues',
  'catalogue show': 'is about catalogues',
  'catalogue diff': 'is about catalogues',
  'catalogue new': 'is about catalogues',
  'catalogue official': 'is about catalogues',
  completion: 'is about commands',
  help: 'is about commands',
} as const;

/** The names of all commands there are, and of those that are put somewhere here. */
export const commandsThereAre = leavesOf(programFor('all', translator(ja)));
export const commandsPlaced = [...Object.keys(onFile), ...Object.keys(others)].toSorted();

function leavesOf(command: Command, above: readonly string[] = []): readonly string[] {
  if (command.commands.length === 0) return [above.join(' ')];
  return command.commands.flatMap((one) => leavesOf(one, [...above, one.name()])).toSorted();
}

export const fileCommands = Object.keys(onFile) as readonly (keyof typeof onFile)[];

/** The words of the line of a command about a file of this name. */
export function lineFor(command: keyof typeof onFile, file: string): readonly string[] {
  return onFile[command].split(' ').map((word) => (word === FILE ? file : word));
}

/** All that those lines name, made once: a key and a hand-out take their time. */
let made: ReadonlyMap<string, Buffer> | undefined;

async function make(): Promise<ReadonlyMap<string, Buffer>> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'aikotoba.txt'), 'みほん-kokodake-3\n');
  writeFileSync(join(cwd, 'shoko.txt'), '体制表\n');
  cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'other.yaml'));
  await run(['evidence', 'add', '1-2-1-1', 'shoko.txt', '--file', 'other.yaml'], { cwd });
  await run(['handout', 'other.yaml', '--unknown', '-o', 'kaeri.yaml'], { cwd });
  await run(['sign', 'other.yaml', '--new-key', 'kagi.pem', '--name', '見本', '-o', 'made.json'], { cwd });
  return new Map(readdirSync(cwd).map((name) => [name, readFileSync(join(cwd, name))]));
}

/** A folder in which that lies, and the file of the firm only where it gets a name. */
export async function folderForAll(file?: string): Promise<string> {
  made ??= await make();
  const cwd = testFolder();
  for (const [name, bytes] of made) writeFileSync(join(cwd, name), bytes, { mode: 0o600 });
  if (file !== undefined) {
    cpSync(join(cwd, 'other.yaml'), join(cwd, file));
    cpSync(join(cwd, 'other.history.jsonl'), join(cwd, file.replace(/\.yaml$/, '.history.jsonl')));
  }
  return cwd;
}
