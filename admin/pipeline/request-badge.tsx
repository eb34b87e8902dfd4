import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { Quote } from "../quote/types"

type Asked = Pick<Quote, "source" | "status" | "version">

/** Whether a buyer asked for it, and nobody has offered anything yet. */
export const isRequested = ({ source, status, version }: Asked): boolean =>
  (source === "cart" || source === "lead") && status === "draft" && version === 1

/** How a quote was asked for that waits for its first look: by a shopper's cart or a web form. */
export const RequestBadge = ({ quote }: { quote: Asked }) => {
  const { t } = useTranslation("crm")
  return isRequested(quote) ? (
    <Badge size="2xsmall" color={quote.source === "lead" ? "blue" : "grey"} className="whitespace-nowrap">
      {t(quote.source === "lead" ? "quote.request.lead" : "quote.request.badge")}
    </Badge>
  ) : null
}
