import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { fileCodes } from '../../src/formats/diagnostic.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** A folder of good files of every kind. Each seed below is one small edit of one of them. */
const good = join(root, 'tests', 'fixtures', 'seeded');

/**
 * What is taken out and what is put in. `‹code›` stands, in what is put in, where a reader would point at the mistake;
 * it says which code is meant there and goes away before the file is written. What the same mistake breaks elsewhere in
 * the file comes after it, as `line:column code`.
 */
type Seed = readonly [find: string, put: string, ...elsewhere: string[]];

const read = (file: string) => readFileSync(join(good, file), 'utf8');

/** The broken text, and `line:column code` of what is meant to be found in it. */
function sow(
  text: string,
  [find, put, ...elsewhere]: Seed,
): { readonly text: string; readonly meant: readonly string[] } {
  if (text.split(find).length !== 2) throw new Error(`there has to be exactly one 「${find}」`);
  const parts = text.replace(find, () => put).split(/‹(\S+?)›/);
  const meant: string[] = [];
  let broken = '';
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) broken += part;
    else meant.push(`${placeAfter(broken)} ${part}`);
  }
  return { text: broken, meant: [...meant, ...elsewhere].sort() };
}

function placeAfter(text: string): string {
  const lines = text.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** A folder of good files but for one. */
function folderWith(file: string, content: string | Uint8Array): string {
  const cwd = testFolder();
  cpSync(good, cwd, { recursive: true });
  writeFileSync(join(cwd, file), content);
  return cwd;
}

/** The exit code, and `line:column code` of all that was found in one file and in the others. */
async function told(cwd: string, argv: readonly string[], file: string) {
  const { code, stdout, stderr } = await run(argv, { cwd });
  const all = [...`${stdout}\n${stderr}`.matchAll(/^(\S+?\.yaml)(?::(\d+:\d+))? {2}(?:エラー|注意) (\S+)/gm)];
  const found = all.filter(([, name]) => name === file).map(([, , place, name]) => `${place} ${name}`);
  return { code, found: found.sort(), elsewhere: all.length - found.length };
}

const kinds = {
  assessment: 'assessment.yaml',
  catalogue: 'kijun.yaml',
  guidance: 'guidance/kijun.ja.yaml',
  translation: 'translation/kijun.en.yaml',
  crosswalk: 'crosswalk/kijun--scs-20260327.yaml',
  config: 'scs-check.yaml',
  baseline: 'scs-check.baseline.yaml',
} as const;

type Kind = keyof typeof kinds;

/** The kinds that `check` reads in such a folder. */
const checked: readonly Kind[] = ['assessment', 'catalogue', 'config', 'baseline'];

describe('the good files', () => {
  test.each(Object.values(kinds))('%s has nothing that could be told', async (file) => {
    const cwd = folderWith(file, read(file));
    expect(await told(cwd, ['lint', file], file)).toEqual({ code: 0, found: [], elsewhere: 0 });
  });

  test('pass the gate, and with their line ends and mark of Windows, too', async () => {
    for (const file of Object.values(kinds)) {
      const cwd = folderWith(file, asOnWindows(read(file)));
      expect(await told(cwd, ['check', '--verbose'], file)).toEqual({ code: 0, found: [], elsewhere: 0 });
      expect(await told(cwd, ['lint', file], file)).toEqual({ code: 0, found: [], elsewhere: 0 });
    }
  });
});

function asOnWindows(text: string): string {
  return `\ufeff${text.replaceAll('\n', '\r\n')}`;
}

const long = (length: number) => 'あ'.repeat(length);

/** What keeps a text from being read as YAML, or as the YAML that was meant. */
const syntax: readonly Seed[] = [
  ['name: サンプル株式会社', 'name: ‹yaml-syntax›"サンプル株式会社'],
  ['name: サンプル株式会社', "name: ‹yaml-syntax›'サンプル株式会社"],
  ['name: サンプル株式会社', 'name: "サンプル"‹yaml-syntax›株式会社'],
  ['companies: [サンプル株式会社]', 'companies: ‹yaml-syntax›[サンプル株式会社'],
  ['1-1-2-2: { state: met, evidence: [{ title: サーバの一覧 }] }', '1-1-2-2: ‹yaml-syntax›{ state: met'],
  [
    '{ state: met, evidence: [{ title: サーバの一覧 }] }',
    '‹yaml-syntax›{ state: met, evidence: [{ title: サーバの一覧 }]',
  ],
  ['options: [a]', 'options: [a]‹yaml-syntax›]'],
  ['options: [a]', 'options: ‹yaml-syntax›[a}'],
  ['  name: サンプル株式会社', '‹yaml-syntax›\tname: サンプル株式会社'],
  ['  level: kihon', '   ‹yaml-syntax›level: kihon'],
  ['  level: kihon', ' ‹yaml-syntax›level: kihon'],
  ['  level: kihon', '  ‹yaml-syntax›level kihon'],
  ['  level: kihon', '  ‹yaml-syntax›level:kihon'],
  ['note: 体制表にあります', 'note: ‹yaml-syntax›体制表: 総務の棚にあります'],
  ['note: 体制表にあります', 'note: ‹yaml-syntax›@体制表'],
  ['note: 体制表にあります', 'note: ‹yaml-syntax›`体制表`'],
  ['note: 体制表にあります', 'note: ‹yaml-syntax›%体制表'],
  ['note: 体制表にあります', 'note: "体制表‹yaml-syntax›\\q"'],
  ['note: 体制表にあります', 'note: ‹alias-not-allowed›*体制表'],
  ['note: 体制表にあります', 'note: |\n   ‹yaml-syntax›体制表\n  にあります'],
  ['    - 工場', '    ‹yaml-syntax›-工場'],
  ['    - 工場', '    - 工場\n    ‹yaml-syntax›name: 工場'],
  ['  1-1-2-1:\n', '  ? ‹yaml-syntax›[1-1-2-1]\n  :\n'],
  ['  id: kijun', '  id: kijun\n  ‹duplicate-key›id: kijun'],
  ['profile:\n', '‹duplicate-key›scope: {}\nprofile:\n'],
  ['    state: unmet', '    state: unmet\n    ‹duplicate-key›state: met'],
  ['  2-1-1-2:\n', '  2-1-1-2: { state: met }\n  ‹duplicate-key›2-1-1-2:\n'],
  ['{ state: met, evidence: [{ title: サーバの一覧 }] }', '{ state: met, ‹duplicate-key›state: unmet }'],
  ['  1-1-2-3:\n    state: unmet', '  1-1-2-3:\n    <<: ‹alias-not-allowed›*same\n    state: unmet'],
  ['profile:\n', '‹yaml-syntax›---\nprofile:\n'],
  ['# 見本の回答ファイル', '‹yaml-syntax›%YAML\n---'],
  ['organization:\n  name', 'organization‹full-width-character›：\n  name'],
  ['  level: kihon', '  level‹full-width-character›：kihon'],
  ['  level: kihon', '‹full-width-character›　level: kihon'],
  ['  level: kihon', '  level:‹full-width-character›　kihon'],
  ['  level: kihon', '  level:‹look-alike-character›\u00a0kihon'],
  ['  level: kihon', '  level: ki‹invisible-character›\u200bhon'],
  ['1-1-2-2: { state: met', '1-1-2-2: ‹full-width-character›｛ state: met'],
  ['  1-1-2-1:', '  1‹look-alike-character›−1-2-1:'],
  ['{ state: met, evidence: [{ title: サーバの一覧 }] }', '{ state: met, note: 一覧 ‹text-cut-by-comment›#3 }'],
  ['profile:', '‹merge-conflict›<<<<<<< HEAD\nprofile:'],
  ['    - 工場', '‹full-width-character›　　- 工場'],
  ['companies: [サンプル株式会社]', `companies: ${'['.repeat(61)}‹too-deep›[`],
];

/** The same in files of the other kinds: one reader for all of them, so a few of each are enough. */
const syntaxElsewhere: Readonly<Record<Exclude<Kind, 'assessment'>, readonly Seed[]>> = {
  catalogue: [
    ['title: 見本の点検', 'title: ‹yaml-syntax›"見本の点検'],
    ['        question: 責任者を決めていますか', '       ‹yaml-syntax›question: 責任者を決めていますか'],
    ['        cadence: { every: year }', '        cadence: ‹yaml-syntax›{ every: year'],
    ['method: all-of', 'method‹full-width-character›：all-of'],
    ['method: all-of', 'method: all-of\n‹duplicate-key›lang: ja'],
  ],
  guidance: [
    ['lang: ja', 'lang: ja\n‹yaml-syntax›---'],
    ['  1-1-1-2:\n    why: 見本の理由です。', '  1-1-1-2:\n‹full-width-character›　why: 見本の理由です。'],
    ['  1-1-1-2:\n', '  ‹duplicate-key›1-1-1-1:\n'],
  ],
  translation: [
    ['targets: [First, Next]', 'targets: ‹yaml-syntax›[First, Next'],
    ['title: Sample self-check', 'title: ‹yaml-syntax›Sample: self-check'],
    ['  oyo: Advanced', '‹yaml-syntax›\toyo: Advanced'],
  ],
  crosswalk: [
    ['to: { id: scs', 'to: ‹alias-not-allowed›*scs\nother: { id: scs'],
    ['  - from: 1-1-1-2', ' ‹yaml-syntax›- from: 1-1-1-2'],
    ['    relation: equal', '    relation‹full-width-character›：equal'],
  ],
  config: [
    ['level: kihon', 'level: ‹yaml-syntax›"kihon'],
    ['rules:\n', 'rules:\n‹yaml-syntax›\tscs/scope-empty: off\n'],
    ['failOn: error', 'failOn‹full-width-character›：error'],
    ['failOn: error', 'failOn: error\n‹duplicate-key›failOn: warning'],
    ['failOn: error', 'failOn: error\n‹yaml-syntax›---'],
  ],
  baseline: [
    ['      2-1-1-2: unknown', '     ‹yaml-syntax›2-1-1-2: unknown'],
    ['      2-1-1-2: unknown', '      ‹duplicate-key›1-1-2-3: unknown'],
    ['    edition: "2026-11"', '    edition: ‹yaml-syntax›"2026-11'],
  ],
};

/** What is YAML, but not of the shape that its kind has. */
const shape: Readonly<Record<Kind, readonly Seed[]>> = {
  assessment: [
    ['formatVersion: 1\norganization:', '‹missing-key›organization:'],
    ['formatVersion: 1', 'formatVersion: ‹newer-format›2'],
    ['formatVersion: 1', 'formatVersion: ‹value-not-allowed›0'],
    ['formatVersion: 1', 'formatVersion: ‹value-not-allowed›"1"'],
    ['scope:\n', '‹unknown-key›memo: あとで\nscope:\n'],
    ['  name: サンプル株式会社', '  name: サンプル株式会社\n  ‹unknown-key›kana: サンプル'],
    ['    - 工場', '    - 工場\n  ‹unknown-key›offices: [支店]'],
    ['    note: 体制表', '    ‹unknown-key›memo: 体制表'],
    ['        date: 2026-04-06', '        ‹unknown-key›day: 2026-04-06'],
    ['      until: 2027-04-30', '      until: 2027-04-30\n      ‹unknown-key›by: 総務'],
    ['      view: agrees', '      view: agrees\n      ‹unknown-key›memo: 見ました'],
    ['  1-1-2-3: 1', '  1-1-2-3: 1\n  ‹unknown-key›__proto__: 1'],
    ['  name: サンプル株式会社', '  ‹missing-key›{}'],
    ['    state: unmet\n    owner', '    ‹missing-key›owner'],
    ['[{ title: 連絡先の一覧 }]', '[‹missing-key›{ reference: 総務の棚 }]'],
    ['      reason: 4月の入れ替えを待ちます\n      until', '      ‹missing-key›until'],
    ['      - title: 体制表\n        file', '      - ‹missing-key›file'],
    ['  id: kijun\n  edition: "2026-11"\n  level: kihon\n', '  ‹missing-key›id: kijun\n  edition: "2026-11"\n'],
    ['      stamp: sha256:16cb', '      stamp: ‹invalid-format›16cb'],
    ['name: サンプル株式会社', 'name: ‹wrong-type›2026'],
    ['companies: [サンプル株式会社]', 'companies: ‹wrong-type›サンプル株式会社'],
    ['organization:\n  name: サンプル株式会社', 'organization: ‹wrong-type›サンプル株式会社'],
    ['    evidence: [{ title: 連絡先の一覧 }]', '    evidence: ‹wrong-type›連絡先の一覧'],
    ['    note: 体制表にあります', '    note: ‹wrong-type›[体制表]'],
    ['    note: 体制表にあります', '    note:‹wrong-type›'],
    ['    options: [a]', '    options: ‹wrong-type›a'],
    ['{ state: met, evidence: [{ title: サーバの一覧 }] }', '‹wrong-type›met'],
    ['  1-1-2-3: 1', '  1-1-2-3: ‹wrong-type›"1"'],
    ['  1-1-2-3: 1', '  1-1-2-3: ‹wrong-type›1.5'],
    ['  1-1-2-3: 1', '  1-1-2-3: ‹value-not-allowed›10'],
    ['has-servers: true', 'has-servers: ‹value-not-allowed›はい'],
    ['has-servers: true', 'has-servers: ‹value-not-allowed›yes'],
    ['    relation: outside', '    relation: ‹value-not-allowed›社外'],
    ['      view: agrees', '      view: ‹value-not-allowed›ok'],
    ['lookedAt: [document]', 'lookedAt: [‹value-not-allowed›paper]'],
    ['    state: unmet', '    state: ‹answer-not-allowed›できていない'],
    ['    state: unmet', '    state: ‹answer-not-allowed›Unmet'],
    ['    state: unmet', '    state: ‹answer-not-allowed›no'],
    ['    state: unmet', '    state: ‹answer-not-allowed›false'],
    ['    state: unmet', '    state: ‹answer-not-allowed›[unmet]'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›2026-02-29'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›2026-04-31'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›2026/04/06'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›20260406'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›2026.4'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›2026-4-6'],
    ['        date: 2026-04-06', '        date: ‹invalid-date›令和8年4月6日'],
    ['        date: 2026-04-06', '        date: ‹full-width-character›２０２６-04-06'],
    ['    due: 2027-03-31', '    due: ‹invalid-date›年度末'],
    ['      until: 2027-04-30', '      until: ‹invalid-date›2027-04'],
    ['    lastDone: 2026-11-01', '    lastDone: ‹invalid-date›2026-13-01'],
    ['      on: 2026-11-10', '      on: ‹invalid-date›""'],
    ['        validUntil: 2027-03-31', '        validUntil: ‹invalid-date›なし'],
    ['name: サンプル株式会社', `name: ‹text-too-long›${long(301)}`],
    ['note: 体制表にあります', `note: ‹text-too-long›${long(4001)}`],
    ['    owner: 総務部長', `    owner: ‹text-too-long›${long(301)}`],
    ['[{ title: サーバの一覧 }]', `‹text-too-long›[${'{ title: 一覧 }, '.repeat(51)}]`],
    ['[{ title: サーバの一覧 }]', '[{ title: ‹too-short›"" }]'],
    ['companies: [サンプル株式会社]', 'companies: [‹too-short›""]'],
    ['  edition: "2026-11"', '  edition: ‹unsafe-character›"2026\\t11"'],
    ['  edition: "2026-11"', '  edition: ‹unsafe-character›2026\u202e11'],
    ['  file: kijun.yaml', '  file: ‹invalid-format›../kijun.yaml'],
    ['  file: kijun.yaml', '  file: ‹invalid-format›C:\\kijun.yaml'],
    ['file: shoko/taiseihyo.txt', 'file: ‹invalid-format›/etc/passwd'],
    ['file: shoko/taiseihyo.txt', 'file: ‹invalid-format›shoko/../../taiseihyo.txt'],
    ['        sha256: 16cb', '        sha256: ‹invalid-format›16CB'],
    ['    options: [a]', '    options: [‹invalid-format›A]'],
    ['    options: [a]', '    options: [a‹full-width-character›、b]'],
  ],
  catalogue: [
    ['formatVersion: 1', 'formatVersion: ‹newer-format›2'],
    ['method: all-of', 'method: ‹value-not-allowed›all'],
    ['lang: ja', 'lang: ‹value-not-allowed›jp'],
    ['edition: "2026-11"', 'edition: ‹wrong-type›2026.11'],
    ['  published: 2026-11-01', '  published: ‹invalid-format›2026年11月'],
    ['  published: 2026-11-01', '  published: ‹invalid-format›2026-02-30'],
    ['  published: 2026-11-01', '  published: ‹invalid-format›2026-13'],
    ['        metWhen: [責任者を決めている]', '        metWhen: ‹wrong-type›責任者を決めている'],
    ['        metWhen: [責任者を決めている]', '        metWhen: ‹too-short›[]'],
    [
      '        question: 責任者を決めていますか\n',
      '        ‹unknown-key›hint: 会社の責任者です\n        question: 責任者を決めていますか\n',
    ],
    ['      - id: 1-1-1-1\n        level: kihon', '      - ‹missing-key›id: 1-1-1-1'],
    ['id: kijun', 'id: ‹invalid-format›見本'],
    ['cadence: { every: year }', 'cadence: ‹invalid-format›{}'],
    ['cadence: { every: year }', 'cadence: { every: ‹value-not-allowed›week }'],
    ['title: 見本の点検', 'title: ‹unsafe-character›"見本の\\n点検"'],
    ['title: 見本の点検', `title: ‹text-too-long›${long(1001)}`],
    [
      '            - { id: a, text: 部屋にかぎをかける }\n            - { id: b, text: 机にかぎをかける }\n',
      '            - ‹too-short›{ id: a, text: 部屋にかぎをかける }\n',
    ],
  ],
  guidance: [
    ['formatVersion: 1', 'formatVersion: ‹newer-format›3'],
    ['  1-1-1-1:\n    why: 見本の理由です。\n', '  1-1-1-1:\n    why: ‹wrong-type›1\n'],
    ['  1-1-1-1:\n', '  1-1-1-1:\n    ‹unknown-key›cost: 0\n'],
    ['lang: ja', 'lang: ‹value-not-allowed›frr_'],
  ],
  translation: [
    ['formatVersion: 1', 'formatVersion: ‹newer-format›2'],
    ['title: Sample self-check', 'title: ‹too-short›""'],
    ['  oyo: Advanced', '  oyo: ‹wrong-type›4'],
    ['targets: [First, Next]', 'targets: ‹wrong-type›First'],
    ['        a: { text: Lock the room }', '        a: ‹missing-key›{}'],
    ['        b: { text: Lock the desk }', '        b: { ‹unknown-key›txt: x, text: Lock the desk }'],
  ],
  crosswalk: [
    ['formatVersion: 1', 'formatVersion: ‹newer-format›2'],
    ['    relation: equal', '    relation: ‹value-not-allowed›same'],
    ['  - from: 1-1-1-2\n', '  - ‹missing-key›‹unknown-key›form: 1-1-1-2\n'],
    ['provenance: ours', 'provenance: ‹value-not-allowed›mine'],
    ['id: kijun--scs-20260327', 'id: ‹invalid-format›kijun'],
    ['    to: 1-2-1-1\n', '    to: ‹invalid-format›-1-2-1-1\n'],
  ],
  config: [
    ['level: kihon', '‹unknown-key›levl: kihon'],
    ['failOn: error', 'failOn: ‹value-not-allowed›notice'],
    ['catalogue: kijun.yaml', 'catalogue: ‹outside-config›../kijun.yaml'],
    ['assurance: self', 'assurance: ‹value-not-allowed›own'],
    ['allowNotApplicable: true', 'allowNotApplicable: ‹wrong-type›yes'],
    ['  scs/due-past: warning', '  ‹unknown-key›scs/due-passed: warning'],
    ['  scs/due-past: warning', '  scs/due-past: ‹value-not-allowed›on'],
    ['  scs/due-past: warning', '  ‹unknown-key›file-empty: warning'],
    ['level: kihon', 'level: ‹wrong-type›[kihon]'],
    ['level: kihon', 'level: ‹wrong-type›3'],
    ['rules:\n', '‹unknown-key›formatVersion: 1\nrules:\n'],
  ],
  baseline: [
    ['formatVersion: 1', 'formatVersion: ‹newer-format›2'],
    ['takenOn: 2026-11-01', 'takenOn: ‹invalid-date›2026-11-00'],
    ['      2-1-1-2: unknown', '      2-1-1-2: ‹value-not-allowed›unkown'],
    ['    catalogue: kijun\n    edition', '    ‹missing-key›edition'],
    ['    edition: "2026-11"', '    edition: ‹wrong-type›2026'],
    ['      scs/due-past:\n        - answers', '      scs/due-past: ‹wrong-type›answers'],
    ['    level: kihon', '    level: kihon\n    ‹unknown-key›taken: 1'],
  ],
};

/** What is of the right shape, and speaks of what is not there or says what cannot be. */
const content: Readonly<Record<Kind, readonly Seed[]>> = {
  assessment: [
    ['  1-1-2-2: {', '  ‹unknown-criterion›1-1-2-9: {'],
    ['  1-1-2-3: 1', '  ‹unknown-criterion›1-1-9-9: 1'],
    ['  1-1-2-3: 1', '  1-1-2-3: ‹value-not-allowed›3'],
    ['    options: [a]', '    options: [a, ‹unknown-option›z]'],
    ['    options: [a]', '    options: [a]\n    missing: [1, ‹unknown-condition›9]'],
    ['    - by: yamada', '    - by: ‹unknown-reviewer›yamaba'],
    ['  has-servers: true', '  ‹unknown-profile-fact›has-server: true'],
    ['  level: kihon', '  level: ‹unknown-level›star3'],
    ['  id: kijun', '  id: ‹unknown-catalogue›kijyun'],
  ],
  catalogue: [
    ['      - id: 2-1-1-3', '      - id: ‹duplicate-id›2-1-1-2'],
    [
      '    ifNot: サーバを使っていません',
      '    ifNot: サーバを使っていません\n    onlyIf: ‹fact-before-its-base›has-development',
    ],
    [
      '    ifNot: ソフトウェアを作っていません',
      '    ifNot: ソフトウェアを作っていません\n    onlyIf: ‹circular-reference›has-development',
    ],
    ['promises: { requirements: 3, criteria: 9 }', 'promises: ‹missing-key›{ criteria: 9 }'],
    ['          atLeast: 1', '          atLeast: ‹value-not-allowed›0'],
    ['    section: 2-1', '    section: ‹unknown-section›1-1、2-1'],
    [
      'method: all-of',
      'method: all-of\nstages: [{ title: 星, level: ‹unknown-level›nai, needs: [答える], certainty: certain }]',
    ],
    [
      'method: all-of',
      'method: all-of\nstages: [{ title: 星, needs: [{ text: 答える, fact: ‹unknown-profile-fact›nai }], certainty: certain }]',
    ],
    [
      '        references: [1-1-1-1]',
      '        references: [1-1-1-1]\n        referenceKinds: { 1-1-1-1: ‹value-not-allowed›defines }',
    ],
    [
      '        references: [1-1-1-1]',
      '        references: [1-1-1-1]\n        referenceKinds: { ‹unknown-reference›1-1-1-3: definition }',
    ],
    ['      - id: 2-1-1-3', '      - id: ‹confusable-id›２－１－１－２'],
    ['title: 見本の点検', 'title: ‹shipped-name›ＳＣＳ評価制度 ★3・★4'],
    ['  - id: 1-1-2\n', '  - id: ‹duplicate-id›1-1-1\n'],
    [
      '      - { id: 2-1, title: 守り }',
      '      - { id: 2-1, title: 守り }\n      - { id: ‹duplicate-id›1-1, title: 守り }',
    ],
    ['  - id: "2"', '  - id: ‹duplicate-id›"1"'],
    ['  - id: has-development', '  - id: ‹duplicate-id›has-servers', '86:20 unknown-profile-fact'],
    ['            - { id: b,', '            - { id: ‹duplicate-id›a,'],
    ['term: 機器,', 'term: ‹duplicate-id›サーバ,'],
    ['  - { id: device, term: 機器,', '  - { id: ‹duplicate-id›server, term: ‹unused-term›機械,'],
    ['  - { level: 2, title', '  - { level: ‹duplicate-id›1, title'],
    ['    section: 2-1', '    section: ‹unknown-section›2-9'],
    ['        level: oyo', '        level: ‹unknown-level›oyou'],
    ['        level: oyo', '        level: oyo\n        alsoIn: [‹without-effect›oyo, ‹unknown-level›oyou]'],
    ['    includes: [kihon]', '    includes: [‹unknown-level›kihonn, kihon]'],
    ['        references: [1-1-1-1]', '        references: [‹unknown-reference›1-1-1-7]'],
    ['        references: [1-1-1-1]', '        references: [‹circular-reference›1-1-1-2]'],
    ['    includes: [kihon]', '    includes: [‹circular-reference›oyo]'],
    ['        appliesIf: has-servers', '        appliesIf: ‹unknown-profile-fact›has-server'],
    ['          atLeast: 1', '          atLeast: ‹too-few-choices›3'],
    [
      'promises: { requirements: 3, criteria: 9 }',
      'promises: { requirements: 3, criteria: ‹count-promise-not-kept›8 }',
    ],
    [
      '    promises: { requirements: 3, criteria: 10 }',
      '    promises: { requirements: ‹count-promise-not-kept›2, criteria: 10 }',
    ],
    ['title: 基本,', 'title: ‹claims-too-much›合格,'],
    ['method: all-of', 'method: ‹missing-key›points'],
    ['edition: "2026-11"', 'edition: "2026-11"\nextends: ‹unknown-catalogue›scs-2099'],
  ],
  guidance: [
    ['catalogue: kijun', 'catalogue: ‹wrong-catalogue›kijyun'],
    ['  2-1-1-4:\n', '  ‹guidance-for-unknown-id›2-1-1-9:\n'],
    ['  2-1-1-4:\n', '  2-1-1-4:\n    after: [‹unknown-reference›9-9]\n'],
    ['  2-1-1-4:\n', '  2-1-1-4:\n    risk: ‹missing-key›{ rank: high }\n'],
    ['  2-1-1-4:\n', '  2-1-1-4:\n    risk: { rank: ‹value-not-allowed›low, why: 何か }\n'],
  ],
  translation: [
    ['catalogue: kijun', 'catalogue: ‹wrong-catalogue›sample'],
    ['titles:\n  "1":', 'titles:\n  ‹missing-translation›‹translation-for-unknown-id›"3":'],
    ['  2-1-1: Protect', '  2-1-1: Protect\n  ‹translation-for-unknown-id›9-1-1: Protect'],
    ['targets: [First, Next]', 'targets: ‹translation-count-differs›[First]'],
    ['terms:\n  server: {', 'terms:\n  ‹missing-translation›‹translation-for-unknown-id›servers: {'],
    ['plain:\n  2-1-1: Make', 'plain:\n  ‹missing-translation›‹translation-for-unknown-id›2-1-2: Make'],
    [
      '        a: { text: Lock the room }',
      '        a: { text: Lock the room, ‹translation-for-unknown-id›onlyWhen: Always }',
    ],
    ['  oyo: Advanced', '  oyo: ‹claims-too-much›Certified'],
  ],
  crosswalk: [
    ['from: { id: kijun,', 'from: { id: ‹unknown-catalogue›kijyun,'],
    ['edition: "2026-03-27"', 'edition: ‹value-not-allowed›"2025-12-26"'],
    ['    to: 1-2-1-1', '    to: ‹unknown-criterion›1-2-1-9'],
    ['  - from: 1-1-1-2', '  - from: ‹unknown-criterion›1-1-9-9'],
    ['  - from: 1-1-1-2\n    to: 1-2-1-2', '  - from: 1-1-1-1\n    to: ‹duplicate-id›1-2-1-1'],
  ],
  config: [],
  baseline: [],
};

/** Rules see what a file says that is in order as a file: `check` alone tells them, each with the exit code it leads to. */
const rules: readonly (readonly [exitCode: 0 | 1, ...seed: Seed])[] = [
  [
    1,
    '  1-1-1-1:\n    state: met',
    '  1-1-1-1:\n    owner: 社長\n    state: partial',
    '32:12 scs/met-over-unmet-reference',
  ],
  [1, '    state: met\n    options: [a]', '    ‹scs/option-missing›state: met'],
  [1, '    options: [a]', '    options: ‹scs/option-missing›[]'],
  [1, '    options: [a]', '    options: [a]\n    missing: ‹scs/met-with-missing›[1]'],
  [1, 'not-applicable\n    reason: ソフトウェアを作っていません', '‹scs/not-applicable-without-reason›not-applicable'],
  [
    1,
    'not-applicable\n    reason: ソフトウェアを作っていません',
    '‹scs/not-applicable-without-reason›not-applicable\n    reason: " "',
  ],
  [0, '1-1-2-2: { state: met,', '1-1-2-2: { state: ‹scs/not-applicable-against-profile›not-applicable, reason: ない,'],
  [0, '  has-development: false', '  has-development: true', '47:12 scs/not-applicable-against-profile'],
  [
    0,
    'not-applicable\n    reason: ソ',
    '‹scs/contradictory-profile›met\n    evidence: [{ title: 規程 }]\n    reason: ソ',
  ],
  [0, '  has-servers: true', '  has-servers: false', '41:21 scs/contradictory-profile'],
  [0, 'met\n    evidence: [{ title: 連絡先の一覧 }]', '‹scs/met-without-evidence›met'],
  [0, '{ state: met, evidence: [{ title: サーバの一覧 }] }', '{ state: ‹scs/met-without-evidence›met, evidence: [] }'],
  [1, '    lastDone: 2026-11-01', '    lastDone: ‹scs/duty-overdue›2025-11-20'],
  [1, '    lastDone: 2026-11-01', '    lastDone: ‹scs/duty-overdue›2024-02-29'],
  [0, 'met\n    lastDone: 2026-11-01', '‹scs/duty-undated›met'],
  [1, '        validUntil: 2027-03-31', '        validUntil: ‹scs/evidence-expired›2026-11-20'],
  [1, '[{ title: かぎの写真 }]', '[{ title: かぎの写真, validUntil: ‹scs/evidence-expired›2020-02-29 }]'],
  [1, 'file: shoko/taiseihyo.txt', 'file: ‹scs/evidence-missing›shoko/taiseihyou.txt'],
  [1, '[{ title: かぎの写真 }]', '[{ title: かぎの写真, file: ‹scs/evidence-missing›shoko }]'],
  [1, '        sha256: 16cb', '        sha256: ‹scs/evidence-changed›26cb'],
  [1, '      reason: 4月の入れ替えを待ちます', '      reason: ‹scs/waiver-without-reason›""'],
  [
    1,
    '      reason: 4月の入れ替えを待ちます\n      until: 2027-04-30',
    '      ‹scs/waiver-without-end›reason: 待ちます',
  ],
  [1, '      until: 2027-04-30', '      until: ‹scs/waiver-expired›2026-11-20'],
  [0, '  2-1-1-2:\n    state: unknown', '  2-1-1-2:\n    due: ‹scs/due-past›2026-11-20\n    state: unknown'],
  [0, 'unmet\n    owner: 総務部長', '‹scs/owner-missing›unmet'],
  [0, 'unmet\n    owner: 総務部長', '‹scs/owner-missing›unmet\n    owner: " "'],
  [0, 'unknown\n    owner: 情報システム担当', '‹scs/unknown-without-owner›unknown'],
  [0, 'scope:\n  companies: [サンプル株式会社]\n  sites:\n    - 本社\n    - 工場', 'scope: ‹scs/scope-empty›{}'],
  [
    0,
    '{ state: met, evidence: [{ title: サーバの一覧',
    '{ asked: 0123456789ab-0123456789ab, state: ‹scs/other-edition›met, evidence: [{ title: サーバの一覧',
  ],
  [0, 'note: 体制表にあります', 'note: ‹scs/secret-in-note›"password: Tanuki-2026"'],
  [0, '[{ title: かぎの写真 }]', '[{ title: かぎの写真, reference: ‹scs/secret-in-note›パスワード＝Tanuki-2026 }]'],
  [0, '      reason: 4月の入れ替えを待ちます', `      reason: ‹scs/secret-in-note›AKIA${'A'.repeat(16)}`],
];

/** Whole files that are something else than text in UTF-8, or hold nothing: the place is the first sign that is none, else the file. */
const wholes: readonly (readonly [what: string, meant: string, change: (text: string) => string | Uint8Array])[] = [
  ['UTF-16', '1:1 not-utf8', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, the larger end first', '1:1 not-utf8', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', '1:1 not-utf8', (text) => Buffer.from(text, 'utf16le')],
  [
    'Shift_JIS',
    '1:3 not-utf8',
    (text) => Buffer.concat([Buffer.from('# \x83\x54\x83\x93\n', 'latin1'), Buffer.from(text)]),
  ],
  [
    'EUC-JP',
    'end:3 not-utf8',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from('# \xa5\xb5\xa5\xf3\n', 'latin1')]),
  ],
  ['a character cut in two', 'end:3 not-utf8', (text) => Buffer.from(`${text}# あ`).subarray(0, -1)],
  [
    'half of a pair',
    'end:3 not-utf8',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from('# \xed\xa0\x80\n', 'latin1')]),
  ],
  ['a NUL', 'end:3 not-utf8', (text) => `${text}# \0\n`],
  ['a PDF', '1:1 other-format', () => '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n'],
  ['nothing', '1:1 file-empty', () => ''],
  ['the mark of Windows and nothing else', '1:1 file-empty', () => '\ufeff'],
  ['comments only', '1:1 file-empty', () => '# あとで書きます\n'],
  ['line ends only', '1:1 file-empty', () => '\r\n\r\n'],
];

