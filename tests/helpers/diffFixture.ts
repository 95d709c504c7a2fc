import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { type Run, run, testFolder } from './runCli.ts';

/** A folder with a catalogue, before.yaml and after.yaml: in between, every kind of thing has changed. */
export function diffFolder(): string {
  const cwd = testFolder();
  cpSync(join(root, 'tests', 'fixtures', 'diff'), cwd, { recursive: true });
  return cwd;
}

/** The same with a next edition, 2027.yaml, which after.yaml answers: one question is new, one gone, two read otherwise. */
export function editionsFolder(): string {
  const cwd = diffFolder();
  change(cwd, 'example.yaml', '2027.yaml', [
    ['edition: "2026"', 'edition: "2027"'],
    ['question: 責任者を決めていますか', 'question: 責任者を、紙に書いて決めていますか'],
    ['metWhen: [連絡先の一覧がある]', 'metWhen: [連絡先の一覧があり、全員が見られる]'],
    [
      'id: 1-1-2-4, level: basic, question: 古い機器を入れかえていますか',
      'id: 1-1-2-5, level: basic, question: 機器を捨てるとき、中身を消していますか',
    ],
    ['metWhen: [入れかえている]', 'metWhen: [消している]'],
  ]);
  change(cwd, 'after.yaml', 'after.yaml', [
    ['edition: "2026"', 'edition: "2027"'],
    ['file: example.yaml', 'file: 2027.yaml'],
    ['targets: { 1-1-2-4: 1 }', 'targets: { 1-1-2-5: 1 }'],
    ['  1-1-2-4:\n', '  1-1-2-5:\n'],
  ]);
  return cwd;
}

function change(cwd: string, from: string, to: string, changes: readonly (readonly [string, string])[]): void {
  const text = changes.reduce(
    (rest, [was, is]) => {
      if (rest.split(was).length !== 2) throw new Error(`「${was}」 is not in ${from} exactly once`);
      return rest.replace(was, () => is);
    },
    readFileSync(join(cwd, from), 'utf8'),
  );
  writeFileSync(join(cwd, to), text);
}

/** `diff` of the two files, or whatever is asked for, in such a folder. */
export function diffIn(cwd: string, ...argv: readonly string[]): Promise<Run> {
  return run(['diff', ...argv], { cwd });
}
