import { Text } from "@medusajs/ui"

/** How far long work has come: in words, and while it goes on as a bar. */
export const ProgressBar = ({
  text,
  done,
  of,
  isRunning,
}: {
  text: string
  done: number
  of: number
  isRunning: boolean
}) => {
  const share = of ? Math.min(100, (done / of) * 100) : 0
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus" role="status" aria-live="polite" className="tabular-nums">
        {text}
      </Text>
      {isRunning ? (
        <div
          role="progressbar"
          aria-label={text}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share)}
          className="bg-ui-bg-component h-1.5 w-full overflow-hidden rounded-full"
        >
          <div className="bg-ui-bg-interactive h-full rounded-full transition-all" style={{ width: `${share}%` }} />
        </div>
      ) : null}
    </div>
  )
}
