import type { Catalogue } from '../formats/catalogue.ts';
import type { Context } from './context.ts';

/** The official wording by criterion id, where the person has named their own copy of it. */
export type OfficialTexts = ReadonlyMap<string, string>;

/**
 * Reads the copy that was named; says in one line where it is not as ours. Read only when asked for.
 * @returns what gives the wording of a catalogue; undefined where no copy was named
 * @throws UserError workbook-not-found, not-a-workbook and their like
 */
export async function officialFor(
  named: string | undefined,
  { workplace, note, t, paint }: Context,
): Promise<((catalogue: Catalogue) => OfficialTexts) | undefined> {
  if (named === undefined) return undefined;
  const { loadOfficial, officialWording } = await import('../workspace/official.ts');
  const copy = loadOfficial(named, workplace.cwd);
  return (catalogue) => {
    const { texts, differences: count, isOther } = officialWording(copy, catalogue);
    if (count > 0) {
      const args = { file: copy.name, count, matched: texts.size, catalogue: catalogue.id };
      note(paint.stderr.middling(t('official.differs', args)));
    } else if (isOther) {
      note(paint.stderr.dim(t('official.other-hash', { file: copy.name })));
    }
    return texts;
  };
}
