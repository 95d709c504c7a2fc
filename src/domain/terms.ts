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
  const known = new Map(terms.map((term) => [keyOf(term.term), term] as const).reverse());
  const longestFirst = [...known.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((key) => `(${patternOf(key)})`).join('|'), 'giu');
  const found = new Set<Term>();
  for (const text of texts) {
    for (const [, ...groups] of text.matchAll(pattern)) {
      const key = longestFirst[groups.findIndex((group) => group !== undefined)];
      const term = key === undefined ? undefined : known.get(key);
      if (term !== undefined) found.add(term);
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

/** A term as a pattern of whole words; one that ends in a Latin letter may be a plural. */
function patternOf(term: string): string {
  const signs = [...term];
  const last = signs.at(-1) ?? '';
  const before = wordSigns.find((kind) => kind.test(signs[0] ?? ''));
  const after = wordSigns.find((kind) => kind.test(last));
  const escaped = term.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
  return [
    before ? `(?<!${before.source})` : '',
    LATIN.test(last) ? plural(escaped) : escaped,
    after ? `(?!${after.source})` : '',
  ].join('');
}

function plural(escaped: string): string {
  return /y$/i.test(escaped) ? `${escaped.slice(0, -1)}(?:ys?|ies)` : `${escaped}s?`;
}
