import type { ComponentChildren } from "preact";
import "./table.css";

export interface Column<Row> {
  readonly title: string;
  /** The heading is only for those who hear it: a column of buttons. */
  readonly titleHidden?: boolean | undefined;
  readonly numeric?: boolean | undefined;
  readonly cell: (row: Row) => ComponentChildren;
}

export interface TableProps<Row> {
  readonly label: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** Dims what is shown while the next page comes. */
  readonly busy?: boolean | undefined;
}

/** A table; on a narrow page each row becomes a card, with its headings beside the values. */
export function Table<Row>({ label, columns, rows, keyOf, busy = false }: TableProps<Row>) {
  return (
    <table class="ui-table" aria-label={label} aria-busy={busy}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" class={column.numeric ? "ui-table-numeric" : undefined}>
              {column.titleHidden ? <span class="ui-visually-hidden">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.title} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.title}
                  class={column.numeric ? "ui-table-numeric" : column.titleHidden ? "ui-table-actions" : undefined}
                  data-title={column.titleHidden ? undefined : column.title}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