const seeds = [
  ...syntax.map((seed) => ['syntax', 'assessment', seed] as const),
  ...seedsOf('syntax', syntaxElsewhere),
  ...seedsOf('shape', shape),
  ...seedsOf('content', content),
];

function seedsOf(what: string, byKind: Partial<Readonly<Record<Kind, readonly Seed[]>>>) {
  const kindsOf = Object.entries(byKind) as [Kind, readonly Seed[]][];
  return kindsOf.flatMap(([kind, list]) => list.map((seed) => [what, kind, seed] as const));
}

describe('a seed is told with its code at its place, and nothing else is', () => {
  test.each(seeds.map(([what, kind, seed]) => [what, kind, shortened(seed[1]), seed] as const))(
    '%s, %s: %s',
    async (_what, kind, _put, seed) => {
      const file = kinds[kind];
      const { text, meant } = sow(read(file), seed);
      await refused(kind, text, meant);
      const onWindows = folderWith(file, asOnWindows(text));
      expect(await told(onWindows, ['lint', file], file)).toEqual({ code: 2, found: meant, elsewhere: 0 });
    },
  );

  test.each(rules.map(([code, ...seed]) => [shortened(seed[1]), code, seed] as const))(
    'rules: %s',
    async (_put, code, seed) => {
      const file = kinds.assessment;
      const { text, meant } = sow(read(file), seed);
      const cwd = folderWith(file, text);
      expect(await told(cwd, ['check', '--verbose'], file)).toEqual({ code, found: meant, elsewhere: 0 });
      expect((await told(cwd, ['check', '--fail-on', 'warning'], file)).code).toBe(1);
      expect(await told(cwd, ['lint', file], file)).toEqual({ code: 0, found: [], elsewhere: 0 });
    },
  );

  test.each(
    wholes.flatMap(([what, meant, change]) =>
      checked
        // An empty config settles nothing, and is none the worse for it.
        .filter((kind) => kind !== 'config' || !meant.endsWith(' file-empty'))
        .map((kind) => [kind, what, meant, change] as const),
    ),
  )('the %s is %s', async (kind, _what, meant, change) => {
    const text = read(kinds[kind]);
    await refused(kind, change(text), [meant.replace('end', String(text.split('\n').length))]);
  });
});

