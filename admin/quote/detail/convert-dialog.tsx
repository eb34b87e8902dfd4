import { Input, Text, clx } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { variantTitle } from "../../../src/shared/variant-title"
import { ConversionLine, conversionBody, conversionLines, conversionProblem, quantityNow } from "../rules/conversion"
import { useQuoteAct } from "../use-quote-act"
import { DialogProps } from "./decide-dialogs"
import { OrderRows } from "./orders-section"
import { conversionsQuery } from "./queries"
import { Tick } from "../../shared/tick"

/** What of an accepted offer is ordered now: every open line is proposed whole, and may be lowered or left out. */
export const ConvertDialog = ({ quote, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const { data: conversions } = useQuery(conversionsQuery(quote.id))
  const [lines, setLines] = useState(() => conversionLines(quote.items))
  const shipped = (conversions ?? []).some((one) => one.with_shipping && one.state === "done")
  const [shipping, setShipping] = useState<boolean | null>(null)
  const withShipping = shipping ?? !shipped
  const { mutate, isPending, error } = useQuoteAct(quote, "/convert", {
    quiet: true,
    done: "quote.convert.done",
    onDone: onClose,
  })
  const nothing = lines.every((line) => !quantityNow(line))
  const hasShipping = (quote.shipping_methods ?? []).length > 0
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.convert.title", { number: quote.number })}
      description={t("quote.convert.description")}
      confirm={t("quote.convert.confirm")}
      disabled={nothing || lines.some((line) => conversionProblem(line))}
      saving={isPending}
      error={error}
      onConfirm={() => mutate(conversionBody(lines, hasShipping && withShipping))}
    >
      <ul className="divide-ui-border-base flex flex-col divide-y">
        {lines.map((line) => (
          <LineRow
            key={line.item_id}
            line={line}
            onChange={(now) =>
              setLines((all) => all.map((one) => (one.item_id === line.item_id ? { ...one, now } : one)))
            }
          />
        ))}
      </ul>
      {hasShipping ? (
        <Tick
          id="convert-shipping"
          label={t("quote.convert.shipping")}
          hint={shipped ? t("quote.convert.shippingDone") : undefined}
          checked={withShipping}
          disabled={shipped}
          onChange={setShipping}
        />
      ) : null}
      {conversions?.length ? (
        <div className="flex flex-col gap-y-1">
          <Text size="small" weight="plus">
            {t("quote.orders.title")}
          </Text>
          <OrderRows quote={quote} conversions={conversions} />
        </div>
      ) : null}
    </ActionDialog>
  )
}

const LineRow = ({ line, onChange }: { line: ConversionLine; onChange: (now: string) => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const problem = conversionProblem(line)
  return (
    <li className="flex flex-col gap-y-1 py-3">
      <div className="flex items-center justify-between gap-x-4">
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {line.title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {[variantTitle(line.subtitle), line.sku].filter(Boolean).join(" · ")}
          </Text>
          <Text size="xsmall" className={clx("tabular-nums", line.open ? "text-ui-fg-subtle" : "text-ui-fg-subtle")}>
            {t("quote.convert.figures", {
              quantity: formatNumber(line.quantity, locale),
              ordered: formatNumber(line.ordered, locale),
              open: formatNumber(line.open, locale),
            })}
          </Text>
        </div>
        <div className="w-20 shrink-0">
          <Input
            size="small"
            inputMode="decimal"
            className="text-end tabular-nums"
            aria-label={t("quote.convert.now", { name: line.title })}
            aria-invalid={problem !== null}
            disabled={line.open === 0}
            value={line.now}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </div>
      {problem ? (
        <Text size="xsmall" className="text-ui-fg-error" role="alert">
          {t(`quote.convert.problem.${problem}`, { open: formatNumber(line.open, locale) })}
        </Text>
      ) : null}
    </li>
  )
}
