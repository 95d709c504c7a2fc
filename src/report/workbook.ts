import type { Translate } from '../i18n/t.ts';
import { PAGE } from '../office/worksheet.ts';
import { writeXlsx } from '../office/write.ts';
import type { Document } from './document.ts';
import { tablesOf } from './render/xlsx.ts';

/** A document as the bytes of an .xlsx file; the same document gives the same bytes. */
export function workbookOf(document: Document, t: Translate): Uint8Array {
  const { title, mark, footer } = document;
  return writeXlsx({
    title,
    sheets: tablesOf(document, t, PAGE),
    ...(mark === undefined ? {} : { mark }),
    ...(footer === undefined ? {} : { footer }),
  });
}
