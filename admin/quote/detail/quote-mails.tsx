import { useQuery } from "@tanstack/react-query"

import { MailsSection } from "../../shared/mails-section"
import { Quote } from "../types"
import { mailsQuery } from "./queries"

export const QuoteMails = ({ quote }: { quote: Quote }) => {
  const { data } = useQuery(mailsQuery(quote.id))
  return <MailsSection data={data} />
}
