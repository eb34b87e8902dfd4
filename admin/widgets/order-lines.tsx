import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { OrderLine } from "../receivable/billing/queries"
import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"

/** Line by line from order to money; quiet until something was delivered or invoiced. */
export const OrderLines = ({ lines, currency }: { lines: OrderLine[]; currency: string }) => {
  const { t } = useTranslation("crm")
  if (!lines.some(({ delivered, invoiced }) => delivered > 0 || invoiced > 0)) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-3 px-6 py-3">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {t("billing.order.lines")}
      </Text>
      <ul className="flex flex-col gap-y-3" aria-label={t("billing.order.lines")}>
        {lines.map((line) => (
          <LineRow key={line.order_item_id} line={line} currency={currency} />
        ))}
      </ul>
    </div>
  )
}

const LineRow = ({ line, currency }: { line: OrderLine; currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const say = (figure: string, n: number): string =>
    t(`billing.order.figures.${figure}`, { n: formatNumber(n, locale) })
  const figures = [
    say("ordered", line.ordered),
    line.kind === "item" ? say("delivered", line.delivered) : null,
    say("invoiced", line.invoiced),
    line.to_invoice > 0 ? say("toInvoice", line.to_invoice) : null,
    line.credited > 0 ? say("credited", line.credited) : null,
  ]
  return (
    <li className="flex items-start justify-between gap-x-4">
      <div className="min-w-0">
        <Text size="small" leading="compact" className="break-words">
          {line.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {figures.filter(Boolean).join(" · ")}
        </Text>
      </div>
      {line.outstanding > 0 ? (
        <div className="shrink-0 text-end">
          <Money amount={line.outstanding} currency={currency} className="txt-compact-small" />
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("billing.order.outstanding")}
          </Text>
        </div>
      ) : null}
    </li>
  )
}
