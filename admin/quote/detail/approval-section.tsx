import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { userName, usersQuery } from "../../shared/host-queries"
import { Row, Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { isApprover, needsApproval, refusal } from "../rules/actions"
import { Quote } from "../types"
import { ApprovalReasons } from "./approval-reasons"
import { useDetailAddress } from "./use-detail-address"

/** Whether the page has something to say about approval. */
export const hasApproval = (quote: Quote): boolean =>
  quote.approval?.version === quote.version || (quote.status === "draft" && needsApproval(quote))

/** Who waits for whom: the rules that ask, what was submitted with which words, who may decide and what they said. */
export const ApprovalSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const { open } = useDetailAddress()
  const nameOf = (id: string | null | undefined): string => {
    const user = users?.find((one) => one.id === id)
    return user ? userName(user) : t("common.unknown")
  }
  const { approval } = quote
  const status = quote.approval_status && quote.approval_status !== "none" ? quote.approval_status : null
  const pending = status === "pending"
  // Reasons that came after an approval are shown, for it does not count for them.
  const asked = status && !(status === "approved" && needsApproval(quote)) ? approval?.reasons : quote.approval_reasons
  return (
    <Section
      title={t("quote.approval.title")}
      actions={
        pending ? (
          <div className="flex items-center gap-x-2">
            {(["reject", "approve"] as const).map((act) =>
              refusal(act, quote) === null ? (
                <Button key={act} size="small" variant="secondary" onClick={() => open(act)}>
                  {t(`quote.actions.${act}`)}
                </Button>
              ) : null
            )}
          </div>
        ) : needsApproval(quote) && refusal("submit", quote) === null ? (
          <Button size="small" variant="secondary" onClick={() => open("submit")}>
            {t("quote.actions.submit")}
          </Button>
        ) : null
      }
    >
      <Row label={t("quote.fields.status")}>
        {status ? <DocumentStatus kind="approval" status={status} /> : t("quote.approval.notAsked")}
      </Row>
      <div className="px-6 py-4">
        <ApprovalReasons reasons={asked ?? []} currency={quote.currency_code} />
      </div>
      {approval && status ? (
        <>
          <Row label={t("quote.approval.requestedBy")}>
            <Said who={nameOf(approval.requested_by)} when={approval.requested_at} note={approval.note} />
          </Row>
          {pending ? (
            <Row label={t("quote.approval.waitsFor")}>
              {approval.approver_ids?.length
                ? approval.approver_ids.map(nameOf).join(", ")
                : t("quote.approval.anyApprover")}
              {isApprover(quote) ? ` ${t("quote.approval.you")}` : ""}
            </Row>
          ) : null}
          {approval.decided_at ? (
            <Row label={t(`quote.approval.by.${status === "rejected" ? "rejected" : "approved"}`)}>
              <Said who={nameOf(approval.decided_by)} when={approval.decided_at} note={approval.decision_note} />
            </Row>
          ) : null}
        </>
      ) : null}
    </Section>
  )
}

const Said = ({ who, when, note }: { who: ReactNode; when: string; note: string | null }) => (
  <div className="flex flex-col gap-y-1">
    <span>
      {who} · <Moment value={when} />
    </span>
    {note ? (
      <Text size="small" className="text-ui-fg-base whitespace-pre-line break-words">
        “{note}”
      </Text>
    ) : null}
  </div>
)
