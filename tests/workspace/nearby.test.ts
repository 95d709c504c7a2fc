import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesInstead, similarFiles } from '../../src/workspace/nearby.ts';

const assessment = 'formatVersion: 1\norganization:\n  name: サンプル製作所\nanswers: {}\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scs-check-nearby-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text = assessment) => writeFileSync(join(folder, name), text);

describe('assessments beside a file', () => {
  it('are those that copies and other machines make of its name', () => {
    for (const name of ['assessment (1).yaml', 'assessment - コピー.yaml', 'other.yaml', 'assessment.yaml'])
      write(name);
    expect(similarFiles(join(folder, 'assessment.yaml'))).toEqual(['assessment (1).yaml', 'assessment - コピー.yaml']);
  });

  it('are all there are, and its name in the folders around, where the file itself is not there', () => {
    mkdirSync(join(folder, 'scs'));
    write('other.yaml');
    write('notes.yaml', 'title: x\n');
    write(join('scs', 'mine.yaml'));
    expect(filesInstead(join(folder, 'mine.yaml'))).toEqual(['other.yaml', join(folder, 'scs', 'mine.yaml')]);
  });

  it('are known by their beginning, however large they are', () => {
    write('large.yaml');
    truncateSync(join(folder, 'large.yaml'), 2 ** 27);
    expect(filesInstead(join(folder, 'mine.yaml'))).toEqual(['large.yaml']);
  });
});
