import { badge } from './badge.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every reporter by the name that `check --reporter` knows it under. */
export const reporters = { text, json, sarif, github, junit, markdown, badge } as const;
