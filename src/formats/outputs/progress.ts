import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { differenceSchema } from './diff.ts';
import { countsSchema, day, levelSchema } from './parts.ts';

/** How the answers of a report came to be: the counts of earlier files or days, and what changed since the last of them. */
export const progressSchema = lazily(() =>
  z.strictObject({
    points: z
      .array(
        z.strictObject({
          from: z
            .enum(['file', 'history'])
            .meta({ description: '前の回答ファイルからか、記録（.history.jsonl）からか' }),
          file: z.string().meta({ description: 'コマンドに書かれたとおりの名前' }),
          on: day().exactOptional().meta({
            description:
              'ファイルなら最後に答えた日、記録ならその日の終わり。なければ、日付のある答えがないか、記録の前',
          }),
          catalogue: z.strictObject({ id: z.string(), edition: z.string() }),
          level: levelSchema(),
          counts: countsSchema(),
          isComparable: z.boolean().meta({ description: '報告と同じ版の同じ段階か。違えば、数だけでは比べられません' }),
        }),
      )
      .min(1)
      .meta({ description: '前の答えの、状態ごとの基準の数。古いものから' }),
    history: z
      .strictObject({
        isWhole: z.boolean().meta({ description: '記録がつながっていて、記録にない変更がないか' }),
        since: day()
          .exactOptional()
          .meta({ description: 'この日に使うカタログか段階が変わったので、前の日を除きました' }),
      })
      .exactOptional()
      .meta({ description: '記録から数えたときだけにあります' }),
    changes: differenceSchema().meta({ description: 'いちばん新しい前の答えから、変わったこと' }),
  }),
);

export type Progress = Immutable<z.infer<ReturnType<typeof progressSchema>>>;
/** What was counted of an earlier file or day. */
export type ProgressPoint = Progress['points'][number];
