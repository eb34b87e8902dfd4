/** Domains that give everyone an address, and the one of whoever was erased: two people with one of these share no company. */
export const FREE_MAIL_DOMAINS = [
  "gmail.com", "googlemail.com", "outlook.com", "outlook.com.br", "outlook.pt", "outlook.de", "outlook.fr", "outlook.es", "hotmail.com",
  "hotmail.com.br", "hotmail.co.uk", "hotmail.fr", "hotmail.de", "hotmail.es", "hotmail.it", "live.com", "live.com.pt", "live.de", "live.fr",
  "live.nl", "msn.com", "yahoo.com", "yahoo.com.br", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.es", "yahoo.it", "ymail.com",
  "rocketmail.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "t-online.de",
  "freenet.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "fastmail.com", "hey.com", "zoho.com",
  "mail.com", "mail.ru", "yandex.ru", "yandex.com", "bol.com.br", "uol.com.br", "terra.com.br", "ig.com.br", "globo.com", "globomail.com",
  "r7.com", "sapo.pt", "mail.pt", "iol.pt", "clix.pt", "netcabo.pt", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr",
  "libero.it", "virgilio.it", "tiscali.it", "alice.it", "ziggo.nl", "kpnmail.nl", "planet.nl", "telenet.be", "skynet.be", "bluewin.ch",
  "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "btinternet.com",
  "sky.com", "bigpond.com", "qq.com", "163.com", "126.com", "naver.com", "rediffmail.com", "erased.invalid",
] // prettier-ignore
