import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAssessment } from '../../src/assessment/create.ts';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { fileTextOf, type Manuscript, rewritten } from '../../src/assessment/rewrite.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { applyEdit, type Edit } from '../../src/domain/edit.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { readStarterFile } from '../../src/io/shipped.ts';
import { isUnsafe } from '../../src/text/sanitize.ts';
import { readPlain } from '../../src/yaml/plain.ts';
import { anyEdit, anyReviewEdit, hostileLine } from '../helpers/edits.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const order = allCriteria(shippedCatalogue()).map(({ id }) => id);

function parse(text: string) {
  const { manuscript, data, diagnostics } = parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) });
  if (manuscript === undefined || data === undefined) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return { manuscript, data };
}

interface Written {
  readonly manuscript: Manuscript;
  readonly data: Assessment;
}

function editedOnce({ manuscript, data }: Written, edit: Edit): Written {
  const after = applyEdit(data, edit);
  return { manuscript: rewritten(manuscript, { before: data, after }, [edit], order), data: after };
}

function edited(text: string, ...edits: readonly Edit[]): string {
  return fileTextOf(edits.reduce(editedOnce, parse(text)).manuscript);
}

const answer = (id: string, content: Answer): Edit => ({ type: 'answer', id, answer: content });

/** A whole file around a few answers; `head` stands above them. */
const HEAD = `formatVersion: 1
organization:
  name: 株式会社みどり製作所 # 登記の名前
scope: {}
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
`;
const withAnswers = (answers: string) => `${HEAD}answers:\n${answers}`;
const answersAfter = (answers: string, ...edits: readonly Edit[]) => {
  const text = edited(withAnswers(answers), ...edits);
  expect(text.startsWith(`${HEAD}answers:\n`)).toBe(true);
  return text.slice(`${HEAD}answers:\n`.length);
};

describe('an edit leaves the rest of the file as it was', () => {
  const file = `# 2026年度の点検
# 担当: 総務 山田

formatVersion: 1
organization:
  name: 株式会社みどり製作所 # 登記の名前

# 親会社は入れない
scope:
  companies:
    - 株式会社みどり製作所
  sites:
    - 本社 # 大阪
    - 第二工場 # 2027年に閉じる
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
profile:
  # 子会社にも渡している
  shares-secrets: true
  has-servers: false # ラックは2025年に外した

# ここから答え
answers:
  1-3-1-1: # 社長に確認
    # 役員会で決めた
    state: met
    note: |
      規程は2部ある
      # これは見出しで、コメントではない
    evidence:
      - title: 情報セキュリティ規程 # 紙
        reference: 総務の棚
  # 順番が逆なのはわざと
  1-2-1-1:
    owner: 山田
    state: partial # 来月まで
`;

  test('nothing changes when nothing is edited', () => {
    expect(edited(file)).toBe(file);
  });

  test('a changed state changes one word', () => {
    const answered = { state: 'met', owner: '山田' } as const;
    expect(edited(file, answer('1-2-1-1', answered))).toBe(file.replace('partial # 来月まで', 'met # 来月まで'));
  });

  test('a changed note changes the note', () => {
    const evidence = [{ title: '情報セキュリティ規程', reference: '総務の棚' }];
    const note = '規程は1部になった';
    expect(edited(file, answer('1-3-1-1', { state: 'met', note, evidence }))).toBe(
      file.replace(/note: \|\n.*\n.*\n/, `note: ${note}\n`),
    );
  });

  test('evidence that is added leaves the comments of what was there', () => {
    const evidence = [
      { title: '情報セキュリティ規程', reference: '総務の棚' },
      { title: '議事録', date: '2026-04-01' },
    ];
    const note = '規程は2部ある\n# これは見出しで、コメントではない\n';
    expect(edited(file, answer('1-3-1-1', { state: 'met', note, evidence }))).toBe(
      file.replace('総務の棚\n', '総務の棚\n      - title: 議事録\n        date: 2026-04-01\n'),
    );
  });

  test('a fact changes one word', () => {
    expect(edited(file, { type: 'fact', id: 'has-servers', value: 'unknown' })).toBe(
      file.replace('has-servers: false', 'has-servers: unknown'),
    );
  });

  test('a name changes one line', () => {
    expect(edited(file, { type: 'organization', name: '株式会社あお' })).toBe(
      file.replace('name: 株式会社みどり製作所', 'name: 株式会社あお'),
    );
  });

  test('a site that is added leaves the comments of the others', () => {
    const scope = { companies: ['株式会社みどり製作所'], sites: ['本社', '倉庫', '第二工場'] };
    expect(edited(file, { type: 'scope', scope })).toBe(file.replace('# 大阪\n', '# 大阪\n    - 倉庫\n'));
  });

  test('a site that is removed leaves its comment behind', () => {
    const scope = { companies: ['株式会社みどり製作所'], sites: ['本社'] };
    expect(edited(file, { type: 'scope', scope })).toBe(
      file.replace('- 第二工場 # 2027年に閉じる', '# 2027年に閉じる'),
    );
  });

  test('another level changes one word', () => {
    const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star4' };
    expect(edited(file, { type: 'aim', aim })).toBe(file.replace('level: star3', 'level: star4'));
  });

  test('another catalogue changes three, and the one before stays on record', () => {
    const aim = { id: 'scs-20271001', edition: '2027-10-01', level: 'star3' };
    const before = file.replace('level: star3', 'level: star3 # 2年目から★4');
    expect(edited(before, { type: 'aim', aim })).toBe(
      before
        .replace('id: scs-20260327', 'id: scs-20271001')
        .replace('"2026-03-27"', '"2027-10-01"')
        .replace('profile:', 'earlier:\n  - id: scs-20260327\n    edition: 2026-03-27\n    level: star3\nprofile:'),
    );
  });
});

