import { ArrowUpMini, Trash } from "@medusajs/icons"
import { IconButton, Input, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Account, ACCOUNT_ROLES, AccountRole, ACCOUNTS, REVENUE_ON, RevenueAccount, RevenueGroup } from "../../src/shared/accounts"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { sdk } from "../shared/sdk"
import { SearchPicker } from "../shared/search-picker"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

/** As long as the API takes them. */
const CODE_LENGTH = 20
const NAME_LENGTH = 100

/** The accounts that the sales journal books to, and those of single product types and categories. */
export const AccountsSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { accounts, revenue } = form.values.journal_accounts
  const setRole = (role: AccountRole, change: Partial<Account>): void =>
    form.set({ journal_accounts: { accounts: { ...accounts, [role]: { ...accounts[role], ...change } }, revenue } })
  const setRevenue = (rows: RevenueAccount[]): void => form.set({ journal_accounts: { accounts, revenue: rows } })
  const save = (): void => form.save({ journal_accounts: withoutPlain(form.values.journal_accounts) })
  return (
    <SettingsSection
      title={t("journal.settings.title")}
      description={t("journal.settings.description")}
      form={{ ...form, save }}
    >
      <Field
        label={t("journal.settings.revenueOn")}
        htmlFor="crm-revenue-on"
        hint={t("journal.settings.revenueOnHint")}
        className="md:col-span-2"
      >
        <Choice
          id="crm-revenue-on"
          label={t("journal.settings.revenueOn")}
          value={form.values.revenue_on}
          options={REVENUE_ON.map((value) => ({ value, label: t(`journal.settings.revenueOns.${value}`) }))}
          onChange={(revenue_on) => form.set({ revenue_on })}
        />
      </Field>
      <div className="flex flex-col gap-y-2 md:col-span-2">
        {ACCOUNT_ROLES.map((role) => (
          <div key={role} className="grid grid-cols-[5.5rem_1fr] items-center gap-x-2 gap-y-1 md:grid-cols-[14rem_7rem_1fr]">
            <Text size="small" leading="compact" className="text-ui-fg-subtle col-span-2 md:col-span-1">
              {t(`journal.accounts.${role}`)}
            </Text>
            <AccountInputs
              what={t(`journal.accounts.${role}`)}
              account={accounts[role]}
              plain={{ code: ACCOUNTS[role], name: t(`journal.accounts.${role}`) }}
              onChange={(change) => setRole(role, change)}
            />
          </div>
        ))}
      </div>
      <RevenueRows rows={revenue} plain={accounts.revenue} onChange={setRevenue} />
    </SettingsSection>
  )
}

/** What is plain is left out, so that it follows the plain chart of accounts. */
function withoutPlain({ accounts, revenue }: CrmSettings["journal_accounts"]) {
  const own = ACCOUNT_ROLES.flatMap((role) => {
    const { code, name } = accounts[role]
    const account = { code: code.trim() || ACCOUNTS[role], name: name?.trim() || null }
    return account.code === ACCOUNTS[role] && !account.name ? [] : [[role, account] as const]
  })
  return {
    accounts: Object.fromEntries(own),
    revenue: revenue.map((row) => ({ ...row, code: row.code.trim(), name: row.name?.trim() || null })),
  }
}

type AccountInputsProps = {
  /** What the account is for, said by screen readers. */
  what: string
  account: Account
  /** What holds where nothing is typed. */
  plain: { code: string; name: string }
  onChange: (change: Partial<Account>) => void
}

const AccountInputs = ({ what, account, plain, onChange }: AccountInputsProps) => {
  const { t } = useTranslation("crm")
  return (
    <>
      <Input
        size="small"
        aria-label={t("journal.settings.codeOf", { account: what })}
        maxLength={CODE_LENGTH}
        className="tabular-nums"
        placeholder={plain.code}
        value={account.code}
        onChange={(event) => onChange({ code: event.target.value })}
      />
      <Input
        size="small"
        aria-label={t("journal.settings.nameOf", { account: what })}
        maxLength={NAME_LENGTH}
        placeholder={plain.name}
        value={account.name ?? ""}
        onChange={(event) => onChange({ name: event.target.value || null })}
      />
    </>
  )
}

