import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { createServer, Server, Socket } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"

import { simpleParser } from "mailparser"

import { parseSmtpOptions } from "./options"
import { SmtpNotificationService } from "./service"

const letter = (over: Record<string, unknown> = {}) =>
  ({
    to: "ann@acme.test",
    channel: "email",
    template: "crm-quote",
    content: { subject: "Orçamento Q-1", html: "<p>Olá</p>", text: "Olá" },
    ...over,
  }) as never

describe("options of the smtp provider", () => {
  it.each([
    [{}, "from: Invalid input: expected string, received undefined"],
    [{ from: "a@b.co" }, "host: give exactly one of url, host or directory (found none)"],
    [
      { from: "a@b.co", host: "x", directory: "y" },
      "host: give exactly one of url, host or directory (found host and directory)",
    ],
    [
      { from: "nobody", host: "x" },
      'from: must be an address such as sales@example.com or "Sales <sales@example.com>"',
    ],
    [{ from: "a@b.co", url: "http://x" }, "url: must be an address such as smtps://user:password@mail.example.com:465"],
    [{ from: "a@b.co", host: "x", user: "u" }, "password: user and password go together"],
    [{ from: "a@b.co", directory: "x", port: 25 }, "port: only goes with host"],
    [{ from: "a@b.co", host: "x", port: 70000 }, "port: Too big: expected number to be <=65535"],
    [{ from: "a@b.co", host: "x", hots: "x" }, "hots is not an option"],
  ])("%j is refused, naming the option", (options, message) => {
    expect(() => parseSmtpOptions(options)).toThrow(`medusa-plugin-crm smtp provider options: ${message}`)
  })

  it("takes a server's address, a host, or a folder", () => {
    expect(parseSmtpOptions({ from: "Sales <a@b.co>", url: "smtps://u:p@mail.test:465" }).url).toBe(
      "smtps://u:p@mail.test:465"
    )
    expect(parseSmtpOptions({ from: "a@b.co", host: "mail.test", port: 587, user: "u", password: "p" }).port).toBe(587)
    expect(parseSmtpOptions({ from: "a@b.co", directory: ".mails", channels: ["email"] }).directory).toBe(".mails")
  })
})

