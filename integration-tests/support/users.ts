import { RunningDashboard } from "./dashboard"

const post = async (url: string, body: object, token?: string): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) {
    throw new Error(`POST ${url}: ${answer.status} ${await answer.text()}`)
  }
  return (await answer.json()) as Record<string, unknown>
}

/** One more person who logs into the dashboard, with the password of the first; the answer is their id. */
export async function addUser({ url, call }: RunningDashboard, first_name: string, email: string): Promise<string> {
  const { invite } = await call<{ invite: { token: string } }>("POST", "/admin/invites", { email })
  const { token } = await post(`${url}/auth/user/emailpass/register`, { email, password: "supersecret" })
  const accepted = await post(`${url}/admin/invites/accept?token=${invite.token}`, { first_name, email }, String(token))
  return (accepted.user as { id: string }).id
}
