import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import {
  describe,
  explain,
  InvalidFile,
  judge,
  listCatalogues,
  openAssessment,
  openCatalogue,
  render,
  report,
  UserError,
} from '../../src/index.ts';
import { run, TODAY, testFolder } from '../helpers/runCli.ts';

const sample = join(root, 'templates', 'sample.assessment.yaml');

/** A folder with the sample in it. */
function folderWithSample(): string {
  const folder = testFolder();
  copyFileSync(sample, join(folder, 'a.yaml'));
  return folder;
}

function failureOf(action: () => unknown): unknown {
  try {
    action();
  } catch (failure) {
    return failure;
  }
  throw new Error('nothing was thrown');
}

group('a judgement', () => {
  test.each([
    [{}, []],
    [{ level: 'star4' }, ['--level', 'star4']],
    [{ allowNotApplicable: true, failOn: 'warning' }, ['--allow-not-applicable', '--fail-on', 'warning']],
    [{ assurance: 'evidenced' }, ['--assurance', 'evidenced']],
    [{ catalogue: 'security-action-25' }, ['--catalogue', 'security-action-25']],
    [{ language: 'en' }, ['--lang', 'en']],
  ] as const)('by %j is that of check', async (options, words) => {
    const cwd = folderWithSample();
    const { stdout } = await run(['check', 'a.yaml', '--reporter', 'json', '--as-of', TODAY, ...words], { cwd });
    const judgement = judge(openAssessment('a.yaml', { cwd }), { cwd, asOf: TODAY, ...options });
    expect(await render(judgement, 'json')).toBe(stdout);
  });

  test('knows what a baseline knows', async () => {
    const cwd = folderWithSample();
    await run(['check', 'a.yaml', '--update-baseline', '--as-of', TODAY], { cwd });
    const [known] = judge(openAssessment('a.yaml', { cwd }), {
      cwd,
      asOf: TODAY,
      baseline: 'scs-check.baseline.yaml',
    }).files;
    expect(known).toMatchObject({ open: [], known: expect.arrayContaining(['1-2-1-2']) });
  });

  test('weighs rules as it is told', () => {
    const opened = openAssessment(sample);
    const codesOf = (rules: Readonly<Record<string, 'off'>>) =>
      judge(opened, { asOf: TODAY, rules }).files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codesOf({})).toContain('scs/owner-missing');
    expect(codesOf({ 'scs/owner-missing': 'off' })).not.toContain('scs/owner-missing');
  });

  test('looks at evidence files, or leaves them alone', () => {
    const cwd = testFolder();
    const text = readFileSync(sample, 'utf8').replace(
      'reference: 総務の共有フォルダ（規程）',
      'file: evidence/gone.pdf',
    );
    writeFileSync(join(cwd, 'a.yaml'), text);
    const opened = openAssessment('a.yaml', { cwd });
    const missing = (evidence: boolean) =>
      judge(opened, { cwd, asOf: TODAY, evidence }).files.flatMap(({ diagnostics }) =>
        diagnostics.filter(({ code }) => code === 'scs/evidence-missing'),
      );
    expect([missing(true).length, missing(false).length]).toEqual([1, 0]);
  });

  test('of several files is that of all of them', () => {
    const opened = openAssessment(sample);
    const { files, exitCode } = judge([opened, { ...opened, name: 'b.yaml' }], { asOf: TODAY });
    expect([files.map(({ file }) => file), exitCode]).toEqual([[sample, 'b.yaml'], 1]);
  });

  test('shows lines of the files at hand, and none that holds a secret', async () => {
    const text = readFileSync(sample, 'utf8').replace(
      '    state: met\n',
      '    state: met\n    note: "password: hunter2secret"\n',
    );
    const opened = openAssessment({ text, name: 'a.yaml' });
    const told = await render(judge(opened, { asOf: TODAY }), 'text', { sources: [opened] });
    expect(told).toMatch(/^ +\d+ \| {5}state: met$/m);
    expect(told).toContain('scs/secret-in-note');
    expect(told).not.toContain('hunter2');
  });
});

