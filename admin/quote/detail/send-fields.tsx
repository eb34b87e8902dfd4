import { Checkbox, Input, Label, Text, Textarea } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../../shared/field"
import { SentVersion } from "../queries"
import { filled } from "../../shared/filled"
import { isMail, parseRecipients } from "../../shared/recipients"
import { Quote } from "../types"
import { SendOptions, SendPreview } from "./queries"

type Values = { to: string; cc: string; subject: string; message: string; keepOpen: boolean }

/** What a person types before sending, and the request that it makes: what is left as it was is left out. */
export function useSendFields(quote: Quote) {
  const [values, setValues] = useState<Values>({
    to: quote.email ?? "",
    cc: (quote.cc ?? []).join(", "),
    subject: "",
    message: "",
    keepOpen: false,
  })
  const options = useMemo<SendOptions>(() => {
    const { mails } = parseRecipients(values.cc)
    const to = values.to.trim()
    return {
      ...(isMail(to) && to !== quote.email ? { to } : {}),
      ...(mails.length || quote.cc?.length ? { cc: mails } : {}),
      ...filled({ subject: values.subject, message: values.message }),
      ...(values.keepOpen ? { keep_earlier_open: true } : {}),
    }
  }, [values, quote.email, quote.cc])
  const badCc = parseRecipients(values.cc).bad
  return {
    values,
    options,
    badCc,
    badTo: !isMail(values.to),
    valid: isMail(values.to) && badCc.length === 0,
    change: (change: Partial<Values>) => setValues((current) => ({ ...current, ...change })),
  }
}

type SendFieldsProps = {
  fields: ReturnType<typeof useSendFields>
  preview: SendPreview | undefined
  /** Earlier versions that the buyer can still accept. */
  earlierLive: SentVersion[]
}

/** To, cc, replies to, subject, a message of one's own. */
export const SendFields = ({ fields, preview, earlierLive }: SendFieldsProps) => {
  const { t } = useTranslation("crm")
  const { values, change, badCc, badTo } = fields
  return (
    <>
      <Field
        label={t("quote.send.recipient")}
        htmlFor="quote-recipient"
        error={values.to && badTo ? t("quote.send.badMail", { mail: values.to }) : null}
      >
        <Input
          id="quote-recipient"
          type="email"
          value={values.to}
          aria-invalid={badTo}
          onChange={(event) => change({ to: event.target.value })}
        />
      </Field>
      <Field
        label={t("quote.send.cc")}
        htmlFor="quote-cc"
        optional
        hint={t("quote.send.ccHint")}
        error={badCc.length ? t("quote.send.badMail", { mail: badCc.join(", ") }) : null}
      >
        <Input
          id="quote-cc"
          value={values.cc}
          aria-invalid={badCc.length > 0}
          onChange={(event) => change({ cc: event.target.value })}
        />
      </Field>
      {preview?.reply_to ? (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {t("quote.send.replyTo", { mail: preview.reply_to })}
        </Text>
      ) : null}
      <Field label={t("quote.send.subject")} htmlFor="quote-subject" optional>
        <Input
          id="quote-subject"
          value={values.subject}
          placeholder={preview?.subject}
          maxLength={200}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Field>
      <Field label={t("quote.send.message")} htmlFor="quote-message" optional hint={t("quote.send.messageHint")}>
        <Textarea
          id="quote-message"
          rows={4}
          value={values.message}
          onChange={(event) => change({ message: event.target.value })}
        />
      </Field>
      {earlierLive.length ? (
        <div className="flex items-start gap-x-2">
          <Checkbox
            id="quote-keep-open"
            checked={values.keepOpen}
            onCheckedChange={(checked) => change({ keepOpen: checked === true })}
          />
          <div className="flex flex-col">
            <Label size="small" weight="plus" htmlFor="quote-keep-open">
              {t("quote.send.keepOpen", { versions: earlierLive.map((one) => one.version).join(", ") })}
            </Label>
            <Text size="small" className="text-ui-fg-subtle">
              {t("quote.send.keepOpenHint")}
            </Text>
          </div>
        </div>
      ) : null}
    </>
  )
}
