import type { Mapping } from '../formats/crosswalk.ts';

/** What a mapping leads to: one id, or several items of a framework for the same reason. */
export function targetsOf({ to }: Pick<Mapping, 'to'>): readonly string[] {
  return typeof to === 'string' ? [to] : to;
}