/** Both commands that read such a file say the same of it, and the other files have no part in it. */
async function refused(kind: Kind, content: string | Uint8Array, meant: readonly string[]): Promise<void> {
  const file = kinds[kind];
  const cwd = folderWith(file, content);
  const expected = { code: 2, found: meant, elsewhere: 0 };
  expect(await told(cwd, ['lint', file], file)).toEqual(expected);
  if (checked.includes(kind)) expect(await told(cwd, ['check'], file)).toEqual(expected);
}

/** What one file lacks shows in another. */
const neighbours: readonly (readonly [kind: Kind, find: string, put: string, inKind: Kind, meant: string])[] = [
  ['catalogue', 'id: kijun\n', 'id: kihon\n', 'guidance', '3:12 wrong-catalogue'],
  ['catalogue', 'id: kijun\n', 'id: kihon\n', 'translation', '3:12 wrong-catalogue'],
  ['catalogue', 'id: kijun\n', 'id: kihon\n', 'crosswalk', '5:13 unknown-catalogue'],
  ['catalogue', 'id: kijun\n', 'id: kihon\n', 'assessment', '11:7 unknown-catalogue'],
  ['catalogue', 'edition: "2026-11"', 'edition: "2027-04"', 'crosswalk', '5:29 value-not-allowed'],
  ['catalogue', '  - id: has-servers', '  - id: has-server', 'translation', '10:3 translation-for-unknown-id'],
  ['catalogue', '  - id: oyo', '  - id: oyou', 'translation', '8:3 translation-for-unknown-id'],
  ['catalogue', '            - { id: a,', '            - { id: c,', 'assessment', '39:15 unknown-option'],
  [
    'catalogue',
    'method: all-of',
    'method: points\npoints: { states: { met: 2, partial: 1, unmet: 0, unknown: 0 }, bands: [{ from: 0, text: 見本, certainty: certain }] }',
    'assessment',
    '47:12 answer-not-in-catalogue',
  ],
  ['catalogue', '  - { level: 1, title', '  - { level: 3, title', 'assessment', '19:12 value-not-allowed'],
  ['config', 'baseline: scs-check', 'baseline: kizon/scs-check', 'config', '4:11 missing-file'],
  ['config', 'catalogue: kijun.yaml', 'catalogue: kijyun.yaml', 'config', '3:12 missing-file'],
  ['config', 'level: kihon', 'level: star3', 'config', '2:8 unknown-level'],
];

