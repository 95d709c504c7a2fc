import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { argQuestions, args, diagnosticCode, errorCode, severity } from './parts.ts';

/** What `check` and `lint` say of a file alike. Each is made anew where it is used: a description belongs to one place. */
export const rangeSchema = lazily(() => {
  const place = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
  return z.strictObject({ start: place, end: place }).meta({ description: '行と桁（1から。桁は UTF-16 の単位）' });
});

const outside = () =>
  z.literal(true).exactOptional().meta({
    description: 'リポジトリの中にも、コマンドを動かしたフォルダの中にもないか',
  });

const findingSchema = lazily(() =>
  z.strictObject({
    code: diagnosticCode(),
    args: args(),
    questions: argQuestions(),
    severity: severity(),
    file: z
      .string()
      .meta({ description: 'その指摘があるファイル。調べたファイルのほか、そのカタログのこともあります' }),
    filePath: z.string().meta({ description: 'その道筋（数え方は path と同じ）' }),
    outside: outside(),
    range: rangeSchema().exactOptional(),
    path: z
      .array(z.union([z.string(), z.number()]))
      .exactOptional()
      .meta({ description: 'ファイルの中の場所（キーと番号）' }),
    allowed: z.array(z.string()).exactOptional().meta({ description: 'そこで使える値' }),
    blocks: z
      .boolean()
      .meta({ description: 'この指摘のために通らないか（check ではそろわない、lint では書き直しが要る）' }),
    known: z.boolean().exactOptional().meta({ description: 'ベースラインにあるか（ベースラインを使ったときだけ）' }),
    repeated: z.literal(true).exactOptional().meta({
      description: '同じ場所の同じ指摘が、前のファイルにもあるか（1つのカタログを2つのファイルが使うときなど）',
    }),
  }),
);

/** The keys that every file of a run has. */
export const fileKeys = () => ({
  file: z.string().meta({
    description: 'コマンドに書かれたとおりの名前。設定やベースラインが読めないときは、その名前',
  }),
  path: z.string().meta({
    description:
      'リポジトリのいちばん上のフォルダからの道筋。リポジトリの中にないときは、コマンドを動かしたフォルダから（区切りは /）',
  }),
  outside: outside(),
  diagnostics: z.array(findingSchema()),
});

export const unreadSchema = lazily(() =>
  z.strictObject({
    ...fileKeys(),
    outcome: z.literal('unread'),
    passed: z.literal(false),
    problem: z.strictObject({
      code: errorCode(),
      args: args(),
      backup: z.string().exactOptional().meta({ description: '1つ前の内容のファイル' }),
    }),
  }),
);

/** A file of which nothing can be said but why. */
export type UnreadFile = Immutable<z.infer<ReturnType<typeof unreadSchema>>>;
/** What ends the work on a file; its words are in i18n under `error.<code>`. */
export type Problem = UnreadFile['problem'];
/**
 * What was found in a file, with the place it is in. That need not be the file that was checked: its catalogue may be a
 * file, too, and be wrong.
 */
export type CheckedDiagnostic = UnreadFile['diagnostics'][number];
