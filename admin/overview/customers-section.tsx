import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { NextFollowUpCell } from "../follow-up/next-follow-up-cell"
import { FollowUp, nextOfQuery } from "../follow-up/queries"
import { Choice } from "../shared/choice"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"
import { Narrowing } from "../shared/narrowing"
import { plural } from "../shared/plural"
import { TableSkeleton } from "../shared/skeletons"
import { useUrlState } from "../shared/use-url-state"
import { openHref, pipelineHref } from "./hrefs"
import { CustomerSum, TOP_BY, topCustomersQuery } from "./queries"

const NOBODY: CustomerSum[] = []
const NOTHING: ReadonlyMap<string, FollowUp> = new Map()

/** Whom to talk to today: a big quote and a late debt stand first. */
export const CustomersSection = ({ currency, narrowing }: { currency: string; narrowing: Narrowing }) => {
  const { t } = useTranslation("crm")
  const [{ top }, setUrl] = useUrlState(["top"] as const)
  const by = TOP_BY.find((name) => name === top) ?? "both"
  const query = useQuery(topCustomersQuery({ currency_code: currency, by, ...narrowing }))
  const customers = query.data ?? NOBODY
  const { data: next = NOTHING } = useQuery(nextOfQuery(customers.map(({ customer_id }) => customer_id)))
  if (!query.data) {
    return query.error ? (
      <Container className="p-0">
        <ErrorState compact error={query.error} onRetry={() => query.refetch()} />
      </Container>
    ) : (
      <TableSkeleton rows={5} />
    )
  }
  return (
    <Container className="divide-y p-0" data-testid="crm-top-customers">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("overview.customers.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`overview.customers.by.${by}.description`)}
          </Text>
        </div>
        <div className="w-48">
          <Choice
            size="small"
            label={t("overview.customers.order")}
            value={by}
            options={TOP_BY.map((value) => ({ value, label: t(`overview.customers.by.${value}.label`) }))}
            onChange={(value) => setUrl({ top: value === "both" ? null : value })}
          />
        </div>
      </div>
      {customers.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("common.customer")}</Table.HeaderCell>
                <Table.HeaderCell className="hidden lg:table-cell">{t("followUp.nextOne")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("overview.columns.openQuotes")}</Table.HeaderCell>
                <Table.HeaderCell className="hidden text-end md:table-cell">
                  {t("receivable.fields.owes")}
                </Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("receivable.fields.overdue")}</Table.HeaderCell>
                <Table.HeaderCell className="hidden text-end md:table-cell">
                  {t("overview.columns.headroom")}
                </Table.HeaderCell>
                <Table.HeaderCell className="hidden text-end lg:table-cell">
                  {t("overview.columns.delay")}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {customers.map((customer) => (
                <CustomerRow
                  key={customer.customer_id}
                  customer={customer}
                  currency={currency}
                  narrowing={narrowing}
                  next={next.get(customer.customer_id)}
                />
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : (
        <EmptyState title={t("overview.customers.empty")} description={t("overview.customers.emptyDescription")} />
      )}
    </Container>
  )
}

type CustomerRowProps = { customer: CustomerSum; currency: string; narrowing: Narrowing; next: FollowUp | undefined }

const CustomerRow = ({ customer, currency, narrowing, next }: CustomerRowProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { customer_id } = customer
  return (
    <Table.Row>
      <Table.Cell className="min-w-[120px] py-2">
        <Link to={`/customers/${customer_id}`} className="text-ui-fg-base hover:text-ui-fg-interactive">
          {customer.name ?? t("common.unknown")}
        </Link>
      </Table.Cell>
      <Table.Cell className="hidden max-w-[280px] lg:table-cell">
        <NextFollowUpCell next={next} customer={customer.name} />
      </Table.Cell>
      <Amount
        amount={customer.open_quotes_total}
        currency={currency}
        to={pipelineHref(currency, { customer_id }, narrowing)}
      />
      <Amount
        amount={customer.outstanding}
        currency={currency}
        to={openHref(currency, { customer_id }, narrowing)}
        wide
      />
      <Amount
        amount={customer.overdue}
        currency={currency}
        to={openHref(currency, { customer_id, bucket: "overdue" }, narrowing)}
        late
      />
      <Table.Cell className="hidden text-end md:table-cell">
        {customer.credit_headroom === null ? (
          <span className="text-ui-fg-subtle">{t("overview.noLimit")}</span>
        ) : (
          <Money amount={customer.credit_headroom} currency={currency} />
        )}
      </Table.Cell>
      <Table.Cell className="hidden whitespace-nowrap text-end tabular-nums lg:table-cell">
        {plural(t, "overview.days", customer.payment_delay_days, {
          days: formatNumber(customer.payment_delay_days, locale, 1),
        })}
        {customer.payment_delay_source === "store" ? (
          <span className="text-ui-fg-subtle"> {t("overview.customers.storeUsual")}</span>
        ) : null}
      </Table.Cell>
    </Table.Row>
  )
}

type AmountProps = {
  amount: number
  currency: string
  to: string
  late?: boolean
  /** Left out on a phone. */ wide?: boolean
}

const Amount = ({ amount, currency, to, late, wide }: AmountProps) => (
  <Table.Cell className={wide ? "hidden text-end md:table-cell" : "text-end"}>
    {amount ? (
      <Link to={to} className="hover:text-ui-fg-interactive">
        <Money amount={amount} currency={currency} className={late ? "text-ui-fg-error" : "text-ui-fg-base"} />
      </Link>
    ) : (
      <span className="text-ui-fg-subtle">–</span>
    )}
  </Table.Cell>
)
