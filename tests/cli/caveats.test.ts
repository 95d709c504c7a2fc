import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';
import { catalogueIds, englishOf, japaneseOf } from '../helpers/translations.ts';
import { uncut } from '../helpers/uncut.ts';

const squeezed = (text: string) => text.replace(/[\s\\│|]+/g, '');

/** A firm that has answered nothing yet. */
function firmAt(id: string, edition: string, level: string): string {
  const cwd = testFolder();
  const aim = `{ id: ${id}, edition: "${edition}", level: ${level} }`;
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
organization: { name: サンプル製作所 }
scope: { companies: [サンプル製作所] }
catalogue: ${aim}
answers: {}
`,
  );
  return cwd;
}

const noteOf = (id: string) => japaneseOf(id).catalogue.source.note ?? '';

describe('what has to be known of a source', () => {
  test.each(catalogueIds.map((id) => [id]))(
    '%s: its note is told whole by catalogue show, in both languages',
    async (id) => {
      expect(noteOf(id)).not.toBe('');
      expect(squeezed((await run(['catalogue', 'show', id])).stdout)).toContain(squeezed(noteOf(id)));
      const english = (await run(['catalogue', 'show', id, '--lang', 'en'])).stdout;
      expect(squeezed(english)).toContain(squeezed(englishOf(id).source?.note ?? ''));
    },
  );

  test('is marked in the list, and the list says where it is told', async () => {
    const { stdout } = await run(['catalogue', 'list']);
    const rows = stdout.split(/\n(?=\S)/);
    const after = (id: string) => rows.find((row) => row.startsWith(`${id} `)) ?? '';
    expect(after('security-action-25')).toMatch(/\n {2}※ 新しい版が出ています$/);
    expect(after('scs-semiconductor')).toMatch(/\n {2}※ 一部だけを入れています・原本は未確認です$/);
    expect(after('ssdf-1.2-draft')).toContain('草案です');
    expect(after('ssdf-1.1')).not.toContain('※ 原本');
    expect(stdout).toContain('scs-check catalogue show');
    const found = JSON.parse((await run(['catalogue', 'list', '--json'])).stdout);
    expect(found.find((one: { id: string }) => one.id === 'ssdf-218a').source.caveats).toEqual([
      'incomplete',
      'not-seen',
    ]);
  });

  test.each(['text', 'markdown', 'html', 'json'])(
    'is told whole in the report as %s, and marked beside the source',
    async (format) => {
      const cwd = firmAt('security-action-25', '3.1', 'self-check');
      const { stdout } = await run(['report', '--format', format], { cwd });
      expect(squeezed(uncut(stdout))).toContain(squeezed(noteOf('security-action-25')));
      expect(stdout).toContain(format === 'json' ? 'newer-edition' : '新しい版が出ています');
    },
  );

  test('is one line of status, and of the greeting until something is answered', async () => {
    const cwd = firmAt('scs-20260327', '2026-03-27', 'star3');
    expect(squeezed((await run(['status'], { cwd })).stdout)).toContain(
      squeezed('出典について: 原本は未確認です（くわしくは: scs-check catalogue show scs-20260327）'),
    );
    for (const [there, caveat] of [
      [cwd, '原本は未確認です'],
      [firmAt('security-action-25', '3.1', 'self-check'), '新しい版が出ています'],
      [firmAt('ssdf-218a', 'SP 800-218A', 'ssdf-218a'), '一部だけを入れています・原本は未確認です'],
    ] as const) {
      const person = sitDown([], { cwd: there });
      await person.sees(`出典について: ${caveat}`);
      person.types('q');
      await person.finished;
    }
  });

  // An answer to 1.1 counts for them, though what they ask for now is not here.
  test.each(['ja', 'en'])('is said at each task that SP 800-218A has revised, and in the report (%s)', async (lang) => {
    const cwd = firmAt('ssdf-218a', 'SP 800-218A', 'ssdf-218a');
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const answers = 'answers: { PO.1.3: { state: met }, PS.3.2: { state: met }, PW.2.1: { state: met } }';
    writeFileSync(join(cwd, 'assessment.yaml'), text.replace('answers: {}', answers));
    const report = squeezed((await run(['report', '--format', 'markdown', '--lang', lang], { cwd })).stdout);
    const said = lang === 'ja' ? '（1.1の文によります。SP800-218Aは' : '(Bythetextof1.1;SP800-218A';
    expect(report.split(said)).toHaveLength(4);
    const told = squeezed((await run(['explain', 'PO.1.3', '--lang', lang], { cwd })).stdout);
    expect(told).toContain(said);
    expect(JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout).summary.criteria.met).toBe(3);
  });

  test('names the command that compares with the original of one’s own', async () => {
    expect(squeezed((await run(['catalogue', 'show', 'scs-20260327'])).stdout)).toContain('scs-checkcatalogueofficial');
  });

  test('is said of a catalogue of one’s own where its author has written it, and nothing is marked', async () => {
    const cwd = new URL('../../docs/examples/', import.meta.url).pathname;
    const { stdout } = await run(['catalogue', 'show', 'shiiresaki-12.yaml'], { cwd });
    expect(stdout).toContain('出典について: 架空の会社の質問票です。');
    expect(stdout).not.toContain('原本は未確認');
  });
});
