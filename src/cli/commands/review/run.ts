import { resolve } from 'node:path';
import { allCriteria } from '../../../domain/catalogue.ts';
import type { EvidenceFile } from '../../../domain/evidence.ts';
import type { OutdatedAnswers } from '../../../domain/outdated.ts';
import { unrecordedIn } from '../../../domain/stamp.ts';
import { standingOn } from '../../../domain/view.ts';
import { UserError } from '../../../errors.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { ReviewFilter } from '../../../interview/review.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { isThere } from '../../../io/isThere.ts';
import { countedViews } from '../../../report/words/view.ts';
import { checkContradictions, checkFirm } from '../../../rules/index.ts';
import type { Grounds } from '../../../rules/rule.ts';
import { countViews } from '../../../scoring/views.ts';
import { quoted, quotedWord } from '../../../text/shell.ts';
import { findTypedId } from '../../../text/typed.ts';
import { wrap } from '../../../text/wrap.ts';
import { groundsOf } from '../../../workspace/crosswalk.ts';
import { evidenceFiles } from '../../../workspace/evidenceFiles.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { type Aimed, scoreAsAsked } from '../../../workspace/score.ts';
import type { Store } from '../../../workspace/store.ts';
import { commandLine, noteCommand } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { Interrupted, noteLost } from '../../interrupted.ts';
import { noteOutdated } from '../../judged.ts';
import { evidenceCommand } from '../../nextCommand.ts';
import { officialFor } from '../../official.ts';
import { openToWrite } from '../../openToWrite.ts';
import { createPrompts } from '../../prompts.ts';
import { type ReviewSitting, reviewSitting } from '../../reviewer.ts';
import { NotSaved, noteNotSaved, untilSaved } from '../../saving.ts';

export interface ReviewOptions extends Aimed {
  readonly file: string;
  /** Left out: all criteria of the level. */
  readonly only?: ReviewFilter;
  /** The specialist's own copy of the official workbook, to show its wording beside ours. */
  readonly official?: string;
}

/** A specialist's sitting with the answers of a firm: views go beside them, and none of them is changed. */
export async function review({ file, only, official, ...typed }: ReviewOptions, outside: Context): Promise<number> {
  const { environment, note } = outside;
  if (!isThere(resolve(environment.cwd, file))) throw new UserError('file-not-found', { file, hint: 'other' });
  if (environment.stdin.isTTY !== true || environment.stderr.isTTY !== true) {
    throw new UserError('no-terminal', {
      command: ['status', 'report'].map((name) => commandFor(name, file, outside)).join(' / '),
    });
  }
  const store = openToWrite(file, outside);
  const context = speakingOf(store.opened.loaded.catalogue, outside);
  const { t } = context;
  const prompts = createPrompts(environment, t, context.recent);
  try {
    const { chosen, spoken, result } = scoreAsAsked(store.opened, typed, context.workplace);
    const texts = (await officialFor(official, context))?.(chosen.catalogue);
    const level = result.level.id;
    const asked = asCalled(typed, chosen.catalogue, level);
    const asks = catalogueOf(chosen.catalogue, store.opened.assessment, level);
    const { outdated } = result;
    noteOutdated(store.opened, chosen, outdated, context);
    welcome(store, catalogueOf(spoken.catalogue, store.opened.assessment, level), context);
    const sitting: ReviewSitting = {
      level,
      filter: only,
      spoken,
      official: texts ?? new Map(),
      evidence: evidenceFiles(store.opened, result),
      facts: factsIn(asks, groundsOf(store.opened, context.language, chosen), outdated, environment.today()),
    };
    try {
      await reviewSitting(store, prompts, context, sitting);
      const { assessment } = await untilSaved(() => store.reread(), [], { prompts, context });
      const found = evidenceFiles({ assessment, path: store.opened.path }, result);
      sayFarewell(file, assessment, { asks, asked, files: found }, context);
      return exitCodes.passed;
    } catch (error) {
      if (error instanceof NotSaved) {
        noteNotSaved(error, { assessment: store.now(), words: t('review.saved.others', { file }) }, context);
        noteCommand(t('review.next.open', { command: commandFor('review', file, context, asked) }), context);
        return error.exitCode;
      }
      if (!(error instanceof Interrupted)) throw error;
      note('');
      noteLost(error, context);
      note(t('review.saved.all', { file }));
      noteCommand(t('review.next.open', { command: commandFor('review', file, context, asked) }), context);
      return exitCodes.interrupted;
    }
  } finally {
    prompts.close();
    store.close();
  }
}

/** What was asked for in the words that a command names it by. */
function asCalled({ catalogue, level }: Aimed, chosen: Catalogue, levelChosen: string): Aimed {
  return {
    ...(catalogue === undefined ? {} : { catalogue: findTypedId(catalogue, [chosen.id]) ?? catalogue }),
    ...(level === undefined ? {} : { level: levelChosen }),
  };
}

