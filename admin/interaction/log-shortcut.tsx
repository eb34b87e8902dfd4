import { useState } from "react"

import { useShortcut } from "../shared/use-shortcut"
import { LogAbout, LogDialog } from "./log-dialog"

type LogShortcutProps = {
  about?: LogAbout
  /** Leaves the key to whatever else on the page takes it. */
  isLast?: boolean
}

/** `l` notes an interaction from a page that has no button for it; whose it is is asked where the page does not say. */
export const LogShortcut = ({ about = {}, isLast }: LogShortcutProps) => {
  const [open, setOpen] = useState(false)
  useShortcut("l", () => setOpen(true), { isLast })
  return open ? <LogDialog about={about} onClose={() => setOpen(false)} /> : null
}
