import en from "./en"
import ptBR from "./pt-BR"

/** Texts of the screens, namespace `crm`. The dashboard calls Brazilian Portuguese "ptBR". */
export default {
  en: { crm: en },
  ptBR: { crm: ptBR },
}
