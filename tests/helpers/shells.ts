import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './runCli.ts';

/** What a shell offers for a command line. */
export interface Offered {
  readonly word: string;
  readonly description: string;
}

/** Completes each command line in a real shell that has read the script, in a folder. */
export type Complete = (script: string, lines: readonly string[], cwd: string) => readonly (readonly Offered[])[];

const capture = join(import.meta.dirname, 'shells', 'capture.zsh');

/** The shells that are on this machine, with the way to ask them. */
export function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function runShell(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: testFolder(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  if (status !== 0 || stderr !== '') throw new Error(`${command} ended with ${status}\n${stderr}\n${stdout}`);
  return stdout;
}

function saved(script: string, name: string): string {
  const file = join(testFolder(), name);
  writeFileSync(file, script);
  return file;
}

/** What bash hands to a completion function: it cuts words at = and : from version 4 on. */
export function bashWords(line: string, { isOld = false } = {}): readonly string[] {
  return line.split(' ').flatMap((word) => (isOld || word === '' ? [word] : word.split(/([=:]+)/).filter(Boolean)));
}

export interface BashReply {
  readonly replies: readonly string[];
  /** What was asked of compopt: `+o default` keeps bash from offering files of its own. */
  readonly options: readonly string[];
}

/** Calls the completion function as bash does at the end of a command line; an old bash has no compopt. */
export function completeInBash(script: string, line: string, cwd: string, { isOld = false } = {}): BashReply {
  const words = bashWords(line, { isOld });
  const driver = `
    ${isOld ? 'enable -n compopt' : 'compopt() { printf "option\\t%s\\n" "$*"; }'}
    source "$1"; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
    registered=$(complete -p "$1")
    [[ $registered =~ -F\\ ([^ ]+) ]] && "\${BASH_REMATCH[1]}"
    for reply in "\${COMPREPLY[@]}"; do printf 'reply\\t%s\\n' "$reply"; done`;
  const file = saved(script, 'completion.bash');
  const rows = linesOf(runShell('bash', ['--norc', '--noprofile', '-c', driver, 'bash', file, ...words], cwd)).map(
    (row) => row.split('\t'),
  );
  const of = (kind: string) => rows.filter(([first]) => first === kind).map(([, text = '']) => text);
  return { replies: of('reply'), options: of('option') };
}

export const completeInZsh: Complete = (script, lines, cwd) => {
  const listed = saved(`${lines.join('\n')}\n`, 'lines');
  const shown = runShell('zsh', ['-f', capture, saved(script, '_completion'), listed], cwd);
  return shown
    .split(/^\[\[ .*\n/m)
    .slice(1)
    .map((part) => linesOf(part).map((row) => offered(row, / +-- /)));
};

export const completeInFish: Complete = (script, lines, cwd) => {
  const file = saved(script, 'completion.fish');
  return lines.map((line) =>
    linesOf(runShell('fish', ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', file, line], cwd)).map(
      (row) => offered(row, /\t/),
    ),
  );
};

export const completeInPowerShell: Complete = (script, lines, cwd) => {
  const file = saved(script, 'completion.ps1');
  const driver = `
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    . $env:COMPLETION
    foreach ($line in (Get-Content -Encoding utf8 $env:COMMAND_LINES)) {
      "[[ $line"
      (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches |
        ForEach-Object { "$($_.CompletionText)\`t$($_.ToolTip)" }
    }`;
  const env = { COMPLETION: file, COMMAND_LINES: saved(`${lines.join('\n')}\n`, 'lines') };
  return runShell('pwsh', ['-NoProfile', '-NonInteractive', '-Command', driver], cwd, env)
    .replaceAll('\r\n', '\n')
    .split(/^\[\[ .*\n/m)
    .slice(1)
    .map((part) => linesOf(part).map((row) => offered(row, /\t/)));
};

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function offered(row: string, between: RegExp): Offered {
  const [gap] = between.exec(row) ?? [];
  if (gap === undefined) return { word: row, description: '' };
  const at = row.indexOf(gap);
  return { word: row.slice(0, at), description: row.slice(at + gap.length) };
}

/** How each shell writes a text that is taken as it stands, and reads it back. */
const quoting = {
  zsh: { literal: /'(?:[^']|'\\'')*'/g, read: (text: string) => text.replaceAll(`'\\''`, "'") },
  fish: { literal: /'(?:\\.|[^\\'])*'/g, read: (text: string) => text.replace(/\\([\\'])/g, '$1') },
  powershell: {
    literal: /'(?:[^']|'')*'/g,
    // As [regex]::Unescape does.
    read: (text: string) =>
      text
        .replaceAll("''", "'")
        .replace(/\\(?:u([0-9a-f]{4})|\\)/g, (_, code?: string) =>
          code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
        ),
  },
};

/** The quoted texts of a script, read back. */
export function literals(script: string, shell: keyof typeof quoting): readonly string[] {
  const { literal, read } = quoting[shell];
  return [...script.matchAll(literal)].map(([text]) => read(text.slice(1, -1)));
}

/** A script without what is quoted in it. */
export function skeleton(script: string, shell: keyof typeof quoting): string {
  return script.replace(quoting[shell].literal, "''");
}
