import { ArrowDownTray } from "@medusajs/icons"
import { IconButton, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DownloadOptions } from "./download-file"
import { saveFile } from "./save-file"

type CsvButtonProps = {
  /** What is saved, as its title says. */
  of: string
  path: string
  options: DownloadOptions
}

/** Saves what a section shows as CSV. */
export const CsvButton = ({ of, path, options }: CsvButtonProps) => {
  const { t } = useTranslation("crm")
  return (
    <Tooltip content={t("common.downloadCsv")}>
      <IconButton
        size="small"
        variant="transparent"
        aria-label={`${of}: ${t("common.downloadCsv")}`}
        onClick={() => saveFile(path, options)}
      >
        <ArrowDownTray />
      </IconButton>
    </Tooltip>
  )
}
