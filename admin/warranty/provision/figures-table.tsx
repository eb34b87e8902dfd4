import { Table } from "@medusajs/ui"
import { ReactNode } from "react"

export type FigureColumn<Row> = { key: string; label: string; cell: (row: Row) => ReactNode }

type FiguresTableProps<Row> = {
  /** Said by screen readers. */
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  columns: FigureColumn<Row>[]
}

/** Figures in rows; the first column names them, the others stand to the right. Scrolls sideways where it is narrow. */
export function FiguresTable<Row>({ label, rows, keyOf, columns }: FiguresTableProps<Row>) {
  const side = (index: number): string => (index ? "text-end" : "")
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Header>
          <Table.Row>
            {columns.map(({ key, label: name }, index) => (
              <Table.HeaderCell key={key} className={`whitespace-nowrap ${side(index)}`}>
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={keyOf(row)}>
              {columns.map(({ key, cell }, index) => (
                <Table.Cell
                  key={key}
                  className={`whitespace-nowrap tabular-nums ${side(index)} ${index ? "" : "text-ui-fg-base"}`}
                >
                  {cell(row)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
