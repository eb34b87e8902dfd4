import { Button, Container, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { PivotAsked } from "./queries"
import { usePivot } from "./use-pivot"

/** Pivots that are often wanted. */
const EXAMPLES: Record<"won" | "owed" | "claims", PivotAsked> = {
  won: { dataset: "quotes", rows: "owner", column: "month", measures: "won_net" },
  owed: { dataset: "invoices", rows: "country", column: "bucket", measures: "outstanding" },
  claims: { dataset: "claims", rows: "product", column: "fault", measures: "count" },
}

/** What stands where nothing is chosen yet: a few pivots to begin with. */
export const Examples = () => {
  const { t } = useTranslation("crm")
  const { open } = usePivot()
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-10" data-testid="crm-pivot-examples">
      <Text size="small" className="text-ui-fg-subtle">
        {t("pivot.start")}
      </Text>
      <div className="flex flex-wrap justify-center gap-2">
        {Object.entries(EXAMPLES).map(([name, pivot]) => (
          <Button key={name} size="small" variant="secondary" onClick={() => open(pivot)}>
            {t(`pivot.examples.${name}`)}
          </Button>
        ))}
      </div>
    </Container>
  )
}
