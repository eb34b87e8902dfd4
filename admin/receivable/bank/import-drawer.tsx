import { PencilSquare } from "@medusajs/icons"
import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { base64Of } from "../../shared/base64-of"
import { Choice } from "../../shared/choice"
import { Day } from "../../shared/day"
import { Field } from "../../shared/field"
import { FileInput } from "../../shared/file-input"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage, sdk } from "../../shared/sdk"
import { useMoneyAct } from "../use-money-act"
import { AccountDraft, AccountFields, accountBody, draftOf } from "./account-fields"
import { bankAccountsQuery, ImportAnswer } from "./queries"

const NEW = "new"
const MAX_BYTES = 5_000_000

type File_ = { name: string; content: string }

/** A bank's file: which account, how it is read, what it brings, and only then the import. */
export const ImportDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { data: accounts } = useQuery(bankAccountsQuery())
  const [picked, setPicked] = useState<string | null>(null)
  const [draft, setDraft] = useState<AccountDraft>(draftOf())
  const [editing, setEditing] = useState(false)
  const [file, setFile] = useState<File_ | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const accountId = picked ?? accounts?.[0]?.id ?? (accounts ? NEW : null)
  const account = accounts?.find(({ id }) => id === accountId)
  const typing = editing || accountId === NEW
  const preview = useMutation({
    mutationFn: async () => {
      const mapping_id = typing ? await saveAccount() : accountId
      return sdk.client.fetch<ImportAnswer>("/admin/crm/bank-statements", {
        method: "POST",
        body: { mapping_id, filename: file?.name, content: file?.content, dry_run: true },
      })
    },
    onError: (error) => setProblem(errorMessage(error)),
    onSuccess: () => setProblem(null),
  })
  const saveAccount = async (): Promise<string> => {
    const { bank_mapping } = await sdk.client.fetch<{ bank_mapping: { id: string } }>(
      editing ? `/admin/crm/bank-mappings/${accountId}` : "/admin/crm/bank-mappings",
      { method: "POST", body: accountBody(draft) }
    )
    await client.invalidateQueries({ queryKey: crmKeys.bank.all })
    setPicked(bank_mapping.id)
    setEditing(false)
    return bank_mapping.id
  }
  const keep = useMutation({
    mutationFn: saveAccount,
    onError: (error) => setProblem(errorMessage(error)),
    onSuccess: () => {
      setProblem(null)
      toast.success(t("bank.import.kept"))
    },
  })
  const run = useMoneyAct<ImportAnswer>({
    path: "/admin/crm/bank-statements",
    done: t("bank.import.done"),
    onDone: onClose,
  })
  const take = async (chosen: File): Promise<void> => {
    preview.reset()
    const tooLarge = chosen.size > MAX_BYTES
    setProblem(tooLarge ? t("bank.import.small") : null)
    setFile(tooLarge ? null : { name: chosen.name.slice(0, 200), content: await base64Of(chosen) })
  }
  const answer = preview.data
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("bank.import.title")}</Drawer.Title>
          <Drawer.Description>{t("bank.import.description")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
          <Field label={t("bank.import.account")}>
            <Choice
              label={t("bank.import.account")}
              value={accountId}
              options={[
                ...(accounts ?? []).map(({ id, name, account }) => ({ value: id, label: `${name} · ${account}` })),
                { value: NEW, label: t("bank.import.newAccount") },
              ]}
              onChange={(id) => {
                setPicked(id)
                setEditing(false)
                setDraft(draftOf())
                preview.reset()
              }}
            />
            {account && !editing ? (
              <Button
                type="button"
                size="small"
                variant="transparent"
                className="self-start"
                onClick={() => {
                  setDraft(draftOf(account))
                  setEditing(true)
                  preview.reset()
                }}
              >
                <PencilSquare />
                {t("bank.import.edit")}
              </Button>
            ) : null}
          </Field>
          {typing ? <AccountFields draft={draft} onChange={setDraft} /> : null}
          {editing ? (
            <Button
              type="button"
              size="small"
              variant="secondary"
              className="self-start"
              isLoading={keep.isPending}
              onClick={() => keep.mutate()}
            >
              {t("common.save")}
            </Button>
          ) : null}
          <Field label={t("bank.import.file")} htmlFor="bank-file">
            <FileInput
              id="bank-file"
              accept=".csv,.txt,text/csv"
              name={file?.name ?? null}
              onChange={(chosen) => void take(chosen)}
            />
          </Field>
          {problem ? <Alert variant="error">{problem}</Alert> : null}
          {answer ? <Brings answer={answer} /> : null}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {answer ? (
            <Button
              size="small"
              disabled={!answer.new_count}
              isLoading={run.isPending}
              onClick={() => run.mutate({ mapping_id: accountId, filename: file?.name, content: file?.content })}
            >
              {plural(t, "bank.import.run", answer.new_count)}
            </Button>
          ) : (
            <Button
              size="small"
              disabled={!file || !accountId}
              isLoading={preview.isPending}
              onClick={() => preview.mutate()}
            >
              {t("bank.import.preview")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

/** What the file would bring, said before anything is kept. */
const Brings = ({ answer }: { answer: ImportAnswer }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { new_count: fresh, known_count: known, currency_code, incoming, outgoing, lines } = answer
  return (
    <div className="flex flex-col gap-y-3">
      <Alert variant={fresh ? "info" : "warning"}>
        {fresh
          ? t("bank.import.brings", {
              fresh,
              known,
              incoming: money(parseFloat(incoming.total), currency_code),
              outgoing: money(parseFloat(outgoing.total), currency_code),
            })
          : t("bank.import.nothing")}
      </Alert>
      <div className="divide-y">
        {lines.map((line) => (
          <div key={line.line_number} className="txt-compact-small flex items-center justify-between gap-x-3 py-2">
            <Day value={line.booked_date} className="text-ui-fg-subtle whitespace-nowrap" />
            <Text size="small" leading="compact" className="min-w-0 flex-1 truncate">
              {line.text}
            </Text>
            {line.is_new ? null : <span className="text-ui-fg-subtle">{t("bank.import.known")}</span>}
            <Money amount={parseFloat(line.amount)} currency={currency_code} />
          </div>
        ))}
      </div>
    </div>
  )
}
