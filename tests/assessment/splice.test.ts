import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { fileTextOf, rewritten } from '../../src/assessment/rewrite.ts';
import { applyEdit, type Edit } from '../../src/domain/edit.ts';
import type { Answer } from '../../src/formats/assessment.ts';

const STAMP = `sha256:${'0'.repeat(64)}`;

/** Everything of a layout that a person may like otherwise. */
interface Taste {
  readonly indent: number;
  readonly isDashIndented: boolean;
  readonly padding: '' | ' ';
  readonly isWindows: boolean;
  readonly hasByteOrderMark: boolean;
  readonly quote: '' | '"' | "'";
  readonly gap: readonly string[];
  readonly beside: string;
  readonly tail: readonly string[];
}

const tastes: fc.Arbitrary<Taste> = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  isDashIndented: fc.boolean(),
  padding: fc.constantFrom('' as const, ' ' as const),
  isWindows: fc.boolean(),
  hasByteOrderMark: fc.boolean(),
  quote: fc.constantFrom('' as const, '"' as const, "'" as const),
  gap: fc.constantFrom([], [''], ['', ''], ['# ---- 区切り ----'], ['', '  # 深い', '', '# 浅い']),
  beside: fc.constantFrom('', ' # 横', '          # 遠い'),
  tail: fc.constantFrom([], [''], ['', '', '# 末尾のメモ']),
});

/** The ways to write one answer or draft; `at` puts a number of steps before a line. */
const contents: Record<string, (taste: Taste, at: (steps: number) => string, hasState: boolean) => readonly string[]> =
  {
    block: ({ beside }, at, hasState) => [
      beside,
      ...(hasState ? [`${at(2)}state:   partial${beside}`] : []),
      `${at(2)}note: 'それは''まだ'''`,
    ],
    folded: (_, at, hasState) => [
      '      # 見直し中',
      ...(hasState ? [`${at(2)}state: partial`] : []),
      `${at(2)}note: >-`,
      `${at(3)}折り返しのある`,
      `${at(3)}メモです`,
      ...(hasState ? [`${at(2)}# 期限は要相談`, `${at(2)}due: 2026-12-18`] : []),
    ],
    literal: ({ isDashIndented, beside }, at, hasState) => [
      '',
      ...(hasState ? [`${at(2)}"state": met`] : []),
      `${at(2)}evidence:${beside}`,
      `${at(isDashIndented ? 3 : 2)}- title: 体制表     # 紙`,
      `${at(isDashIndented ? 3 : 2)}  date: 2026-04-06`,
      `${at(isDashIndented ? 3 : 2)}- {title: 規程}`,
      `${at(2)}note: |`,
      `${at(3)}一行目`,
      '',
      `${at(4)}# 本文`,
    ],
    flow: ({ padding, beside }, _, hasState) => [
      ` {${padding}${hasState ? 'state: met,  ' : ''}note: "a, b", evidence: [${padding}{title: 体制表}${padding}]${padding}}${beside}`,
    ],
  };
const kinds = Object.keys(contents);

/** A file of one taste: its lines, and which of them each entry of a record takes. */
function laidOut(taste: Taste, answers: readonly string[], drafts: readonly string[]) {
  const { indent, padding, quote, gap, tail, beside } = taste;
  const at = (steps: number) => ' '.repeat(indent * steps);
  const lines: string[] = [];
  const stretches = new Map<string, readonly [start: number, end: number]>();
  const put = (name: string, ...own: readonly string[]) => {
    stretches.set(name, [lines.length, lines.length + own.length]);
    lines.push(...own);
  };
  put('head', '# 会社の回答  （担当: 総務）', '', 'formatVersion: 1');
  put('organization', 'organization:', `${at(1)}name: '見本工業'${beside}`);
  lines.push(...gap);
  put('scope', 'scope:', `${at(1)}companies: [${padding}見本工業,  見本物流${padding}]`);
  put('catalogue', `catalogue: {${padding}id: x, edition: '1', level: y${padding}}`, ...gap);
  put('profile', 'profile:');
  put('has-servers', `${at(1)}${quote}has-servers${quote}:  true${beside}`);
  for (const [record, ids, kindsOf] of [
    ['answers', ['a-1', 'a-3', 'a-5'], answers],
    ['drafts', ['a-6', 'a-8'], drafts],
  ] as const) {
    lines.push(`${record}:${beside}`, ...gap.map((line) => (line === '' ? '' : `${at(1)}${line.trimStart()}`)));
    for (const [index, id] of ids.entries()) {
      const [first = '', ...rest] = contents[kindsOf[index] ?? 'block']?.(taste, at, record === 'answers') ?? [];
      put(id, `${at(1)}${quote}${id}${quote}:${first}`, ...rest);
      // A line of comment below a text would be one of its lines.
      lines.push(...gap.map((line) => (line === '' ? '' : `${at(1)}${line.trimStart()}`)));
    }
  }
  put('reviews', 'reviews:');
  put('view', `${at(1)}a-1:`, `${at(2)}- { by: s, on: 2026-11-21, view: agrees, stamp: '${STAMP}' }`);
  lines.push(...tail);
  const text = `${lines.join('\n')}\n`;
  return {
    text: (taste.hasByteOrderMark ? '\ufeff' : '') + (taste.isWindows ? text.replaceAll('\n', '\r\n') : text),
    stretches,
  };
}

