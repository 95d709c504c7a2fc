import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { stampOf } from '../../src/domain/stamp.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { TODAY, testFolder } from './runCli.ts';
import { emptyAssessment, shippedCatalogue } from './shipped.ts';

const catalogue = shippedCatalogue();
const star3 = allCriteria(narrowToLevel(catalogue, 'star3'));

/** A firm with one answer to every criterion of ★3, but for those named. */
export function firm(name: string, answers: Readonly<Record<string, Answer | undefined>> = {}): Assessment {
  const told = star3.map(({ id, options, cadence }): [string, Answer | undefined] => {
    const met: Answer = {
      state: 'met',
      ...(options ? { options: options.choices.slice(0, options.atLeast).map((choice) => choice.id) } : {}),
      ...(cadence?.every ? { lastDone: '2026-11-01' } : {}),
      evidence: [{ title: '見本の台帳' }],
      answeredOn: '2026-11-02',
    };
    return [id, Object.hasOwn(answers, id) ? answers[id] : met];
  });
  return {
    ...emptyAssessment(catalogue),
    organization: { name },
    scope: { sites: ['本社'] },
    answers: Object.fromEntries(told.flatMap(([id, answer]) => (answer ? [[id, answer]] : []))),
  };
}

const reviewer = { name: '見本の専門家', relation: 'outside' } as const;

/** The same with the view of a specialist on each of the criteria named. */
export function viewed(assessment: Assessment, views: Readonly<Record<string, Partial<Review>>>): Assessment {
  const reviews = Object.entries(views).map(([id, said]): [string, Review[]] => {
    const criterion = star3.find((one) => one.id === id);
    if (criterion === undefined) throw new Error(`★3 has no ${id}`);
    const review = { by: 'mihon', on: '2026-11-10', view: 'agrees', ...said } as const;
    const stamp = stampOf({ criterion, answer: assessment.answers[id], reviewer, review });
    return [id, [{ ...review, stamp, ...said }]];
  });
  return { ...assessment, reviewers: { mihon: reviewer }, reviews: Object.fromEntries(reviews) };
}

/** Files by their path; an assessment is written as YAML. */
export type Files = Readonly<Record<string, string | Assessment>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : stringify(content, { aliasDuplicateObjects: false }));
  }
}

export function folderOf(files: Files): string {
  const folder = testFolder();
  writeFiles(folder, files);
  return folder;
}

/** Firms of every sort, one file that is broken, and files that are no assessments. */
export const several: Files = {
  'kita/assessment.yaml': viewed(
    firm('北サンプル株式会社', {
      '1-2-1-2': { state: 'partial', owner: '総務部長', due: '2026-12-20', answeredOn: '2026-11-11' },
      '7-1-1-1': { state: 'unmet', owner: '総務部長', due: '2026-11-01' },
    }),
    { '1-2-1-1': {}, '1-2-3-1': { view: 'disagrees' }, '1-2-3-2': { stamp: `sha256:${'0'.repeat(64)}` } },
  ),
  'minami/2026/assessment.yml': firm('南サンプルとても長い名前のグループ統括管理株式会社　東日本第二事業本部', {
    '1-2-1-1': { state: 'unknown' },
    '1-2-1-2': undefined,
    '1-2-1-3': { state: 'met', lastDone: '2024-04-01', evidence: [{ title: '古い記録', validUntil: '2026-03-31' }] },
    '4-1-2-4': { state: 'not-applicable', reason: '開発をしていません' },
    '7-1-1-1': { state: 'unmet', owner: '情報部', waiver: { reason: '入れ替えを待ちます', until: '2026-10-31' } },
  }),
  'kowareta.yaml': 'formatVersion: 1\norganization: { name: こわれた株式会社 }\nanswers: [\n',
  'machigai.yaml':
    'formatVersion: 1\norganization: { name: まちがい株式会社 }\nscope: {}\nanswers: { 9-9-9-9: { state: yes } }\n',
  'catalogue.yaml': 'formatVersion: 1\nid: a\nrequirements: []\n',
  'scs-check.yaml': 'level: star3\n',
  'scs-check.baseline.yaml': `formatVersion: 1\ntakenOn: ${TODAY}\nfiles: {}\n`,
  'docker-compose.yaml': 'services: {}\n',
  'haifu.yaml': 'formatVersion: 1\norganization: { name: x }\nscope: {}\nhandout: {}\nanswers: {}\n',
  'kita/assessment.yaml.bak': 'formatVersion: 1\norganization: { name: x }\nanswers: {}\n',
  'node_modules/x/assessment.yaml': 'formatVersion: 1\norganization: { name: x }\nanswers: {}\n',
  '.git/assessment.yaml': 'formatVersion: 1\norganization: { name: x }\nanswers: {}\n',
  '.kakushi.yaml': 'formatVersion: 1\norganization: { name: x }\nanswers: {}\n',
};
