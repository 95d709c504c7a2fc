import { answerOf } from '../domain/answer.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { ClosingStep } from '../formats/states.ts';
import type { Grounds } from '../rules/rule.ts';
import type { Closing } from '../scoring/closing.ts';
import { leftToGlanceAt } from './overview.ts';
import { catalogueOf, idsIn, leftToAsk, startSession } from './session.ts';
import { countWaiting, waitingAnswers } from './waiting.ts';

/** What fits next: to end a look at the whole, to reply to a specialist, to answer, to add to answers, to look at answers again, to have somebody else answer, to work on what is open, or what is left where nothing is. */
export type NextStep =
  | 'glance'
  | 'questions'
  | 'answer'
  | 'lacking'
  | 'return'
  | 'waiting'
  | 'unknown'
  | 'report'
  | ClosingStep;

/** Where a firm stands in the work itself, whatever level or day an output is about. */
export interface Work extends Grounds {
  readonly assessment: Assessment;
  /** The catalogue that the file aims at. */
  readonly catalogue: Catalogue;
  /** What is left at that aim where nothing is open. */
  readonly closing: () => readonly Closing[];
}

/**
 * The one next step, with how many criteria or requirements it is about. A look at the whole that nothing was answered
 * after is ended first. Then comes a specialist who waits for a reply, then what is unanswered, then the answers that
 * are to be looked at again, before anybody works by them; then what somebody else may know, then what is open. Whoever
 * has nothing open does the first of what is left.
 */
export function nextStep({ assessment, catalogue, closing, ...grounds }: Work): {
  readonly step: NextStep;
  readonly count: number;
  /** How many of them are answered, and lack something that their state cannot stand without. */
  readonly lacking?: number;
} {
  const asked = catalogueOf(catalogue, assessment);
  const session = startSession(catalogue, assessment);
  const isHandout = assessment.handout !== undefined;
  const { length: glances } = leftToGlanceAt(asked, assessment);
  if (glances > 0 && Object.keys(assessment.answers).length === 0) return { step: 'glance', count: glances };
  const waiting = isHandout ? [] : waitingAnswers(asked, assessment, grounds).answers;
  const questions = countWaiting(waiting, 'reply');
  if (questions > 0) return { step: 'questions', count: questions };
  const open = leftToAsk(session);
  const { length: lacking } = isHandout ? [] : open.filter((id) => answerOf(assessment, id) !== undefined);
  if (open.length > 0) return { step: lacking === open.length ? 'lacking' : 'answer', count: open.length, lacking };
  if (isHandout) return { step: 'return', count: 0 };
  if (waiting.length > 0) return { step: 'waiting', count: waiting.length };
  const { length: unknown } = idsIn(session, 'unknown');
  if (unknown > 0) return { step: 'unknown', count: unknown };
  const gaps = idsIn(session, 'partial').length + idsIn(session, 'unmet').length;
  if (gaps > 0) return { step: 'report', count: gaps };
  const [first] = closing();
  return first ?? { step: 'report', count: 0 };
}
