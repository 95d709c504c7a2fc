// @ts-check
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @import { Reporter, TestModule, TestSpecification } from 'vitest/node' */

/**
 * @typedef {object} Step What is known of a test file: it is planned, it has begun, or it has ended so.
 * @property {string} file
 * @property {'planned' | 'begun' | 'ended'} is
 * @property {number} [passed]
 * @property {number} [failed]
 */

/**
 * A reporter that writes each step into the file TEST_PROGRESS as soon as it is known, one a line: a run that is stopped
 * has said what it was about.
 * @implements {Reporter}
 */
export default class Progress {
  /** @param {readonly TestSpecification[]} planned */
  onTestRunStart(planned) {
    for (const { moduleId } of planned) write({ file: moduleId, is: 'planned' });
  }

  /** @param {TestModule} module */
  onTestModuleQueued({ moduleId }) {
    write({ file: moduleId, is: 'begun' });
  }

  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const passed = states.filter((state) => state === 'passed').length;
    const failed = states.filter((state) => state === 'failed').length;
    // A file may fail though no test of it did: what could not be loaded, for one, counts as one failure.
    const atLeast = module.state() === 'failed' ? 1 : 0;
    write({ file: module.moduleId, is: 'ended', passed, failed: Math.max(failed, atLeast) });
  }
}

/** @param {Step} step */
function write(step) {
  const file = relative(process.cwd(), step.file).replaceAll('\\', '/');
  appendFileSync(process.env['TEST_PROGRESS'] ?? '', `${JSON.stringify({ ...step, file })}\n`);
}
