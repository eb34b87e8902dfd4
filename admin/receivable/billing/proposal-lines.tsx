import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { Proposal, ProposalLine } from "./queries"

/** What the documents of a proposal will be of, and their sum. */
export const ProposalLines = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation("crm")
  const { lines, currency_code: currency, amount, kind } = proposal
  return (
    <div className="flex flex-col gap-y-2">
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {lines.map((line, index) => (
          <li key={index} className="flex items-start justify-between gap-x-4 py-2">
            <div className="min-w-0">
              <LineTitle line={line} kind={kind} />
              {line.invoice_number && line.quantity !== null ? (
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {line.invoice_number}
                </Text>
              ) : null}
            </div>
            <Money amount={line.amount} currency={currency} className="txt-compact-small" />
          </li>
        ))}
      </ul>
      <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-t pt-2">
        <Text size="small" leading="compact" weight="plus">
          {t("common.total")}
        </Text>
        <Money amount={amount} currency={currency} className="txt-compact-small-plus" />
      </div>
    </div>
  )
}

const LineTitle = ({ line, kind }: { line: ProposalLine; kind: Proposal["kind"] }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const text =
    line.quantity !== null
      ? `${formatNumber(line.quantity, locale)} × ${line.title}`
      : kind === "invoice"
        ? t("billing.proposals.difference", { title: line.title })
        : t("billing.proposals.overAmount", { document: line.invoice_number ?? line.title })
  return (
    <Text size="small" leading="compact" className="break-words">
      {text}
    </Text>
  )
}
