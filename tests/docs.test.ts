import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../scripts/project.mjs';
import { errorCodes } from '../src/errors.ts';
import { fileCodes } from '../src/formats/diagnostic.ts';
import { ja } from '../src/i18n/ja/index.ts';
import { translator } from '../src/i18n/t.ts';
import { ruleCodes } from '../src/rules/index.ts';
import { commandFolder, runShell } from './helpers/command.ts';
import { diagnosticExamples, setOut } from './helpers/diagnosticsPage.ts';
import { type Block, blocksOf } from './helpers/docs.ts';
import { helpCommands, helpFile } from './helpers/help.ts';
import { programFor } from './helpers/program.ts';
import { type Person, run, sitDown, testFolder } from './helpers/runCli.ts';
import { typedCommands } from './helpers/typedCommands.ts';
import { examples, supplierAnswers, supplierAnswersInEnglish } from './helpers/workedExample.ts';

const pages = [...readdirSync(root), ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** A command of a console block with the output printed below it. */
interface Shown {
  readonly command: string;
  readonly exitCode: number;
  readonly output: readonly string[];
}

function commandsOf({ lines }: Block): Shown[] {
  const shown: { command: string; exitCode: number; output: string[] }[] = [];
  for (const line of lines) {
    const found = /^\$ (?<command>.+?)(?:\s+# (?:終了コード|exit code) (?<exitCode>\d+))?$/.exec(line)?.groups;
    if (found) shown.push({ command: found['command'] ?? '', exitCode: Number(found['exitCode'] ?? 0), output: [] });
    else shown.at(-1)?.output.push(line);
  }
  return shown;
}

/** Who answers where a page shows an interview. */
const atTheKeyboard: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  'docs/own-catalogue.md': supplierAnswers,
  'docs/own-catalogue.en.md': supplierAnswersInEnglish,
  'docs/review.md': specialistViews,
  'docs/review.en.md': specialistViewsInEnglish,
};

/** What a page tells its reader to set before anything else. */
function settingsOf(page: string): Readonly<Record<string, string>> {
  return page.endsWith('.en.md') ? { SCS_CHECK_LANG: 'en' } : {};
}

/** Pages that begin before there is an assessment. */
const beginning: readonly string[] = ['docs/own-catalogue.md', 'docs/own-catalogue.en.md'];

/** Looks at one criterion, disagrees with its answer, and goes home. */
async function specialistViews(person: Person): Promise<void> {
  await answersTo(person, [
    ['専門家の名前', '見本の専門家\r'],
    ['登録番号', '000000\r'],
    ['所属', '\r'],
    ['会社との関係', '1'],
    ['q 保存して終わる', ' '],
    ['（2/2）', '2'],
    ['0 で元に戻します', 'i'],
    ['[i]', '\r'],
    ['助言: 何が', '連絡先の一覧を作ってから、点検してください。\r'],
    ['q 保存して終わる', 'q'],
  ]);
}

/** The same in English. */
async function specialistViewsInEnglish(person: Person): Promise<void> {
  await answersTo(person, [
    ['Name of the specialist', 'Sample Specialist\r'],
    ['Registration number', '000000\r'],
    ['Organisation', '\r'],
    ['Relation to the company', '1'],
    ['q save and stop', ' '],
    ['(2/2)', '2'],
    ['0 leaves it as it was', 'i'],
    ['[i]', '\r'],
    ['Advice: what', 'Make the list of contacts, then check it.\r'],
    ['q save and stop', 'q'],
  ]);
}

async function answersTo(person: Person, questions: readonly (readonly [asked: string, typed: string])[]) {
  for (const [asked, typed] of questions) {
    await person.sees(asked);
    person.types(typed);
  }
}

/** A folder as a reader of the page has it: the package's files, the examples, an assessment, and the page's own files. */
function readersFolder(page: string, blocks: readonly Block[]): string {
  const folder = testFolder();
  for (const part of ['controls', 'templates']) cpSync(join(root, part), join(folder, part), { recursive: true });
  cpSync(examples, folder, { recursive: true });
  if (!beginning.includes(page)) {
    cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(folder, 'assessment.yaml'));
  }
  for (const { info, lines } of blocks) {
    const { name, from } = /^(?:yaml|diff from=(?<from>\S+)) file=(?<name>\S+)$/.exec(info)?.groups ?? {};
    if (name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text =
      from === undefined ? `${lines.join('\n')}\n` : changed(readFileSync(join(folder, from), 'utf8'), lines);
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The text after a diff block: each run of `-` lines gives way to the `+` lines below it. */
function changed(text: string, diff: readonly string[]): string {
  const runs = `${diff.join('\n')}\n`.matchAll(/(?<old>(?:^-.*\n)+)(?<new>(?:^\+.*\n)*)/gm);
  return [...runs].reduce((before, { groups }) => {
    const [was, is] = [groups?.['old'], groups?.['new']].map((lines = '') => lines.replace(/^[-+]/gm, ''));
    if (was === undefined || !before.includes(was))
      throw new Error(`a diff block takes away what is not there:\n${was}`);
    return before.replace(was, () => is ?? '');
  }, text);
}

/** The interview needs a keyboard, so it runs on a fake terminal. */
async function runInterview(command: string, page: string, cwd: string, answers: (person: Person) => Promise<void>) {
  const variables = settingsOf(page);
  const person = sitDown(command.replace(/^(?:npx )?scs-check /, '').split(' '), { cwd, variables });
  await answers(person);
  const { code } = await person.finished;
  return { status: code, screen: person.screen() };
}

/**
 * Starts what a page says a shell is to start. Where that is only our command and words, it runs in this process; on the
 * page that everybody reads first, the built command starts.
 */
async function runShown(command: string, page: string, cwd: string, path: string) {
  const line = command.replace(/^npx /, '');
  const isPlain = /^scs-check(?: (?:[\p{L}\p{N}./:=,@-]+|"[^"$`\\]*"))*$/u.test(line);
  const variables = settingsOf(page);
  if (page.startsWith('README') || !isPlain) return runShell(line, { cwd, path, env: variables });
  const words = line.match(/"[^"]*"|\S+/g)?.map((word) => word.replace(/^"(.*)"$/, '$1')) ?? [];
  const { code, screen } = await run(words.slice(1), { cwd, variables });
  return { status: code, screen };
}

/** 「…」 on a line of its own stands for any number of lines. */
function pattern(lines: readonly string[]): RegExp {
  const parts = lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${escaped(line)}\\n`));
  return new RegExp(`^${parts.join('')}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('commands in the documentation do what is shown', () => {
  test.each(pages.filter((page) => read(page).includes('```console')))('%s', async (page) => {
    const blocks = blocksOf(read(page));
    const folder = readersFolder(page, blocks);
    const path = commandFolder();
    for (const { command, exitCode, output } of blocks.filter(({ info }) => info === 'console').flatMap(commandsOf)) {
      const answers = / (?:ask|review)\b/.test(command) ? atTheKeyboard[page] : undefined;
      const { status, screen } = answers
        ? await runInterview(command, page, folder, answers)
        : await runShown(command, page, folder, path);
      expect([command, status, screen]).toEqual([command, exitCode, screen]);
      if (output.length > 0) expect(screen).toMatch(pattern(output));
    }
  });

  test('the workflow in docs/ci.md is the template, and its commands work', () => {
    const template = read('templates/ci/github.yml');
    const shown = blocksOf(read('docs/ci.md')).find(({ info }) => info.includes('.github/workflows/'));
    expect(`${shown?.lines.join('\n')}\n`).toBe(template);
    const steps: readonly { run?: string; uses?: string }[] = parse(template).jobs['self-check'].steps;
    const folder = readersFolder('docs/ci.md', []);
    const path = commandFolder();
    const commands = steps
      .flatMap(({ run: command }) => command ?? [])
      .map((line) => line.replace(/npx --yes scs-check@\S+/, 'scs-check'));
    const env = { GITHUB_STEP_SUMMARY: 'summary.md' };
    const ran = commands.map((command) => runShell(command, { cwd: folder, path, env }).status);
    expect(ran).toEqual([1, 0]);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^## 自己点検の結果\n/);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  test.each(['README.md', 'README.en.md'])('%s begins with the report on the sample, which everybody has', (page) => {
    const [first] = blocksOf(read(page)).flatMap(commandsOf);
    expect(first?.command).toBe('npx scs-check report --sample');
    expect(first?.output.length).toBeGreaterThan(20);
  });
});

describe('a page in English', () => {
  const translated = pages.filter((page) => page.endsWith('.en.md'));
  const commandsIn = (page: string) =>
    blocksOf(read(page)).flatMap((block) =>
      (block.info === 'sh'
        ? block.lines
        : commandsOf(block).map(({ command, exitCode }) => `${command} ${exitCode}`)
      ).map(inAnyLanguage),
    );
  /** A command without what its reader words freely. */
  const inAnyLanguage = (command: string) =>
    command.replace(/(?<= --(?:role|name|columns) )(?:"[^"]*"|\S+)|"[^"]*"/g, '…');
  /** A link to another page, with what is said behind it of its language. */
  const link = /\[(.+?)\]\((?!\w+:)(?<target>[^)#\s]+\.md)(?:#(?<heading>[^)]*))?\)(?<after>(?: \(|, )in Japanese)?/g;
  const headingsIn = (page: string) => read(page).match(/^#+(?= )/gm);

  test('is there for whoever starts, for each of the three readers and for whoever joins', () => {
    expect(translated).toEqual(
      expect.arrayContaining([
        ...['README.en.md', 'docs/company.en.md', 'docs/specialist.en.md', 'docs/ci.en.md'],
        ...['evidence', 'handout', 'portfolio', 'diff', 'assessment-format', 'config', 'judgement'].map(
          (name) => `docs/${name}.en.md`,
        ),
        ...['CONTRIBUTING.en.md', 'docs/architecture.en.md'],
      ]),
    );
  });

  test.each(translated)('%s shows the same commands as the page in Japanese, and each leads to the other', (page) => {
    const original = page.replace('.en.md', '.md');
    expect(commandsIn(page)).toEqual(commandsIn(original));
    expect(read(page)).toContain(`[日本語](${basename(original)})`);
    expect(read(original)).toContain(`[English](${basename(page)})`);
  });

  /** Parts in English of pages in Japanese. */
  const inEnglish = ['in-english', 'how-to-release'];

  test.each(translated)('%s leads to the page in English where there is one, and says where there is none', (page) => {
    const said = new Set(['docs/glossary.md']);
    const wrong = [...read(page).matchAll(link)].filter(({ 1: words, groups }) => {
      const file = join(dirname(page), groups?.['target'] ?? '').replaceAll('\\', '/');
      const isSaid = groups?.['after'] !== undefined;
      const isEnglish = file.endsWith('.en.md') || inEnglish.includes(groups?.['heading'] ?? '');
      if (isEnglish || words === '日本語') return isSaid;
      if (pages.includes(file.replace('.md', '.en.md'))) return true;
      const isFirst = !said.has(file);
      said.add(file);
      return isFirst !== isSaid;
    });
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test.each(pages.filter((page) => !page.endsWith('.en.md')))('%s leads to pages in Japanese', (page) => {
    const [inJapanese = ''] = read(page).split(/^## (?:In English|How to release)$/m);
    const others = [...inJapanese.matchAll(link)].filter(({ 1: words }) => words !== 'English');
    expect(others.filter(({ groups }) => groups?.['target']?.endsWith('.en.md')).map(([text]) => text)).toEqual([]);
  });

  test.each(translated)('%s has the same parts', (page) => {
    expect(headingsIn(page)).toEqual(headingsIn(page.replace('.en.md', '.md')));
  });
});

function headingsOf(page: string): string[] {
  return [...read(page).matchAll(/^## (?<name>.+)$/gm)].map(({ groups }) => groups?.['name'] ?? '');
}

describe('docs/diagnostics.md', () => {
  const headings = headingsOf('docs/diagnostics.md');

  test('has one heading for every code of a file, and after them one for every rule', () => {
    expect(headings.slice(0, fileCodes.length)).toEqual([...fileCodes]);
    expect(headings.slice(fileCodes.length).toSorted()).toEqual(ruleCodes.toSorted());
  });

  test('has the same headings and examples in English', () => {
    const [ours, english] = ['docs/diagnostics.md', 'docs/diagnostics.en.md'].map((page) => ({
      headings: headingsOf(page),
      examples: blocksOf(read(page)).map(({ info, lines }) => [info, ...lines]),
    }));
    expect(english).toEqual(ours);
  });

  const examples = diagnosticExamples();

  test.each(ruleCodes)('%s: has an example of what it finds, and one of what is right', (rule) => {
    const kinds = examples.filter(({ code }) => code === rule).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['bad', 'good']));
  });

  test.each(examples)('$code: the $kind example', async (example) => {
    const { code, kind } = example;
    const cwd = testFolder();
    const { code: exitCode, stdout, stderr } = await run(setOut(example, cwd), { cwd });
    const codes = [...stdout.matchAll(/^\S+\.yaml(?::\d+:\d+)? +\S+ (?<code>\S+)/gm)].map(
      ({ groups }) => groups?.['code'],
    );
    expect(stdout, 'every sentence is filled').not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/);
    if (kind === 'bad') return expect(codes, stdout + stderr).toContain(code);
    expect(codes).toEqual([]);
    expect(exitCode, stderr).not.toBe(2);
  });
});

test.each(['docs/errors.md', 'docs/errors.en.md'])('%s has one heading for every code', (page) => {
  expect(headingsOf(page)).toEqual([...errorCodes]);
});

describe.each(['docs/dependencies.md', 'docs/dependencies.en.md'])('%s', (page) => {
  const rows = [...read(page).matchAll(/^\| `(?<name>[^`]+)` \| (?<version>\S+) \| (?<licence>[^|]+) \|/gm)].map(
    ({ groups }) => ({
      name: groups?.['name'] ?? '',
      version: groups?.['version'],
      licence: groups?.['licence']?.trim(),
    }),
  );
  const { packages } = JSON.parse(read('package-lock.json'));

  test('lists every package that the project takes', () => {
    const { devDependencies } = JSON.parse(read('package.json'));
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(devDependencies)));
  });

  test('lists every package that ends up inside', () => {
    const { components } = JSON.parse(read('dist/sbom.cdx.json'));
    const inside = components
      .filter(({ type }: { type: string }) => type === 'library')
      .map(({ group, name }: { group?: string; name: string }) => (group ? `${group}/${name}` : name));
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(inside));
  });

  test('gives the versions and licences of the lock file', () => {
    const wrong = rows.filter(({ name, version, licence }) => {
      const locked = Object.entries<{ version: string; license?: string }>(packages).filter(([path]) =>
        path.endsWith(`node_modules/${name}`),
      );
      return !locked.some(([, entry]) => entry.version === version && (entry.license ?? licence) === licence);
    });
    expect(wrong).toEqual([]);
  });
});

const promisesIn = (page: string) =>
  read(page)
    .split('\n')
    .filter((line) => /^\| (?!約束|promise \||---)/.test(line));

test('every promise names tests that there are', () => {
  const rows = promisesIn('docs/guarantees.md');
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const named = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(named, row).not.toEqual([]);
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true);
  }
});

test('every promise names the same tests in English', () => {
  const namedIn = (page: string) =>
    promisesIn(page).map((row) => [...row.matchAll(/`((?:tests\/|AGE)[^`]+)`/g)].map(([, name]) => name));
  expect(namedIn('docs/guarantees.en.md')).toEqual(namedIn('docs/guarantees.md'));
});

/** What a page links to in the project, as a path from its root, with the heading meant. */
function linksOf(page: string): { readonly file: string; readonly heading: string | undefined }[] {
  const links = read(page).matchAll(/\]\((?!\w+:)(?<target>[^)#\s]*)(?:#(?<heading>[^)]*))?\)/g);
  return [...links].map(({ groups: { target, heading } = {} }) => ({
    file: target ? join(dirname(page), target).replaceAll('\\', '/') : page,
    heading,
  }));
}

/** The pages that somebody finds who begins at `page` and follows links, up to `steps` of them. */
function pagesFrom(page: string, steps: number): ReadonlySet<string> {
  const found = new Set([page]);
  for (let step = 0; step < steps; step += 1) {
    for (const { file } of [...found].flatMap(linksOf)) if (pages.includes(file)) found.add(file);
  }
  return found;
}

/** A heading as links name it: https://docs.github.com/en/get-started/writing-on-github */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (?<name>.+)$/gm)].map(({ groups }) => anchorOf(groups?.['name'] ?? ''));
}

test.each([
  ['README.md', (page: string) => !page.endsWith('.en.md')],
  ['README.en.md', (page: string) => page.endsWith('.en.md')],
])('every page is one link from %s, or from a page that it names', (readme, isOurs) => {
  const found = pagesFrom(readme, 2);
  expect(pages.filter((page) => isOurs(page) && !found.has(page))).toEqual([]);
});

describe('every command that stands in a sentence is one, with options that it has', () => {
  const tree = programFor('all', translator(ja));
  const told = (page: string) =>
    read(page)
      .replace(/^```[\s\S]*?^```$/gm, '')
      .split('\n')
      .flatMap((line) => line.split('`').filter((text, at) => at % 2 === 1 && /scs-check [a-z]/.test(text)));

  /** The first word of a command that nobody could type. */
  const unknownIn = (words: readonly string[]): string | undefined => {
    let command = tree;
    const options = ['-h', '--help', '-V', '--version'];
    for (const word of words) {
      options.push(...command.options.flatMap(({ short, long }) => [short ?? [], long ?? []].flat()));
      const next = command.commands.find((one) => one.name() === word);
      if (next !== undefined) command = next;
      else if (command.commands.length > 0 && !word.startsWith('-') && word !== 'help') return word;
      else if (command.commands.length === 0) break;
    }
    options.push(...command.options.flatMap(({ short, long }) => [short ?? [], long ?? []].flat()));
    return words.find((word) => /^--?[a-z]/.test(word) && !options.includes(word.split('=', 1)[0] ?? ''));
  };

  test.each(pages.filter((page) => told(page).length > 0))('%s', (page) => {
    const wrong = told(page).filter((text) => typedCommands(text).some((words) => unknownIn(words) !== undefined));
    expect(wrong).toEqual([]);
  });
});

describe('every option is told on a page', () => {
  const told = new Set(pages.flatMap((page) => read(page).match(/(?<![\w-])--?[a-z][\w-]*/g) ?? []));

  test.each(helpCommands.filter((command) => command !== ''))('%s', (command) => {
    const help = readFileSync(join(root, 'tests', 'golden', 'help', helpFile(command)), 'utf8');
    const options = [...help.matchAll(/^ +(?:(?<short>-\w), )?(?<long>--[\w-]+)/gm)].map(({ groups }) => groups ?? {});
    const untold = options.filter(({ short, long = '' }) => !told.has(long) && !told.has(short ?? ''));
    expect(untold.map(({ long }) => long)).toEqual([]);
  });
});

describe('every page', () => {
  test.each(pages)('%s', (page) => {
    const text = read(page);
    const links = linksOf(page);
    const present = ['docs', 'controls'].flatMap((folder) =>
      readdirSync(join(root, folder), { encoding: 'utf8', recursive: true }).map((name) =>
        join(folder, name).replaceAll('\\', '/'),
      ),
    );
    present.push(...readdirSync(root));
    expect(
      links.filter(({ file }) => !present.includes(file)),
      'links to files that are not there',
    ).toEqual([]);
    const lost = links.filter(({ file, heading }) => heading !== undefined && !anchorsOf(file).includes(heading));
    expect(lost, 'links to headings that are not there').toEqual([]);
    expect(text).not.toMatch(/\/(?:home|root|work|Users)\//);
  });
});
