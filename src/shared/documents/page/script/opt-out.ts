/** Of the end of offers: one button, so that a mail scanner that follows the link ends nothing. */
export const OPT_OUT = `
  function render(view) {
    locale = view.locale
    document.title = view.page_title
    say("")
    var problem = el("p", { class: "error", role: "alert", hidden: true })
    var button = el("button", { type: "button", class: "primary", text: t("opt_out_page.confirm"), onclick: function () {
      send(button, t("opt_out_page.busy"), problem, "/confirm", { token: token }, function (body) {
        render(body.view)
        app.querySelector("h1").focus()
      })
    } })
    show([brand(view), el("section", { class: "card form", "aria-labelledby": "heading" }, [
      el("h1", { id: "heading", tabindex: "-1", text: view.heading }),
      p(view.text),
      view.open ? problem : null,
      view.open ? button : null
    ]), foot(view)])
  }
`
