import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium of the system is; none on a machine without one. */
const found = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
  .find((path) => path !== '');

/** In CI there has to be one: nothing may pass there because it was not tried. */
export const hasBrowser = found !== undefined || process.env['CI'] !== undefined;

/** A browser without a window. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: found ?? 'chromium', args: ['--no-sandbox'] });
}
