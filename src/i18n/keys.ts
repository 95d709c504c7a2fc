import { ja } from './ja/index.ts';
import type { MessageKey } from './t.ts';

/** Whether there is a sentence under this key. */
export function isMessageKey(key: string): key is MessageKey {
  return ja.some((part) => Object.hasOwn(part, key));
}
