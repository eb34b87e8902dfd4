import { Input, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { Tick } from "../shared/tick"
import { useAccess } from "../shared/use-access"
import { Contact } from "./queries"

type ContactDialogProps = { customerId: string; contact: Contact | null; onClose: () => void }

const BLANK = {
  name: "",
  role: null,
  email: null,
  phone: null,
  locale: null,
  receives_quotes: false,
  receives_invoices: false,
  receives_dunning: false,
}
const ANY = "any"
const TEXTS = [
  ["name", "text"],
  ["role", "text"],
  ["email", "email"],
  ["phone", "tel"],
] as const

/** A person of a customer: who they are, how to reach them, and what is copied to them. */
export const ContactDialog = ({ customerId, contact, onClose }: ContactDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { can_money } = useAccess()
  const [values, setValues] = useState<Omit<Contact, "id">>(contact ?? BLANK)
  const change = (next: Partial<Contact>): void => setValues((now) => ({ ...now, ...next }))
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const { name, role, email, phone, locale, receives_quotes, receives_invoices, receives_dunning } = values
      const invoices = receives_invoices === (contact?.receives_invoices ?? false) ? {} : { receives_invoices }
      return sdk.client.fetch(`/admin/crm/customers/${customerId}/contacts${contact?.id ? `/${contact.id}` : ""}`, {
        method: "POST",
        body: {
          name: name.trim(),
          role: role?.trim() || null,
          email: email?.trim() || null,
          phone: phone?.trim() || null,
          locale,
          receives_quotes,
          receives_dunning,
          ...invoices,
        },
      })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: crmKeys.customers.all })
      toast.success(t("common.saved"))
      onClose()
    },
  })
  const unreachable = !values.email?.trim()
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(contact ? "interaction.contacts.edit" : "interaction.contacts.add")}
      confirm={t("common.save")}
      disabled={!values.name.trim()}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      {TEXTS.map(([name, type]) => (
        <Field
          key={name}
          label={t(`interaction.contacts.fields.${name}`)}
          htmlFor={`contact-${name}`}
          optional={name !== "name"}
        >
          <Input
            id={`contact-${name}`}
            type={type}
            maxLength={name === "phone" ? 50 : 254}
            autoFocus={name === "name"}
            value={values[name] ?? ""}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("interaction.contacts.fields.locale")} htmlFor="contact-locale">
        <Choice
          id="contact-locale"
          label={t("interaction.contacts.fields.locale")}
          value={values.locale ?? ANY}
          options={([ANY, "en", "pt-BR"] as const).map((value) => ({
            value,
            label: t(`interaction.contacts.locales.${value}`),
          }))}
          onChange={(value) => change({ locale: value === ANY ? null : value })}
        />
      </Field>
      <Field
        label={t("interaction.contacts.gets")}
        hint={unreachable ? t("interaction.contacts.needsMail") : undefined}
      >
        {(["receives_quotes", "receives_invoices", "receives_dunning"] as const).map((name) => (
          <Tick
            key={name}
            id={`contact-${name}`}
            label={t(`interaction.contacts.${name}`)}
            hint={name === "receives_invoices" && !can_money ? t("receivable.refused.money") : undefined}
            checked={values[name]}
            disabled={unreachable || (name === "receives_invoices" && !can_money)}
            onChange={(checked) => change({ [name]: checked })}
          />
        ))}
      </Field>
    </ActionDialog>
  )
}
