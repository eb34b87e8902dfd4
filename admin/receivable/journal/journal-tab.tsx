import { Button, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AccountRole } from "../../../src/shared/accounts"
import { CompanyChoice } from "../../closing/company-choice"
import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { RangeInputs } from "../../shared/range-inputs"
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { ReportTable } from "../lists/report-table"
import { useSaveExport } from "../lists/use-export"
import { JOURNAL_EXPORT, JournalLine, journalQuery } from "./queries"
import { TieOutSection } from "./tie-out-section"

const PAGES = { crm_invoice: "invoices", crm_credit_note: "credit-notes", crm_receipt: "receipts" } as const

/** Where the words are for what an account is divided by: the way money came, the reason it never will. */
const KEY_WORDS: Partial<Record<AccountRole, string>> = {
  bank: "receivable.methods",
  write_offs: "receivable.writeOff.reasons",
}

/** Receivables › Journal: what the books get of a company's period, line by line, and whether it ties out. */
export const JournalTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, company_id, from, to, offset }, setUrl] = useUrlState([
    "currency",
    "company_id",
    "from",
    "to",
    "offset",
  ] as const)
  const period = { currency_code: currency, company_id, from, to }
  const { data, error, refetch } = useQuery(
    journalQuery({ ...period, limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0 })
  )
  const code = data?.currency_code ?? currency ?? ""
  const saveExport = useSaveExport()
  const save = (): void => saveExport(JOURNAL_EXPORT, { query: period, filename: "journal.csv" })
  return (
    <>
      <ReportTable
        title={t("journal.title")}
        summary={
          data
            ? t("journal.summary", { lines: plural(t, "journal.lines", data.count), amount: money(data.debit, code) })
            : "\u00a0"
        }
        tools={
          <div className="flex flex-wrap items-center gap-2">
            <CompanyChoice
              size="small"
              value={company_id ?? "default"}
              onChange={(id) => setUrl({ company_id: id === "default" ? null : id })}
            >
              {(choice) => <div className="w-40">{choice}</div>}
            </CompanyChoice>
            <RangeInputs
              from={from ?? data?.from}
              to={to ?? data?.to}
              onChange={(change) => setUrl({ ...change, offset: null })}
            />
            <CurrencyChoice value={code} />
            <Button size="small" variant="secondary" onClick={save}>
              {t("journal.export")}
            </Button>
            <Link to="/settings/crm" className="text-ui-fg-interactive-hover txt-small">
              {t("journal.csv.link")}
            </Link>
          </div>
        }
        head={
          <Table.Row>
            <Table.HeaderCell>{t("journal.fields.document")}</Table.HeaderCell>
            <Table.HeaderCell>{t("journal.fields.account")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("journal.fields.debit")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("journal.fields.credit")}</Table.HeaderCell>
          </Table.Row>
        }
        rows={data?.lines.map((row, index) => (
          <LineRow
            key={row.id}
            row={row}
            currency={code}
            isFirst={index === 0 || data.lines[index - 1].entry_id !== row.entry_id}
          />
        ))}
        count={data?.count ?? 0}
        empty={<EmptyState title={t("journal.empty")} description={t("journal.emptyDescription")} />}
        error={error}
        onRetry={() => refetch()}
      />
      <TieOutSection query={period} />
    </>
  )
}

/** The first line of an entry names its document. */
const LineRow = ({ row, currency, isFirst }: { row: JournalLine; currency: string; isFirst: boolean }) => {
  const { t } = useTranslation("crm")
  const words = KEY_WORDS[row.account]
  const key = row.key && words ? t(`${words}.${row.key}`, { defaultValue: row.key }) : row.key
  const side = (amount: number) => (
    <Table.Cell className="text-end">
      {amount ? <Money amount={amount} currency={currency} className="text-ui-fg-base" /> : null}
    </Table.Cell>
  )
  return (
    <Table.Row>
      <Table.Cell className="py-2">
        {isFirst ? (
          <>
            {row.reference === "crm_warranty_provision" || row.reference === "crm_sold_cover" ? (
              <span className="whitespace-nowrap tabular-nums">{row.number}</span>
            ) : (
              <Link
                to={`/crm/receivables/${PAGES[row.reference]}/${row.reference_id}`}
                className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums"
              >
                {row.number ?? row.reference_id}
              </Link>
            )}
            <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap">
              {t(`journal.kinds.${row.kind}`)} · <Day value={row.date} />
            </Text>
          </>
        ) : null}
      </Table.Cell>
      <Table.Cell>
        <span className="text-ui-fg-subtle tabular-nums">{row.account_code}</span>{" "}
        {row.account_name ?? t(`journal.accounts.${row.account}`)}
        {key ? <span className="text-ui-fg-subtle"> · {key}</span> : null}
      </Table.Cell>
      {side(row.debit)}
      {side(row.credit)}
    </Table.Row>
  )
}
