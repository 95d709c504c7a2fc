import type { AnswerState } from '../formats/assessment.ts';
import type { Fact } from './document.ts';

/** A hand-out as a page to fill in, in words: what it asks, and none of how it looks. */
export interface FormPage {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly notices: readonly string[];
  readonly how: readonly string[];
  readonly groups: readonly FormGroup[];
  /** What its words mean, each once. */
  readonly terms: readonly { readonly term: string; readonly gloss: string }[];
}

/** The questions of one category. */
export interface FormGroup {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly FormQuestion[];
}

export interface FormQuestion {
  readonly id: string;
  readonly question: string;
  readonly conditions: readonly string[];
  /** Whether an answer can say which of the conditions are missing. */
  readonly hasParts: boolean;
  readonly states: readonly { readonly state: AnswerState; readonly text: string }[];
  readonly options?: {
    readonly title: string;
    readonly choices: readonly { readonly id: string; readonly text: string }[];
  };
  /** Whether it is done again and again, so that it matters when it was done last. */
  readonly asksDay: boolean;
  /** That who hands out does not know, and what a specialist asked or advised. */
  readonly said: readonly string[];
  /** What specialists said of the answer, where the page is for one. */
  readonly views: readonly string[];
  /** Whether a specialist waits for a reply. */
  readonly asksReply: boolean;
  readonly knows?: string;
  /** What could show it. */
  readonly examples?: string;
}
