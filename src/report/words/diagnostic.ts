import { isOfConfidential } from '../../domain/evidence.ts';
import type { Diagnostic } from '../../formats/diagnostic.ts';
import { isMessageKey } from '../../i18n/keys.ts';
import type { MessageArgs, Translate } from '../../i18n/t.ts';
import { sanitize } from '../../text/sanitize.ts';

/** Longest value of the file that is repeated in a sentence. */
const LONGEST_ARGUMENT = 300;

/** The sentence of a diagnostic without its place; its code where we have no sentence for it. */
export function describeDiagnostic(t: Translate, { code, args, questions }: ToldDiagnostic): string {
  const key = sentenceKey(code, args);
  const told = questions === undefined ? args : besideNumbers(args, questions, t);
  return isMessageKey(key) ? t(key, inWords(t, told)) : code;
}

interface ToldDiagnostic {
  readonly code: string;
  readonly args: Diagnostic['args'];
  /** What is asked by the ids among the arguments, where that is told with them. */
  readonly questions?: ArgQuestions | undefined;
}

/** By the name of the argument that holds the id. */
export type ArgQuestions = Readonly<Record<string, string>>;

/** The way out of a problem, where there is one. */
export function hintFor(
  t: Translate,
  { code, args, file = '' }: { readonly code: string; readonly args: Diagnostic['args']; readonly file?: string },
): string | undefined {
  const general = `diagnostic.${code}.hint`;
  const own = ['form', 'found', 'special', 'suggestion'].map((name) => `${general}.${args[name]}`).find(isMessageKey);
  // Where it is known what was meant, telling all that could be would lead away from it.
  const isMeant = /^(?:answer-not-allowed|unknown-)/.test(code) && args['suggestion'] !== undefined;
  const key = own ?? (isMeant ? '' : general);
  return isMessageKey(key) ? t(key, inWords(t, { file, ...args })) : undefined;
}

/** The sentence of a code, of a kind of its own where a finding is special, and again where it is confidential. */
function sentenceKey(code: string, args: Diagnostic['args']): string {
  const hidden = isOfConfidential({ args }) ? '.confidential' : '';
  const special = args['special'] === undefined ? '' : `.${args['special']}`;
  const keys = [`${special}${hidden}`, hidden, special].map((ending) => `diagnostic.${code}${ending}`);
  return keys.find(isMessageKey) ?? `diagnostic.${code}`;
}

/** What the ids in a finding ask, where that is known. */
export interface Questions {
  readonly criteria: readonly { readonly id: string; readonly question: string }[];
  readonly facts: readonly { readonly id: string; readonly question: string }[];
}

/** Whether a finding sets two things against each other: of several such, a list of ids would say of none what it is. */
export function isBetweenTwo({ questions = {} }: { readonly questions?: ArgQuestions | undefined }): boolean {
  return Object.keys(questions).length > 1;
}

/** The arguments of a contradiction, with what was asked beside the number of a criterion and in place of the id of a fact. */
export function inQuestions(args: Diagnostic['args'], questions: Questions, t: Translate): Diagnostic['args'] {
  return besideNumbers(args, questionsIn(args, questions), t);
}

/** What is asked by the ids among the arguments of a finding; what another catalogue asks, the finding says itself. */
export function questionsIn(args: Diagnostic['args'], { criteria, facts }: Questions): ArgQuestions {
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) => {
      const among = factArgs.includes(name) ? facts : criterionArgs.includes(name) ? criteria : [];
      const found = among.find(({ id }) => id === value);
      const question = found?.question ?? (name === 'reference' || name === 'fact' ? args['asks'] : undefined);
      return typeof question === 'string' ? [[name, question]] : [];
    }),
  );
}

function besideNumbers(args: Diagnostic['args'], questions: ArgQuestions, t: Translate): Diagnostic['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
      if (question === undefined) return [name, value];
      return [name, factArgs.includes(name) ? question : t('diagnostic.asked', { id: value, question })];
    }),
  );
}

const criterionArgs: readonly string[] = ['criterion', 'reference'];
const factArgs: readonly string[] = ['fact', 'base'];

/** The same for a code alone, with `…` where a finding has its own words. */
function describeCode(t: Translate, code: string): string {
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

/**
 * Arguments whose values are names of ours, such as a YAML error or a type, and under what their words are; all others
 * stand as they are in the file.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['actual', 'detail', 'every', 'expected', 'field', 'found', 'instead', 'kind', 'state', 'unit'].map(
    (name) => [name, name] as const,
  ),
  ['said', 'fact'],
  ['taken', 'state'],
]);

/** Names of ours become words of the reader's language. */
function inWords(t: Translate, args: Diagnostic['args']): MessageArgs {
  // A unit is of so many as there may be.
  const counted = { count: args['min'] ?? args['max'] ?? 0 };
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const key = `${NAMES.get(name)}.${value}`;
      return [name, isMessageKey(key) ? t(key, counted) : typeof value === 'string' ? onOneLine(value) : value];
    }),
  );
}

/** A value of the file, safe to show; a line break in it must not look like a line of ours. */
export function onOneLine(value: string): string {
  const line = sanitize(value).replaceAll('\n', ' ');
  return line.length > LONGEST_ARGUMENT ? `${line.slice(0, LONGEST_ARGUMENT).toWellFormed()}…` : line;
}
