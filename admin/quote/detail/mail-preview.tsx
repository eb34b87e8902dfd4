import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Quote } from "../types"

/** What the mail carries, in the words of the screen; the buyer gets it in their own language. */
export const MailPreview = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="bg-ui-bg-subtle shadow-borders-base flex flex-col gap-y-2 rounded-lg px-4 py-3">
      <Text size="small" weight="plus">
        {t("quote.mail.subject", { number: quote.number })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("quote.mail.body", { name: quote.customer_name || quote.company_name || quote.email || "" })}
      </Text>
      {quote.note ? (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
          {quote.note}
        </Text>
      ) : null}
      <Text size="small" className="text-ui-fg-subtle">
        {t("quote.mail.contents", { number: quote.number })}
      </Text>
    </div>
  )
}
