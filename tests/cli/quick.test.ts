import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { ENTER, type Person, run, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const { profileFacts, requirements } = narrowToLevel(shippedCatalogue(), 'star3');
const fileIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));

describe('a quick look', () => {
  test('26 keys give a provisional report that counts none of them, and まだ only once it is confirmed', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--quick'], { cwd });
    await looksAtAll(person, (index) => '3214'[index % 4] ?? '4');
    await person.sees('まとめて「まだ」にしますか');
    const before = fileIn(cwd);
    expect([Object.keys(before.overview).length, before.answers]).toEqual([26, {}]);
    person.types('1');
    await person.sees('ざっと点検でのおよその答えは');
    await person.chooses('1問ずつ、続きに答える');
    await person.sees('ざっと点検で「一部できている」とした要求事項から聞きます');
    await person.sees('ざっと点検では、この要求事項は「一部できている」');
    await person.sees('「できている」は');
    person.types('q');
    await person.finished;

    const { answers } = fileIn(cwd);
    const nothing = requirements.filter((_, index) => index % 4 === 0).flatMap(({ criteria }) => criteria);
    expect(Object.keys(answers).toSorted()).toEqual(nothing.map(({ id }) => id).toSorted());
    expect(answers['1-2-1-1']).toMatchObject({ state: 'unmet', answeredOn: TODAY });
    const report = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
    expect(report.summary.criteria).toMatchObject({ met: 0, partial: 0, unmet: nothing.length });
    expect(report.overview).toHaveLength(26 - Math.ceil(26 / 4));
    for (const format of ['text', 'markdown', 'html']) {
      const { stdout } = await run(['report', '--format', format], { cwd });
      const told = stdout.replace(/\s/g, '');
      expect(told).toContain('この報告は暫定です');
      const rough =
        'ざっと点検でのおよその答えは、26の要求事項のうち、だいたいできている6、一部できている7、わからない6です（結果には数えていません）。ほかの7には、もう基準ごとの答えがあります。';
      expect(told.split(rough)[0]).toMatch(/まとめ[^。]*$/);
      expect(told).toMatch(/わからない（未回答\d+基準。聞く相手:[^）]+）/);
    }
  });

  test('who does not confirm has answered nothing', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--quick'], { cwd });
    await looksAtAll(person, () => '3');
    await person.sees('まとめて「まだ」にしますか');
    person.types('2');
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    expect(fileIn(cwd).answers).toEqual({});
  });

  test('goes back, and on where it was left', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--quick'], { cwd });
    await person.sees('要求事項ごとに1問、残り26問に答えます');
    await introduces(person);
    await person.sees('ざっと点検 · 残り26問');
    person.types('1');
    await person.sees('残り25問');
    person.types('b');
    await person.sees('前の答え: だいたいできている');
    person.types('2');
    await person.sees('残り25問');
    person.types('q');
    await person.finished;
    expect(fileIn(cwd).overview).toEqual({ '1-2-1': 'some' });
    // One is looked at, 25 are not.
    const told = (await run(['status'], { cwd })).stdout.replace(/\s/g, '');
    expect(told).toContain(
      '26の要求事項のうち、一部できている1です（結果には数えていません）。まだ見ていないものが25あります。',
    );
    const left = (await person.finished).screen;
    expect(left).toContain('次は、ざっと点検の残りの25問に答えます: npx scs-check ask --quick');
    const again = sitDown(['ask', '--quick'], { cwd });
    await again.sees('残り25問');
    again.types('q');
    await again.finished;
    const plain = sitDown([], { cwd });
    await plain.chooses('ざっと点検を続ける（残り25問）');
    await plain.sees('残り25問');
    plain.types('q');
    await plain.finished;
  });

  test('b at the first question leads back to where the way to begin was chosen, and q there leaves nothing behind', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    for (const way of ['1問ずつ答える', 'ざっと点検から始める']) {
      await person.chooses(way);
      await person.sees('b だけなら戻り');
      await person.sees('会社の名前を書いてください');
      person.types(`b${ENTER}`);
    }
    await person.chooses('終わる');
    expect((await person.finished).code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('asks in a sentence or two, and keeps the criteria for who wants to know', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--quick'], { cwd });
    await introduces(person);
    for (const [index, { plain = '', criteria }] of requirements.slice(0, 5).entries()) {
      await person.sees(`残り${26 - index}問`);
      await person.sees('q 保存して終わる');
      const screen = person.screen().replace(/\s/g, '');
      const asked = screen.slice(screen.lastIndexOf('ざっと点検·'));
      expect(asked).toContain(plain.replace(/\s/g, ''));
      for (const { question } of criteria) expect(asked).not.toContain(question.replace(/\s/g, ''));
      person.types('2');
    }
    await person.sees('残り21問');
    person.types('q');
    await person.finished;
  });

  test('explains a requirement by the conditions of its criteria, a page at a time', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--quick'], { cwd });
    await introduces(person);
    const criteria = requirements[0]?.criteria ?? [];
    await person.sees('残り26問');
    person.types('?');
    await person.sees('続きがあります（1/');
    await person.sees('q 保存して終わる');
    const [, pages = ''] = /続きがあります（1\/(\d+)）/.exec(person.screen()) ?? [];
    for (let page = 1; page < Number(pages); page++) {
      person.types(' ');
      await person.sees(`（${page + 1}/${pages}）`);
      await person.sees('q 保存して終わる');
    }
    const shown = person.screen().replace(/\s/g, '');
    for (const condition of criteria.flatMap(({ metWhen }) => metWhen)) {
      expect(shown).toContain(condition.replace(/\s/g, ''));
    }
    // Below the criterion where it stands first, and not below the others.
    expect(shown.split('CISO…セキュリティの最高責任者')).toHaveLength(2);
    person.types('1');
    await person.sees('残り25問');
    person.types('q');
    await person.finished;
  });

  test('is the first thing that is told while most has no answer, and stands beside the counts afterwards', async () => {
    const cwd = testFolder();
    const overview = { '1-2-1': 'some', '2-1-1': 'nothing', '2-1-2': 'some', '1-2-2': 'mostly' };
    const catalogue = { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' };
    const head = { formatVersion: 1, organization: { name: 'サンプル株式会社' }, scope: {}, catalogue, profile: {} };
    const given = (answered: number) => {
      const ids = requirements.flatMap(({ criteria }) => criteria.map(({ id }) => id)).toReversed();
      const answers = Object.fromEntries(ids.slice(0, answered).map((id) => [id, { state: 'met' }]));
      writeFileSync(join(cwd, 'assessment.yaml'), stringify({ ...head, answers, overview }));
    };
    for (const [answered, rough, beside] of [
      [0, '26の要求事項のうち、一部できている2、なにもしていない1です', 'ざっと点検の残りは23問です'],
      [60, undefined, 'ざっと点検: 一部できている 2、なにもしていない 1（答えではなく、およその様子です）'],
    ] as const) {
      given(answered);
      const told = [await run(['status'], { cwd, columns: 300 }), await run(['report'], { cwd, columns: 300 })];
      for (const shown of told.map(({ stdout }) => stdout.replace(/\s/g, ''))) {
        if (rough === undefined) expect(shown).not.toContain('およその答えは');
        else
          expect(shown).toContain(
            `およその答えは、${rough}（結果には数えていません）。まだ見ていないものが23あります。★3の`,
          );
      }
      expect(told[0]?.stdout).toContain(beside);
      expect(told[0]?.stdout).toContain('npx scs-check ask --quick');
    }
  });

  test('is offered to a new user, and to nobody who has answered', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    await person.sees('[1] ざっと点検から始める（26問');
    await person.sees('[2] 1問ずつ答える（81問）');
    person.types('1');
    await person.sees('会社の名前');
    person.types(`サンプル株式会社${ENTER}`);
    await person.sees(`会社について 1/${profileFacts.length}`);
    person.types('q');
    await person.finished;
  });

  test.each([0, 1, profileFacts.length])(
    'is offered again to who has left before its first question, after %i of the facts',
    async (answered) => {
      for (const leave of ['q', '\u0003']) {
        const cwd = testFolder();
        const person = sitDown(['ask', '--quick'], { cwd });
        await person.sees('会社の名前');
        person.types(`サンプル株式会社${ENTER}`);
        for (let position = 1; position <= answered; position++) {
          await person.sees(`会社について ${position}/`);
          person.types('1');
        }
        await person.sees(answered === profileFacts.length ? '残り26問' : `会社について ${answered + 1}/`);
        person.types(leave);
        await person.finished;
        const again = sitDown([], { cwd });
        await again.chooses('ざっと点検から始める（26問');
        await again.sees(answered === profileFacts.length ? '残り26問' : '会社について');
        again.types('q');
        await again.finished;
      }
    },
  );

  test('needs requirements enough: a short questionnaire is asked at once', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', '--catalogue', 'security-action-25'], { cwd });
    await person.sees('会社の名前');
    expect(person.screen().replace(/\s/g, '')).toContain('25項目のうち');
    expect(person.screen()).not.toContain('ざっと点検');
    person.types('\u0003');
    await person.finished;
  });
});

async function introduces(person: Person): Promise<void> {
  await person.sees('会社の名前');
  person.types(`サンプル株式会社${ENTER}`);
  for (let position = 1; position <= profileFacts.length; position++) {
    await person.sees(`会社について ${position}/${profileFacts.length}`);
    person.types('1');
  }
}

async function looksAtAll(person: Person, keyFor: (index: number) => string): Promise<void> {
  await introduces(person);
  for (const [index, { id }] of requirements.entries()) {
    await person.sees(`残り${26 - index}問`);
    await person.sees(id);
    await person.sees('s あとで');
    person.types(keyFor(index));
  }
}
