import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { ErrorState } from "../../shared/error-state"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { TextSkeleton } from "../../shared/skeletons"
import { useAccess } from "../../shared/use-access"
import { KindIcon } from "../kind-icon"
import { FollowUp, Rule, rulePreviewQuery } from "../queries"
import { useRecordLinks } from "../record-links"
import { followUpSentence } from "../rules/sentence"
import { useRuleTexts } from "./rule-texts"

type DryRunDialogProps = { rule: Rule; onRun: () => void; onClose: () => void }

/** What a rule would open today, the first of it in full. Nothing is written until it is run. */
export const DryRunDialog = ({ rule, onRun, onClose }: DryRunDialogProps) => {
  const { t } = useTranslation("crm")
  const texts = useRuleTexts()
  const { can_setup } = useAccess()
  const { data, error, refetch } = useQuery(rulePreviewQuery(rule.id))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={texts(rule).name}
      description={
        data?.count
          ? plural(t, "followUp.rules.wouldOpen", data.count)
          : t(data ? "followUp.rules.wouldOpenNone" : "followUp.rules.looking")
      }
      confirm={t("followUp.rules.run")}
      disabled={!data?.count || !can_setup}
      saving={false}
      error={null}
      onConfirm={onRun}
    >
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <TextSkeleton lines={6} /> : null}
      {data?.follow_ups.length ? (
        <ol className="divide-y" data-testid="crm-dry-run">
          {data.follow_ups.map((followUp, index) => (
            <Line key={followUp.id || index} followUp={followUp} />
          ))}
        </ol>
      ) : null}
      {data && data.count > data.follow_ups.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {plural(t, "followUp.rules.andMore", data.count - data.follow_ups.length)}
        </Text>
      ) : null}
    </ActionDialog>
  )
}

const Line = ({ followUp }: { followUp: FollowUp }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { document } = useRecordLinks(followUp)
  const { data: users } = useQuery(usersQuery())
  const user = (users ?? []).find(({ id }) => id === followUp.assignee_id)
  return (
    <li className="flex items-start gap-x-3 py-3">
      <span className="flex h-5 items-center">
        <KindIcon kind={followUp.kind} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {followUpSentence(t, followUp, locale)}
        </Text>
        <div className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-1.5">
          <span>{user ? userName(user) : t("common.nobody")}</span>
          {document ? <span>· {document}</span> : null}
        </div>
      </div>
      {followUp.amount === null ? null : (
        <Money amount={followUp.amount} currency={followUp.currency_code} className="txt-compact-small" />
      )}
    </li>
  )
}
