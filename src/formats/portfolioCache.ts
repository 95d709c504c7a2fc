import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import { lazily } from './lazily.ts';
import { count, countsSchema, day, digest } from './outputs/parts.ts';
import { questionsSchema, reviewSchema, viewsSchema } from './outputs/portfolio.ts';
import { errorKinds, lapsing } from './portfolioCounts.ts';

/** When something is so: after the one day and before the other, each of which may be missing. */
const span = () => z.string().regex(/^(\d{4}-\d\d-\d\d)?\/(\d{4}-\d\d-\d\d)?$/);

/** What is known of one assessment whatever the day; kept from run to run. */
const portfolioFactsSchema = lazily(() =>
  z.strictObject({
    firm: z.string(),
    /** The firm, its scope and the catalogue as one hash; left out where the firm has no name. */
    subject: digest().exactOptional(),
    catalogue: z.string(),
    level: z.string(),
    states: countsSchema(),
    /** Errors by their kind and by when they are so. */
    errors: z.partialRecord(z.enum(errorKinds), z.record(span(), count())),
    /** What runs out or has not come yet, likewise; `met` numbers the criteria that are met. */
    lapses: z.partialRecord(
      z.enum(lapsing),
      z.record(span(), z.strictObject({ count: count(), met: z.array(count()).exactOptional() })),
    ),
    /** Criteria that are met and lack an option that they are met by. */
    withoutOption: count(),
    /** Criteria whose answer was or may have been given to another text. */
    otherText: count(),
    /** The day by which each open criterion is to be closed, or the end of its waiver where that is later; sorted. */
    dues: z.array(day()),
    views: viewsSchema(),
    questions: questionsSchema(),
    lastAnswered: day().exactOptional(),
    nextReview: reviewSchema().exactOptional(),
    /** Whether it names evidence files, which nobody has looked at. */
    namesFiles: z.boolean(),
    /** Whether views rest on files, which have to be looked at each time. */
    viewsNameFiles: z.boolean(),
  }),
);

/** The first line of `.scs-check-portfolio.jsonl`, which a run of `portfolio` leaves for the next. */
export const cacheHeadSchema = lazily(() =>
  z.strictObject({
    cacheVersion: z.literal(6),
    /** Hash of all that decides beside the files. */
    key: z.string(),
  }),
);

/** Each line after it: a path from the folder, and what is known of the file. */
export const cacheLineSchema = lazily(() =>
  z.tuple([
    z.string(),
    z.strictObject({
      stamp: z.string(),
      /** The hash of each catalogue it was judged with, by id. */
      catalogues: z.record(z.string(), z.string()).exactOptional(),
      /** A file without facts is no assessment. */
      facts: portfolioFactsSchema().exactOptional(),
    }),
  ]),
);

export type CachedFile = Immutable<z.infer<ReturnType<typeof cacheLineSchema>>[1]>;
export type PortfolioFacts = NonNullable<CachedFile['facts']>;