test.each(neighbours)('of the %s, 「%s」→「%s」 shows in the %s: %s', async (kind, find, put, inKind, meant) => {
  const cwd = folderWith(kinds[kind], sow(read(kinds[kind]), [find, put]).text);
  const { code, found } = await told(cwd, ['lint', kinds[inKind]], kinds[inKind]);
  expect([code, found]).toEqual([2, expect.arrayContaining([meant])]);
});

test('more than a person mends in one go is counted', async () => {
  const unknown = Array.from({ length: 250 }, (_, index) => `  9-9-9-${index}: { state: met }\n`).join('');
  const cwd = folderWith(kinds.assessment, read(kinds.assessment).replace('reviewers:', `${unknown}reviewers:`));
  for (const argv of [['lint', kinds.assessment], ['check']]) {
    const { code, found } = await told(cwd, argv, kinds.assessment);
    expect([code, found.length]).toEqual([2, 201]);
    expect(found.filter((one) => one.endsWith(' unknown-criterion'))).toHaveLength(200);
    expect(found).toContain('undefined more-problems');
  }
});

test.each(['formatVersion: 1\n', 'hello: world\n', '- 1\n', '本社\n', '42\n'])(
  '%j is no kind of file',
  async (text) => {
    const cwd = folderWith('nani.yaml', text);
    expect(await told(cwd, ['lint', 'nani.yaml'], 'nani.yaml')).toEqual({
      code: 2,
      found: ['1:1 unknown-kind'],
      elsewhere: 0,
    });
  },
);

