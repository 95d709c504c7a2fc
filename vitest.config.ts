import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The machine may be slow and the PDF tests render real documents.
    testTimeout: 30_000,
  },
});
