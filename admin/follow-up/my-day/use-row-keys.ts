import { KeyboardEvent, useEffect, useRef, useState } from "react"

import { isDialogOpen, useShortcut } from "../../shared/use-shortcut"

type RowKeysOptions = {
  /** Ids of the rows from top to bottom. */
  ids: readonly string[]
  /** Whether rows are ticked, whose bar has its own `d` and `s`. */
  ticked: boolean
  onDone: (id: string) => void
  onSnooze: (id: string) => void
  onTick: (id: string) => void
  onClear: () => void
}

const rowOf = (id: string | undefined): HTMLElement | null =>
  id ? document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) : null

/** Arrows move from row to row, `d` does, `s` puts off, `x` ticks, Esc unticks. A row that goes hands the focus to the one after it. */
export function useRowKeys({ ids, ticked, onDone, onSnooze, onTick, onClear }: RowKeysOptions) {
  const [current, setCurrent] = useState<string | null>(null)
  const index = Math.max(0, current ? ids.indexOf(current) : 0)
  // Where the focus was, for when its row is gone.
  const place = useRef<number | null>(null)
  const signature = ids.join()
  useEffect(() => {
    if (place.current !== null && document.activeElement === document.body && !isDialogOpen()) {
      rowOf(ids[Math.min(place.current, ids.length - 1)])?.focus()
    }
    // The signature holds the ids.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [signature])
  const focus = (id: string): void => {
    place.current = ids.indexOf(id)
    setCurrent(id)
  }
  const move = (step: number) => (): void => {
    const isAt = rowOf(ids[index])?.contains(document.activeElement)
    rowOf(ids[isAt ? Math.min(ids.length - 1, Math.max(0, index + step)) : index])?.focus()
  }
  const act = (run: (id: string) => void) => (): void => {
    const id = ids[index]
    if (id) {
      focus(id)
      run(id)
    }
  }
  const keys: Record<string, () => void> = {
    ArrowDown: move(1),
    ArrowUp: move(-1),
    x: act(onTick),
    ...(ticked ? { Escape: onClear } : { d: act(onDone), s: act(onSnooze) }),
  }
  const enabled = ids.length > 0
  useShortcut("ArrowDown", move(1), { enabled })
  useShortcut("ArrowUp", move(-1), { enabled })
  useShortcut("d", act(onDone), { enabled: enabled && !ticked })
  useShortcut("s", act(onSnooze), { enabled: enabled && !ticked })
  useShortcut("x", act(onTick), { enabled })
  return {
    current: ids[index] ?? null,
    focus,
    /** Of the list itself: the bar of ticked rows is a dialog to the host, and plain keys stay away from dialogs. */
    onKeyDown: (event: KeyboardEvent): void => {
      const run = keys[event.key]
      // What is pressed in a row's menu comes here too, though the menu lies elsewhere in the page.
      const isHere = event.currentTarget.contains(event.target as Node)
      if (run && isHere && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented) {
        event.preventDefault()
        run()
      }
    },
  }
}
