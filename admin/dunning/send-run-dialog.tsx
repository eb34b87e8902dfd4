import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Money } from "../shared/money"
import { plural } from "../shared/plural"
import { Progress } from "./progress"
import { DunningNotice } from "./queries"
import { useSending } from "./use-sending"

const SHOWN = 50

type SendRunDialogProps = {
  run_id: string
  /** Some of those on the page, with their recipients; `all` sends everything that is proposed. */
  notices: DunningNotice[]
  all: boolean
  count: number
  totals: { currency_code: string; amount: number }[]
  onClose: () => void
}

/** The one confirmation before reminders leave: how many, to whom, over how much; then how far it is. */
export const SendRunDialog = ({ run_id, notices, all, count, totals, onClose }: SendRunDialogProps) => {
  const { t } = useTranslation("crm")
  const { done, send } = useSending(run_id)
  const shown = notices.slice(0, SHOWN)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={plural(t, "dunning.run.confirmTitle", count)}
      description={`${t("dunning.run.confirmText")} ${t("dunning.run.outside")}`}
      confirm={t("dunning.run.send")}
      disabled={!count}
      saving={done !== null}
      error={null}
      onConfirm={() =>
        void send(all ? null : notices.map(({ id }) => id), count).then((whole) => (whole ? onClose() : undefined))
      }
    >
      {done !== null ? <Progress label={t("dunning.run.sending", { done, count })} done={done} count={count} /> : null}
      <div className="flex flex-col items-end gap-y-1">
        {totals.map(({ currency_code, amount }) => (
          <Money
            key={currency_code}
            amount={amount}
            currency={currency_code}
            className="txt-large-plus text-ui-fg-base"
          />
        ))}
      </div>
      <ul className="divide-y rounded-lg border" aria-label={t("dunning.notice.to")}>
        {shown.map((notice) => (
          <li key={notice.id} className="flex items-start justify-between gap-x-4 px-4 py-2">
            <div className="min-w-0">
              <Text size="small" weight="plus" className="break-words">
                {notice.customer_name ?? "–"}
              </Text>
              <Text size="small" className="text-ui-fg-subtle break-words">
                {notice.recipient ?? t(`dunning.channel.${notice.channel}`, { defaultValue: notice.channel })}
              </Text>
            </div>
            <Money amount={notice.amount} currency={notice.currency_code} className="txt-small" />
          </li>
        ))}
        {count > shown.length ? (
          <li className="px-4 py-2">
            <Text size="small" className="text-ui-fg-subtle">
              {plural(t, "dunning.run.more", count - shown.length)}
            </Text>
          </li>
        ) : null}
      </ul>
    </ActionDialog>
  )
}
