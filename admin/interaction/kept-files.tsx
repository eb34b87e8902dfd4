import { ArrowUturnLeft, Trash } from "@medusajs/icons"
import { clx, IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { Attachment } from "./queries"

type KeptFilesProps = {
  files: Attachment[]
  /** Ids of those that go when the form is saved. */
  removed: string[]
  onChange: (removed: string[]) => void
}

/** Files that an interaction has; one that is to go is struck through, and can be kept after all until the form is saved. */
export const KeptFiles = ({ files, removed, onChange }: KeptFilesProps) => {
  const { t } = useTranslation("crm")
  return (
    <ul className="flex flex-col gap-y-1">
      {files.map(({ id, filename }) => {
        const goes = removed.includes(id)
        return (
          <li key={id} className="flex items-center justify-between gap-x-2">
            <Text
              size="small"
              leading="compact"
              className={clx("min-w-0 truncate", goes ? "text-ui-fg-subtle line-through" : "text-ui-fg-base")}
            >
              {filename}
            </Text>
            <IconButton
              size="small"
              variant="transparent"
              type="button"
              aria-label={t(goes ? "interaction.keepFile" : "interaction.removeFile", { name: filename })}
              onClick={() => onChange(goes ? removed.filter((one) => one !== id) : [...removed, id])}
            >
              {goes ? <ArrowUturnLeft /> : <Trash />}
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
