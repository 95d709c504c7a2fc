import type { Diagnostic } from '../formats/diagnostic.ts';
import { isMessageKey } from '../i18n/keys.ts';
import type { MessageArgs, Translate } from '../i18n/t.ts';
import { sanitize } from '../text/sanitize.ts';

/** Longest value of the file that is repeated in a sentence. */
const LONGEST_ARGUMENT = 300;

/** The sentence of a diagnostic without its place; its code where we have no sentence for it. */
export function describeDiagnostic(
  t: Translate,
  { code, args }: { readonly code: string; readonly args: Diagnostic['args'] },
): string {
  const key = sentenceKey(code, args);
  return isMessageKey(key) ? t(key, inWords(t, args)) : code;
}

/** The way out of a problem, where there is one. */
export function hintFor(
  t: Translate,
  { code, args }: { readonly code: string; readonly args: Diagnostic['args'] },
): string | undefined {
  const general = `diagnostic.${code}.hint`;
  const own = ['form', 'found', 'suggestion'].map((name) => `${general}.${args[name]}`).find(isMessageKey);
  // Where it is known which state was meant, telling all of them would lead away from it.
  const isMeant = code === 'answer-not-allowed' && args['suggestion'] !== undefined;
  const key = own ?? (isMeant ? '' : general);
  return isMessageKey(key) ? t(key, inWords(t, args)) : undefined;
}

/** The sentence of a code, of a kind of its own where a finding is special, and again where it is confidential. */
function sentenceKey(code: string, args: Diagnostic['args']): string {
  const special = args['special'] === undefined ? '' : `.${args['special']}`;
  const hidden = args['confidential'] === undefined ? '' : '.confidential';
  const keys = [`${special}${hidden}`, hidden, special].map((ending) => `diagnostic.${code}${ending}`);
  return keys.find(isMessageKey) ?? `diagnostic.${code}`;
}

/** What the ids in a finding ask, where that is known. */
export interface Questions {
  readonly criteria: readonly { readonly id: string; readonly question: string }[];
  readonly facts: readonly { readonly id: string; readonly question: string }[];
}

/** The arguments of a contradiction, with what was asked beside the number of a criterion and in place of the id of a fact. */
export function inQuestions(
  args: Diagnostic['args'],
  { criteria, facts }: Questions,
  t: Translate,
): Diagnostic['args'] {
  const asked = (value: Diagnostic['args'][string], isFact: boolean) => {
    const found = (isFact ? facts : criteria).find(({ id }) => id === value);
    if (found === undefined) return value;
    return isFact ? found.question : t('diagnostic.asked', { id: found.id, question: found.question });
  };
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (factArgs.includes(name)) return [name, asked(value, true)];
      return [name, criterionArgs.includes(name) ? asked(value, false) : value];
    }),
  );
}

const criterionArgs: readonly string[] = ['criterion', 'reference'];
const factArgs: readonly string[] = ['fact', 'base'];

/** The same for a code alone, with `…` where a finding has its own words. */
export function describeCode(t: Translate, code: string): string {
  const key = `diagnostic.${code}`;
  if (!isMessageKey(key)) return code;
  return withEllipses(t(key));
}

/** Several findings of one code in one sentence. */
export function describeFolded(t: Translate, code: string, count: number): string {
  const key = `diagnostic.${code}.folded`;
  return isMessageKey(key) ? t(key, { count }) : t('check.folded', { count, sentence: describeCode(t, code) });
}

/** A sentence that nobody has filled: `…` for what is missing, and the plural of what is counted. */
export function withEllipses(sentence: string): string {
  return sentence.replace(/\{\w+(?::[^|{}]*\|([^|{}]*))?\}/g, (_, many?: string) => many ?? '…');
}

/** Arguments whose values are names of ours, such as a YAML error or a type; all others stand as they are in the file. */
const NAMES = new Set(['actual', 'detail', 'every', 'expected', 'field', 'found', 'instead', 'kind', 'state', 'unit']);

/** Names of ours become words of the reader's language. */
function inWords(t: Translate, args: Diagnostic['args']): MessageArgs {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const key = `${name}.${value}`;
      return [
        name,
        NAMES.has(name) && isMessageKey(key) ? t(key) : typeof value === 'string' ? onOneLine(value) : value,
      ];
    }),
  );
}

/** A value of the file, safe to show; a line break in it must not look like a line of ours. */
export function onOneLine(value: string): string {
  const line = sanitize(value).replaceAll('\n', ' ');
  return line.length > LONGEST_ARGUMENT ? `${line.slice(0, LONGEST_ARGUMENT).toWellFormed()}…` : line;
}
