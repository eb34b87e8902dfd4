import { DataSource } from "typeorm"

/** Runs a statement that only reads, on a replica when there is one; TypeORM's own `query` would go to the primary. */
export async function read<Row>(source: DataSource, statement: string, values: unknown[] = []): Promise<Row[]> {
  const runner = source.createQueryRunner("slave")
  try {
    return (await runner.query(statement, values)) as Row[]
  } finally {
    await runner.release()
  }
}

/** The same for statements with `?` for their values, as the modules' own are written. */
export const executeOn =
  (source: DataSource) =>
  async <Row>(statement: string, values: unknown[]): Promise<Row[]> => {
    let place = 0
    return read<Row>(
      source,
      statement.replace(/\?/g, () => `$${++place}`),
      values
    )
  }
