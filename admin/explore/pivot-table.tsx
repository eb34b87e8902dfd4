import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import { Table } from "@medusajs/ui"
import { Fragment } from "react"
import { useTranslation } from "react-i18next"

import { PivotFigure } from "./pivot-figure"
import { PivotAnswer, PivotDimension, PivotKey, PivotLine, PivotMeasure } from "./queries"
import { PivotCell } from "./use-pivot"
import { useKeyName } from "./use-key-name"

type PivotTableProps = {
  label: string
  answer: PivotAnswer
  rows: PivotDimension[]
  column: PivotDimension | undefined
  measures: PivotMeasure[]
  order: { by: string | undefined; column: string | undefined }
  onOrder: (order: { by: string; column: string | null }) => void
  onOpen: (cell: PivotCell) => void
}

const CELL = "whitespace-nowrap text-end tabular-nums"

/** Rows by columns with the totals of both. A heading sorts by its figures; a figure opens the documents behind it. */
export const PivotTable = ({ label, answer, rows, column, measures, order, onOrder, onOpen }: PivotTableProps) => {
  const { t } = useTranslation("crm")
  const nameOf = useKeyName()
  const total = t("common.total")
  const isOne = measures.length === 1
  const groups = [
    ...answer.columns.map((key) => ({ key: key as PivotKey | undefined, name: nameOf(column, key) })),
    { key: undefined, name: total },
  ]
  const isOwnColumn = (key: PivotKey | undefined): boolean => key === undefined || !!key.key
  const heading = (measure: PivotMeasure, { key, name }: (typeof groups)[number]) => {
    const text = column && isOne ? name : t(`pivot.measures.${measure.key}`)
    const isSorted = order.by?.replace("-", "") === measure.key && (order.column ?? null) === (key?.key ?? null)
    const isDown = isSorted && order.by!.startsWith("-")
    return (
      <Table.HeaderCell
        key={`${name} ${measure.key}`}
        className="text-end"
        aria-sort={isSorted ? (isDown ? "descending" : "ascending") : undefined}
      >
        {isOwnColumn(key) ? (
          <button
            type="button"
            title={t("pivot.sort", { name: text })}
            className="focus-visible:shadow-borders-focus inline-flex items-center gap-x-1 whitespace-nowrap rounded outline-none"
            onClick={() => onOrder({ by: isDown ? measure.key : `-${measure.key}`, column: key?.key ?? null })}
          >
            {text}
            {isSorted ? isDown ? <ArrowDownMini /> : <ArrowUpMini /> : null}
          </button>
        ) : (
          text
        )}
      </Table.HeaderCell>
    )
  }
  const figures = ({ keys, cells, total: sum }: PivotLine) =>
    [...cells, sum].flatMap((values, place) =>
      measures.map((measure, index) => {
        const over = groups[place].key
        const chosen = [
          ...keys.map(({ key }, level) => [rows[level].key, [key ?? ""]]),
          ...(over ? [[column!.key, [over.key ?? ""]]] : []),
        ]
        return (
          <Table.Cell key={`${place} ${measure.key}`} className={CELL}>
            <PivotFigure
              value={values?.[index] ?? null}
              measure={measure}
              currency={answer.currency_code}
              onOpen={
                over?.key === null
                  ? undefined
                  : () => onOpen({ measure: measure.key, filters: Object.fromEntries(chosen) })
              }
            />
          </Table.Cell>
        )
      })
    )
  const subtotalOf = new Map(answer.subtotals.map((line) => [line.keys[0].key, line]))
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Header>
          {column && !isOne ? (
            <Table.Row>
              {rows.map(({ key }) => (
                <Table.HeaderCell key={key} aria-hidden />
              ))}
              {groups.map(({ name }) => (
                <th key={name} colSpan={measures.length} scope="colgroup" className="whitespace-nowrap px-3 text-end">
                  {name}
                </th>
              ))}
            </Table.Row>
          ) : null}
          <Table.Row>
            {rows.map(({ key }) => (
              <Table.HeaderCell key={key}>{t(`pivot.fields.${key}`)}</Table.HeaderCell>
            ))}
            {groups.flatMap((group) => measures.map((measure) => heading(measure, group)))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {answer.rows.map((line, index) => {
            const [first, second] = line.keys
            const isNew = answer.rows[index - 1]?.keys[0].key !== first.key
            const above = second && isNew ? subtotalOf.get(first.key) : undefined
            return (
              <Fragment key={line.keys.map(({ key }) => key).join("\u0000")}>
                {above ? (
                  <Table.Row className="txt-compact-small-plus">
                    <Table.Cell className="text-ui-fg-base whitespace-nowrap">{nameOf(rows[0], first)}</Table.Cell>
                    <Table.Cell>{total}</Table.Cell>
                    {figures(above)}
                  </Table.Row>
                ) : null}
                <Table.Row>
                  <Table.Cell className="text-ui-fg-base whitespace-nowrap">
                    {second ? null : nameOf(rows[0], first)}
                  </Table.Cell>
                  {second ? (
                    <Table.Cell className="text-ui-fg-base whitespace-nowrap">{nameOf(rows[1], second)}</Table.Cell>
                  ) : null}
                  {figures(line)}
                </Table.Row>
              </Fragment>
            )
          })}
          <Table.Row className="txt-compact-small-plus bg-ui-bg-subtle">
            <Table.Cell className="text-ui-fg-base">{total}</Table.Cell>
            {rows.length > 1 ? <Table.Cell /> : null}
            {figures(answer.totals)}
          </Table.Row>
        </Table.Body>
      </Table>
    </div>
  )
}
