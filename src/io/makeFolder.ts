import { make } from './patience.ts';
import { refuseLinks } from './regularFile.ts';
import { asUserError } from './writeError.ts';

/**
 * Makes a folder, with those above it, where it is not there.
 * @param name how the path is told.
 * @throws UserError output-is-link, file-not-writable, disk-full, disk-read-only, disk-failing, write-failed
 */
export function makeFolder(path: string, name: string): void {
  refuseLinks(path, name);
  try {
    make(path);
  } catch (error) {
    throw asUserError(error, name);
  }
}
