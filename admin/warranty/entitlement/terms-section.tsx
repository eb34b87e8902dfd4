import { useTranslation } from "react-i18next"

import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { Row, Section } from "../../shared/section"
import { Warranty } from "../queries"

/** What was promised when it was sold, whatever became of the plan since. */
export const TermsSection = ({ warranty }: { warranty: Warranty }) => {
  const { t } = useTranslation("crm")
  const terms = warranty.terms ?? {}
  return (
    <Section title={t("warranty.terms.title")}>
      <Row label={t("warranty.fields.plan")}>{warranty.plan_name}</Row>
      <Row label={t("warranty.fields.basis")}>{t(`warranty.bases.${warranty.basis}`)}</Row>
      {terms.covers?.length ? (
        <Row label={t("warranty.fields.covers")}>
          {terms.covers.map((what) => t(`warranty.covers.${what}`)).join(", ")}
        </Row>
      ) : null}
      {terms.exclusions ? (
        <Row label={t("warranty.fields.exclusions")}>
          <span className="whitespace-pre-line">{terms.exclusions}</span>
        </Row>
      ) : null}
      {terms.deductible ? (
        <Row label={t("warranty.fields.deductible")}>
          <Money amount={terms.deductible} currency={terms.deductible_currency_code} />
        </Row>
      ) : null}
      {terms.cure_days ? (
        <Row label={t("warranty.fields.cureDays")}>{plural(t, "warranty.days", terms.cure_days)}</Row>
      ) : null}
      {terms.support_hours ? <Row label={t("warranty.fields.supportHours")}>{terms.support_hours}</Row> : null}
      {terms.support_contacts ? <Row label={t("warranty.fields.supportContacts")}>{terms.support_contacts}</Row> : null}
      {terms.answer_hours ? (
        <Row label={t("warranty.fields.answerHours")}>{plural(t, "warranty.hours", terms.answer_hours)}</Row>
      ) : null}
    </Section>
  )
}
