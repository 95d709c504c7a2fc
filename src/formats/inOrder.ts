/** What editors say of each value of a list, with none forgotten: JSON Schema wants it in the order of the values. */
export function inOrder<const Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly string[] {
  return values.map((value) => words[value]);
}
