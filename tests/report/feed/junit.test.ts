import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

const attributesOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<testcase [^>]*?\\b${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

/** The text of every case that did not pass. */
const reasonsIn = (xml: string) =>
  [...xml.matchAll(/<(failure|error|skipped) message="([^"]+)" type="([^"]+)">([^<]+)<\/\1>/g)].map(
    ([, ending, message = '', kind = '', text = '']) => ({ ending, message, kind, text }),
  );

describe('JUnit', () => {
  test('says why and where a test did not pass in its text, where GitLab looks, and why in its message, where Jenkins does', async () => {
    const { stdout } = await checkAs('junit', ['mixed.yaml', 'broken.yaml', 'nai.yaml']);
    const reasons = reasonsIn(stdout);
    expect(reasons).toHaveLength([...stdout.matchAll(/<(failure|error|skipped)\b/g)].length);
    expect(new Set(reasons.map(({ ending }) => ending))).toEqual(new Set(['failure', 'error', 'skipped']));
    for (const { message, text } of reasons) {
      // A sentence that names the file is not told the name again.
      expect([text, text.replace(/^\S+ /, '')]).toContain(message);
      expect(text.replace(/ヒント: .+$/, '').match(/(mixed|broken|nai)\.yaml/g)).toHaveLength(1);
    }
    expect(reasons.filter(({ text }) => /^\S+:\d+ /.test(text)).length).toBeGreaterThan(3);
  });

  test('has no type that a reader would take for a kind of value', async () => {
    // What GitLab reads XML with makes numbers, files or an error of these.
    const values =
      /^(?:symbol|date|datetime|duration|integer|float|double|decimal|boolean|string|yaml|hash|array|file)$/i;
    const cwd = checkFolder();
    for (const name of ['example.yaml', 'mixed.yaml']) {
      const text = readFileSync(join(cwd, name), 'utf8');
      writeFileSync(join(cwd, name), text.replaceAll('1-1-1-2', 'yaml').replace('title: 基本', 'title: array'));
    }
    const { code, stdout } = await run(['check', 'mixed.yaml', '--reporter', 'junit'], { cwd });
    expect([code, stdout.includes('name="yaml ')]).toEqual([1, true]);
    for (const { kind } of reasonsIn(stdout)) expect(kind).not.toMatch(values);
  });

  test('names its tests alike when lines move', async () => {
    const cwd = checkFolder();
    const names = async () => {
      const { stdout } = await run(['check', 'mixed.yaml', '--fail-on', 'warning', '--reporter', 'junit'], { cwd });
      return [attributesOf(stdout, 'name'), reasonsIn(stdout).map(({ text }) => text)];
    };
    const [before, lines] = await names();
    const file = join(cwd, 'mixed.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('answers:', '\n# 2行\nanswers:'));
    const [after, moved] = await names();
    expect(moved).not.toEqual(lines);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(before?.length);
  });

  test('has a class for each firm, and no test twice', async () => {
    const cwd = checkFolder();
    for (const firm of ['kita', 'minami']) {
      mkdirSync(join(cwd, firm));
      const text = readFileSync(join(cwd, 'mixed.yaml'), 'utf8').replace(/file: (\S+)/, 'file: ../$1');
      writeFileSync(join(cwd, firm, 'assessment.yaml'), text);
    }
    const files = ['kita/assessment.yaml', 'minami/assessment.yaml'];
    const { stdout } = await run(['check', ...files, '--reporter', 'junit'], { cwd });
    const classes = attributesOf(stdout, 'classname');
    expect(new Set(classes)).toEqual(new Set(['kita/assessment', 'minami/assessment']));
    const whole = attributesOf(stdout, 'name').map((name, index) => `${classes[index]} ${name}`);
    expect(new Set(whole).size).toBe(whole.length);
  });

  test('keeps two files apart whose names differ in their endings and dots only', async () => {
    const cwd = checkFolder();
    const names = ['a.b.yaml', 'a_b.yaml', 'a_b.yml'];
    for (const name of names) writeFileSync(join(cwd, name), readFileSync(join(cwd, 'mixed.yaml')));
    const { stdout } = await run(['check', ...names, '--reporter', 'junit'], { cwd });
    expect(new Set(attributesOf(stdout, 'classname'))).toEqual(new Set(['a_b', 'a_b (2)', 'a_b (3)']));
  });
});

/** What the schema of Jenkins' xUnit plugin (junit-10.xsd) lets an element have; of ours only. */
const elements: Readonly<
  Record<string, { needs: readonly string[]; may?: readonly string[]; holds: readonly string[] }>
> = {
  testsuites: { needs: [], may: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
  testsuite: {
    needs: ['name', 'tests', 'failures', 'errors'],
    may: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { needs: [], holds: ['property'] },
  property: { needs: ['name', 'value'], holds: [] },
  testcase: {
    needs: ['name'],
    may: ['time', 'classname', 'group'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: { needs: [], may: ['type', 'message'], holds: ['#text'] },
  error: { needs: [], may: ['type', 'message'], holds: ['#text'] },
  failure: { needs: [], may: ['type', 'message'], holds: ['#text'] },
  'system-out': { needs: [], holds: ['#text'] },
};

/** What is in a document that Jenkins' schema does not let be there, or not there. */
function faultsIn(xml: string): readonly string[] {
  const faults: string[] = [];
  const open = ['#document'];
  const put = (name: string) => {
    const parent = open.at(-1) ?? '';
    const holds = parent === '#document' ? ['testsuites'] : (elements[parent]?.holds ?? []);
    if (!holds.includes(name)) faults.push(`${name} in ${parent}`);
  };
  const pieces = xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .matchAll(/<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/g);
  for (const [, closes, name = '', given = '', isEmpty, text, stray] of pieces) {
    if (stray !== undefined) faults.push('a stray <');
    else if (text !== undefined) {
      if (text.trim() !== '') put('#text');
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text + given))
        faults.push(`a stray & in ${open.at(-1)}`);
    } else if (closes) {
      if (open.pop() !== name) faults.push(`</${name}>`);
    } else {
      put(name);
      const names = [...given.matchAll(/([\w-]+)="/g)].map(([, key = '']) => key);
      const { needs, may = [] } = elements[name] ?? { needs: [] };
      faults.push(...needs.filter((key) => !names.includes(key)).map((key) => `${name} without ${key}`));
      faults.push(...names.filter((key) => ![...needs, ...may].includes(key)).map((key) => `${name} with ${key}`));
      if (new Set(names).size < names.length) faults.push(`${name} with an attribute twice`);
      if (!isEmpty) open.push(name);
    }
  }
  if (open.length > 1) faults.push(`${open.at(-1)} stays open`);
  return faults;
}

describe('the schema of Jenkins', () => {
  test('knows a fault', () => {
    const suite = '<testsuite name="a" tests="1" failures="0" errors="0">';
    expect(faultsIn(`<testsuites skipped="1">${suite}<testcase file="a"/></testsuite></testsuites>`)).toEqual([
      'testsuites with skipped',
      'testcase without name',
      'testcase with file',
    ]);
    expect(faultsIn(`<testsuites>${suite}a<failure/></testsuite>`)).toEqual([
      '#text in testsuite',
      'failure in testsuite',
      'testsuites stays open',
    ]);
  });

  test.each([
    ['check', ['check', 'mixed.yaml', 'passed.yaml']],
    ['check of what cannot be read', ['check', 'mixed.yaml', 'broken.yaml', 'nai.yaml']],
    ['check in English', ['check', 'mixed.yaml', '--lang', 'en', '--fail-on', 'warning']],
    ['check with no config that could be read', ['check', 'mixed.yaml', '--config', 'broken.yaml']],
    ['lint', ['lint', 'mixed.yaml', 'broken.yaml', 'nai.yaml', 'example.yaml']],
  ])('takes what %s says', async (_, words) => {
    const { stdout } = await run([...words, '--reporter', 'junit'], { cwd: checkFolder() });
    expect(stdout).toContain('<testcase ');
    expect(faultsIn(stdout)).toEqual([]);
  });

  test('takes texts that look like XML', async () => {
    const cwd = checkFolder();
    const text = readFileSync(join(cwd, 'example.yaml'), 'utf8');
    writeFileSync(
      join(cwd, 'example.yaml'),
      text.replace(/question: [^,]+/g, `question: '<b a="1"> & ]]> &amp; <!-- "x" ?'`),
    );
    const { code, stdout } = await run(['check', 'mixed.yaml', '--reporter', 'junit'], { cwd });
    expect(code).toBe(1);
    expect(faultsIn(stdout)).toEqual([]);
  });
});
