import { describe, expect, test } from 'vitest';
import { whyNoName } from '../../src/text/fileName.ts';

describe('a name that no file on Windows can have', () => {
  const devices = ['CON.pdf', 'nul', 'a/AUX', 'com1.a.yaml', 'LPT0.x', 'COM¹', 'con .yaml', 'CONOUT$', 'prn:'];
  test.each(devices)('is that of a device, wherever it is typed: %s', (name) => {
    expect([whyNoName(name, true), whyNoName(name, false)]).toEqual(['device', 'device']);
  });

  test.each(['houkoku:b.pdf', 'C:\\x\\a?.pdf', 'a|b.csv', '報告"1".html'])(
    'holds a sign that is usual elsewhere: %s',
    (name) => {
      expect([whyNoName(name, true), whyNoName(name, false)]).toEqual(['sign', undefined]);
    },
  );

  test.each([
    'C:\\x\\a.pdf',
    'D:a.pdf',
    'aux/a.pdf',
    'conference.pdf',
    'null.yaml',
    'com.yaml',
    'com10.yaml',
    'ＮＵＬ.pdf',
  ])('is none that only looks like it: %s', (name) => {
    expect([whyNoName(name, true), whyNoName(name.replaceAll('\\', '/'), false)]).toEqual([undefined, undefined]);
  });
});
