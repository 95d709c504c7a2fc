import type { DiffReport } from '../../formats/outputs/diff.ts';
import { renderJson } from '../feed/json.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderText, type TextOptions } from '../render/text.ts';
import { diffDocument } from '../say/diff.ts';

/** Every format by the name that `diff --format` knows it under. */
export const diffRenderers = {
  text: (report, options) => `${renderText(diffDocument(report, options.t, 'last'), options)}\n`,
  markdown: (report, { t }) => renderMarkdown(diffDocument(report, t, 'first'), t),
  json: renderJson,
} as const satisfies Record<string, (report: DiffReport, options: TextOptions) => string>;
