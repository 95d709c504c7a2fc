import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { root } from '../../scripts/project.mjs';
import * as criterion from '../../src/cli/interview/criterion.ts';
import * as door from '../../src/cli/prompts.ts';
import { ReviewerDesk } from '../../src/cli/reviewerDesk.ts';

/** One thing that a person is asked, from when it is opened until it is answered or left. */
export interface Asked {
  readonly way: 'key' | 'line' | 'text' | 'options' | 'secret';
  /** The place in the source that asks, as `sitesIn` gives it. */
  readonly site: string;
  /** The criterion that was shown last. */
  readonly about: string;
  /** The functions that wait for the answer, the innermost first. */
  readonly within: readonly string[];
  /** What stands before the line that is typed. */
  readonly message: string;
  /** The keys that there are, `enter` among them where it is one. */
  readonly keys: readonly string[];
  /** What stands there already. */
  readonly initial: string;
  /** What the program was told; undefined while it is open, and where somebody left or went back. */
  answer?: unknown;
}

const folder = join(root, 'src', 'cli');

/** A prompt that is opened: by its own method, or by the desk's, which only passes it on. */
const ASKING = /\b(?:prompts|desk)\s*\.(?:key|line|text|options|secret)(?=[<(])/g;

/** A place of the source where a person is asked something, and the function that it is in. */
export interface Site {
  readonly site: string;
  readonly asker: string;
  readonly way: Asked['way'];
}

export function sitesIn(): readonly Site[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !PASSING_ON.test(file))
    .toSorted()
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(ASKING)].map(({ index, 0: call }) => {
        const before = source.slice(0, index + call.length);
        const [, name = '', method = name] = [...before.matchAll(FUNCTION)].at(-1) ?? [];
        return { site: `${file}:${before.split('\n').length}`, asker: name === '' ? method : name, way: wayOf(call) };
      });
    });
}

const wayOf = (call: string) => /\w+$/.exec(call)?.[0] as Asked['way'];

const FUNCTION = /^(?:export )?(?:async )?function (\w+)|^ {2}(?:private )?(?:async )?(\w+)\(.*\{$/gm;

const PASSING_ON = /interview[\\/]desk\.ts$/;

/** Tells of everything that is asked as long as a test lasts, in the order in which it is asked. */
export function watchPrompts(): readonly Asked[] {
  const asked: Asked[] = [];
  let about = '';
  const askCriterion = criterion.askCriterion;
  const question = vi.spyOn(criterion, 'askCriterion').mockImplementation((desk, id) => {
    about = id;
    return askCriterion(desk, id);
  });
  const take = ReviewerDesk.prototype.take;
  const view = vi.spyOn(ReviewerDesk.prototype, 'take').mockImplementation(function (this: ReviewerDesk, id, answer) {
    about = id;
    take.call(this, id, answer);
  });
  const real = door.createPrompts;
  const spy = vi.spyOn(door, 'createPrompts').mockImplementation((...given) => {
    const prompts = real(...given);
    const watched =
      <A extends readonly unknown[], T>(
        way: Asked['way'],
        ask: (...args: A) => Promise<T>,
        told: (...args: A) => Partial<Asked>,
      ) =>
      async (...args: A): Promise<T> => {
        const place = placeIn(new Error().stack ?? '');
        const one: Asked = { way, ...place, about, message: '', keys: [], initial: '', ...told(...args) };
        asked.push(one);
        one.answer = await ask(...args);
        return one.answer as T;
      };
    const typed = (message: string, { initial = '' }: door.TextOptions = {}) => ({ message, initial });
    const keysOf = (choices: readonly { readonly key: string }[]) => ({ keys: choices.map(({ key }) => key) });
    return {
      ...prompts,
      key: watched('key', prompts.key as AnyKey, keysOf) as door.Prompts['key'],
      line: watched('line', prompts.line, typed),
      text: watched('text', prompts.text, typed),
      secret: watched('secret', prompts.secret, (message) => ({ message })),
      options: watched('options', prompts.options, ({ choices }) => keysOf(choices)),
    };
  });
  onTestFinished(() => {
    for (const one of [spy, question, view]) one.mockRestore();
  });
  return asked;
}

type AnyKey = (keys: readonly door.KeyChoice<string>[], options: { hint: string; enter?: string }) => Promise<string>;

const FRAME = /at (?:async )?(?:(\S+) \()?(?:file:\/\/)?([^()\s]+):(\d+):\d+\)?$/gm;

function placeIn(stack: string): Pick<Asked, 'site' | 'within'> {
  const frames = [...stack.matchAll(FRAME)]
    .map(([, name = '', file = '', line = '']) => ({ name, file: relative(folder, file), line }))
    .filter(({ file }) => !file.startsWith('..') && !PASSING_ON.test(file));
  const [first] = frames;
  return { site: `${first?.file}:${first?.line}`, within: frames.map(({ name }) => name) };
}