describe('a new answer', () => {
  test('goes where the catalogue has it', () => {
    const before = `  1-2-1-1:
    state: met
  # 3章はまだ
  3-1-1-1:
    state: unknown
`;
    expect(answersAfter(before, answer('1-3-1-1', { state: 'unmet' }))).toBe(`  1-2-1-1:
    state: met
  1-3-1-1:
    state: unmet
  # 3章はまだ
  3-1-1-1:
    state: unknown
`);
  });

  test('leaves answers that a person has put in another order where they are', () => {
    const before = '  3-1-1-1:\n    state: met\n  1-2-1-1:\n    state: met\n';
    expect(answersAfter(before, answer('7-1-1-1', { state: 'met' }))).toBe(`${before}  7-1-1-1:\n    state: met\n`);
  });

  test('opens the empty {} of the starter file, and a comment beside it stays on top', () => {
    const before = `${HEAD}answers: {} # まだ\n`;
    expect(edited(before, answer('1-2-1-1', { state: 'met' }), answer('1-3-1-1', { state: 'met' }))).toBe(
      `${HEAD}answers:
  # まだ
  1-2-1-1:
    state: met
  1-3-1-1:
    state: met
`,
    );
  });

  test('goes below "answers:" with nothing after it', () => {
    expect(edited(`${HEAD}answers: # まだ\n`, answer('1-2-1-1', { state: 'met' }))).toBe(
      `${HEAD}answers:
  # まだ
  1-2-1-1:
    state: met
`,
    );
  });

  test('goes into answers written in one line', () => {
    const before = `${HEAD}answers: { 1-2-1-1: { state: met, note: "a, b" } }\n`;
    expect(edited(before, answer('1-3-1-1', { state: 'met', note: '{x}\ny' }))).toBe(
      `${HEAD}answers: { 1-2-1-1: { state: met, note: "a, b" }, 1-3-1-1: { state: met, note: "{x}\\ny" } }\n`,
    );
  });

  test('with the same evidence twice writes it twice', () => {
    const evidence = { title: '規程' };
    const text = edited(`${HEAD}answers: {}\n`, answer('1-2-1-1', { state: 'met', evidence: [evidence, evidence] }));
    expect(parse(text).data.answers['1-2-1-1']?.evidence).toEqual([evidence, evidence]);
  });

  test('makes a profile where there was none', () => {
    const text = edited(`${HEAD}answers: {}\n`, { type: 'fact', id: 'has-servers', value: true });
    expect(text).toBe(`${HEAD}answers: {}\nprofile:\n  has-servers: true\n`);
  });
});