function factsIn(narrowed: Catalogue, grounds: Grounds, outdated: OutdatedAnswers, asOf: string) {
  return (assessment: Assessment, evidence: ReadonlyMap<string, EvidenceFile>) => {
    const firm = checkFirm({ catalogue: narrowed, assessment, asOf, evidence, outdated });
    return {
      catalogue: narrowed,
      findings: [...checkContradictions(narrowed, assessment, grounds), ...firm],
      evidence,
      asOf,
      crosswalks: grounds.crosswalks,
    };
  };
}

function commandFor(
  command: string,
  file: string,
  { language }: Context,
  asked: Aimed = {},
  ...words: string[]
): string {
  const { catalogue, level } = asked;
  const named = [
    command,
    ...(file === DEFAULT_FILE ? [] : [quoted(file)]),
    ...(catalogue === undefined ? [] : ['--catalogue', quoted(catalogue)]),
    ...(level === undefined ? [] : ['--level', quoted(level)]),
  ];
  return commandLine(['npx scs-check', ...named, ...words].join(' '), language);
}

function welcome({ opened }: Store, spoken: Catalogue, { t, note, width, paint }: Context): void {
  const { name } = opened.assessment.organization;
  const total = allCriteria(spoken).length;
  note(paint.stderr.bold('scs-check review'));
  const told = t(name === '' ? 'review.welcome.unnamed' : 'review.welcome', { name, total, file: opened.name });
  for (const line of [told, t('review.welcome.not-official', { title: spoken.title })])
    note(wrap(line, width).join('\n'));
}

/** What a sitting was about. */
interface Seen {
  /** All that the file asks. */
  readonly asks: Catalogue;
  readonly asked: Aimed;
  readonly files: ReadonlyMap<string, EvidenceFile>;
}

/** The views that wait for the firm to record evidence again, with the command for the first of them. */
function unrecordedLine(
  file: string,
  assessment: Assessment,
  { asks, files }: Pick<Seen, 'asks' | 'files'>,
  { t, language }: Context,
): readonly string[] {
  const waiting = allCriteria(asks).flatMap((criterion) => {
    const [number] = standingOn(criterion, assessment, files).last.flatMap(unrecordedIn);
    return number === undefined ? [] : [{ id: criterion.id, number }];
  });
  const [first] = waiting;
  if (first === undefined) return [];
  const ids = waiting.map(({ id }) => id).join(t('list.comma'));
  const command = evidenceCommand(`add ${quotedWord(first.id)} --update ${first.number}`, file, language);
  return [t('review.summary.unrecorded', { count: waiting.length, ids, command })];
}

/** What has been said so far, what waits for whom, and the command for what comes next. */
function sayFarewell(file: string, assessment: Assessment, { asks, asked, files }: Seen, context: Context): void {
  const { t, note, print, width } = context;
  const counts = countViews(allCriteria(asks), assessment, files);
  const lines = [
    t('review.summary', { total: counts.total, counts: countedViews(counts, t).join(t('list.comma')) }),
    ...(counts.unshown > 0 ? [t('review.summary.unshown', { count: counts.unshown })] : []),
    ...unrecordedLine(file, assessment, { asks, files }, context),
    ...(counts.asked > 0 ? [t('review.summary.asked', { count: counts.asked })] : []),
    ...(counts.replied > 0 ? [t('review.summary.replied', { count: counts.replied })] : []),
  ];
  note('');
  print(lines.flatMap((line) => wrap(line, width)).join('\n'));
  note(t('review.saved.all', { file }));
  if (counts.changed + counts.none > 0) {
    noteCommand(t('review.next.open', { command: commandFor('review', file, context, asked) }), context);
  } else if (counts.replied > 0) {
    noteCommand(
      t('review.next.replies', { command: commandFor('review', file, context, asked, '--only', 'questions') }),
      context,
    );
  } else {
    noteCommand(t('review.next.status', { command: commandFor('status', file, context, asked) }), context);
  }
  // The firm has the file that counts: what was said here has to come home.
  note(
    wrap(
      t('review.next.home', {
        encrypt: commandLine(`npx scs-check ${encryptWords(file, context)}`, context.language),
        merge: commandLine('npx scs-check merge kaeri.yaml', context.language),
      }),
      width,
    ).join('\n'),
  );
}

/** How the file is encrypted under a name that is free: whoever has opened one that came has that one beside it. */
function encryptWords(file: string, { environment }: Context): string {
  const isFree = (name: string) => !isThere(resolve(environment.cwd, name));
  const words = `encrypt ${quoted(file)}`;
  if (isFree(`${file}.age`)) return words;
  let number = 1;
  const name = () => (number === 1 ? 'kaeri.yaml.age' : `kaeri-${number}.yaml.age`);
  while (!isFree(name())) number++;
  return `${words} -o ${name()}`;
}
