import { DataTableFilter, createDataTableFilterHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { pipelinesQuery, sourcesQuery } from "../../pipeline/queries"
import { teamsQuery } from "../../settings/queries"
import { codedName } from "../../shared/coded-name"
import { customerFilter } from "../../shared/customer-filter"
import { usePickedCustomer } from "../../shared/customer-picker"
import { regionsQuery, salesChannelsQuery, userName, usersQuery } from "../../shared/host-queries"
import { stageName } from "../../shared/stage-name"
import { stagesQuery } from "../queries"
import { Quote, QuoteStatus } from "../types"
import { useDayRanges } from "./use-day-ranges"
import { VIEWS } from "./use-quote-list-params"

const STATUSES: QuoteStatus[] = ["draft", "sent", "accepted", "declined", "expired", "canceled"]

const helper = createDataTableFilterHelper<Quote>()

/** Filters of the list of quotes and of the board; each is one the API applies. A filter with nothing to choose from is left out. */
export function useQuoteFilters(customerId: string | undefined): DataTableFilter[] {
  const { t } = useTranslation("crm")
  const { data: stages } = useQuery(stagesQuery())
  const { data: pipelines } = useQuery(pipelinesQuery())
  const { data: sources } = useQuery(sourcesQuery())
  const { data: teams } = useQuery(teamsQuery())
  const { data: users } = useQuery(usersQuery())
  const { data: regions } = useQuery(regionsQuery())
  const { data: channels } = useQuery(salesChannelsQuery())
  const { data: customer } = usePickedCustomer(customerId)
  const ranges = useDayRanges()
  return useMemo(() => {
    const currencies = [...new Set((regions ?? []).map((region) => region.currency_code))].sort()
    const many = pipelines && pipelines.length > 1 ? pipelines : null
    const pipelineName = (id: string | undefined): string =>
      codedName(
        t,
        "pipeline.names",
        many?.find((one) => one.id === id)
      )
    const day = (id: string, label: string, options: { label: string; value: object }[]) => ({
      id,
      type: "date" as const,
      label,
      options,
      rangeOptionLabel: t("pipeline.filters.custom"),
      rangeOptionStartLabel: t("pipeline.filters.from"),
      rangeOptionEndLabel: t("pipeline.filters.to"),
    })
    return [
      {
        id: "view",
        type: "radio" as const,
        label: t("quote.filters.view"),
        options: Object.keys(VIEWS).map((view) => ({ value: view, label: t(`quote.filters.${view}`) })),
      },
      helper.accessor("status", {
        type: "multiselect",
        label: t("quote.fields.status"),
        options: STATUSES.map((status) => ({ value: status, label: t(`status.quote.${status}`) })),
      }),
      ...(many
        ? [
            {
              id: "pipeline_id",
              type: "radio" as const,
              label: t("pipeline.pipeline"),
              options: many.map((one) => ({ value: one.id, label: pipelineName(one.id) })),
            },
          ]
        : []),
      helper.accessor("stage_id", {
        type: "multiselect",
        label: t("quote.fields.stage"),
        options: (stages ?? []).map((stage) => ({
          value: stage.id,
          label: many ? `${stageName(t, stage)} (${pipelineName(stage.pipeline_id)})` : stageName(t, stage),
        })),
      }),
      helper.accessor("owner_id", {
        type: "multiselect",
        label: t("quote.fields.owner"),
        options: (users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
      }),
      ...(teams?.length
        ? [
            {
              id: "team_id",
              type: "multiselect" as const,
              label: t("pipeline.team"),
              options: teams.map((team) => ({ value: team.id, label: team.name })),
            },
          ]
        : []),
      ...(sources?.length
        ? [
            {
              id: "source_id",
              type: "multiselect" as const,
              label: t("pipeline.source"),
              options: sources.map((source) => ({ value: source.id, label: codedName(t, "pipeline.sources", source) })),
            },
          ]
        : []),
      ...(regions && regions.length > 1
        ? [
            {
              id: "region_id",
              type: "multiselect" as const,
              label: t("overview.filters.region"),
              options: regions.map((region) => ({ value: region.id, label: region.name })),
            },
          ]
        : []),
      ...(channels && channels.length > 1
        ? [
            {
              id: "sales_channel_id",
              type: "multiselect" as const,
              label: t("overview.filters.channel"),
              options: channels.map((channel) => ({ value: channel.id, label: channel.name })),
            },
          ]
        : []),
      helper.accessor("currency_code", {
        type: "multiselect",
        label: t("quote.fields.currency"),
        options: currencies.map((code) => ({ value: code, label: code.toUpperCase() })),
      }),
      { id: "total", type: "number" as const, label: t("quote.fields.total"), includeOperators: true },
      day("valid_until", t("quote.fields.validUntil"), ranges.ahead),
      day("expected_close_date", t("quote.fields.expectedClose"), ranges.ahead),
      day("next_step_date", t("pipeline.nextStep"), ranges.ahead),
      day("decided_date", t("pipeline.decided"), ranges.past),
      day("created_at", t("quote.fields.createdAt"), ranges.past),
      customerFilter(t("quote.fields.customer"), customerId, customer),
    ] as DataTableFilter[]
  }, [t, stages, pipelines, sources, teams, users, regions, channels, customer, customerId, ranges])
}