describe("mails as files", () => {
  let directory: string
  const service = (over: Record<string, unknown> = {}) =>
    new SmtpNotificationService(
      {},
      { directory: path.join(directory, "new"), from: "Loja <sales@example.com>", ...over }
    )
  const mails = async () => {
    const files = await readdir(path.join(directory, "new")).catch(() => [])
    return Promise.all(
      files.sort().map(async (file) => simpleParser(await readFile(path.join(directory, "new", file))))
    )
  }
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "crm-mails-"))
  })
  afterEach(() => rm(directory, { recursive: true }))

  it("writes what was sent, with its attachments", async () => {
    const pdf = Buffer.from("%PDF-1.3\u0000\u00ff", "latin1")
    const attachments = [
      { content: pdf.toString("base64"), filename: "Orçamento Q-1.pdf", content_type: "application/pdf" },
    ]
    const { id } = await service({ reply_to: "rep@example.com" }).send(letter({ attachments }))
    const [mail] = await mails()
    expect(mail.messageId).toBe(id)
    expect(mail.subject).toBe("Orçamento Q-1")
    expect(mail.from?.text).toBe('"Loja" <sales@example.com>')
    expect(mail.replyTo?.text).toBe("rep@example.com")
    expect(mail.text).toBe("Olá")
    expect(mail.html).toBe("<p>Olá</p>")
    expect(mail.attachments[0]).toMatchObject({ filename: "Orçamento Q-1.pdf", contentType: "application/pdf" })
    expect(mail.attachments[0].content.equals(pdf)).toBe(true)
  })

  it.each(["joão@exemplo.com.br", "o'brien+bolts@acme.test", "ann@münchen.example", "x!y@z.test"])(
    "reaches %s",
    async (to) => {
      await service().send(letter({ to }))
      const [mail] = await mails()
      expect([mail.to].flat()).toHaveLength(1)
      expect(mail.to).toMatchObject({ value: [{ address: to, name: "" }] })
    }
  )

  it.each([
    ["Loja <sales@example.com>", "<crmom_1@example.com>"],
    ["sales@münchen.example", "<crmom_1@xn--mnchen-3ya.example>"],
  ])("is known by the id that the mail of %s came with", async (from, messageId) => {
    const { id } = await service().send(letter({ from, provider_data: { message_id: "crmom_1" } }))
    expect([id, (await mails())[0].messageId]).toEqual([messageId, messageId])
  })

  it("takes the sender of the mail before its own", async () => {
    await service().send(letter({ from: "boss@example.com" }))
    expect((await mails())[0].from?.text).toBe("boss@example.com")
  })

  it.each([
    [
      { to: "ann@acme.test, eve@evil.test" },
      'A mail goes to one e-mail address; "ann@acme.test, eve@evil.test" is not one.',
    ],
    [{ to: "Ann <ann@acme.test>" }, "A mail goes to one e-mail address;"],
    [{ to: "ann@acme.test@evil.test" }, "A mail goes to one e-mail address;"],
    [{ to: "ann@acme.test\r\nBcc: eve@evil.test" }, "A mail goes to one e-mail address;"],
    [{ from: "a@b.co\r\nBcc: eve@evil.test" }, "is not a sender's e-mail address."],
    [
      { content: { subject: "Hi\r\nBcc: eve@evil.test", text: "x" } },
      "The subject of a mail cannot contain line breaks or control characters.",
    ],
    [
      { attachments: [{ content: "", filename: "a\r\nX: y" }] },
      "An attachment's name of a mail cannot contain line breaks",
    ],
    [{ content: undefined }, "this one has none."],
  ])("refuses %j and writes nothing", async (over, message) => {
    await expect(service().send(letter(over))).rejects.toThrow(message)
    expect(await mails()).toEqual([])
  })
})

describe("mails over SMTP", () => {
  let server: Server
  const sockets = new Set<Socket>()
  const received: string[] = []
  const port = () => (server.address() as { port: number }).port

  beforeAll(async () => {
    server = createServer((socket) => {
      sockets.add(socket)
      let inData = false
      socket.write("220 test\r\n")
      socket.on("data", (chunk) => {
        for (const line of chunk.toString().split("\r\n").slice(0, -1)) {
          received.push(line)
          if (inData) {
            inData = line !== "."
            if (!inData) socket.write("250 taken\r\n")
          } else if (line === "DATA") {
            inData = true
            socket.write("354 go on\r\n")
          } else {
            socket.write(line === "QUIT" ? "221 bye\r\n" : line === "STARTTLS" ? "502 no\r\n" : "250 ok\r\n")
          }
        }
      })
    })
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  })
  afterAll(async () => {
    sockets.forEach((socket) => socket.destroy())
    await new Promise((closed) => server.close(closed))
  })

  it.each(["host", "url"])("speaks to the server given by %s, with one recipient", async (way) => {
    received.length = 0
    const where = way === "host" ? { host: "127.0.0.1", port: port() } : { url: `smtp://127.0.0.1:${port()}` }
    await new SmtpNotificationService({}, { from: "sales@example.com", ...where }).send(letter())
    expect(received.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      "MAIL FROM:<sales@example.com>",
      "RCPT TO:<ann@acme.test>",
    ])
  })

  it("says so when the server offers no encryption but it is required", async () => {
    const service = new SmtpNotificationService(
      {},
      { from: "sales@example.com", host: "127.0.0.1", port: port(), require_tls: true }
    )
    await expect(service.send(letter())).rejects.toThrow(/STARTTLS|TLS/)
  })
})
