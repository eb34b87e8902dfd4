import { forwardedFrom, numbersIn, orderNumbersIn } from "./numbers-in"
import { readMail } from "./read-mail"

const NOW = new Date("2026-11-27T12:00:00Z")
const mail = (...lines: string[]): Buffer => Buffer.from(lines.join("\r\n"), "latin1")

describe("a raw message", () => {
  it("is read with sender, words, moment and files", async () => {
    const read = await readMail(
      mail(
        "Message-ID: <a@acme.test>",
        "From: Ann Lee <Ann@Acme.test>",
        "To: sales@shop.test, Bo <bo@shop.test>",
        "Subject: =?utf-8?B?T3LDp2FtZW50bw==?= Q-2026-0001",
        "Date: Thu, 26 Nov 2026 09:30:00 +0000",
        "Content-Type: multipart/mixed; boundary=x",
        "",
        "--x",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Please, in white.",
        "--x",
        "Content-Type: text/csv",
        "Content-Disposition: attachment; filename=list.csv",
        "",
        "a,b",
        "--x--"
      ),
      NOW
    )
    expect(read).toEqual({
      message_id: "<a@acme.test>",
      from: "ann@acme.test",
      to: ["sales@shop.test", "bo@shop.test"],
      subject: "Orçamento Q-2026-0001",
      text: "Please, in white.",
      sent_at: new Date("2026-11-26T09:30:00Z"),
      attachments: [{ filename: "list.csv", content: expect.any(Buffer) }],
    })
  })

  it.each([
    ["none", null],
    ["no day", "Date: yesterday"],
    ["one before mail was", "Date: Thu, 01 Jan 1970 00:00:00 +0000"],
    ["one to come", "Date: Fri, 01 Jan 2999 00:00:00 +0000"],
    ["one of an hour to come", `Date: ${new Date(NOW.getTime() + 3_600_000).toUTCString()}`],
  ])("with %s for a date is of now", async (_what, line) => {
    const { sent_at, message_id } = await readMail(mail("From: a@b.test", ...(line ? [line] : []), "", "x"), NOW)
    expect(sent_at).toEqual(NOW)
    expect(message_id).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it("with a charset that is wrong or unknown keeps its words as far as they can be read", async () => {
    for (const charset of ["utf-8", "x-none", "utf-16"]) {
      const { text } = await readMail(
        mail("From: a@b.test", `Content-Type: text/plain; charset=${charset}`, "", "Ol\xe1 A1"),
        NOW
      )
      expect(text).not.toContain("\u0000")
    }
    expect(
      (await readMail(mail("From: a@b.test", "Content-Type: text/plain; charset=iso-8859-1", "", "Ol\xe1"), NOW)).text
    ).toBe("Olá")
  })

  it("says text where it is HTML, and nothing of it runs", async () => {
    const { text } = await readMail(
      mail("From: a@b.test", "Content-Type: text/html", "", "<b>Hi</b><script>alert(1)</script>"),
      NOW
    )
    expect(text).toBe("Hi")
  })

  it("keeps a picture that was pasted into the text, and no logo of a signature", async () => {
    const picture = (name: string, bytes: number): string[] => [
      "--x",
      `Content-Type: image/png; name=${name}`,
      `Content-ID: <${name}>`,
      "Content-Disposition: inline",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.alloc(bytes, 1).toString("base64"),
    ]
    const { text, attachments } = await readMail(
      mail(
        "From: a@b.test",
        "Content-Type: multipart/related; boundary=x",
        "",
        "--x",
        "Content-Type: text/html",
        "",
        'It broke: <img src="cid:crack.png"> <img src="cid:logo.png">',
        ...picture("crack.png", 20 * 1024),
        ...picture("logo.png", 20 * 1024 - 1),
        "--x--"
      ),
      NOW
    )
    expect(text).toMatch(/^It broke:/)
    expect(attachments).toEqual([{ filename: "crack.png", content: Buffer.alloc(20 * 1024, 1) }])
  })

  it("of more words than are kept is cut between characters", async () => {
    const smiles = "a".repeat(49_999) + "\u{1f600}\u{1f600}"
    const { text, subject } = await readMail(
      Buffer.from(
        `From: a@b.test\r\nSubject: ${"b".repeat(254)}\u{1f600}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${smiles}`
      ),
      NOW
    )
    expect(text).toBe("a".repeat(49_999))
    expect(JSON.stringify(subject)).not.toMatch(/\\ud[89a-f]/)
  })

  it.each([
    [Buffer.from([0, 1, 2, 255, 254])],
    [Buffer.from("")],
    [mail("Subject: x", "", "no sender")],
    [mail("From: nobody", "", "x")],
  ])("without a sender is none", async (raw) => {
    await expect(readMail(raw, NOW)).rejects.toThrow("This is no mail message: it has no sender.")
  })
})

describe("what a mail names", () => {
  it("finds numbers of documents as they are written", () => {
    expect(numbersIn("Re: Q-2026-0001, INV/26/7", "see fat.2026.3 and two-words")).toEqual([
      "Q-2026-0001",
      "INV/26/7",
      "fat.2026.3",
    ])
    expect(numbersIn(null, "x-1 ".repeat(500))).toEqual(["x-1"])
    expect(orderNumbersIn("Re: your order #12, and #ORD-2026.", "see # 5, a#b and #12")).toEqual(["#12", "#ORD-2026", "#b"])
  })

  it("finds who wrote what was passed on", () => {
    expect(forwardedFrom("FYI\n\n> From: Ann <Ann@acme.test>\n> hello")).toBe("ann@acme.test")
    expect(forwardedFrom("De: ann@acme.test")).toBe("ann@acme.test")
    expect(forwardedFrom("no one")).toBeNull()
  })
})
