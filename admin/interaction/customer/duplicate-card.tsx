import { Badge, Button, Container, RadioGroup, Text, Tooltip } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { plural } from "../../shared/plural"
import { useAccess } from "../../shared/use-access"
import { customerHref } from "../queries"
import { Duplicate, DuplicateCustomer } from "./merge-queries"
import { useMerge } from "./use-merge"

/** Customers who look like one, side by side: why, who of them stays, and what to do about it. */
export const DuplicateCard = ({ duplicate }: { duplicate: Duplicate }) => {
  const { t } = useTranslation("crm")
  const { can_approve } = useAccess()
  const { merge, tellApart, isPending } = useMerge()
  const { customers, reasons } = duplicate
  const [stays, setStays] = useState(customers[0].id)
  const others = customers.filter(({ id }) => id !== stays).map(({ id }) => id)
  const name = customers.find(({ id }) => id === stays)?.name ?? ""
  const allowed = (button: React.ReactElement) =>
    can_approve ? button : <Tooltip content={t("interaction.duplicates.needsApprove")}>{<span>{button}</span>}</Tooltip>
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4" data-testid="crm-duplicate">
      <div className="flex flex-wrap gap-2">
        {reasons.map(({ code, value }) => (
          <Badge key={`${code} ${value}`} size="2xsmall" className="h-auto max-w-full whitespace-normal break-all">
            {t(`interaction.duplicates.reasons.${code}`, { value })}
          </Badge>
        ))}
      </div>
      <RadioGroup
        value={stays}
        onValueChange={setStays}
        aria-label={t("interaction.duplicates.whoStays")}
        className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3"
      >
        {customers.map((customer) => (
          <Choice key={customer.id} customer={customer} isChosen={customer.id === stays} />
        ))}
      </RadioGroup>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Text size="small" className="text-ui-fg-subtle min-w-0">
          {t("interaction.duplicates.explain", { name })}
        </Text>
        <div className="flex gap-x-2">
          {allowed(
            <Button
              size="small"
              variant="secondary"
              disabled={!can_approve || isPending}
              onClick={() => tellApart(customers.map(({ id }) => id))}
            >
              {t("interaction.duplicates.notTheSame")}
            </Button>
          )}
          {allowed(
            <Button size="small" disabled={!can_approve || isPending} onClick={() => merge(stays, others, name)}>
              {t("interaction.duplicates.merge")}
            </Button>
          )}
        </div>
      </div>
    </Container>
  )
}

const Choice = ({ customer, isChosen }: { customer: DuplicateCustomer; isChosen: boolean }) => {
  const { t } = useTranslation("crm")
  const { id, name, person, email, phone, has_account, created_at, orders } = customer
  return (
    <label
      htmlFor={`stays-${id}`}
      className={`flex min-w-0 cursor-pointer items-start gap-x-3 rounded-lg border p-3 ${isChosen ? "border-ui-border-interactive" : "border-ui-border-base"}`}
    >
      <RadioGroup.Item id={`stays-${id}`} value={id} aria-label={name} className="mt-0.5" />
      <span className="flex min-w-0 flex-col gap-y-0.5">
        <span className="flex flex-wrap items-center gap-x-2">
          <Link to={customerHref(id)} className="txt-compact-small-plus break-words hover:underline">
            {name}
          </Link>
          <Badge size="2xsmall">{t(has_account ? "interaction.duplicates.login" : "interaction.customer.guest")}</Badge>
        </span>
        {[person === name ? null : person, email, phone].filter(Boolean).map((line) => (
          <span key={line} className="txt-compact-small text-ui-fg-subtle break-all">
            {line}
          </span>
        ))}
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          {plural(t, "interaction.duplicates.orders", orders)} · <Day value={created_at.slice(0, 10)} />
        </span>
      </span>
    </label>
  )
}
