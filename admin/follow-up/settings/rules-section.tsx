import { ChartBar, MagnifyingGlass, PencilSquare, PlaySolid } from "@medusajs/icons"
import { StatusBadge, Switch, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ListSection } from "../../settings/list-section"
import { teamsQuery } from "../../settings/queries"
import { useSetupAct } from "../../settings/use-setup-act"
import { ActionMenu } from "../../shared/action-menu"
import { userName, usersQuery } from "../../shared/host-queries"
import { listHref } from "../../shared/list-href"
import { plural } from "../../shared/plural"
import { useAccess } from "../../shared/use-access"
import { DigestDialog } from "../digest-dialog"
import { Rule, RULES_PATH, rulesQuery } from "../queries"
import { DryRunDialog } from "./dry-run-dialog"
import { ResultsDialog } from "./results-dialog"
import { RuleDialog } from "./rule-dialog"
import { useRuleTexts } from "./rule-texts"
import { useRunRule } from "./use-run-rule"
import { useScrolledTo } from "./use-scrolled-to"

/** Settings › CRM › Follow-up rules: what opens follow-ups by itself, after how long, for whom. */
export const FollowUpRulesSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(rulesQuery())
  const [open, setOpen] = useState<{ what: "edit" | "dryRun" | "results"; rule: Rule } | null>(null)
  const [digest, setDigest] = useState(false)
  const run = useRunRule()
  const section = useScrolledTo()
  const close = (): void => setOpen(null)
  return (
    <div ref={section}>
      <ListSection
        title={t("followUp.rules.title")}
        description={t("followUp.rules.description")}
        add={{ label: t("followUp.digest.title"), onClick: () => setDigest(true), refused: null }}
        error={error}
        isPending={isPending}
        onRetry={() => void refetch()}
        empty={null}
      >
        {data?.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            onOpen={(what) => setOpen({ what, rule })}
            onRun={() => void run.ask(rule)}
          />
        ))}
        {open?.what === "edit" ? <RuleDialog rule={open.rule} onClose={close} /> : null}
        {open?.what === "dryRun" ? (
          <DryRunDialog
            rule={open.rule}
            onRun={() => {
              close()
              void run.ask(open.rule)
            }}
            onClose={close}
          />
        ) : null}
        {digest ? <DigestDialog onClose={() => setDigest(false)} /> : null}
        {open?.what === "results" ? <ResultsDialog rule={open.rule} onClose={close} /> : null}
      </ListSection>
    </div>
  )
}

/** Rules whose days are counted to a day that comes. */
const BEFORE = ["quote_expiring", "warranty_expiring"]

type RuleRowProps = { rule: Rule; onOpen: (what: "edit" | "dryRun" | "results") => void; onRun: () => void }

const RuleRow = ({ rule, onOpen, onRun }: RuleRowProps) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const texts = useRuleTexts()
  const { data: users } = useQuery(usersQuery())
  const { data: teams } = useQuery(teamsQuery())
  const act = useSetupAct({ refresh: rulesQuery().queryKey })
  const { name, text } = texts(rule)
  const user = (users ?? []).find(({ id }) => id === rule.assignee_id)
  const team = (teams ?? []).find(({ id }) => id === rule.team_id)
  const whom =
    rule.assign === "fixed"
      ? t("followUp.rules.to.fixed", { name: user ? userName(user) : "–" })
      : rule.assign === "round_robin"
        ? t("followUp.rules.to.round_robin", { name: team?.name ?? "–" })
        : t("followUp.rules.to.owner")
  const when = rule.days
    ? plural(t, `followUp.rules.${BEFORE.includes(rule.key) ? "before" : "after"}`, rule.days)
    : null
  const setup = { disabled: !can_setup, disabledTooltip: can_setup ? undefined : t("settings.refused") }
  return (
    <div className="flex items-start justify-between gap-x-4 px-6 py-3" data-testid="crm-follow-up-rule">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {name}
          </Text>
          {rule.asks ? (
            <StatusBadge color="orange">{plural(t, "followUp.rules.waiting", rule.asks)}</StatusBadge>
          ) : null}
        </div>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {text}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {[when, whom].filter(Boolean).join(" · ")}
          {rule.open_count ? (
            <>
              {" · "}
              <Link
                to={listHref("/crm/my-day", { assignee_id: "all", rule_key: [rule.key] })}
                className="text-ui-fg-interactive-hover"
              >
                {plural(t, "followUp.rules.open", rule.open_count)}
              </Link>
            </>
          ) : null}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-2">
        <Switch
          size="small"
          aria-label={t("settings.active", { name })}
          disabled={!can_setup}
          checked={rule.is_on}
          onCheckedChange={(is_on) => act.mutate({ path: `${RULES_PATH}/${rule.id}`, body: { is_on } })}
        />
        <ActionMenu
          groups={[
            {
              actions: [
                { icon: <PencilSquare />, label: t("common.edit"), onClick: () => onOpen("edit"), ...setup },
                { icon: <MagnifyingGlass />, label: t("followUp.rules.dryRun"), onClick: () => onOpen("dryRun") },
                { icon: <PlaySolid />, label: t("followUp.rules.run"), onClick: onRun, ...setup },
              ],
            },
            {
              actions: [{ icon: <ChartBar />, label: t("followUp.rules.results"), onClick: () => onOpen("results") }],
            },
          ]}
        />
      </div>
    </div>
  )
}
