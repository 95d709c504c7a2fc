import type { Diagnostic } from '../../formats/diagnostic.ts';
import type { Translate } from '../../i18n/t.ts';
import { type ArgQuestions, describeDiagnostic, hintFor, onOneLine } from './diagnostic.ts';
import { meantWords } from './meant.ts';
import { problemSentence, type ToldProblem, waysOut } from './problem.ts';

interface Advised extends Pick<Diagnostic, 'code' | 'args' | 'file' | 'allowed'> {
  readonly questions?: ArgQuestions | undefined;
}

/**
 * What was found, what was probably meant and the way out in one line: for whoever shows a message beside the file, with
 * nothing below it.
 */
export function adviseOn(diagnostic: Advised, t: Translate): string {
  const meant = meantBy(diagnostic, t);
  const hint = hintFor(t, diagnostic);
  return beside(
    describeDiagnostic(t, diagnostic) + (meant === '' ? '' : t('text.aside', { text: meant })),
    hint === undefined ? [] : [hint],
    t,
  );
}

/** More values than these are no line, but a table. */
const MOST_VALUES = 8;

function meantBy({ args, allowed = [] }: Advised, t: Translate): string {
  const suggestion = args['suggestion'];
  if (suggestion !== undefined) {
    return t('diagnostic.suggestion', {
      suggestion: meantWords(onOneLine(String(suggestion)), Object.values(args), t),
    });
  }
  return allowed.length > MOST_VALUES ? '' : allowed.map(onOneLine).join(' / ');
}

/** The same of what ended the work on a file. */
export function adviseOnProblem(problem: ToldProblem, t: Translate): string {
  // Lines are not above it here, but messages of their own.
  const hints = waysOut(problem, t).filter((text) => text !== t('error.file-invalid.hint'));
  return beside(problemSentence(problem, t), hints, t);
}

function beside(sentence: string, hints: readonly string[], t: Translate): string {
  const told = hints.map((text) => t('hint.beside', { text: onOneLine(text) }));
  return [sentence, ...told]
    .map((text, at) => (at < told.length ? stopped(text, t) : text))
    .join(t('sentence.separator'));
}

/** A sentence that others follow on its line ends with a sign. */
function stopped(sentence: string, t: Translate): string {
  return /[.。?？!！]$/u.test(sentence) ? sentence : sentence + t('sentence.stop');
}
