import type { Tag, Translate } from '../i18n/t.ts';
import { kindsLacking, type LackingAnswer } from '../interview/lacking.ts';
import { nextStep, type Work } from '../interview/nextStep.ts';
import { countWaiting, type WaitingAnswers, waitingFor } from '../interview/waiting.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { quoted, quotedWord } from '../text/shell.ts';
import type { LoadedAssessment } from '../workspace/assessment.ts';
import { groundsOf } from '../workspace/crosswalk.ts';
import { DEFAULT_FILE } from '../workspace/names.ts';
import { closingAtAim } from '../workspace/report.ts';
import type { Workplace } from '../workspace/workplace.ts';
import { commandLine } from './commandLine.ts';
import type { Typed } from './context.ts';

/** Where a firm stands, in a file that is named as it was typed. */
export interface FileWork extends Work {
  readonly file: string;
}

/** Where the firm of an opened file stands. */
export function workIn(file: string, opened: LoadedAssessment, workplace: Workplace): FileWork {
  const { assessment, loaded } = opened;
  const { catalogue } = loaded;
  const grounds = groundsOf(opened, workplace.language);
  return { file, assessment, catalogue, ...grounds, closing: () => closingAtAim(opened, {}, workplace) };
}

/** A command of ours for the person to type, about a file. */
export function commandFor(command: string, file: string, language: Tag, ...words: readonly string[]): string {
  const isShort = file === DEFAULT_FILE && command === 'ask' && words.length === 0;
  const named = isShort ? [] : [command, ...(file === DEFAULT_FILE ? [] : [quoted(file)])];
  return commandLine(['npx scs-check', ...named, ...words].join(' '), language);
}

/** The option by which a command takes the file of the firm, where it is no word of its own. */
const FILE_OPTIONS: Readonly<Record<string, string>> = { evidence: '--file', merge: '--into' };

/** What was typed beside the name of the command and the language, which the command line that is made says. */
function wordsBeside({ way, words }: Typed): readonly string[] {
  const meant = words.filter((word, index) => !word.startsWith('--lang') && words[index - 1] !== '--lang');
  const [name = '', ...below] = way.split(' ');
  const at = meant.indexOf(name);
  return at === -1 ? meant : meant.toSpliced(at, 1 + below.length);
}

/** The command that was typed, without one of its words. */
export function commandWithout(left: `--${string}`, typed: Typed, language: Tag): string {
  return commandReplacing(left, [], typed, language);
}

/** The command that was typed, with others in place of one of its words. */
export function commandReplacing(left: string, words: readonly string[], typed: Typed, language: Tag): string {
  const rest = wordsBeside(typed).flatMap((word) => (word === left ? words : [word]));
  return commandLine(['scs-check', typed.way, ...rest.map((word) => quotedWord(word))].join(' '), language);
}

/** The command that was typed, about another file than the usual one, which it names or goes without. */
export function commandAbout(file: string, typed: Typed, language: Tag): string {
  const { way } = typed;
  const rest = wordsBeside(typed);
  const isNamed = rest.includes(DEFAULT_FILE);
  const option = FILE_OPTIONS[way.split(' ')[0] ?? ''];
  const named = isNamed ? [] : [...(option === undefined ? [] : [option]), quoted(file)];
  const others = rest.map((word) => (word === DEFAULT_FILE ? quoted(file) : quotedWord(word)));
  return commandLine(['scs-check', way, ...named, ...others].join(' '), language);
}

/** One of the commands about the evidence of a file. */
export function evidenceCommand(command: 'check' | 'list' | `add ${string}`, file: string, language: Tag): string {
  const named = file === DEFAULT_FILE ? '' : ` --file ${quoted(file)}`;
  return commandLine(`scs-check evidence ${command}${named}`, language);
}

/** The command that has somebody else answer what nobody here knows. */
export function handoutCommand(file: string, t: Translate, language: Tag, format: 'xlsx' | 'html' = 'xlsx'): string {
  return commandFor('handout', file, language, '--unknown', '-o', `${t('example.handout')}.${format}`);
}

/** The next step in one line, with the command that does it. */
export function nextLine(work: FileWork, t: Translate, language: Tag): string {
  const { step, count, lacking = 0 } = nextStep(work);
  const { file } = work;
  switch (step) {
    case 'glance':
      return t('next.glance', { count, command: commandFor('ask', file, language, '--quick') });
    case 'answer':
      return lacking === 0
        ? t('next.answer', { count, command: commandFor('ask', file, language) })
        : t('next.answer.lacking', { count: count - lacking, lacking, command: commandFor('ask', file, language) });
    case 'lacking':
      return t('next.lacking', { count, command: commandFor('ask', file, language) });
    case 'return':
      return t('ask.handout.done', { file });
    case 'unknown':
      return t('next.unknown', { count, command: handoutCommand(file, t, language) });
    case 'questions':
    case 'waiting':
    case 'contradictions':
    case 'overdue':
      return t(`next.${step}`, { count, command: commandFor('ask', file, language) });
    case 'evidence':
      return t('next.evidence', { count, command: commandLine('npx scs-check evidence', language) });
    case 'specialist':
      return t('next.specialist', { file: sanitizeLine(file), command: commandFor('review', file, language) });
    case 'report': {
      const command = commandFor('report', file, language);
      return count > 0 ? t('next.report', { count, command }) : t('next.report.whole', { command });
    }
  }
}

/** What some answers lack, in words. */
export function lackingWords(answers: readonly LackingAnswer[], t: Translate): string {
  return kindsLacking(answers)
    .map((kind) => t(`ask.lacks.${kind}`))
    .join(t('list.comma'));
}

/** For which reasons how many answers wait for the firm; how many for several, or the parts would seem to be more than the whole. */
export function waitingWords({ answers, contradictions }: WaitingAnswers, t: Translate): string {
  const why = waitingFor.flatMap((reason) => {
    const count = countWaiting(answers, reason);
    return count === 0 ? [] : [t(`ask.waiting.${reason}`, { count, contradictions })];
  });
  const { length: several } = answers.filter((one) => one.why.length > 1);
  return [...why, ...(several === 0 ? [] : [t('ask.waiting.several', { count: several })])].join(t('list.comma'));
}