const words = fc.constantFrom('規程の案', 'a: b # c', '一\n二', "'", '- x', '2026', '');
const answers: fc.Arbitrary<Answer> = fc.record(
  {
    state: fc.constantFrom('met' as const, 'partial' as const, 'unmet' as const),
    note: words,
    due: fc.constant('2027-01-31'),
    evidence: fc.array(
      words.map((title) => ({ title: title.replace('\n', ' ') || 'x' })),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['state'] },
);

/** What is done to a file, and the entry that it is done to; a new one touches no line that is there. */
const edits: fc.Arbitrary<{
  readonly edit: (before: Answer | undefined) => Edit;
  readonly touched: string | undefined;
}> = fc.oneof(
  fc
    .constantFrom('a-1', 'a-3', 'a-5')
    .chain((id) => answers.map((answer) => ({ touched: id, edit: (): Edit => ({ type: 'answer', id, answer }) }))),
  fc
    .constantFrom('a-0', 'a-2', 'a-7')
    .chain((id) =>
      answers.map((answer) => ({ touched: undefined, edit: (): Edit => ({ type: 'answer', id, answer }) })),
    ),
  fc.constant({
    touched: 'a-3',
    edit: (before: Answer | undefined): Edit => ({
      type: 'answer',
      id: 'a-3',
      answer: { state: 'met', ...before, evidence: [...(before?.evidence ?? []), { title: '規程の案' }] },
    }),
  }),
  words.map((note) => ({
    touched: 'a-3',
    edit: (before: Answer | undefined): Edit => ({
      type: 'answer',
      id: 'a-3',
      answer: { state: 'met', ...before, note },
    }),
  })),
  fc.constant({
    touched: 'view',
    edit: (): Edit => {
      const view = { by: 's', on: '2026-11-21', view: 'agrees', stamp: STAMP } as const;
      return { type: 'reviews', id: 'a-1', reviews: [view, { ...view, view: 'disagrees' }] };
    },
  }),
  fc.constant({
    touched: undefined,
    edit: (): Edit => ({ type: 'reviewer', id: 's', reviewer: { name: '見本の専門家', relation: 'outside' } }),
  }),
  fc.constantFrom('has-servers', 'new').map((id) => ({
    touched: id === 'new' ? undefined : id,
    edit: (): Edit => ({ type: 'fact', id, value: 'unknown' }),
  })),
  words.map((note) => ({ touched: 'a-6', edit: (): Edit => ({ type: 'draft', id: 'a-6', draft: { note } }) })),
  fc.constant({ touched: undefined, edit: (): Edit => ({ type: 'draft', id: 'a-7', draft: { note: 'x' } }) }),
  fc.constant({ touched: undefined, edit: (): Edit => ({ type: 'target', id: 'a-1', level: 2 }) }),
  words.map((name) => ({
    touched: 'organization',
    edit: (): Edit => ({ type: 'organization', name: name.replace('\n', ' ') }),
  })),
);

const order = ['a-0', 'a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'a-8'];

function parse(text: string) {
  const { manuscript, data, diagnostics } = parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) });
  if (manuscript === undefined || data === undefined) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return { manuscript, data };
}

/** The lines of the one text that are not in the other, from the first to the last. */
function changedLines(before: readonly string[], after: readonly string[]): readonly [start: number, end: number] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [head, before.length - tail];
}

