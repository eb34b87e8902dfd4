import { Table } from "@medusajs/ui"
import { ReactNode } from "react"

export type ReportColumn<Row> = {
  label: string
  cell: (row: Row) => ReactNode
  onOpen?: (row: Row) => (() => void) | undefined
}

type ReportTableProps<Row> = {
  rows: Row[]
  keyOf: (row: Row) => string
  columns: [ReportColumn<Row>, ...ReportColumn<Row>[]]
}

/** A report in figures: what a row is about stands first, figures to the right; one that has a list opens it. */
export function ReportTable<Row>({ rows, keyOf, columns }: ReportTableProps<Row>) {
  return (
    <Table>
      <Table.Header>
        <Table.Row>
          {columns.map(({ label }, index) => (
            <Table.HeaderCell key={label} className={index ? "whitespace-nowrap text-end" : undefined}>
              {label}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map((row) => (
          <Table.Row key={keyOf(row)}>
            {columns.map(({ label, cell, onOpen }, index) => {
              const open = onOpen?.(row)
              return (
                <Table.Cell
                  key={label}
                  className={index ? "whitespace-nowrap text-end tabular-nums" : "text-ui-fg-base whitespace-nowrap"}
                >
                  {open ? (
                    <button
                      type="button"
                      onClick={open}
                      className="hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
                    >
                      {cell(row)}
                    </button>
                  ) : (
                    cell(row)
                  )}
                </Table.Cell>
              )
            })}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}
