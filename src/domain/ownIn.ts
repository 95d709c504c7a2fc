/** What a record of a file has under an id. A file may call a criterion `constructor` or `toString`, which every object knows. */
export function ownIn<T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;
}
