import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { Quote, Stale } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { useDetailAddress } from "./use-detail-address"

const SHOWN = 5

/** What changed in the store since the offer was sent, and the two answers: honor it, or offer anew. */
export const StaleBanner = ({ quote }: { quote: Quote }) => {
  const { stale } = quote
  if (!stale || (quote.status !== "sent" && quote.status !== "expired")) {
    return null
  }
  return (
    <>
      {stale.tax_changed ? <TaxBanner quote={quote} /> : null}
      {stale.changes.length ? <PriceBanner quote={quote} stale={stale} /> : null}
    </>
  )
}

/** Accepting is refused until a version with today's tax is sent; one click makes it and opens the mail. */
const TaxBanner = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { open } = useDetailAddress()
  const revise = useQuoteAct(quote, "/revise", { done: "quote.revise.done", onDone: () => open("send") })
  return (
    <Alert variant="error" className="rounded-none px-6" data-testid="tax-changed">
      <div className="flex flex-col items-start gap-y-2">
        <span>{t("quote.stale.tax")}</span>
        <Button
          size="small"
          variant="secondary"
          isLoading={revise.isPending}
          onClick={() => revise.mutate({ prices: "keep" })}
        >
          {t("quote.stale.newVersion")}
        </Button>
      </div>
    </Alert>
  )
}

const PriceBanner = ({ quote, stale }: { quote: Quote; stale: Stale }) => {
  const { t } = useTranslation("crm")
  const textOf = useStaleText(quote.currency_code)
  const honor = useQuoteAct(quote, "/honor", { done: "quote.stale.honorDone" })
  const revise = useQuoteAct(quote, "/revise", { done: "quote.revise.done" })
  const rest = stale.changes.length - SHOWN
  return (
    <Alert variant={stale.honored ? "info" : "warning"} className="rounded-none px-6" data-testid="stale">
      <div className="flex flex-col items-start gap-y-2">
        <span>{t(stale.honored ? "quote.stale.honored" : "quote.stale.changed")}</span>
        <ul className="list-disc ps-4">
          {stale.changes.slice(0, SHOWN).map((change, index) => (
            <li key={`${change.item_id}-${change.kind}-${index}`}>{textOf(change)}</li>
          ))}
          {rest > 0 ? <li>{plural(t, "quote.stale.more", rest)}</li> : null}
        </ul>
        {stale.honored ? null : (
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant="secondary" isLoading={honor.isPending} onClick={() => honor.mutate()}>
              {t("quote.stale.honor")}
            </Button>
            <Button
              size="small"
              variant="secondary"
              isLoading={revise.isPending}
              onClick={() => revise.mutate({ prices: "refresh" })}
            >
              {t("quote.stale.revise")}
            </Button>
          </div>
        )}
      </div>
    </Alert>
  )
}

function useStaleText(currency: string): (change: Stale["changes"][number]) => string {
  const { t } = useTranslation("crm")
  const money = useMoney()
  return ({ kind, title, was, now }) => {
    const shown = (value: number | string | null): string =>
      kind === "price" ? money(value, currency) : value === null ? "–" : String(value)
    return t(`quote.stale.kinds.${kind}`, { title, was: shown(was), now: shown(now) })
  }
}
