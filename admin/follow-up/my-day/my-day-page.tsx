import { LayoutComposer } from "@medusajs/dashboard/components"
import { BellAlert, CogSixTooth } from "@medusajs/icons"
import { Button, Container, Heading, Tabs, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { LogShortcut } from "../../interaction/log-shortcut"
import { FilterBar } from "../../pipeline/board/filter-bar"
import { ActionMenu } from "../../shared/action-menu"
import { plural } from "../../shared/plural"
import { accessQuery } from "../../shared/use-access"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNamedHostControls } from "../../shared/use-named-host-controls"
import { useShortcut } from "../../shared/use-shortcut"
import { useUrlState } from "../../shared/use-url-state"
import { DigestDialog } from "../digest-dialog"
import { BUTTON } from "../follow-up-button"
import { FollowUpDialog } from "../follow-up-dialog"
import { Counts, countsQuery } from "../queries"
import { RULES_HREF } from "../settings/use-scrolled-to"
import { DayList } from "./day-list"
import { OpenDrawer } from "./open-drawer"
import { TeamTab } from "./team-tab"
import { useMyDayFilters } from "./use-my-day-filters"
import { MULTIPLE, useMyDayParams, View } from "./use-my-day-params"

/** CRM › My day: what do I do next, and what is it worth? `c` creates, `d` does, `s` puts off, `/` searches. */
export const MyDayPage = () => {
  useNamedHostControls()
  const ready = useFilterAddress(MULTIPLE)
  const [{ create, open, tab }, setUrl] = useUrlState(["create", "open", "tab"] as const)
  const [digest, setDigest] = useState(false)
  const onCreate = (): void => setUrl({ create: "1" })
  const { data: me } = useQuery(accessQuery())
  const sees = me !== undefined && me.scope !== "own"
  useShortcut("c", onCreate)
  useShortcut("/", () => document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus())
  return (
    <>
      <LogShortcut />
      <LayoutComposer
        widgetsZonePrefix="crm_my_day"
        preferredLayoutId="core:single-column"
        sections={{
          main: (
            <LayoutComposer.Entry id="CrmMyDay">
              <Container className="divide-y p-0">
                <Header onCreate={onCreate} onDigest={() => setDigest(true)} />
                <Views sees={sees} />
                {tab === "team" && sees ? <TeamTab /> : ready ? <DayList onCreate={onCreate} /> : null}
              </Container>
            </LayoutComposer.Entry>
          ),
        }}
      />
      {create ? <FollowUpDialog onClose={() => setUrl({ create: null })} /> : null}
      {open ? <OpenDrawer id={open} onClose={() => setUrl({ open: null })} /> : null}
      {digest ? <DigestDialog onClose={() => setDigest(false)} /> : null}
    </>
  )
}

const Header = ({ onCreate, onDigest }: { onCreate: () => void; onDigest: () => void }) => {
  const { t } = useTranslation("crm")
  const { filters } = useMyDayParams()
  const { data } = useQuery(countsQuery({ assignee_id: filters.assignee_id, team_id: filters.team_id }))
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-6 py-4">
      <div className="min-w-0">
        <Heading>{t("followUp.myDay")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {data ? <Due counts={data} /> : "\u00a0"}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="secondary" {...{ [BUTTON]: "" }} onClick={onCreate}>
          {t("followUp.create")}
        </Button>
        <ActionMenu
          variant="primary"
          groups={[
            {
              actions: [
                { icon: <BellAlert />, label: t("followUp.digest.title"), onClick: onDigest },
                { icon: <CogSixTooth />, label: t("followUp.rules.title"), to: RULES_HREF },
              ],
            },
          ]}
        />
      </div>
    </div>
  )
}

const Due = ({ counts }: { counts: Counts }) => {
  const { t } = useTranslation("crm")
  const { overdue, today, coming } = counts
  return (
    <span className="tabular-nums" data-testid="crm-day-counts">
      {overdue ? (
        <>
          <span className="text-ui-fg-error">{plural(t, "followUp.counts.overdue", overdue)}</span>
          {" · "}
        </>
      ) : null}
      {plural(t, "followUp.counts.today", today)}
      {" · "}
      {plural(t, "followUp.counts.coming", coming)}
    </span>
  )
}

const SHOWN = ["day", "coming", "done"] as const satisfies readonly View[]

/** Which part of the day, whose, and what is left out. */
const Views = ({ sees }: { sees: boolean }) => {
  const { t } = useTranslation("crm")
  const { view, filters } = useMyDayParams()
  const [{ tab }, setUrl] = useUrlState(["view", "tab"] as const)
  const available = useMyDayFilters(filters.customer_id)
  const shown = tab === "team" && sees ? "team" : SHOWN.includes(view as (typeof SHOWN)[number]) ? view : "day"
  const tabs = (
    <Tabs
      value={shown}
      onValueChange={(next) =>
        setUrl({ tab: next === "team" ? "team" : null, view: next === "day" || next === "team" ? null : next })
      }
    >
      <Tabs.List>
        {[...SHOWN, ...(sees ? (["team"] as const) : [])].map((name) => (
          <Tabs.Trigger key={name} value={name} className="whitespace-nowrap">
            {t(`followUp.tabs.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs>
  )
  return shown === "team" ? <div className="px-6 py-4">{tabs}</div> : <FilterBar filters={available}>{tabs}</FilterBar>
}
