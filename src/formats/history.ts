import { z } from 'zod';
import { lazily } from './lazily.ts';

/** More than any history comes to, and a number that another one may follow. */
export const MOST_ENTRIES = 10_000_000;

/** One line of the history beside an assessment: what one save changed. Texts stay in the assessment; here is only which. */
export const historyEntrySchema = lazily(() => {
  const id = z.string().max(100);
  const change = z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('answer'),
      id,
      from: z.string().max(30).optional(),
      to: z.string().max(30).optional(),
      fields: z.array(z.string().max(30)).max(30).optional(),
      /** Who answered, where that is somebody else than who sat at the keyboard: an answer that came home. */
      by: z.string().max(300).optional(),
    }),
    z.strictObject({
      what: z.literal('review'),
      id,
      view: z.string().max(30),
      by: z.string().max(300),
      /** Whether the same specialist has said another thing since: it came in late, and took the place of none. */
      isEarlier: z.literal(true).optional(),
      /** What the same specialist had said last before, and which of the words beside it are others now. */
      from: z.string().max(30).optional(),
      fields: z.array(z.string().max(30)).max(30).optional(),
      /** The views of others that they have read and decided against. */
      over: z
        .array(z.strictObject({ view: z.string().max(30), by: z.string().max(300) }))
        .max(300)
        .optional(),
    }),
    z.strictObject({ what: z.enum(['fact', 'glance', 'target', 'reviewer', 'reply', 'draft']), id }),
    z.strictObject({ what: z.literal('aim'), id, level: z.string().max(100) }),
    z.strictObject({ what: z.enum(['organization', 'scope', 'retired']) }),
    z.strictObject({
      what: z.literal('merge'),
      /** The file that came back: its name, a short hash of what it held, and how much of it was taken. */
      name: z.string().max(300),
      file: z.string().max(80),
      taken: z.int().min(0),
      /** Short hashes of what needs no second decision while the same is said: who said it, of what, and in which words. */
      decided: z.array(z.string().max(80)).max(50_000),
      /** Which column of a table of somebody's own holds what, as settled then, and a short hash of what stands over it. */
      columns: z.string().max(300).optional(),
      head: z.string().max(80).optional(),
    }),
  ]);
  return z.strictObject({
    n: z.int().min(1).max(MOST_ENTRIES),
    at: z.string().max(40),
    by: z.string().max(300).optional(),
    did: z.array(change),
    /** Digest of the assessment before and after; histories of before have only the second. */
    from: z.string().max(80).optional(),
    file: z.string().max(80),
    prev: z.string().max(80).optional(),
  });
});

export type HistoryEntry = z.infer<ReturnType<typeof historyEntrySchema>>;
export type HistoryChange = HistoryEntry['did'][number];
