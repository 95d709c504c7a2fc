import { sep } from 'node:path';

/** What Windows takes for a device in every folder, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:]|$)/i;

/** A colon opens a hidden part of another file there; the rest is in no name. */
const NO_SIGN = /[<>:"|?*]/;

/**
 * Why no file can have a name on Windows, where most of those who get our files open them: told on every system, but for
 * signs that are usual elsewhere.
 * @param path with or without folders
 */
export function whyNoName(path: string, isWindows = sep === '\\'): 'device' | 'sign' | undefined {
  const name = path.replace(isWindows ? /^(?:[a-z]:)?.*[/\\]|^[a-z]:/is : /^.*\//s, '');
  if (DEVICE.test(name)) return 'device';
  return isWindows && NO_SIGN.test(name) ? 'sign' : undefined;
}
