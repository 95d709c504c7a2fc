/** The keys at the top of an assessment; a misspelt one leaves the others. */
const own = ['formatVersion', 'organization', 'scope', 'catalogue', 'answers'];

/** Keys at the top of files of ours that are no assessment, or only a part of one on its way to somebody. */
const others = ['requirements', 'criteria', 'mappings', 'files', 'handout'];

/**
 * Whether a file is an assessment, by its keys: whatever else is wrong with it.
 * It has `answers` or `organization`, and at least one more of its keys.
 */
export function looksLikeAssessment(bytes: Uint8Array): boolean {
  // UTF-16 has a NUL beside every letter: not to be read, but not to be passed over either.
  const text = new TextDecoder().decode(bytes).replaceAll('\0', '');
  const start = FIRST_LINE.exec(text);
  if (start === null) return false;
  const before = start[2] === '{' ? '[{,]\\s*' : `^${start[1] ?? ''}`;
  const keys = new RegExp(`${before}["']?([A-Za-z]+)["']?[ \\t]*[:：]`, 'gm');
  const found = new Set([...text.matchAll(keys)].map(([, key = '']) => key));
  const isNamed = found.has('answers') || found.has('organization');
  return isNamed && own.filter((key) => found.has(key)).length > 1 && !others.some((key) => found.has(key));
}

/** The first line that says something: its indent, and how it begins. */
const FIRST_LINE = /^(?!---)(?! *(?:#|%|\r?$))( *)(\S)/m;
