import { useStore } from "@medusajs/dashboard/hooks"
import { Badge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { addDay, localToday } from "../../shared/format"
import { settingsQuery } from "../../settings/queries"
import { quoteMailText } from "../rules/mail-text"
import { Quote } from "../types"

/** The mail as the buyer will read it, in the language of the quote. */
export const MailPreview = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data: settings } = useQuery(settingsQuery())
  const { store } = useStore()
  const valid_until = quote.valid_until ?? (settings ? addDay(localToday(), settings.quote_validity_days) : null)
  const mail = quoteMailText({ ...quote, valid_until }, settings?.company_name ?? store?.name ?? "")
  return (
    <div
      className="bg-ui-bg-subtle shadow-borders-base flex flex-col gap-y-2 rounded-lg px-4 py-3"
      data-testid="mail-preview"
    >
      <Text size="small" weight="plus">
        {mail.subject}
      </Text>
      {mail.lines.map((line) => (
        <Text key={line} size="small" className="text-ui-fg-subtle break-words">
          {line}
        </Text>
      ))}
      <div className="flex flex-wrap gap-2">
        <Badge size="2xsmall">{mail.button}</Badge>
        <Badge size="2xsmall">{t("quote.mail.attachment", { number: quote.number, version: quote.version })}</Badge>
      </div>
    </div>
  )
}
