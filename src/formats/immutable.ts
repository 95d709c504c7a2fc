/** A type of which no part can be written to: what a schema infers could be. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;
