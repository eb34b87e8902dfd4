import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { isMailbox } from "./addresses"

const mailbox = z
  .string()
  .refine(isMailbox, 'must be an address such as sales@example.com or "Sales <sales@example.com>"')

const optionsSchema = z
  .strictObject({
    /** The host's own: channels this provider serves. */
    channels: z.array(z.string()).optional(),
    /** smtp://user:password@host:587 or smtps://…; instead of `host`. */
    url: z
      .url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@mail.example.com:465" })
      .optional(),
    host: z.string().min(1).optional(),
    port: z.int().min(1).max(65535).optional(),
    /** TLS from the first byte (port 465); otherwise STARTTLS is used where the server offers it. */
    secure: z.boolean().optional(),
    /** Refuse to send where the server offers no STARTTLS. */
    require_tls: z.boolean().default(false),
    user: z.string().optional(),
    password: z.string().optional(),
    /** Writes each mail as an .eml file here instead of sending it: for trying out and for tests. */
    directory: z.string().min(1).optional(),
    /** Sender of mails that name none. */
    from: mailbox,
    reply_to: mailbox.optional(),
  })
  .superRefine((options, ctx) => {
    const ways = (["url", "host", "directory"] as const).filter((way) => options[way] !== undefined)
    if (ways.length !== 1) {
      const found = ways.length ? `found ${ways.join(" and ")}` : "found none"
      ctx.addIssue({ code: "custom", path: ["host"], message: `give exactly one of url, host or directory (${found})` })
    }
    for (const detail of ["port", "secure", "user", "password"] as const) {
      if (options[detail] !== undefined && options.host === undefined) {
        ctx.addIssue({ code: "custom", path: [detail], message: "only goes with host" })
      }
    }
    if ((options.user === undefined) !== (options.password === undefined)) {
      ctx.addIssue({ code: "custom", path: ["password"], message: "user and password go together" })
    }
  })

export type SmtpOptions = z.infer<typeof optionsSchema>

/**
 * Checks the provider's options.
 *
 * @throws INVALID_DATA naming each wrong option; a value, which may be a password, is never repeated
 */
export function parseSmtpOptions(raw: unknown): SmtpOptions {
  const result = optionsSchema.safeParse(raw ?? {})
  if (!result.success) {
    const problems = result.error.issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? `${issue.keys.join(", ")} is not an option`
        : `${issue.path.join(".") || "options"}: ${issue.message}`
    )
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `medusa-plugin-crm smtp provider options: ${problems.join("; ")}`
    )
  }
  return result.data
}
