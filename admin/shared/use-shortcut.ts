import { useEffect, useRef } from "react"

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** A dialog that is on its way out, still drawn while it fades, does not count. */
export const isDialogOpen = (): boolean =>
  document.querySelector(':is([role="dialog"],[role="alertdialog"],[role="menu"]):not([data-state="closed"])') !== null

type ShortcutOptions = {
  /** With Ctrl (or Cmd): works while typing and inside dialogs. A plain key does neither. */
  ctrl?: boolean
  enabled?: boolean
  /** Only where nothing else on the page takes the key. */
  isLast?: boolean
}

/** Runs `act` when the key is pressed, such as `c` to create or Ctrl+Enter to send. */
export function useShortcut(
  key: string,
  act: () => void,
  { ctrl = false, enabled = true, isLast = false }: ShortcutOptions = {}
): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!enabled) {
      return
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      const modified = event.ctrlKey || event.metaKey
      if (event.key !== key || modified !== ctrl || event.altKey || event.defaultPrevented) {
        return
      }
      if (!ctrl && (isTyping(event.target) || isDialogOpen())) {
        return
      }
      if (isLast) {
        // Who else listens has been asked by then, in whatever order they came.
        setTimeout(() => (event.defaultPrevented ? undefined : latest.current()))
        return
      }
      event.preventDefault()
      latest.current()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [key, ctrl, enabled, isLast])
}
