/**
 * What is shown while there is no document to show: loading, a dead link, an unreachable store.
 *
 * @param texts - under which keys the words of this kind of document stand
 * @param kept - where the link is kept while a payment provider has the buyer
 */
export const statesOf = (texts: "page" | "invoice_page", kept: string): string => `
  function loading() {
    document.title = t("${texts}.loading")
    say(t("${texts}.loading"))
    show([el("div", { class: "card", "aria-hidden": "true" }, ["wide", "half", "", "", ""].map(function (look) {
      return el("div", { class: "bone " + look })
    }))], { busy: true })
  }

  function message(headingKey, textKey, retry) {
    document.title = t(headingKey)
    say("")
    show([el("div", { class: "card center" }, [
      el("h1", { text: t(headingKey) }),
      p(t(textKey), "soft"),
      retry ? el("button", { type: "button", class: "secondary", text: t("page.error.retry"), onclick: retry }) : null
    ])], { focus: "h1" })
  }

  function failed(answer, retry) {
    if (answer.status === 404) message("${texts}.dead.heading", "${texts}.dead.text")
    else if (answer.status === 429) message("page.busy.heading", "page.busy_too_many", retry)
    else message("page.error.heading", "page.error.text", retry)
  }

  function open() {
    token = decodeURIComponentSafely(location.hash.slice(1)) || back()
    loading()
    if (!token) return message("${texts}.dead.heading", "${texts}.dead.text")
    post("/open", { token: token }).then(function (answer) {
      if (answer.ok) render(answer.body.view)
      else failed(answer, open)
    })
  }
  /** The link, after the payment provider sent the buyer back. */
  function back() {
    var kept = sessionStorage.getItem("${kept}")
    sessionStorage.removeItem("${kept}")
    if (kept) history.replaceState(null, "", location.pathname + "#" + kept)
    return kept || ""
  }
  function decodeURIComponentSafely(text) {
    try { return decodeURIComponent(text) } catch (error) { return text }
  }
`