describe('what a specialist says', () => {
  const reviewer = { name: '見本の専門家', relation: 'outside' } as const;
  const stamp = `sha256:${'0'.repeat(64)}`;
  const review = { by: 'a', on: '2026-11-21', view: 'agrees', stamp } as const;

  test('stands below the answers, in the order of the catalogue', () => {
    const edits: Edit[] = [
      { type: 'reviewer', id: 'a', reviewer },
      { type: 'reviews', id: '1-3-1-1', reviews: [review] },
      { type: 'reviews', id: '1-2-1-1', reviews: [review] },
    ];
    const told = (id: string) =>
      `  ${id}:\n    - by: a\n      on: 2026-11-21\n      view: agrees\n      stamp: ${stamp}\n`;
    expect(edited(withAnswers('  1-2-1-1: { state: met } # 体制表\n'), ...edits)).toBe(
      `${withAnswers('  1-2-1-1: { state: met } # 体制表\n')}
reviewers:
  a:
    name: 見本の専門家
    relation: outside

reviews:
${told('1-2-1-1')}${told('1-3-1-1')}`,
    );
  });

  test('goes on after what was said before, which stays as it is written', () => {
    const before = `${withAnswers('  1-2-1-1: { state: met }\n')}reviews:\n  1-2-1-1:\n    # はじめて\n    - { by: a, on: 2026-11-21, view: agrees, stamp: "${stamp}" }\n`;
    const text = edited(before, {
      type: 'reviews',
      id: '1-2-1-1',
      reviews: [review, { ...review, view: 'disagrees' }],
    });
    expect(text.startsWith(before.trimEnd())).toBe(true);
    expect(text).toContain('      view: disagrees\n');
  });
});

describe('a target', () => {
  const target = (id: string, level: number | undefined): Edit => ({ type: 'target', id, level });
  const file = `${HEAD}profile: {}

# 答え
answers: {}
`;
  const withTargets = (targets: string) => file.replace('\n# 答え', `\n${targets}\n# 答え`);

  test('goes above the answers, in the order of the catalogue', () => {
    const text = edited(file, target('1-3-1-1', 3), target('1-2-1-1', 1));
    expect(text).toBe(withTargets('targets:\n  1-2-1-1: 1\n  1-3-1-1: 3\n'));
  });

  test('that is changed changes one digit', () => {
    const before = withTargets('# 4月の会議\ntargets:\n  1-3-1-1: 3 # 来年\n  1-2-1-1: 1\n');
    expect(edited(before, target('1-3-1-1', 2))).toBe(before.replace('1-3-1-1: 3', '1-3-1-1: 2'));
  });

  test('that is taken back leaves the others, and its comment', () => {
    const before = withTargets('targets:\n  1-3-1-1: 3 # 来年\n  1-2-1-1: 1\n');
    expect(edited(before, target('1-3-1-1', undefined))).toBe(withTargets('targets:\n  # 来年\n  1-2-1-1: 1\n'));
  });

  test('that was the last takes the record with it, and leaves every comment', () => {
    const before = withTargets('# 4月の会議\ntargets: # 3つ\n  # 先に\n  1-3-1-1: 3 # 来年\n');
    const text = edited(before, target('1-3-1-1', undefined));
    expect(parse(text).data).not.toHaveProperty('targets');
    for (const comment of ['# 4月の会議', '# 3つ', '# 先に', '# 来年', '# 答え']) expect(text).toContain(comment);
  });

  test('that is not there is taken back without a change', () => {
    expect(edited(file, target('1-3-1-1', undefined))).toBe(file);
  });
});