group('an assessment', () => {
  test('is plain data, which can be sent and stored', () => {
    const opened = openAssessment(sample);
    const sent = JSON.parse(JSON.stringify(opened));
    expect(judge(sent, { asOf: TODAY })).toEqual(judge(opened, { asOf: TODAY }));
  });

  test('of a text is that of a file', () => {
    const opened = openAssessment(sample);
    const ofText = openAssessment({ text: readFileSync(sample, 'utf8'), name: sample });
    expect(ofText).toEqual(opened);
  });

  test('finds a catalogue of its own beside it', () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'own'));
    copyFileSync(join(root, 'templates', 'catalogue.yaml'), join(cwd, 'own', 'mine.yaml'));
    const { catalogue, path } = openCatalogue('own/mine.yaml', { cwd });
    const [level] = catalogue.levels;
    const aim = `{ id: ${catalogue.id}, edition: "${catalogue.edition}", level: ${level?.id}, file: own/mine.yaml }`;
    const text = `formatVersion: 1\norganization: { name: あ }\nscope: {}\ncatalogue: ${aim}\nanswers: {}\n`;
    const opened = openAssessment({ text }, { cwd });
    expect(path).toBe(join(cwd, 'own', 'mine.yaml'));
    expect(judge(opened, { cwd }).files).toMatchObject([{ catalogue: { id: catalogue.id }, passed: false }]);
  });
});

