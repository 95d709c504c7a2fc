// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @import { Step } from './progress.mjs' */

/**
 * Prints how many tests passed and failed, and below that the test files that had not ended, if any:
 * `node count-tests.mjs PROGRESS EXIT_CODE`, where progress.mjs has written PROGRESS.
 * A run without tests and a run that failed for another reason than its tests count as one failure.
 */
const [progress = '', exitCode] = process.argv.slice(2);
/** @type {Step[]} */
const steps = existsSync(progress)
  ? readFileSync(progress, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

/** @param {Step['is']} is */
const filesThat = (is) => new Set(steps.filter((step) => step.is === is).map(({ file }) => file));
const ended = steps.filter(({ is }) => is === 'ended');
const passed = ended.reduce((sum, step) => sum + (step.passed ?? 0), 0);
const failed = ended.reduce((sum, step) => sum + (step.failed ?? 0), 0);
const hasFailedElsewhere = passed + failed === 0 || (exitCode !== '0' && failed === 0);
console.log(`${passed} ${failed + (hasFailedElsewhere ? 1 : 0)}`);

const [endedFiles, begunFiles] = [filesThat('ended'), filesThat('begun')];
const open = [...filesThat('planned')].filter((file) => !endedFiles.has(file));
for (const file of open) if (begunFiles.has(file)) console.log(`had not ended: ${file}`);
const waiting = open.filter((file) => !begunFiles.has(file)).length;
if (waiting > 0) console.log(`had not begun: ${waiting} more test files`);
