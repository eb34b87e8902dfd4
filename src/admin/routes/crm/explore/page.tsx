import { ExploreBreadcrumb } from "../../../../../admin/explore/explore-breadcrumb"
import { lazyPage } from "../../../../../admin/shared/lazy-page"

export default lazyPage(async () => (await import("../../../../../admin/explore/explore-page")).ExplorePage)

export const handle = { breadcrumb: () => <ExploreBreadcrumb /> }
