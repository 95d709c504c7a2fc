import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { isMessageKey } from '../../src/i18n/keys.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { readYaml } from '../../src/yaml/read.ts';

const t = translator(await loadMessages('ja'));

function only(bytes: Uint8Array) {
  const reading = readYaml({ name: 'a.yaml', bytes }, { maxBytes: 1e6 });
  const [found, ...others] = reading.ok ? [] : reading.diagnostics;
  if (found === undefined || others.length > 0) throw new Error('one problem is expected');
  return found;
}

const text = '# サンプル製作所の回答ファイル\nformatVersion: 1\n';
const latin = (bytes: string) => Buffer.from(bytes, 'latin1');

describe('a file is named for what it is', () => {
  test.each([
    ['PDF', latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'), 'PDF', 'ファイルの名前'],
    ['an old workbook', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), '古い形式', 'ファイルの名前'],
    ['a ZIP file', latin('PK\u0003\u0004\u0014\u0000a.txt'), 'ZIP', 'ファイルの名前'],
    ['a workbook', latin('PK\u0003\u0004\u0014\u0000xl/workbook.xml'), 'Excel', 'scs-check merge'],
    [
      'an OpenDocument table',
      latin('PK\u0003\u0004\u0014\u0000mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      '.ods',
      '.xlsx',
    ],
    ['a Word document', latin('PK\u0003\u0004\u0014\u0000word/document.xml'), 'Word', 'ファイルの名前'],
    ['slides', latin('PK\u0003\u0004\u0014\u0000ppt/presentation.xml'), 'PowerPoint', 'ファイルの名前'],
    ['a CSV', Buffer.from('番号,質問,答え\n1-2-1-1,体制はありますか,はい\n'), 'CSV', 'ファイルの名前'],
    ['a table with tabs', Buffer.from('番号\t質問\t答え\n1\t見本: あ\tはい\n'), 'CSV', 'ファイルの名前'],
    [
      'ISO-2022-JP',
      Buffer.from(`${text}# \u001b$B%5\u001b(B\n`.replace(/[^\0-\u007f]/g, '')),
      'ISO-2022-JP',
      '「UTF-8」',
    ],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16', '「UTF-8」'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'UTF-16', '「UTF-8」'],
    ['UTF-16, the larger end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'UTF-16', '「UTF-8」'],
    ['Shift_JIS', latin('# \x83\x54\x83\x93\x83v\x83\x8b\na: 1\n'), 'Shift_JIS', '「UTF-8」'],
    ['EUC-JP', latin('# \xa5\xb5\xa5\xf3\xa5\xd7\xa5\xeb\na: 1\n'), 'EUC-JP', '「UTF-8」'],
    ['a NUL', Buffer.from(`${text}# \0\n${text}`), 'NUL', 'NUL'],
    ['a character cut in two', Buffer.from(`${text}# あ`).subarray(0, -1), '壊れて', '前に保存'],
  ])('%s', (_name, bytes, named, wayOut) => {
    const found = only(bytes);
    expect(describeDiagnostic(t, found)).toContain(named);
    expect(hintFor(t, found)).toContain(wayOut);
  });

  test.each([
    ['a map with commas', 'a: 1,2,3\nb: 4,5,6\n'],
    ['a list on one line', '[1, 2, 3]\n'],
    ['a list of commas', '- 1, 2, 3\n- 4, 5, 6\n'],
  ])('%s is YAML', (_name, content) => {
    expect(readYaml({ name: 'a.yaml', bytes: Buffer.from(content) }, { maxBytes: 1e6 }).ok).toBe(true);
  });
});

test('one NUL in a text of any length is that, and a text of two bytes a letter is told by where its NULs stand', () => {
  const foundIn = (bytes: Buffer) => only(bytes).args['found'];
  const words = fc.array(fc.constantFrom('a: 1', '名前: あ', '# x', 'b: [1, 2]', ''), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.nat(), fc.boolean(), (lines, place, isLittle) => {
      const content = `k: v\n${lines.join('\n')}\n`;
      const at = place % content.length;
      const stray = only(Buffer.from(`${content.slice(0, at)}\0${content.slice(at)}`));
      const before = content.slice(0, at).split('\n');
      expect(stray.args['found']).toBe('nul');
      expect(stray.range?.start).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
      const wide = Buffer.from(content, 'utf16le');
      expect(foundIn(isLittle ? wide : wide.swap16())).toBe('utf-16');
    }),
  );
});

test('every error that the library may report has words of ours', () => {
  const types = readFileSync(join(root, 'node_modules', 'yaml', 'dist', 'errors.d.ts'), 'utf8');
  const list = /type ErrorCode = (?<codes>[^;]+);/.exec(types)?.groups?.['codes'] ?? '';
  const codes = [...list.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(10);
  // A name that is there twice has a code of its own.
  const silent = codes.filter((code) => code !== 'DUPLICATE_KEY' && !isMessageKey(`detail.${code}`));
  expect(silent).toEqual([]);
});

test.each<[string, string, string]>([
  ['a comment glued to a text', 'a: "x"#memo\n', 'COMMENT_GLUED'],
  ['a comment glued to a list', 'a: [x]#memo\n', 'COMMENT_GLUED'],
  ['a name glued to a map', 'a: &x{ b: 1 }\n', 'BAD_PROP_ORDER'],
  ['lines that begin further right than its block', 'a:\n  note: |\n          \n    x\n', 'BAD_INDENT'],
  ['a map behind ---', '--- a: 1\nb: 2\n', 'AFTER_MARKER'],
  ['a directive without ---', '%YAML 1.2\na: 1\n', 'BAD_DIRECTIVE'],
  ['a quote left open', 'a: "x\n', 'MISSING_CHAR'],
  ['a bracket left open', 'a: { b: 1\n', 'MISSING_CHAR'],
  ['the line ends of old Macs', 'a: 1\rb: 2\r', 'CR_ONLY'],
  ...['binary aGVsbG8=', 'set { x }', 'omap [ x: 1 ]', 'pairs [ x: 1 ]'].map((typed): [string, string, string] => [
    typed,
    `a: !!${typed}\n`,
    'TAG_RESOLVE_FAILED',
  ]),
  ['a date of the library', 'a: !<tag:yaml.org,2002:timestamp> 2026-10-01\n', 'TAG_RESOLVE_FAILED'],
])('%s is told as what it is', (_, text, detail) => {
  expect(only(Buffer.from(text)).args['detail']).toBe(detail);
});
