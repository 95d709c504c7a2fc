import { allCriteria } from '../domain/catalogue.ts';
import { newestReview } from '../domain/view.ts';
import { chooseCriteria } from '../exchange/handout.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Language, Translate } from '../i18n/t.ts';
import { catalogueOf, idsIn, leftToAsk, startSession } from '../interview/session.ts';
import { quoted } from '../text/shell.ts';
import { DEFAULT_FILE } from '../workspace/names.ts';
import { commandLine } from './commandLine.ts';

/** What fits next: to answer, to have somebody else answer, to reply to a specialist, to ask for one, or to work on what is open. */
export type NextStep = 'answer' | 'return' | 'unknown' | 'questions' | 'review' | 'report';

/** Where a firm stands in the work itself, whatever level or day an output is about. */
export interface Work {
  /** The name of the file as it was typed. */
  readonly file: string;
  readonly assessment: Assessment;
  /** The catalogue that the file aims at. */
  readonly catalogue: Catalogue;
}

/** A command of ours for the person to type, about a file. */
export function commandFor(command: string, file: string, language: Language, ...words: readonly string[]): string {
  const isShort = file === DEFAULT_FILE && command === 'ask' && words.length === 0;
  const named = isShort ? [] : [command, ...(file === DEFAULT_FILE ? [] : [quoted(file)])];
  return commandLine(['npx scs-check', ...named, ...words].join(' '), language);
}

/** The command that has somebody else answer what nobody here knows. */
export function handoutCommand(file: string, language: Language, format: 'xlsx' | 'html' = 'xlsx'): string {
  return commandFor('handout', file, language, '--unknown', '-o', `shitsumon.${format}`);
}

/**
 * The one next step, with how many criteria it is about. What is unanswered comes first, then what somebody else may know,
 * then what a specialist waits for; whoever has nothing open and no view yet asks a specialist.
 */
export function nextStep({ assessment, catalogue }: Omit<Work, 'file'>): {
  readonly step: NextStep;
  readonly count: number;
} {
  const asked = catalogueOf(catalogue, assessment);
  const session = startSession(catalogue, assessment);
  const { length: open } = leftToAsk(session);
  if (open > 0) return { step: 'answer', count: open };
  if (assessment.handout !== undefined) return { step: 'return', count: 0 };
  const { length: unknown } = idsIn(session, 'unknown');
  if (unknown > 0) return { step: 'unknown', count: unknown };
  const { length: questions } = chooseCriteria(asked, undefined, assessment, { questions: true });
  if (questions > 0) return { step: 'questions', count: questions };
  const gaps = idsIn(session, 'partial').length + idsIn(session, 'unmet').length;
  if (gaps > 0) return { step: 'report', count: gaps };
  const unseen = allCriteria(asked).filter(({ id }) => newestReview(assessment, id) === undefined).length;
  return unseen > 0 ? { step: 'review', count: unseen } : { step: 'report', count: 0 };
}

/** The next step in one line, with the command that does it. */
export function nextLine(work: Work, t: Translate, language: Language): string {
  const { step, count } = nextStep(work);
  const { file } = work;
  switch (step) {
    case 'answer':
      return t('next.answer', { count, command: commandFor('ask', file, language) });
    case 'return':
      return t('ask.handout.done', { file });
    case 'unknown':
      return t('next.unknown', { count, command: handoutCommand(file, language) });
    case 'questions':
      return t('next.questions', { count, command: commandFor('handout', file, language, '--review-questions') });
    case 'review':
      return t('next.review', { command: commandFor('review', file, language) });
    case 'report': {
      const command = commandFor('report', file, language);
      return count > 0 ? t('next.report', { count, command }) : t('next.report.whole', { command });
    }
  }
}
