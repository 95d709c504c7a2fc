import { createHash } from 'node:crypto';
import { type CatalogueIndex, indexCatalogue } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic, DiagnosticCode } from '../formats/diagnostic.ts';
import {
  OFFICIAL_SHEET,
  type OfficialCell,
  type OfficialField,
  type OfficialRow,
  type OfficialTable,
  officialFields,
  plainNumber,
  squeeze,
} from './officialTable.ts';

/** What a copy of the official workbook and a catalogue have in common, and what not. */
export interface Comparison {
  /** Criteria that both have. */
  readonly matched: number;
  /** Differences are errors; what only has to be known is a warning. In the order of the sheet. */
  readonly diagnostics: readonly Diagnostic[];
  /** The official wording by criterion id, of the criteria that both have. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether a file is the one the catalogue was made from. */
export interface HashVerdict {
  readonly file: string;
  readonly source?: string;
  readonly verdict: 'same' | 'different' | 'no-record';
}

/** The SHA-256 of a file beside the one its catalogue has recorded. */
export function compareHash(bytes: Uint8Array, { source }: Catalogue): HashVerdict {
  const file = createHash('sha256').update(bytes).digest('hex');
  if (source.sha256 === undefined) return { file, verdict: 'no-record' };
  return { file, source: source.sha256, verdict: file === source.sha256 ? 'same' : 'different' };
}

/**
 * Compares ids, levels, titles and names with a catalogue; the wording of criteria is not compared, since ours is our
 * own. Columns G and H (marks of ★3 and ★4) are left aside: column K says the same for each criterion.
 */
export function compareOfficial(table: OfficialTable, catalogue: Catalogue, file: string): Comparison {
  const index = indexCatalogue(catalogue);
  const report = (code: DiagnosticCode, args: Diagnostic['args'], severity: Diagnostic['severity'] = 'error') => ({
    code,
    args: { sheet: table.sheet, ...args },
    severity,
    file,
  });
  const firsts = new Map<string, OfficialRow>();
  for (const row of table.rows) if (!firsts.has(row.id)) firsts.set(row.id, row);
  const found = [
    ...(table.sheet === OFFICIAL_SHEET ? [] : [report('official/sheet-name', { expected: OFFICIAL_SHEET }, 'warning')]),
    ...table.missing.map((field) => report('official/missing-column', { field })),
    ...table.rows.flatMap((row) => [
      ...formulas(row).map(({ address }) => report('official/formula', { cell: address }, 'warning')),
      ...compareRow(row, firsts.get(row.id) ?? row, index, table).map(({ code, args }) => report(code, args)),
    ]),
    ...[...index.criteria.keys()]
      .filter((id) => !firsts.has(id))
      .map((id) => report('official/missing-criterion', { id })),
  ];
  const matched = [...firsts.values()].filter(({ id }) => index.criteria.has(id));
  return {
    matched: matched.length,
    diagnostics: unique(found),
    texts: new Map(matched.filter(({ cells }) => cells.text.text !== '').map(({ id, cells }) => [id, cells.text.text])),
  };
}

type Finding = Pick<Diagnostic, 'code' | 'args'>;

function formulas({ cells }: OfficialRow): readonly OfficialCell[] {
  return officialFields.map((field) => cells[field]).filter(({ hasFormula }) => hasFormula);
}

function compareRow(row: OfficialRow, first: OfficialRow, index: CatalogueIndex, table: OfficialTable): Finding[] {
  const { id, cells } = row;
  const cell = cells.criterionId.address;
  if (first !== row) {
    return [{ code: 'official/duplicate-criterion', args: { id, cell, first: first.cells.criterionId.address } }];
  }
  const criterion = index.criteria.get(id);
  if (criterion === undefined) return [{ code: 'official/unknown-criterion', args: { id, cell } }];
  const requirement = index.requirements.get(criterion.requirement);
  const section = index.sections.get(requirement?.section ?? '');
  const category = index.categories.get(section?.category ?? '');
  const level = index.levels.get(criterion.level)?.title ?? criterion.level;
  const compare = (field: OfficialField, ours: string | undefined, isSame: (a: string, b: string) => boolean) => {
    const { text, address } = cells[field];
    if (table.missing.includes(field) || ours === undefined || isSame(text, ours)) return [];
    return [{ code: codes[field], args: { id, cell: address, field, found: text, expected: ours } }];
  };
  return [
    ...compare('categoryId', category?.id, isSameNumber),
    ...compare('category', category?.title, isSameText),
    ...compare('sectionId', section?.id, isSameNumber),
    ...compare('section', section?.title, isSameText),
    ...compare('requirementId', requirement?.id, isSameNumber),
    ...compare('title', requirement?.title, isSameText),
    ...compare('level', level, isSameLevel),
    ...(cells.text.text === '' ? [{ code: codes.text, args: { id, cell: cells.text.address } }] : []),
  ];
}

const codes: Readonly<Record<OfficialField, DiagnosticCode>> = {
  categoryId: 'official/number-differs',
  category: 'official/title-differs',
  sectionId: 'official/number-differs',
  section: 'official/title-differs',
  requirementId: 'official/number-differs',
  title: 'official/title-differs',
  level: 'official/level-differs',
  criterionId: 'official/unknown-criterion',
  text: 'official/text-missing',
};

function isSameText(a: string, b: string): boolean {
  return squeeze(a) === squeeze(b);
}

function isSameNumber(a: string, b: string): boolean {
  return plainNumber(a) === plainNumber(b);
}

function isSameLevel(a: string, b: string): boolean {
  return plainLevel(a) === plainLevel(b);
}

/** ★3, ☆3, 3 and ★★★ are the same level. */
function plainLevel(text: string): string {
  const plain = squeeze(text).replaceAll('☆', '★');
  return /^★+$/.test(plain) ? String(plain.length) : plain.replaceAll('★', '');
}

/** A merged cell belongs to many rows, but is wrong only once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, args }) => {
    const cell = args['cell'];
    const key = `${code} ${cell}`;
    if (cell !== undefined && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
