import { DunningCallsBreadcrumb } from "../../../../../../../admin/dunning/dunning-breadcrumb"

export { DunningCallsPage as default } from "../../../../../../../admin/dunning/run-page"

export const handle = { breadcrumb: () => <DunningCallsBreadcrumb /> }
