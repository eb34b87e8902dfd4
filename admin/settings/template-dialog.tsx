import { Input, Textarea } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Field } from "../shared/field"
import { decimalText, parseDecimal } from "../shared/parse-decimal"
import { QuoteTemplate, quoteTemplatesQuery } from "./queries"
import { useSetupAct } from "./use-setup-act"

const TEXTS = [
  ["name", "settings.templates.name"],
  ["description", "settings.templates.descriptionField"],
  ["title", "quote.fields.title"],
] as const

const LONG = [
  ["cover_text", "settings.quotes.coverText"],
  ["terms", "quote.fields.terms"],
] as const

/** Name, words and terms of a template; its lines come from the quote it was made of. */
export const TemplateDialog = ({ template, onClose }: { template: QuoteTemplate; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [values, setValues] = useState({
    name: template.name,
    description: template.description ?? "",
    title: template.title ?? "",
    cover_text: template.cover_text ?? "",
    terms: template.terms ?? "",
    validity_days: decimalText(template.validity_days),
    deposit_percent: decimalText(template.deposit_percent),
  })
  const save = useSetupAct({
    refresh: quoteTemplatesQuery().queryKey,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  const set = (change: Partial<typeof values>): void => setValues((current) => ({ ...current, ...change }))
  const text = (value: string): string | null => value.trim() || null
  const number = (value: string): number | null => (value.trim() ? parseDecimal(value) : null)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("settings.templates.edit", { name: template.name })}
      description={t("settings.templates.dialog")}
      confirm={t("common.save")}
      disabled={!values.name.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          path: `/admin/crm/quote-templates/${template.id}`,
          body: {
            name: values.name.trim(),
            description: text(values.description),
            title: text(values.title),
            cover_text: text(values.cover_text),
            terms: text(values.terms),
            validity_days: number(values.validity_days),
            deposit_percent: number(values.deposit_percent),
          },
        })
      }
    >
      {TEXTS.map(([name, label]) => (
        <Field key={name} label={t(label)} htmlFor={`template-${name}`} optional={name !== "name"}>
          <Input
            id={`template-${name}`}
            value={values[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("settings.documents.validity")} htmlFor="template-validity" optional>
          <Input
            id="template-validity"
            inputMode="numeric"
            value={values.validity_days}
            onChange={(event) => set({ validity_days: event.target.value })}
          />
        </Field>
        <Field label={t("settings.quotes.deposit")} htmlFor="template-deposit" optional>
          <Input
            id="template-deposit"
            inputMode="decimal"
            value={values.deposit_percent}
            onChange={(event) => set({ deposit_percent: event.target.value })}
          />
        </Field>
      </div>
      {LONG.map(([name, label]) => (
        <Field key={name} label={t(label)} htmlFor={`template-${name}`} optional>
          <Textarea
            id={`template-${name}`}
            rows={3}
            value={values[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </ActionDialog>
  )
}
