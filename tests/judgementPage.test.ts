import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { basesIn } from '../src/domain/bases.ts';
import { nextTurn } from '../src/domain/calendar.ts';
import { allCriteria, levelsUpTo, narrowToLevel } from '../src/domain/catalogue.ts';
import { stamped } from '../src/domain/stamp.ts';
import { standingOn } from '../src/domain/view.ts';
import type { Answer, Assessment } from '../src/formats/assessment.ts';
import type { Crosswalk } from '../src/formats/crosswalk.ts';
import type { Effort, Guidance, GuidanceEntry } from '../src/formats/guidance.ts';
import { actionTimes } from '../src/formats/states.ts';
import { ja } from '../src/i18n/ja/index.ts';
import { translator } from '../src/i18n/t.ts';
import { proposalsFor } from '../src/interview/proposals.ts';
import { today } from '../src/io/clock.ts';
import { stateChange } from '../src/report/diff/states.ts';
import { aboutWhat } from '../src/report/words/criterion.ts';
import { checkContradictions } from '../src/rules/index.ts';
import { planActions } from '../src/scoring/actions.ts';
import { score } from '../src/scoring/score.ts';
import { shippedCrosswalks } from '../src/workspace/crosswalk.ts';
import { answer, answeredOn } from './helpers/answeredOn.ts';
import { run, testFolder } from './helpers/runCli.ts';
import { type SampleCriterion, sampleAssessment, sampleCatalogue, scoreSample } from './helpers/sample.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from './helpers/shipped.ts';

const page = readFileSync(join(root, 'docs', 'judgement.md'), 'utf8');

/** The sentences of the page in its order: of a table, those beside the first column, which only names what they are about. */
function sentencesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const isHead = /^\| -+/.test(lines[index + 1] ?? '') || /^\| -+/.test(line);
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('[English]') || isHead) return [];
    const parts = line.startsWith('|') ? line.split('|').slice(2, -1) : [line.replace(/^- /, '')];
    return parts.flatMap((part) => part.trim().match(/[^。]+(?:。|$)/g) ?? []);
  });
}

const scs = shippedCatalogue();
const star3 = narrowToLevel(scs, 'star3');
const ids = allCriteria(star3).map(({ id }) => id);
const reason = '見本の理由';

/** A file of a firm: the same answer to all criteria of ★3, but for some. */
function fileOf(state: string, others: Readonly<Record<string, string>> = {}, rest = ''): string {
  const answers = ids.map(
    (id) => `  ${id}: ${others[id] ?? `{ state: ${state}, evidence: [{ title: 見本 }], owner: 総務 }`}`,
  );
  return [
    'formatVersion: 1',
    'organization: { name: サンプル製作所 }',
    'scope: { sites: [本社] }',
    'catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }',
    rest,
    'answers:',
    ...answers,
    '',
  ].join('\n');
}

const ownFile = (id: string, level: string, edition: string, answers: Readonly<Record<string, string>>) =>
  `formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { sites: [本社] }\ncatalogue: { id: ${id}, edition: "${edition}", level: ${level} }\nanswers:\n${Object.entries(
    answers,
  )
    .map(([key, answer]) => `  ${key}: ${answer}\n`)
    .join('')}`;

async function command(argv: readonly string[], text: string, files: Readonly<Record<string, string>> = {}) {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), text);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return run(argv, { cwd });
}

const off = {
  'scs-check.yaml': 'failOn: error\nrules: { scs/duty-undated: off, scs/duty-overdue: off, scs/option-missing: off }\n',
};
const gate = (text: string, ...argv: readonly string[]) => command(['check', ...argv], text, off);
const reportOf = async (text: string) => JSON.parse((await command(['report', '--format', 'json'], text)).stdout);
const reportText = async (text: string) => (await command(['report'], text)).stdout;

/** What the sample firm is judged as. */
const judged = (...states: readonly Answer['state'][]) => {
  const criteria = ['A-1-1-1', 'A-1-1-2'].slice(0, Math.max(states.length, 1)).map((id) => ({ id }));
  const answers = Object.fromEntries(states.map((state, index) => [`A-1-1-${index + 1}`, { state, reason } as Answer]));
  return scoreSample(sampleCatalogue(criteria), sampleAssessment(answers)).level.judgement;
};

const codesOf = (
  criteria: readonly SampleCriterion[],
  answers: Record<string, Answer>,
  profile?: Assessment['profile'],
) =>
  scoreSample(
    sampleCatalogue(criteria, { profileFacts: [{ id: 'has-it', question: 'ありますか', ifNot: 'ありません' }] }),
    sampleAssessment(answers, profile),
  ).diagnostics.map(({ code, args }) => `${args['criterion'] ?? ''} ${code}`);

const excluded: Answer = { state: 'not-applicable', reason };

function entry(more: Partial<GuidanceEntry> & { readonly effort?: Effort }): GuidanceEntry {
  return {
    why: '見本の理由です。',
    evidence: ['見本の台帳', '見本の記録'],
    firstStep: '名前を書きます。',
    who: ['it'],
    work: ['rule'],
    effort: 'M',
    solvedBy: 'paper',
    ...more,
  } as GuidanceEntry;
}

function order(
  criteria: readonly SampleCriterion[],
  answers: Parameters<typeof sampleAssessment>[0],
  entries: Readonly<Record<string, GuidanceEntry>>,
  targets?: Assessment['targets'],
) {
  const catalogue = {
    ...sampleCatalogue(criteria),
    targets: [1, 2].map((level) => ({ level, title: `目標${level}` })),
  };
  const assessment = { ...sampleAssessment(answers), ...(targets === undefined ? {} : { targets }) };
  const guidance: Guidance = { formatVersion: 1, catalogue: 'sample', lang: 'ja', criteria: { ...entries } };
  return planActions(catalogue, assessment, scoreSample(catalogue, assessment), guidance, '2026-11-29');
}

const ordered = (...argv: Parameters<typeof order>) => order(...argv).map(({ criterion }) => criterion);
const [A, B, C] = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3'] as const;
const two = [{ id: A }, { id: B }];
const bothUnmet = { [A]: 'unmet', [B]: 'unmet' } as const;

