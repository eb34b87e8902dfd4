import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Button, Text, toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { downloadFile } from "../../shared/download-file"
import { crmKeys } from "../../shared/query-keys"
import { errorMessage } from "../../shared/sdk"
import { Section } from "../../shared/section"
import { EInvoiceNoun, Readiness, readinessQuery, Wanting } from "./queries"

type EInvoiceSectionProps = {
  noun: EInvoiceNoun
  document: { id: string; number: string | null; status: "draft" | "issued" | "voided" }
}

/**
 * Says of an invoice before it is issued what an electronic one would lack, and gives it afterwards, as of a credit note. Left out where
 * nobody asks for one.
 */
export const EInvoiceSection = ({ noun, document }: EInvoiceSectionProps) => {
  const { t, i18n } = useTranslation("crm")
  const { data } = useQuery(readinessQuery(noun, document.id, i18n.language))
  if (!data || document.status === "voided" || !isWanted(data)) {
    return null
  }
  const issued = document.status === "issued"
  return (
    <Section
      title={t("tax.eInvoice.title")}
      actions={issued && data.ready ? <Downloads noun={noun} document={document} /> : undefined}
    >
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {data.ready ? (
          <Said icon={<CheckCircleSolid className="text-ui-tag-green-icon" />}>
            {t(issued ? "tax.eInvoice.possible" : "tax.eInvoice.ready")}
          </Said>
        ) : null}
        <List title={t("tax.eInvoice.blocking")} rows={data.missing.filter(({ blocking }) => blocking)} urgent />
        <List title={t("tax.eInvoice.missing")} rows={data.missing.filter(({ blocking }) => !blocking)} urgent />
        <List title={t("tax.eInvoice.warnings")} rows={data.warnings} />
      </div>
    </Section>
  )
}

/** Outside the EU an electronic invoice is nobody's matter, unless the store sends them or the currency lacks its rate. */
const isWanted = ({ expected, missing }: Readiness): boolean => expected || missing.some(({ blocking }) => blocking)

/** The name of the file ends as the server says it. */
const FORMATS = { ubl: "ubl.xml", cii: "cii.xml", facturx: "facturx.pdf" } as const

const Downloads = ({ noun, document: { id, number } }: EInvoiceSectionProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const download = async (format: keyof typeof FORMATS): Promise<void> => {
    try {
      await downloadFile(`/admin/crm/${noun}/${id}/e-invoice`, {
        query: { format },
        filename: `${number}-${FORMATS[format]}`,
      })
      // An invoice that left the house can no longer be voided.
      if (noun === "invoices") {
        await client.invalidateQueries({ queryKey: crmKeys.invoices.detail(id) })
      }
    } catch (error) {
      toast.error(errorMessage(error))
    }
  }
  return (
    <div className="flex flex-wrap gap-2">
      {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((format) => (
        <Button
          key={format}
          size="small"
          variant="secondary"
          aria-label={t("tax.eInvoice.download", { format: t(`tax.eInvoice.${format}`) })}
          onClick={() => void download(format)}
        >
          {t(`tax.eInvoice.${format}`)}
        </Button>
      ))}
    </div>
  )
}

const List = ({ title, rows, urgent }: { title: string; rows: Wanting[]; urgent?: boolean }) =>
  rows.length ? (
    <div className="flex flex-col gap-y-2">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      {rows.map(({ field, rule, message }) => (
        <Said
          key={`${field} ${rule} ${message}`}
          icon={
            urgent ? (
              <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
            ) : (
              <InformationCircleSolid className="text-ui-tag-neutral-icon" />
            )
          }
        >
          {message} <span className="text-ui-fg-muted">{rule}</span>
        </Said>
      ))}
    </div>
  ) : null

const Said = ({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) => (
  <div className="flex items-start gap-x-2">
    <span className="mt-0.5 shrink-0">{icon}</span>
    <Text size="small" className="text-ui-fg-subtle min-w-0 break-words">
      {children}
    </Text>
  </div>
)
