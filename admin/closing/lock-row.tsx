import { Button, Tooltip, usePrompt } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { useSetupAct } from "../settings/use-setup-act"
import { addDay, formatDayLong } from "../shared/format"
import { useLocale } from "../shared/locale"
import { crmKeys } from "../shared/query-keys"
import { useAccess } from "../shared/use-access"
import { ClosingRow } from "./closing-row"
import { Closing } from "./queries"

const PATH = "/admin/crm/period-locks"

/** Closes the month after asking, and opens it again for those who set up. */
export const LockRow = ({ closing }: { closing: Closing }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const prompt = usePrompt()
  const client = useQueryClient()
  const { can_money, can_setup } = useAccess()
  const act = useSetupAct({
    refresh: crmKeys.closing.all,
    done: t("closing.saved"),
    onDone: () => void client.invalidateQueries({ queryKey: crmKeys.invoices.all }),
  })
  const day = formatDayLong(closing.to, locale)
  const set = async (lock_date: string | null): Promise<void> => {
    const agreed = await prompt({
      title: t(lock_date ? "closing.closeTitle" : "closing.reopenTitle", { day }),
      description: t(lock_date ? "closing.closeText" : "closing.reopenText", { day }),
      confirmText: t(lock_date ? "closing.closeConfirm" : "closing.reopenConfirm"),
      cancelText: t("common.back"),
      variant: lock_date ? "confirmation" : "danger",
    })
    if (agreed) {
      act.mutate({ path: PATH, body: { company_id: closing.company_id, lock_date } })
    }
  }
  const refused =
    !can_money && !can_setup ? t("closing.refused") : closing.is_over ? null : t("closing.notOver", { day })
  const before = addDay(closing.from, -1)
  return (
    <ClosingRow
      state={closing.is_closed ? "done" : "todo"}
      title={t("closing.lock")}
      action={
        closing.is_closed ? (
          can_setup ? (
            <Button size="small" variant="secondary" isLoading={act.isPending} onClick={() => void set(before)}>
              {t("closing.reopen")}
            </Button>
          ) : null
        ) : refused ? (
          <Tooltip content={refused}>
            <span tabIndex={0}>
              <Button size="small" disabled>
                {t("closing.close")}
              </Button>
            </span>
          </Tooltip>
        ) : (
          <Button size="small" isLoading={act.isPending} onClick={() => void set(closing.to)}>
            {t("closing.close")}
          </Button>
        )
      }
    >
      {closing.lock_date
        ? t("closing.closedUpTo", { day: formatDayLong(closing.lock_date, locale) })
        : t("closing.neverClosed")}
    </ClosingRow>
  )
}
