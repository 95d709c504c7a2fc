import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { type Group, groupOf, hostileFiles, isGroup, testFiles } from './tests/groups.ts';

/** What takes long begins first, so that no core is idle at the end. */
const order: readonly Group[] = ['process', 'slow', 'fast'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return order.flatMap((group) => sorted.filter(({ moduleId }) => groupOf(moduleId) === group));
  }
}

// Not as projects of vitest: each would read the sources anew.
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'hostile' ? hostileFiles() : isGroup(mode) ? [...testFiles()[mode]] : ['tests/**/*.test.ts'],
    // No test changes what a process has one of: its folder, its variables, its signals.
    pool: 'threads',
    maxWorkers: '100%',
    // What is imported stays from file to file, a sixth of all work: it holds nothing but what it has read.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Only stops what hangs: the machine may be slow and the PDF tests render real documents.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
}));