type RevenueRowsProps = { rows: RevenueAccount[]; plain: Account; onChange: (rows: RevenueAccount[]) => void }

/** Product types and categories with an account of their own; the first row that fits a product decides. */
const RevenueRows = ({ rows, plain, onChange }: RevenueRowsProps) => {
  const { t } = useTranslation("crm")
  const name = plain.name ?? t("journal.accounts.revenue")
  const change = (index: number, next: Partial<Account>): void =>
    onChange(rows.map((row, place) => (place === index ? { ...row, ...next } : row)))
  const moveUp = (index: number): void =>
    onChange([...rows.slice(0, index - 1), rows[index], rows[index - 1], ...rows.slice(index + 1)])
  return (
    <div className="flex flex-col gap-y-2 md:col-span-2">
      <Text size="small" weight="plus">
        {t("journal.settings.revenue")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("journal.settings.revenueHint")}
      </Text>
      {rows.map((row, index) => (
        <div
          key={`${row.kind}:${row.id}`}
          className="grid grid-cols-[5.5rem_1fr_auto] items-center gap-x-2 gap-y-1 md:grid-cols-[14rem_7rem_1fr_auto]"
        >
          <Text size="small" leading="compact" className="col-span-3 min-w-0 break-words md:col-span-1">
            {row.label} <span className="text-ui-fg-subtle">· {t(`journal.settings.kinds.${row.kind}`)}</span>
          </Text>
          <AccountInputs
            what={row.label}
            account={row}
            plain={{ code: plain.code, name }}
            onChange={(next) => change(index, next)}
          />
          <div className="flex items-center">
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              disabled={index === 0}
              aria-label={t("journal.settings.moveUp", { name: row.label })}
              onClick={() => moveUp(index)}
            >
              <ArrowUpMini />
            </IconButton>
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("settings.remove", { name: row.label })}
              onClick={() => onChange(rows.filter((_, place) => place !== index))}
            >
              <Trash />
            </IconButton>
          </div>
        </div>
      ))}
      <div className="md:max-w-96">
        <SearchPicker<RevenueGroup>
          label={t("journal.settings.add")}
          placeholder={t("journal.settings.add")}
          queryKey={["crm", "host", "revenue-groups"]}
          search={searchGroups}
          getKey={({ id }) => id}
          renderItem={({ kind, name: label }) => (
            <Text size="small" leading="compact">
              {label} <span className="text-ui-fg-subtle">· {t(`journal.settings.kinds.${kind}`)}</span>
            </Text>
          )}
          onPick={({ kind, id, name: label }) =>
            rows.some((row) => row.kind === kind && row.id === id)
              ? undefined
              : onChange([...rows, { kind, id, label, code: plain.code, name: null }])
          }
        />
      </div>
    </div>
  )
}

/** Product types and categories of the host by name. */
async function searchGroups(q: string): Promise<RevenueGroup[]> {
  const query = { limit: 20, ...(q ? { q } : {}) }
  const [{ product_types }, { product_categories }] = await Promise.all([
    sdk.client.fetch<{ product_types: { id: string; value: string }[] }>("/admin/product-types", {
      query: { ...query, fields: "id,value" },
    }),
    sdk.client.fetch<{ product_categories: { id: string; name: string }[] }>("/admin/product-categories", {
      query: { ...query, fields: "id,name" },
    }),
  ])
  return [
    ...product_types.map(({ id, value }): RevenueGroup => ({ kind: "type", id, name: value })),
    ...product_categories.map(({ id, name }): RevenueGroup => ({ kind: "category", id, name })),
  ]
}
