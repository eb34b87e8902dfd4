import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { followUpHref } from "../follow-up/queries"
import { DocumentsDrawer } from "../shared/documents-drawer"
import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { claimHref } from "../warranty/claim-queries"
import { PivotAsked, PivotDataset, pivotDocumentsQuery } from "./queries"
import { PivotCell, PivotFilters } from "./use-pivot"

const LIMIT = 20

const invoiceHref = (id: string): string => `/crm/receivables/invoices/${id}`
const HREFS: Record<string, (id: string) => string> = {
  quotes: (id) => `/crm/quotes/${id}`,
  invoices: invoiceHref,
  invoice_items: invoiceHref,
  receipts: (id) => `/crm/receivables/receipts/${id}`,
  claims: claimHref,
  follow_ups: followUpHref,
}

type PivotDrawerProps = {
  asked: PivotAsked
  dataset: PivotDataset
  /** Filters of the pivot itself, which a cell's narrow further. */
  filters: PivotFilters
  cell: PivotCell
  /** Which cell it is, in words. */
  place: string
  onClose: () => void
}

/** The documents behind a figure, those that add most first. */
export const PivotDrawer = ({ asked, dataset, filters, cell, place, onClose }: PivotDrawerProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [offset, setOffset] = useState(0)
  const { order: _order, order_column: _column, ...definition } = asked
  const { data, error, refetch } = useQuery(
    pivotDocumentsQuery({
      ...definition,
      measures: cell.measure,
      filters: JSON.stringify({ ...filters, ...cell.filters }),
      limit: LIMIT,
      offset,
    })
  )
  const isMoney = dataset.measures.find(({ key }) => key === cell.measure)?.kind === "money"
  const page = data && {
    documents: data.documents.map(({ id, number, customer_name, day, amount }) => ({
      id,
      href: HREFS[dataset.key](id),
      // A follow-up without a title is called by its kind.
      name: dataset.key === "follow_ups" ? t(`followUp.kinds.${number}`, { defaultValue: number }) : number,
      lines: [[customer_name, day && formatDay(day, locale)].filter(Boolean).join(" · ")],
      amount,
    })),
    count: data.count,
    counted: plural(t, "pivot.documents", data.count),
    total: data.total,
    currency: isMoney ? data.currency_code : null,
  }
  return (
    <DocumentsDrawer
      title={t(`pivot.measures.${cell.measure}`)}
      description={place || t("pivot.everything")}
      page={page}
      error={error}
      onRetry={() => void refetch()}
      offset={offset}
      pageSize={LIMIT}
      onPage={setOffset}
      onClose={onClose}
    />
  )
}
