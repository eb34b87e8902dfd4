import { useTranslation } from "react-i18next"

import { AttachButton as Attach } from "../../shared/attach-button"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"

/** Adds a file to a quote, for the house or for its buyer too. */
export const AttachButton = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { mutate, isPending } = useQuoteAct(quote, "/attachments", { done: "quote.attachments.added" })
  return (
    <Attach
      label={t("quote.attachments.add")}
      forThem={t("quote.attachments.addForBuyer")}
      internal={t("quote.attachments.addInternal")}
      isPending={isPending}
      onAttach={(file, for_buyer) => mutate({ ...file, for_buyer })}
    />
  )
}
