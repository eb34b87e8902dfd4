import { Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Bucket } from "../../overview/queries"
import { BUCKET_COLORS } from "../../overview/receivables-section"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"

/** What is owed by age, as one thin bar. */
export const AgeBar = ({ buckets, total, currency }: { buckets: Bucket[]; total: number; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const filled = buckets.filter((bucket) => bucket.amount > 0)
  const words = filled.map(
    (bucket) =>
      `${t(`receivable.buckets.${bucket.key}`)}: ${money(bucket.amount, currency)} (${plural(t, "receivable.instalments", bucket.count)})`
  )
  return (
    <Tooltip content={words.join(" · ")}>
      <div
        role="img"
        aria-label={words.join(", ")}
        className="bg-ui-bg-component flex h-2.5 w-full gap-px overflow-hidden rounded-full"
      >
        {filled.map((bucket) => (
          <span
            key={bucket.key}
            style={{ width: `${(bucket.amount / total) * 100}%`, background: BUCKET_COLORS[bucket.key] }}
          />
        ))}
      </div>
    </Tooltip>
  )
}