describe('what is taken back', () => {
  const before = `  1-2-1-1:
    state: met
    # bは来年
    options: # 3つから選ぶ
      - a
      - b # 2027年から
    reason: 昔の理由 # 山田が書いた
    note: 残す
`;

  test('an option goes alone', () => {
    const rest = { options: ['a'], reason: '昔の理由', note: '残す' };
    expect(answersAfter(before, answer('1-2-1-1', { state: 'met', ...rest }))).toBe(`  1-2-1-1:
    state: met
    # bは来年
    options: # 3つから選ぶ
      - a
      # 2027年から
    reason: 昔の理由 # 山田が書いた
    note: 残す
`);
  });

  test('all options and the reason go, the comments on them stay', () => {
    expect(answersAfter(before, answer('1-2-1-1', { state: 'unmet', note: '残す' }))).toBe(`  1-2-1-1:
    state: unmet
    # bは来年
    # 3つから選ぶ
    # 2027年から
    # 山田が書いた
    note: 残す
`);
  });
});

describe('files from elsewhere', () => {
  test('odd indentation stays, and what is new follows it', () => {
    const before = `     # 5つ下げ
     1-2-1-1:
             state:    met      # 遠い
             options:
             - a
             - b
     1-3-1-1: {state: unmet,note: 'それは''まだ'''}
`;
    expect(answersAfter(before, answer('1-2-1-1', { state: 'met', options: ['a', 'b'], due: '2026-12-31' }))).toBe(
      before.replace('- b\n', '- b\n             due: 2026-12-31\n'),
    );
  });

  test('Windows line endings stay', () => {
    const before = withAnswers('  1-2-1-1: # 社長\n    state: met\n    note: |\n      一\n      二\n');
    const windows = before.replaceAll('\n', '\r\n');
    expect(parse(windows).data.answers['1-2-1-1']?.note).toBe('一\n二\n');
    const edits = [answer('1-3-1-1', { state: 'met', note: '三\n四' })];
    expect(edited(windows, ...edits)).toBe(edited(before, ...edits).replaceAll('\n', '\r\n'));
  });

  test('a blank line between comments stays, with Windows line endings too', () => {
    const before = withAnswers('  1-2-1-1:\n    # 一\n\n    # 二\n    state: met\n').replaceAll('\n', '\r\n');
    expect(edited(before)).toBe(before);
  });

  test('a byte order mark stays', () => {
    const before = `\ufeff${withAnswers('  1-2-1-1:\n    state: met\n')}`;
    expect(edited(before, answer('1-2-1-1', { state: 'unmet' }))).toBe(before.replace('state: met', 'state: unmet'));
  });

  test('a text with blank lines that yaml would write wrongly reads the same afterwards', () => {
    const before = withAnswers('  1-2-1-1:\n    state: met\n    note: |2\n        \n      \tx\n');
    const { data } = parse(before);
    expect(parse(edited(before)).data).toEqual(data);
  });
});

test('a name of any kind goes into the starter file', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostileLine(),
        fc.constantFrom('a\nb', 'x\nprofile: {}\n', '\r\n', '\n\n', '- a: |', ' ', '\u3000', '\ufeff', 'a\u00a0'),
      ),
      (organization) => {
        const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' };
        const text = createAssessment(readStarterFile('assessment'), aim, organization);
        expect(parse(text).data.organization.name).toBe(organization);
      },
    ),
  );
});

