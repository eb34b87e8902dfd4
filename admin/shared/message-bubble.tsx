import { Text, clx } from "@medusajs/ui"
import { ReactNode } from "react"

import { Moment } from "./day"

type MessageBubbleProps = {
  text: string
  name: string
  at: string
  /** Of the house, on the right; others' stand on the left. */
  isStaff: boolean
  /** Beside who and when. */
  children?: ReactNode
}

/** One message of a conversation, with who wrote it and when. */
export const MessageBubble = ({ text, name, at, isStaff, children }: MessageBubbleProps) => (
  <li
    className={clx(
      "flex max-w-[90%] flex-col gap-y-1 rounded-lg px-3 py-2",
      isStaff ? "bg-ui-bg-subtle self-end" : "bg-ui-bg-field shadow-borders-base self-start"
    )}
  >
    <Text size="small" className="whitespace-pre-line break-words">
      {text}
    </Text>
    <div className="flex flex-wrap items-center gap-x-2">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {name} · <Moment value={at} />
      </Text>
      {children}
    </div>
  </li>
)
