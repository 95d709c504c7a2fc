import { badge } from '../feed/badge.ts';
import { github } from '../feed/github.ts';
import { renderJson } from '../feed/json.ts';
import { junit } from '../feed/junit.ts';
import { sarif } from '../feed/sarif.ts';
import { commentMarkdown, markdown } from './markdown.ts';
import type { ReporterName } from './names.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** Every reporter by the name that `check --reporter` knows it under. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  text,
  json: renderJson,
  sarif,
  github,
  junit,
  markdown,
  comment: commentMarkdown,
  badge,
};
