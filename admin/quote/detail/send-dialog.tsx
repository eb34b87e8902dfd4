import { Copy, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { formatDay } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { Quote } from "../types"
import { useQuoteAct } from "../use-quote-act"
import { MailPreview } from "./mail-preview"

type SendDialogProps = {
  quote: Quote
  /** Sends the offer again, as it stands, with a new link. */
  again?: boolean
  open: boolean
  onClose: () => void
  onSent: (url: string) => void
}

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Mail leaving the house is confirmed once, with recipient and text shown. */
export const SendDialog = ({ quote, again, open, onClose, onSent }: SendDialogProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const [typed, setTyped] = useState<string | null>(null)
  const recipient = (typed ?? quote.email ?? "").trim()
  const { mutate, isPending, error, reset } = useQuoteAct(quote, again ? "/resend" : "/send", {
    quiet: true,
    done: again ? "quote.resend.done" : "quote.send.done",
    onDone: (answer) => {
      close()
      if (answer.public_url) {
        onSent(answer.public_url)
      }
    },
  })
  const close = (): void => {
    setTyped(null)
    reset()
    onClose()
  }
  const own = recipient === (quote.email ?? "")
  return (
    <ActionDialog
      open={open}
      onClose={close}
      title={t(again ? "quote.resend.title" : "quote.send.title", { number: quote.number })}
      description={t(again ? "quote.resend.description" : "quote.send.description")}
      confirm={t("quote.send.confirm")}
      disabled={!MAIL.test(recipient)}
      saving={isPending}
      error={error}
      onConfirm={() => mutate(own ? {} : { email: recipient })}
    >
      <Field label={t("quote.send.recipient")} htmlFor="quote-recipient">
        <Input id="quote-recipient" type="email" value={typed ?? quote.email ?? ""} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <MailPreview quote={quote} />
      <Text size="small" className="text-ui-fg-subtle">
        {t("quote.send.total", { total: money(quote.total, quote.currency_code) })}{" "}
        {quote.valid_until ? t("quote.send.validUntil", { day: formatDay(quote.valid_until, locale) }) : t("quote.send.validDefault")}
      </Text>
    </ActionDialog>
  )
}

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
