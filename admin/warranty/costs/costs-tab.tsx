import { Button } from "@medusajs/ui"
import { ComponentType } from "react"
import { useTranslation } from "react-i18next"

import { ProvisionSection } from "../provision/provision-section"
import { SoldCoverView } from "../sold-cover/sold-cover-view"
import { CostsView } from "./costs-view"
import { ExpiringView } from "./expiring-view"
import { FailuresView } from "./failures-view"
import { OpenView } from "./open-view"
import { RecoveryView } from "./recovery-view"
import { CostView, useCostParams, VIEWS } from "./use-cost-params"
import { UseView } from "./use-view"

const CONTENT: Record<CostView, ComponentType> = {
  costs: CostsView,
  failures: FailuresView,
  open: OpenView,
  expiring: ExpiringView,
  use: UseView,
  recovery: RecoveryView,
  provision: ProvisionSection,
  sold_cover: SoldCoverView,
}

/** CRM › Warranties › Costs: what cover costs, what fails, what waits, what ends and what suppliers owe. */
export const CostsTab = () => {
  const { t } = useTranslation("crm")
  const { view, setUrl } = useCostParams()
  const Content = CONTENT[view]
  return (
    <>
      <nav aria-label={t("warranty.tabs.costs")} className="-mt-1 flex flex-wrap gap-1">
        {VIEWS.map((name) => (
          <Button
            key={name}
            size="small"
            variant={name === view ? "secondary" : "transparent"}
            aria-pressed={name === view}
            // What was sold, what ends and what was spent have periods of their own.
            onClick={() => setUrl({ view: name === "costs" ? null : name, from: null, to: null })}
          >
            {t(`warrantyCosts.views.${name}`)}
          </Button>
        ))}
      </nav>
      <Content />
    </>
  )
}
