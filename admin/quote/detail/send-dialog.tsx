import { Copy, Input, Text, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { QUOTES_PATH } from "../queries"
import { Quote } from "../types"
import { ActAnswer } from "../use-quote-act"
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
  const client = useQueryClient()
  const [typed, setTyped] = useState<string | null>(null)
  const recipient = (typed ?? quote.email ?? "").trim()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async () => {
      if (recipient !== quote.email) {
        // The offer is addressed to whom it goes to; only a draft can still change that.
        await sdk.client.fetch(`${QUOTES_PATH}/${quote.id}`, { method: "POST", body: { email: recipient } })
      }
      return sdk.client.fetch<ActAnswer>(`${QUOTES_PATH}/${quote.id}/${again ? "resend" : "send"}`, {
        method: "POST",
        body: {},
      })
    },
    onSuccess: async (answer) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: crmKeys.quotes.all }),
        client.invalidateQueries({ queryKey: crmKeys.overview.all }),
      ])
      toast.success(t(again ? "quote.resend.done" : "quote.send.done", { number: quote.number }))
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
      onConfirm={() => mutate()}
    >
      <Field label={t("quote.send.recipient")} htmlFor="quote-recipient">
        <Input
          id="quote-recipient"
          type="email"
          readOnly={again}
          value={typed ?? quote.email ?? ""}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <MailPreview quote={quote} />
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
