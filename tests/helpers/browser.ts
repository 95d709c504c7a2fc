import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

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

/** A file in a window of its own, with all that it says on the console and asks of the net. */
export async function openFile(browser: Browser, path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', ({ message }) => heard.push(message));
  page.on('request', (request) => {
    if (!/^(?:file|blob):/.test(request.url())) heard.push(request.url());
  });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(pathToFileURL(path).href);
  return { page, heard, close: () => context.close() };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong; the page has to have been opened with `bypassCSP`.
 * @param rules only these; all where left out
 */
export async function violationsIn(page: Page, rules?: readonly string[]): Promise<unknown> {
  await page.evaluate(axe);
  const options = rules === undefined ? {} : { runOnly: rules };
  const { violations } = await page.evaluate((chosen) => Reflect.get(globalThis, 'axe').run(chosen), options);
  return violations;
}
