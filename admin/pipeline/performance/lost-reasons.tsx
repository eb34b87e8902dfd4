import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { lostReasonsQuery } from "../../quote/queries"
import { codedName } from "../../shared/coded-name"
import { Money } from "../../shared/money"
import { Performance } from "./queries"

/** Why quotes were lost: how many, worth what. */
export const LostReasons = ({ data }: { data: Performance }) => {
  const { t } = useTranslation("crm")
  const { data: known } = useQuery(lostReasonsQuery())
  return (
    <Container className="flex flex-col divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("pipeline.performance.reasons")}</Heading>
      </div>
      {data.lost_reasons.length ? (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("pipeline.performance.reason")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("pipeline.performance.quotes")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("pipeline.performance.value")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {data.lost_reasons.map(({ id, name, count, net }) => {
              const reason = known?.find((one) => one.id === id)
              // A reason that was renamed keeps the name under which quotes were lost.
              const said = reason && (!name || reason.name === name) ? codedName(t, "quote.lostReasons", reason) : name
              return (
                <Table.Row key={`${id}-${name}`}>
                  <Table.Cell className="text-ui-fg-base">{said ?? t("pipeline.performance.noReason")}</Table.Cell>
                  <Table.Cell className="text-end tabular-nums">{count}</Table.Cell>
                  <Table.Cell className="text-end">
                    <Money amount={net} currency={data.currency_code} />
                  </Table.Cell>
                </Table.Row>
              )
            })}
          </Table.Body>
        </Table>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("pipeline.performance.noLost")}
        </Text>
      )}
    </Container>
  )
}
