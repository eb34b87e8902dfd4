import { useTranslation } from "react-i18next"

export const DuplicatesBreadcrumb = () => {
  const { t } = useTranslation("crm")
  return <>{t("interaction.duplicates.title")}</>
}
