import { expect, test } from 'vitest';
import { inThread } from '../../src/io/thread.ts';

test('a thread that cannot run its door says so, and nobody waits for it', async () => {
  await expect(inThread('workspace/nai', {})).rejects.toThrow(/nai/);
});

test('what ends a thread is told to whoever waits for it', async () => {
  await expect(inThread('workspace/surveyThread', { files: 1 })).rejects.toThrow();
});
