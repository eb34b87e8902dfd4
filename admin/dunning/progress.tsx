import { useTranslation } from "react-i18next"

type ProgressProps = { label: string; done: number; count: number }

/** How far something is, as a bar and in numbers. */
export const Progress = ({ label, done, count }: ProgressProps) => {
  const share = count ? Math.min(100, Math.floor((100 * done) / count)) : 0
  return (
    <div
      role="progressbar"
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label}
      className="flex w-full flex-col gap-y-2"
    >
      <div className="bg-ui-bg-subtle-hover h-1.5 w-full overflow-hidden rounded-full">
        <div className="bg-ui-fg-interactive h-full transition-[width]" style={{ width: `${share}%` }} />
      </div>
      <span className="txt-small text-ui-fg-subtle tabular-nums">{label}</span>
    </div>
  )
}

/** How far a run looked at debtors. */
export const ProposingProgress = ({ run }: { run: { examined: number; debtors: number } }) => {
  const { t } = useTranslation("crm")
  return (
    <Progress
      label={`${t("dunning.runs.proposing")}: ${t("dunning.runs.progress", run)}`}
      done={run.examined}
      count={run.debtors}
    />
  )
}
