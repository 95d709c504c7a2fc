import { expect, test } from 'vitest';
import { ownTexts } from '../helpers/ownTexts.ts';

/** What is written another way everywhere else: the spelling to use, and those to avoid. */
const spellings: readonly (readonly [string, RegExp])[] = [
  ['だれ', /誰/],
  ['すべて', /全て/],
  ['ください', /下さい/],
  ['できる', /出来(?!事)/],
  ['わからない', /(?:分|判)から(?:な|ず)/],
  ['違う', /(?<=[いのは])ちが[いうっ]/],
  ['間違い', /まちが/],
  ['決まり', /きまり/],
  ['例えば', /たとえば|例えば、例/],
  ['取引', /取り引き/],
  ['お客様', /お客さま/],
  ['メール', /電子メール|Eメール/],
  ['サーバ、ブラウザ、フォルダ、ユーザ、コンピュータ', /サーバー|ブラウザー|フォルダー|ユーザー|コンピューター/],
  ['受入出向者', /受け入れ出向者/],
  ['年1回以上', /年に1回以上/],
];

test('a word has one spelling in all that people read', () => {
  const found = ownTexts.flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line) =>
        spellings.filter(([, avoided]) => avoided.test(line)).map(([word]) => `${file}: ${word}: ${line}`),
      ),
  );
  expect(found).toEqual([]);
});
