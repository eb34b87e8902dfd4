import { Input, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { MailDialogFrame } from "../../shared/mail-dialog-frame"
import { onceKey } from "../../shared/once-key"
import { isMail, parseRecipients } from "../../shared/recipients"
import { useDebounced } from "../../shared/use-debounced"
import { Delivery, Mailing, pdfOf, sendMail, SendOptions, sendPreviewQuery } from "./queries"

type MailDialogProps = {
  mailing: Mailing
  title: string
  description: string
  /** Said once it left, or could not. */
  done: (mail: Delivery) => string
  failed: string
  /** Another recipient than the document's own, such as of a mail that failed. */
  to?: string
  /** It left, or waits to. */
  onSent?: () => void
  onClose: () => void
}

type Values = { to: string; cc: string; subject: string; message: string }

/** What is left as it was is left out of the request; a wrong address too, until it is right. */
function useFields(to: string) {
  const [values, setValues] = useState<Values>({ to, cc: "", subject: "", message: "" })
  const copies = useMemo(() => parseRecipients(values.cc), [values.cc])
  const options = useMemo<SendOptions>(
    () => ({
      ...(isMail(values.to) ? { to: values.to.trim() } : {}),
      ...(copies.mails.length ? { cc: copies.mails } : {}),
      ...filled({ subject: values.subject, message: values.message }),
    }),
    [values, copies]
  )
  const badTo = values.to.trim() !== "" && !isMail(values.to)
  const set = (change: Partial<Values>): void => setValues((current) => ({ ...current, ...change }))
  return { values, set, options, badTo, badCc: copies.bad }
}

/** Mail leaving the house is confirmed once, with recipients, text and PDF shown. Ctrl+Enter confirms. */
export const MailDialog = ({
  mailing,
  title,
  description,
  done,
  failed,
  to = "",
  onSent,
  onClose,
}: MailDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const fields = useFields(to)
  const { values, set, badCc, badTo } = fields
  const [key] = useState(onceKey)
  const preview = useQuery(sendPreviewQuery(mailing, useDebounced(fields.options, 400)))
  const valid = !badTo && !badCc.length && Boolean(values.to.trim() || preview.data?.to)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => sendMail(mailing, fields.options, key),
    onSuccess: async ({ mail }) => {
      onClose()
      if (mail.status === "failed") {
        toast.error(failed, { description: mail.error })
      } else {
        toast.success(done(mail))
        onSent?.()
      }
      await client.invalidateQueries({ queryKey: mailing.changes })
    },
  })
  return (
    <MailDialogFrame
      title={title}
      description={description}
      confirm={t("quote.send.confirm")}
      valid={valid}
      saving={isPending}
      error={error}
      preview={preview}
      pdf={mailing.isOffer ? undefined : { path: pdfOf(mailing), queryKey: mailing.key("pdf") }}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      <Field
        label={t("quote.send.recipient")}
        htmlFor="send-to"
        error={badTo ? t("quote.send.badMail", { mail: values.to }) : null}
      >
        <Input
          id="send-to"
          type="email"
          value={values.to}
          placeholder={preview.data?.to ?? t("documents.send.nobody")}
          aria-invalid={badTo}
          onChange={(event) => set({ to: event.target.value })}
        />
      </Field>
      {mailing.isOffer ? null : (
        <Field
          label={t("quote.send.cc")}
          htmlFor="send-cc"
          optional
          hint={t("quote.send.ccHint")}
          error={badCc.length ? t("quote.send.badMail", { mail: badCc.join(", ") }) : null}
        >
          <Input
            id="send-cc"
            value={values.cc}
            aria-invalid={badCc.length > 0}
            onChange={(event) => set({ cc: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("quote.send.subject")} htmlFor="send-subject" optional>
        <Input
          id="send-subject"
          value={values.subject}
          placeholder={preview.data?.subject}
          maxLength={200}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </Field>
      <Field label={t("quote.send.message")} htmlFor="send-message" optional hint={t("documents.send.messageHint")}>
        <Textarea
          id="send-message"
          rows={4}
          value={values.message}
          onChange={(event) => set({ message: event.target.value })}
        />
      </Field>
    </MailDialogFrame>
  )
}
