import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { InternalError, UserError } from '../../src/errors.ts';
import type { AnswerState, Assessment } from '../../src/formats/assessment.ts';
import { loadAssessment } from '../../src/workspace/assessment.ts';
import { InvalidFile } from '../../src/workspace/invalidFile.ts';
import { createJournal } from '../../src/workspace/journal.ts';
import { openStore } from '../../src/workspace/store.ts';
import { anyEdit } from '../helpers/edits.ts';
import { onFailingDisk } from '../helpers/failingDisk.ts';
import { testFolder } from '../helpers/runCli.ts';

const FILE = 'assessment.yaml';
const HEAD = `formatVersion: 1
organization: { name: サンプル株式会社 } # 社名
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
`;

/** A folder with an assessment, open for writing. */
function open(text = `${HEAD}answers: {}\n`, folder = testFolder()) {
  const path = join(folder, FILE);
  writeFileSync(path, text);
  const store = openStore(FILE, folder);
  onTestFinished(store.close);
  return { folder, path, store, read: () => readFileSync(path, 'utf8'), answers: () => answersIn(folder) };
}

const answersIn = (folder: string, file = FILE) => loadAssessment(file, folder).assessment.answers;

const answer = (id: string, state: AnswerState): Edit => ({ type: 'answer', id, answer: { state } });

const line = (id: string, state: AnswerState) => `  ${id}:\n    state: ${state}\n`;