group('a report', () => {
  test.each(['text', 'markdown', 'json'] as const)('as %s is that of the command', async (format) => {
    const cwd = folderWithSample();
    const { stdout } = await run(['report', 'a.yaml', '--format', format], { cwd });
    expect(await render(report(openAssessment('a.yaml', { cwd }), { asOf: TODAY }), format, { width: 78 })).toBe(
      stdout,
    );
  });

  test('as PDF is bytes', async () => {
    const pdf = await render(report(openAssessment(sample), { asOf: TODAY }), 'pdf', { language: 'en' });
    expect(pdf).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  test('comes in every format of check', async () => {
    const judgement = judge(openAssessment(sample), { asOf: TODAY });
    for (const format of [
      'text',
      'json',
      'sarif',
      'github',
      'gitlab',
      'azure',
      'junit',
      'markdown',
      'badge',
    ] as const) {
      expect(await render(judgement, format)).not.toBe('');
    }
  });
});

test('an explanation is of a criterion, or of a group, also where nothing is answered', () => {
  const catalogue = openCatalogue('scs-20260327');
  expect(explain(openAssessment(sample), '１ー２ー１ー２')).toMatchObject({ kind: 'criterion', state: 'unmet' });
  expect(explain(catalogue, '1-2-1-2')).toMatchObject({ state: 'unanswered' });
  expect(explain(catalogue, 'star4')).toMatchObject({ kind: 'level' });
});

test('every catalogue of the package opens in both languages', () => {
  expect(listCatalogues()).toContain('scs-20260327');
  for (const id of listCatalogues()) {
    const [ja, en] = (['ja', 'en'] as const).map((language) => openCatalogue(id, { language }));
    expect(en?.hash).toBe(ja?.hash);
    expect(en?.catalogue.lang).toBe('en');
  }
});

group('what goes wrong has a name', () => {
  const opened = openAssessment(sample);

  test.each<[string, () => unknown]>([
    ['file-not-found', () => openAssessment('gone.yaml', { cwd: testFolder() })],
    ['unknown-catalogue', () => openCatalogue('scs')],
    ['catalogue-not-found', () => openCatalogue('gone.yaml', { cwd: testFolder() })],
    ['unknown-level', () => judge(opened, { level: 'star9' })],
    ['unknown-id', () => explain(opened, '9-9-9-9')],
    ['baseline-not-found', () => judge(opened, { baseline: 'gone.yaml', cwd: testFolder() })],
  ])('%s', (code, action) => {
    const failure = failureOf(action);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ code });
    if (failure instanceof UserError) {
      const [ja, en] = (['ja', 'en'] as const).map((language) => describe(failure, { language }));
      expect(ja).not.toBe(en);
      expect([ja, en]).not.toContain(code);
    }
  });

  test('an invalid file says all that is wrong with it', () => {
    const failure = failureOf(() => openAssessment({ text: 'formatVersion: 1\nanswers: { a: { state: yes } }\n' }));
    expect(failure).toBeInstanceOf(InvalidFile);
    if (!(failure instanceof InvalidFile)) return;
    expect(failure.diagnostics.length).toBeGreaterThan(1);
    for (const found of failure.diagnostics) expect(describe(found, { language: 'en' })).not.toBe(found.code);
  });

  test.each<[string, object]>([
    ['failOn', { failOn: 'never' }],
    ['rules.scs/x', { rules: { 'scs/x': 'off' } }],
    ['assurance', { assurance: 'sworn' }],
    ['asOf', { asOf: '2026-02-30' }],
    ['language', { language: 'fr' }],
    ['evidence', { evidence: 'no' }],
    ['levle', { levle: 'star3' }],
  ])('%s that no option takes', (name, options) => {
    const failure = failureOf(() => judge(opened, options));
    expect(failure).toBeInstanceOf(TypeError);
    expect(String(failure)).toContain(name);
  });

  test('names what an option takes, where it is one of a few', () => {
    expect(String(failureOf(() => judge(opened, JSON.parse('{"failOn":"never"}'))))).toContain('error / warning');
    expect(String(failureOf(() => judge(opened, JSON.parse('{"assurance":"sworn"}'))))).toContain('self / evidenced');
  });

  test.each<[string, (options: object) => unknown]>([
    ['report', (options) => report(opened, options)],
    ['explain', (options) => explain(opened, '1-2-1-1', options)],
    ['openCatalogue', (options) => openCatalogue('ssdf-1.1', options)],
    ['openAssessment', (options) => openAssessment({ text: opened.text }, options)],
    ['describe', (options) => describe({ code: 'file-empty', args: {} }, options)],
    ['render', (options) => render(report(opened), 'json', options)],
  ])('%s takes no option that is mistyped', async (_, action) => {
    const tried = (async () => action({ langauge: 'en' }))();
    await expect(tried).rejects.toThrow(/^scs-check does not take this langauge: .*language/);
  });

  // JavaScript hands on whatever there is.
  const anything: (...values: never[]) => never = (value) => value;
  test.each([undefined, null, 3, {}, new Error('x')])(
    'is named where %s stands in the place of what is looked at',
    async (value) => {
      const subject = anything(value as never);
      for (const action of [judge, report, describe, openAssessment, (one: never) => explain(one, '1-2-1-1')]) {
        const failure = failureOf(() => action(subject));
        expect(failure).toBeInstanceOf(TypeError);
        expect(String(failure)).toContain('scs-check does not take this');
      }
    },
  );

  test.each([
    [{ allowNotApplicable: 'yes' }, 'true / false'],
    [{ target: 0 }, 'at least 1'],
    [{ target: 10 }, 'at most 9'],
    [{ level: 3 }, 'string'],
    [{ asOf: new Date() }, 'YYYY-MM-DD'],
    [{ rules: { 'scs/owner-missing': 'warn' } }, 'off / warning / error'],
  ])('is told with what %j could be', (options, allowed) => {
    expect(String(failureOf(() => judge(opened, anything(options as never))))).toContain(`: ${allowed}`);
  });

  test('nothing to judge is no judgement that passes', () => {
    expect(failureOf(() => judge([]))).toBeInstanceOf(TypeError);
  });

  test('a plan without anything open is told in the language that is asked for', async () => {
    const text = 'formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: {}\n';
    const aim = `catalogue: { id: security-action-25, edition: "${openCatalogue('security-action-25').catalogue.edition}", level: ${openCatalogue('security-action-25').catalogue.levels[0]?.id} }\n`;
    const answers = openCatalogue('security-action-25').catalogue.requirements.flatMap(({ criteria }) => criteria);
    const all = openAssessment({
      text: `${text}${aim}answers:\n${answers.map(({ id }) => `  ${id}: { state: met }\n`).join('')}`,
    });
    const failure = await render(report(all), 'oscal-poam').catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(UserError);
    if (!(failure instanceof UserError)) return;
    expect(describe(failure, { language: 'en' })).toContain('nothing to write in the plan');
    expect(describe(failure)).toContain('計画（oscal-poam）に書くことがありません');
  });

  test('a format that there is not', async () => {
    const judgement = judge(opened, { asOf: TODAY });
    // @ts-expect-error: a judgement has no PDF.
    await expect(render(judgement, 'pdf')).rejects.toBeInstanceOf(TypeError);
  });
});
