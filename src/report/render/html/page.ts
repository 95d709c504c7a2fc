import { policyHash } from '../../../domain/digest.ts';
import type { Translate } from '../../../i18n/t.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';

/** What a page is made of, beside what all pages have. */
export interface PageParts {
  readonly title: string;
  /** Rules beside those of every page. */
  readonly style: string;
  /** What stands in the body, as HTML. */
  readonly body: readonly string[];
  /** What runs in the page; nothing runs where it is left out. */
  readonly script?: string;
  /** What the script is given: data, never code. */
  readonly data?: unknown;
}

/** What every page looks like, on a screen, in the dark and on paper. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1f2a33; --paper: #fff; --quiet: #55626d; --line: #76838f; --rule: #d3d9df; --soft: #f3f5f8; --mark: #2c4a66; --on-mark: #fff; --bad: #a4262c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaee; --paper: #14181c; --quiet: #aab4be; --line: #808c97; --rule: #343c45; --soft: #1d2329; --mark: #8cc4f0; --on-mark: #10161c; --bad: #ff9d9d; } }
* { box-sizing: border-box; }
body { font: 16px/1.7 system-ui, "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic", Meiryo, sans-serif; margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
p, ul, ol, dl, blockquote { margin: .5rem 0; }
ul, ol { padding-inline-start: 1.5rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; }
a { color: var(--mark); }
.id { color: var(--quiet); font-weight: normal; margin-inline-end: .5em; }
.notice { border-inline-start: 4px solid var(--mark); padding-inline-start: .75rem; }
button, .button, select, input, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .35rem .6rem; max-width: 100%; }
button, .button { cursor: pointer; min-height: 2.75rem; display: inline-flex; align-items: center; }
.plain { min-height: 0; border: 0; padding: .25rem 0; text-decoration: underline; background: none; color: var(--mark); }
summary { cursor: pointer; color: var(--mark); padding: .35rem 0; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #767676; --rule: #bbb; --soft: #f3f3f3; --mark: #333; }
  .no-print { display: none !important; }
}
`;

/**
 * A page in one file: nothing is fetched or sent, and nothing runs or gives a look but what stands in it, whatever text
 * should get through as more than text.
 */
export function htmlPage({ title, style, body, script, data }: PageParts, t: Translate): string {
  const whole = STYLE + style;
  const policy = [
    "default-src 'none'",
    `style-src '${policyHash(whole)}'`,
    ...(script === undefined ? [] : [`script-src '${policyHash(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `${[
    '<!DOCTYPE html>',
    `<html lang="${escaped(t('language.tag'))}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${whole}</style>`,
    '</head>',
    '<body>',
    ...body,
    ...(data === undefined ? [] : [`<script type="application/json" id="data">${jsonOf(data)}</script>`]),
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text, wherever it stands. */
export function escaped(text: string): string {
  return withEntities(sanitizeLine(text));
}

/** The same of a line, or a piece of one, that holds nothing unsafe any more. */
export function withEntities(line: string): string {
  return line.replace(/[&<>"']/g, (sign) => entities[sign] ?? '').replace(/##(?=\[|vso\[)/gi, '#&#35;');
}

/** JSON inside of HTML: no sign in it can end the element it stands in. */
function jsonOf(data: unknown): string {
  return escapeUnsafe(JSON.stringify(data)).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
