import { failedMails } from "./failed-mails"

const mail = (id: string, kind: string, state: string, hour: number) => ({
  id,
  kind,
  state,
  to: "ann@buyer.test",
  error: "No route",
  created_at: `2026-11-03T${String(hour).padStart(2, "0")}:00:00.000Z`,
})

it("mails that failed are told until another of their kind went out; the offer's own and those to staff are not", () => {
  const mails = [
    mail("offer", "quote_sent", "failed", 9),
    mail("answer", "quote_answer", "failed", 10),
    mail("reminder", "quote_reminder", "failed", 11),
    mail("reminder again", "quote_reminder", "sent", 12),
    mail("thanks", "quote_accepted", "failed", 13),
    mail("notice", "quote_accepted_notice", "failed", 14),
  ]
  expect(failedMails(mails).map(({ id }) => id)).toEqual(["thanks", "answer"])
  expect(failedMails([])).toEqual([])
})
