import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { creditNoteQuery, invoiceQuery, receiptQuery } from "./queries"

/** "Receivables" in the path above the page. */
export const ReceivablesBreadcrumb = () => <>{useTranslation("crm").t("receivable.title")}</>

/** The invoice's number in the path above the page, once it is known. */
export const InvoiceBreadcrumb = ({ id }: { id: string }) => <>{useQuery(invoiceQuery(id)).data?.number ?? "…"}</>

/** The receipt's number in the path above the page, once it is known. */
export const ReceiptBreadcrumb = ({ id }: { id: string }) => <>{useQuery(receiptQuery(id)).data?.number ?? "…"}</>

/** The credit note's number in the path above the page, once it is known. */
export const CreditNoteBreadcrumb = ({ id }: { id: string }) => <>{useQuery(creditNoteQuery(id)).data?.number ?? "…"}</>
