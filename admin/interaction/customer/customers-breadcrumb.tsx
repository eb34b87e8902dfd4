import { useTranslation } from "react-i18next"

/** The list's name in the path above its pages. */
export const CustomersBreadcrumb = () => <>{useTranslation("crm").t("interaction.customer.title")}</>
