import { Input, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { ActionDialog } from "../../shared/action-dialog"
import { CustomerPicker } from "../../shared/customer-picker"
import { Field } from "../../shared/field"
import { sdk } from "../../shared/sdk"
import { useQuoteAct } from "../use-quote-act"
import { DialogProps } from "./decide-dialogs"

/** The same offer again, for the same customer or another, as a draft with a number of its own. */
export const CloneDialog = ({ quote, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const [customer, setCustomer] = useState(quote.customer_id)
  const [title, setTitle] = useState(quote.title ?? "")
  const { mutate, isPending, error } = useQuoteAct(quote, "/clone", {
    quiet: true,
    onDone: (answer) => {
      toast.success(t("quote.clone.done", { number: answer.quote?.number ?? "" }))
      void navigate(`/crm/quotes/${answer.quote?.id ?? ""}`)
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.clone.title", { number: quote.number })}
      description={t("quote.clone.description")}
      confirm={t("quote.clone.confirm")}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          ...(customer && customer !== quote.customer_id ? { customer_id: customer } : {}),
          ...(title.trim() && title.trim() !== quote.title ? { title: title.trim() } : {}),
        })
      }
    >
      <Field label={t("common.customer")} htmlFor="clone-customer">
        <CustomerPicker id="clone-customer" value={customer} onChange={(picked) => setCustomer(picked?.id ?? null)} />
      </Field>
      <Field label={t("quote.fields.title")} htmlFor="clone-title" optional>
        <Input id="clone-title" value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}

/** Keeps lines, terms and options under a name, for the next offer to start from. */
export const TemplateDialog = ({ quote, onClose }: DialogProps) => {
  const { t } = useTranslation("crm")
  const [name, setName] = useState(quote.title ?? "")
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch("/admin/crm/quote-templates", {
        method: "POST",
        body: { quote_id: quote.id, name: name.trim() },
      }),
    onSuccess: () => {
      toast.success(t("quote.template.done", { name: name.trim() }))
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("quote.template.title", { number: quote.number })}
      description={t("quote.template.description")}
      confirm={t("quote.template.confirm")}
      disabled={!name.trim()}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <Field label={t("quote.template.name")} htmlFor="template-name">
        <Input id="template-name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
