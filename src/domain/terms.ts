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
  const ofTexts = texts.reduce((sum, text) => sum + MOST_STEPS * text.length, MOST_STEPS);
  const steps = { left: Math.min(ofTexts, MOST_STEPS_OF_ALL) };
  for (const text of texts) {
    const line = keyOf(text);
    for (let at = 0; at < line.length && steps.left > 0; at += 1) {
      const match = spellingAt(spellings, line, at, steps);
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

/** What must not stand beside a term that begins or ends with one of its own kind; 0 is no kind. */
const wordSigns = [/[\p{Script=Katakana}ー]/u, /[\p{Script=Latin}\p{Nd}]/u] as const;
const LATIN = 1 + wordSigns.findIndex((kind) => kind.test('a'));

/** One more than the kind of each code point; 0 where it was not met yet. */
const kinds = new Uint8Array(0x110000);

function kindOf(code: number): number {
  const known = kinds[code] ?? 1;
  if (known !== 0) return known - 1;
  const sign = String.fromCodePoint(code);
  const kind = 1 + wordSigns.findIndex((pattern) => pattern.test(sign));
  kinds[code] = kind + 1;
  return kind;
}

/** A term as a text may have it. */
interface Spelling {
  readonly term: Term;
  readonly text: string;
  /** The kind of what must not stand behind it. */
  readonly after: number;
}

/**
 * Assumption: for each sign of a text, terms are followed no further than this on the whole. Two or three are usual; a text
 * that begins the longest term at each of its signs has been made to.
 */
const MOST_STEPS = 8;

/** However long the texts are: two or three for each sign of the largest catalogue. */
const MOST_STEPS_OF_ALL = 15_000_000;

/** The spellings that begin with the same signs. */
interface Beginning {
  readonly next: Map<number, Beginning>;
  /** What ends here, where anything does. */
  whole?: Spelling;
}

/**
 * The spellings of terms, sign by sign: a text is looked through once, and at each of its signs only as far as one of them
 * may stand there. A pattern of all terms takes longer to make than a whole report to judge.
 */
function spellingsOf(terms: readonly Term[]): Beginning {
  const known = new Map(terms.map((term) => [keyOf(term.term), term] as const).reverse());
  const all = [...known].flatMap(([key, term]) => {
    const after = kindBefore(key, key.length);
    return [key, ...(after === LATIN ? pluralsOf(key) : [])].map((text) => ({ term, text, after }));
  });
  const start: Beginning = { next: new Map() };
  for (const one of all.toSorted((a, b) => keyLength(b) - keyLength(a))) {
    let here = start;
    for (let at = 0; at < one.text.length; at += 1) {
      const unit = one.text.charCodeAt(at);
      const next = here.next.get(unit) ?? { next: new Map() };
      here.next.set(unit, next);
      here = next;
    }
    here.whole ??= one;
  }
  return start;
}

function keyLength({ term }: Spelling): number {
  return keyOf(term.term).length;
}

function pluralsOf(key: string): readonly string[] {
  return key.endsWith('y') ? [`${key}s`, `${key.slice(0, -1)}ies`] : [`${key}s`];
}

/** The longest spelling that stands at a place in a text. */
function spellingAt(start: Beginning, line: string, at: number, steps: { left: number }): Spelling | undefined {
  let here = start.next.get(line.charCodeAt(at));
  if (here === undefined || isInWord(line, at)) return undefined;
  let found: Spelling | undefined;
  for (let end = at + 1; here !== undefined && steps.left > 0; end += 1) {
    steps.left -= 1;
    const { whole } = here;
    if (whole !== undefined && (whole.after === 0 || whole.after !== kindAt(line, end))) found = whole;
    here = here.next.get(line.charCodeAt(end));
  }
  return found;
}

/** Whether a sign goes on with a word of its script. */
function isInWord(line: string, at: number): boolean {
  const kind = kindAt(line, at);
  return kind !== 0 && kind === kindBefore(line, at);
}

function kindAt(line: string, at: number): number {
  return kindOf(line.codePointAt(at) ?? 0);
}

function kindBefore(line: string, at: number): number {
  const pair = at < 2 ? 0 : (line.codePointAt(at - 2) ?? 0);
  return kindOf(pair > 0xffff ? pair : (line.codePointAt(at - 1) ?? 0));
}
