import { toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"

import { downloadFile } from "../../shared/download-file"
import { MailsSection } from "../../shared/mails-section"
import { errorMessage } from "../../shared/sdk"
import { sentPdfPath, statementMailsQuery } from "./queries"

/** Statements that were mailed, by hand or by the month, with the papers that went along. */
export const StatementMails = ({ customerId }: { customerId: string }) => {
  const { data } = useQuery(statementMailsQuery(customerId))
  return (
    <MailsSection
      data={data}
      onPdf={({ id }) => {
        downloadFile(sentPdfPath(customerId, id)).catch((error: unknown) => toast.error(errorMessage(error)))
      }}
    />
  )
}
