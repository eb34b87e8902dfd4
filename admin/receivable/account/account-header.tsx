import { BellAlert, ChatBubbleLeftRight, ExclamationCircle, User } from "@medusajs/icons"
import { Badge, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { openHref } from "../../overview/hrefs"
import { BucketKey } from "../../overview/queries"
import { ActionMenu } from "../../shared/action-menu"
import { Money } from "../../shared/money"
import { useAccess } from "../../shared/use-access"
import { useUrlState } from "../../shared/use-url-state"
import { Disputable, DisputeDialog } from "../collection/dispute-dialog"
import { PromiseDialog } from "../collection/promise-dialog"
import { Account } from "../collection/queries"
import { AgeBar } from "../lists/age-bar"
import { MoneyButton } from "../money-button"
import { Invoice } from "../queries"
import { minus } from "../rules/minus"
import { BulkSend } from "../send/bulk-send"

type HeaderProps = { account: Account; disputable: Disputable[]; invoices: Invoice[] }

/** Who it is, the position in one line, and what a collector does next. */
export const AccountHeader = ({ account, disputable, invoices }: HeaderProps) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const [, setUrl] = useUrlState(["currency"] as const)
  const [open, setOpen] = useState<"promise" | "dispute" | "remind" | null>(null)
  const close = (): void => setOpen(null)
  const { currency_code, debtor_id, positions, buckets } = account
  const position = positions.find((row) => row.currency_code === currency_code)
  const owed = position?.outstanding ?? 0
  const list = (bucket?: BucketKey | "overdue"): string =>
    openHref(currency_code, { customer_id: debtor_id, ...(bucket ? { bucket } : {}) })
  const overdue = invoices.filter((invoice) => invoice.overdue).map(({ id }) => id)
  const none = owed > 0 ? undefined : t("collection.account.nothing")
  const money = can_money ? undefined : t("receivable.refused.money")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2">
            <Heading className="break-words">{account.name}</Heading>
            {position?.hold ? <StatusBadge color="purple">{t("collection.account.hold")}</StatusBadge> : null}
          </div>
          <Link to={`/customers/${debtor_id}`} className="text-ui-fg-interactive-hover txt-compact-small break-all">
            {account.email}
          </Link>
        </div>
        <div className="flex items-center gap-x-2">
          {positions.length > 1
            ? positions.map((row) => (
                <button
                  key={row.currency_code}
                  type="button"
                  aria-pressed={row.currency_code === currency_code}
                  onClick={() => setUrl({ currency: row.currency_code })}
                >
                  <Badge size="small" color={row.currency_code === currency_code ? "blue" : "grey"}>
                    {row.currency_code.toUpperCase()}
                  </Badge>
                </button>
              ))
            : null}
          <MoneyButton to={`/crm/receivables/record?tab=collect&customer_id=${debtor_id}`}>
            {t("receivable.receipt.record")}
          </MoneyButton>
          <ActionMenu
            variant="primary"
            groups={[
              {
                actions: [
                  {
                    icon: <ChatBubbleLeftRight />,
                    label: t("collection.promise.add"),
                    disabled: Boolean(none),
                    disabledTooltip: none,
                    onClick: () => setOpen("promise"),
                  },
                  {
                    icon: <ExclamationCircle />,
                    label: t("collection.dispute.add"),
                    disabled: !disputable.length,
                    disabledTooltip: t("collection.account.nothing"),
                    onClick: () => setOpen("dispute"),
                  },
                  {
                    icon: <BellAlert />,
                    label: t("collection.remind"),
                    disabled: !overdue.length || !can_money,
                    disabledTooltip: money ?? t("collection.account.nothingLate"),
                    onClick: () => setOpen("remind"),
                  },
                ],
              },
              { actions: [{ icon: <User />, label: t("collection.account.customer"), to: `/customers/${debtor_id}` }] },
            ]}
          />
        </div>
      </div>
      {owed > 0 ? <AgeBar buckets={buckets} total={owed} currency={currency_code} /> : null}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-4" data-testid="crm-account-position">
        <Figure label={t("receivable.fields.owes")} amount={owed} currency={currency_code} to={list()} />
        <Figure
          label={t("receivable.fields.overdue")}
          amount={position?.overdue ?? 0}
          currency={currency_code}
          to={list("overdue")}
          late
        />
        <Figure
          label={t("collection.account.notDue")}
          amount={minus(owed, position?.overdue ?? 0)}
          currency={currency_code}
          to={list("current")}
        />
        <Figure
          label={t("receivable.fields.unallocated")}
          amount={position?.unallocated ?? 0}
          currency={currency_code}
        />
        <Figure label={t("collection.account.exposure")} amount={position?.exposure ?? 0} currency={currency_code} />
        <Figure
          label={t("collection.account.limit")}
          amount={position?.credit_limit ?? null}
          currency={currency_code}
        />
        <Figure
          label={t("collection.account.headroom")}
          amount={position?.headroom ?? null}
          currency={currency_code}
          late={(position?.headroom ?? 0) < 0}
        />
      </dl>
      {open === "promise" ? (
        <PromiseDialog
          path={`/admin/crm/customers/${debtor_id}`}
          name={account.name ?? ""}
          currency={currency_code}
          outstanding={owed}
          ofAccount
          onClose={close}
        />
      ) : null}
      {open === "dispute" && disputable.length ? <DisputeDialog invoices={disputable} onClose={close} /> : null}
      {open === "remind" ? <BulkSend noun="invoices" ids={overdue} onClose={close} /> : null}
    </Container>
  )
}

/** `to`: the list whose rows add up to it. */
type FigureProps = { label: string; amount: number | null; currency: string; late?: boolean; to?: string }

const Figure = ({ label, amount, currency, late, to }: FigureProps) => {
  const { t } = useTranslation("crm")
  const figure = (shown: number) => (
    <Money
      amount={shown}
      currency={currency}
      className={late && shown !== 0 ? "text-ui-fg-error" : "text-ui-fg-base"}
    />
  )
  return (
    <div className="min-w-0">
      <dt>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {label}
        </Text>
      </dt>
      <dd className="txt-compact-medium-plus">
        {amount === null ? (
          <span className="text-ui-fg-subtle">{t("collection.account.noLimit")}</span>
        ) : to ? (
          <Link to={to} className="hover:underline">
            {figure(amount)}
          </Link>
        ) : (
          figure(amount)
        )}
      </dd>
    </div>
  )
}
