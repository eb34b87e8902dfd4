import { useTranslation } from "react-i18next"

import { StalledBadge } from "../../pipeline/board/card-marks"
import { Moment } from "../../shared/day"
import { plural } from "../../shared/plural"
import { Row } from "../../shared/section"
import { Quote } from "../types"

/** How long the deal lies in its stage, and when someone was last in touch. */
export const DealStanding = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  return (
    <>
      {typeof quote.days_in_stage === "number" ? (
        <Row label={t("pipeline.card.inStage")}>
          <div className="flex flex-wrap items-center gap-x-2">
            {plural(t, "pipeline.days", quote.days_in_stage)}
            {quote.is_stalled ? <StalledBadge /> : null}
          </div>
        </Row>
      ) : null}
      {quote.last_contact_at ? (
        <Row label={t("pipeline.lastContact")}>
          <Moment value={quote.last_contact_at} />
        </Row>
      ) : null}
    </>
  )
}
