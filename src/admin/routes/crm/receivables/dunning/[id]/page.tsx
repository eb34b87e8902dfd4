import { UIMatch } from "react-router-dom"

import { DunningRunBreadcrumb } from "../../../../../../../admin/dunning/dunning-breadcrumb"

export { DunningRunPage as default } from "../../../../../../../admin/dunning/run-page"

export const handle = { breadcrumb: (match?: UIMatch) => <DunningRunBreadcrumb id={match?.params.id ?? ""} /> }
