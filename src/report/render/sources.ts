/** A line of a file, counted from 1, by the name its diagnostics give it; undefined of a file that nobody has. */
export type Sources = (file: string, line: number) => string | undefined;

/** A run may have thousands of files and shows lines of a few. */
interface Looked {
  readonly text: string;
  /** Where the lines begin, as far as they have been asked for: a file may hold ten million. */
  readonly starts: number[];
}

/** The lines of files that are at hand. Of a file, no more is looked at than what is asked for, and nothing twice. */
export function sourcesOf(texts: ReadonlyMap<string, string>): Sources {
  const known = new Map<string, Looked>();
  return (file, line) => {
    const looked = known.get(file) ?? { text: texts.get(file) ?? '', starts: [0] };
    known.set(file, looked);
    return lineIn(looked, line);
  };
}

function lineIn({ text, starts }: Looked, line: number): string | undefined {
  while (starts.length < line) {
    const end = text.indexOf('\n', starts.at(-1));
    if (end === -1) return undefined;
    starts.push(end + 1);
  }
  const start = starts[line - 1] ?? 0;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}
