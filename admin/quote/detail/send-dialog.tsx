import { Alert, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { MailDialogFrame } from "../../shared/mail-dialog-frame"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { useDebounced } from "../../shared/use-debounced"
import { QUOTES_PATH, versionsQuery } from "../queries"
import { Quote } from "../types"
import { ActAnswer } from "../use-quote-act"
import { ApprovalReasons } from "./approval-reasons"
import { sendPreviewQuery } from "./queries"
import { SendFields, useSendFields } from "./send-fields"

type SendDialogProps = {
  quote: Quote
  /** Sends the offer again, as it stands, with a new link. */
  again?: boolean
  onClose: () => void
  onSent: (url: string) => void
}

/**
 * Mail leaving the house is confirmed once, with recipients, text and PDF shown. Where a rule asks for approval
 * the same dialog submits the quote instead. Ctrl+Enter confirms.
 */
export const SendDialog = ({ quote, again, onClose, onSent }: SendDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const fields = useSendFields(quote)
  const { data: versions } = useQuery(versionsQuery(quote.id))
  const earlierLive = again ? [] : (versions ?? []).filter((one) => one.live && one.version < quote.version)
  const options = useDebounced(fields.options, 400)
  const preview = useQuery(sendPreviewQuery(quote.id, options))
  const reasons = again ? [] : (preview.data?.approval_reasons ?? [])
  const submitting = reasons.length > 0
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch<ActAnswer>(`${QUOTES_PATH}/${quote.id}/${submitting ? "submit" : again ? "resend" : "send"}`, {
        method: "POST",
        body: submitting
          ? fields.values.message.trim()
            ? { note: fields.values.message.trim() }
            : {}
          : fields.options,
      }),
    onSuccess: async (answer) => {
      onClose()
      toast.success(t(`quote.${submitting ? "submit" : again ? "resend" : "send"}.done`, { number: quote.number }))
      if (answer.public_url) {
        onSent(answer.public_url)
      }
      await Promise.all([
        client.invalidateQueries({ queryKey: crmKeys.quotes.all }),
        client.invalidateQueries({ queryKey: crmKeys.overview.all }),
      ])
    },
  })
  const mode = again ? "resend" : "send"
  return (
    <MailDialogFrame
      title={t(`quote.${mode}.title`, { number: quote.number })}
      description={t(`quote.${mode}.description`)}
      confirm={t(submitting ? "quote.submit.confirm" : "quote.send.confirm")}
      valid={fields.valid}
      saving={isPending}
      error={error}
      preview={preview}
      pdf={{
        path: `${QUOTES_PATH}/${quote.id}/pdf?for_mail=true`,
        queryKey: [...crmKeys.quotes.part(quote.id, "pdf"), quote.version, quote.revision, quote.updated_at],
      }}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      <SendFields fields={fields} preview={preview.data} earlierLive={earlierLive} />
      {submitting ? (
        <Alert variant="warning">
          <Text size="small" weight="plus">
            {t("quote.submit.needed")}
          </Text>
          <ApprovalReasons reasons={reasons} currency={quote.currency_code} />
        </Alert>
      ) : null}
      {(preview.data?.warnings ?? []).map((warning) => (
        <Alert key={warning} variant="warning">
          {warning}
        </Alert>
      ))}
    </MailDialogFrame>
  )
}
