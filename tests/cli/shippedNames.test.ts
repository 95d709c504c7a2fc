import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { loadCatalogueFile, loadNamed, loadShipped } from '../../src/workspace/catalogue.ts';
import { InvalidFile } from '../../src/workspace/invalidFile.ts';
import { inLanguage } from '../../src/workspace/translation.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const seeded = join(root, 'tests', 'fixtures', 'seeded');

/** What is wrong with the names of a catalogue that is otherwise good. */
function toldOf(names: Readonly<Record<string, string>>): readonly string[] {
  const cwd = testFolder();
  const lines = readFileSync(join(seeded, 'kijun.yaml'), 'utf8').split('\n');
  const named = lines.map((line) => {
    const key = /^(id|title|edition):/.exec(line)?.[1] ?? '';
    return names[key] === undefined ? line : `${key}: ${JSON.stringify(names[key])}`;
  });
  writeFileSync(join(cwd, 'own.yaml'), named.join('\n'));
  try {
    loadCatalogueFile('own.yaml', cwd);
    return [];
  } catch (failure) {
    if (!(failure instanceof InvalidFile)) throw failure;
    return failure.diagnostics.map(({ code, path }) => `${code} ${path?.join('.')}`);
  }
}

describe('a catalogue of somebody’s own', () => {
  test.each(listShippedCatalogues())('does not pass for %s', (id) => {
    const { catalogue } = loadShipped(id);
    for (const typed of [id, id.toUpperCase(), id.replace('0', 'O').replace('1', 'l')])
      expect(toldOf({ id: typed })).toEqual(['shipped-name id']);
    const wide = catalogue.title.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const cyrillic = catalogue.title.replace(/[CS]/g, (sign) => (sign === 'C' ? 'С' : 'Ѕ'));
    const dotted = catalogue.title.replaceAll(' ', ' ・ ');
    for (const title of [catalogue.title, wide, cyrillic, dotted, ` ${catalogue.title.replaceAll(' ', '　')}`])
      expect(toldOf({ title }), title).toEqual(['shipped-name title']);
    expect(toldOf({ id: `${id}-own`, title: `${catalogue.title} own`, edition: catalogue.edition })).toEqual([]);
  });

  test.each(listShippedCatalogues())('may be a copy of %s as it is, and no other', (id) => {
    const cwd = testFolder();
    const text = readFileSync(join(root, 'controls', `${id}.yaml`), 'utf8');
    writeFileSync(join(cwd, 'copy.yaml'), text);
    expect(loadCatalogueFile('copy.yaml', cwd).hash).toBe(loadShipped(id).hash);
    writeFileSync(join(cwd, 'copy.yaml'), text.replace(/^ +question: /m, '$&x'));
    expect(() => loadCatalogueFile('copy.yaml', cwd)).toThrow(InvalidFile);
  });

  test('that is a copy is explained in the words of the package, whatever lies beside it', async () => {
    const cwd = testFolder();
    const id = 'scs-20260327';
    for (const [from, to, key] of [
      [`${id}.yaml`, 'copy.yaml', 'nothing'],
      [`guidance/${id}.ja.yaml`, 'guidance/copy.ja.yaml', 'why'],
      [`translation/${id}.en.yaml`, 'translation/copy.en.yaml', 'question'],
      [`translation/${id}.en.yaml`, 'translation/copy.en-GB.yaml', 'question'],
    ] as const) {
      const text = readFileSync(join(root, 'controls', from), 'utf8').replace(
        /^lang: en$/m,
        `lang: ${to.split('.')[1]}`,
      );
      mkdirSync(dirname(join(cwd, to)), { recursive: true });
      writeFileSync(join(cwd, to), text.replace(new RegExp(`^( +${key}:) .*`, 'gm'), '$1 偽'));
    }
    for (const lang of ['ja', 'en', 'en-GB']) {
      const spoken = (named: string) => {
        const { catalogue, guidance, hash } = inLanguage(loadNamed(named, cwd), lang);
        return { catalogue, guidance, hash };
      };
      expect(spoken('copy.yaml'), lang).toEqual(spoken(id));
    }
  });

  const commands = [
    'lint kijun.yaml',
    'check',
    'check --reporter json',
    'status',
    'report --format json',
    'portfolio',
    'sheet confirmation',
    'handout --all -o h.yaml',
    'explain 1-1-1-1',
    'catalogue show kijun.yaml',
  ];
  test.each(['★3', '★３', '☆3'])('tells of a level %s of its own whose it is, wherever it is named', async (title) => {
    const cwd = testFolder();
    cpSync(seeded, cwd, { recursive: true });
    const text = readFileSync(join(cwd, 'kijun.yaml'), 'utf8');
    const renamed = text.replace('title: 基本', `title: ${title}`);
    expect(renamed).not.toBe(text);
    writeFileSync(join(cwd, 'kijun.yaml'), renamed);
    for (const words of [
      'check',
      'check --reporter badge',
      'check --reporter markdown',
      'status',
      'report --format text',
    ]) {
      const { stdout } = await run(words.split(' '), { cwd });
      expect(stdout.replaceAll(`見本の点検 ${title}`, ''), words).not.toContain(title);
      expect(stdout, words).toContain(`見本の点検 ${title}`);
    }
  });

  test('gives no result under the name of another one', async () => {
    const cwd = testFolder();
    cpSync(seeded, cwd, { recursive: true });
    for (const file of ['kijun.yaml', 'assessment.yaml']) {
      const text = readFileSync(join(cwd, file), 'utf8');
      writeFileSync(join(cwd, file), text.replace(/\bid: kijun$/m, 'id: scs-20260327'));
    }
    for (const words of commands) {
      const { code, stderr, stdout } = await run(words.split(' '), { cwd });
      expect([code, `${stdout}${stderr}`.includes('shipped-name')], words).toEqual([2, true]);
    }
  });
});
