import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

/** Every format by the name that `diff --format` knows it under. */
export const diffRenderers = { text, markdown, json } as const;
