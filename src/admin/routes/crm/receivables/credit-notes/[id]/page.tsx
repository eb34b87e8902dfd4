import { UIMatch } from "react-router-dom"

import { CreditNoteBreadcrumb } from "../../../../../../../admin/receivable/receivable-breadcrumb"

export { CreditNotePage as default } from "../../../../../../../admin/receivable/credit-note/credit-note-page"

export const handle = { breadcrumb: (match?: UIMatch) => <CreditNoteBreadcrumb id={match?.params.id ?? ""} /> }
