import { ExploreBreadcrumb } from "../../../../../admin/explore/explore-breadcrumb"

export { ExplorePage as default } from "../../../../../admin/explore/explore-page"

export const handle = { breadcrumb: () => <ExploreBreadcrumb /> }
