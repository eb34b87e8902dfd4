import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { base64Of } from "../../shared/base64-of"
import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { FileInput } from "../../shared/file-input"
import { InvoiceDetail } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { FiscalKind } from "./queries"

const KINDS: FiscalKind[] = ["nfe", "nfce", "nfse", "other"]
const MAX_FILE = 5 * 1024 * 1024

/** A tax document by its file, its key, or its number. */
export const AttachFiscalDocument = ({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [kind, setKind] = useState<FiscalKind>("nfe")
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [texts, setTexts] = useState({ access_key: "", number: "", series: "" })
  const [issue_date, setIssueDate] = useState<string | null>(null)
  const act = useMoneyAct({
    path: `/admin/crm/invoices/${invoice.id}/fiscal-documents`,
    done: t("tax.documents.attached"),
    onDone: onClose,
    quiet: true,
  })
  const keyed = kind === "nfe" || kind === "nfce"
  const isXml = file?.name.toLowerCase().endsWith(".xml") ?? false
  const enough = keyed ? isXml || texts.access_key.trim() !== "" : texts.number.trim() !== ""
  const choose = (chosen: File): void => {
    const tooLarge = chosen.size > MAX_FILE
    setProblem(tooLarge ? t("tax.documents.tooLarge", { name: chosen.name }) : null)
    setFile(tooLarge ? null : chosen)
  }
  const save = async (): Promise<void> => {
    const said = Object.entries(texts).filter(([, value]) => value.trim())
    act.mutate({
      kind,
      ...Object.fromEntries(said.map(([name, value]) => [name, value.trim()])),
      ...(issue_date ? { issue_date } : {}),
      ...(file ? { filename: file.name, content: await base64Of(file) } : {}),
    })
  }
  const line = (name: keyof typeof texts, label: string, hint?: string) => (
    <Field label={label} htmlFor={`fiscal-${name}`} hint={hint} optional={keyed ? name !== "access_key" || isXml : name !== "number"}>
      <Input
        id={`fiscal-${name}`}
        value={texts[name]}
        onChange={(event) => setTexts((current) => ({ ...current, [name]: event.target.value }))}
      />
    </Field>
  )
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("tax.documents.attachTitle")}
      description={t("tax.documents.attachText")}
      confirm={t("tax.documents.attach")}
      disabled={!enough}
      saving={act.isPending}
      error={act.error}
      onConfirm={() => void save()}
    >
      <Field label={t("tax.documents.kind")} htmlFor="fiscal-kind">
        <Choice
          id="fiscal-kind"
          label={t("tax.documents.kind")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`tax.documents.kinds.${value}`) }))}
          onChange={setKind}
        />
      </Field>
      <Field
        label={t("tax.documents.file")}
        htmlFor="fiscal-file"
        hint={t("tax.documents.fileHint")}
        error={problem}
        optional
      >
        <FileInput
          id="fiscal-file"
          accept=".xml,.pdf,.png,.jpg,.jpeg,.webp"
          name={file?.name ?? null}
          onChange={choose}
        />
      </Field>
      {line("access_key", t("tax.documents.key"), keyed ? t("tax.documents.keyHint") : undefined)}
      <div className="grid grid-cols-2 gap-4">
        {line("number", t("tax.documents.number"))}
        {line("series", t("tax.documents.series"))}
      </div>
      <Field label={t("tax.documents.issueDate")} optional>
        <DayInput label={t("tax.documents.issueDate")} value={issue_date} onChange={setIssueDate} />
      </Field>
    </ActionDialog>
  )
}
