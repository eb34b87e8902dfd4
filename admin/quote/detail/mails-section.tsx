import { Button, Drawer, StatusBadge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { Section } from "../../shared/section"
import { Quote } from "../types"
import { MailFrame } from "./mail-frame"
import { QuoteMail, mailsQuery } from "./queries"

const SHOWN = 5

const COLORS = {
  planned: "orange",
  claimed: "orange",
  sent: "green",
  failed: "red",
  skipped: "grey",
  canceled: "grey",
} as const satisfies Record<QuoteMail["state"], string>

/** Mails about the quote as they left: to whom, what, whether it went. Quiet until there is one. */
export const MailsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(mailsQuery(quote.id))
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<QuoteMail | null>(null)
  if (!data?.length) {
    return null
  }
  return (
    <Section title={t("quote.mails.title")}>
      <ul className="flex flex-col">
        {data.slice(0, all ? undefined : SHOWN).map((mail) => (
          <MailRow key={mail.id} mail={mail} onOpen={() => setOpen(mail)} />
        ))}
      </ul>
      {data.length > SHOWN ? (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setAll(!all)}>
            {t(all ? "quote.history.fewer" : "quote.history.more", { count: data.length - SHOWN })}
          </Button>
        </div>
      ) : null}
      <MailDrawer mail={open} onClose={() => setOpen(null)} />
    </Section>
  )
}

const MailRow = ({ mail, onOpen }: { mail: QuoteMail; onOpen: () => void }) => {
  const { t } = useTranslation("crm")
  return (
    <li>
      <button
        type="button"
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full flex-col gap-y-1 px-6 py-3 text-start outline-none"
        onClick={onOpen}
      >
        <span className="flex w-full items-start justify-between gap-x-3">
          <Text as="span" size="small" leading="compact" weight="plus" className="min-w-0 break-words">
            {mail.subject}
          </Text>
          <StatusBadge color={COLORS[mail.state]} className="shrink-0">
            {t(`quote.mails.states.${mail.state}`)}
          </StatusBadge>
        </span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle break-words">
          {[mail.to, ...(mail.cc ?? [])].join(", ")} · <Moment value={mail.sent_at ?? mail.created_at} />
        </Text>
        {mail.error ? (
          <Text as="span" size="xsmall" className="text-ui-fg-error break-words">
            {mail.error}
          </Text>
        ) : null}
      </button>
    </li>
  )
}

const MailDrawer = ({ mail, onClose }: { mail: QuoteMail | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  return (
    <Drawer open={mail !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title className="break-words">{mail?.subject ?? ""}</Drawer.Title>
          <Drawer.Description>{mail ? [mail.to, ...(mail.cc ?? [])].join(", ") : ""}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col">
          {mail?.html ? (
            <MailFrame html={mail.html} title={mail.subject} className="min-h-[60vh] flex-1" />
          ) : (
            <Text size="small" className="text-ui-fg-subtle">
              {t("quote.mails.noText")}
            </Text>
          )}
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
