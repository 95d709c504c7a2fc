import { allCriteria } from '../domain/catalogue.ts';
import { InternalError } from '../errors.ts';
import { type FilledLayout, fillLayout } from '../exchange/filledLayout.ts';
import type { MappedTable } from '../exchange/ownTable.ts';
import { states } from '../formats/assessment.ts';
import type { AnswerState } from '../formats/states.ts';
import type { Translate } from '../i18n/t.ts';
import { sheetFrame } from '../office/fill.ts';
import { readXlsx, withCells } from '../office/xlsx.ts';
import type { WorkbookFile } from '../office/zip.ts';
import type { LoadedAssessment } from './assessment.ts';
import { criteriaOf } from './handout.ts';
import { type OwnTables, ownTablesOf } from './returnedTable.ts';

/** A workbook of somebody else's layout, to be filled in where it stands. */
export interface Layout {
  /** The sheets that list criteria, where there is one. */
  readonly own?: OwnTables;
  /** The workbook with the answers in the cells of these tables, and nothing else of it changed. */
  readonly fill: (mapped: readonly MappedTable[], t: Translate) => FilledWorkbook;
}

export interface FilledWorkbook extends Omit<FilledLayout, 'cells'> {
  readonly bytes: Uint8Array;
  /** How many cells were written. */
  readonly written: number;
}

/**
 * Opens a workbook that is to be handed in as it is laid out, such as a copy of the official one.
 * @throws UserError not-a-workbook and its like
 */
export async function openLayout(file: WorkbookFile, { assessment, loaded }: LoadedAssessment): Promise<Layout> {
  const workbook = readXlsx(file);
  const ids = allCriteria(loaded.catalogue).map(({ id }) => id);
  const own = await ownTablesOf(workbook, ids);
  const criteria = criteriaOf(loaded.catalogue);
  return {
    ...(own === undefined ? {} : { own }),
    fill: (mapped, t) => {
      const marks = Object.fromEntries(states.map((state) => [state, t(`mark.${state}`)])) as Record<
        AnswerState,
        string
      >;
      const { isDate1904 } = workbook;
      let { bytes } = file;
      const all = mapped.map((one): FilledLayout => {
        const part = workbook.sheets.find(({ name }) => name === one.table.name)?.part?.();
        if (part === undefined) throw new InternalError('a table without a sheet');
        const filled = fillLayout(assessment, one, sheetFrame(part), { ids, criteria, marks, isDate1904 });
        if (filled.cells.length > 0) bytes = withCells({ ...file, bytes }, part, filled.cells);
        return filled;
      });
      const [first] = all;
      return {
        bytes,
        written: all.reduce((sum, { cells }) => sum + cells.length, 0),
        replaced: all.flatMap(({ replaced }) => replaced),
        left: all.flatMap(({ left }) => left),
        // What one of the sheets lists is there.
        absent: first?.absent.filter((id) => all.every(({ absent }) => absent.includes(id))) ?? [],
      };
    },
  };
}
