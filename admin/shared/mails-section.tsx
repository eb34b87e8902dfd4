import { Button, Drawer, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "./day"
import { MailFrame } from "./mail-frame"
import { DocumentMail } from "./mails"
import { Section } from "./section"

const SHOWN = 5

const COLORS = {
  planned: "orange",
  claimed: "orange",
  sent: "green",
  failed: "red",
  skipped: "grey",
  canceled: "grey",
} as const satisfies Record<DocumentMail["state"], string>

type MailsSectionProps = {
  data: DocumentMail[] | undefined
  /** Opens the form that sends one again; offered beside a mail that failed. */
  onSendAgain?: (mail: DocumentMail) => void
  /** Saves the paper that went with a mail, where it is kept by the mail. */
  onPdf?: (mail: DocumentMail) => void
}

/** Mails about a document as they left: to whom, what, whether it went. Quiet until there is one. */
export const MailsSection = ({ data, onSendAgain, onPdf }: MailsSectionProps) => {
  const { t } = useTranslation("crm")
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<DocumentMail | null>(null)
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
      <MailDrawer
        mail={open}
        onClose={() => setOpen(null)}
        onPdf={onPdf}
        onSendAgain={
          onSendAgain &&
          ((mail) => {
            setOpen(null)
            onSendAgain(mail)
          })
        }
      />
    </Section>
  )
}

const MailRow = ({ mail, onOpen }: { mail: DocumentMail; onOpen: () => void }) => {
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
            {mail.subject ?? t(`quote.mails.kinds.${mail.kind}`, { defaultValue: t("quote.mails.unwritten") })}
          </Text>
          <StatusBadge color={COLORS[mail.state]} className="shrink-0">
            {t(`quote.mails.states.${mail.state}`)}
          </StatusBadge>
        </span>
        <Text as="span" size="xsmall" className="text-ui-fg-subtle break-words">
          {[mail.to, ...(mail.cc ?? [])].join(", ")} · <Moment value={mail.sent_at ?? mail.created_at} />
        </Text>
        {mail.reason && mail.state !== "sent" ? (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle break-words">
            {mail.reason}
          </Text>
        ) : null}
        {mail.error && mail.state !== "sent" ? (
          <Text as="span" size="xsmall" className="text-ui-fg-error break-words">
            {mail.error}
          </Text>
        ) : null}
      </button>
    </li>
  )
}

type MailDrawerProps = { mail: DocumentMail | null; onClose: () => void } & Pick<MailsSectionProps, "onSendAgain" | "onPdf">

const MailDrawer = ({ mail, onClose, onSendAgain, onPdf }: MailDrawerProps) => {
  const { t } = useTranslation("crm")
  return (
    <Drawer open={mail !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title className="break-words">{mail?.subject ?? ""}</Drawer.Title>
          <Drawer.Description>{mail ? [mail.to, ...(mail.cc ?? [])].join(", ") : ""}</Drawer.Description>
          {mail?.reply_to ? (
            <Text size="xsmall" className="text-ui-fg-subtle break-words">
              {t("quote.send.replyTo", { mail: mail.reply_to })}
            </Text>
          ) : null}
          {mail?.attachments?.length ? (
            <Text size="xsmall" className="text-ui-fg-subtle break-words">
              {t("quote.send.attached", { name: mail.attachments.join(", ") })}
            </Text>
          ) : null}
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col">
          {mail?.html ? (
            <MailFrame html={mail.html} title={mail.subject ?? ""} className="min-h-[60vh] flex-1" />
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
          {mail?.state === "sent" && onPdf ? (
            <Button size="small" variant="secondary" onClick={() => onPdf(mail)}>
              {t("common.downloadPdf")}
            </Button>
          ) : null}
          {mail?.state === "failed" && onSendAgain ? (
            <Button size="small" onClick={() => onSendAgain(mail)}>
              {t("quote.mails.sendAgain")}
            </Button>
          ) : null}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
