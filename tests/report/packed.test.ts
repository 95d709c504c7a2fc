import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { openAssessment, report } from '../../src/index.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { renderPdf } from '../../src/report/render/pdf/index.ts';
import { packed } from '../../src/report/render/pdf/packed.ts';
import { gapDocument } from '../../src/report/say/gap.ts';
import { operatorsIn } from '../helpers/readPdf.ts';

const t = translator(ja);
const sample = join(import.meta.dirname, '..', '..', 'templates', 'sample.assessment.yaml');

/** A file of two plain objects and a stream, as pdfkit writes one. */
function written(): string {
  const objects = [
    '<<\n/Type /Catalog\n>>',
    '<<\n/Title (endstream\nendobj x)\n>>',
    '<<\n/Length 3\n>>\nstream\nabc\nendstream',
  ];
  let file = '%PDF-1.7\n%\xff\xff\xff\xff\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = 'trailer\n<<\n/Size 4\n/Root 1 0 R\n/Info 2 0 R\n/ID [<00> <00>]\n>>\n';
  return `${file}xref\n0 4\n0000000000 65535 f \n${table}${trailer}startxref\n${file.length}\n%%EOF\n`;
}

describe('a packed file', () => {
  const text = Buffer.from(packed(Buffer.from(written(), 'latin1'))).toString('latin1');

  test('keeps its head and its streams as they are, and nothing else in the open', () => {
    expect(text.startsWith('%PDF-1.7\n%\xff\xff\xff\xff\n')).toBe(true);
    expect(text).toContain('3 0 obj\n<<\n/Length 3\n>>\nstream\nabc\nendstream\nendobj\n');
    expect(text).not.toMatch(/Catalog|Title/);
    expect(text).toContain('/Type /ObjStm /N 2 ');
  });

  test('says where its table is, and the table what the trailer said', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start)).toMatch(
      /^5 0 obj\n<< \/Type \/XRef \/Size 6 .*\/Root 1 0 R \/Info 2 0 R \/ID \[<00> <00>\]/,
    );
  });

  test('of something that pdfkit has not written is refused', () => {
    expect(() => packed(Buffer.from('%PDF-1.7\nnothing'))).toThrow('table');
  });
});

describe('the report of the sample', () => {
  const model = report(openAssessment({ text: readFileSync(sample, 'utf8') }), { asOf: '2026-11-29' });
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = (await renderPdf(model, { t, fonts: await loadFonts(), date: '2026-11-29' })).bytes;
  });

  test('says how its pages are numbered, and which of its lists are', () => {
    const objects = operatorsIn(bytes);
    expect(objects).toMatch(/\/PageLabels <<\s*\/Nums \[0 <<\s*\/S \/D\s*>>\]/);
    // What to do first, the way to the star, and the conditions of each criterion that has several.
    const numbered = objects.match(/\/O \/List\s*\/ListNumbering \/Decimal/g) ?? [];
    const parted = model.requirements
      .flatMap(({ criteria }) => criteria)
      .filter(({ state, metWhen }) => (state === 'partial' || state === 'unmet') && metWhen.length > 1);
    expect(parted.length).toBeGreaterThan(10);
    expect(numbered).toHaveLength(parted.length + 2);
  });

  test('names each row of a table by the group it is in, too', () => {
    const objects = operatorsIn(bytes);
    const headers = [...objects.matchAll(/\/S \/TH\n(?:\/ID \((\w+)\)\n)?\/A <<\n([^>]*)>>\n(?:.*\n)*?>>/g)].map(
      ([whole, , attributes = '']) => ({ id: /\/ID \((\w+)\)/.exec(whole)?.[1], attributes }),
    );
    const groups = headers.filter(({ attributes }) => attributes.includes('/ColSpan'));
    const inGroups = headers.flatMap(({ attributes }) => /\/Headers \[\((\w+)\)\]/.exec(attributes)?.[1] ?? []);
    const parts = gapDocument(model, t).parts.flatMap(({ blocks }) => blocks);
    const grouped = parts.flatMap((block) => {
      if (block.kind === 'steps' && block.groups.length > 1) return block.groups.map(({ steps }) => steps.length);
      if (block.kind === 'criteria-table' && block.groups.length > 1)
        return block.groups.map(({ rows }) => rows.length);
      return block.kind === 'table' ? block.groups.flatMap((group) => group.parts.map(({ rows }) => rows.length)) : [];
    });
    expect(groups).toHaveLength(grouped.length);
    const counted = groups.map(({ id }) => inGroups.filter((one) => one === id).length);
    expect(counted).toEqual(grouped);
    const tree = /\/IDTree <<\n\/Names \[([^\]]*)\]/.exec(objects)?.[1] ?? '';
    expect(Array.from(tree.matchAll(/\((\w+)\) \d+ 0 R/g), ([, id]) => id)).toEqual(groups.map(({ id }) => id));
  });

  test('is small enough to be mailed without a thought', () => {
    expect(bytes.length).toBeLessThanOrEqual(250_000);
  });
});
