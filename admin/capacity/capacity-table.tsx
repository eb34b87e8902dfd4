import { StatusBadge, Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Day } from "../shared/day"
import { CapacityRow } from "./queries"

type CapacityTableProps = {
  rows: CapacityRow[]
  chosen: string | null
  keyOf: (row: CapacityRow) => string
  onChoose: (key: string) => void
}

const NUMBERS = ["stocked", "reserved", "incoming", "quotes"] as const

/** Items by location; the name shows one's weeks below. */
export const CapacityTable = ({ rows, chosen, keyOf, onChoose }: CapacityTableProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("capacity.columns.item")}</Table.HeaderCell>
            <Table.HeaderCell>{t("capacity.columns.location")}</Table.HeaderCell>
            {NUMBERS.map((name) => (
              <Table.HeaderCell key={name} className="text-end">
                {t(`capacity.columns.${name}`)}
              </Table.HeaderCell>
            ))}
            <Table.HeaderCell className="text-end">{t("capacity.columns.shortBy")}</Table.HeaderCell>
            <Table.HeaderCell>{t("capacity.columns.runsOut")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={keyOf(row)} className={keyOf(row) === chosen ? "bg-ui-bg-base-hover" : ""}>
              <Table.Cell>
                <button
                  type="button"
                  aria-pressed={keyOf(row) === chosen}
                  aria-label={t("capacity.choose", {
                    name: [row.title, row.sku, row.location_name].filter(Boolean).join(" "),
                  })}
                  className="text-ui-fg-interactive-hover focus-visible:shadow-borders-focus max-w-56 truncate rounded text-start outline-none"
                  onClick={() => onChoose(keyOf(row))}
                >
                  {row.title}
                  {row.sku ? <span className="text-ui-fg-subtle ms-1.5">{row.sku}</span> : null}
                </button>
              </Table.Cell>
              <Table.Cell>{row.location_name}</Table.Cell>
              {NUMBERS.map((name) => (
                <Table.Cell key={name} className="text-end tabular-nums">
                  {row[name]}
                </Table.Cell>
              ))}
              <Table.Cell className="text-end tabular-nums">{row.short_by || t("capacity.never")}</Table.Cell>
              <Table.Cell>
                {row.runs_out_week ? (
                  <StatusBadge color="red" className="whitespace-nowrap">
                    <Day value={row.runs_out_week} />
                  </StatusBadge>
                ) : (
                  t("capacity.never")
                )}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
