import { useTranslation } from "react-i18next"

/** The page's name in the path. */
export const MyDayBreadcrumb = () => <>{useTranslation("crm").t("followUp.myDay")}</>
