import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { PaymentTermsDialog } from "./payment-terms-dialog"
import { PaymentTerms, paymentTermsQuery } from "./queries"
import { TermsPart } from "./rules/payment-terms"
import { useSetupAct } from "./use-setup-act"

const PATH = "/admin/crm/payment-terms"

/** When invoices are due, and what paying early is worth. */
export const PaymentTermsSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(paymentTermsQuery())
  const [edited, setEdited] = useState<PaymentTerms | "new" | null>(null)
  const act = useSetupAct({ refresh: paymentTermsQuery().queryKey })
  const detailOf = useTermsText()
  return (
    <ListSection
      title={t("terms.title")}
      description={t("terms.description")}
      add={{ label: t("terms.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.length ? t("terms.none") : null}
    >
      {data?.map((terms) => (
        <ListRow
          key={terms.id}
          name={terms.code ? t(`terms.codes.${terms.code}`, { defaultValue: terms.name }) : terms.name}
          detail={detailOf(terms)}
          onEdit={() => setEdited(terms)}
          onRemove={() => act.mutate({ path: `${PATH}/${terms.id}`, method: "DELETE" })}
        />
      ))}
      {edited ? <PaymentTermsDialog terms={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
    </ListSection>
  )
}

/** "50% at once, 50% 30 days · 2% off within 10 days · the store's own". */
function useTermsText(): (terms: PaymentTerms) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const when = (part: TermsPart): string => {
    const { days, months, days_after: after, day_of_month: day } = part
    if (part.end_of_month) {
      return t(after ? "terms.say.month_end_after" : "terms.say.month_end", { days, after })
    }
    if (day) {
      return months ? plural(t, "terms.say.day_of_month", months, { day }) : t("terms.say.this_or_next", { day })
    }
    if (months) {
      return plural(t, "terms.say.months", months)
    }
    return days ? plural(t, "terms.say.days", days) : t("terms.say.at_once")
  }
  return ({ instalments, early_discount, is_default }) =>
    [
      instalments
        .map((part) => (instalments.length > 1 ? `${formatPercent(part.percent, locale)} ${when(part)}` : when(part)))
        .join(", "),
      ...(early_discount ?? []).map(({ percent, days }) =>
        t("terms.say.discount", { percent: formatPercent(percent, locale), days })
      ),
      is_default ? t("terms.storeOwn") : null,
    ]
      .filter(Boolean)
      .join(" · ")
}
