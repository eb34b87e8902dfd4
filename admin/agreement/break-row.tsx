import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { MoneyButton } from "../receivable/money-button"
import { Moment } from "../shared/day"
import { Money } from "../shared/money"
import { crmKeys } from "../shared/query-keys"
import { errorMessage } from "../shared/sdk"
import { agreementAct, AgreementBreak } from "./queries"
import { useBreakTexts } from "./use-break-texts"

/** Pages of what may disagree. */
const PAGES: Record<string, (id: string) => string> = {
  crm_quote: (id) => `/crm/quotes/${id}`,
  order: (id) => `/orders/${id}`,
  crm_invoice: (id) => `/crm/receivables/invoices/${id}`,
  crm_warranty_claim: (id) => `/crm/warranty-claims/${id}`,
}

type BreakRowProps = { row: AgreementBreak; onDismiss: () => void; onHistory: () => void }

/** One disagreement: which document, what both sides say, why, and the button that mends it or what a person is to do. */
export const BreakRow = ({ row, onDismiss, onHistory }: BreakRowProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const repair = useMutation({
    mutationFn: () => agreementAct<{ break: AgreementBreak }>(`${row.id}/repair`),
    onSuccess: async ({ break: after }) => {
      await client.invalidateQueries({ queryKey: crmKeys.agreement.all })
      if (after.status === "settled") {
        toast.success(t("agreement.repaired"))
      } else {
        toast.error(after.repair_error ?? t("agreement.notRepaired"))
      }
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  const { nameOf, sidesOf } = useBreakTexts()
  const name = nameOf(row)
  const page = PAGES[row.reference]?.(row.reference_id)
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4 md:flex-row md:items-start md:justify-between md:gap-x-6">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {page ? (
            <Link to={page} className="text-ui-fg-interactive-hover">
              {name}
            </Link>
          ) : (
            name
          )}{" "}
          · {t(`agreement.kinds.${row.kind}.title`)}
          {row.amount !== null && row.currency_code ? (
            <>
              {" "}
              · <Money amount={row.amount} currency={row.currency_code} />
            </>
          ) : null}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {sidesOf(row.kind, row)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`agreement.kinds.${row.kind}.todo`)}
        </Text>
        {row.repair_error ? (
          <Text size="small" className="text-ui-fg-error">
            {row.repair_error}
          </Text>
        ) : null}
        {row.dismissed_reason && row.status === "dismissed" ? (
          <Text size="small" className="text-ui-fg-subtle">
            “{row.dismissed_reason}”
          </Text>
        ) : null}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("agreement.found")} <Moment value={row.found_at} />
        </Text>
      </div>
      <div className="flex shrink-0 gap-x-2">
        <Button size="small" variant="transparent" onClick={onHistory}>
          {t("quote.history.title")}
        </Button>
        {row.status === "open" ? (
          <Button size="small" variant="transparent" onClick={onDismiss}>
            {t("agreement.dismiss")}
          </Button>
        ) : null}
        {row.can_repair ? (
          <MoneyButton variant="secondary" isLoading={repair.isPending} onClick={() => repair.mutate()}>
            {t("agreement.repair")}
          </MoneyButton>
        ) : null}
      </div>
    </li>
  )
}
