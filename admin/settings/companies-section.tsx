import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { companiesQuery, Company } from "../closing/queries"
import { salesChannelsQuery } from "../shared/host-queries"
import { CompanyDialog } from "./company-dialog"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { useSetupAct } from "./use-setup-act"

/** Companies beside the first, each with the sales channels that it sells through. */
export const CompaniesSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(companiesQuery())
  const { data: channels } = useQuery(salesChannelsQuery())
  const [edited, setEdited] = useState<Company | "new" | null>(null)
  const act = useSetupAct({ refresh: companiesQuery().queryKey })
  const others = data?.filter((company) => !company.is_default)
  const first = data?.find((company) => company.is_default)
  const detail = ({ sales_channel_ids, next_numbers }: Company): string => {
    const names = sales_channel_ids.map((id) => channels?.find((channel) => channel.id === id)?.name ?? id)
    return t("companies.detail", {
      channels: names.join(", ") || t("companies.noChannel"),
      number: next_numbers.invoice,
    })
  }
  return (
    <ListSection
      title={t("companies.title")}
      description={t("companies.sectionDescription")}
      add={{ label: t("companies.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={others && !others.length ? t("companies.none") : null}
    >
      {others?.map((company) => (
        <ListRow
          key={company.id}
          name={company.name ?? company.id}
          detail={detail(company)}
          onEdit={() => setEdited(company)}
          onRemove={() => act.mutate({ path: `/admin/crm/companies/${company.id}`, method: "DELETE" })}
        />
      ))}
      {edited && first ? (
        <CompanyDialog company={edited === "new" ? null : edited} store={first} onClose={() => setEdited(null)} />
      ) : null}
    </ListSection>
  )
}
