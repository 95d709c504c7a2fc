import { azure } from '../feed/azure.ts';
import { badge } from '../feed/badge.ts';
import { compact } from '../feed/compact.ts';
import { fromRepository } from '../feed/fromRepository.ts';
import { github } from '../feed/github.ts';
import { gitlab } from '../feed/gitlab.ts';
import { renderJson } from '../feed/json.ts';
import { junit } from '../feed/junit.ts';
import { sarif } from '../feed/sarif.ts';
import { lintText } from './lintText.ts';
import { commentMarkdown, lintComment, lintMarkdown, markdown } from './markdown.ts';
import type { LintReporterName, ReporterName } from './names.ts';
import type { LintReporter, Reporter } from './reporter.ts';
import { text } from './text.ts';

/** What is written for programs, which is the same of both commands. */
const feeds = {
  compact,
  json: renderJson,
  sarif: fromRepository(sarif),
  github: fromRepository(github),
  gitlab: fromRepository(gitlab),
  azure: fromRepository(azure),
  junit: fromRepository(junit),
};

/** Every reporter by the name that `check --reporter` knows it under. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  text,
  ...feeds,
  markdown,
  comment: commentMarkdown,
  badge,
};

/** Every reporter by the name that `lint --reporter` knows it under. */
export const lintReporters: Readonly<Record<LintReporterName, LintReporter>> = {
  text: lintText,
  ...feeds,
  markdown: lintMarkdown,
  comment: lintComment,
};
