import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { teamsQuery } from "../settings/queries"
import { Choice, ChoiceOption } from "../shared/choice"
import { regionsQuery, salesChannelsQuery, userName, usersQuery } from "../shared/host-queries"
import { Narrowing, NARROWING } from "../shared/narrowing"
import { RangeInputs } from "../shared/range-inputs"
import { useOverviewFilters, PERIODS } from "./use-overview-filters"

const ALL = "all"

/** Period, owner, team, region and sales channel, kept in the address; a choice of one is left out. */
export const FilterBar = ({ from, to }: { from: string; to: string }) => {
  const { t } = useTranslation("crm")
  const [{ narrowing, period }, setUrl] = useOverviewFilters()
  const { data: users, isPending: noUsers } = useQuery(usersQuery())
  const { data: teams, isPending: noTeams } = useQuery(teamsQuery())
  const { data: regions, isPending: noRegions } = useQuery(regionsQuery())
  const { data: channels, isPending: noChannels } = useQuery(salesChannelsQuery())
  // All at once, so that none moves when another one comes.
  const isReady = !noUsers && !noTeams && !noRegions && !noChannels
  const named = (rows: { id: string; name: string }[] | undefined): ChoiceOption[] =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const choices: [keyof Narrowing, string, ChoiceOption[], number][] = [
    ["owner_id", "owner", (users ?? []).map((user) => ({ value: user.id, label: userName(user) })), 2],
    ["team_id", "team", named(teams), 1],
    ["region_id", "region", named(regions), 2],
    ["sales_channel_id", "channel", named(channels), 2],
  ]
  return (
    <div className="flex flex-wrap items-center gap-2" data-testid="crm-overview-filters">
      <div className="w-36">
        <Choice
          size="small"
          label={t("overview.filters.period")}
          value={period}
          options={[
            ...PERIODS.map((days) => ({ value: days as string, label: t("overview.filters.days", { days }) })),
            { value: "own", label: t("overview.filters.own") },
          ]}
          onChange={(value) =>
            setUrl(value === "own" ? { from, to, period: null } : { period: value, from: null, to: null })
          }
        />
      </div>
      {period === "own" ? <RangeInputs from={from} to={to} onChange={setUrl} /> : null}
      {choices
        .filter(([key, , options, least]) => (isReady && options.length >= least) || narrowing[key])
        .map(([key, name, options]) => (
          <div key={key} className="w-40">
            <Choice
              size="small"
              label={t(`overview.filters.${name}`)}
              value={narrowing[key] ?? ALL}
              options={[{ value: ALL, label: t(`overview.filters.every.${name}`) }, ...options]}
              onChange={(id) => setUrl({ [key]: id === ALL ? null : id })}
            />
          </div>
        ))}
      {Object.keys(narrowing).length ? (
        <Button
          size="small"
          variant="transparent"
          onClick={() => setUrl(Object.fromEntries(NARROWING.map((key) => [key, null])))}
        >
          {t("overview.filters.clear")}
        </Button>
      ) : null}
    </div>
  )
}
