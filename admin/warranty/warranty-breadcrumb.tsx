import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { warrantyQuery } from "./queries"

/** "Warranties" in the path above the page. */
export const WarrantiesBreadcrumb = () => <>{useTranslation("crm").t("warranty.title")}</>

/** The entitlement's number in the path above the page, once it is known. */
export const WarrantyBreadcrumb = ({ id }: { id: string }) => <>{useQuery(warrantyQuery(id)).data?.number ?? "…"}</>
