import type { Table, TableColumn, TableRow } from '../document.ts';

/**
 * A table for narrow pages: what stands in another column is in that column.
 * @param isOwn whether a column stays one of its own; those with a width where left out.
 */
export function narrowed(
  { columns }: Pick<Table, 'columns'>,
  isOwn = ({ width }: TableColumn) => width !== 0,
): {
  readonly columns: readonly TableColumn[];
  readonly cells: (row: TableRow) => TableRow;
} {
  const hosts = columns.map((_, index) => columns.findLastIndex((column, at) => at <= index && isOwn(column)));
  return {
    columns: columns.filter(isOwn).map(({ shared, ...column }) => ({ ...column, title: shared ?? column.title })),
    cells: (row) =>
      columns.flatMap((hosting, host) => {
        if (!isOwn(hosting)) return [];
        const lines = columns.flatMap((column, index) => {
          if (hosts[index] !== host) return [];
          const own = row[index] ?? [];
          return index === host && column.shared === undefined ? own : own.map((line) => `${column.title}: ${line}`);
        });
        return [lines];
      }),
  };
}
