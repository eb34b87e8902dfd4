import type { eInvoiceEn } from "./e-invoice-en"

/** Server texts in Brazilian Portuguese: taxes that are not charged, and electronic invoices. */
export const eInvoicePtBR: Record<keyof typeof eInvoiceEn, string> = {
  "tax.exempt.E": "Isento de imposto",
  "tax.exempt.AE": "Autoliquidação: o imposto é devido pelo adquirente",
  "tax.exempt.K": "Entrega intracomunitária, isenta de imposto",
  "tax.exempt.G": "Exportação para fora da União Europeia, isenta de imposto",
  "tax.exempt.O": "Não sujeito a imposto",

  "einvoice.terms.credit": "Abatido do que é devido, ou devolvido.",
  "einvoice.discount": "Desconto",
  "einvoice.fault.seller_name": "A empresa não tem nome. Informe-o em Configurações › CRM › Empresa.",
  "einvoice.fault.seller_address": "A empresa não tem endereço. Informe-o em Configurações › CRM › Empresa.",
  "einvoice.fault.seller_country": "O endereço da empresa não tem país. Informe-o em Configurações › CRM › Empresa.",
  "einvoice.fault.seller_identifier":
    "A empresa não tem número de IVA nem número de registro. Informe um em Configurações › CRM › Impostos.",
  "einvoice.fault.seller_vat_id":
    "A categoria de imposto {{category}} exige o número de IVA da empresa. Informe-o em Configurações › CRM › Impostos.",
  "einvoice.fault.seller_endpoint":
    "A empresa não tem e-mail como endereço eletrônico. Redes como a Peppol exigem um.",
  "einvoice.fault.buyer_name": "O comprador não tem nome. Complete o cliente ou o endereço de cobrança.",
  "einvoice.fault.buyer_address":
    "O comprador não tem endereço. Informe o endereço legal do cliente, ou o de cobrança no pedido.",
  "einvoice.fault.buyer_country": "O endereço do comprador não tem país. Informe o endereço legal do cliente.",
  "einvoice.fault.buyer_vat_id":
    "A categoria de imposto {{category}} exige o número de IVA do comprador. Informe-o nos dados fiscais do cliente.",
  "einvoice.fault.buyer_vat_id_domestic":
    "Uma entrega intracomunitária vai a um comprador registrado em outro Estado-membro, mas {{id}} é do próprio país da empresa.",
  "einvoice.fault.buyer_endpoint":
    "O comprador não tem endereço eletrônico nem e-mail. Redes como a Peppol exigem um; informe-o nos dados fiscais do cliente.",
  "einvoice.fault.vat_prefix": "O número de IVA {{id}} não começa com um código de país como DE.",
  "einvoice.fault.vat_form": "O número de IVA {{id}} não tem a forma dos números do seu país.",
  "einvoice.fault.line_name": "A linha {{line}} não tem nome.",
  "einvoice.fault.line_taxes": "A linha “{{line}}” tem vários impostos; uma fatura eletrônica conhece um por linha.",
  "einvoice.fault.line_category":
    "A linha “{{line}}” não tem imposto. Diga em Configurações › CRM › Impostos o que são linhas sem imposto, como isentas ou não sujeitas.",
  "einvoice.fault.no_line": "O documento não tem linhas.",
  "einvoice.fault.no_tax": "O documento não tem imposto, nem mesmo um de 0%.",
  "einvoice.fault.outside_alone": "Linhas não sujeitas a imposto (O) não podem estar ao lado de linhas sujeitas.",
  "einvoice.fault.supply_date": "Uma entrega intracomunitária exige a data da entrega.",
  "einvoice.fault.delivery_country": "Uma entrega intracomunitária exige o país da entrega.",
  "einvoice.fault.exemption_reason":
    "A categoria de imposto {{category}} exige um motivo. Informe-o em Configurações › CRM › Impostos.",
  "einvoice.fault.decimals":
    "{{currency}} {{amount}} tem três casas decimais; faturas eletrônicas têm duas, por isso esta não pode ser feita.",
  "einvoice.fault.due_date": "O documento não diz o vencimento nem as condições de pagamento.",
  "einvoice.fault.payment": "Não há conta para o pagamento. Informe o IBAN em Configurações › CRM.",
  "einvoice.fault.exchange_rate":
    "Não há taxa de câmbio de {{from}} para {{to}} em {{date}} ou antes, para dizer o imposto na moeda da empresa. Inclua uma em Configurações › CRM › Taxas de câmbio.",
  "einvoice.elsewhere":
    "Os documentos fiscais desta empresa são feitos no sistema da própria autoridade fiscal, por isso aqui não se faz fatura eletrônica; anexe o documento feito lá.",
  "einvoice.not_issued": "Um rascunho ainda não é uma fatura eletrônica; emita-o primeiro.",
}
