import { DunningCallsBreadcrumb } from "../../../../../../../admin/dunning/dunning-breadcrumb"
import { lazyPage } from "../../../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../../../admin/dunning/run-page")).DunningCallsPage)

export const handle = { breadcrumb: () => <DunningCallsBreadcrumb /> }
