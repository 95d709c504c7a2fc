import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Tag, Translate } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import type { OutputStream } from '../io/streams.ts';
import type { Paint } from '../report/paint.ts';
import { wordsFor } from '../report/words/item.ts';
import { sanitizePainted, withoutCommands } from '../text/sanitize.ts';
import type { Workplace } from '../workspace/workplace.ts';

/** What every command works with: the machine, the words and the looks. */
export interface Context {
  readonly environment: Environment;
  readonly typed: Typed;
  readonly t: Translate;
  readonly language: Tag;
  /** What the workspace needs to know of the machine and the person. */
  readonly workplace: Workplace;
  /** Columns to lay text out in. */
  readonly width: number;
  /** The same for the lines that stand whole where a stream is no terminal, such as problems in a log. */
  readonly lineWidth: { readonly stdout: number; readonly stderr: number };
  /** The same for a table, which may take all that there is. */
  readonly tableWidth: number;
  /** Lines of the window. */
  readonly rows: number;
  readonly paint: { readonly stdout: Paint; readonly stderr: Paint };
  /** Writes data: a report, a list. Like `note`, it lets nothing through that a terminal acts upon but looks. */
  readonly print: (text: string) => void;
  /** Writes everything else: notes, questions, problems. */
  readonly note: (text: string) => void;
  readonly recent: Recent;
}

/** What a person at a terminal was told last: it is gone from the screen once the process was stopped and goes on. */
export interface Recent {
  readonly text: () => string;
  /** Called once a person has answered it. */
  readonly forget: () => void;
}

/**
 * How many lines somebody was told since they answered last: what comes next leaves room for them.
 * @param greeting what stood there before: it was for whoever came in, and may go.
 */
export function linesTold({ text }: Pick<Recent, 'text'>, greeting = ''): number {
  const told = text();
  const news = told.startsWith(greeting) ? told.slice(greeting.length) : told;
  return news.split('\n').length - 1;
}

/** The command line that is carried out. */
export interface Typed {
  /** The words that name the command; none for the program itself. */
  readonly way: string;
  /** All of its words, as they are meant. */
  readonly words: readonly string[];
}

export interface GlobalOptions {
  readonly color: boolean;
  readonly lang: Tag;
}

/** What every command is given: the language, the width and the colours of the streams, and who listens to notes. */
export function createContext(
  environment: Environment,
  options: GlobalOptions,
  t: Translate,
  typed: Typed = { way: '', words: [] },
): Context {
  let told: string[] = [];
  const write = (stream: OutputStream, text: string) => {
    const line = `${inert(text)}\n`;
    if (stream.isTTY === true) told = [...told.slice(1 - MOST_RECENT), line];
    stream.write(line);
  };
  const paintFor = (stream: OutputStream) => paintOf(new Chalk({ level: colorLevel(stream, environment, options) }));
  return {
    environment,
    typed,
    language: options.lang,
    t,
    get workplace() {
      return { cwd: environment.cwd, language: options.lang, today: environment.today() };
    },
    get width() {
      return layoutWidth(environment);
    },
    get lineWidth() {
      const of = ({ isTTY }: OutputStream) => (isTTY === true ? layoutWidth(environment) : Infinity);
      return { stdout: of(environment.stdout), stderr: of(environment.stderr) };
    },
    get tableWidth() {
      return layoutWidth(environment, WIDEST_TABLE);
    },
    get rows() {
      return layoutHeight(environment);
    },
    paint: { stdout: paintFor(environment.stdout), stderr: paintFor(environment.stderr) },
    print: (text) => write(environment.stdout, text),
    note: (text) => write(environment.stderr, text),
    recent: {
      text: () => told.join(''),
      forget: () => {
        told = [];
      },
    },
  };
}

/** The same in the words of a catalogue, and still following the window. */
export function speakingOf(catalogue: Pick<Catalogue, 'method'>, context: Context): Context {
  const t = { value: wordsFor(catalogue, context.t), enumerable: true };
  return Object.defineProperties({ ...context }, { ...Object.getOwnPropertyDescriptors(context), t });
}

/** What neither a terminal nor the log of a CI acts upon. */
function inert(text: string): string {
  return withoutCommands(sanitizePainted(text));
}

/** More pieces than any question and what stands over it are told in. */
const MOST_RECENT = 100;

/** Columns of text that read well. */
const WIDEST_TEXT = 100;

const WIDEST_TABLE = 200;

/**
 * Columns of a text on the terminal. A little narrower than it is, because not every terminal agrees how wide ○ and ★ are.
 */
export function layoutWidth({ stdout, stderr, variables }: Environment, widest = WIDEST_TEXT): number {
  const columns = stdout.columns ?? stderr.columns ?? Number(variables['COLUMNS'] ?? 80);
  return Math.min(Math.max(Number.isFinite(columns) && columns > 0 ? columns : 80, 40), widest) - 2;
}

function layoutHeight({ stdout, stderr, variables }: Environment): number {
  const rows = stdout.rows ?? stderr.rows ?? Number(variables['LINES'] ?? 24);
  return Number.isFinite(rows) && rows > 0 ? Math.max(rows, 12) : 24;
}

/** Decided here because chalk alone ignores NO_COLOR (https://no-color.org) when it is given a level by itself. */
function colorLevel(stream: OutputStream, { variables }: Environment, { color }: GlobalOptions): ColorSupportLevel {
  if (!color) return 0;
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  const refused = variables['NO_COLOR'];
  if (refused !== undefined && refused !== '') return 0;
  return stream.isTTY === true && variables['TERM'] !== 'dumb' ? 1 : 0;
}

function paintOf(chalk: ChalkInstance): Paint {
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    middling: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    accent: (text) => chalk.cyan(text),
  };
}