const layouts = fc.tuple(
  tastes,
  fc.array(fc.constantFrom(...kinds), { minLength: 3, maxLength: 3 }),
  fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 2 }),
);

test('every line outside the touched entry stays as it is, in any layout, and the file says what it should', () => {
  fc.assert(
    fc.property(layouts, edits, ([taste, ...entries], { edit: makeEdit, touched }) => {
      const { text, stretches } = laidOut(taste, ...entries);
      const { manuscript, data: before } = parse(text);
      const edit = makeEdit(before.answers['a-3']);
      const after = applyEdit(before, edit);
      const written = fileTextOf(rewritten(manuscript, { before, after }, [edit], order));
      expect(parse(written).data, written).toEqual(after);
      const [start, end] = changedLines(text.split('\n'), written.split('\n'));
      const [first, last] = (touched === undefined ? undefined : stretches.get(touched)) ?? [start, start];
      if (start === end) return;
      expect(start, written).toBeGreaterThanOrEqual(first);
      expect(end, written).toBeLessThanOrEqual(last);
    }),
    { numRuns: 500 },
  );
});

describe('a file laid out with care', () => {
  const file = `# 会社の回答  （担当: 総務）

# 二つ目のメモ


formatVersion: 1
organization:
    name: '見本工業株式会社'      # 登記のとおり
scope:
    companies: [見本工業株式会社,  見本物流株式会社]
    sites:
    - 本社
    - 第二工場   # 2027年に閉鎖
catalogue: {id: x, edition: '2026-03-27', level: star3}
profile: {has-servers: true}
answers:
    # ---- ガバナンス ----
    a-1: {state: met, note: "とても長いメモです。とても長いメモです。とても長いメモです。とても長いメモです。", evidence: [{title: 体制表, date: 2026-04-06}]}

    a-2:                      # 見直し中
        state: partial
        note: >-
            折り返しのある
            メモです
        owner: 総務部長
        # 期限は要相談
        due: 2026-12-18
    # a-3:   # まだ調べていない
    #     state: met
    a-4:
        state: unmet


# 末尾のメモ
`;

  function written(edit: Edit): string {
    const { manuscript, data } = parse(file);
    return rewritten(manuscript, { before: data, after: applyEdit(data, edit) }, [edit], order).text;
  }
  const dataOf = (id: string) => parse(file).data.answers[id] ?? { state: 'unmet' };
  const answer = (id: string, more: Partial<Answer>): Edit => ({
    type: 'answer',
    id,
    answer: { ...dataOf(id), ...more },
  });

  test('gets its evidence in its own indent, and no other line changes', () => {
    expect(written(answer('a-4', { evidence: [{ title: '規程の案' }] }))).toBe(
      file.replace('state: unmet\n', 'state: unmet\n        evidence:\n        - title: 規程の案\n'),
    );
  });

  test('keeps an answer on one line on one line, with its own brackets', () => {
    const evidence = [{ title: '体制表', date: '2026-04-06' }, { title: '議事録' }];
    expect(written(answer('a-1', { evidence }))).toBe(
      file.replace('date: 2026-04-06}]', 'date: 2026-04-06}, {title: 議事録}]'),
    );
  });

  test('keeps the folded note and the comments of an answer that gets an earlier day', () => {
    expect(written(answer('a-2', { due: '2026-11-30' }))).toBe(file.replace('2026-12-18', '2026-11-30'));
  });

  test('gets a new answer between two others, above what is said about the next', () => {
    expect(written(answer('a-3', { state: 'met' }))).toBe(
      file.replace('due: 2026-12-18\n', 'due: 2026-12-18\n    a-3:\n        state: met\n'),
    );
  });

  test('gets a first view below the last entry, above the closing note', () => {
    const edit: Edit = { type: 'reviewer', id: 's', reviewer: { name: '見本', relation: 'outside' } };
    expect(written(edit)).toBe(
      file.replace(
        'state: unmet\n',
        'state: unmet\n\nreviewers:\n    s:\n        name: 見本\n        relation: outside\n',
      ),
    );
  });
});

