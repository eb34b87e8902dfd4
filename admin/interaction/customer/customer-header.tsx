import { ArrowDownTray, CurrencyDollar, Trash, User } from "@medusajs/icons"
import { Alert, Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Position, positionQuery } from "../../quote/queries"
import { accountHref } from "../../receivable/collection/queries"
import { ActionMenu } from "../../shared/action-menu"
import { customerName } from "../../shared/customer-picker"
import { saveFile } from "../../shared/save-file"
import { plural } from "../../shared/plural"
import { useAccess } from "../../shared/use-access"
import { isErased as isErasedEmail } from "../../../src/shared/erased"
import { Day } from "../../shared/day"
import { Money } from "../../shared/money"
import { EraseDialog } from "./erase-dialog"
import { erasureQuery, HostCustomer } from "./queries"

/** Who it is, and what they owe and may still buy, in one line per currency. */
export const CustomerHeader = ({ customer }: { customer: HostCustomer }) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const [isErasing, setErasing] = useState(false)
  const isErased = isErasedEmail(customer.email)
  const position = useQuery(positionQuery(customer.id))
  const positions = (position.data as { positions?: Position[] } | undefined)?.positions ?? []
  const name = customerName(customer)
  const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ")
  const reach = [name === person ? "" : person, name === customer.email ? "" : customer.email, customer.phone]
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2">
            <Heading className="break-words">{name}</Heading>
            {customer.has_account ? null : <Badge size="2xsmall">{t("interaction.customer.guest")}</Badge>}
          </div>
          <Text size="small" className="text-ui-fg-subtle break-all">
            {reach.filter(Boolean).join(" · ")}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to={`/crm/quotes/create?customer_id=${customer.id}`}>{t("quote.create")}</Link>
          </Button>
          <ActionMenu
            variant="primary"
            groups={[
              {
                actions: [
                  { icon: <CurrencyDollar />, label: t("collection.account.link"), to: accountHref(customer.id) },
                  { icon: <User />, label: t("interaction.customer.inHost"), to: `/customers/${customer.id}` },
                ],
              },
              {
                actions: [
                  {
                    icon: <ArrowDownTray />,
                    label: t("interaction.customer.data"),
                    disabled: !can_setup,
                    disabledTooltip: can_setup ? undefined : t("interaction.customer.needsSetup"),
                    onClick: () =>
                      saveFile(`/admin/crm/customers/${customer.id}/data`, {
                        filename: `${customer.id}.json`,
                      }),
                  },
                  {
                    icon: <Trash />,
                    label: t("interaction.erasure.menu"),
                    disabled: !can_setup || isErased,
                    disabledTooltip: can_setup
                      ? isErased
                        ? t("interaction.erasure.already")
                        : undefined
                      : t("interaction.customer.needsSetup"),
                    onClick: () => setErasing(true),
                  },
                ],
              },
            ]}
          />
        </div>
      </div>
      {isErased ? <ErasedAlert customerId={customer.id} /> : null}
      {isErasing ? <EraseDialog customer={customer} onClose={() => setErasing(false)} /> : null}
      {position.error ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("common.loadFailed")}
        </Text>
      ) : null}
      {position.data && !positions.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("interaction.customer.nothing")}
        </Text>
      ) : null}
      {positions.map((row) => (
        <PositionLine key={row.currency_code} row={row} />
      ))}
    </Container>
  )
}

/** That the person was taken out of the records, and what the law keeps of them. */
const ErasedAlert = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const { data } = useQuery({ ...erasureQuery(customerId), enabled: can_setup })
  const kept = data?.erasure?.kept ?? 0
  return (
    <Alert variant="info">
      {t("interaction.erasure.erased")}{" "}
      {kept && data?.erasure?.next_date ? (
        <>
          {plural(t, "interaction.erasure.keptUntil", kept)} <Day value={data.erasure.next_date} />
        </>
      ) : null}
    </Alert>
  )
}

const PositionLine = ({ row }: { row: Position }) => {
  const { t } = useTranslation("crm")
  const figures: [string, number | string | null | undefined, boolean][] = [
    ["receivable.fields.owes", row.outstanding, false],
    ["receivable.fields.overdue", row.overdue, +row.overdue > 0],
    ["collection.account.exposure", row.exposure, false],
    ["collection.account.headroom", row.headroom, +(row.headroom ?? 0) < 0],
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4" data-testid="crm-customer-position">
      {figures.map(([label, amount, late]) => (
        <div key={label} className="min-w-0">
          <dt>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(label)}
            </Text>
          </dt>
          <dd className="txt-compact-medium-plus">
            {amount === null || amount === undefined ? (
              <span className="text-ui-fg-subtle">{t("collection.account.noLimit")}</span>
            ) : (
              <Money amount={amount} currency={row.currency_code} className={late ? "text-ui-fg-error" : ""} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
