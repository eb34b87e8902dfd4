import { UIMatch } from "react-router-dom"

import { QuoteBreadcrumb } from "../../../../../../admin/quote/quote-breadcrumb"

export { QuoteDetailPage as default } from "../../../../../../admin/quote/detail/quote-detail-page"

export const handle = { breadcrumb: (match?: UIMatch) => <QuoteBreadcrumb id={match?.params.id ?? ""} /> }
