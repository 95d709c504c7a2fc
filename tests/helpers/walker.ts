import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { stateKeys } from '../../src/interview/ask.ts';
import type { Dice } from './random.ts';
import { ENTER, type Person, sitDown } from './runCli.ts';
import type { Asked } from './watchedPrompts.ts';

const t = translator(ja);

/** How somebody goes away, whatever is asked. */
export const leavings = {
  'Ctrl-C': (person: Person) => void person.types('\u0003'),
  'Ctrl-D': (person: Person) => void person.types('\u0004'),
  'a closed window': (person: Person) => person.hangsUp(),
  SIGTERM: (person: Person) => person.terminates('SIGTERM'),
} as const;
export type Leaving = keyof typeof leavings;

/** Something that somebody has typed, to be found again. */
interface Typed {
  readonly text: string;
  readonly at: Asked;
}

/** What a walk has found to be wrong, in words. */
export type Fault = string;

/** What walks have learnt of the program: they are led to what has not been seen yet. */
export interface Known {
  /** To which places a key has led, by its place and itself. */
  readonly leads: Map<string, Set<string>>;
  /** Whether somebody still has to come to a place. */
  readonly isWanted: (site: string) => boolean;
}

export interface WalkOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** All that is asked, as watchPrompts tells it. */
  readonly asked: readonly Asked[];
  readonly throws: Dice;
  /** What all walks so far have learnt. */
  readonly known: Known;
  /** Whether to leave here, and how; undefined to go on. */
  readonly leaves: (asked: Asked) => Leaving | undefined;
  readonly steps: number;
}

/** Texts that mean something to YAML, to a shell and to nobody else: what is kept of them is kept whole. */
const tails = [' #3', ': はい', ' "引用"', ' \\ 円', " 'x'", ' - 続き', '', ''];

/**
 * Somebody who presses and types whatever comes to mind, and goes away in the middle. What they have typed, and which keys
 * they have pressed at which question, is held against the file at every step.
 */
export async function walk({ argv, cwd, asked, throws, known, leaves, steps }: WalkOptions): Promise<readonly Fault[]> {
  const person = sitDown(argv, { cwd, rows: 60, columns: 300 });
  let isOver = false;
  const finished = person.finished.finally(() => {
    isOver = true;
  });
  const faults: Fault[] = [];
  const file = join(cwd, 'assessment.yaml');
  const first = asked.length;
  const path: string[] = [];
  let typed: Typed[] = [];
  let text = '';
  let now: Assessment | undefined;
  /** What the person was told since the question on the screen was shown. */
  let given: Asked[] = [];
  let question = '';
  /** The answers as they stood when it was shown. */
  let said = '';

  const opened = async (count: number): Promise<Asked | undefined> => {
    const began = performance.now();
    for (let waits = 0; !isOver && asked.length <= count; waits += 1) {
      if (performance.now() - began > 30_000) throw new Error(`nothing more was asked after ${path.join(' ')}`);
      // Too few options are refused: whoever has no more to choose goes back.
      if (waits % 500 === 499 && asked.at(-1)?.way === 'options') person.types('0');
      await pause(1);
    }
    // A prompt starts to listen a turn of the event loop after it is drawn.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return isOver ? undefined : asked.at(-1);
  };

  const look = () => {
    const before = now;
    const read = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (read !== text) {
      text = read;
      now = parse(read);
    }
    if (now !== before)
      faults.push(...changesUnsaid(before, now, given, question).map((one) => `${one} on ${path.join(' ')}`));
    if (now !== before) typed = typed.filter((one) => !isPutAside(one.text, before, now));
  };

  const has = (words: string) => JSON.stringify(now ?? {}).includes(JSON.stringify(words).slice(1, -1));

  const miss = (open: Asked) => {
    for (const one of typed) {
      // One thing in several questions is written down once it is whole.
      const isAsking = open.within.includes(one.at.within[0] ?? '');
      if (!isAsking && !has(one.text)) {
        faults.push(`「${one.text}」 of ${one.at.site} is not on disk when ${open.site} asks: ${path.join(' ')}`);
        typed = typed.filter((other) => other !== one);
      }
    }
  };

  look();
  for (let step = 0; ; step += 1) {
    const open = await opened(first + step);
    const before = asked[first + step - 1];
    if (before !== undefined) {
      const key = `${before.site} ${before.way === 'key' ? before.answer : ''}`;
      known.leads.set(key, (known.leads.get(key) ?? new Set()).add(open?.site ?? ''));
    }
    if (open === undefined) break;
    look();
    miss(open);
    if (open.site.startsWith('interview/criterion.ts') || open.site.startsWith('reviewer.ts')) {
      // Who has turned back in the middle of an answer has said no more than before.
      const isTurnedBack = given.some((one) => isWithin(one) && one.answer === undefined);
      if (isTurnedBack && !isRow(given) && said !== statesIn(now).join())
        faults.push(`turning back has changed an answer: ${path.join(' ')}`);
      given = [];
      said = statesIn(now).join();
      question = open.about;
    }
    given.push(open);
    const way = leaves(open) ?? (step >= steps ? 'Ctrl-C' : undefined);
    if (way !== undefined) {
      const half = open.way === 'text' || open.way === 'line' ? `かけ${step}_${throws.below(1e6)}` : '';
      if (half !== '') {
        person.types(half);
        await person.sees(half);
      }
      const shown = person.screen().length;
      leavings[way](person);
      await Promise.race([finished, pause(way === 'Ctrl-D' ? 100 : 5_000)]);
      if (!isOver) {
        // Ctrl-D with something on the line is a key like any other.
        leavings['Ctrl-C'](person);
        await Promise.race([finished, pause(5_000)]);
      }
      if (!isOver) throw new Error(`${way} does not end ${open.site}: ${path.join(' ')}`);
      look();
      const told = way === 'a closed window' ? '' : person.screen().slice(shown).replace(/\n/g, '');
      // A name or a day is typed again in a moment; where the window is gone, nobody can be told that it has to be.
      const isShort = (at: Asked) => at.way === 'line' && at.within[0] !== 'askEvidence';
      const lost = [...typed, ...(half === '' ? [] : [{ text: half, at: open }])].filter(
        ({ text: words, at }) =>
          !has(words) && !told.includes(words.split('\n')[0] ?? '') && !(way === 'a closed window' && isShort(at)),
      );
      for (const { text: words } of lost)
        faults.push(`「${words}」 is gone after ${way} at ${open.site}: ${path.join(' ')}`);
      if (isWithin(open) && !isRow(given) && said !== statesIn(now).join())
        faults.push(`${way} at ${open.site} has changed an answer: ${path.join(' ')}`);
      break;
    }
    const does = sayAt(open, { throws, known, now });
    path.push(`${open.site.split('/').at(-1)}@${open.about}=${JSON.stringify(does.keys.join(''))}`);
    // Somebody else is put in charge by a key.
    if (open.within[0] === 'chooseOwner') typed = typed.filter(({ at }) => at.within[0] !== 'askOwner');
    // Advice is taken back by a key.
    if (open.within[0]?.endsWith('meantBy') && does.keys.includes('c'))
      typed = typed.filter(({ at }) => at.about !== open.about || at.message === t('review.question.line'));
    if (open.initial !== '' && does.text !== undefined && open.way === 'line')
      typed = typed.filter((one) => !open.initial.includes(one.text));
    if (does.text !== undefined) typed.push({ text: does.text, at: open });
    for (const [index, keys] of does.keys.entries()) {
      if (index > 0) await pause(5);
      person.types(keys);
    }
  }
  await finished;
  return faults;
}

