import { Alert, Text } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Field } from "../../shared/field"
import { FileInput } from "../../shared/file-input"
import { plural } from "../../shared/plural"
import { sdk } from "../../shared/sdk"
import { WARRANTIES_PATH } from "../queries"
import { useWarrantyAct } from "../use-warranty-act"

const PATH = `${WARRANTIES_PATH}/serials-csv`

type Read = { name: string; csv: string }
type Answer = { added: number; known: number }

/** Serial numbers of many units from a file: first read without saving, then saved whole or not at all. */
export const SerialsCsvDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [file, setFile] = useState<Read | null>(null)
  const check = useMutation({
    mutationFn: ({ csv }: Read) => sdk.client.fetch<Answer>(PATH, { method: "POST", body: { csv, dry_run: true } }),
  })
  const save = useWarrantyAct({ path: PATH, done: t("warranty.csv.done"), quiet: true, onDone: onClose })
  const read = async (chosen: File): Promise<void> => {
    const next = { name: chosen.name, csv: await chosen.text() }
    setFile(next)
    save.reset()
    check.mutate(next)
  }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("warranty.csv.action")}
      description={t("warranty.csv.description")}
      confirm={t("warranty.csv.confirm")}
      disabled={!file || !check.data}
      saving={save.isPending || check.isPending}
      error={save.error ?? check.error}
      onConfirm={() => (file ? save.mutate({ csv: file.csv }) : undefined)}
    >
      <Field label={t("warranty.csv.file")} htmlFor="serials-csv" hint={t("warranty.csv.hint")}>
        <FileInput
          id="serials-csv"
          accept=".csv,text/csv"
          name={file?.name ?? null}
          onChange={(one) => void read(one)}
        />
      </Field>
      {check.data ? (
        <Alert variant="info">
          <Text size="small">{plural(t, "warranty.csv.found", check.data.added)}</Text>
        </Alert>
      ) : null}
    </ActionDialog>
  )
}
