import { useTranslation } from "react-i18next"

import { MailDialog } from "./mail-dialog"
import { mailingOf, SendNoun } from "./queries"

type SendDialogProps = {
  noun: SendNoun
  document: { id: string; number: string | null }
  /** Another recipient than the document's own, such as of a mail that failed. */
  to?: string
  /** It left, or waits to. */
  onSent?: () => void
  onClose: () => void
}

/** Mails an invoice or credit note. */
export const SendDialog = ({ noun, document, to, onSent, onClose }: SendDialogProps) => {
  const { t } = useTranslation("crm")
  const number = document.number ?? ""
  return (
    <MailDialog
      mailing={mailingOf(noun, document.id)}
      title={t("documents.send.title", { number })}
      description={t(`documents.send.description.${noun}`)}
      done={({ recipient }) => t("documents.send.done", { number, mail: recipient })}
      failed={t("documents.send.failed", { number })}
      to={to}
      onSent={onSent}
      onClose={onClose}
    />
  )
}
