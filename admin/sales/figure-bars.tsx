export type FigureBar = { key: string; label: string; value: number; text: string; onOpen?: () => void }

/** Bars from zero, each with its figure in words beside it; one that opens its list is reached by the keyboard. */
export const FigureBars = ({ rows }: { rows: FigureBar[] }) => {
  const most = Math.max(...rows.map(({ value }) => value), 0)
  return (
    <ul className="flex flex-col gap-y-2">
      {rows.map(({ key, label, value, text, onOpen }) => {
        const bar = (
          <>
            <span className="txt-compact-small text-ui-fg-subtle w-28 shrink-0 truncate text-start sm:w-40">
              {label}
            </span>
            <span className="h-4 min-w-0 flex-1">
              <span
                className="bg-ui-tag-blue-icon block h-full rounded"
                style={{ width: `${most > 0 ? Math.max((value / most) * 100, value > 0 ? 1 : 0) : 0}%` }}
              />
            </span>
            <span className="txt-compact-small w-24 shrink-0 text-end tabular-nums sm:w-36">{text}</span>
          </>
        )
        const className = "flex w-full items-center gap-x-3 rounded px-1 py-0.5"
        return (
          <li key={key}>
            {onOpen && value > 0 ? (
              <button
                type="button"
                onClick={onOpen}
                className={`${className} hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus outline-none`}
              >
                {bar}
              </button>
            ) : (
              <div className={className}>{bar}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
