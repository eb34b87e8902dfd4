import { Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { CsvButton } from "../../shared/csv-button"
import { ErrorState } from "../../shared/error-state"
import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { SectionSkeleton } from "../../shared/skeletons"
import { TablePages } from "../../shared/table-pages"
import { Asked, CoverLine, coverLinesQuery, MOVED, SOLD_COVER_PATH } from "./queries"

const PAGE = 50

type LinesDrawerProps = { asked: Asked & { from: string; to: string }; currency: string; onClose: () => void }

/** The invoiced lines behind the figures of some months, with the warranties that they bought. */
export const LinesDrawer = ({ asked, currency, onClose }: LinesDrawerProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [offset, setOffset] = useState(0)
  const { data, error, refetch } = useQuery(coverLinesQuery({ ...asked, limit: PAGE, offset: offset || undefined }))
  const title = t("soldCover.lines.title")
  const [first, last] = [formatMonth(asked.from, locale), formatMonth(asked.to, locale)]
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content className="md:max-w-5xl">
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>{first === last ? first : `${first} – ${last}`}</Drawer.Description>
          <CsvButton of={title} path={`${SOLD_COVER_PATH}/lines/export`} options={{ query: asked }} />
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          {error ? (
            <ErrorState error={error} onRetry={() => refetch()} />
          ) : data ? (
            <>
              <ReportTable<CoverLine>
                label={title}
                rows={data.lines}
                keyOf={({ invoice_item_id }) => invoice_item_id}
                columns={[
                  {
                    label: t("soldCover.lines.invoice"),
                    cell: ({ number, title: name, customer_name }) => (
                      <>
                        {number}
                        <Text size="xsmall" className="text-ui-fg-subtle">
                          {[name, customer_name].filter(Boolean).join(" · ")}
                        </Text>
                      </>
                    ),
                    to: ({ invoice_id }) => `/crm/receivables/invoices/${invoice_id}`,
                  },
                  { label: t("soldCover.lines.covers"), cell: (line) => <Covers line={line} /> },
                  ...MOVED.map((name) => ({
                    label: t(`soldCover.moved.${name}`),
                    cell: (row: CoverLine) => <Money amount={row[name]} currency={currency} />,
                  })),
                ]}
              />
              <TablePages count={data.count} offset={offset} pageSize={PAGE} onPage={setOffset} />
            </>
          ) : (
            <SectionSkeleton lines={8} />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const Covers = ({ line: { covers } }: { line: CoverLine }) => {
  const { t } = useTranslation("crm")
  return covers.length ? (
    <span className="inline-flex flex-col">
      {covers.map(({ id, number }) => (
        <Link key={id} to={`/crm/warranties/${id}`} className="text-ui-fg-interactive-hover">
          {number}
        </Link>
      ))}
    </span>
  ) : (
    <span className="text-ui-fg-subtle">{t("soldCover.lines.waits")}</span>
  )
}
