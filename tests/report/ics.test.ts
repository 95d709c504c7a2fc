import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { folderOfFirm } from '../helpers/firm.ts';
import { run } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';

async function calendarOf(answers: string, words: readonly string[] = []) {
  const cwd = folderOfFirm(aim, `answers:\n${answers}`);
  const { code, stdout } = await run(['report', '--format', 'ics', ...words], { cwd });
  expect(code).toBe(0);
  return stdout;
}

/** As another program reads it. */
function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const alarms = one.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
    return { uid: event.uid, on: event.startDate.toString(), what: event.summary, more: event.description, alarms };
  });
}

const answers = [
  '  1-2-1-2: { state: unmet, due: 2027-01-31, owner: "総務; 部長, 次長" }',
  '  1-2-1-3: { state: met, lastDone: 2026-04-06 }',
  '  1-2-3-1: { state: met, evidence: [{ title: 誓約書の控え, validUntil: 2027-03-31 }, { title: 極秘の誓約書, validUntil: 2027-05-05, confidential: true }] }',
  '  1-2-1-1: { state: met }',
].join('\n');

describe('the calendar of a report', () => {
  test('has the days that come, each with a reminder, and no word of evidence', async () => {
    const text = await calendarOf(answers);
    expect(eventsIn(text)).toMatchObject([
      {
        on: '2027-01-31',
        what: expect.stringMatching(/^期限: 1-2-1-2 体制表.*。$/),
        more: expect.stringMatching(/^セキュリティ推進活動部門\n.*\n担当: 総務; 部長, 次長$/),
        alarms: ['-P7D'],
      },
      { on: '2027-03-31', what: expect.stringMatching(/^証拠の有効な最後の日: 1-2-3-1 /), alarms: ['-P30D'] },
      { on: '2027-04-06', what: expect.stringMatching(/^年1回など、次に行う日: 1-2-1-3 /), alarms: ['-P30D'] },
    ]);
    expect(text).not.toContain('誓約書');
  });

  test('says nothing of confidential evidence, before its last day and after', async () => {
    for (const words of [[], ['--as-of', '2027-06-01']]) {
      expect(await calendarOf(answers, words)).not.toMatch(/2027-?05-?05/);
    }
  });

  test('keeps the names of its events when a day moves, so that importing again moves them', async () => {
    const before = eventsIn(await calendarOf(answers));
    const after = eventsIn(
      await calendarOf(answers.replace('2027-01-31', '2027-06-30').replace('2026-04-06', '2026-10-01')),
    );
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(3);
    expect(after.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted());
    // Whoever goes on to the next level has the same duties.
    const next = eventsIn(await calendarOf(answers, ['--level', 'star4'])).map(({ uid }) => uid);
    expect(next).toEqual(expect.arrayContaining(before.map(({ uid }) => uid)));
  });

  test('puts what is over on the day of the report, where somebody sees it, with the day it was', async () => {
    const over = [
      '  1-2-1-2: { state: unmet, due: 2026-10-31, owner: 総務 }',
      '  1-2-1-3: { state: met, lastDone: 2024-04-06 }',
      '  1-2-3-1: { state: met, evidence: [{ title: 誓約書, validUntil: 2026-03-31 }] }',
      '  1-3-1-1: { state: unmet, waiver: { reason: 予算待ち, until: 2026-01-31 } }',
      '  1-3-1-2: { state: unmet, due: 2026-11-21 }',
    ].join('\n');
    const [today, ...later] = [await calendarOf(over), await calendarOf(over, ['--as-of', '2026-11-22'])].map(eventsIn);
    const was = { '1-2-1-2': '2026-10-31', '1-2-1-3': '2025-04-06', '1-2-3-1': '2026-03-31', '1-3-1-1': '2026-01-31' };
    for (const [id, day] of Object.entries(was)) {
      const event = today?.find(({ what }) => what.includes(` ${id} `));
      expect(event).toMatchObject({ on: '2026-11-21', what: expect.stringMatching(/^期限切れ（/), alarms: [] });
      expect(event?.more).toContain(`${day} でした。`);
    }
    // The last day is not over yet; and what is over moves on with the day, as the same event.
    expect(today?.find(({ what }) => what.includes('1-3-1-2'))).toMatchObject({ on: '2026-11-21', alarms: ['-P7D'] });
    const [moved = []] = later;
    expect(new Set(moved.map(({ on }) => on))).toEqual(new Set(['2026-11-22']));
    expect(moved.map(({ uid }) => uid).toSorted()).toEqual(today?.map(({ uid }) => uid).toSorted());
  });

  test('is the same bytes for the same file and day, in lines of 75 octets', async () => {
    const text = await calendarOf(answers, ['--as-of', '2026-12-01']);
    expect(await calendarOf(answers, ['--as-of', '2026-12-01'])).toBe(text);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('no text of a person ends a line or a value', async () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(texts, async (owner) => {
        const text = await calendarOf(
          `  1-2-1-2: { state: unmet, due: 2027-01-31, owner: ${JSON.stringify(`x${owner}\r\nEND:VCALENDAR`)} }`,
        );
        expect(eventsIn(text)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  test('says in English what it says in Japanese', async () => {
    const [first] = eventsIn(await calendarOf(answers, ['--lang', 'en']));
    expect(first?.what).toMatch(/1-2-1-2/);
    expect(first?.what).not.toMatch(/期限/);
  });
});

test.each([
  [answers, '3件の予定が入っています'],
  ['  1-2-1-1: { state: met }', '予定は1件も入っていません'],
])('whoever gets it as a file is told how many days are in it', async (given, told) => {
  const cwd = folderOfFirm(aim, `answers:\n${given}`);
  const { code, stderr } = await run(['report', '-o', 'kijitsu.ics'], { cwd });
  expect([code, stderr.includes(told)]).toEqual([0, true]);
});
