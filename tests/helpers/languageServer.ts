import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from '../../scripts/project.mjs';

/** The server that editors start for YAML files, with every way to a network closed. */
export interface LanguageServer {
  /** Opens a file beside `path` that holds `text`; `┃` in it is where the cursor stands. Nothing is written. */
  readonly open: (path: string, text: string) => OpenFile;
  /** Ends the server; gives what it called that leads to a network or another program. */
  readonly stop: () => Promise<readonly string[]>;
}

export interface OpenFile {
  /** The number of the first line that holds a text. */
  readonly lineOf: (part: string) => number;
  /** What is marked as wrong, from top to bottom; the server thinks it over until nobody has typed for a moment. */
  readonly problems: () => Promise<readonly Problem[]>;
  /** What is shown over the word at the cursor. */
  readonly hover: () => Promise<string>;
  /** What is offered at the cursor, and what is said of each. */
  readonly completions: () => Promise<Readonly<Record<string, string>>>;
}

export interface Problem {
  /** From 1, as editors count. */
  readonly line: number;
  /** The text that is marked. */
  readonly marked: string;
  readonly message: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

/** What comes from the server: an answer, a question or a note. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** As in an editor of a Japanese reader; the lists of schemas on the web are off, as there is no web. */
const settings: Readonly<Record<string, object>> = {
  yaml: { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } },
};

const capabilities = {
  workspace: { configuration: true },
  textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } } },
};

const guard = join(import.meta.dirname, 'noNetwork.cjs');

/** Starts the server. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const home = mkdtempSync(join(tmpdir(), 'scs-check-server-'));
  const log = join(home, 'calls.log');
  const program = join(packageFolder('yaml-language-server'), 'bin', 'yaml-language-server');
  const child = fork(program, ['--node-ipc'], {
    execArgv: ['--require', guard],
    env: { HOME: join(home, 'nobody'), NO_NETWORK_LOG: log },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answers = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const opened = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  let asked = 0;

  const notify = (method: string, params: object) => child.send({ jsonrpc: '2.0', method, params });
  const request = (method: string, params: object) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1;
      answers.set(asked, { resolve, reject });
      child.send({ jsonrpc: '2.0', id: asked, method, params });
    });
  const answerTo = ({ method, params }: Message): object => {
    if (method === 'workspace/configuration') {
      const { items } = params as { items: readonly { section: string }[] };
      return { result: items.map(({ section }) => settings[section] ?? {}) };
    }
    return { result: null };
  };
  child.on('message', (message: Message) => {
    const { id, method, params, result, error } = message;
    if (id !== undefined && method !== undefined) child.send({ jsonrpc: '2.0', id, ...answerTo(message) });
    else if (id !== undefined && error !== undefined) answers.get(id)?.reject(new Error(error.message));
    else if (id !== undefined) answers.get(id)?.resolve(result);
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      opened.get(uri)?.(diagnostics);
    }
  });
  child.on('exit', () => {
    for (const { reject } of answers.values()) reject(new Error('the language server has ended'));
  });

  await request('initialize', { processId: process.pid, rootUri: null, locale: 'ja', capabilities });
  notify('yaml/registerContentRequest', {});
  notify('initialized', {});

  return {
    open: (path, marked) => {
      const text = marked.replace('┃', '');
      const lines = text.split('\n');
      const before = marked.slice(0, Math.max(0, marked.indexOf('┃'))).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      // A name of its own for each text: what was said of an earlier one may still be under way.
      const uri = pathToFileURL(join(dirname(path), `${opened.size}-${basename(path)}`)).href;
      const judged = new Promise<readonly Diagnostic[]>((resolve) => {
        opened.set(uri, resolve);
      });
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
      const atCursor = { textDocument: { uri }, position };
      return {
        lineOf: (part) => lines.findIndex((line) => line.includes(part)) + 1,
        problems: async () => {
          const problems = (await judged).map((diagnostic) => problemOf(diagnostic, lines));
          return problems.toSorted((a, b) => a.line - b.line);
        },
        hover: async () => {
          const found = (await request('textDocument/hover', atCursor)) as { contents: { value: string } } | null;
          return found?.contents.value ?? '';
        },
        completions: async () => {
          const { items } = (await request('textDocument/completion', atCursor)) as { items: readonly Completion[] };
          return Object.fromEntries(items.map(({ label, documentation }) => [label, plain(documentation)]));
        },
      };
    },
    stop: async () => {
      const ended = once(child, 'exit');
      await request('shutdown', {});
      notify('exit', {});
      await ended;
      const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      rmSync(home, { recursive: true, force: true });
      return calls;
    },
  };
}

function problemOf({ range: { start, end }, message }: Diagnostic, lines: readonly string[]): Problem {
  const marked = lines[start.line]?.slice(start.character, end.line === start.line ? end.character : undefined) ?? '';
  return { line: start.line + 1, marked, message };
}

function plain(documentation: Completion['documentation'] = ''): string {
  return typeof documentation === 'string' ? documentation : documentation.value;
}
