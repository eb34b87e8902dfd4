import { Alert, Button, FocusModal, Input, Text, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { FormEvent, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../../shared/field"
import { MailPreviewPane } from "../../shared/mail-preview-pane"
import { isMail, parseRecipients } from "../../shared/recipients"
import { errorMessage } from "../../shared/sdk"
import { useDebounced } from "../../shared/use-debounced"
import { useShortcut } from "../../shared/use-shortcut"
import { keysOf, pathOf, sendDocument, SendNoun, SendOptions, sendPreviewQuery } from "./queries"

type SendDialogProps = {
  noun: SendNoun
  document: { id: string; number: string | null }
  /** Another recipient than the document's own, such as of a mail that failed. */
  to?: string
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
      ...(values.subject.trim() ? { subject: values.subject.trim() } : {}),
      ...(values.message.trim() ? { message: values.message.trim() } : {}),
    }),
    [values, copies]
  )
  const badTo = values.to.trim() !== "" && !isMail(values.to)
  const set = (change: Partial<Values>): void => setValues((current) => ({ ...current, ...change }))
  return { values, set, options, badTo, badCc: copies.bad }
}

/** Mail leaving the house is confirmed once, with recipients, text and PDF shown. Ctrl+Enter confirms. */
export const SendDialog = ({ noun, document, to = "", onClose }: SendDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const fields = useFields(to)
  const { values, set, badCc, badTo } = fields
  const preview = useQuery(sendPreviewQuery(noun, document.id, useDebounced(fields.options, 400)))
  const number = document.number ?? ""
  const valid = !badTo && !badCc.length && Boolean(values.to.trim() || preview.data?.to)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => sendDocument(noun, document.id, fields.options),
    onSuccess: async ({ mail }) => {
      onClose()
      if (mail.status === "failed") {
        toast.error(t("documents.send.failed", { number }), { description: mail.error })
      } else {
        toast.success(t("documents.send.done", { number, mail: mail.recipient }))
      }
      await client.invalidateQueries({ queryKey: keysOf(noun).all })
    },
  })
  const act = (): void => {
    if (valid && !isPending) {
      mutate()
    }
  }
  useShortcut("Enter", act, { ctrl: true })
  return (
    <FocusModal open onOpenChange={(next) => (next ? undefined : onClose())}>
      <FocusModal.Content>
        <form
          className="flex h-full flex-col overflow-hidden"
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            act()
          }}
        >
          <FocusModal.Header />
          <FocusModal.Body className="flex flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
            <div className="flex w-full shrink-0 flex-col gap-y-6 px-6 py-6 lg:max-w-[440px] lg:overflow-y-auto lg:border-e">
              <div>
                <FocusModal.Title asChild>
                  <h2 className="h1-core">{t("documents.send.title", { number })}</h2>
                </FocusModal.Title>
                <FocusModal.Description asChild>
                  <Text size="small" className="text-ui-fg-subtle">
                    {t(`documents.send.description.${noun}`)}
                  </Text>
                </FocusModal.Description>
              </div>
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
              <Field label={t("quote.send.subject")} htmlFor="send-subject" optional>
                <Input
                  id="send-subject"
                  value={values.subject}
                  placeholder={preview.data?.subject}
                  maxLength={200}
                  onChange={(event) => set({ subject: event.target.value })}
                />
              </Field>
              <Field
                label={t("quote.send.message")}
                htmlFor="send-message"
                optional
                hint={t("documents.send.messageHint")}
              >
                <Textarea
                  id="send-message"
                  rows={4}
                  value={values.message}
                  onChange={(event) => set({ message: event.target.value })}
                />
              </Field>
              {error ? <Alert variant="error">{errorMessage(error)}</Alert> : null}
            </div>
            <MailPreviewPane
              preview={preview}
              pdf={{
                path: `${pathOf(noun, document.id)}/pdf${noun === "invoices" ? "?preview=true" : ""}`,
                queryKey: keysOf(noun).part(document.id, "pdf"),
              }}
            />
          </FocusModal.Body>
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {t("common.cancel")}
              </Button>
            </FocusModal.Close>
            <Button type="submit" size="small" disabled={!valid} isLoading={isPending}>
              {t("quote.send.confirm")}
            </Button>
          </FocusModal.Footer>
        </form>
      </FocusModal.Content>
    </FocusModal>
  )
}
