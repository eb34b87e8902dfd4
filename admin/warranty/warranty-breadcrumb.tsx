import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { claimQuery } from "./claim-queries"
import { warrantyQuery } from "./queries"

/** "Warranties" in the path above the page. */
export const WarrantiesBreadcrumb = () => <>{useTranslation("crm").t("warranty.title")}</>

/** "Claims" in the path above the page. */
export const ClaimsBreadcrumb = () => <>{useTranslation("crm").t("warranty.tabs.claims")}</>

/** The entitlement's number in the path above the page, once it is known. */
export const WarrantyBreadcrumb = ({ id }: { id: string }) => <>{useQuery(warrantyQuery(id)).data?.number ?? "…"}</>

/** The claim's number in the path above the page, once it is known. */
export const ClaimBreadcrumb = ({ id }: { id: string }) => <>{useQuery(claimQuery(id)).data?.number ?? "…"}</>
