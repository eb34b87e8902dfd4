import { Button, Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Field } from "../../shared/field"
import { isMail, QuoteDraft } from "../rules/draft"

type LeadFieldsProps = {
  draft: QuoteDraft
  tried: boolean
  onChange: (values: Partial<QuoteDraft>) => void
}

/** Someone whom the store does not know yet: a name and a mail address are enough. The customer's record is made when the offer is sent. */
export const LeadFields = ({ draft, tried, onChange }: LeadFieldsProps) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(Boolean(draft.email))
  if (draft.customer_id) {
    return null
  }
  if (!open) {
    return (
      <div className="md:col-span-2">
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
          {t("pipeline.lead.open")}
        </Button>
      </div>
    )
  }
  const input = (name: "customer_name" | "company_name" | "phone", optional: boolean) => (
    <Field label={t(`pipeline.lead.${name}`)} htmlFor={`quote-lead-${name}`} optional={optional}>
      <Input
        id={`quote-lead-${name}`}
        maxLength={200}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <>
      {input("customer_name", false)}
      <Field
        label={t("pipeline.lead.email")}
        htmlFor="quote-lead-email"
        hint={t("pipeline.lead.hint")}
        error={tried && !isMail(draft.email) ? t("pipeline.lead.noMail") : null}
      >
        <Input
          id="quote-lead-email"
          type="email"
          maxLength={254}
          value={draft.email ?? ""}
          onChange={(event) => onChange({ email: event.target.value.trim() || null })}
        />
      </Field>
      {input("company_name", true)}
      {input("phone", true)}
    </>
  )
}
