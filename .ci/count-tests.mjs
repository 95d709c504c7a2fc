// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/**
 * Prints how many tests passed and failed: `node count-tests.mjs REPORT EXIT_CODE`.
 * A file that did not load, a run without tests and a run that failed for another reason count as one failure.
 */
const [report = '', exitCode] = process.argv.slice(2);
const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};

let passed = 0;
let failed = 0;
for (const { status, assertionResults } of testResults) {
  const own = assertionResults.map((/** @type {{ status: string }} */ test) => test.status);
  const bad = own.filter((/** @type {string} */ one) => one === 'failed').length;
  passed += own.filter((/** @type {string} */ one) => one === 'passed').length;
  failed += status === 'failed' && bad === 0 ? 1 : bad;
}
if (passed + failed === 0 || (exitCode !== '0' && failed === 0)) failed += 1;
console.log(`${passed} ${failed}`);
