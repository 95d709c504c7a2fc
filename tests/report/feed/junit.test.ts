import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

const attributesOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<testcase [^>]*?\\b${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

describe('JUnit', () => {
  test('says why a test failed in its text, where GitLab looks, and in its message, where Jenkins does', async () => {
    const { stdout } = await checkAs('junit', ['mixed.yaml', 'broken.yaml', 'nai.yaml']);
    const failed = [...stdout.matchAll(/<(failure|error) message="([^"]+)" type="[^"]+">([^<]+)<\/\1>/g)];
    expect(failed).toHaveLength([...stdout.matchAll(/<(failure|error)\b/g)].length);
    expect(failed.length).toBeGreaterThan(3);
    for (const [, , message, text] of failed) expect(text).toBe(message);
  });

  test('names its tests alike when lines move', async () => {
    const cwd = checkFolder();
    const names = async () => {
      const { stdout } = await run(['check', 'mixed.yaml', '--fail-on', 'warning', '--reporter', 'junit'], { cwd });
      return [attributesOf(stdout, 'name'), attributesOf(stdout, 'line')];
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
});