test.each([
  ['assessment', 8],
  ['baseline', 8],
  ['config', 0.25],
] as const)('the %s is larger than %d MB', async (kind, megabytes) => {
  const comment = `# ${'x'.repeat(megabytes * 1024 * 1024)}\n`;
  await refused(kind, comment + read(kinds[kind]), ['1:1 file-too-large']);
});

/** What hands, editors and merges do to a file, without any aim. */
const slip = fc.oneof(
  fc.record({
    at: fc.nat(),
    away: fc.nat(12),
    put: fc.constantFrom('', ' ', '\n', '\t', '"', '{', ']', ': ', '&a ', '*a'),
  }),
  fc.record({
    at: fc.nat(),
    away: fc.nat(400),
    put: fc.constantFrom('', '\n---\n', '\0', '　', '：', '? ', '!!set ', '|\n'),
  }),
  fc.record({ at: fc.nat(), away: fc.constant(0), put: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
);

test('no slip makes a command crash', async () => {
  const cwd = folderWith(kinds.assessment, read(kinds.assessment));
  const property = fc.asyncProperty(
    fc.constantFrom(...Object.values(kinds)),
    fc.array(slip, { minLength: 1, maxLength: 3 }),
    async (file, slips) => {
      const text = slips.reduce((before, { at, away, put }) => {
        const from = at % before.length;
        return before.slice(0, from) + put + before.slice(from + away);
      }, read(file));
      writeFileSync(join(cwd, file), text);
      const codes = [(await run(['lint', file], { cwd })).code, (await run(['check'], { cwd })).code];
      writeFileSync(join(cwd, file), read(file));
      expect(codes.every((code) => code <= 2)).toBe(true);
    },
  );
  await fc.assert(property, { numRuns: 100 });
}, 60_000);

describe('the seeds', () => {
  test('are a hundred and more', () => {
    expect(seeds.length + rules.length + wholes.length * checked.length).toBeGreaterThan(250);
    expect(new Set([...seeds.map(([, kind, seed]) => [kind, ...seed].join()), ...rules.map(String)]).size).toBe(
      seeds.length + rules.length,
    );
  });

  test('are of every code that a file can have; docs/diagnostics.md has an example of every rule', () => {
    const all = [...seeds.map(([, , seed]) => seed), ...rules.map(([, ...seed]) => seed)];
    const sown = all.flatMap(([, put, ...elsewhere]) => [
      ...[...put.matchAll(/‹(\S+?)›/g)].map(([, code]) => code),
      ...elsewhere.map((one) => one.split(' ')[1]),
    ]);
    const places = [...wholes, ...neighbours].flatMap((row) => row.map(String)).map((word) => word.split(' ')[1]);
    const ofSize = ['file-too-large', 'extends-too-much', 'references-too-many', 'more-problems'];
    const known = new Set([...sown, ...places, ...ofSize, 'unknown-kind']);
    const codes = fileCodes.filter((code) => !code.startsWith('official/'));
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});

function shortened(text: string): string {
  const line = JSON.stringify(text);
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
