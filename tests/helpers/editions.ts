import { parseCatalogue } from '../../src/catalogue/parse.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { readStarterFile } from '../../src/io/shipped.ts';

/** A text of the starter catalogue, and what stands there instead. */
export type Change = readonly [before: string, after: string];

/** The next edition of the starter catalogue: the text with each change made, which has to be there once. */
export function editionText(...made: readonly Change[]): string {
  return made.reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) throw new Error(`「${before}」 is not in the starter catalogue exactly once`);
    return text.replace(before, () => after);
  }, readStarterFile('catalogue'));
}

/** The same, parsed. */
export function edition(...made: readonly Change[]): Catalogue {
  const bytes = Buffer.from(editionText(...made));
  const { data, diagnostics } = parseCatalogue({ name: 'catalogue.yaml', bytes });
  if (data === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return data;
}

/** Changes that a publisher may make, each on its own. */
export const changes = {
  edition: ['edition: "2026-11"', 'edition: "2027-11"'],
  wording: ['情報セキュリティの担当者を決めていますか', '情報セキュリティの担当者を、紙に書いて決めていますか'],
  condition: ['- 年1回以上、役割を見直している', '- 年に2回以上、役割を見直している'],
  cadence: ['cadence: { every: year }', 'cadence: { every: month }'],
  option: ['text: 会社が認めた共有サービスで送る', 'text: 取引先が認めた共有サービスで送る'],
  fact: ['取引先に、ファイルを送ることがありますか', '取引先に、ファイルやメールを送ることがありますか'],
  title: ['    title: 担当者\n', '    title: 担当者と役割\n'],
  renamed: ['- id: a-1-1-3\n', '- id: a-1-1-4\n'],
} as const satisfies Record<string, Change>;
