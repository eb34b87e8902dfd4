import { CommandBar, Text, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { useLocale } from "../../shared/locale"
import { plural } from "../../shared/plural"
import { errorMessage, sdk } from "../../shared/sdk"
import { useNarrow } from "../../shared/use-narrow"
import { FollowUp, FOLLOW_UPS_PATH } from "../queries"
import { ReassignDialog } from "../reassign-dialog"
import { followUpSentence } from "../rules/sentence"
import { SnoozeDialog } from "../snooze-dialog"
import { Act, useRefreshFollowUps } from "../use-follow-up-act"

type Answer = { done: string[]; refused: { id: string; reason: string }[] }

type BulkBarProps = {
  ids: string[]
  rows: FollowUp[]
  /** While a form is open. */
  hidden: boolean
  onClear: () => void
}

const KEYS: Record<Act, string> = { complete: "d", snooze: "s", reassign: "a", cancel: "r" }

/** What can be done with all rows that are ticked. What was refused stays ticked, and is said with its reason. */
export const BulkBar = ({ ids, rows, hidden, onClear }: BulkBarProps) => {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  // A phone has room for three; the menu of each row removes, too.
  const acts = (Object.keys(KEYS) as Act[]).filter((act) => !narrow || act !== "cancel")
  const refresh = useRefreshFollowUps()
  const [open, setOpen] = useState<Act | null>(null)
  const [refused, setRefused] = useState<Answer["refused"]>([])
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ act, body }: { act: Act; body?: object }) =>
      sdk.client.fetch<Answer>(`${FOLLOW_UPS_PATH}/bulk`, { method: "POST", body: { ids, act, ...body } }),
    onSuccess: async (answer, { act }) => {
      setOpen(null)
      onClear()
      setRefused(answer.refused)
      if (answer.done.length) {
        toast.success(plural(t, `followUp.bulk.done.${act}`, answer.done.length))
      }
      await refresh()
    },
    onError: (failure) => (open ? undefined : toast.error(errorMessage(failure))),
  })
  const close = (): void => {
    setOpen(null)
    reset()
  }
  const form = { saving: isPending, error, onClose: close }
  const title = open ? plural(t, `followUp.bulk.title.${open}`, ids.length) : ""
  return (
    <>
      <CommandBar open={ids.length > 0 && !open && !hidden} disableAutoFocus>
        <CommandBar.Bar>
          <CommandBar.Value>{narrow ? ids.length : plural(t, "followUp.bulk.chosen", ids.length)}</CommandBar.Value>
          {acts.flatMap((act) => [
            <CommandBar.Seperator key={`${act}-line`} />,
            <CommandBar.Command
              key={act}
              label={t(`followUp.bulk.acts.${act}`)}
              shortcut={KEYS[act]}
              action={() => (act === "complete" ? mutate({ act }) : setOpen(act))}
            />,
          ])}
        </CommandBar.Bar>
      </CommandBar>
      {open === "snooze" ? (
        <SnoozeDialog {...form} title={title} onSnooze={(until) => mutate({ act: "snooze", body: { until } })} />
      ) : null}
      {open === "reassign" ? (
        <ReassignDialog
          {...form}
          title={title}
          assignee_id={null}
          onReassign={(assignee_id) => mutate({ act: "reassign", body: { assignee_id } })}
        />
      ) : null}
      {open === "cancel" ? (
        <ActionDialog
          {...form}
          open
          danger
          title={title}
          description={t("followUp.bulk.cancelText")}
          confirm={t("followUp.acts.cancel")}
          onConfirm={() => mutate({ act: "cancel" })}
        />
      ) : null}
      {refused.length ? <Refused refused={refused} rows={rows} onClose={() => setRefused([])} /> : null}
    </>
  )
}

type RefusedProps = { refused: Answer["refused"]; rows: FollowUp[]; onClose: () => void }

const Refused = ({ refused, rows, onClose }: RefusedProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const nameOf = (id: string): string => {
    const row = rows.find((one) => one.id === id)
    return row ? followUpSentence(t, row, locale) : id
  }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={plural(t, "followUp.bulk.refused", refused.length)}
      confirm={t("common.close")}
      saving={false}
      error={null}
      onConfirm={onClose}
    >
      <ul className="divide-ui-border-base flex flex-col divide-y" data-testid="crm-bulk-report">
        {refused.map(({ id, reason }) => (
          <li key={id} className="flex flex-col gap-y-0.5 py-2">
            <Text size="small" weight="plus" className="break-words">
              {nameOf(id)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {reason}
            </Text>
          </li>
        ))}
      </ul>
    </ActionDialog>
  )
}
