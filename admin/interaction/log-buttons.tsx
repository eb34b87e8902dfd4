import { ChatBubbleLeftRight, EnvelopeSolid, PencilSquare, Phone } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { useShortcut } from "../shared/use-shortcut"
import { LogAbout, LogDialog } from "./log-dialog"
import { Channel } from "./queries"

const ICONS = { call: Phone, note: PencilSquare, email: EnvelopeSolid } as const

/** The three that people note most, each one click from its form. `l` opens it too. */
export const LogButtons = ({ about }: { about: LogAbout }) => {
  const { t } = useTranslation("crm")
  const [channel, setChannel] = useState<Channel | null>(null)
  useShortcut("l", () => setChannel("call"))
  return (
    <div className="flex flex-wrap items-center gap-2">
      {(Object.keys(ICONS) as (keyof typeof ICONS)[]).map((name) => {
        const Icon = ICONS[name]
        return (
          <Button key={name} size="small" variant="secondary" onClick={() => setChannel(name)}>
            <Icon />
            {t(`interaction.channels.${name}`)}
          </Button>
        )
      })}
      {channel ? <LogDialog about={about} channel={channel} onClose={() => setChannel(null)} /> : null}
    </div>
  )
}

/** One button that opens the form, where there is little room. `l` opens it too. */
export const LogButton = ({ about }: { about: LogAbout }) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(false)
  useShortcut("l", () => setOpen(true))
  return (
    <>
      <Button size="small" variant="secondary" className="whitespace-nowrap" onClick={() => setOpen(true)}>
        <ChatBubbleLeftRight />
        {t("interaction.log")}
      </Button>
      {open ? <LogDialog about={about} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
