import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import { lazily } from './lazily.ts';
import { count, countsSchema, day, digest } from './outputs/parts.ts';
import { questionsSchema, reviewSchema, viewsSchema } from './outputs/portfolio.ts';
import { errorKinds, lapsing } from './portfolioCounts.ts';

/** What is known of one assessment whatever the day; kept from run to run. */
const portfolioFactsSchema = lazily(() =>
  z.strictObject({
    firm: z.string(),
    /** The firm, its scope and the catalogue as one hash; left out where the firm has no name. */
    subject: digest().exactOptional(),
    catalogue: z.string(),
    level: z.string(),
    states: countsSchema(),
    /** Each error with the last day on which it is none yet; one without a day holds whatever the day. */
    errors: z.array(
      z.strictObject({
        kind: z.enum(errorKinds),
        after: day().exactOptional(),
        before: day().exactOptional(),
        count: count(),
      }),
    ),
    /** What runs out or has not come yet, with the days on which it is so; `met` numbers the criterion where it is met. */
    lapses: z.array(
      z.strictObject({
        about: z.enum(lapsing),
        wrongAfter: day().exactOptional(),
        wrongBefore: day().exactOptional(),
        met: count().exactOptional(),
      }),
    ),
    /** Criteria that are met and lack an option that they are met by. */
    withoutOption: count(),
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

/** `.scs-check-portfolio.json`: what a run of `portfolio` leaves for the next. */
export const portfolioCacheSchema = lazily(() =>
  z.strictObject({
    cacheVersion: z.literal(4),
    /** Hash of all that decides beside the files. */
    key: z.string(),
    /** By the path from the folder. A file without facts is no assessment. */
    files: z.record(
      z.string(),
      z.strictObject({
        stamp: z.string(),
        /** The hash of each catalogue it was judged with, by id. */
        catalogues: z.record(z.string(), z.string()).exactOptional(),
        facts: portfolioFactsSchema().exactOptional(),
      }),
    ),
  }),
);

export type PortfolioCache = Immutable<z.infer<ReturnType<typeof portfolioCacheSchema>>>;
export type CachedFile = PortfolioCache['files'][string];
export type PortfolioFacts = NonNullable<CachedFile['facts']>;
