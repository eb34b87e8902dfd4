import { Stop } from "../lib/say.mjs"

/** The user of the bench, whom the demo's seed makes. */
const USER = { email: "admin@example.com", password: "supersecret" }

/** Waits until an address answers well. */
export async function answering(url) {
  for (let tries = 0; tries < 600; tries++) {
    try {
      if ((await fetch(url)).ok) {
        return
      }
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Stop("The server did not answer; its log is in .test/bench.log.")
}

/** A token of the bench's user. */
export async function logIn(base) {
  const answer = await fetch(`${base}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(USER),
  })
  return (await answer.json()).token
}

/** Calls an API with headers of its own and answers what came; anything but a good answer ends the bench. */
export function caller(base, headers) {
  return async (method, path, body) => {
    const answer = await fetch(base + path, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    })
    const json = await answer.json()
    if (!answer.ok) {
      throw new Stop(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    }
    return json
  }
}

/** Headers of one who is logged in. */
export const bearer = (token) => ({ authorization: `Bearer ${token}` })
