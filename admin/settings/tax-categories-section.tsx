import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { CrmSettings, settingsQuery, TaxCategoryRule } from "./queries"
import { useSetupAct } from "./use-setup-act"

const CATEGORIES = ["Z", "E", "AE", "K", "G", "O"] as const
const EMPTY: TaxCategoryRule = { match: null, category: "E", exemption_code: null, exemption_reason: null }

/** What a tax without a rate means: its category, and the reason that documents give. */
export const TaxCategoriesSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const rows = settings.tax_categories
  const [edited, setEdited] = useState<number | null>(null)
  const act = useSetupAct({
    refresh: settingsQuery().queryKey,
    done: t("settings.saved"),
    onDone: () => setEdited(null),
    quiet: edited !== null,
  })
  const save = (tax_categories: TaxCategoryRule[]): void => act.mutate({ path: "/admin/crm/settings", body: { tax_categories } })
  const name = (row: TaxCategoryRule): string => row.match ?? t("tax.settings.categories.noTax")
  return (
    <ListSection
      title={t("tax.settings.categories.title")}
      description={t("tax.settings.categories.description")}
      add={{ label: t("tax.settings.categories.add"), onClick: () => setEdited(rows.length) }}
      error={null}
      isPending={false}
      onRetry={() => undefined}
      empty={rows.length ? null : t("tax.settings.categories.none")}
    >
      {rows.map((row, index) => (
        <ListRow
          key={name(row)}
          name={name(row)}
          detail={[t(`tax.settings.categories.names.${row.category}`), row.exemption_code, row.exemption_reason]
            .filter(Boolean)
            .join(" · ")}
          onEdit={() => setEdited(index)}
          onRemove={() => save(rows.filter((_, at) => at !== index))}
        />
      ))}
      {edited === null ? null : (
        <CategoryDialog
          row={rows[edited] ?? EMPTY}
          saving={act.isPending}
          error={act.error}
          onClose={() => setEdited(null)}
          onSave={(row) => save([...rows.slice(0, edited), row, ...rows.slice(edited + 1)])}
        />
      )}
    </ListSection>
  )
}

type CategoryDialogProps = {
  row: TaxCategoryRule
  saving: boolean
  error: unknown
  onClose: () => void
  onSave: (row: TaxCategoryRule) => void
}

const CategoryDialog = ({ row, saving, error, onClose, onSave }: CategoryDialogProps) => {
  const { t } = useTranslation("crm")
  const [values, setValues] = useState(row)
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
      confirm={t("common.save")}
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
