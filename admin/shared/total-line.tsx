import { Text } from "@medusajs/ui"

import { Money } from "./money"

type TotalLineProps = {
  label: string
  amount: number | string | undefined
  currency: string
  /** A sum of what stands above it. */
  strong?: boolean
}

/** One line of totals that add up. */
export const TotalLine = ({ label, amount, currency, strong }: TotalLineProps) => (
  <div className={`flex items-center justify-between gap-x-6 ${strong ? "border-t border-dashed pt-2" : ""}`}>
    <dt>
      <Text
        size="small"
        leading="compact"
        weight={strong ? "plus" : "regular"}
        className={strong ? "" : "text-ui-fg-subtle"}
      >
        {label}
      </Text>
    </dt>
    <dd>
      <Text size="small" leading="compact" weight={strong ? "plus" : "regular"}>
        <Money amount={amount} currency={currency} />
      </Text>
    </dd>
  </div>
)
