import type { Term } from '../formats/catalogue.ts';

/** What explains its words. */
export interface Explaining {
  readonly terms?: readonly Term[] | undefined;
}

/** What asks for something in words: a criterion of a catalogue, or of a report. */
export interface Asking {
  readonly question: string;
  readonly metWhen: readonly string[];
  readonly options?:
    | (Conditional & { readonly choices: readonly (Conditional & { readonly text: string })[] })
    | undefined;
}

interface Conditional {
  readonly onlyWhen?: string | undefined;
}

/**
 * The terms that occur in `texts`, each once, in the order in which they first appear. Where one term is part of
 * another, the longer one is meant: 「仮想サーバ」 is not 「サーバ」. Upper and lower case are one, and so are singular and
 * a plural with s (or ies, for y).
 * Assumption: a term does not begin or end inside a word of its own script. 「ログ」 is not in 「ログイン」, nor "log" in
 * "login"; kanji and kana before or after a term of katakana are other words.
 */
export function termsIn({ terms = [] }: Explaining, texts: readonly string[]): readonly Term[] {
  if (terms.length === 0) return [];
  const spellings = spellingsOf(terms);
  const found = new Set<Term>();
  for (const text of texts) {
    const line = keyOf(text);
    for (let at = 0; at < line.length; at += 1) {
      const match = spellings.get(line.charAt(at))?.find((one) => standsAt(one, line, at));
      if (match === undefined) continue;
      found.add(match.term);
      at += match.text.length - 1;
    }
  }
  return [...found];
}

/** All that a criterion asks, in the order in which it is read: question, conditions, options. */
export function textsOf({ question, metWhen, options }: Asking): readonly string[] {
  const choices = options?.choices.flatMap(({ text, onlyWhen }) => [text, ...(onlyWhen ? [onlyWhen] : [])]) ?? [];
  return [question, ...metWhen, ...(options?.onlyWhen ? [options.onlyWhen] : []), ...choices];
}

/** The terms of criteria, as a reader meets them. */
export function termsOfCriteria(catalogue: Explaining, criteria: readonly Asking[]): readonly Term[] {
  return termsIn(catalogue, criteria.flatMap(textsOf));
}

/** What two spellings of one term have in common. */
export function keyOf(term: string): string {
  return term.toLowerCase();
}

/** What must not stand beside a term that begins or ends with one of its own kind. */
const wordSigns = [/[\p{Script=Katakana}ー]/u, /[\p{Script=Latin}\p{Nd}]/u] as const;
const [, LATIN] = wordSigns;

/** A term as a text may have it. */
interface Spelling {
  readonly term: Term;
  readonly text: string;
  /** What must not stand before it, and behind it. */
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/**
 * The spellings of terms by their first sign, the longest first: a text is looked through once, sign by sign. A pattern
 * of all terms takes longer to make than a whole report to judge.
 */
function spellingsOf(terms: readonly Term[]): ReadonlyMap<string, readonly Spelling[]> {
  const known = new Map(terms.map((term) => [keyOf(term.term), term] as const).reverse());
  const all = [...known].flatMap(([key, term]) => {
    const after = kindOf([...key].at(-1));
    const before = kindOf([...key][0]);
    return [key, ...(after === LATIN ? pluralsOf(key) : [])].map((text) => ({ term, text, before, after }));
  });
  const byFirst = new Map<string, Spelling[]>();
  for (const one of all.toSorted((a, b) => keyLength(b) - keyLength(a))) {
    const first = one.text.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), one]);
  }
  return byFirst;
}

function keyLength({ term }: Spelling): number {
  return keyOf(term.term).length;
}

function kindOf(sign = ''): RegExp | undefined {
  return wordSigns.find((kind) => kind.test(sign));
}

function pluralsOf(key: string): readonly string[] {
  return key.endsWith('y') ? [`${key}s`, `${key.slice(0, -1)}ies`] : [`${key}s`];
}

function standsAt({ text, before, after }: Spelling, line: string, at: number): boolean {
  if (!line.startsWith(text, at)) return false;
  const end = at + text.length;
  const signBefore = [...line.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const [signAfter = ''] = line.slice(end, end + 2);
  return !before?.test(signBefore) && !after?.test(signAfter);
}
