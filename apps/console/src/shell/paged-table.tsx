import { Pager } from "@conclave/ui/components/pager";
import { type Column, Table } from "@conclave/ui/components/table";
import type { PagedList } from "@conclave/ui/loading/paged-list";
import type { ComponentChildren } from "preact";
import { FailedState, LoadingState } from "./states.tsx";

export interface PagedTableProps<Row> {
  readonly label: string;
  readonly list: PagedList<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string | number;
  /** Where there is nothing. */
  readonly empty: ComponentChildren;
}

/** A list in all its states: loading, failed, empty, a page of many. */
export function PagedTable<Row>({ label, list, columns, keyOf, empty }: PagedTableProps<Row>) {
  const { phase, rows, next, total, page, error } = list.state.value;
  if (phase === "failed") return <FailedState error={error} onRetry={list.reload} />;
  if (rows.length === 0) return phase === "loading" ? <LoadingState /> : empty;
  return (
    <>
      <Table label={label} columns={columns} rows={rows} keyOf={keyOf} busy={phase === "loading"} />
      <Pager
        page={page}
        total={total}
        onPrevious={page > 1 ? list.previous : undefined}
        onNext={next === undefined ? undefined : list.next}
      />
    </>
  );
}
