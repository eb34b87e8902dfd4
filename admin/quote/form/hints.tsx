import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatMoney, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Preview } from "../queries"

type HintsProps = { preview: Preview | undefined; currency: string }

/** What is good to know before sending: the margin, where it may be seen, and quotes like this one that are open already. */
export const Hints = ({ preview, currency }: HintsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { margin, similar = [] } = preview ?? {}
  return (
    <>
      {margin ? (
        <Text size="small" className="text-ui-fg-subtle text-end" data-testid="quote-margin">
          {t("quote.margin.title")}: {formatMoney(margin.total, currency, locale)}
          {margin.percent === null ? "" : ` (${formatPercent(margin.percent, locale)})`}
        </Text>
      ) : null}
      {similar.length ? (
        <Alert variant="warning" data-testid="similar-quotes">
          {t("quote.form.similar")}{" "}
          {similar.map((quote, index) => (
            <span key={quote.id}>
              {index ? ", " : ""}
              <Link className="underline" to={`/crm/quotes/${quote.id}`} target="_blank" rel="noreferrer">
                {quote.number}
              </Link>{" "}
              ({formatMoney(quote.total, quote.currency_code, locale)})
            </span>
          ))}
        </Alert>
      ) : null}
    </>
  )
}
