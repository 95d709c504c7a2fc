/** The signs that a reader sees, by number: where each starts; one more than there are, the last is where the text ends. */
export interface SignStarts {
  readonly count: number;
  readonly starts: Uint32Array;
}

/** What a code point is to those beside it (UAX #29); 0 where it was not met yet. */
const BASE = 1;
const EXTEND = 2;
const JOINER = 3;
const SPACING = 4;
const PREPEND = 5;
const FLAG = 6;
const PICTURE = 7;
const CONTROL = 8;
const CR = 9;
const LF = 10;
/** The parts of Hangul syllables, and whole ones without and with a final. */
const LEAD = 11;
const VOWEL = 12;
const TAIL = 13;
const OPEN = 14;
const CLOSED = 15;

const kinds = new Uint8Array(0x110000);

/** By turns: the first that fits is the kind of a code point. */
let patterns: readonly (readonly [kind: number, pattern: RegExp])[] | undefined;

// Put together at first use, as a pattern of Unicode takes longer to make than most texts to part.
const makePatterns = () =>
  [
    [CR, String.raw`\r`],
    [LF, String.raw`\n`],
    [JOINER, String.raw`\u200d`],
    [EXTEND, String.raw`[\p{Grapheme_Extend}\p{Emoji_Modifier}]`],
    [
      PREPEND,
      String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]`,
    ],
    [
      SPACING,
      String.raw`[\u0e33\u0eb3]|(?![\u102b\u102c\u1038\u1062-\u1064\u1067-\u106d\u1083\u1087-\u108c\u108f\u109a-\u109c\u1a61\u1a63\u1a64\uaa7b\uaa7d\u{11720}\u{11721}])\p{Mc}`,
    ],
    [CONTROL, String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?=\p{Cn})\p{Default_Ignorable_Code_Point}`],
    [FLAG, String.raw`\p{Regional_Indicator}`],
    [PICTURE, String.raw`\p{Extended_Pictographic}`],
    [LEAD, String.raw`[\u1100-\u115f\ua960-\ua97c]`],
    [VOWEL, String.raw`[\u1160-\u11a7\ud7b0-\ud7c6]`],
    [TAIL, String.raw`[\u11a8-\u11ff\ud7cb-\ud7fb]`],
  ].map(([kind, source]) => [Number(kind), new RegExp(`^(?:${source})$`, 'u')] as const);

function kindOf(code: number): number {
  const known = kinds[code] ?? BASE;
  if (known !== 0) return known;
  patterns ??= makePatterns();
  const sign = String.fromCodePoint(code);
  const isSyllable = code >= 0xac00 && code <= 0xd7a3;
  const kind = isSyllable
    ? (code - 0xac00) % 28 === 0
      ? OPEN
      : CLOSED
    : (patterns.find(([, pattern]) => pattern.test(sign))?.[0] ?? BASE);
  kinds[code] = kind;
  return kind;
}

/**
 * Where the signs of a text start, as Unicode parts them (UAX #29 without GB9c, by which two letters of some Indic scripts
 * are one sign). Of our own: `Intl.Segmenter` takes microseconds a sign, and a minute for some megabytes of those scripts.
 */
export function startsOfSigns(text: string): SignStarts {
  const starts = new Uint32Array(text.length + 1);
  let count = 0;
  let before = 0;
  let state = NOTHING;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const kind = kindOf(code);
    if (!isJoined(before, kind, state)) starts[count++] = at;
    state = stateAfter(state, kind);
    before = kind;
    at += code > 0xffff ? 2 : 1;
  }
  starts[count] = text.length;
  return { count, starts };
}

/** What a sign may still take up, for which it counts more than what stood there last. */
const NOTHING = 0;
const A_FLAG = 1;
const A_PICTURE = 2;

function stateAfter(state: number, kind: number): number {
  switch (kind) {
    case FLAG:
      return state === A_FLAG ? NOTHING : A_FLAG;
    case PICTURE:
      return A_PICTURE;
    case EXTEND:
    case JOINER:
      return state === A_PICTURE ? A_PICTURE : NOTHING;
    default:
      return NOTHING;
  }
}

/** Whether a code point belongs to the sign before it; nothing is before the first. */
function isJoined(before: number, kind: number, state: number): boolean {
  switch (kind) {
    case BASE:
    case PREPEND:
      return before === PREPEND;
    case FLAG:
      return before === PREPEND || state === A_FLAG;
    case PICTURE:
      return before === PREPEND || (before === JOINER && state === A_PICTURE);
    case LF:
      return before === CR;
    case CONTROL:
    case CR:
      return false;
    case LEAD:
    case OPEN:
    case CLOSED:
      return before === LEAD || before === PREPEND;
    case VOWEL:
      return before === LEAD || before === OPEN || before === VOWEL || before === PREPEND;
    case TAIL:
      return (before >= VOWEL && before <= CLOSED) || before === PREPEND;
    default:
      return before !== 0 && before !== CONTROL && before !== CR && before !== LF;
  }
}
