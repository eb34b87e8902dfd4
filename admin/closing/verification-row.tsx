import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { MoneyButton } from "../receivable/money-button"
import { Moment } from "../shared/day"
import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { ClosingRow } from "./closing-row"
import { Verification } from "./queries"
import { useVerification } from "./use-verification"

const SHOWN = 5

/** Whether every sum, number and hash of the ledger holds, when that was last read, and the button that reads it again. */
export const VerificationRow = ({ verification }: { verification: Verification | null }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { running, start } = useVerification()
  const done = verification?.status === "done" ? verification : null
  const share = running?.total ? Math.min(100, Math.floor((100 * running.checked) / running.total)) : 0
  return (
    <ClosingRow
      state={running || !done ? "unknown" : done.fault_count ? "wrong" : "done"}
      title={t("closing.ledger")}
      action={
        <MoneyButton variant="secondary" isLoading={running !== null} onClick={start}>
          {t(verification?.status === "running" ? "closing.goOnVerifying" : "closing.verify")}
        </MoneyButton>
      }
    >
      {running ? (
        <div
          role="progressbar"
          aria-valuenow={share}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={t("closing.verifying")}
        >
          <div className="bg-ui-bg-subtle mt-1 h-1.5 w-full max-w-64 overflow-hidden rounded-full">
            <div className="bg-ui-fg-interactive h-full" style={{ width: `${share}%` }} />
          </div>
          {t("closing.verifying")} {formatPercent(share, locale)}
        </div>
      ) : done ? (
        <>
          {plural(t, done.fault_count ? "closing.faults" : "closing.whole", done.fault_count || done.checked)}{" "}
          <Moment value={done.finished_at} />
          {done.faults.slice(0, SHOWN).map((fault, index) => (
            <Text key={index} size="small" className="text-ui-fg-error">
              {fault.message}
            </Text>
          ))}
        </>
      ) : (
        t("closing.neverVerified")
      )}
    </ClosingRow>
  )
}