const sum = (states: readonly Answer['state'][]) => {
  const catalogue = shippedCatalogue('security-action-25');
  const all = allCriteria(catalogue).map(({ id }) => id);
  const answers = Object.fromEntries(states.map((state, index) => [all[index] ?? '', { state } as Answer]));
  const level = catalogue.levels[0]?.id ?? '';
  return score(catalogue, { ...emptyAssessment(catalogue, level), answers }, { level, hash: '' }).level.points;
};

/** Sentences of the page with what shows that they are so. */
const proofs: readonly (readonly [sentences: readonly string[], shown: () => void | Promise<void>])[] = [
  [
    ['★3は26の要求事項・81の評価基準、★4は43の要求事項・153の評価基準です。', '★4は★3を含みます。'],
    () => {
      const star4 = narrowToLevel(scs, 'star4');
      const counts = [star3, star4].map((one) => [one.requirements.length, allCriteria(one).length]);
      expect(counts).toEqual([
        [26, 81],
        [43, 153],
      ]);
      expect(levelsUpTo(scs, 'star4')).toContain('star3');
    },
  ],
  [
    [
      '出典は、IPA「SCS評価制度 ★3・★4要求事項・評価基準」（2026-03-27公表）です。',
      '番号、段階、要求事項の見出し、基準どうしの参照、年1回などの間隔、文字数や日数などの数は、この版の公開の写しから写しました。',
      'IPAの原本とは、まだ突き合わせていません。',
    ],
    () => {
      const { publisher, document, published, note } = scs.source;
      expect([publisher, document, published]).toEqual(['IPA', 'SCS評価制度 ★3・★4要求事項・評価基準', '2026-03-27']);
      expect(note).toMatch(/公開の写しや記録から写したもので、IPAの原本（Excel）とはまだ突き合わせていません/);
    },
  ],
  [
    ['お手元のExcelがあれば `scs-check catalogue official` で比べられます。'],
    async () => expect((await run(['catalogue', 'official', '--help'])).stdout).toContain('公式の表'),
  ],
  [
    [
      '報告の「ここから★3まで」は、手順ごとに確かさを添えます。',
      '費用や様式など、公表を確かめられていないことも示します。',
    ],
    async () => {
      const { stages } = await reportOf(fileOf('met'));
      const stage = stages.find(({ title }: { title: string }) => title === '★3');
      expect(stage.needs.length).toBeGreaterThan(3);
      expect(stage.certainty).toBe('likely');
      const text = await reportText(fileOf('met'));
      expect(text).toContain('ここから★3まで');
      expect(text.replace(/\s/g, '')).toContain('公表を確かめられていないこと:費用');
    },
  ],
  [
    [
      '★3には専門家の確認が要るとされています（上の出典ではなく、IPAの案内を伝える二次資料による）。',
      'だれが確認できるかは、確かめられていません。',
      '登録セキスペは、その例として挙げています。',
      '手順と時期は二次資料によるもので、公式の本文ではまだ確かめていません。',
    ],
    async () => {
      const { stages } = await reportOf(fileOf('met'));
      const stage = stages.find(({ title }: { title: string }) => title === '★3');
      expect(stage.certainty).toBe('likely');
      expect(stage.needs.map(({ text }: { text: string }) => text).join('')).toMatch(
        /専門家（登録セキスペなど）.*確認/,
      );
      const told = (await reportText(fileOf('met'))).replace(/\s/g, '');
      expect(told).toContain('「解説などの資料による」');
      expect(told).toMatch(/公表を確かめられていないこと:[^。]*専門家/);
    },
  ],
  [
    [
      'この道具の結果だけで、制度の評価が終わることはありません。',
      '認められるかは、専門家・IPAの手順で確かめてください',
    ],
    async () => {
      const text = fileOf('met', { [ids[0] ?? '']: `{ state: not-applicable, reason: ${reason} }` });
      for (const argv of [['report'], ['status'], ['sheet', 'findings']] as const)
        expect((await command(argv, text)).stdout.replace(/\s/g, '')).toContain('による評価や登録ではありません');
      expect((await reportText(text)).replace(/\s/g, '')).toContain('要確認:専門家・IPAの手順で確認');
    },
  ],
  [
    ['制度は優先順位を公表していません', 'これも私たちの目安です', '公式の文ではありません。'],
    async () => {
      const told = (await reportText(fileOf('unmet'))).replace(/\s/g, '');
      expect(told).toMatch(/次にすることの順番と時期は、[^。]*私たちが決めたものです。/);
      expect(told).toMatch(/質問や条件は、この点検のために書いた文です。正式な文は、IPAの/);
    },
  ],
  [
    [
      '1 まず取り組む、などの読み方は私たちのもので、公的な手引きの「レベル」とは関係ありません。',
      '私たちが読み比べて書いたもので、公式の対応表ではありません。',
    ],
    () => {
      const withTargets = ['scs-20260327', 'security-action-25', 'ssdf-1.1'].filter(
        (id) => shippedCatalogue(id).targets,
      );
      expect(withTargets).toEqual(['ssdf-1.1']);
      expect(shippedCatalogue('ssdf-1.1').targets?.[0]).toMatchObject({ level: 1, title: 'まず取り組む' });
      const written = ['iso-27001-2022', 'cis-controls-8', 'nist-csf-2.0-subcategories'].map((name) =>
        readFileSync(join(root, 'controls', 'crosswalk', `scs-20260327--${name}.yaml`), 'utf8'),
      );
      for (const text of written) expect(text).toMatch(/^provenance: ours$/m);
    },
  ],
  [
    [
      '点数・重み・合計のしかたは、読めた資料のどれにもないためです。',
      '2026-09-11に加わったIPAの制度基準・制度手順は、まだ読めていません。',
    ],
    async () => {
      expect([scs.method, scs.points]).toEqual(['all-of', undefined]);
      expect(scs.source.published < '2026-09-11').toBe(true);
      expect(await reportText(fileOf('met'))).not.toMatch(/\d点/);
    },
  ],
  [
    ['何が事実で、何が私たちの前提かを分けて書きます。'],
    () => expect(page.match(/^## .+$/gm)?.slice(0, 2)).toEqual(['## 事実', '## 私たちの前提']),
  ],
  [
    ['次のことは、公表された文書から写したものではなく、私たちが決めたものです。'],
    async () => {
      const { assumptions } = await reportOf(fileOf('not-applicable', {}, ''));
      const named = [...page.matchAll(/（`([a-z-]+)`）/g)].map(([, assumption]) => assumption);
      expect(assumptions.length).toBeGreaterThan(0);
      expect(assumptions.filter((one: string) => !named.includes(one))).toEqual([]);
    },
  ],
  [
    ['内容を落とさないように、私たちの言葉で書いています'],
    () => {
      // The groups of people and the numbers of the source, of which each that is dropped would make a duty smaller.
      const said = JSON.stringify(allCriteria(scs));
      for (const text of [
        '役員・従業員・派遣社員・受入出向者',
        '8文字以上',
        '10文字以上',
        '14日以内',
        '7.0以上',
        '6か月',
      ])
        expect(said).toContain(text);
    },
  ],
  [
    ['報告にも「この報告の前提」として示します。'],
    async () => {
      expect(await reportText(fileOf('met'))).toContain('この報告の前提');
      expect((await reportOf(fileOf('met'))).assumptions).toContain('all-criteria');
    },
  ],
  [
    ['その段階の基準がすべて「できている」のときだけ、「すべて対応済み」とします', 'すべて「できている」です'],
    () =>
      expect([judged('met', 'met'), judged('met', 'partial'), judged('met')]).toEqual([
        'fulfilled',
        'not-fulfilled',
        'fulfilled',
      ]),
  ],
  [
    [
      '件数を分けて示し、「できている」に含めません。',
      '「要確認」と付けます。',
      '`coverage` のカタログでは、確かめる相手がいないので付けません',
    ],
    async () => {
      const text = fileOf('met', { [ids[0] ?? '']: `{ state: not-applicable, reason: ${reason} }` });
      const { criteria } = (await reportOf(text)).summary;
      expect([criteria.met, criteria['not-applicable'], criteria.total]).toEqual([80, 1, 81]);
      expect(await reportText(text)).toContain('要確認');
      const counted = ownFile('ssdf-1.1', 'ssdf-1.1', shippedCatalogue('ssdf-1.1').edition, {
        'PO.1.1': `{ state: not-applicable, reason: ${reason} }`,
      });
      expect((await reportOf(counted)).summary.criteria['not-applicable']).toBe(1);
      expect(await reportText(counted)).not.toContain('要確認');
    },
  ],
  [
    [
      '理由があっても、終了コードは1です。',
      '`--allow-not-applicable`（設定なら `allowNotApplicable`）を付けたときと、猶予かベースラインにあるときだけ0になります。',
      '「できている」が1つもなければ、付けても1です。',
      'どの場合も、件数と、確認が必要なことを示します。',
      '`coverage` のカタログでは、答えのうちなので、これだけで1にはしません。',
      '件数は示します',
    ],
    async () => {
      const one = fileOf('met', { [ids[0] ?? '']: `{ state: not-applicable, reason: ${reason} }` });
      const none = fileOf('not-applicable, reason: 見本の理由');
      const [plain, allowed, nothing] = [
        await gate(one),
        await gate(one, '--allow-not-applicable'),
        await gate(none, '--allow-not-applicable'),
      ];
      expect([plain.code, allowed.code, nothing.code]).toEqual([1, 0, 1]);
      for (const { stdout } of [plain, allowed]) expect(stdout).toMatch(/1基準に「当てはまらない」[\s\S]*確認が必要/);
      const config = { 'scs-check.yaml': `${off['scs-check.yaml']}allowNotApplicable: true\n` };
      expect((await command(['check'], one, config)).code).toBe(0);
      // Whatever else is open, and whatever lets it pass: how many do not apply is told beside it.
      const [first = '', second = '', third = ''] = ids;
      const waiver = 'waiver: { reason: 見本の理由, until: 2027-01-31 }';
      const left = `{ state: unmet, owner: 総務, ${waiver} }`;
      const apart = (more: string) => `{ state: not-applicable, reason: ${reason}${more} }`;
      const allow = '--allow-not-applicable';
      const cases = [
        [fileOf('met', { [first]: apart(''), [second]: left }), [], 1, 1],
        [fileOf('met', { [first]: apart(''), [second]: left }), [allow], 0, 1],
        [fileOf('met', { [first]: apart(`, ${waiver}`), [second]: apart('') }), [], 1, 2],
        [fileOf('met', { [first]: apart(`, ${waiver}`), [second]: apart('') }), [allow], 0, 2],
        [fileOf('met', { [first]: apart(`, ${waiver}`), [second]: left, [third]: apart('') }), [allow], 0, 2],
        [fileOf('met', { [first]: apart(`, ${waiver}`), [second]: left }), [], 0, 1],
      ] as const;
      const reporters = [[], ['--reporter', 'markdown'], ['--reporter', 'github']] as const;
      for (const [text, argv, code, count] of cases)
        for (const reporter of reporters) {
          const told = await gate(text, ...argv, ...reporter);
          const isTold = new RegExp(
            `当てはまらない[^。]*${count}(?:（|基準|、)[^。]*要?確認|${count}基準に「当てはまらない」`,
          );
          expect([argv, reporter, told.code, told.stdout]).toEqual([
            argv,
            reporter,
            code,
            expect.stringMatching(isTold),
          ]);
        }
      const cwd = testFolder();
      writeFileSync(join(cwd, 'assessment.yaml'), cases[0][0]);
      writeFileSync(join(cwd, 'scs-check.yaml'), off['scs-check.yaml']);
      await run(['check', '--update-baseline'], { cwd });
      expect(await run(['check', '--baseline', 'scs-check.baseline.yaml'], { cwd })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/「当てはまらない」は1基準です（要確認/),
      });
      const { edition } = shippedCatalogue('ssdf-1.1');
      const tasks = allCriteria(shippedCatalogue('ssdf-1.1')).map(({ id }) => [id, apart('')] as const);
      const counted = ownFile('ssdf-1.1', 'ssdf-1.1', edition, Object.fromEntries(tasks));
      expect(await gate(counted)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/「当てはまらない」は42基準です/),
      });
    },
  ],
  [
    [
      '会社の情報が「いいえ」のもの、当てはまらない基準を土台にするものです。',
      '会社の情報を聞くカタログでは、ほかの基準で「当てはまらない」とすると、注意を出します',
    ],
    () => {
      const code = 'scs/not-applicable-always';
      const asksIt = { id: B, appliesIf: 'has-it' };
      expect(codesOf([{ id: A }, asksIt], { [A]: excluded })).toEqual([`${A} ${code}`]);
      expect(codesOf([{ id: A, appliesIf: 'has-it' }], { [A]: excluded }, { 'has-it': false })).toEqual([]);
      const onBase = [
        { id: A, appliesIf: 'has-it' },
        { id: B, references: [A] },
      ];
      expect(codesOf(onBase, { [A]: excluded, [B]: excluded }, { 'has-it': false })).toEqual([]);
    },
  ],
  [
    [
      '会社にない機器や仕事は、条件に数えません。',
      '例えば、スマホがなければ、スマホを除いた残りがすべてそろっていれば「できている」です',
    ],
    // What a person has not got, the person leaves out: the report says by which rule the answers were given.
    async () => {
      const rule = /会社にない機器や仕事は、条件に数え/;
      expect((await reportText(fileOf('met'))).replace(/\s/g, '')).toMatch(rule);
      for (const onForm of [scs, shippedCatalogue('security-action-25')])
        expect(aboutWhat(emptyAssessment(scs), onForm, translator(ja)).some((line) => rule.test(line))).toBe(
          onForm === scs,
        );
    },
  ],
  [
    [
      '点数や `coverage` のカタログでは、どこまでなら足りるかが決まっていません。',
      'すべてに答えていれば、終了コードは0です。',
      '判定はしません',
      '数えるだけのカタログです。',
    ],
    async () => {
      for (const [id, level, edition] of [
        ['security-action-25', 'all', ''],
        ['ssdf-1.1', 'ssdf-1.1', ''],
      ] as const) {
        const catalogue = shippedCatalogue(id);
        const aim = [id, catalogue.levels[0]?.id ?? level, catalogue.edition || edition] as const;
        const all = allCriteria(catalogue).map((one) => one.id);
        const answers = Object.fromEntries(all.map((one) => [one, '{ state: unmet, owner: 総務 }']));
        const { [all[0] ?? '']: _, ...butOne } = answers;
        expect((await gate(ownFile(...aim, answers))).code).toBe(0);
        expect((await gate(ownFile(...aim, butOne))).code).toBe(1);
        const empty = emptyAssessment(catalogue, aim[1]);
        expect(score(catalogue, empty, { level: aim[1], hash: '' }).level.judgement).toBe('not-judged');
      }
    },
  ],
  [
    [
      '`--target` を付けると、会社が決めた目標レベルまでの基準が「できている」かを判定します',
      '会社が基準ごとに自分で決めます。',
      'できている数には関わりません。',
      '判定に使うのは、数えるだけのカタログで `check --target` を付けたときだけです',
      '会社が目標レベルを決めた基準は、レベルごとにも数えます。',
    ],
    async () => {
      const catalogue = shippedCatalogue('ssdf-1.1');
      const file = ownFile('ssdf-1.1', 'ssdf-1.1', catalogue.edition, {
        'PO.1.1': '{ state: met, evidence: [{ title: 見本 }] }',
        'PO.1.2': '{ state: unmet, owner: 総務 }',
      });
      const text = file.replace('answers:', 'targets: { PO.1.1: 1, PO.1.2: 2 }\nanswers:');
      expect([(await gate(text, '--target', '1')).code, (await gate(text, '--target', '2')).code]).toEqual([0, 1]);
      expect((await command(['check', '--target', '1'], fileOf('met'))).code).toBe(2);
      const [bare, set] = [await reportOf(file), await reportOf(text)];
      expect(set.summary.criteria).toEqual(bare.summary.criteria);
      expect(set.summary.targets.map(({ total, met }: Record<string, number>) => [total, met])).toEqual([
        [1, 1],
        [1, 0],
      ]);
    },
  ],
  [
    ['理由と終わりの日がある猶予は、その日まで終了コードを1にしません。', '「できている」には数えず、分けて示します'],
    async () => {
      const waived = `{ state: unmet, owner: 総務, waiver: { reason: ${reason}, until: 2026-12-31 } }`;
      const text = fileOf('met', { [ids[0] ?? '']: waived });
      const [last, after] = [await gate(text, '--as-of', '2026-12-31'), await gate(text, '--as-of', '2027-01-01')];
      expect([last.code, after.code]).toEqual([0, 1]);
      expect(last.stdout).toContain('猶予');
      expect((await reportOf(text)).summary.criteria).toMatchObject({ met: 80, unmet: 1 });
      const endless = fileOf('met', { [ids[0] ?? '']: `{ state: unmet, owner: 総務, waiver: { reason: ${reason} } }` });
      expect((await gate(endless)).code).toBe(1);
    },
  ],
  [
    ['最後に行った日から、次の年・次の月の同じ日までとします'],
    async () => {
      expect([nextTurn('2025-11-21', 'year'), nextTurn('2026-10-21', 'month')]).toEqual(['2026-11-21', '2026-11-21']);
      const yearly = allCriteria(star3).find(({ cadence }) => cadence?.every === 'year')?.id ?? '';
      const text = fileOf('met', { [yearly]: '{ state: met, lastDone: 2025-11-21, evidence: [{ title: 見本 }] }' });
      const told = async (day: string) =>
        (await command(['check', '--verbose', '--as-of', day], text)).stdout.includes('scs/duty-overdue');
      expect([await told('2026-11-21'), await told('2026-11-22')]).toEqual([false, true]);
    },
  ],
  [
    [
      '過ぎた期限や切れた証拠は、「できている」の数から引かず、「期限の過ぎたもの」として横に示します。',
      '設定で指摘を消しても、この数は変わりません',
    ],
    async () => {
      const text = fileOf('met', {
        [ids[0] ?? '']: '{ state: met, evidence: [{ title: 見本, validUntil: 2026-01-01 }] }',
      });
      const silent = { 'scs-check.yaml': 'rules: { scs/evidence-expired: off, scs/duty-undated: off }\n' };
      for (const files of [{}, silent]) {
        const { summary } = JSON.parse((await command(['check', '--json'], text, files)).stdout).files[0];
        expect([summary.criteria.met, summary.lapsed.met]).toEqual([81, 1]);
        expect((await command(['check'], text, files)).stdout).toContain('期限の過ぎたもの');
      }
    },
  ],
  [
    [
      '要る選択肢の記録がない「できている」は、数から引かず、「うち選択肢の記録がないもの」として横に示します。',
      '`check` はエラーで止まります（[scs/option-missing](diagnostics.md#scsoption-missing)）',
    ],
    async () => {
      const { code, stdout } = await command(['check', '--json'], fileOf('met'));
      const { summary, diagnostics } = JSON.parse(stdout).files[0];
      const found = diagnostics.filter((one: { code: string }) => one.code === 'scs/option-missing');
      expect([code, summary.criteria.met, summary.withoutOption]).toEqual([1, 81, found.length]);
      expect((await command(['check'], fileOf('met'))).stdout).toContain(
        `うち選択肢の記録がないものは${found.length}件です`,
      );
    },
  ],
  [
    [
      '今と違う内容の質問への答えと、別の版か中身を名乗るファイルの答えで何に答えたかの記録がないものは、答えたとおりに数え、その数を横に示します。',
      '移すのは `migrate` です',
    ],
    async () => {
      const today = fileOf('met');
      const earlier = today.replace('edition: "2026-03-27"', 'edition: "2025-12-01"');
      const [summaryOf, told] = [
        async (text: string) => JSON.parse((await command(['check', '--json'], text)).stdout).files[0].summary,
        await command(['check'], earlier),
      ];
      const [now, then] = [await summaryOf(today), await summaryOf(earlier)];
      expect([then.criteria, then.otherText]).toEqual([now.criteria, now.criteria.total]);
      expect(now).not.toHaveProperty('otherText');
      expect(told.stdout).toContain(`別の版への答えが${then.otherText}件あります`);
      expect(told.stderr).toContain('scs-check migrate');
    },
  ],
  [
    ['`--as-of` の日です。', '省くと、動かした場所にかかわらず、日本の今日です'],
    async () => {
      const asOf = async (...argv: readonly string[]) =>
        JSON.parse((await command(['check', '--json', ...argv], fileOf('met'))).stdout).terms.asOf;
      expect([await asOf('--as-of', '2027-01-31'), await asOf()]).toEqual(['2027-01-31', '2026-11-21']);
      expect(today(new Date('2026-11-28T15:00:00Z'))).toBe('2026-11-29');
    },
  ],
  [
    [
      '土台の基準が「まだ」「一部だけ」（私たちが土台と考えたものは「まだ」だけ）なのに「できている」なら、注意を出します。',
      '会社の情報が「いいえ」なのに「できている」ときや、採用した提案のもとの答えが変わったときも同じです',
    ],
    () => {
      const code = `${B} scs/met-over-unmet-reference`;
      for (const state of ['unmet', 'partial', 'unknown'] as const) {
        const answers = { [A]: { state }, [B]: { state: 'met' } } as const;
        expect(codesOf([{ id: A }, { id: B, references: [A] }], answers)).toEqual(state === 'unknown' ? [] : [code]);
        const guidance = {
          formatVersion: 1,
          catalogue: 'sample',
          lang: 'ja',
          criteria: { [B]: entry({ after: [A] }) },
        } as const;
        const ours = score(sampleCatalogue(two), sampleAssessment(answers), { level: 'base', hash: '', guidance });
        expect(ours.diagnostics.length).toBe(state === 'unmet' ? 1 : 0);
      }
      const told = codesOf([{ id: A, appliesIf: 'has-it' }], { [A]: { state: 'met' } }, { 'has-it': false });
      expect(told).toHaveLength(1);
      const taken = { 'sa-2': { state: 'unmet' }, '4-4-5-3': { state: 'met', derivedFrom: 'sa-2' } } as const;
      const file = { ...emptyAssessment(scs), answers: taken, profile: { 'has-servers': false } };
      const sources = shippedCrosswalks().map((one) => ({ ...one, source: shippedCatalogue(one.from.id) }));
      const found = checkContradictions(scs, file, { crosswalks: sources });
      expect(found.map(({ code, severity }) => `${severity} ${code}`)).toContain('warning scs/proposal-changed');
    },
  ],
  [
    [
      'どちらにも数えず、「見解が分かれている」として分けて示します。',
      '「確認の範囲の外」は、ほかの見解と分かれたことにしません。',
      '質問か助言だけの専門家（見解はまだ）がいれば、決めるまで「判断できない」です',
    ],
    () => {
      const [criterion] = allCriteria(sampleCatalogue([{ id: A }]));
      if (criterion === undefined) throw new RangeError('the sample has a criterion');
      const answer = { state: 'met' } as const;
      const said = (...views: readonly ('agrees' | 'disagrees' | 'out-of-scope' | 'only asks')[]) => {
        const reviewers = Object.fromEntries(
          views.map((_, index) => [`r${index}`, { name: `見本の専門家 ${index}`, relation: 'outside' } as const]),
        );
        const reviews = Object.entries(reviewers).flatMap(([by, reviewer], index) => {
          const own = views[index] ?? 'agrees';
          const view =
            own === 'only asks' ? ({ view: 'cannot-tell', question: '台帳はどこですか' } as const) : { view: own };
          return [stamped({ criterion, answer, reviewer, review: { by, on: '2026-11-21', ...view } })];
        });
        const assessment = { ...sampleAssessment({ [A]: answer }), reviewers, reviews: { [A]: reviews } };
        return standingOn(criterion, assessment).verdict;
      };
      expect([said('agrees', 'disagrees'), said('agrees', 'out-of-scope'), said('agrees')]).toEqual([
        'split',
        'agrees',
        'agrees',
      ]);
      expect([said('agrees', 'only asks'), said('only asks')]).toEqual(['cannot-tell', 'cannot-tell']);
    },
  ],
  [
    [
      '見直すまで数えません。',
      '「答えと違う」「判断できない」なら、ほかの専門家が「答えのとおり」としても、本人が見直すか、だれかが読んで代えるまで「変わった」です。',
      '書き換えられた見解のある基準は「書き換えられている」、証拠のファイルが見つからない基準は「証拠が見つからない」です',
    ],
    () => {
      const [criterion] = allCriteria(sampleCatalogue([{ id: A }]));
      if (criterion === undefined) throw new RangeError('the sample has a criterion');
      const answer = { state: 'met', evidence: [{ title: '台帳', file: 'a.pdf' }] } as const satisfies Answer;
      const people = {
        r1: { name: '見本の専門家 甲', relation: 'outside' },
        r2: { name: '見本の専門家 乙', relation: 'outside' },
      } as const;
      const give = (by: 'r1' | 'r2', view: 'agrees' | 'disagrees', seen: Answer = answer, settles: string[] = []) => {
        const said = { by, on: '2026-11-21', view, ...(settles.length === 0 ? {} : { settles }) } as const;
        return stamped({ criterion, answer: seen, reviewer: people[by], review: said });
      };
      const doubt = give('r1', 'disagrees', { ...answer, note: '前のメモ' });
      const agreed = give('r2', 'agrees');
      const verdictOf = (reviews: (typeof doubt)[], isThere = true) => {
        const assessment = { ...sampleAssessment({ [A]: answer }), reviewers: people, reviews: { [A]: reviews } };
        return standingOn(criterion, assessment, new Map([['a.pdf', { isThere }]])).verdict;
      };
      expect([
        verdictOf([doubt]),
        verdictOf([doubt, agreed]),
        verdictOf([doubt, give('r1', 'agrees'), agreed]),
        verdictOf([doubt, give('r2', 'agrees', answer, [doubt.stamp])]),
        verdictOf([{ ...doubt, view: 'agrees' }, agreed]),
        verdictOf([agreed], false),
      ]).toEqual(['changed', 'changed', 'agrees', 'agrees', 'rewritten', 'unshown']);
    },
  ],
  [
    [
      'できている、一部だけ、まだ・わからない の順に見ます。',
      '「まだ」と「わからない」の間は、どちらとも言いません。',
      '「当てはまらない」との間は、分けて示します',
    ],
    () => {
      expect([
        stateChange('unmet', 'partial'),
        stateChange('unknown', 'partial'),
        stateChange('partial', 'met'),
      ]).toEqual(['better', 'better', 'better']);
      expect([stateChange('met', 'partial'), stateChange('partial', 'unmet')]).toEqual(['worse', 'worse']);
      expect([stateChange('unmet', 'unknown'), stateChange('unknown', 'unmet')]).toEqual(['undecided', 'undecided']);
      expect([stateChange('met', 'not-applicable'), stateChange('not-applicable', 'met')]).toEqual([
        'to-not-applicable',
        'from-not-applicable',
      ]);
    },
  ],
  [
    ['会社が期限を決めたものは、それより早い組のもの（その上に立つものを除く）の後です。'],
    () => {
      const planOf = (first: Partial<Answer>) => {
        const answers = Object.fromEntries(ids.map((id) => [id, { state: 'unmet' } as Answer]));
        const assessment = {
          ...emptyAssessment(scs),
          answers: { ...answers, [pressing]: { ...answers[pressing], ...first } as Answer },
        };
        const guidance = shippedGuidance();
        const result = score(scs, assessment, { level: 'star3', hash: '', guidance });
        return planActions(scs, assessment, result, guidance, '2026-11-29');
      };
      let pressing = '';
      pressing = planOf({}).find(({ when, unblocks }) => when === 'week' && unblocks.length === 0)?.criterion ?? '';
      const without = planOf({}).findIndex(({ criterion }) => criterion === pressing);
      const later = planOf({ due: '2026-12-20' });
      const at = later.findIndex(({ criterion }) => criterion === pressing);
      expect(at).toBeGreaterThan(without);
      expect(later.slice(at + 1).some(({ when }) => when === 'week')).toBe(false);
    },
  ],
  [
    [
      '土台になる基準（公式の参照と、私たちが考えたもの）が先です。',
      '土台は、その上に立つものと同じだけ急ぎます。',
      '期限のないものは、土台より早い組には入れません。',
    ],
    () => {
      const answers = Object.fromEntries(ids.map((id) => [id, { state: 'unmet' } as Answer]));
      const assessment = { ...emptyAssessment(scs), answers };
      const guidance = shippedGuidance();
      const result = score(scs, assessment, { level: 'star3', hash: '', guidance });
      const actions = planActions(scs, assessment, result, guidance, '2026-11-29');
      const places = new Map(
        actions.map((action, place) => [action.criterion, { place, time: actionTimes.indexOf(action.when) }]),
      );
      const basesOf = basesIn(star3, guidance);
      let pairs = 0;
      for (const criterion of allCriteria(star3))
        for (const base of basesOf(criterion)) {
          const [below, above] = [places.get(base.id), places.get(criterion.id)];
          if (below === undefined || above === undefined) continue;
          const isMutual = basesOf(allCriteria(star3).find(({ id }) => id === base.id) ?? criterion).some(
            ({ id }) => id === criterion.id,
          );
          if (isMutual) continue;
          pairs += 1;
          expect([criterion.id, base.id, below.place < above.place, below.time <= above.time]).toEqual([
            criterion.id,
            base.id,
            true,
            true,
          ]);
        }
      expect(pairs).toBeGreaterThan(20);
      const risky = { [C]: entry({ risk: { rank: 'high', why: '見本の理由です。' } }), [B]: entry({}), [A]: entry({}) };
      const three = [{ id: A }, { id: B }, { id: C, references: [B] }];
      expect(ordered(three, { [A]: 'unmet', [B]: 'unmet', [C]: 'unmet' }, risky)).toEqual([B, C, A]);
    },
  ],
  [
    [
      'そのうえで、会社が決めた期限（猶予の終わりも）を過ぎたもの、会社が決めた目標、よくある攻撃が先に使うもの、書類だけでは済まないもの、手間の小さいもの、始まっているもの、の順です。',
    ],
    () => {
      const first = (a: GuidanceEntry, b: GuidanceEntry, targets?: Assessment['targets']) =>
        ordered(two, bothUnmet, { [A]: a, [B]: b }, targets)[0];
      const plain = entry({});
      const risk = { risk: { rank: 'high', why: '見本の理由です。' } } as const;
      // Each is weightier than all that come after it.
      const strong = entry({ ...risk, solvedBy: 'tool', effort: 'S' });
      const waiver = { reason: '見本の理由', until: '2026-11-28' };
      for (const late of [{ due: '2026-11-28' }, { waiver }] as const) {
        const answers = { [A]: 'unmet', [B]: { state: 'unmet', ...late } } as const;
        expect(ordered(two, answers, { [A]: strong, [B]: plain }, { [A]: 1, [B]: 2 })).toEqual([B, A]);
      }
      expect(first(entry({ ...risk, solvedBy: 'tool', effort: 'S' }), plain, { [A]: 2, [B]: 1 })).toBe(B);
      expect(first(entry({ solvedBy: 'tool', effort: 'S' }), entry(risk))).toBe(B);
      expect(first(entry({ effort: 'S' }), entry({ solvedBy: 'tool', effort: 'M' }))).toBe(B);
      expect(first(plain, entry({ effort: 'S' }))).toBe(B);
      expect(ordered(two, { [A]: 'unmet', [B]: 'partial' }, { [A]: plain, [B]: plain })[0]).toBe(B);
    },
  ],
  [
    [
      '会社が決めた期限があるものは、その期限の組（「今日・今週」「今月」「その先」）です。',
      '猶予が終わったものも「今日・今週」です。',
      'ないものは、半日以内なら「今日・今週」、1か月以上か費用のかかるものと、業者が設定するものは「予算や業者が要る」、残りは、急ぐ度合いが高いものなら「今日・今週」に始め、ほかは「今月」です。',
      'よくある攻撃が使うものが「今月」に残る間は、それと期限のあるものの土台を除いて、書類だけのものも「今月」です。',
      '「わからない」は、直すのではなく聞くので、社内のだれかに聞くものは「今日・今週」、まず業者に聞くものは、急ぐ度合いが高ければ「今日・今週」、ほかは「今月」です。',
    ],
    () => {
      const time = (more: Parameters<typeof entry>[0], state: Answer['state'] = 'unmet') =>
        order([{ id: A }], { [A]: state }, { [A]: entry(more) })[0]?.when;
      expect(time({ effort: 'S' })).toBe('week');
      const by = (due: string) =>
        order([{ id: A }], { [A]: { state: 'unmet', due } }, { [A]: entry({ effort: 'S' }) })[0]?.when;
      expect(['2026-01-31', '2026-12-05', '2026-12-29', '2027-01-31'].map(by)).toEqual([
        'week',
        'week',
        'month',
        'later',
      ]);
      const waiting = (until: string) =>
        order([{ id: A }], { [A]: { state: 'unmet', waiver: { reason, until } } }, { [A]: entry({ effort: 'L' }) });
      expect(['2026-11-28', '2026-11-29'].map((until) => waiting(until)[0]?.when)).toEqual(['week', 'budget']);
      expect([time({ effort: 'L' }, 'unknown'), time({ who: ['vendor'] }, 'unknown')]).toEqual(['week', 'month']);
      expect([time({ effort: 'L' }), time({ who: ['vendor'], solvedBy: 'tool' })]).toEqual(['budget', 'budget']);
      expect([time({ effort: 'M' }), time({ who: ['vendor'], solvedBy: 'paper' })]).toEqual(['month', 'month']);
      const risk = (rank: 'high' | 'medium') =>
        ({ risk: { rank, why: '見本の理由です。' }, solvedBy: 'tool' }) as const;
      expect([time(risk('high')), time(risk('medium'))]).toEqual(['week', 'month']);
      expect([time({ ...risk('high'), effort: 'L' }), time({ ...risk('high'), who: ['vendor'] })]).toEqual([
        'budget',
        'budget',
      ]);
      expect(time({ ...risk('high'), who: ['vendor'] }, 'unknown')).toBe('week');
      const papers = (door: GuidanceEntry, answers: Parameters<typeof order>[1] = {}, references: string[] = []) =>
        order(
          [{ id: A }, { id: B }, { id: C, references }],
          { [A]: 'unmet', [B]: 'unmet', [C]: 'unmet', ...answers },
          { [A]: entry({ effort: 'S' }), [B]: entry({ effort: 'S' }), [C]: door },
        )
          .filter(({ criterion }) => criterion !== C)
          .map(({ criterion, when }) => `${criterion} ${when}`)
          .toSorted();
      expect(papers(entry(risk('medium')))).toEqual([`${A} month`, `${B} month`]);
      expect(papers(entry(risk('high')))).toEqual([`${A} week`, `${B} week`]);
      expect(papers(entry(risk('medium')), { [C]: 'met' })).toEqual([`${A} week`, `${B} week`]);
      expect(papers(entry(risk('medium')), {}, [B])).toEqual([`${A} month`, `${B} week`]);
      expect(papers(entry(risk('medium')), { [A]: { state: 'unmet', due: '2026-12-01' } })).toEqual([
        `${A} week`,
        `${B} month`,
      ]);
    },
  ],
  [
    [
      '片方がそろえば必ずもう片方もそろう組だけで「できている」を、片方が「まだ」なら何もできていない組だけで「まだ」を提案します。',
      'どちらも、本人が確かめて採用するまで数えません',
    ],
    () => {
      const into = sampleCatalogue([{ id: A }]);
      const proposed = (relation: string, state: Answer['state'], unmetToo?: true) => {
        const mapping = { from: 'X-1', to: A, relation, reason, ...(unmetToo ? { unmetToo } : {}) };
        const crosswalk = {
          formatVersion: 1,
          from: 'other',
          to: 'sample',
          mappings: [mapping],
        } as unknown as Crosswalk;
        const assessment = sampleAssessment({ 'X-1': state });
        expect(scoreSample(into, assessment).level.counts.unanswered).toBe(1);
        return proposalsFor(into, assessment, [crosswalk]).map((one) => one.state);
      };
      expect(['equal', 'superset', 'subset', 'intersects'].map((relation) => proposed(relation, 'met'))).toEqual([
        ['met'],
        ['met'],
        [],
        [],
      ]);
      expect([proposed('equal', 'unmet', true), proposed('equal', 'unmet'), proposed('superset', 'partial')]).toEqual([
        ['unmet'],
        [],
        [],
      ]);
    },
  ],
  [
    [
      'どれも一部だけが重なります。',
      '証拠を探す手がかりで、判定には関わりません。',
      '分野ごとのNIST CSFの機能だけは、公式の表の印です',
    ],
    () => {
      const relations = (name: string) => {
        const text = readFileSync(join(root, 'controls', 'crosswalk', `scs-20260327--${name}.yaml`), 'utf8');
        return [...new Set([...text.matchAll(/relation: (\S+)/g)].map(([, relation]) => relation))];
      };
      expect(['iso-27001-2022', 'cis-controls-8', 'nist-csf-2.0-subcategories'].map(relations)).toEqual([
        ['intersects'],
        ['intersects'],
        ['intersects'],
      ]);
      expect(relations('nist-csf-2.0')).toEqual(['tagged']);
      expect(proposalsFor(star3, emptyAssessment(scs), shippedCrosswalks())).toEqual([]);
    },
  ],
  [
    [
      '残りは「当てはまらない」だけです。',
      '「一部だけ」か「まだ」が1つ以上あります',
      '足りないとわかったものはありませんが、「わからない」か「未回答」があります',
      '要求事項・分野・段階について、次のどれかを示します。',
    ],
    () => {
      expect(judged('met', 'not-applicable')).toBe('to-confirm');
      expect([judged('partial', 'unknown'), judged('met', 'unmet')]).toEqual(['not-fulfilled', 'not-fulfilled']);
      expect([judged('met', 'unknown'), judged()]).toEqual(['undetermined', 'undetermined']);
    },
  ],
  [
    [
      '`all-of`（SCS評価制度）: 点数はありません。',
      '点数のない制度に、点数を付けません。',
      'ほかの制度の計算を借りません。',
    ],
    async () => {
      expect(scs.method).toBe('all-of');
      expect((await reportOf(fileOf('met'))).summary.points).toBeUndefined();
      expect(await reportText(fileOf('met'))).not.toMatch(/\d+点/);
    },
  ],
  [
    [
      '`points`（SECURITY ACTION の自社診断）: 4・2・0・-1点の合計です。',
      '未回答は「わからない」（-1点）とは別で、点数に入れません。',
      'すべてに答えるまで、合計は途中のものです（`points`）。',
      '点数に下限はないとされています（解説などの資料による）。',
      '出典の文で確かめられない区分があれば、確かさを添えます（`bands`）。',
    ],
    () => {
      expect(sum(['met', 'partial', 'unmet', 'unknown'])).toMatchObject({ total: 5, isFinal: false });
      expect([sum([])?.total, sum(['unknown'])?.total]).toEqual([0, -1]);
      const whole = sum(Array.from({ length: 25 }, () => 'met' as const));
      expect(whole).toMatchObject({ total: 100, max: 100, isFinal: true });
      const certainties = shippedCatalogue('security-action-25').points?.bands.map(({ certainty }) => certainty) ?? [];
      expect(certainties.length).toBeGreaterThan(1);
      expect(certainties.every((certainty) => certainty !== undefined)).toBe(true);
      const { stages = [] } = shippedCatalogue('security-action-25');
      expect(
        stages.filter(({ note = '' }) => /下限はなく.*とされています（解説などの資料による）/.test(note)),
      ).toHaveLength(1);
    },
  ],
  [
    [
      '`coverage`（NIST SSDF）: できている数を数えるだけです。',
      '数え方はカタログを作った人が選んだものです（`coverage`）。',
    ],
    () => {
      const catalogue = shippedCatalogue('ssdf-1.1');
      const result = score(catalogue, emptyAssessment(catalogue, 'ssdf-1.1'), { level: 'ssdf-1.1', hash: '' });
      expect([catalogue.method, result.assumptions, result.level.points]).toEqual([
        'coverage',
        ['coverage'],
        undefined,
      ]);
    },
  ],
  [
    ['割合だけを示すことはありません。', 'いつも「81基準のうち40基準」のように、分母と一緒に示します。'],
    async () => {
      const open = Object.fromEntries(ids.slice(40).map((id) => [id, '{ state: unmet, owner: 総務 }']));
      const text = await reportText(fileOf('met', open));
      expect(text.replace(/\s/g, '')).toContain('81基準のうち、40基準');
      expect(text).not.toMatch(/\d[%％]/);
    },
  ],
  [
    ['制度の評価を受けられる、届いた、登録された、とは言いません。', 'これは自己点検です。'],
    async () => {
      for (const argv of [['report'], ['check'], ['status']]) {
        const { stdout } = await command(argv, fileOf('met'), off);
        expect(stdout).not.toMatch(/評価を受けられます|届きました|達成|合格|登録されました/);
      }
      expect((await gate(fileOf('met'))).stdout).toContain('自己点検');
      expect(await reportText(fileOf('met'))).toContain('自己点検');
    },
  ],
  [
    [
      '記録からは、日ごとの状態だけを数えます。',
      '証拠・計画・指摘が前にどうだったかは、記録にないので示しません。',
      '使うカタログか段階が変わる前の日とは比べません。',
      '何も書かなければ、答えた日のうち最後の日の前までを並べ、12日より多ければ月の最後の日だけにします',
    ],
    async () => {
      const compared = async (cwd: string, ...argv: readonly string[]) =>
        run(['report', '--compare', ...argv, '--format', 'json'], { cwd });
      const progressIn = async (cwd: string) => JSON.parse((await compared(cwd)).stdout).progress;
      const done = answer('1-2-1-1', 'met', { due: '2027-01-01', evidence: [{ title: '見本' }] });
      const few = await progressIn(answeredOn({ '2026-04-01': [answer('1-2-1-1', 'unmet')], '2026-07-10': [done] }));
      expect(few.points).toMatchObject([{ from: 'history', on: '2026-04-01', counts: { met: 0, unmet: 1 } }]);
      expect(few.changes).toMatchObject({ criteria: [{ id: '1-2-1-1', change: 'better', fields: [] }] });
      expect(few.changes.findings).toEqual({ added: [], gone: [] });
      const days = Array.from({ length: 14 }, (_, index) => `2026-0${index < 7 ? 5 : 6}-${index + 10}`);
      const many = await progressIn(
        answeredOn(Object.fromEntries(days.map((day, n) => [day, [n % 2 ? done : answer('1-2-1-1', 'unmet')]]))),
      );
      expect(many.points.map(({ on }: { on: string }) => on)).toEqual(['2026-05-16', '2026-06-22']);
      const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star4' };
      const moved = answeredOn({ '2026-04-01': [done], '2026-07-10': [{ type: 'aim', aim }, done] });
      expect((await compared(moved, '2026-04-01')).code).toBe(2);
    },
  ],
];

test('every sentence of the page has its example here', () => {
  const known = new Set(proofs.flatMap(([sentences]) => sentences));
  const written = sentencesOf(page);
  expect(written.length).toBeGreaterThan(80);
  expect(written.filter((sentence) => !known.has(sentence))).toEqual([]);
  expect([...known].filter((sentence) => !written.includes(sentence))).toEqual([]);
});

describe('what the page says is so', () => {
  test.each(proofs.map(([sentences, shown]) => [sentences.join(' '), shown] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, shown) => {
      await shown();
    },
  );
});
