import { LayoutComposer } from "@medusajs/dashboard/components"
import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { DetailSkeleton } from "../../shared/skeletons"
import { plural } from "../../shared/plural"
import { TablePages } from "../../shared/table-pages"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useUrlState } from "../../shared/use-url-state"
import { DuplicateCard } from "./duplicate-card"
import { DUPLICATES_PAGE, duplicatesQuery } from "./merge-queries"

/** CRM › Customers › Duplicates: who looks like one customer, why, and which of them stays. */
export const DuplicatesPage = () => {
  useNamedHostControls()
  return (
    <LayoutComposer
      widgetsZonePrefix="crm_duplicate.list"
      preferredLayoutId="core:single-column"
      sections={{
        main: (
          <LayoutComposer.Entry id="CrmDuplicates">
            <Duplicates />
          </LayoutComposer.Entry>
        ),
      }}
    />
  )
}

const Duplicates = () => {
  const { t } = useTranslation("crm")
  const [{ offset: asked }, setUrl] = useUrlState(["offset"] as const)
  const offset = Math.max(0, parseInt(asked ?? "0", 10) || 0)
  const { data, error, refetch } = useQuery(duplicatesQuery({ limit: DUPLICATES_PAGE, offset }))
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  if (!data) {
    return <DetailSkeleton />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{t("interaction.duplicates.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {plural(t, "interaction.duplicates.count", data.count)}
        </Text>
      </Container>
      {data.duplicates.length ? (
        data.duplicates.map((duplicate) => <DuplicateCard key={duplicate.key} duplicate={duplicate} />)
      ) : (
        <Container className="p-0">
          <EmptyState
            title={t("interaction.duplicates.none")}
            description={t("interaction.duplicates.noneText")}
            action={{ label: t("interaction.customer.title"), to: "/crm/customers" }}
          />
        </Container>
      )}
      <TablePages
        count={data.count}
        offset={offset}
        pageSize={DUPLICATES_PAGE}
        onPage={(next) => setUrl({ offset: next ? String(next) : null })}
      />
    </div>
  )
}