/** A file as programs write it, and one in brackets as somebody may type it. */
const inBrackets = {
  formatVersion: 1,
  organization: { name: '見本工業' },
  scope: { companies: ['見本工業', '見本物流'] },
  catalogue: { id: 'x', edition: '1', level: 'y' },
  profile: { 'has-servers': true },
  answers: {
    'a-1': { state: 'met', evidence: [{ title: '体制表', date: '2026-04-06' }, { title: '規程' }] },
    'a-3': { state: 'partial', note: '手順書 #3' },
    'a-5': { state: 'unmet' },
  },
  drafts: { 'a-6': { note: 'x' }, 'a-8': { owner: '総務' } },
  reviews: { 'a-1': [{ by: 's', on: '2026-11-21', view: 'agrees', stamp: STAMP }] },
};
const asJson = (step: string) => `${JSON.stringify(inBrackets, undefined, step)}\n`;
const typed = `{ formatVersion: 1, # 会社の回答
organization: { name: 見本工業 },
scope: { companies: [見本工業, 見本物流] }, catalogue: { id: x, edition: "1", level: y },
profile: { has-servers: true },
answers: { # ガバナンス
    a-1: { state: met,   # 確認済み
           evidence: [ { title: 体制表, date: 2026-04-06 },
                       { title: 規程 } ] },
    a-3: {state: partial, note: "手順書 #3"}, # 見直し中

    a-5: { state: unmet } # まだ
},
drafts: { a-6: { note: x },
    a-8: { owner: 総務 },
},
reviews: { a-1: [
  { by: s, on: 2026-11-21, view: agrees, stamp: "${STAMP}" } ] } }
`;
const bracketed = { 'JSON by two': asJson('  '), 'JSON by four': asJson('    '), 'JSON by tabs': asJson('\t'), typed };

test.each(Object.entries(bracketed))(
  'of a file in brackets (%s), no line changes but those of the entry',
  (_, file) => {
    const isJson = file !== typed;
    fc.assert(
      fc.property(edits, fc.boolean(), ({ edit: makeEdit, touched }, isWindows) => {
        const text = isWindows ? file.replaceAll('\n', '\r\n') : file;
        const { manuscript, data: before } = parse(text);
        const edit = makeEdit(before.answers['a-3']);
        const after = applyEdit(before, edit);
        const { text: written } = rewritten(manuscript, { before, after }, [edit], order);
        expect(parse(written).data, written).toEqual(after);
        if (isJson) expect(JSON.parse(written), written).toEqual(after);
        expect(written.match(/(?<!\r)\n/g)?.length ?? 0).toBe(isWindows ? 0 : written.split('\n').length - 1);
        for (const comment of text.match(/ # .*/g) ?? []) expect(written, comment).toContain(comment);
        const lines = text.split('\n');
        const [start, end] = changedLines(lines, written.split('\n'));
        // What stands above a new entry gets a comma.
        const entry = touched === 'view' ? 'reviews' : touched;
        const first = lines.findIndex((line) => entry !== undefined && new RegExp(`^\\W*${entry}"?:`).test(line));
        const size =
          entry === undefined ? 1 : isJson ? lines.slice(first).findIndex((line) => /^\s*[}\]]/.test(line)) + 6 : 4;
        expect(end - start, written).toBeLessThanOrEqual(Math.max(size, 2));
      }),
      { numRuns: 150 },
    );
  },
);

describe('where no piece can be told apart', () => {
  test('a file in brackets on one line is laid out anew, and says what it should', () => {
    const text =
      '{formatVersion: 1, organization: {name: x}, scope: {}, catalogue: {id: x, edition: "1", level: y}, answers: {}}\n';
    const { manuscript, data } = parse(text);
    const edit: Edit = { type: 'answer', id: 'a-1', answer: { state: 'met' } };
    const after = applyEdit(data, edit);
    expect(parse(rewritten(manuscript, { before: data, after }, [edit], order).text).data).toEqual(after);
  });

  test('a record that comes and goes leaves no empty line behind', () => {
    const { manuscript, data } = parse(
      'formatVersion: 1\norganization:\n  name: x\nscope: {}\ncatalogue:\n  id: x\n  edition: "1"\n  level: y\nanswers: {}\n',
    );
    const draft: Edit = { type: 'draft', id: 'a-1', draft: { note: 'メモ' } };
    const away: Edit = { type: 'draft', id: 'a-1', draft: undefined };
    const there = applyEdit(data, draft);
    const once = rewritten(manuscript, { before: data, after: there }, [draft], order);
    const gone = rewritten(once, { before: there, after: data }, [away], order);
    expect(gone.text).toBe(manuscript.text);
  });
});
