import { execute } from "../lib/postgres.mjs"

/** Four of the forty sellers of the bench; a run before may have them. */
export const TEAM = "crmtm_bench"

/** With one row of access, a user without one sees only their own: whoever measures keeps seeing all. */
export async function loadTeam(url) {
  await execute(
    url,
    `insert into crm_team (id, name) values ('${TEAM}', 'Bench') on conflict do nothing;
     insert into crm_access_member (id, user_id, scope, team_id)
       select 'crmac_b' || g, 'bench_' || g, 'team', '${TEAM}' from generate_series(0, 3) g on conflict do nothing;
     insert into crm_access_member (id, user_id, scope, can_money, can_setup, can_approve, can_see_margin)
       select 'crmac_b_' || id, id, 'all', true, true, true, true from "user" where email = 'admin@example.com' and deleted_at is null
       on conflict do nothing`
  )
}
