import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { formats } from '../../src/cli/defaults.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** A folder of its own each time: nothing of where a file lies is in what is made of it. */
async function reportAs(format: string): Promise<Uint8Array> {
  const cwd = testFolder();
  copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
  const { bytes, code } = await run(['report', '--format', format, '--as-of', '2026-12-01'], { cwd });
  expect(code).toBe(0);
  return bytes;
}

// A PDF takes seconds: tests/report/pdf.test.ts makes it twice.
test.each(formats.filter((format) => format !== 'pdf'))(
  'the same file and day give the same bytes: %s',
  async (format) => {
    const once = await reportAs(format);
    expect(once.length).toBeGreaterThan(1000);
    expect(Buffer.compare(await reportAs(format), once)).toBe(0);
  },
);
