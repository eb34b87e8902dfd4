import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Definition } from "../shared/definition"
import { ErrorState } from "../shared/error-state"
import { plural } from "../shared/plural"
import { SectionSkeleton } from "../shared/skeletons"
import { claimsHref } from "../warranty/costs/hrefs"
import { capacityRepairsQuery, RepairWork } from "./queries"

const COLUMNS = ["count", "openHours", "perWeek", "weeks"] as const

/** The claims behind a count: those of one technician (null is nobody yet), or of all. */
const toRepair = (technician?: string | null): string =>
  claimsHref({
    status: ["approved", "in_repair"],
    remedy: ["repair", "none"],
    technician: technician === null ? "none" : technician,
  })

/** Hours of repair in hand against the technicians' hours; the count opens the claims. */
export const RepairsSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, refetch } = useQuery(capacityRepairsQuery())
  return (
    <Container className="divide-y p-0" data-testid="crm-capacity-repairs">
      <div className="px-6 py-4">
        <div className="flex items-center gap-x-1.5">
          <Heading level="h2">{t("capacity.repairs.title")}</Heading>
          <Definition of={t("capacity.repairs.title")} text={t("capacity.repairs.definition")} />
        </div>
        {data?.unknown ? (
          <Text size="small" className="text-ui-fg-subtle">
            {plural(t, "capacity.repairs.unknown", data.unknown)}
          </Text>
        ) : null}
      </div>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <SectionSkeleton lines={3} /> : null}
      {data && !data.technicians.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("capacity.repairs.empty")}
        </Text>
      ) : null}
      {data?.technicians.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("capacity.repairs.technician")}</Table.HeaderCell>
                {COLUMNS.map((name) => (
                  <Table.HeaderCell key={name} className="text-end">
                    {t(`capacity.repairs.${name}`)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.technicians.map((work) => (
                <WorkRow
                  key={work.technician ?? "nobody"}
                  name={work.technician ?? t("capacity.repairs.nobody")}
                  work={work}
                  to={toRepair(work.technician)}
                />
              ))}
              <WorkRow name={t("capacity.repairs.total")} work={data} to={toRepair()} />
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Container>
  )
}

type WorkRowProps = { name: string; work: Omit<RepairWork, "technician">; to: string }

const WorkRow = ({ name, work, to }: WorkRowProps) => (
  <Table.Row>
    <Table.Cell className="whitespace-nowrap">{name}</Table.Cell>
    <Table.Cell className="text-end tabular-nums">
      <Link to={to} className="text-ui-fg-interactive-hover">
        {work.repairs}
      </Link>
    </Table.Cell>
    <Table.Cell className="text-end tabular-nums">{work.open_hours}</Table.Cell>
    <Table.Cell className="text-end tabular-nums">{work.hours_per_week ?? "–"}</Table.Cell>
    <Table.Cell className="text-end tabular-nums">{work.weeks ?? "–"}</Table.Cell>
  </Table.Row>
)
