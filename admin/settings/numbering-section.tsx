import { useTranslation } from "react-i18next"

import { NumberingFields } from "./numbering-fields"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

/** How invoices, credit notes and receipts of the first company are numbered. */
export const NumberingSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  return (
    <SettingsSection
      title={t("companies.numbering.title")}
      description={t("companies.numbering.description")}
      form={form}
    >
      <NumberingFields
        idPrefix="crm-numbering"
        companyId="default"
        values={form.values}
        onChange={(change) => form.set(change as Partial<CrmSettings>)}
      />
    </SettingsSection>
  )
}
