/** The words of every command of ours that a text names, as a POSIX shell would hand them over. */
export function typedCommands(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/(?<![\w.-])scs-check (?=[a-z])/g)].map(({ index, 0: start }) =>
    wordsOf(text.slice(index + start.length)),
  );
}

/** What ends a sentence after a command, and is no part of it. */
const SENTENCE_END = /[.,;:]$/;

/** As far as a command goes: up to the end of the line, or to a letter or sign that no command has unquoted. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const quote = /["']/.test(sign) ? sign : undefined;
    if (quote !== undefined) {
      const end = text.indexOf(quote, at + 1);
      word = (word ?? '') + text.slice(at + 1, end);
      at = end;
    } else if (sign === '\\') {
      word = (word ?? '') + text.charAt(at + 1);
      at += 1;
    } else if (sign === ' ') {
      if (word !== undefined) words.push(word.replace(SENTENCE_END, ''));
      if (word !== undefined && SENTENCE_END.test(word)) return words;
      word = undefined;
      if (text.startsWith('/ ', at + 1)) return words;
    } else if (/[!-~]/.test(sign) && !/[()]/.test(sign)) word = (word ?? '') + sign;
    else break;
  }
  return word === undefined ? words : [...words, word.replace(SENTENCE_END, '')];
}
