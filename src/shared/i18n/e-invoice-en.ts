/** Server texts in English: taxes that are not charged, and electronic invoices. */
export const eInvoiceEn = {
  "tax.exempt.E": "Exempt from tax",
  "tax.exempt.AE": "Reverse charge: the recipient is liable for the tax",
  "tax.exempt.K": "Intra-Community supply, exempt from tax",
  "tax.exempt.G": "Export outside the European Union, exempt from tax",
  "tax.exempt.O": "Not subject to tax",

  "einvoice.terms.credit": "Set off against what is owed, or paid back.",
  "einvoice.discount": "Discount",
  "einvoice.fault.seller_name": "The company has no name. Set it in Settings › CRM › Company.",
  "einvoice.fault.seller_address": "The company has no address. Set it in Settings › CRM › Company.",
  "einvoice.fault.seller_country": "The company's address has no country. Set it in Settings › CRM › Company.",
  "einvoice.fault.seller_identifier":
    "The company has neither a VAT identifier nor a registration number. Set one in Settings › CRM › Tax.",
  "einvoice.fault.seller_vat_id":
    "Tax category {{category}} needs the company's VAT identifier. Set it in Settings › CRM › Tax.",
  "einvoice.fault.seller_endpoint": "The company has no e-mail as its electronic address. Networks such as Peppol want one.",
  "einvoice.fault.buyer_name": "The buyer has no name. Complete the customer or the billing address.",
  "einvoice.fault.buyer_address": "The buyer has no address. Set a legal address at the customer, or a billing address on the order.",
  "einvoice.fault.buyer_country": "The buyer's address has no country. Set a legal address at the customer.",
  "einvoice.fault.buyer_vat_id":
    "Tax category {{category}} needs the buyer's VAT identifier. Set it in the customer's tax details.",
  "einvoice.fault.buyer_vat_id_domestic":
    "An intra-Community supply goes to a buyer registered in another member state, but {{id}} is of the company's own.",
  "einvoice.fault.buyer_endpoint":
    "The buyer has no electronic address and no e-mail. Networks such as Peppol want one; set it in the customer's tax details.",
  "einvoice.fault.vat_prefix": "VAT identifier {{id}} does not begin with a country code such as DE.",
  "einvoice.fault.vat_form": "VAT identifier {{id}} does not look like one of its country.",
  "einvoice.fault.line_name": "Line {{line}} has no name.",
  "einvoice.fault.line_taxes": "Line “{{line}}” has several taxes; an electronic invoice knows one per line.",
  "einvoice.fault.line_category":
    "Line “{{line}}” has no tax. Say in Settings › CRM › Tax what lines without tax are, such as exempt or not subject to tax.",
  "einvoice.fault.no_line": "The document has no line.",
  "einvoice.fault.no_tax": "The document has no tax, not even one of 0%.",
  "einvoice.fault.outside_alone": "Lines not subject to tax (O) cannot stand beside lines that are.",
  "einvoice.fault.supply_date": "An intra-Community supply needs its date of delivery.",
  "einvoice.fault.delivery_country": "An intra-Community supply needs the country it is delivered to.",
  "einvoice.fault.exemption_reason": "Tax category {{category}} needs a reason. Set one in Settings › CRM › Tax.",
  "einvoice.fault.decimals":
    "{{currency}} {{amount}} has three decimals; electronic invoices have two, so that this one cannot be made.",
  "einvoice.fault.due_date": "The document says neither when it is due nor its payment terms.",
  "einvoice.fault.payment": "No account to pay to is stated. Set the IBAN in Settings › CRM.",
  "einvoice.fault.exchange_rate":
    "There is no exchange rate from {{from}} to {{to}} on or before {{date}}, to state the tax in the company's currency. Add one in Settings › CRM › Exchange rates.",
  "einvoice.elsewhere":
    "Tax invoices of this company are made in the tax office's own system, so that no electronic invoice is made here; attach the document made there.",
  "einvoice.not_issued": "A draft is not an electronic invoice yet; issue it first.",
} as const
