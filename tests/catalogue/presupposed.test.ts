import { expect, test } from 'vitest';
import { basesIn } from '../../src/domain/bases.ts';
import { allCriteria, guidanceOf } from '../../src/domain/catalogue.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const guidance = shippedGuidance();
const criteria = allCriteria(catalogue);
const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));

/** Things that one criterion brings about and that others take for granted by naming them. */
const makers: Readonly<Record<string, RegExp>> = {
  '1-1-1-1': /法令や基準などの一覧|1-1-1-1の/,
  '1-2-1-1': /統括する役員|セキュリティ担当部署|体制表/,
  '1-2-3-1': /守秘義務のルール/,
  '1-3-1-1': /セキュリティ対応方針/,
  '1-4-1-1': /対策推進計画/,
  '3-1-1-3': /情報機器・OS・ソフトウェアの管理ルール/,
  '3-1-2-2': /すべてのファイアウォールで/,
  '3-1-2-3': /ネットワーク図/,
  '3-1-4-1': /機密区分/,
  '3-1-4-7': /抹消処理/,
  '3-1-5-1': /リモートワークのルール/,
  '3-2-1-1': /脆弱性情報・脅威情報/,
  '4-1-2-1': /設定を変えられる人/,
  '4-1-2-5': /管理者IDの一覧|管理者IDのパスワードを知っている人|管理者IDを1つずつ/,
  '4-1-7-1': /棚卸/,
  '4-1-8-1': /入退場/,
  '4-1-8-2': /設置エリアや専用ラックの鍵/,
  '4-2-1-3': /マルウェアの予防などの教育・研修|意識を高める教育・研修/,
  '4-2-2-1': /セキュリティインシデントに備えた教育・訓練/,
  '4-3-4-1': /バックアップの対象ごと|4-3-4-1/,
  '4-4-5-1': /マルウェア対策ソフトの(?:スキャン|パターンファイル)/,
  '4-5-1-5': /不要になったルール/,
  '5-1-1-1': /不正アクセスを見つける機器やサービス/,
  '5-1-2-1': /入っているソフトの状況/,
  '5-2-1-1': /どのレベルのセキュリティインシデント/,
  '7-1-1-1': /目標の時点|目標復旧/,
};

/** What is named without resting on it, and why. */
const free: Readonly<Record<string, string>> = {
  // An open door does not wait for a list: its first step writes the devices down.
  '4-5-1-1': '3-1-2-2',
  '4-5-1-4': '3-1-2-2',
};

function wordsOf(criterion: Criterion): string {
  const { question, metWhen } = criterion;
  return [question, ...metWhen, guidanceOf(guidance, criterion.id)?.firstStep ?? ''].join('\n');
}

const basesOf = basesIn(catalogue, guidance);

function allBasesOf(criterion: Criterion): ReadonlySet<string> {
  const seen = new Set<string>();
  const below = [criterion];
  for (let one = below.pop(); one !== undefined; one = below.pop()) {
    for (const { id } of basesOf(one)) {
      const base = byId.get(id);
      if (base === undefined || seen.has(id)) continue;
      seen.add(id);
      below.push(base);
    }
  }
  return seen;
}

test.each(Object.entries(makers))('what names a thing that %s makes stands after it', (maker, thing) => {
  const named = criteria.filter((criterion) => criterion.id !== maker && thing.test(wordsOf(criterion)));
  expect(named.length, 'nothing names it').toBeGreaterThan(0);
  const early = named.filter((criterion) => !allBasesOf(criterion).has(maker) && free[criterion.id] !== maker);
  expect(early.map(({ id }) => id)).toEqual([]);
});

test('no criterion of ★3 waits for one of ★4', () => {
  const early = criteria.filter(
    (criterion) =>
      criterion.level === 'star3' && [...allBasesOf(criterion)].some((id) => byId.get(id)?.level === 'star4'),
  );
  expect(early.map(({ id }) => id)).toEqual([]);
});