interface Said {
  /** What is sent to the terminal, piece by piece. */
  readonly keys: readonly string[];
  /** What must be in the file from now on. */
  readonly text?: string;
}

interface Mind {
  readonly throws: Dice;
  readonly known: Known;
  readonly now: Assessment | undefined;
}

/** What somebody does where they are asked. */
function sayAt(open: Asked, mind: Mind): Said {
  const { throws } = mind;
  switch (open.way) {
    case 'key':
      return { keys: [keyAt(open, mind)] };
    case 'options': {
      if (throws.below(4) === 0) return { keys: [throws.pick(['0', 'b'])] };
      return { keys: [...open.keys.slice(throws.below(open.keys.length - 1)), ENTER] };
    }
    default:
      return lineAt(open, mind);
  }
}

function keyAt({ keys, site }: Asked, { throws, known: { leads, isWanted } }: Mind): string {
  // Who goes away has a way of their own.
  const staying = keys.filter((key) => key !== 'q' || throws.below(12) === 0);
  const fresh = staying.filter((key) => !leads.has(`${site} ${key}`));
  const reaches = (place: string, deep: number): boolean =>
    isWanted(place) ||
    (deep > 0 &&
      [...leads].some(([from, to]) => from.startsWith(`${place} `) && [...to].some((next) => reaches(next, deep - 1))));
  const leading = staying.filter((key) => [...(leads.get(`${site} ${key}`) ?? [])].some((next) => reaches(next, 1)));
  const better = [...fresh, ...leading];
  const key = throws.pick(better.length > 0 && throws.below(5) > 0 ? better : staying);
  return key === 'enter' ? ENTER : key;
}

function lineAt({ message, way, initial, about: id }: Asked, { throws, now }: Mind): Said {
  const day = new Date(Date.UTC(2020, 0, 1 + throws.below(2000))).toISOString().slice(0, 10);
  const then = throws.below(2) === 0 ? day : day.replace(/^20/, '21');
  if (
    (['ask.last-done', 'ask.last-done.again', 'ask.evidence.date'] as const).some((key) => message === t(key, { id }))
  )
    return throws.below(3) === 0 ? { keys: [ENTER] } : { keys: [day, ENTER], text: day };
  if (message === t('ask.due', { id })) return { keys: [then, ENTER] };
  if (message.startsWith('番号（')) return { keys: [throws.pick(ids(now)), ENTER] };
  if (message.startsWith('まだの条件の番号')) return { keys: [`${1 + throws.below(9)}`, ENTER] };
  if (message.startsWith('上から順に')) {
    const count = Number(/\d+/.exec(message)?.[0]);
    return { keys: [Array.from({ length: count }, () => throws.pick([...'1234---'])).join(''), ENTER] };
  }
  const written = `語${throws.below(1e6)}${throws.pick(tails)}`;
  const text = way === 'text' && throws.below(2) === 0 ? `${written}\n二行目${throws.pick(tails)}。` : written;
  // What stands in a text is gone on with.
  return { keys: [`${way === 'text' && initial !== '' ? '。' : ''}${text.replaceAll('\n', '\r')}`, ENTER], text };
}

