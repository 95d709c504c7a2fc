// @ts-check
// Made-up catalogues and answers of any size for the bench: no chance, no clock.

/**
 * @typedef {object} BenchCriterion
 * @property {string} id
 * @property {string} level
 * @property {string} question
 * @property {string[]} metWhen
 * @property {{ atLeast: number, choices: { id: string, text: string }[] }} [options]
 * @property {{ every?: string }} [cadence]
 * @property {string[]} [references]
 *
 * @typedef {object} BenchCatalogue
 * @property {string} id
 * @property {string} edition
 * @property {{ id: string, includes?: string[] }[]} levels
 * @property {{ id: string }[]} profileFacts
 * @property {{ criteria: BenchCriterion[] }[]} requirements
 */

const criteriaPerRequirement = 5;
const sentence =
  '決められた手順のとおりに行い、行った日と行った人の名前を台帳に書き、見直しの結果とあわせて、あとから誰でも確かめられる場所に、きちんと残している（第{n}の確認）';

/**
 * A catalogue of about 1.7 KB of YAML for each criterion.
 * @param {number} size number of criteria
 */
export function catalogueOf(size) {
  const requirements = Array.from({ length: Math.ceil(size / criteriaPerRequirement) }, (_, index) =>
    requirement(index, Math.min(criteriaPerRequirement, size - index * criteriaPerRequirement)),
  );
  return {
    formatVersion: 1,
    id: 'bench',
    edition: '1',
    lang: 'ja',
    title: '計測用のカタログ',
    source: { document: '計測用の文書', publisher: '計測用', published: '2026-03-27' },
    method: 'all-of',
    levels: [{ id: 'all', title: '全部', promises: { requirements: requirements.length, criteria: size } }],
    profileFacts: [],
    categories: [{ id: '1', title: '計測', sections: [{ id: '1-1', title: '計測' }] }],
    requirements,
  };
}

/**
 * @param {number} index
 * @param {number} size
 */
function requirement(index, size) {
  const id = `1-1-${index + 1}`;
  const criteria = Array.from({ length: size }, (_, place) => criterion(id, place));
  return { id, section: '1-1', title: `計測のための要求事項 ${index + 1}`, criteria };
}

/**
 * @param {string} requirementId
 * @param {number} place
 * @returns {BenchCriterion}
 */
function criterion(requirementId, place) {
  return {
    id: `${requirementId}-${place + 1}`,
    level: 'all',
    question: `${requirementId}の${place + 1}番目の決まりを、会社としてまとめ、関わる人の全員に知らせていますか`,
    metWhen: [1, 2, 3, 4, 5, 6].map((number) => sentence.replace('{n}', String(number))),
    ...(place === 1 && { cadence: { every: 'year' } }),
    ...(place > 0 && { references: [`${requirementId}-${place}`] }),
  };
}

/**
 * Every criterion of a level met, with a note and one piece of evidence.
 * @param {BenchCatalogue} catalogue
 * @param {string} level
 */
export function fullAssessment(catalogue, level) {
  const answers = criteriaOf(catalogue, level).map(({ id, options }) => [
    id,
    {
      state: 'met',
      ...(options && { options: options.choices.slice(0, options.atLeast).map((choice) => choice.id) }),
      note: '決まりを文書にして、共有フォルダに置いています。',
      evidence: [{ title: '体制表 2026年版', reference: '総務の共有フォルダ', date: '2026-04-01' }],
      owner: '総務部長',
      answeredOn: '2026-10-05',
    },
  ]);
  return { ...frame(catalogue, level), answers: Object.fromEntries(answers) };
}

/**
 * All about the firm is told and nothing is answered: the next question is the first criterion.
 * @param {BenchCatalogue} catalogue
 * @param {string} level
 */
export function readyAssessment(catalogue, level) {
  const profile = Object.fromEntries(catalogue.profileFacts.map(({ id }) => [id, true]));
  return { ...frame(catalogue, level), profile, answers: {} };
}

/**
 * @param {BenchCatalogue} catalogue
 * @param {string} level
 */
function frame({ id, edition }, level) {
  const name = 'サンプル株式会社';
  const scope = { companies: [name], sites: ['本社'], departments: ['全部署'], systems: ['社内のパソコン'] };
  return { formatVersion: 1, organization: { name }, scope, catalogue: { id, edition, level } };
}

/**
 * @param {BenchCatalogue} catalogue
 * @param {string} level
 */
function criteriaOf(catalogue, level) {
  const levels = [level, ...(catalogue.levels.find(({ id }) => id === level)?.includes ?? [])];
  return catalogue.requirements.flatMap(({ criteria }) => criteria).filter((one) => levels.includes(one.level));
}

/**
 * The answers of one of many firms: as those of `fullAssessment`, with gaps, dates and names of their own.
 * @param {BenchCatalogue} catalogue
 * @param {string} level
 * @param {number} number
 */
export function firmAssessment(catalogue, level, number) {
  const { answers, ...rest } = fullAssessment(catalogue, level);
  const varied = Object.entries(answers).map(([id, answer], index) => {
    const gap = (index + number) % 5 === 0;
    const day = String(1 + ((index * 7 + number) % 28)).padStart(2, '0');
    const month = String(1 + ((index + number) % 12)).padStart(2, '0');
    return [
      id,
      gap
        ? { ...answer, state: 'unmet', due: `2027-${month}-${day}` }
        : { ...answer, lastDone: `2026-${month}-${day}` },
    ];
  });
  return { ...rest, organization: { name: `サンプル${number}株式会社` }, answers: Object.fromEntries(varied) };
}

/** @param {object} catalogue */
export function catalogueText(catalogue) {
  return yamlOf(catalogue);
}

/** @param {object} assessment */
export function assessmentText(assessment) {
  return yamlOf(assessment);
}

/**
 * Block YAML as a person writes it; a YAML library would take longer for 17 MB than what is measured.
 * @param {unknown} value
 * @returns {string}
 */
function yamlOf(value) {
  return `${lines(value).join('\n')}\n`;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function lines(value) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => lines(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
  }
  if (typeof value !== 'object' || value === null) return [scalar(value)];
  return Object.entries(value).flatMap(([key, child]) => {
    if (isLeaf(child)) return [`${key}: ${scalar(child)}`];
    return [`${key}:`, ...lines(child).map((line) => `  ${line}`)];
  });
}

/** @param {unknown} value */
function isLeaf(value) {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

/** @param {unknown} value */
function scalar(value) {
  // Ids and dates are words in YAML already; what looks like a number is not.
  if (typeof value === 'string' && !/^[\d.]+$/.test(value)) return value;
  return JSON.stringify(value);
}
