import { Copy, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** The public link of an offer, to be copied into a chat. */
export const PublicLink = ({ url }: { url: string }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="bg-ui-bg-field shadow-borders-base flex items-center gap-x-2 rounded-md px-2 py-1.5">
      <Text size="small" className="min-w-0 flex-1 truncate font-mono" data-testid="public-link">
        {url}
      </Text>
      <Copy content={url} aria-label={t("quote.link.copy")} />
    </div>
  )
}
