import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { TaxCategoryRule } from "./queries"

const CATEGORIES = ["Z", "E", "AE", "K", "G", "O"] as const
const EMPTY: TaxCategoryRule = { match: null, category: "E", exemption_code: null, exemption_reason: null }

type TaxCategoryDialogProps = {
  /** Null for a new one. */
  row: TaxCategoryRule | null
  /** What its button says, where it does not save yet. */
  confirm?: string
  saving: boolean
  error: unknown
  onClose: () => void
  onSave: (row: TaxCategoryRule) => void
}

/** What a tax without a rate means: its category, and the reason that documents give. */
export const TaxCategoryDialog = ({ row, confirm, saving, error, onClose, onSave }: TaxCategoryDialogProps) => {
  const { t } = useTranslation("crm")
  const [values, setValues] = useState(row ?? EMPTY)
  const set = (change: Partial<TaxCategoryRule>): void => setValues((current) => ({ ...current, ...change }))
  const text = (value: string | null | undefined): string | null => value?.trim() || null
  const line = (name: "match" | "exemption_code" | "exemption_reason", label: string, hint?: string) => (
    <Field label={label} htmlFor={`category-${name}`} hint={hint} optional>
      <Input
        id={`category-${name}`}
        value={values[name] ?? ""}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("tax.settings.categories.new")}
      confirm={confirm ?? t("common.save")}
      saving={saving}
      error={error}
      onConfirm={() =>
        onSave({
          category: values.category,
          match: text(values.match),
          exemption_code: text(values.exemption_code),
          exemption_reason: text(values.exemption_reason),
        })
      }
    >
      {line("match", t("tax.settings.categories.match"), t("tax.settings.categories.matchHint"))}
      <Field label={t("tax.settings.categories.category")} htmlFor="category-category">
        <Choice
          id="category-category"
          label={t("tax.settings.categories.category")}
          value={values.category}
          options={CATEGORIES.map((value) => ({ value, label: t(`tax.settings.categories.names.${value}`) }))}
          onChange={(category) => set({ category })}
        />
      </Field>
      {line("exemption_code", t("tax.settings.categories.code"), t("tax.settings.categories.codeHint"))}
      {line("exemption_reason", t("tax.settings.categories.reason"))}
    </ActionDialog>
  )
}
