/** The lines of a file, by the name its diagnostics give it; none of a file that nobody has. */
export type Sources = (file: string) => readonly string[];

/**
 * The lines of files that are at hand. A run may have thousands and shows lines of a few: a file is split
 * once somebody asks for it, and not again.
 */
export function sourcesOf(texts: ReadonlyMap<string, string>): Sources {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const found = known.get(file) ?? (texts.get(file) ?? '').split(/\r?\n/);
    known.set(file, found);
    return found;
  };
}
