import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"

/** Pages of the overview in their order: path, and the text that names it. A page joins by a line here. */
const PAGES = [
  { to: "/crm", text: "overview.tabs.overview" },
  { to: "/crm/sales", text: "overview.tabs.sales" },
  { to: "/crm/capacity", text: "overview.tabs.capacity" },
  { to: "/crm/agreement", text: "overview.tabs.agreement" },
  { to: "/crm/explore", text: "overview.tabs.explore" },
] as const

/** The strip that leads from one page of the overview to the others; the address says which one is open. */
export const OverviewTabs = () => {
  const { t } = useTranslation("crm")
  const { pathname } = useLocation()
  return (
    <nav aria-label={t("overview.title")} className="flex flex-wrap gap-1">
      {PAGES.map(({ to, text }) => (
        <Button key={to} size="small" variant={pathname === to ? "secondary" : "transparent"} asChild>
          <Link to={to} aria-current={pathname === to ? "page" : undefined}>
            {t(text)}
          </Link>
        </Button>
      ))}
    </nav>
  )
}
