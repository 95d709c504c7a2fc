/** What a file is that is no YAML at all, by how it begins. */
export type OtherFormat = 'csv' | 'docx' | 'html' | 'ods' | 'odt' | 'old-office' | 'pdf' | 'pptx' | 'xlsx' | 'zip';

/** What stands in an archive of each kind and in no other: the name of a part, or the type it says it is of. */
const archives = {
  ods: 'opendocument.spreadsheet',
  odt: 'opendocument.text',
  docx: 'word/document',
  pptx: 'ppt/presentation',
  xlsx: 'xl/',
} as const satisfies Partial<Record<OtherFormat, string>>;
const archiveKinds = ['ods', 'odt', 'docx', 'pptx', 'xlsx'] as const;

/** As much of a file as tells what it is. */
const HEAD = 4096;

/** A file that another program writes and no editor of texts does. */
export function otherFormatOf(bytes: Uint8Array): OtherFormat | undefined {
  const head = latin(bytes.subarray(0, HEAD));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)[\s>]/i.test(head)) return 'html';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'old-office';
  if (!head.startsWith('PK\u0003\u0004')) return undefined;
  // The names of the parts stand before them, and once more in the directory at the end.
  const names = head + latin(bytes.subarray(-HEAD));
  return archiveKinds.find((kind) => names.includes(archives[kind])) ?? 'zip';
}

/** Whether a text that is no YAML is a table: lines with as many commas or tabs each, and no key before a colon. */
export function isTable(text: string): boolean {
  const lines = text
    .slice(0, HEAD)
    .split('\n')
    .slice(0, 3)
    .filter((line) => line.trim() !== '');
  const counts = lines.map((line) => line.split(/[,\t]/).length);
  const isEven = counts.every((count) => count === counts[0]);
  return lines.length > 1 && isEven && (counts[0] ?? 0) > 2 && !/^\s*(?:- |[\w-]+:|[{[#])/.test(lines[0] ?? '');
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
