import { useTranslation } from "react-i18next"

/** The page's name in the reader's language. */
export const ExploreBreadcrumb = () => <>{useTranslation("crm").t("pivot.title")}</>