function ids(now: Assessment | undefined): readonly string[] {
  const known = [...Object.keys(now?.answers ?? {}), ...Object.keys(now?.reviews ?? {})];
  return known.length > 0 ? known : ['1-1-1'];
}

/** Whether an answer is not whole yet where this is asked; the day is asked of one that is. */
const isWithin = ({ within }: Asked) =>
  !within.includes('askDate') && within.some((name) => /^take(?:Met|Partial|NotApplicable)$/.test(name));

/** Whether several answers were given in one row: those before this one are whole. */
const isRow = (given: readonly Asked[]) => given.some(({ site }) => site.startsWith('interview/requirement.ts'));

const statesIn = (assessment: Assessment | undefined) =>
  Object.entries(assessment?.answers ?? {}).map(([id, { state }]) => `${id} ${state}`);

/** Whether a text went with a state that has given way to another: the person has said something else since. */
function isPutAside(text: string, before: Assessment | undefined, now: Assessment | undefined): boolean {
  const words = JSON.stringify(text).slice(1, -1);
  const isIn = (value: unknown) => JSON.stringify(value ?? '').includes(words);
  const ofState = (answer: Answer | undefined) => [answer?.reason, answer?.lastDone];
  const changed = Object.keys(before?.answers ?? {}).some(
    (id) =>
      before?.answers[id]?.state !== now?.answers[id]?.state &&
      isIn(ofState(before?.answers[id])) &&
      !isIn(now?.answers[id]),
  );
  const reasonOf = (reviews: readonly Review[] = []) => reviews.map(({ reason }) => reason);
  return (
    changed ||
    Object.keys(before?.reviews ?? {}).some(
      (id) =>
        isIn(reasonOf(before?.reviews?.[id])) &&
        !isIn(reasonOf(now?.reviews?.[id])) &&
        viewOf(before, id) !== viewOf(now, id),
    )
  );
}

const viewOf = (assessment: Assessment | undefined, id: string) => assessment?.reviews?.[id]?.at(-1)?.view;
const viewKeys: Readonly<Record<string, string>> = {
  '1': 'agrees',
  '2': 'disagrees',
  '3': 'cannot-tell',
  '4': 'out-of-scope',
};

/** Answers and views that have changed, and not by a key or row of keys of the question that was on the screen. */
function changesUnsaid(
  before: Assessment | undefined,
  now: Assessment | undefined,
  given: readonly Asked[],
  question: string,
): readonly Fault[] {
  if (before === undefined || now === undefined) return [];
  const pressed = given.map(({ site, answer }) => ({ site, answer: typeof answer === 'string' ? answer : '' }));
  const by = (site: string, isMeant: (answer: string) => boolean) =>
    pressed.some((one) => one.site.startsWith(site) && isMeant(one.answer));
  const told = pressed.map(({ site, answer }) => `${site}=${answer}`).join(' ');
  const idsOf = (record: object | undefined) => Object.keys(record ?? {});
  const answers = [...new Set([...idsOf(before.answers), ...idsOf(now.answers)])].flatMap((id) => {
    const state = now.answers[id]?.state;
    if (before.answers[id]?.state === state) return [];
    const digit = Object.entries(stateKeys).find(([, meant]) => meant === state)?.[0] ?? '';
    const isHere = id === question;
    const isSaid =
      (isHere && by('interview/criterion.ts', (key) => key === digit || key === '+')) ||
      (state === 'unmet' &&
        by('interview/answer.ts', (key) => key === '1') &&
        (isHere || by('interview/requirement.ts', () => true))) ||
      by('interview/requirement.ts', (row) => row.includes(digit) || row.includes('+')) ||
      (state === 'not-applicable' && by('interview/ruledOut.ts', (key) => key === '1')) ||
      (state === 'unmet' && by('interview/overview.ts', (key) => key === '1'));
    return isSaid ? [] : [`${id} has become ${state} (at ${question}) by ${told}`];
  });
  const reviews = [...new Set([...idsOf(before.reviews), ...idsOf(now.reviews)])].flatMap((id) => {
    const view = viewOf(now, id) ?? '';
    if (viewOf(before, id) === view) return [];
    const isSaid =
      id === question &&
      by('reviewer.ts', (key) => viewKeys[key] === view || (view === 'cannot-tell' && (key === 'a' || key === 'm')));
    return isSaid ? [] : [`the view of ${id} has become ${view} (at ${question}) by ${told}`];
  });
  return [...answers, ...reviews];
}
