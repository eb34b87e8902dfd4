import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ListSection } from "./list-section"
import { CrmSettings, settingsQuery, TaxCategoryRule } from "./queries"
import { TaxCategoryDialog } from "./tax-category-dialog"
import { TaxCategoryRows } from "./tax-category-rows"
import { useSetupAct } from "./use-setup-act"

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
      <TaxCategoryRows
        rows={rows}
        onEdit={setEdited}
        onRemove={(index) => save(rows.filter((_, at) => at !== index))}
      />
      {edited === null ? null : (
        <TaxCategoryDialog
          row={rows[edited] ?? null}
          saving={act.isPending}
          error={act.error}
          onClose={() => setEdited(null)}
          onSave={(row) => save([...rows.slice(0, edited), row, ...rows.slice(edited + 1)])}
        />
      )}
    </ListSection>
  )
}
