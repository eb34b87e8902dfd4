import { UIMatch } from "react-router-dom"

import { DunningRunBreadcrumb } from "../../../../../../../admin/dunning/dunning-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../../../admin/dunning/run-page")).DunningRunPage)

export const handle = { breadcrumb: (match?: UIMatch) => <DunningRunBreadcrumb id={match?.params.id ?? ""} /> }
