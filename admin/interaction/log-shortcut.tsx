import { useState } from "react"

import { useShortcut } from "../shared/use-shortcut"
import { LogAbout, LogDialog } from "./log-dialog"

/** `l` notes an interaction from a page that has no button for it; whose it is is asked where the page does not say. */
export const LogShortcut = ({ about = {} }: { about?: LogAbout }) => {
  const [open, setOpen] = useState(false)
  useShortcut("l", () => setOpen(true))
  return open ? <LogDialog about={about} onClose={() => setOpen(false)} /> : null
}
