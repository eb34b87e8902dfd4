import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { quoteQuery } from "./queries"

/** "Quotes" in the path above the page. */
export const QuotesBreadcrumb = () => <>{useTranslation("crm").t("quote.title")}</>

/** The quote's number in the path above the page, once it is known. */
export const QuoteBreadcrumb = ({ id }: { id: string }) => <>{useQuery(quoteQuery(id)).data?.number ?? "…"}</>
