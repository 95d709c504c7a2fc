import type { Table, TableColumn, TableRow } from '../document.ts';

/** A table for narrow pages: what stands in another column is in that column. */
export function narrowed({ columns }: Pick<Table, 'columns'>): {
  readonly columns: readonly TableColumn[];
  readonly cells: (row: TableRow) => TableRow;
} {
  const hosts = columns.map((_, index) => columns.findLastIndex(({ width }, at) => at <= index && width !== 0));
  return {
    columns: columns
      .filter(({ width }) => width !== 0)
      .map(({ shared, ...column }) => ({ ...column, title: shared ?? column.title })),
    cells: (row) =>
      columns.flatMap(({ width }, host) => {
        if (width === 0) return [];
        const lines = columns.flatMap((column, index) => {
          if (hosts[index] !== host) return [];
          const own = row[index] ?? [];
          return index === host && column.shared === undefined ? own : own.map((line) => `${column.title}: ${line}`);
        });
        return [lines];
      }),
  };
}
