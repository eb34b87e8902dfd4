import { UIMatch } from "react-router-dom"

import { ReceiptBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"

export { ReceiptPage as default } from "../../../../../../../admin/receivable/receipt/receipt-page"

export const handle = { breadcrumb: (match?: UIMatch) => <ReceiptBreadcrumb id={match?.params.id ?? ""} /> }
