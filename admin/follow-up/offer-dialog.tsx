import { useTranslation } from "react-i18next"

import { MailDialog } from "../receivable/send/mail-dialog"
import { crmKeys } from "../shared/query-keys"
import { FollowUp, FOLLOW_UPS_PATH } from "./queries"

type OfferDialogProps = { followUp: FollowUp; onSent: () => void; onClose: () => void }

/** Mails an offer to a past customer who agreed to offers. */
export const OfferDialog = ({ followUp: { id, customer_name }, onSent, onClose }: OfferDialogProps) => {
  const { t } = useTranslation("crm")
  const name = customer_name ?? t("followUp.someone")
  return (
    <MailDialog
      mailing={{
        path: `${FOLLOW_UPS_PATH}/${id}`,
        isOffer: true,
        key: (part) => crmKeys.followUps.part(id, part),
        changes: crmKeys.followUps.all,
      }}
      title={t("followUp.offer.title", { name })}
      description={t("followUp.offer.description")}
      done={({ recipient }) => t("followUp.offer.done", { mail: recipient })}
      failed={t("followUp.offer.failed", { name })}
      onSent={onSent}
      onClose={onClose}
    />
  )
}
