import { startModules } from "../../src/scripts/follow-up/modules"

type Sql = Awaited<ReturnType<typeof startModules>>["sql"]
type Column = { column_name: string; data_type: string; udt_name: string }

const FILLED: Record<string, unknown> = {
  text: "x",
  numeric: "0",
  jsonb: {},
  boolean: false,
  integer: 0,
  "timestamp with time zone": "2026-01-01T00:00:00Z",
}

/** Writes rows as they are, past the acts that would make them; columns that must have something and are not given get something plain. */
export async function plantRows(sql: Sql, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const needed = await sql<Column>(
    `select column_name, data_type, udt_name from information_schema.columns
      where table_name = ? and is_nullable = 'NO' and column_default is null`,
    [table]
  )
  const amounts = await sql<Column>(
    `select column_name, data_type, udt_name from information_schema.columns where table_name = ? and column_name like 'raw\\_%'`,
    [table]
  )
  for (const row of rows) {
    const full: Record<string, unknown> = {
      ...Object.fromEntries(needed.map(({ column_name, data_type }) => [column_name, FILLED[data_type] ?? "{}"])),
      ...row,
    }
    for (const { column_name } of amounts) {
      const value = full[column_name.slice("raw_".length)]
      if (value !== undefined && value !== null) {
        full[column_name] = { value: String(value), precision: 20 }
      }
    }
    const names = Object.keys(full)
    await sql(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(", ")})
       select ${names.map((name) => `"${name}"`).join(", ")} from jsonb_populate_record(null::${table}, ?::jsonb)`,
      [JSON.stringify(full)]
    )
  }
}
