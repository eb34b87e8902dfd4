/**
 * What is shown while there is no document to show: loading, a dead link, an unreachable store.
 *
 * @param texts - under which keys the words of this kind of document stand
 * @param kept - where the link is kept while a payment provider has the buyer
 */
export const statesOf = (
  texts: "page" | "invoice_page" | "address_page" | "delivery_page" | "opt_out_page",
  kept: string
): string => `
  function loading() {
    document.title = t("${texts}.loading")
    say(t("${texts}.loading"))
    show([el("div", { class: "card", "aria-hidden": "true" }, ["wide", "half", "", "", ""].map(function (look) {
      return el("div", { class: "bone " + look })
    }))], { busy: true })
  }

  /** Whom to ask stands on the page for everyone; nothing of the quote does. */
  function message(headingKey, textKey, retry) {
    var seller = app.dataset
    document.title = t(headingKey)
    say("")
    show([seller.company ? el("header", { class: "brand" }, [el("span", { text: seller.company })]) : null, el("div", { class: "card center" }, [
      el("h1", { text: t(headingKey) }),
      p(t(textKey), "soft"),
      retry ? el("button", { type: "button", class: "secondary", text: t("page.error.retry"), onclick: retry }) : null
    ]), seller.contact ? el("footer", { class: "small soft" }, [
      p(t("page.questions").replace("{{contact}}", seller.contact))
    ]) : null], { focus: "h1" })
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
  /** The link, after the payment provider sent the buyer back; a browser that keeps nothing shows how to find it again. */
  function back() {
    var kept = ""
    try {
      kept = sessionStorage.getItem("${kept}") || ""
      sessionStorage.removeItem("${kept}")
    } catch (error) {}
    if (kept) history.replaceState(null, "", location.pathname + "#" + kept)
    return kept
  }
  function keep(link) {
    try { sessionStorage.setItem("${kept}", link) } catch (error) {}
  }
  function decodeURIComponentSafely(text) {
    try { return decodeURIComponent(text) } catch (error) { return text }
  }
`
