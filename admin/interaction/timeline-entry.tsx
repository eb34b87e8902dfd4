import {
  ArrowUturnLeft,
  BellAlert,
  BuildingStorefront,
  CashSolid,
  ChatBubble,
  ClockSolid,
  CurrencyDollar,
  DocumentText,
  EnvelopeSolid,
  PencilSquare,
  Phone,
  ReceiptPercent,
  ShoppingBag,
  Tools,
  Trash,
  TruckFast,
  Users,
} from "@medusajs/icons"
import { Badge, Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery } from "@tanstack/react-query"
import { ComponentType, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { ActionMenu } from "../shared/action-menu"
import { Moment } from "../shared/day"
import { Money } from "../shared/money"
import { errorMessage, sdk } from "../shared/sdk"
import { useAccess } from "../shared/use-access"
import { InteractionHistory } from "./interaction-history"
import { InteractionFiles } from "./interaction-files"
import { LogDialog } from "./log-dialog"
import { Markdown, PlainText } from "./markdown"
import { interactionQuery, referenceHref, TimelineEntry as Entry } from "./queries"
import { useRefreshInteractions } from "./use-interaction-act"

const ICONS: Record<string, ComponentType> = {
  call: Phone,
  email: EnvelopeSolid,
  meeting: Users,
  visit: BuildingStorefront,
  chat: ChatBubble,
  note: PencilSquare,
  quote: DocumentText,
  invoice: CurrencyDollar,
  credit_note: ReceiptPercent,
  receipt: CashSolid,
  dunning: BellAlert,
  order: ShoppingBag,
  delivery: TruckFast,
  return: ArrowUturnLeft,
  warranty_claim: Tools,
}

/** Words that are shown before somebody asks for the rest. */
const SHORT = 280

type TimelineEntryProps = { entry: Entry; names: Map<string, string>; compact?: boolean }

/** One event: what happened, to what, by whom, when; of an interaction also what was said. */
export const TimelineEntry = ({ entry, names, compact }: TimelineEntryProps) => {
  const { t } = useTranslation("crm")
  const isTalk = entry.reference === "crm_interaction"
  const Icon = ICONS[isTalk && entry.kind !== "dunning" ? entry.act : entry.kind] ?? DocumentText
  const href = linkOf(entry)
  const words = isTalk ? talkWords(entry) : `timeline.${entry.kind}.${entry.act}`
  const actor = entry.actor_type === "user" ? names.get(entry.actor_id ?? "") : null
  return (
    <li className="flex gap-x-3" data-testid={`timeline-${entry.kind}`}>
      <span className="text-ui-fg-muted mt-0.5 shrink-0" aria-hidden>
        <Icon />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <div className="flex items-baseline justify-between gap-x-3">
          <Text size="small" leading="compact" weight="plus" className="min-w-0 break-words">
            {t(`interaction.${words}`, { defaultValue: entry.act })}{" "}
            {entry.number ? (
              href ? (
                <Link to={href} className="text-ui-fg-interactive-hover tabular-nums">
                  {entry.number}
                </Link>
              ) : (
                entry.number
              )
            ) : null}
            {entry.amount !== null ? (
              <>
                {" "}
                <Money amount={entry.amount} currency={entry.currency_code} />
              </>
            ) : null}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
            <Moment value={entry.occurred_at} />
          </Text>
        </div>
        {isTalk ? <Talk entry={entry} compact={compact} /> : null}
        {entry.note ? (
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            “{entry.note}”
          </Text>
        ) : null}
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {[
            isTalk ? null : entry.title,
            actor,
            entry.address,
            entry.duration_minutes ? t("interaction.minutes", { count: entry.duration_minutes }) : null,
            entry.edited_at ? t("interaction.edited") : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      {isTalk && !compact ? <Acts entry={entry} /> : null}
    </li>
  )
}

const linkOf = (entry: Entry): string | null =>
  referenceHref(entry) ?? (entry.order_id ? `/orders/${entry.order_id}` : null)

const talkWords = ({ kind, act, direction }: Entry): string =>
  kind === "dunning" ? "timeline.dunning.mail" : direction ? `talks.${act}.${direction}` : `talks.${act}.none`

const Talk = ({ entry, compact }: { entry: Entry; compact?: boolean }) => {
  const { t } = useTranslation("crm")
  const [all, setAll] = useState(false)
  const { text, title, outcome, references, attachment_count } = entry
  const long = (text?.length ?? 0) > SHORT
  const shown = text && (long && !all ? `${text.slice(0, SHORT).trimEnd()}…` : text)
  return (
    <>
      {title || outcome ? (
        <Text size="small" className="break-words">
          {[...new Set([title, outcome])].filter(Boolean).join(" · ")}
        </Text>
      ) : null}
      {shown && !compact ? entry.source === "manual" ? <Markdown text={shown} /> : <PlainText text={shown} /> : null}
      {long && !compact ? (
        <Button
          size="small"
          variant="transparent"
          className="self-start"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t(all ? "interaction.less" : "interaction.more")}
        </Button>
      ) : null}
      {references?.length ? (
        <div className="flex flex-wrap gap-1">
          {references.map((one) => {
            const href = referenceHref(one)
            const badge = (
              <Badge key={one.reference_id} size="2xsmall" className="tabular-nums">
                {one.number ?? t(`interaction.references.${one.reference}`)}
              </Badge>
            )
            return href ? (
              <Link key={one.reference_id} to={href}>
                {badge}
              </Link>
            ) : (
              badge
            )
          })}
        </div>
      ) : null}
      {attachment_count && !compact ? <InteractionFiles id={entry.reference_id} /> : null}
    </>
  )
}

/** Only the author, or who approves or sets up, changes what a person noted; others see why not. History is anybody's to read. */
const Acts = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const refresh = useRefreshInteractions()
  const { user_id, can_approve, can_setup } = useAccess()
  const [editing, setEditing] = useState(false)
  const [looking, setLooking] = useState(false)
  const { data: interaction } = useQuery({ ...interactionQuery(entry.reference_id), enabled: editing })
  const refused = can_approve || can_setup || entry.actor_id === user_id ? undefined : t("interaction.notYours")
  const remove = useMutation({
    mutationFn: () => sdk.client.fetch(`/admin/crm/interactions/${entry.reference_id}`, { method: "DELETE" }),
    onSuccess: async () => {
      await refresh()
      toast.success(t("interaction.removed"))
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  const ask = async (): Promise<void> => {
    const sure = await prompt({
      title: t("interaction.remove"),
      description: t("interaction.removeText", { name: entry.title ?? entry.outcome ?? "" }),
      confirmText: t("common.remove"),
      cancelText: t("common.cancel"),
    })
    if (sure) {
      remove.mutate()
    }
  }
  const disabled = { disabled: Boolean(refused), disabledTooltip: refused }
  const changes = [
    { icon: <PencilSquare />, label: t("common.edit"), onClick: () => setEditing(true), ...disabled },
    { icon: <Trash />, label: t("common.remove"), onClick: ask, ...disabled },
  ]
  return (
    <div className="shrink-0">
      <ActionMenu
        groups={[
          {
            actions: [
              {
                icon: <ClockSolid />,
                label: t("interaction.history.title"),
                onClick: () => setLooking(true),
              },
            ],
          },
          ...(entry.source === "manual" ? [{ actions: changes }] : []),
        ]}
      />
      {editing && interaction ? (
        <LogDialog about={{}} interaction={interaction} onClose={() => setEditing(false)} />
      ) : null}
      {looking ? <InteractionHistory id={entry.reference_id} onClose={() => setLooking(false)} /> : null}
    </div>
  )
}
