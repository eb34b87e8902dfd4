import { Input, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../shared/field"
import { filled } from "../shared/filled"
import { MailDialogFrame } from "../shared/mail-dialog-frame"
import { isMail } from "../shared/recipients"
import { useDebounced } from "../shared/use-debounced"
import { mailPreviewQuery } from "./queries"
import { useDeliveryAct } from "./use-delivery-act"

type OrderMailDialogProps = {
  orderId: string
  path: string
  previewPath: string
  title: string
  description: string
  confirm: string
  done: string
  /** What the request says beside the mail. */
  body?: object
  onClose: () => void
}

/** A mail about an order is confirmed once, with recipient and text shown. */
export const OrderMailDialog = ({
  orderId,
  path,
  previewPath,
  title,
  description,
  confirm,
  done,
  body = {},
  onClose,
}: OrderMailDialogProps) => {
  const { t } = useTranslation("crm")
  const [to, setTo] = useState("")
  const [message, setMessage] = useState("")
  const options = useMemo(() => ({ ...(isMail(to) ? { to: to.trim() } : {}), ...filled({ message }) }), [to, message])
  const preview = useQuery(mailPreviewQuery(orderId, previewPath, useDebounced(options, 400)))
  const act = useDeliveryAct({ path, done, onDone: onClose })
  const badTo = to.trim() !== "" && !isMail(to)
  return (
    <MailDialogFrame
      title={title}
      description={description}
      confirm={confirm}
      valid={!badTo && Boolean(to.trim() || preview.data?.to)}
      saving={act.isPending}
      error={act.error}
      preview={preview}
      onConfirm={() => act.mutate({ ...body, ...options })}
      onClose={onClose}
    >
      <Field
        label={t("quote.send.recipient")}
        htmlFor="crm-order-mail-to"
        error={badTo ? t("quote.send.badMail", { mail: to }) : null}
      >
        <Input
          id="crm-order-mail-to"
          type="email"
          value={to}
          placeholder={preview.data?.to ?? t("documents.send.nobody")}
          aria-invalid={badTo}
          onChange={(event) => setTo(event.target.value)}
        />
      </Field>
      <Field
        label={t("quote.send.message")}
        htmlFor="crm-order-mail-message"
        optional
        hint={t("documents.send.messageHint")}
      >
        <Textarea
          id="crm-order-mail-message"
          rows={4}
          maxLength={5000}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
        />
      </Field>
    </MailDialogFrame>
  )
}
