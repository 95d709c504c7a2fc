/** The languages that have a code of two letters (ISO 639-1): `jp` is none of them. */
const TWO_LETTERS =
  'aa|ab|ae|af|ak|am|an|ar|as|av|ay|az|ba|be|bg|bi|bm|bn|bo|br|bs|ca|ce|ch|co|cr|cs|' +
  'cu|cv|cy|da|de|dv|dz|ee|el|en|eo|es|et|eu|fa|ff|fi|fj|fo|fr|fy|ga|gd|gl|gn|gu|gv|' +
  'ha|he|hi|ho|hr|ht|hu|hy|hz|ia|id|ie|ig|ii|ik|io|is|it|iu|ja|jv|ka|kg|ki|kj|kk|kl|' +
  'km|kn|ko|kr|ks|ku|kv|kw|ky|la|lb|lg|li|ln|lo|lt|lu|lv|mg|mh|mi|mk|ml|mn|mr|ms|mt|' +
  'my|na|nb|nd|ne|ng|nl|nn|no|nr|nv|ny|oc|oj|om|or|os|pa|pi|pl|ps|pt|qu|rm|rn|ro|ru|' +
  'rw|sa|sc|sd|se|sg|si|sk|sl|sm|sn|so|sq|sr|ss|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|' +
  'to|tr|ts|tt|tw|ty|ug|uk|ur|uz|ve|vi|vo|wa|wo|xh|yi|yo|za|zh|zu';

/** A language as BCP 47 has it, such as ja, pt-BR or zh-Hant. */
export const languageTag = new RegExp(`^(?:${TWO_LETTERS}|[a-z]{3})(?:-[A-Za-z0-9]{2,8})*$`);

/** No tag that anybody needs is longer. */
export const MAX_TAG = 35;

/** Whether a text is a language tag of BCP 47, as far as we name languages: `ja`, `zh-Hant`. */
export function isLanguageTag(text: string): boolean {
  return text.length <= MAX_TAG && languageTag.test(text);
}
