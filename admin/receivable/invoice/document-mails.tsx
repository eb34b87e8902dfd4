import { useQuery } from "@tanstack/react-query"
import { useState } from "react"

import { DocumentMail } from "../../shared/mails"
import { MailsSection } from "../../shared/mails-section"
import { useAccess } from "../../shared/use-access"
import { documentMailsQuery, SendNoun } from "../send/queries"
import { SendDialog } from "../send/send-dialog"

type DocumentMailsProps = { noun: SendNoun; document: { id: string; number: string | null; status?: string } }

/** Mails of an invoice or credit note; one that failed can be sent again from here. */
export const DocumentMails = ({ noun, document }: DocumentMailsProps) => {
  const { data } = useQuery(documentMailsQuery(noun, document.id))
  const { can_money } = useAccess()
  const [again, setAgain] = useState<DocumentMail | null>(null)
  const sendable = can_money && document.status !== "voided"
  return (
    <>
      <MailsSection data={data} onSendAgain={sendable ? setAgain : undefined} />
      {again ? <SendDialog noun={noun} document={document} to={again.to} onClose={() => setAgain(null)} /> : null}
    </>
  )
}
