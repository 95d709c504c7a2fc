import { answerTask } from '../io/thread.ts';
import { lookAtTask } from './survey.ts';

// The door of a thread that helps a survey: loaded by that thread, and by nobody else.
answerTask(lookAtTask);
