import { escapeUnsafe } from '../../text/sanitize.ts';
import type { DiffRenderer } from './renderer.ts';

/** The differences as data; their type is DiffReport. */
export const json: DiffRenderer = (report) => `${escapeUnsafe(JSON.stringify(report, null, 2))}\n`;
