import { rules } from './index.ts';

type Known = (typeof rules)[number];
type Language = keyof Known['words'];

type KeyOf<Code extends string, Part> = Part extends 'title'
  ? `rule.title.${Code}`
  : Part extends 'says'
    ? `diagnostic.${Code}`
    : `diagnostic.${Code}.${Part & string}`;
type KeysOf<Rule, In extends Language> = Rule extends Known ? KeyOf<Rule['code'], keyof Rule['words'][In]> : never;

/** The words of all rules in a language, by the keys under which findings are told. */
export function ruleMessages<In extends Language>(language: In): Readonly<Record<KeysOf<Known, In>, string>> {
  return Object.fromEntries(
    rules.flatMap(({ code, words }) =>
      Object.entries(words[language]).map(([part, text]) => [keyOf(code, part), text]),
    ),
  ) as Record<KeysOf<Known, In>, string>;
}

function keyOf(code: string, part: string): string {
  if (part === 'title') return `rule.title.${code}`;
  return part === 'says' ? `diagnostic.${code}` : `diagnostic.${code}.${part}`;
}
