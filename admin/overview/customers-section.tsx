import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { NextFollowUpCell } from "../follow-up/next-follow-up-cell"
import { FollowUp, nextOfQuery } from "../follow-up/queries"
import { EmptyState } from "../shared/empty-state"
import { Money } from "../shared/money"
import { openHref, pipelineHref } from "./hrefs"
import { CustomerSum, Overview } from "./queries"

const NOTHING: ReadonlyMap<string, FollowUp> = new Map()

/** Whom to talk to today: a big quote and a late debt stand first. */
export const CustomersSection = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  const { customers, currency_code: currency } = data
  const { data: next = NOTHING } = useQuery(nextOfQuery(customers.map(({ customer_id }) => customer_id)))
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("overview.customers.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("overview.customers.description")}
        </Text>
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
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {customers.map((customer) => (
                <CustomerRow
                  key={customer.customer_id}
                  customer={customer}
                  currency={currency}
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

type CustomerRowProps = { customer: CustomerSum; currency: string; next: FollowUp | undefined }

const CustomerRow = ({ customer, currency, next }: CustomerRowProps) => {
  const { t } = useTranslation("crm")
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
      <Amount amount={customer.open_quotes_total} currency={currency} to={pipelineHref(currency, { customer_id })} />
      <Amount amount={customer.outstanding} currency={currency} to={openHref(currency, { customer_id })} wide />
      <Amount
        amount={customer.overdue}
        currency={currency}
        to={openHref(currency, { customer_id, bucket: "overdue" })}
        late
      />
      <Table.Cell className="hidden text-end md:table-cell">
        {customer.credit_headroom === null ? (
          <span className="text-ui-fg-subtle">{t("overview.noLimit")}</span>
        ) : (
          <Money amount={customer.credit_headroom} currency={currency} />
        )}
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
