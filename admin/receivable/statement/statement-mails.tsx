import { useQuery } from "@tanstack/react-query"

import { saveFile } from "../../shared/save-file"
import { MailsSection } from "../../shared/mails-section"
import { sentPdfPath, statementMailsQuery } from "./queries"

/** Statements that were mailed, by hand or by the month, with the papers that went along. */
export const StatementMails = ({ customerId }: { customerId: string }) => {
  const { data } = useQuery(statementMailsQuery(customerId))
  return (
    <MailsSection
      data={data}
      onPdf={({ id }) => {
        saveFile(sentPdfPath(customerId, id))
      }}
    />
  )
}
