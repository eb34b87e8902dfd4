import { ArrowDownTray } from "@medusajs/icons"
import { Badge, IconButton, Text, Tooltip } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { fileSize } from "./file-size"
import { saveFile } from "./save-file"
import { useLocale } from "./locale"

type FileRowProps = {
  path: string
  name: string
  /** Bytes. */
  size: number
  /** Whether the other side may have it, and how that is called. */
  isForThem: boolean
  audience: string
  testId?: string
  /** Before the name, such as a small picture. */
  picture?: ReactNode
  /** Further buttons. */
  children?: ReactNode
}

/** One file of a record: its name, how large it is, whose it is, saved by a click. */
export const FileRow = ({ path, name, size, isForThem, audience, testId, picture, children }: FileRowProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const download = (): void => {
    saveFile(path, { filename: name })
  }
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3" data-testid={testId}>
      {picture}
      <div className="min-w-0 flex-1">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {name}
        </Text>
        <div className="flex items-center gap-x-2">
          <Text size="xsmall" className="text-ui-fg-subtle">
            {fileSize(size, locale)}
          </Text>
          <Badge size="2xsmall" color={isForThem ? "blue" : "grey"}>
            {audience}
          </Badge>
        </div>
      </div>
      <div className="flex items-center gap-x-1">
        <Tooltip content={t("quote.attachments.download")}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={`${t("quote.attachments.download")}: ${name}`}
            onClick={download}
          >
            <ArrowDownTray />
          </IconButton>
        </Tooltip>
        {children}
      </div>
    </div>
  )
}
