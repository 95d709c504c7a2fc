import { escapeUnsafe } from '../../text/sanitize.ts';
import type { Reporter } from './reporter.ts';

/** The run as data; its type is CheckReport. */
export const json: Reporter = (report) => `${escapeUnsafe(JSON.stringify(report, null, 2))}\n`;
