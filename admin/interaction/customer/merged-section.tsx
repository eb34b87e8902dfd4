import { Badge, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { Section } from "../../shared/section"
import { useAccess } from "../../shared/use-access"
import { MergedFrom } from "./merge-queries"
import { useMerge } from "./use-merge"

/** Who was merged into the customer; each may stand alone again. */
export const MergedSection = ({ merged }: { merged: MergedFrom[] }) => {
  const { t } = useTranslation("crm")
  const { can_approve } = useAccess()
  const { unmerge, isPending } = useMerge()
  if (!merged.length) {
    return null
  }
  return (
    <Section title={t("interaction.duplicates.also")}>
      {merged.map(({ id, name, email, has_account, merged_at }) => (
        <div
          key={id}
          className="flex flex-wrap items-center justify-between gap-3 px-6 py-3"
          data-testid="crm-merged-customer"
        >
          <div className="min-w-0">
            <Text size="small" weight="plus" className="flex flex-wrap items-center gap-x-2 break-words">
              {name}
              <Badge size="2xsmall">
                {t(has_account ? "interaction.duplicates.login" : "interaction.customer.guest")}
              </Badge>
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle break-all">
              {email && email !== name ? `${email} · ` : ""}
              <Moment value={merged_at} />
            </Text>
          </div>
          <Button
            size="small"
            variant="transparent"
            disabled={!can_approve || isPending}
            title={can_approve ? undefined : t("interaction.duplicates.needsApprove")}
            onClick={() => unmerge(id)}
          >
            {t("interaction.duplicates.unmerge")}
          </Button>
        </div>
      ))}
    </Section>
  )
}
