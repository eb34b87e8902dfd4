import { Table } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

import { Definition } from "./definition"
import { FigureButton } from "./figure-button"

export type ReportColumn<Row> = {
  label: string
  /** How its figures are defined, behind an icon. */
  definition?: string
  cell: (row: Row) => ReactNode
  /** The list behind the figure. */
  to?: (row: Row) => string | undefined
  /** What shows the documents behind the figure on the same page. */
  onOpen?: (row: Row) => (() => void) | undefined
}

type ReportTableProps<Row> = {
  /** Said by screen readers. */
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns: ReportColumn<Row>[]
}

/** Every figure of a report in rows; the first column names them, the others stand to the right. Scrolls sideways where it is narrow. */
export function ReportTable<Row>({ label, rows, keyOf, columns }: ReportTableProps<Row>) {
  const side = (index: number): string => (index ? "text-end" : "")
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Header>
          <Table.Row>
            {columns.map(({ label: name, definition }, index) => (
              <Table.HeaderCell key={name} className={side(index)}>
                <span className="inline-flex items-center gap-x-1 whitespace-nowrap">
                  {name}
                  {definition ? <Definition of={name} text={definition} /> : null}
                </span>
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={keyOf(row)}>
              {columns.map((column, index) => (
                <Table.Cell
                  key={column.label}
                  className={`whitespace-nowrap tabular-nums ${side(index)} ${index ? "" : "text-ui-fg-base"}`}
                >
                  <Figure row={row} column={column} />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** A figure; one that has a list behind it opens it. */
function Figure<Row>({ row, column: { cell, to, onOpen } }: { row: Row; column: ReportColumn<Row> }) {
  const [href, open] = [to?.(row), onOpen?.(row)]
  if (href) {
    return (
      <Link to={href} className="text-ui-fg-interactive-hover">
        {cell(row)}
      </Link>
    )
  }
  return open ? <FigureButton onOpen={open}>{cell(row)}</FigureButton> : <>{cell(row)}</>
}
