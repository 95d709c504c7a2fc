import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

/** As the agent reads a line: a command to its first `]`, properties to their first `;`, and each value decoded. */
function issueIn(line: string) {
  const [, given = '', message = ''] = /^##vso\[task\.logissue ([^\]]*)\](.*)$/.exec(line) ?? [];
  const decode = (value: string) =>
    value
      .replaceAll('%3B', ';')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%AZP25', '%');
  const properties = given.split(';').flatMap((one) => {
    const [name = '', ...value] = one.split('=');
    return name === '' ? [] : [[name, decode(value.join('='))] as const];
  });
  return { ...Object.fromEntries(properties), message: decode(message) };
}

describe('logging commands of Azure Pipelines', () => {
  test('begin with the verdict, and name file, line and code', async () => {
    const { code, stdout } = await checkAs('azure', ['mixed.yaml']);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(issueIn(lines[0] ?? '')).toMatchObject({ type: 'error', sourcepath: 'mixed.yaml' });
    expect(lines[0]).toContain('そろっていません');
    expect(lines.map(issueIn)).toContainEqual(
      expect.objectContaining({ type: 'error', sourcepath: 'mixed.yaml', linenumber: '15', code: '1-1-1-2' }),
    );
  });

  test('have errors and warnings alone for issues', async () => {
    const { stdout } = await checkAs('azure', ['passed.yaml', 'mixed.yaml', 'broken.yaml']);
    const types = [...stdout.matchAll(/^##vso\[task\.logissue type=([^;]+);/gm)].map(([, type]) => type);
    expect(new Set(types)).toEqual(new Set(['error', 'warning']));
    expect(stdout).toMatch(/^##\[debug\]passed\.yaml: /m);
  });

  test('give back every sign of a name and of a question', async () => {
    const cwd = checkFolder();
    const question = '鍵]は100%;と=と%3Bですか';
    const name = 'a;b]%25=c.yaml';
    writeFileSync(
      join(cwd, 'example.yaml'),
      readFileSync(join(cwd, 'example.yaml'), 'utf8').replace('責任者を知らせていますか', `'${question}'`),
    );
    writeFileSync(join(cwd, name), readFileSync(join(cwd, 'mixed.yaml')));
    const { code, stdout } = await run(['check', name, '--reporter', 'azure'], { cwd });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n').map(issueIn)).toContainEqual(
      expect.objectContaining({ sourcepath: name, code: '1-1-1-2', message: `1-1-1-2 一部だけ: ${question}` }),
    );
  });

  test('may stand beside the text of the same run', async () => {
    const { code, stdout } = await run(['check', 'mixed.yaml', '--reporter', 'text', '--reporter', 'azure'], {
      cwd: checkFolder(),
    });
    expect([code, stdout.includes('##vso[')]).toEqual([1, true]);
  });
});
