import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readHistory } from '../../src/domain/history.ts';
import { createJournal } from '../../src/workspace/journal.ts';
import { openStore } from '../../src/workspace/store.ts';
import { watchPower } from '../helpers/powerLoss.ts';
import { testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';
import type { DiskCall } from '../helpers/watchedDisk.ts';

const FILE = 'assessment.yaml';
const HISTORY = 'assessment.history.jsonl';
const IDS = ['1-2-1-1', '1-2-1-2', '1-2-1-3'];

describe.skipIf(process.platform === 'win32')('a power cut at any moment of three saves', () => {
  /** The contents of the file from the first to the last, and every folder that may be found on the way. */
  function saves(count: number, disk: { readonly refused?: DiskCall; readonly ignored?: DiskCall }) {
    const folder = testFolder();
    const path = join(folder, FILE);
    writeFileSync(path, JSON.stringify(emptyAssessment(shippedCatalogue())));
    const contents = [readFileSync(path, 'utf8')];
    const journal = createJournal({ variables: {}, now: () => '2026-11-21T09:00:00+09:00' });
    const { moments, stop } = watchPower(folder, disk.refused, disk.ignored);
    const acknowledged: number[] = [];
    const store = openStore(FILE, folder, { journal });
    for (const id of IDS.slice(0, count)) {
      store.save({ type: 'answer', id, answer: { state: 'met' } });
      acknowledged.push(moments.length - 1);
      contents.push(readFileSync(path, 'utf8'));
    }
    store.close();
    stop();
    return { contents, moments, acknowledged };
  }

  test.each([true, false])('leaves the old or the new file, and a history that says which (links: %s)', (hasLinks) => {
    const { contents, moments, acknowledged } = saves(3, hasLinks ? {} : { refused: 'linkSync' });
    const seen = new Map<string, string>();
    let folders = 0;
    for (const [at, { after, found }] of moments.entries()) {
      // What was acknowledged before this moment is there whatever else is lost.
      const saved = acknowledged.filter((moment) => moment <= at).length;
      for (const folder of found) {
        folders += 1;
        const [file, backup, history] = [FILE, `${FILE}.bak`, HISTORY].map((name) => folder.get(name));
        const key = JSON.stringify([saved, file, backup, history]);
        if (!seen.has(key)) seen.set(key, toldOf({ contents, saved, file, backup, history }));
        expect(seen.get(key), `after ${after}, moment ${at}`).toBe('');
      }
    }
    expect(folders).toBeGreaterThan(500);
  });

  test('is not survived on a disk that never keeps what it was told to keep', () => {
    const { contents, moments } = saves(1, { ignored: 'fsyncSync' });
    const told = moments.flatMap(({ found }) =>
      found.map((folder) =>
        toldOf({
          contents,
          saved: 0,
          file: folder.get(FILE),
          backup: folder.get(`${FILE}.bak`),
          history: folder.get(HISTORY),
        }),
      ),
    );
    expect(told).toContain('no content that it ever had');
    expect(told).toContain('a history that does not know the file');
  });
});

interface Left {
  readonly contents: readonly string[];
  /** How many saves were acknowledged. */
  readonly saved: number;
  readonly file: string | undefined;
  readonly backup: string | undefined;
  readonly history: string | undefined;
}

/** What is wrong with what is left, in words. */
function toldOf({ contents, saved, file, backup, history = '' }: Left): string {
  const now = contents.indexOf(file ?? '');
  if (now === -1) return 'no content that it ever had';
  if (now < saved) return 'an acknowledged save is gone';
  if (now > saved + 1) return 'a save from the future';
  if (backup !== undefined && !contents.includes(backup)) return 'a backup that it never was';
  if (history === '') return now === 0 ? '' : 'a history that does not know the file';
  const { problems, remarks, isCurrent, entries } = readHistory(history, parse(file ?? ''));
  if (problems.length > 0) return 'a broken history';
  if (remarks.some(({ what }) => what !== 'not-saved' && what !== 'torn')) return 'a history that blames somebody';
  if (!isCurrent || entries.length < now) return 'a history that does not know the file';
  return '';
}
