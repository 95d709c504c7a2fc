import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';

/** Words by which a self-check would claim what only a scheme can give. */
const CLAIMS =
  /認定|合格|取得済|取得でき|お墨付き|達成[済し]|準拠[済し]|適合[済し]|(?<!行き)届い|クリアし|certified|certification|accredited|guarantee/i;

/**
 * Words that a self-check must not say of the reader, in the titles by which it says where somebody stands. A control may
 * hold any word: it is its publisher's, and says nothing of the reader.
 */
export function claimsIn(titles: readonly (readonly [title: string, path: Path])[]): Finding[] {
  return titles.flatMap(([title, path]) => {
    const word = CLAIMS.exec(title)?.[0];
    return word === undefined ? [] : [{ code: 'claims-too-much' as const, args: { word }, path }];
  });
}

/** The same of all such titles of a catalogue. */
export function claims({ levels, points, stages = [], targets = [] }: Catalogue): Finding[] {
  return claimsIn([
    ...levels.map(({ title }, i) => [title, ['levels', i, 'title']] as const),
    ...(points?.bands ?? []).map(({ text }, i) => [text, ['points', 'bands', i, 'text']] as const),
    ...stages.map(({ title }, i) => [title, ['stages', i, 'title']] as const),
    ...targets.map(({ title }, i) => [title, ['targets', i, 'title']] as const),
  ]);
}
