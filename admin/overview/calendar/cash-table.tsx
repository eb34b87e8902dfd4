import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatDay } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { CASH_KINDS, CashCalendar, CashKind, CashWeek } from "./queries"

type CashTableProps = {
  calendar: CashCalendar
  currency: string
  onOpen: (week: string, kind?: CashKind) => void
}

/** The calendar in figures; each of them opens its documents. */
export const CashTable = ({ calendar, currency, onOpen }: CashTableProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const rows: (CashWeek & { label: string })[] = [
    ...calendar.weeks.map((week) => ({ ...week, label: formatDay(week.week_start, locale) })),
    { week_start: "later", ...calendar.later, label: t("overview.calendar.later") },
  ]
  return (
    <Table>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell>{t("overview.calendar.weekOf")}</Table.HeaderCell>
          {CASH_KINDS.map((kind) => (
            <Table.HeaderCell key={kind} className="text-end">
              {t(`overview.calendar.${kind}`)}
            </Table.HeaderCell>
          ))}
          <Table.HeaderCell className="text-end">{t("common.total")}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map((row) => (
          <Table.Row key={row.week_start}>
            <Table.Cell className="whitespace-nowrap">{row.label}</Table.Cell>
            {CASH_KINDS.map((kind) => (
              <Table.Cell key={kind} className="text-end">
                <Opener amount={row[kind]} currency={currency} onOpen={() => onOpen(row.week_start, kind)} />
              </Table.Cell>
            ))}
            <Table.Cell className="text-end">
              <Opener
                amount={CASH_KINDS.reduce((sum, kind) => sum + row[kind], 0)}
                currency={currency}
                onOpen={() => onOpen(row.week_start)}
              />
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}

const Opener = ({ amount, currency, onOpen }: { amount: number; currency: string; onOpen: () => void }) =>
  amount ? (
    <button
      type="button"
      onClick={onOpen}
      className="hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
    >
      <Money amount={amount} currency={currency} />
    </button>
  ) : (
    <span className="text-ui-fg-subtle">–</span>
  )
