import { Alert, Button, Drawer, Textarea } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { DATE_FORMATS, DateFormat } from "../../src/shared/date-formats"
import { CompanyChoice } from "../closing/company-choice"
import { useMoneyAct } from "../receivable/use-money-act"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { FileInput } from "../shared/file-input"
import { plural } from "../shared/plural"
import { errorMessage, sdk } from "../shared/sdk"
import { OpeningAnswer, OpeningLines } from "./opening-lines"

const PATH = "/admin/crm/opening-balances"
const MAX_CHARACTERS = 2_000_000

/** A file of opening balances: how it is written, what each line becomes, and only then the import. */
export const OpeningDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [csv, setCsv] = useState("")
  const [filename, setFilename] = useState<string | null>(null)
  const [decimal, setDecimal] = useState<"." | ",">(".")
  const [date_format, setDateFormat] = useState<DateFormat>("YYYY-MM-DD")
  const [company_id, setCompany] = useState("default")
  const file = { csv, filename, decimal, date_format, company_id }
  const preview = useMutation({
    mutationFn: () => sdk.client.fetch<OpeningAnswer>(PATH, { method: "POST", body: { ...file, dry_run: true } }),
  })
  const run = useMoneyAct<OpeningAnswer>({ path: PATH, done: t("opening.done"), onDone: onClose, quiet: true })
  /** What was seen is of another file now. */
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value)
      preview.reset()
      run.reset()
    }
  const take = async (chosen: File): Promise<void> => {
    changed(setCsv)(await chosen.text())
    setFilename(chosen.name.slice(0, 200))
  }
  const large = csv.length > MAX_CHARACTERS
  const error = preview.error ?? run.error
  const answer = preview.data
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("opening.drawer")}</Drawer.Title>
          <Drawer.Description>{t("opening.hint")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
          <Field label={t("opening.file")} htmlFor="opening-file">
            <FileInput
              id="opening-file"
              accept=".csv,.txt,text/csv"
              name={filename}
              onChange={(chosen) => void take(chosen)}
            />
          </Field>
          <Field label={t("opening.paste")} htmlFor="opening-text" optional>
            <Textarea
              id="opening-text"
              rows={4}
              className="font-mono"
              value={csv}
              onChange={(event) => changed(setCsv)(event.target.value)}
            />
          </Field>
          <div className="grid grid-cols-2 gap-4">
            <Field label={t("bank.import.decimal")}>
              <Choice
                label={t("bank.import.decimal")}
                value={decimal}
                options={[
                  { value: ".", label: t("bank.import.decimals.point") },
                  { value: ",", label: t("bank.import.decimals.comma") },
                ]}
                onChange={(value) => changed(setDecimal)(value as "." | ",")}
              />
            </Field>
            <Field label={t("bank.import.date")}>
              <Choice
                label={t("bank.import.date")}
                value={date_format}
                options={DATE_FORMATS.map((value) => ({ value, label: value }))}
                onChange={(value) => changed(setDateFormat)(value as DateFormat)}
              />
            </Field>
            <CompanyChoice value={company_id} onChange={changed(setCompany)}>
              {(choice) => <Field label={t("closing.company")}>{choice}</Field>}
            </CompanyChoice>
          </div>
          {large ? <Alert variant="error">{t("opening.large")}</Alert> : null}
          {error ? <Alert variant="error">{errorMessage(error)}</Alert> : null}
          {answer ? <OpeningLines answer={answer} /> : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {answer ? (
            <Button
              size="small"
              disabled={!answer.counts.new || answer.counts.wrong > 0}
              isLoading={run.isPending}
              onClick={() => run.mutate(file)}
            >
              {plural(t, "opening.run", answer.counts.new)}
            </Button>
          ) : (
            <Button
              size="small"
              disabled={!csv.trim() || large}
              isLoading={preview.isPending}
              onClick={() => preview.mutate()}
            >
              {t("opening.preview")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
