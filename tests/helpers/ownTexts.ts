import { readdirSync, readFileSync } from 'node:fs';
import { ja } from '../../src/i18n/ja/index.ts';

const root = new URL('../../', import.meta.url);
const filesIn = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root), { encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

/** All of our own that people read in Japanese, and the translations of catalogues; by the file it stands in. */
export const ownTexts: readonly (readonly [file: string, text: string])[] = [
  ...ja.map((messages, index) => [`src/i18n/ja ${index}`, Object.values(messages).join('\n')] as const),
  ...[
    'README.md',
    ...filesIn('docs', '.md'),
    ...filesIn('controls', '.yaml'),
    ...filesIn('controls/guidance', '.yaml'),
    ...filesIn('controls/crosswalk', '.yaml'),
    ...filesIn('controls/translation', '.yaml'),
    ...filesIn('templates', '.yaml'),
  ]
    .filter((file) => !file.endsWith('.en.md'))
    .map((file) => [file, readFileSync(new URL(file, root), 'utf8')] as const),
];
