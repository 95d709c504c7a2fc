import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readManifest, root } from '../scripts/project.mjs';
import { commandFolder, committer, runShell } from './helpers/command.ts';
import { testFolder } from './helpers/runCli.ts';

const step = z.strictObject({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  shell: z.literal('bash').optional(),
  'working-directory': z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
});
const action = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
});

const text = readFileSync(join(root, 'action.yml'), 'utf8');
const {
  inputs,
  runs: { steps },
} = action.parse(parse(text));

test('the action takes others by their whole commit, and puts nothing that others write into a shell', () => {
  const lines = text.split('\n').filter((line) => /\buses:/.test(line));
  expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
  for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
});

test('the action runs this version, and takes setup-node as the workflows do', () => {
  expect(inputs['command']?.default).toBe(`npx --yes scs-check@${readManifest(root).version}`);
  const taken = /actions\/setup-node@\S+/.exec(text)?.[0];
  expect(readFileSync(join(root, '.github', 'workflows', 'ci.yml'), 'utf8')).toContain(taken);
});

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
  readonly author_association: string;
}

/** The comments of a pull request, as GitHub serves them; with a token that may only read where that is said. */
async function github(comments: Comment[], { mayWrite = true } = {}) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    calls.push(`${request.method} ${pathname}`);
    let sent = '';
    request.on('data', (chunk) => {
      sent += chunk;
    });
    request.on('end', () => {
      const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
      if (request.headers.authorization !== 'Bearer token') return answer(401, {});
      if (request.method === 'GET') {
        const from = (Number(searchParams.get('page')) - 1) * 100;
        return answer(200, comments.slice(from, from + 100));
      }
      if (!mayWrite) return answer(403, {});
      const { body } = z.object({ body: z.string().max(65_536) }).parse(JSON.parse(sent));
      const id = Number(/\/comments\/(\d+)$/.exec(pathname)?.[1]);
      const before = comments.find((one) => one.id === id);
      if (before !== undefined) before.body = body;
      else comments.push({ id: comments.length + 1, body, user: { type: 'Bot' }, author_association: 'NONE' });
      return answer(200, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { calls, url: `http://127.0.0.1:${port}` };
}

/** A repository with a commit for the base and one for the pull request, checked out as actions/checkout does. */
function repository(base: (cwd: string) => void, head: (cwd: string) => void) {
  const origin = testFolder();
  const path = commandFolder();
  const sh = (command: string, cwd = origin) => {
    const { status, screen } = runShell(command, { cwd, path, env: committer });
    expect([command, status, screen]).toEqual([command, 0, screen]);
    return screen.trim();
  };
  cpSync(join(root, 'tests', 'fixtures', 'check'), origin, { recursive: true });
  sh('git init -q . && git config uploadpack.allowAnySHA1InWant true');
  base(origin);
  sh('git add -A && git commit -q -m base');
  const sha = sh('git rev-parse HEAD');
  head(origin);
  sh('git add -A && git commit -q -m head --allow-empty');
  const checkout = testFolder();
  sh(`git clone -q --depth 1 "file://${origin}" .`, checkout);
  return { cwd: checkout, sha, path, status: () => sh('git status --porcelain; git worktree list | wc -l', checkout) };
}

type Values = Readonly<Record<string, string>>;

/** The steps one after the other, as the runner does: files for what a step says, and what it says to those after it. */
async function runAction(
  { cwd, sha, path }: Pick<ReturnType<typeof repository>, 'cwd' | 'sha' | 'path'>,
  given: Values,
  { url = 'http://127.0.0.1:9', event = 'pull_request' } = {},
) {
  const temp = testFolder();
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const values: Record<string, string> = {
    'github.event_name': event,
    'github.event.pull_request.number': '7',
    'github.event.pull_request.base.sha': sha,
    ...Object.fromEntries(Object.entries(inputs).map(([name, one]) => [`inputs.${name}`, one.default])),
    'inputs.command': 'scs-check',
    'inputs.token': 'token',
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`inputs.${name}`, value])),
  };
  const valueFor = (name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the action names ${name}`);
    return value;
  };
  const filled = (word: string) => word.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => valueFor(name));
  const isDue = (condition = '') =>
    condition.split(' && ').every((part) => {
      const [, name = '', wanted] = /^(\S+) == '([^']*)'$/.exec(part) ?? [];
      return part === '' || valueFor(name) === wanted;
    });
  let log = '';
  let code = 0;
  const used: string[] = [];
  for (const one of steps) {
    if (code !== 0) break;
    if (!isDue(one.if)) continue;
    if (one.uses !== undefined) used.push(one.uses.replace(/@.*/, ''));
    if (one.run === undefined) continue;
    const script = join(temp, 'step.sh');
    writeFileSync(script, one.run);
    const { COLUMNS: _, SCS_CHECK_CONFIG: __, ...inherited } = process.env;
    const env = {
      ...inherited,
      ...committer,
      ...files,
      PATH: `${path}${delimiter}${inherited['PATH']}`,
      RUNNER_TEMP: temp,
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: cwd,
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'sample/sample',
      ...Object.fromEntries(Object.entries(one.env ?? {}).map(([name, word]) => [name, filled(word)])),
    };
    const folder = join(cwd, filled(one['working-directory'] ?? '.'));
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { cwd: folder, env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 3)));
    for (const [, name, value = ''] of readFileSync(files.GITHUB_OUTPUT, 'utf8').matchAll(/^([\w-]+)=(.*)$/gm))
      values[`steps.${one.id ?? 'check'}.outputs.${name}`] = value;
  }
  const sarif = values['steps.check.outputs.sarif'] ?? '';
  return {
    code,
    log,
    used,
    exitCode: values['steps.check.outputs.exit-code'],
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    sarif: existsSync(sarif) ? JSON.parse(readFileSync(sarif, 'utf8')) : undefined,
  };
}

const put = (name: string) => (cwd: string) => cpSync(join(cwd, name), join(cwd, 'assessment.yaml'));
const change = (before: string, after: string) => (cwd: string) => {
  const file = join(cwd, 'assessment.yaml');
  expect(readFileSync(file, 'utf8')).toContain(before);
  writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
};
const worse = change('state: partial', 'state: unmet');

describe('a pull request', () => {
  test('is judged, told in every place, and compared with its base', async () => {
    const repo = repository(put('mixed.yaml'), (cwd) => {
      worse(cwd);
      change('state: unknown', 'state: met\n    evidence: [{ title: 台帳 }]')(cwd);
    });
    const comments: Comment[] = [];
    const { url } = await github(comments);
    const { code, log, summary, sarif, used } = await runAction(repo, { sarif: 'true' }, { url });
    expect([code, used]).toEqual([1, ['actions/setup-node', 'github/codeql-action/upload-sarif']]);
    expect(log).toContain('::error file=assessment.yaml,');
    expect(summary).toMatch(/^## 自己点検の結果\n/);
    expect(sarif.runs[0].results.length).toBeGreaterThan(3);
    const [{ body = '' } = {}] = comments;
    expect(body).toMatch(new RegExp(`^<!-- scs-check -->\n取り込む先（\`${repo.sha.slice(0, 12)}\`）と比べています。`));
    expect(body).toContain('<summary>対応が残っている・わからない・答えていない基準（1）</summary>');
    expect(body).toContain('| 1-1-1-2 | × まだ |');
    expect(body).toContain('ベースラインにあるが、もう不足ではない基準（1）: 1-1-2-1');
    expect(repo.status()).toBe('1');
  });

  test('has one comment, however often it runs, and no other is written into', async () => {
    const repo = repository(put('mixed.yaml'), worse);
    const others = Array.from({ length: 130 }, (_, index) => ({
      id: index + 1000,
      body: index === 3 ? '<!-- scs-check -->\nnot ours' : 'a comment',
      user: { type: 'User' },
      author_association: 'NONE',
    }));
    const comments: Comment[] = [...others];
    const before = JSON.stringify(others);
    const { url, calls } = await github(comments);
    await runAction(repo, {}, { url });
    await runAction(repo, { language: 'en' }, { url });
    expect(comments).toHaveLength(131);
    expect(JSON.stringify(comments.slice(0, 130))).toBe(before);
    expect(comments.at(-1)?.body).toContain('Compared with');
    expect(calls.filter((one) => !one.startsWith('GET')).map((one) => one.split(' ')[0])).toEqual(['POST', 'PATCH']);
  });

  test('that changes nothing says so, and passes where a baseline does', async () => {
    const repo = repository(
      (cwd) => {
        put('mixed.yaml')(cwd);
        expect(runShell('scs-check check --update-baseline', { cwd, path: commandFolder() }).status).toBe(0);
      },
      () => undefined,
    );
    const comments: Comment[] = [];
    const { url } = await github(comments);
    const { code } = await runAction(repo, { baseline: 'scs-check.baseline.yaml' }, { url });
    expect(code).toBe(0);
    expect(comments[0]?.body).toContain('そろっていません。残りは猶予中のものと、ベースラインにあるものだけです');
  });

  test.each([
    ['brings the first assessment', () => undefined, put('mixed.yaml'), 1],
    ['mends one that could not be read', put('broken.yaml'), put('mixed.yaml'), 1],
    ['breaks one', put('mixed.yaml'), put('broken.yaml'), 2],
  ] as const)('that %s is told without a comparison', async (_, base, head, exitCode) => {
    const repo = repository(base, head);
    const comments: Comment[] = [];
    const { url } = await github(comments);
    const { code } = await runAction(repo, {}, { url });
    expect(code).toBe(exitCode);
    expect(comments[0]?.body).toMatch(
      /^<!-- scs-check -->\n取り込む先とは比べていません。[^\n]*\n\n## 自己点検の結果\n/,
    );
    expect(repo.status()).toBe('1');
  });

  test('from a fork, whose token may not write, keeps its verdict', async () => {
    const repo = repository(put('mixed.yaml'), worse);
    const { url } = await github([], { mayWrite: false });
    const { code, log } = await runAction(repo, {}, { url });
    expect([code, log.includes('::warning title=scs-check::コメントを書けませんでした')]).toEqual([1, true]);
  });

  test('with files of 32 firms, named by a pattern in a folder, keeps within what GitHub takes', async () => {
    const firms = (cwd: string) => {
      mkdirSync(join(cwd, 'kaisha', 'a b'), { recursive: true });
      for (let index = 0; index < 32; index++) {
        const firm = `formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { sites: [本社] }\ncatalogue: { id: scs-20260327, edition: "2026-03-27", level: star4 }\nanswers: {}\n`;
        writeFileSync(join(cwd, 'kaisha', 'a b', `${index}.yaml`), firm);
      }
    };
    const repo = repository(firms, (cwd) => writeFileSync(join(cwd, 'memo.txt'), 'x'));
    const comments: Comment[] = [];
    const { url } = await github(comments);
    const { code, summary } = await runAction(repo, { 'working-directory': 'kaisha', files: 'a b/*.yaml\n' }, { url });
    expect(code).toBe(1);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('と比べています');
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  });
});

test('a push is judged without a comment', async () => {
  const repo = repository(put('passed.yaml'), () => undefined);
  const { url, calls } = await github([]);
  const { code, used } = await runAction(repo, {}, { url, event: 'push' });
  expect([code, calls, used]).toEqual([0, [], ['actions/setup-node']]);
});

test('names that a shell would act upon are names', async () => {
  const repo = repository(put('passed.yaml'), () => undefined);
  const files = '$(touch owned)\n`touch owned`\n; touch owned\n--version\n';
  const { code } = await runAction(repo, { files, level: '$(touch owned)' }, { event: 'push' });
  expect([code, existsSync(join(repo.cwd, 'owned'))]).toEqual([2, false]);
});
