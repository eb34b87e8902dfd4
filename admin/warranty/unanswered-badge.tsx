import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { plural } from "../shared/plural"

/** How many messages of a customer wait for an answer; nothing where none does. */
export const UnansweredBadge = ({ count }: { count: number }) => {
  const { t } = useTranslation("crm")
  return count ? (
    <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
      {plural(t, "quote.messages.waiting", count)}
    </Badge>
  ) : null
}
