/** Assumption: no file that is read back has as many values. More of them take half a gigabyte. */
const MOST_VALUES = 600_000;

/**
 * What a JSON text of somebody else says. A text of nothing but brackets takes fifty times its size once it is read.
 * @throws SyntaxError for what is no JSON, and for more than a file of ours holds
 */
export function parseBoundedJson(text: string): unknown {
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    // [ { ,
    if (sign === 0x5b || sign === 0x7b || sign === 0x2c) values += 1;
  }
  if (values > MOST_VALUES) throw new SyntaxError(`more than ${MOST_VALUES} values`);
  return JSON.parse(text);
}
