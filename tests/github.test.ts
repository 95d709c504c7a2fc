import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readManifest, root } from '../scripts/project.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const job = z.strictObject({
  needs: z.string().optional(),
  strategy: z.object({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  environment: z.string().optional(),
  permissions,
  steps: z.array(step),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(z.string(), job),
});

const workflows = filesIn('.github/workflows');
const parsed = (path: string) => workflow.parse(parse(read(path)));
const stepsOf = (path: string) => Object.values(parsed(path).jobs).flatMap(({ steps }) => steps);

describe.each(workflows)('%s', (path) => {
  test('has nothing but what we know of, and every job its permissions', () => {
    expect(() => parsed(path)).not.toThrow();
  });

  test('leaves no token in the checkout', () => {
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: settings } of checkouts) expect(settings).toHaveProperty('persist-credentials', false);
  });

  test('runs only scripts that there are', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(readManifest(root));
    const commands = stepsOf(path).flatMap(({ run = '' }) => run.split('\n'));
    const named = commands.flatMap((line) => /^npm (?:run )?(?<script>[\w:-]+)$/.exec(line)?.groups?.['script'] ?? []);
    expect(named.filter((script) => script !== 'ci' && scripts[script] === undefined)).toEqual([]);
    const files = commands.filter((line) => /^[\w.]+\//.test(line));
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('puts nothing that others write into a shell', () => {
    expect(stepsOf(path).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

/** Where we, and whoever copies a template, take the actions of others. */
const takers = [...workflows, 'action.yml', 'templates/ci/github.yml', 'templates/ci/github.en.yml'];
const takenIn = (path: string) =>
  read(path)
    .split('\n')
    .flatMap((line) => /\buses: *(.*)$/.exec(line)?.[1] ?? []);

test.each(takers)('%s takes actions by their whole commit, with the version beside it', (path) => {
  expect(takenIn(path).length).toBeGreaterThan(0);
  expect(takenIn(path).filter((one) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
});

test('one action is taken in one version everywhere', () => {
  const uses = takers.flatMap(takenIn);
  expect(new Set(uses).size).toBe(new Set(uses.map((one) => one.split('@')[0])).size);
});

describe('CI', () => {
  const { jobs } = parsed('.github/workflows/ci.yml');

  test('may write nothing', () => {
    for (const { permissions: own } of Object.values(jobs)) expect(own).toEqual({ contents: 'read' });
  });

  test('runs every Node that the package allows, on each system', () => {
    const ranges = readManifest(root).engines.node.split(' || ');
    const majors = ranges.map((range) => Number(/\d+/.exec(range)?.[0]));
    expect(jobs['test']?.strategy?.matrix).toEqual({
      os: ['ubuntu-latest', 'windows-latest', 'macos-latest'],
      node: majors,
    });
  });

  test('runs what every change has to pass', () => {
    expect(jobs['whole']?.steps.at(-1)).toEqual({ run: '.ci/run' });
  });

  test('looks up what is known against the packages that are taken, and by whom they were published', () => {
    const commands = jobs['audit']?.steps.flatMap(({ run = [] }) => run);
    expect(commands).toEqual(['npm ci --ignore-scripts', 'npm audit --audit-level=low', 'npm audit signatures']);
  });
});

describe('a release', () => {
  const { on, permissions: all, jobs } = parsed('.github/workflows/release.yml');

  test('begins with the tag of a version and nothing else', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
  });

  test('may say who it is only where it publishes, after all was checked', () => {
    expect(all).toEqual({});
    expect(jobs['check']?.permissions).toEqual({ contents: 'read' });
    expect(jobs['publish']).toMatchObject({
      needs: 'check',
      environment: 'npm',
      permissions: { contents: 'read', 'id-token': 'write' },
    });
  });

  test('is published with its provenance, and with no token that somebody keeps', () => {
    expect(jobs['publish']?.steps.at(-1)).toEqual({
      run: 'npm publish ./scs-check-*.tgz --provenance --access public',
    });
    expect(read('.github/workflows/release.yml')).not.toMatch(/secrets\./);
  });

  test('is made of nothing that another run has left', () => {
    const setups = stepsOf('.github/workflows/release.yml').filter(({ uses }) => uses?.includes('/setup-node@'));
    for (const { with: settings } of setups) {
      expect(settings).toHaveProperty('package-manager-cache', false);
      expect(settings).not.toHaveProperty('cache');
    }
  });
});

describe('the forms of issues', () => {
  const text = z.strictObject({
    type: z.enum(['textarea', 'input', 'dropdown', 'checkboxes']),
    id: z.string().regex(/^[a-z]+$/),
    attributes: z.strictObject({
      label: z.string(),
      description: z.string().optional(),
      placeholder: z.string().optional(),
      render: z.string().optional(),
      options: z
        .array(z.union([z.string(), z.strictObject({ label: z.string(), required: z.boolean() })]))
        .min(1)
        .optional(),
    }),
    validations: z.strictObject({ required: z.boolean() }).optional(),
  });
  const note = z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) });
  const form = z.strictObject({
    name: z.string(),
    description: z.string(),
    labels: z.array(z.string()),
    body: z.array(z.discriminatedUnion('type', [note, text])),
  });
  const forms = filesIn('.github/ISSUE_TEMPLATE').map((path) => ({ path, ...form.parse(parse(read(path))) }));
  const fieldsOf = ({ body }: z.infer<typeof form>) => body.flatMap((one) => (one.type === 'markdown' ? [] : [one]));

  test('are one for a bug, one for a text of a catalogue and one for an idea', () => {
    expect(forms.map(({ path }) => path.replace(/^.*\//, ''))).toEqual(['bug.yml', 'catalogue-text.yml', 'idea.yml']);
  });

  test.each(forms)('$path: every label is in both languages, every field has a name of its own', (one) => {
    const fields = fieldsOf(one);
    const labels = [one.name, one.description, ...fields.map(({ attributes }) => attributes.label)];
    expect(labels.filter((label) => !/[ぁ-んァ-ヶ一-龠].* \/ [A-Za-z]/.test(label))).toEqual([]);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { type, attributes } of fields) {
      expect('options' in attributes).toBe(type === 'dropdown' || type === 'checkboxes');
    }
  });

  test('offer every catalogue that ships', () => {
    const shipped = readdirSync(join(root, 'controls')).filter((name) => name.endsWith('.yaml'));
    const offered = forms.flatMap(fieldsOf).find(({ id }) => id === 'catalogue')?.attributes.options;
    expect(offered).toEqual(expect.arrayContaining(shipped.map((name) => name.replace(/\.yaml$/, ''))));
  });

  test('ask nobody for a real assessment', () => {
    const bug = forms.find(({ path }) => path.endsWith('bug.yml'));
    expect(JSON.stringify(bug)).toContain('本物の回答ファイル');
  });
});

test('updates are looked for where something is taken from', () => {
  const { updates } = z
    .object({ version: z.literal(2), updates: z.array(z.looseObject({ 'package-ecosystem': z.string() })) })
    .parse(parse(read('.github/dependabot.yml')));
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const update of updates) expect(update).toMatchObject({ directory: '/', schedule: { interval: 'weekly' } });
});
