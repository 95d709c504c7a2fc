/** Assumption: no file that is read back has as many values. More of them take half a gigabyte. */
const MOST_VALUES = 600_000;

/** Assumption: no file that is read back is as deep. JSON.parse knows no end of it, but what walks through a value does. */
const MOST_LEVELS = 64;

/** The signs of JSON: all that stands between them is of no matter here. */
const [QUOTE, BACKSLASH, COMMA, LIST, LIST_END, MAP, MAP_END] = ['"', '\\', ',', '[', ']', '{', '}'].map((sign) =>
  sign.charCodeAt(0),
);

/**
 * What a JSON text of somebody else says. A text of nothing but brackets takes fifty times its size once it is read.
 * @throws SyntaxError for what is no JSON, and for more than a file of ours holds
 */
export function parseBoundedJson(text: string): unknown {
  let values = 0;
  let level = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) isInText = !isInText;
    else if (isInText) at += sign === BACKSLASH ? 1 : 0;
    else if (sign === COMMA) values += 1;
    else if (sign === LIST_END || sign === MAP_END) level -= 1;
    else if (sign === LIST || sign === MAP) {
      values += 1;
      level += 1;
      if (level > MOST_LEVELS) throw new SyntaxError(`more than ${MOST_LEVELS} levels`);
    }
  }
  if (values > MOST_VALUES) throw new SyntaxError(`more than ${MOST_VALUES} values`);
  return JSON.parse(text);
}
