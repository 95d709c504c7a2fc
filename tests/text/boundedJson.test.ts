import { expect, test } from 'vitest';
import { readCopy } from '../../src/cli/commands/verify/copy.ts';
import { ownFiles, type Recogniser } from '../../src/cli/ownFiles.ts';
import { parseBoundedJson } from '../../src/text/boundedJson.ts';

const every = Object.values<Readonly<Record<string, Recogniser>>>({ ...ownFiles }).flatMap((one) => Object.values(one));

/** Some value within as many lists. */
const deep = (levels: number, inner = '') => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;

test('a value is read as JSON reads it, as deep as files go', () => {
  for (const text of ['1', deep(64, '"a"'), `{"a":[${'"]]}}\\\\\\"[[[[{{{{,,,,",'.repeat(100)}{}]}`, '"[', '[}'])
    expect(triedWith(parseBoundedJson, text)).toEqual(triedWith(JSON.parse, text));
});

test.each([
  ['levels', deep(65)],
  ['levels, after a text', `["\\\\",${deep(64)}]`],
  ['levels without an end', '['.repeat(1_000_000)],
  ['values', `[${'1,'.repeat(600_000)}1]`],
  ['maps', `[${'{},'.repeat(300_001)}1]`],
])('more %s than a file of ours has are refused', (_, text) => {
  expect(() => parseBoundedJson(text)).toThrow(SyntaxError);
});

test.each(['{"metadata":{"props":', '{"tool":', '{"tool":{"name":"scs-check","props":'])(
  'a file that is deep anywhere is not ours, and is no report: %s',
  async (before) => {
    for (const kind of ['assessment-results', 'plan-of-action-and-milestones', 'runs', 'requirements']) {
      const text = `{"schemaVersion":1,"${kind}":${before}${deep(250_000)}${'}'.repeat(before.split('{').length)}`;
      for (const isOurs of every) expect(isOurs(text, [])).toBe(false);
      expect(await readCopy(Buffer.from(text))).toBeUndefined();
    }
  },
);

function triedWith(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    return error instanceof SyntaxError;
  }
}
