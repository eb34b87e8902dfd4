import { UIMatch } from "react-router-dom"

import { InvoiceBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"

export { InvoicePage as default } from "../../../../../../../admin/receivable/invoice/invoice-page"

export const handle = { breadcrumb: (match?: UIMatch) => <InvoiceBreadcrumb id={match?.params.id ?? ""} /> }
