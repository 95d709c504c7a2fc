import { renderJson } from '../feed/json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

/** Every format by the name that `diff --format` knows it under. */
export const diffRenderers = { text, markdown, json: renderJson } as const;
