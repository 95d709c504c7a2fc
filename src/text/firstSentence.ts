/** Where a sentence ends; what is quoted may have ends of its own. */
const END = /(?<=。)(?=.)|(?<=[.?!]["”]?) (?=["“]?\p{Lu})/u;

/** The first sentence of a text of ours, whole with what it quotes. */
export function firstSentence(text: string): string {
  const [first = '', ...rest] = text.split(END);
  return rest.reduce((told, next) => (isOpen(told) ? joinedAsIn(text, told, next) : told), first);
}

/** Whether a quotation has begun and not ended. */
function isOpen(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return count('「') > count('」') || count('（') > count('）') || count('"') % 2 === 1;
}

function joinedAsIn(text: string, told: string, next: string): string {
  return text.startsWith(told + next) ? told + next : `${told} ${next}`;
}
