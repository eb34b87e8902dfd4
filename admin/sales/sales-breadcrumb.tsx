import { useTranslation } from "react-i18next"

/** "Sales" in the path above the page. */
export const SalesBreadcrumb = () => <>{useTranslation("crm").t("sales.title")}</>