test('whatever is typed is read back exactly, and every comment is still there', () => {
  const sitting = fc.array(
    fc.record({ edit: fc.oneof({ weight: 4, arbitrary: anyEdit() }, anyReviewEdit()), isReopened: fc.boolean() }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(handWrittenFile(), sitting, (before, steps) => {
      let written: Written = parse(before);
      const marks = commentMarks(before, written.data);
      for (const { edit, isReopened } of steps) {
        written = editedOnce(written, edit);
        const text = fileTextOf(written.manuscript);
        const again = parse(text);
        expect(again.data, text).toEqual(written.data);
        expect(commentMarks(text, written.data), text).toEqual(marks);
        if (isReopened) written = again;
      }
    }),
    { numRuns: 250 },
  );
});

test('what was written is read and written again without a change', () => {
  fc.assert(
    fc.property(anyEdit(), anyEdit(), (one, other) => {
      const text = edited(`${HEAD}profile: {}\nanswers: {}\n`, one, other);
      expect(edited(text)).toBe(text);
    }),
  );
});

test('what is written is read without the library, if it holds nothing that hardly anybody types', () => {
  const starter = createAssessment(readStarterFile('assessment'), { id: 'x', edition: '1', level: 'y' }, 'サンプル');
  const sitting = fc.array(anyEdit(), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sitting, (edits) => {
      fc.pre(!edits.some(holdsRareSigns));
      const text = edited(starter, ...edits);
      expect(readPlain(text, Number.POSITIVE_INFINITY), text).not.toBe(undefined);
    }),
  );
});

/** Tabs, what has to be escaped, lines of mere spaces, and texts that start with a line end. */
function holdsRareSigns(edit: Edit): boolean {
  const json = JSON.stringify(edit);
  return isUnsafe(json) || /\\[^n"\\]|(?:"|\\n) +(?:"|\\n)|"\\n/.test(json);
}

/** A file as people write it: every way of quoting, comments anywhere, Unix or Windows. */
function handWrittenFile(): fc.Arbitrary<string> {
  const texts = fc.constantFrom(
    '|\n      一行目\n        深い\n      # 本文',
    '>-\n      一行目\n      二行目\n\n        深い\n      戻る',
    '|+\n      末尾の空行\n\n',
    '>2\n        深い始まり\n      次\n',
    '"a: b # c\\n\\td"',
    "'それは''まだ'''",
    'plain words\n      over two lines\n\n      and a third',
    '"folded\n      in quotes\\n  \\\n      x"',
  );
  return fc
    .tuple(texts, texts, fc.array(fc.nat(200), { maxLength: 8 }), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([note, reason, places, isFresh, hasTargets, isWindows]) => {
      const top = ['formatVersion: 1', 'organization:', '  name: ""', 'scope:', '  companies: []', '  sites:'];
      const scope = ['    - 本社', '    - "工場"', '  departments: [ 営業, 総務 ]'];
      const rest = ['catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }', 'profile: {}'];
      const first = ['  1-2-1-1:', '    state: met', `    note: ${note}`, '    options: [ a, b ]', '    evidence:'];
      const evidence = ['      - title: 規程', '        reference: 棚', '      - title: 議事録'];
      const second = ['  1-3-1-1:', '    options:', '      - a', '      - b', '    state: partial'];
      const answers = ['answers:', ...first, ...evidence, ...second, `    reason: ${reason}`];
      const targets = hasTargets ? ['targets:', '  1-3-1-1: 2', '  1-2-1-1: 1'] : [];
      const lines = [...top, ...scope, ...rest, ...targets, ...(isFresh ? ['answers: {}'] : answers)];
      for (const [number, place] of places.entries()) comment(lines, place, `# mark${number}.`);
      return `${lines.join('\n')}\n`.replaceAll('\n', isWindows ? '\r\n' : '\n');
    });
}

/** Puts a comment at the end of a line or on a line of its own, at any depth. */
function comment(lines: string[], place: number, mark: string): void {
  const at = place % lines.length;
  const here = lines[at] ?? '';
  if (place % 2 === 1 && !here.includes('\n') && !here.includes('#')) lines[at] = `${here} ${mark}`;
  else lines.splice(at, 0, `${' '.repeat((place % 4) * 2)}${mark}`, ...(place % 7 === 0 ? [''] : []));
}

/** The marks of handWrittenFile that are comments, and not by chance a line of a block text. */
function commentMarks(text: string, data: Assessment): readonly string[] {
  const inTexts = JSON.stringify(data);
  return [...text.matchAll(/# mark\d+\./g)]
    .map(([mark]) => mark)
    .filter((mark) => !inTexts.includes(mark))
    .sort();
}