/** What an editor does: reads the file, lets the person change the text, and writes it back. */
function editByHand(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function failure(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing went wrong');
}

describe('saving', () => {
  test('puts the answer into the file, and leaves the rest as it was', () => {
    const { store, read, folder } = open();
    store.save(answer('1-2-1-1', 'met'));
    expect(read()).toBe(`${HEAD}answers:\n${line('1-2-1-1', 'met')}`);
    expect(readFileSync(join(folder, `${FILE}.bak`), 'utf8')).toBe(`${HEAD}answers: {}\n`);
  });

  test('several answers is one write: the backup has none of them', () => {
    const { store, answers, folder } = open();
    store.save(answer('1-2-1-1', 'met'), answer('1-3-1-1', 'unmet'), { type: 'organization', name: '新社名' });
    expect(Object.keys(answers())).toEqual(['1-2-1-1', '1-3-1-1']);
    const { assessment } = loadAssessment(`${FILE}.bak`, folder);
    expect([assessment.answers, assessment.organization.name]).toEqual([{}, 'サンプル株式会社']);
  });

  test('keeps the permissions of the file, and gives them to the backup', () => {
    const { store, path } = open();
    chmodSync(path, 0o640);
    store.save(answer('1-2-1-1', 'met'));
    expect([path, `${path}.bak`].map((file) => (statSync(file).mode & 0o777).toString(8))).toEqual(['640', '640']);
  });

  test('keeps Windows line endings', () => {
    const { store, read } = open(`${HEAD}answers: {}\n`.replaceAll('\n', '\r\n'));
    store.save(answer('1-2-1-1', 'met'));
    store.save(answer('1-3-1-1', 'met'));
    const text = `${HEAD}answers:\n${line('1-2-1-1', 'met')}${line('1-3-1-1', 'met')}`;
    expect(read()).toBe(text.replaceAll('\n', '\r\n'));
  });

  test('leaves nothing but the file and its backup once it is closed', () => {
    const { store, folder } = open();
    store.save(answer('1-2-1-1', 'met'));
    store.close();
    expect(readdirSync(folder)).toEqual([FILE, `${FILE}.bak`]);
  });

  test('through a link writes the file it points to, which nobody else may open meanwhile', () => {
    const { folder, path, store } = open();
    store.close();
    symlinkSync(path, join(folder, 'link.yaml'));
    const linked = openStore('link.yaml', folder);
    onTestFinished(linked.close);
    linked.save(answer('1-2-1-1', 'met'));
    expect(answersIn(folder)).toEqual({ '1-2-1-1': { state: 'met' } });
    expect(existsSync(`${path}.lock`)).toBe(true);
  });
});

describe('a file that somebody edits by hand meanwhile', () => {
  test('is taken over, not overwritten', () => {
    const { store, path, read } = open();
    store.save(answer('1-2-1-1', 'met'));
    editByHand(path, (text) => `# 手で\n${text}${line('1-3-1-1', 'partial')}`);
    store.save(answer('1-2-1-2', 'unmet'));
    expect(read()).toBe(
      `# 手で\n${HEAD}answers:\n${line('1-2-1-1', 'met')}${line('1-2-1-2', 'unmet')}${line('1-3-1-1', 'partial')}`,
    );
  });

  test('keeps an answer that was changed by hand', () => {
    const { store, path, answers } = open();
    store.save(answer('1-2-1-1', 'met'));
    editByHand(path, (text) => text.replace('state: met', 'state: partial'));
    store.save(answer('1-2-1-2', 'unmet'));
    expect(answers()).toEqual({ '1-2-1-1': { state: 'partial' }, '1-2-1-2': { state: 'unmet' } });
  });

  test('may be changed without any change of its length', () => {
    const { store, path, answers } = open(`${HEAD}answers:\n${line('1-2-1-1', 'partial')}`);
    editByHand(path, (text) => text.replace('state: partial', 'state: unknown'));
    store.save(answer('1-2-1-2', 'met'));
    expect(answers()['1-2-1-1']).toEqual({ state: 'unknown' });
  });

  test('loses none of the answers given since the editor was opened', () => {
    const { store, path, read, answers } = open(`${HEAD}answers:\n${line('1-2-1-1', 'unmet')}`);
    const inTheEditor = read();
    store.save(answer('1-2-1-1', 'met'), { type: 'fact', id: 'has-servers', value: true });
    store.save(answer('1-2-1-2', 'partial'));
    writeFileSync(path, `${inTheEditor}${line('1-3-1-1', 'unknown')}`);
    store.save(answer('3-1-1-1', 'met'));
    const wanted = { '1-2-1-1': 'met', '1-2-1-2': 'partial', '1-3-1-1': 'unknown', '3-1-1-1': 'met' };
    expect(statesOf(answers())).toEqual(wanted);
    expect(store.reread().assessment.profile).toEqual({ 'has-servers': true });
  });

  test('loses none of them after the last question either', () => {
    const { store, path, read } = open();
    const inTheEditor = read();
    store.save(answer('1-2-1-1', 'met'));
    store.save(answer('1-2-1-1', 'unmet'));
    writeFileSync(path, inTheEditor);
    expect(statesOf(store.reread().assessment.answers)).toEqual({ '1-2-1-1': 'unmet' });
  });

  test('may have an answer taken back to what it was', () => {
    const { store, path, answers } = open(`${HEAD}answers:\n${line('1-2-1-1', 'unmet')}`);
    store.save(answer('1-2-1-1', 'met'));
    store.save(answer('1-2-1-1', 'unmet'));
    editByHand(path, (text) => `# 手で\n${text}`);
    store.save(answer('1-2-1-2', 'met'));
    expect(statesOf(answers())).toEqual({ '1-2-1-1': 'unmet', '1-2-1-2': 'met' });
  });

  test('and damages is left untouched; the message names the backup, and the answer can be saved once it is mended', () => {
    const { store, path, read, answers } = open();
    store.save(answer('1-2-1-1', 'met'));
    appendFileSync(path, '  : [\n');
    const damaged = read();
    const error = failure(() => store.save(answer('1-2-1-2', 'unmet'), answer('1-3-1-1', 'met')));
    expect(error.code).toBe('file-changed');
    expect(error.args).toEqual({ file: FILE, backup: `${FILE}.bak` });
    expect(statesOf(store.now().answers)).toEqual({ '1-2-1-1': 'met' });
    expect(read()).toBe(damaged);
    editByHand(path, (text) => text.replace('  : [\n', ''));
    store.save(answer('1-2-1-2', 'unmet'));
    expect(statesOf(answers())).toEqual({ '1-2-1-1': 'met', '1-2-1-2': 'unmet' });
  });

  test('and empties is left untouched', () => {
    const { store, path, read } = open();
    store.save(answer('1-2-1-1', 'met'));
    writeFileSync(path, '');
    expect(failure(() => store.save(answer('1-2-1-2', 'unmet'))).code).toBe('file-changed');
    expect(read()).toBe('');
  });
});

describe('an editor that saves in the very moment before the rename', () => {
  /** Does something to the file whenever the backup is made, which is after the file was read. */
  const inBetween = async (folder: string, act: (round: number) => void, save: () => void) => {
    let round = 0;
    const noticing = () => {
      act(++round);
      return undefined;
    };
    const hook = { call: 'linkSync', does: noticing } as const;
    await onFailingDisk(folder, hook, save);
    return round;
  };

  test('is noticed: both the text and the answer are kept', async () => {
    const { folder, store, path, read } = open();
    const act = (round: number) => {
      if (round === 1) editByHand(path, (text) => `# 手で\n${text}`);
    };
    const rounds = await inBetween(folder, act, () => store.save(answer('1-2-1-1', 'met')));
    expect([rounds, read()]).toEqual([2, `# 手で\n${HEAD}answers:\n${line('1-2-1-1', 'met')}`]);
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe(`# 手で\n${HEAD}answers: {}\n`);
    expect(readdirSync(folder).toSorted()).toEqual([FILE, `${FILE}.bak`, `${FILE}.lock`]);
  });

  test('and damages the file is told, and the text is left as it is', async () => {
    const { folder, store, path, read } = open();
    const damage = () => writeFileSync(path, 'answers: [');
    const error = await inBetween(folder, damage, () => store.save(answer('1-2-1-1', 'met'))).catch((thrown) => thrown);
    expect([error.code, read()]).toEqual(['file-changed', 'answers: [']);
    expect(existsSync(`${path}.bak`)).toBe(false);
  });

  test('again and again is a program, and is told as one', async () => {
    const { folder, store, path, read } = open();
    const act = (round: number) => editByHand(path, (text) => `# ${round}\n${text}`);
    const error = await inBetween(folder, act, () => store.save(answer('1-2-1-1', 'met'))).catch((thrown) => thrown);
    expect([error.code, read().includes('met')]).toEqual(['file-in-use', false]);
  });
});

describe('a file that goes away meanwhile', () => {
  test('is written again with everything that was in it', () => {
    const { store, path, read } = open(`${HEAD}# 大事なメモ\nanswers:\n${line('1-2-1-1', 'met')}`);
    store.save(answer('1-2-1-2', 'unmet'));
    rmSync(path);
    store.save(answer('1-3-1-1', 'partial'));
    expect(read()).toBe(
      `${HEAD}# 大事なメモ\nanswers:\n${line('1-2-1-1', 'met')}${line('1-2-1-2', 'unmet')}${line('1-3-1-1', 'partial')}`,
    );
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });

  test('after the last question is written again for the report', () => {
    const { store, path, answers } = open();
    store.save(answer('1-2-1-1', 'met'));
    renameSync(path, `${path}.elsewhere`);
    expect(statesOf(store.reread().assessment.answers)).toEqual({ '1-2-1-1': 'met' });
    expect(statesOf(answers())).toEqual({ '1-2-1-1': 'met' });
  });

  test('with its folder cannot be written again, and the message says so', () => {
    const folder = join(testFolder(), 'gone');
    mkdirSync(folder);
    const { store } = open(undefined, folder);
    rmSync(folder, { recursive: true });
    expect(failure(() => store.save(answer('1-2-1-1', 'met'))).code).toBe('folder-not-found');
  });
});

describe('opening', () => {
  test('a damaged file is refused, with every problem and the name of the backup, and touches nothing', () => {
    const { folder, path, store } = open();
    store.save(answer('1-2-1-1', 'met'));
    store.close();
    const damaged = `${HEAD}answers: { 1-2-1-1: { state: yes, due: tomorrow } }\n`;
    writeFileSync(path, damaged);
    const backup = readFileSync(`${path}.bak`, 'utf8');
    const error = failure(() => openStore(FILE, folder));
    if (!(error instanceof InvalidFile)) throw error;
    expect([error.code, error.file, error.backup]).toEqual(['file-invalid', FILE, `${FILE}.bak`]);
    expect(error.diagnostics.map(({ code }) => code)).toEqual(['answer-not-allowed', 'invalid-date']);
    expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual([damaged, backup]);
    expect(readdirSync(folder)).toEqual([FILE, `${FILE}.bak`]);
  });

  test('a damaged file without a backup names none', () => {
    const folder = testFolder();
    writeFileSync(join(folder, FILE), 'answers: [');
    const error = failure(() => openStore(FILE, folder));
    expect(error instanceof InvalidFile && error.backup).toBe(undefined);
    expect(readdirSync(folder)).toEqual([FILE]);
  });

  test('a file that is not there makes none', () => {
    const folder = testFolder();
    expect(failure(() => openStore(FILE, folder)).code).toBe('file-not-found');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('changes nothing before the first answer', () => {
    const text = `${HEAD}answers:   {}   # まだ`;
    const { store, read, folder } = open(text);
    store.close();
    expect(read()).toBe(text);
    expect(readdirSync(folder)).toEqual([FILE]);
  });

  test('again after closing finds everything', () => {
    const { store, folder } = open();
    store.save(answer('1-2-1-1', 'met'));
    store.close();
    const again = openStore(FILE, folder);
    onTestFinished(again.close);
    expect(statesOf(again.opened.assessment.answers)).toEqual({ '1-2-1-1': 'met' });
  });
});

/** The file and its digests after a walk, opened once or anew for each step; a step is an edit, or a line by hand. */
function afterWalk(steps: readonly (Edit | 'by hand')[], isOneSitting: boolean): readonly unknown[] {
  const folder = testFolder();
  const path = join(folder, FILE);
  writeFileSync(path, `${HEAD}answers:\n${line('1-2-1-2', 'met')}${line('4-1-1-1', 'unmet')}`);
  let at = 0;
  const now = () => `2026-11-30T10:00:00.${String(at++).padStart(3, '0')}+09:00`;
  const openNow = () => openStore(FILE, folder, { journal: createJournal({ now, variables: {} }) });
  let store = openNow();
  for (const [index, step] of steps.entries()) {
    if (!isOneSitting) {
      store.close();
      store = openNow();
    }
    if (step === 'by hand') editByHand(path, (text) => `# ${index}\n${text}`);
    else saveIfValid(store, step);
  }
  store.close();
  const history = join(folder, `${FILE.replace(/\.yaml$/, '')}.history.jsonl`);
  const entries = existsSync(history) ? readFileSync(history, 'utf8').trim().split('\n') : [];
  const digests = entries.map((entry): unknown => {
    const { n, from, file } = JSON.parse(entry);
    return { n, from, file };
  });
  return [readFileSync(path, 'utf8'), ...digests];
}

/** Without what the catalogue has nowhere: a file that says it is not opened again. */
function fitting(edit: Edit): Edit {
  if (edit.type === 'target') return { type: 'organization', name: '見本' };
  if (edit.type !== 'answer') return edit;
  const { options: _, ...rest } = edit.answer;
  return { ...edit, answer: rest };
}

/** What no file may hold is refused before it is written. */
function saveIfValid(store: ReturnType<typeof openStore>, edit: Edit): void {
  try {
    store.save(edit);
  } catch (error) {
    if (!(error instanceof InternalError)) throw error;
  }
}

test('what a sitting remembers from save to save changes no byte of the file and no digest of its history', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: anyEdit(['1-2-1-1', '1-2-1-2', '3-1-1-1', '4-1-1-1']).map(fitting) },
    { weight: 1, arbitrary: fc.constant('by hand' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      expect(afterWalk(steps, true)).toEqual(afterWalk(steps, false));
    }),
    { numRuns: 8 },
  );
});

function statesOf(answers: Assessment['answers']): Record<string, AnswerState> {
  return Object.fromEntries(Object.entries(answers).map(([id, { state }]) => [id, state]));
}
