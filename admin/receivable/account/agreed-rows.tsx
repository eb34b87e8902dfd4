import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { paymentTermsQuery } from "../../settings/queries"
import { Money } from "../../shared/money"
import { Row } from "../../shared/section"
import { CreditTerms } from "../collection/queries"

/** When a debtor pays and how much it may owe: agreed, or as the store usually does. @param days - of the usual terms, once known */
export const AgreedRows = ({ terms, days }: { terms: CreditTerms; days: number | undefined }) => {
  const { t } = useTranslation("crm")
  const { data: choices } = useQuery(paymentTermsQuery())
  const chosen = choices?.find(({ id }) => id === terms.payment_terms_id)
  const usual = choices?.find(({ is_default }) => is_default)
  return (
    <>
      <Row label={t("collection.terms.terms")}>
        {chosen?.name ?? usual?.name ?? (days === undefined ? "…" : t("collection.behaviour.days", { days }))}
        {chosen ? null : (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("collection.terms.usual")}
          </Text>
        )}
      </Row>
      <Row label={t("collection.account.limit")}>
        {terms.credit_limit === null ? (
          t("collection.account.noLimit")
        ) : (
          <Money amount={terms.credit_limit} currency={terms.currency_code} />
        )}
      </Row>
    </>
  )
}
