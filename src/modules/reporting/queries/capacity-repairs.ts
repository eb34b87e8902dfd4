import { DataSource } from "typeorm"

import type { ListScope } from "../../../shared/lists/list-documents"
import { all } from "../../../shared/lists/where"
import { claimsWithin } from "../../warranty/sql/scope"
import { figure } from "../rules/aging"
import { weeksInHand } from "../rules/weeks"
import { executeOn } from "./read"

/** Who repairs, and for how many hours a week. */
export type Technician = { name: string; hours_per_week: number }

/** Repairs in hand against the hours of who does them; `technician` null is what nobody has yet. */
export type RepairWork = {
  technician: string | null
  repairs: number
  /** Hours that are expected less those entered. */
  open_hours: number
  /** Repairs of which nobody can say how long they take: no estimate, and none was ever done. */
  unknown: number
  /** Null for who is not in the settings. */
  hours_per_week: number | null
  /** Weeks of work in hand. */
  weeks: number | null
}

export type Repairs = {
  technicians: RepairWork[]
  repairs: number
  open_hours: number
  unknown: number
  hours_per_week: number
  weeks: number | null
}

type Row = { technician: string | null; repairs: string; open_hours: string; unknown: string }

const tenth = (amount: number): number => Math.round(amount * 10) / 10

/**
 * Hours of repair in hand by technician: what the claim estimates, else the median of the repairs of its product, else of all repairs;
 * less what was worked already. What is usual is worked out once, whatever number of open claims is thought to come.
 */
export async function capacityRepairs(
  source: DataSource,
  scope: ListScope,
  technicians: Technician[]
): Promise<Repairs> {
  const within = all([{ text: "true", values: [] }, ...claimsWithin(scope, "c")])
  const rows = await executeOn(source)<Row>(
    `with usual as materialized (
       select product_id, percentile_cont(0.5) within group (order by hours) as hours from crm_view_settled_repair where product_id is not null group by 1),
     expected as (
       select c.technician, c.spent_hours,
              coalesce(c.estimated_hours, u.hours::numeric, (select percentile_cont(0.5) within group (order by hours)::numeric from crm_view_settled_repair)) as hours
         from crm_view_open_repair c left join usual u on u.product_id = c.product_id where ${within.text})
     select technician, count(*) as repairs, coalesce(sum(greatest(hours - spent_hours, 0)), 0) as open_hours, count(*) filter (where hours is null) as unknown
       from expected group by 1`,
    within.values
  )
  const perWeek = new Map(technicians.map(({ name, hours_per_week }) => [name, hours_per_week]))
  const known = rows.map((row): RepairWork => {
    const open_hours = tenth(figure(row.open_hours))
    const hours_per_week = (row.technician !== null && perWeek.get(row.technician)) || null
    return {
      ...{ technician: row.technician, repairs: figure(row.repairs), open_hours, unknown: figure(row.unknown) },
      ...{ hours_per_week, weeks: weeksInHand(open_hours, hours_per_week) },
    }
  })
  const idle = technicians
    .filter(({ name }) => !known.some(({ technician }) => technician === name))
    .map(({ name, hours_per_week }): RepairWork => ({
      technician: name,
      repairs: 0,
      open_hours: 0,
      unknown: 0,
      hours_per_week,
      weeks: 0,
    }))
  const sum = (of: (work: RepairWork) => number): number => tenth(known.reduce((total, work) => total + of(work), 0))
  const hours_per_week = technicians.reduce((total, technician) => total + technician.hours_per_week, 0)
  const open_hours = sum((work) => work.open_hours)
  return {
    technicians: [...known, ...idle].sort(
      (a, b) => b.open_hours - a.open_hours || (a.technician ?? "\uffff").localeCompare(b.technician ?? "\uffff")
    ),
    ...{ repairs: sum((work) => work.repairs), open_hours, unknown: sum((work) => work.unknown), hours_per_week },
    weeks: weeksInHand(open_hours, hours_per_week),
  }
}
