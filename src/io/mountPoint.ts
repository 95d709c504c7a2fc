import { readFileSync } from 'node:fs';

/** Whether something is mounted right here: a single file, as Docker does for `-v file:file`. Linux tells; else false. */
export function isMountPoint(path: string): boolean {
  try {
    const mounts = readFileSync('/proc/self/mountinfo', 'latin1').split('\n');
    const wanted = Buffer.from(path).toString('latin1');
    return mounts.some((line) => unescaped(line.split(' ')[4] ?? '') === wanted);
  } catch {
    return false;
  }
}

/** proc(5): blanks, tabs, line feeds and backslashes are written as three octal digits. */
function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
