import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';

const FRENCH = `formatVersion: 1
catalogue: titled
lang: fr
criteria:
  AC-2(1): { title: Gestion automatique, question: Gérez-vous les comptes par un moyen automatique ? }
  AC-2(2): { metWhen: [Les comptes temporaires sont supprimés] }
`;

let cwd: string;
beforeEach(async () => {
  cwd = testFolder();
  cpSync(join(root, 'tests/fixtures/titled.yaml'), join(cwd, 'q.yaml'));
  mkdirSync(join(cwd, 'translation'));
  translated('fr');
  await run(['init', '--catalogue', 'q.yaml', '--name', 'サンプル株式会社'], { cwd });
});

function translated(tag: string, text = FRENCH): void {
  writeFileSync(join(cwd, 'translation', `q.${tag}.yaml`), text.replace('lang: fr', `lang: ${tag}`));
}

const shown = async (words: string, lang: string) =>
  (await run([...words.split(' '), '--lang', lang], { cwd, columns: 200 })).stdout;

describe('a catalogue of one’s own in a third language', () => {
  test('is asked in that language where a text is translated, and in its own where none is', async () => {
    const person = sitDown(['ask', '--lang', 'fr'], { cwd, rows: 60 });
    for (const field of ['Companies', 'Sites', 'Departments', 'Systems']) {
      await person.sees(field);
      person.types(ENTER);
    }
    await person.sees('AC-2(1) Gestion automatique');
    await person.sees('Gérez-vous les comptes par un moyen automatique ?');
    await person.sees('自動のしくみを使っている');
    await person.sees('q save and stop');
    person.types('3');
    await person.sees('AC-2(2) 一時の利用者');
    await person.sees('Les comptes temporaires sont supprimés');
    person.types('q');
    expect((await person.finished).code).toBe(0);
  });

  test.each(['explain AC-2(1)', 'catalogue show q.yaml', 'report', 'report --format html'])(
    'is shown in it by %s',
    async (words) => {
      const text = await shown(words, 'fr');
      expect(text).toContain('Gérez-vous les comptes');
      expect(text).not.toContain('利用者の管理に、自動のしくみを使っていますか');
    },
  );

  test('names the next command in it', async () => {
    expect(await shown('status', 'fr')).toContain('npx scs-check --lang fr');
  });

  test('is shown in the language of which the one asked for is a kind, else in the words around it', async () => {
    expect(await shown('explain AC-2(1)', 'fr-CA')).toContain('Gestion automatique');
    translated('fr-CA', FRENCH.replace('Gestion', 'Administration'));
    expect(await shown('explain AC-2(1)', 'fr-CA')).toContain('Administration automatique');
    translated('en', FRENCH.replace('Gestion automatique', 'Automatic management'));
    expect(await shown('explain AC-2(1)', 'de')).toContain('Automatic management');
    expect(await shown('explain AC-2(1)', 'ja')).toContain('自動の管理');
  });

  test('keeps its hash, and a report in it is known again', async () => {
    const digest = async (lang: string) => JSON.parse(await shown('report --json', lang)).digest;
    expect(await digest('fr')).toBe(await digest('ja'));
    await run(['report', '--lang', 'fr', '-o', 'rapport.md'], { cwd });
    expect((await run(['verify', 'rapport.md', '--assessment', 'assessment.yaml'], { cwd })).code).toBe(0);
  });
});
