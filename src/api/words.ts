import { type ErrorCode, errorCodes } from '../errors.ts';
import { type Diagnostic, type DiagnosticCode, isDiagnosticCode } from '../formats/diagnostic.ts';
import { en } from '../i18n/en/index.ts';
import { ja } from '../i18n/ja/index.ts';
import { ourLanguageFor, type Tag, type Translate, translator } from '../i18n/t.ts';
import { describeDiagnostic } from '../report/words/diagnostic.ts';
import { problemSentence } from '../report/words/problem.ts';
import { assertNames, type PlaceOptions, workplaceOf, wrongOption } from './options.ts';

const messages = { ja, en } as const;

/** The sentences for who reads in a language. */
export function wordsOf(language: Tag): Translate {
  return translator(messages[ourLanguageFor(language)]);
}

/** A finding of any list of this package, or an error that it has thrown. */
export interface Describable {
  readonly code: DiagnosticCode | ErrorCode;
  readonly args: Diagnostic['args'];
  /** Findings have one, errors have none. */
  readonly severity?: Diagnostic['severity'];
  /** What is asked by the ids among the arguments, as `check` tells it of contradictions. */
  readonly questions?: Readonly<Record<string, string>>;
}

/**
 * A finding or an error in one sentence, without its place.
 * @throws TypeError where it is neither
 */
export function describe(found: Describable, options: Pick<PlaceOptions, 'language'> = {}): string {
  assertNames(options, ['language']);
  if (typeof found?.code !== 'string') throw wrongOption('diagnostic', 'a finding / a UserError');
  const t = wordsOf(workplaceOf(options).language);
  const { code, args, severity, questions } = found;
  // Some codes are of both kinds.
  const isError = severity === undefined && errorCodes.some((known) => known === code);
  return isDiagnosticCode(code) && !isError
    ? describeDiagnostic(t, { code, args, questions })
    : problemSentence({ code, args }, t);
}
