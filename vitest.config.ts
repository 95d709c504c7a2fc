import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { type ProjectName, testFiles } from './tests/projects.ts';

/** The projects in the order in which they begin: what takes long first, so that no core is idle at the end. */
const order: readonly ProjectName[] = ['process', 'slow', 'fast'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return order.flatMap((name) => sorted.filter(({ project }) => project.name === name));
  }
}

const files = testFiles();

export default defineConfig({
  test: {
    // No test changes what a process has one of: its folder, its variables, its signals.
    pool: 'threads',
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Only stops what hangs: the machine may be slow and the PDF tests render real documents.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    projects: order.map((name) => ({
      extends: true,
      test: {
        name,
        include: [...files[name]],
        // What is imported stays from file to file, which takes a sixth off the whole: it keeps nothing but what it has read.
        isolate: name === 'process',
      },
    })),
  },
});
