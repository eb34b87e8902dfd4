import { Button, Copy, Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { userName, usersQuery } from "../../shared/host-queries"
import { Row } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { SentVersion } from "../queries"
import { deciderOf } from "../rules/decider"
import { Quote } from "../types"
import { versionQuery } from "./queries"

type DecisionProps = { quote: Quote; version: SentVersion }

/** What became of a version, in a line, and the whole record of it. */
export const Decision = ({ quote, version }: DecisionProps) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(false)
  const who = useDecider(version)
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <Text size="xsmall" className="text-ui-fg-subtle min-w-0 break-words">
        <Moment value={version.decided_at} exact /> · {version.decided_name ?? who}
        {version.decided_note ? ` · “${version.decided_note}”` : ""}
      </Text>
      <Button size="small" variant="transparent" className="-mx-2" onClick={() => setOpen(true)}>
        {t("quote.record.show")}
      </Button>
      {open ? <DecisionDrawer quote={quote} version={version} who={who} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}

function useDecider(version: SentVersion): string {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const decider = deciderOf(version.decided_by)
  const user = decider === "user" ? users?.find(({ id }) => id === version.decided_by) : undefined
  return user ? userName(user) : t(`quote.record.by.${decider}`)
}

/** All that is kept of a decision: who said what when from where, on which content and which terms. */
const DecisionDrawer = ({ quote, version, who, onClose }: DecisionProps & { who: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const { data: sent } = useQuery(versionQuery(quote.id, version.version))
  const taken = (sent?.snapshot.items ?? []).filter(({ id }) => version.decided_item_ids?.includes(id))
  const facts: [name: string, value: ReactNode][] = [
    ["decision", version.decision ? <DocumentStatus kind="quote" status={version.decision} /> : null],
    ["at", <Moment key="at" value={version.decided_at} exact />],
    ["name", version.decided_name],
    ["recordedBy", who],
    ["ip", version.decided_ip],
    ["options", taken.map(({ title }) => title).join(", ")],
    ["note", version.decided_note],
    ["hash", version.content_hash ? <Hash hash={version.content_hash} /> : null],
  ]
  return (
    <Drawer open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title className="break-words">
            {t("quote.record.title", { number: quote.number, version: version.version })}
          </Drawer.Title>
          <Drawer.Description>{t("quote.record.description")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col overflow-y-auto p-0">
          <div className="divide-y border-b">
            {facts.map(([name, value]) =>
              value ? (
                <Row key={name} label={t(`quote.record.${name}`)}>
                  {value}
                </Row>
              ) : null
            )}
          </div>
          <div className="flex flex-col gap-y-2 px-6 py-4">
            <Text size="small" leading="compact" weight="plus">
              {t("quote.record.terms")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
              {version.decided_terms || t("quote.record.noTerms")}
            </Text>
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("common.close")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

/** The hash of what was decided on, to be compared with another copy. */
const Hash = ({ hash }: { hash: string }) => (
  <span className="flex items-center gap-x-2">
    <code className="txt-compact-xsmall min-w-0 break-all font-mono">{hash}</code>
    <Copy content={hash} />
  </span>
)
