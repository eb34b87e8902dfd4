import { MigrationInterface, QueryRunner } from "typeorm"

/** Whether a column is added up; of a table that has no amounts and counts, its whole numbers are. */
const IS_SUM = `atttypid = any (array['numeric', 'int8']::regtype[])
  or atttypid = 'int4'::regtype and not bool_or(atttypid = any (array['numeric', 'int8']::regtype[])) over ()`

/** Days that have passed count as one, as they are folded. */
const KEY = `case when attname in ('day', 'valid_until') then format('case when %1$I < %2$L then ''0001-01-01'' else %1$I end as %1$I', attname, today)
  else format('%I', attname) end`

/**
 * How many rows of kept tables differ from what the function that adds them up anew would put there; 0 where all agree.
 *
 * The function's own statements run on tables of the same names that only this transaction sees, and without its locks, so that others work
 * meanwhile. Whoever asks does so in `repeatable read`, for which the documents stand still. Of tables that hold differences the sums are
 * compared, of those that hold neither amounts nor counts the rows.
 */
const DIFFERING = `
  create or replace function crm_differing_sums(rebuild text, kept text[]) returns bigint language plpgsql as $$
  declare
    body text := (select regexp_replace(prosrc, '\\m(lock table|perform pg_advisory)[^;]*;', '', 'gi') from pg_proc where oid = (rebuild || '()')::regprocedure);
    today text := to_char(now(), 'YYYY-MM-DD');
    tables text[] := array(select format('%s.%I', c.relnamespace::regnamespace, c.relname) from unnest(kept) with ordinality k (name, place)
      join pg_class c on c.oid = k.name::regclass order by k.place);
    keys text; names text; sums text; differs text; found bigint; differing bigint := 0;
  begin
    for place in 1 .. cardinality(kept) loop
      execute format('create temp table %I (like %s including defaults including indexes)', kept[place], tables[place]);
    end loop;
    execute 'do $anew$' || body || '$anew$';
    for place in 1 .. cardinality(kept) loop
      select string_agg(${KEY}, ', ') filter (where not is_sum), string_agg(quote_ident(attname), ', ') filter (where not is_sum),
             string_agg(', ' || quote_ident(attname), '') filter (where is_sum),
             coalesce(string_agg(format('sum(side * coalesce(%I, 0)) <> 0', attname), ' or ') filter (where is_sum), 'sum(side) <> 0')
        into keys, names, sums, differs
        from (select attname, ${IS_SUM} as is_sum from pg_attribute
               where attrelid = tables[place]::regclass and attnum > 0 and not attisdropped) a;
      execute format('select count(*) from (select from (select 1 as side, %1$s%2$s from %3$s union all select -1, %1$s%2$s from pg_temp.%4$I) k group by %5$s having %6$s) d',
        keys, coalesce(sums, ''), tables[place], kept[place], names, differs) into found;
      differing := differing + found;
    end loop;
    for place in 1 .. cardinality(kept) loop
      execute format('drop table pg_temp.%I', kept[place]);
    end loop;
    return differing;
  end $$`

/** Every sum that is kept for reports can be compared with its documents. */
export class CrmKeptSums1795900000000 implements MigrationInterface {
  name = "CrmKeptSums1795900000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DIFFERING)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop function if exists crm_differing_sums(text, text[])")
  }
}
