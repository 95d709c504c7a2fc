import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { translate } from '../../src/catalogue/translate.ts';
import { languages, loadMessages, translator } from '../../src/i18n/t.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';
import { englishOf } from '../helpers/translations.ts';
import { uncut } from '../helpers/uncut.ts';

const japanese = { catalogue: shippedCatalogue(), guidance: shippedGuidance() };
const spoken = { ja: japanese, en: translate(japanese, englishOf('scs-20260327')) };
const [nobodyKnows, toMend] = ['4-4-5-1', '4-5-1-4'] as const;
const file = [
  'formatVersion: 1',
  'organization: { name: サンプル製作所 }',
  'scope: { sites: [本社] }',
  'catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }',
  `answers: { ${nobodyKnows}: { state: unknown }, ${toMend}: { state: unmet } }`,
  '',
].join('\n');

const faces = {
  text: ['report'],
  markdown: ['report', '--format', 'markdown'],
  html: ['report', '--format', 'html'],
  oscal: ['report', '--format', 'oscal'],
  'oscal-poam': ['report', '--format', 'oscal-poam'],
  sarif: ['check', '--reporter', 'sarif'],
} as const;

/** Without blanks, and without what some format writes before a sign. */
const squeezed = (text: string) => text.replace(/\\\\?n|&quot;|[\s\\"]+/g, '');

describe.each(languages)('what to begin with, in %s', (language) => {
  const stepOf = (id: string) => squeezed(spoken[language].guidance?.criteria[id]?.firstStep ?? '');
  const told = async (words: readonly string[]) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), file);
    return squeezed(uncut((await run([...words, '--lang', language], { cwd })).stdout));
  };

  test.each(Object.entries(faces))('%s mends nothing that nobody knows', async (_, words) => {
    const t = translator(await loadMessages(language));
    const text = await told(words);
    const found = [nobodyKnows, toMend].map((id) => stepOf(id) !== '' && text.includes(stepOf(id)));
    expect(found).toEqual([false, true]);
    expect(text).toContain(squeezed(t('report.action.find-out')));
  });

  test('nor does the help of a question', async () => {
    const t = translator(await loadMessages(language));
    const unknown = await told(['explain', nobodyKnows]);
    expect([unknown.includes(stepOf(nobodyKnows)), unknown.includes(squeezed(t('report.action.find-out')))]).toEqual([
      false,
      true,
    ]);
    expect(await told(['explain', toMend])).toContain(stepOf(toMend));
  });
});
