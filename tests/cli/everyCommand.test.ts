import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsPlaced, commandsThereAre, fileCommands, folderForAll, lineFor } from '../helpers/everyCommand.ts';
import { type Fault, onFailingDisk } from '../helpers/failingDisk.ts';
import { run } from '../helpers/runCli.ts';
import { folderToWriteIn, layouts, writers } from '../helpers/writers.ts';

const FILE = 'assessment.yaml';

test('no command is left out', () => {
  expect(commandsPlaced).toEqual(commandsThereAre);
});

/** What a run has said and left behind; a key is another each time. */
async function outcome(cwd: string, argv: readonly string[], fault?: Fault) {
  const { result, counts } = await onFailingDisk(cwd, fault, () => run(argv, { cwd, columns: 300 }));
  const files = readdirSync(cwd).toSorted();
  const texts = files
    .filter((name) => /\.(?:yaml|md)$/.test(name))
    .map((name) => readFileSync(join(cwd, name), 'utf8'));
  const screen = result.screen.replaceAll(cwd, '').replace(/SHA256:[\w+/]+/g, '');
  return { told: { code: result.code, screen, files, texts }, counts };
}

describe('what a virus scanner or a sync program keeps for a moment', () => {
  const calls = [
    ...(['openSync', 'renameSync', 'linkSync', 'unlinkSync', 'fsyncSync', 'lstatSync', 'statSync'] as const),
    ...(['realpathSync', 'readSync', 'fstatSync', 'ftruncateSync', 'readdirSync', 'mkdirSync'] as const),
  ];
  const errnos = ['EPERM', 'EBUSY', 'EACCES'] as const;

  test.each(fileCommands)('changes nothing about what %s says and does', async (command) => {
    const argv = lineFor(command, FILE);
    const clean = await outcome(await folderForAll(FILE), argv);
    for (const [index, call] of calls.entries()) {
      // One in three of each call, and not the same one of each.
      for (let nth = 1 + (index % 3); nth <= clean.counts[call]; nth += 3) {
        const fault = { call, errno: errnos[nth % 3] ?? 'EPERM', nth, times: 2 };
        const { told } = await outcome(await folderForAll(FILE), argv, fault);
        expect(told, JSON.stringify(fault)).toEqual(clean.told);
      }
    }
  });
});

describe('what is kept for a moment while the file is written', () => {
  const calls = ['realpathSync', 'readSync', 'openSync', 'renameSync', 'linkSync', 'unlinkSync', 'statSync'] as const;

  test.each(Object.values(writers).flat())('changes nothing about what %s says and leaves behind', async (_, write) => {
    const written = async (fault?: Fault) => {
      const cwd = folderToWriteIn(layouts['as we write it']);
      const { result, counts } = await onFailingDisk(cwd, fault, () => write(cwd));
      const texts = [FILE, `${FILE}.bak`].map((name) => readFileSync(join(cwd, name), 'utf8'));
      const { code, screen } = result;
      return { told: { code, screen: screen.replaceAll(cwd, ''), files: readdirSync(cwd).toSorted(), texts }, counts };
    };
    const clean = await written();
    for (const [index, call] of calls.entries()) {
      // Three of each call, and not the same ones of each.
      const step = Math.max(1, Math.floor(clean.counts[call] / 3));
      for (let nth = 1 + (index % step); nth <= clean.counts[call]; nth += step) {
        const fault = { call, errno: (['EPERM', 'EBUSY', 'EACCES'] as const)[nth % 3] ?? 'EPERM', nth, times: 2 };
        expect((await written(fault)).told, JSON.stringify(fault)).toEqual(clean.told);
      }
    }
  });
});

describe('where the file is not', () => {
  /** Where the answers are instead; undefined for nowhere. */
  const places = {
    'in no folder': () => undefined,
    'in the folder above': (cwd: string) => join(cwd, '..', FILE),
    'in a folder below': (cwd: string) => join(cwd, 'kaisha', FILE),
    'under the name of a copy': (cwd: string) => join(cwd, 'assessment (1).yaml'),
  } as const;

  describe.each(Object.entries(places))('but %s', (_, placeIn) => {
    test.each(fileCommands)('%s says so, leads there, and makes nothing', async (command) => {
      const cwd = join(await folderForAll(), 'ima');
      mkdirSync(join(cwd, 'kaisha'), { recursive: true });
      for (const name of readdirSync(join(cwd, '..')))
        if (name !== 'ima') renameSync(join(cwd, '..', name), join(cwd, name));
      const there = placeIn(cwd);
      if (there !== undefined) cpSync(join(cwd, 'other.yaml'), there);
      const before = readdirSync(cwd);
      const { code, stdout, stderr } = await run(lineFor(command, FILE), { cwd, columns: 300 });
      const shown = there === undefined || dirname(there) === cwd ? basename(there ?? '') : there;
      expect([code, stdout]).toEqual([2, '']);
      for (const named of [FILE, shown]) expect(stderr).toContain(named);
      expect(readdirSync(cwd)).toEqual(before);
    });
  });
});

describe('a file from another machine', () => {
  const change = (cwd: string, name: string, how: (text: string) => string) =>
    writeFileSync(join(cwd, name), how(readFileSync(join(cwd, name), 'utf8')));

  test.each(fileCommands)('%s takes a name in either form of Unicode for one name', async (command) => {
    const name = '御社のガイド.yaml';
    const plain = await outcome(await folderForAll(name), lineFor(command, name));
    for (const [there, typed] of [
      ['NFD', 'NFC'],
      ['NFC', 'NFD'],
    ] as const) {
      const { told } = await outcome(
        await folderForAll(name.normalize(there)),
        lineFor(command, name.normalize(typed)),
      );
      const composed = (texts: readonly string[]) => texts.map((text) => text.normalize('NFC')).toSorted();
      const { code, screen, files } = plain.told;
      expect([there, told.code, composed([told.screen]), composed(told.files)]).toEqual([
        there,
        code,
        [screen],
        files.toSorted(),
      ]);
    }
  });

  // An encrypted file is the file, whatever it says.
  test.each(fileCommands.filter((command) => command !== 'encrypt'))(
    '%s calls the marks of a git merge by what they are',
    async (command) => {
      const cwd = await folderForAll(FILE);
      change(cwd, FILE, (text) =>
        text.replace(/^answers:\n/m, '<<<<<<< HEAD\nanswers:\n=======\nanswers:\n>>>>>>> theirs\n'),
      );
      const { told } = await outcome(cwd, lineFor(command, FILE));
      expect(told.code).toBe(2);
      for (const word of ['git', '<<<<<<<']) expect(told.screen).toContain(word);
    },
  );
});
