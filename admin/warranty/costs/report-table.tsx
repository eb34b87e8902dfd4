import { Table } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

import { Definition } from "./panel"

export type ReportColumn<Row> = {
  key: string
  label: string
  definition?: string
  cell: (row: Row) => ReactNode
  /** The list behind the figure. */
  to?: (row: Row) => string | undefined
}

type ReportTableProps<Row> = {
  /** Said by screen readers. */
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns: ReportColumn<Row>[]
}

/** Every figure of a report in rows; the first column names them, the others stand to the right. */
export function ReportTable<Row>({ label, rows, keyOf, columns }: ReportTableProps<Row>) {
  const side = (index: number): string => (index ? "text-end" : "")
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Header>
          <Table.Row>
            {columns.map(({ key, label: name, definition }, index) => (
              <Table.HeaderCell key={key} className={side(index)}>
                <span className="inline-flex items-center gap-x-1 whitespace-nowrap">
                  {name}
                  {definition ? <Definition label={name} text={definition} /> : null}
                </span>
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={keyOf(row)}>
              {columns.map(({ key, cell, to }, index) => {
                const href = to?.(row)
                return (
                  <Table.Cell
                    key={key}
                    className={`whitespace-nowrap tabular-nums ${side(index)} ${index ? "" : "text-ui-fg-base"}`}
                  >
                    {href ? (
                      <Link to={href} className="text-ui-fg-interactive-hover">
                        {cell(row)}
                      </Link>
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
    </div>
  )
}
